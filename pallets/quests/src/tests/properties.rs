//! Whatever happens in whatever order: what succeeds is what the rules foretell, what fails changes nothing, nobody is paid
//! without work, the books balance to the planck, and the events alone rebuild them.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::Op;
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Everybody. CAROL is not proven at first, and DAVE owns no AGT.
const EVERYBODY: [AccountId; 4] = [ALICE, BOB, CAROL, DAVE];

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (before, issued) = (root(), Balances::total_issuance());
    let foretold = model.foretells(op);
    let promised = op.promised();
    prop_assert_eq!(root(), before.clone(), "a promise changes nothing");
    let result = op.run();
    prop_assert_eq!(foretold, result.is_ok(), "{:?} gave {:?}", op, result);
    prop_assert_eq!(promised.unwrap_or(foretold), foretold, "{:?} was promised", op);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    prop_assert_eq!(Quests::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert_eq!(Supply::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert_eq!(accounts_agree(), Ok(()), "after {:?}", op);
    let paid = model.totals.paid;
    model.follow(op);
    model.equals_storage()?;
    prop_assert_eq!(Balances::total_issuance() - issued, model.totals.paid - paid, "only events mint");
    rebuilt.follow(System::events().into_iter().map(|record| record.event))?;
    rebuilt.equals_storage()?;
    Ok(true)
}

fn live(ops: &[Op], successes: &Successes) -> Result<(), TestCaseError> {
    ExtBuilder.build().execute_with(|| {
        let (mut model, mut rebuilt) = (Model::new(), Rebuilt::default());
        for op in ops {
            if step(op, &mut model, &mut rebuilt)? {
                successes.note(op.name());
            }
        }
        // When every event has ended, is closed and swept, nothing is promised and nothing is left of any.
        let mut last = vec![Op::Block(400 * DAY)];
        for back in 0..model.opened() {
            last.push(Op::Close(back));
            last.extend(EVERYBODY.map(|who| Op::Sweep(who, back)));
        }
        for op in last {
            if step(&op, &mut model, &mut rebuilt)? {
                successes.note(op.name());
            }
        }
        prop_assert_eq!((Events::<Test>::count(), Entries::<Test>::iter().count()), (0, 0));
        let (left, reserved, minted) = budget();
        prop_assert_eq!((left, reserved, minted), (ALL - model.totals.paid, 0, model.totals.paid));
        // Whoever had no set accepted was paid nothing.
        for who in EVERYBODY.into_iter().filter(|who| model.is_idle(*who)) {
            prop_assert_eq!(xp(who), model.xp_of_idle(who), "{}", who);
        }
        Ok(())
    })
}

#[test]
fn rewards_are_what_the_rules_foretell_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &ops::sequence(), |ops| live(&ops, &successes));
    successes.assert_each(&ops::NAMES, 20);
}
