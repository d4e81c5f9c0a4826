//! Whatever happens in whatever order, over months and years: the books balance to the planck, what fails changes
//! nothing, what succeeds is what the rules foretell, and the events alone rebuild the books.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::Op;
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Everybody who may own AGT or AIA. The last three own no AGT until they are paid.
const EVERYBODY: [AccountId; 6] = [ALICE, BOB, CAROL, DAVE, 5, 6];

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (before, wealth, issued) = (root(), model::wealth(), Balances::total_issuance());
    model.quotes_foretell(op)?;
    let foretold = model.foretells(op);
    let promised = op.promised();
    prop_assert_eq!(root(), before.clone(), "a promise changes nothing");
    let result = op.run();
    // A promise does not look at what an account holds, and dust makes no account.
    let kept = result != Err(pallet_supply::Error::<Test>::BelowMinimum.into());
    prop_assert_eq!(promised.filter(|_| kept).unwrap_or(result.is_ok()), result.is_ok(), "{:?} was promised", op);
    prop_assert_eq!(foretold.unwrap_or(result.is_ok()), result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    prop_assert_eq!(Redemption::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert_eq!(Supply::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert_eq!(Access::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert_eq!(revenue::pot_holds_what_came_back(), Ok(()), "after {:?}", op);
    let minted_before = model.minted();
    let paid = model.follow(op);
    model.equals_storage()?;
    prop_assert_eq!(Balances::total_issuance(), issued + model.minted() - minted_before);
    if let Some((who, amount)) = paid {
        let mut expected = wealth;
        *expected.entry(who).or_default() += amount;
        prop_assert_eq!(model::wealth(), expected, "{:?}", op);
    }
    rebuilt.follow(System::events().into_iter().map(|record| record.event))?;
    rebuilt.equal_storage()?;
    Ok(true)
}

/// Runs operations on a chain that started `start` months before, then claims all that is left and sweeps all
/// that has ended.
fn live(start: u32, ops: &[Op], successes: &Successes) -> Result<(), TestCaseError> {
    ExtBuilder.build().execute_with(|| {
        let (mut model, mut rebuilt) = (Model::default(), Rebuilt::default());
        ops::begin(start);
        let mut count = |op: &Op, model: &mut Model| -> Result<(), TestCaseError> {
            if step(op, model, &mut rebuilt)? {
                successes.note(op.name());
            }
            Ok(())
        };
        for op in ops {
            count(op, &mut model)?;
        }
        // What anybody can still claim is what the figures say; then every season ends.
        // Twice, because a payment that is too small for a new account fits after a larger one.
        for _ in 0..2 {
            for op in model.claims_left()? {
                count(&op, &mut model)?;
            }
        }
        prop_assert!(EVERYBODY.iter().all(|who| Redemption::claimable(*who).is_empty() || model.is_dust(*who)));
        count(&Op::Jump(14), &mut model)?;
        for op in model.sweeps_left() {
            count(&op, &mut model)?;
        }
        let (_, reserved, minted) = budget();
        prop_assert_eq!((reserved, minted), (0, model.minted()));
        Ok(())
    })
}

#[test]
fn accounts_balance_to_the_planck_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &ops::sequence(), |(start, ops)| live(start, &ops, &successes));
    successes.assert_each(&ops::NAMES, 20);
}

/// What the draws above have found in bugs that were planted, to be found again whatever they draw.
#[test]
fn sequences_that_found_a_bug_before_pass() {
    let sequences = [
        // A keep for the second submission alone, and not for both.
        vec![Op::Wait(DAY), Op::ToBoundary(false), Op::Submit(ALICE, 3_000), Op::Submit(ALICE, 3_000)],
        // A season in which nothing but a refusal happened, before one that keeps a bond.
        vec![
            Op::ToBoundary(false),
            Op::ToBoundary(false),
            Op::Submit(ALICE, 0),
            Op::ToBoundary(false),
            Op::ToBoundary(false),
            Op::Submit(ALICE, 3_000),
        ],
    ];
    for ops in sequences {
        let successes = Successes::default();
        live(0, &ops, &successes).expect("everything holds after each operation");
        let refused = ops.iter().filter(|op| matches!(op, Op::Submit(_, 0))).count();
        let all = ops.iter().filter(|op| op.name() == "Submit").count();
        assert_eq!(successes.of("Submit") as usize, all - refused);
    }
}
