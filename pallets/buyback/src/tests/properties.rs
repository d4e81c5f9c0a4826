//! Whatever happens in whatever order: what succeeds is what the rules foretell, what fails changes nothing, nothing is sold below
//! the floor or beyond a lot, the books balance to the planck, and the events alone rebuild them.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::Op;
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// The assets that are traded.
const ASSETS: [AssetId; 2] = [COIN, OTHER];

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let before = root();
    let foretold = model.foretells(op);
    prop_assert_eq!(root(), before.clone(), "a look changes nothing");
    let result = op.run();
    prop_assert_eq!(foretold, result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    prop_assert_eq!(Buyback::do_try_state(), Ok(()), "after {:?}", op);
    prop_assert_eq!(accounts_agree(), Ok(()), "after {:?}", op);
    model.follow(op);
    model.equals_storage()?;
    rebuilt.follow(System::events().into_iter().map(|record| record.event))?;
    rebuilt.equals_storage()?;
    Ok(true)
}

fn live(ops: &[Op], successes: &Successes) -> Result<(), TestCaseError> {
    ExtBuilder.build().execute_with(|| {
        earn(OTHER, 1_000 * WHOLE_COIN);
        set_reserves(OTHER, 20_000 * AGT, 10_000 * WHOLE_COIN);
        with_terms(|terms| terms.market_wait = 10);
        let (mut model, mut rebuilt) = (Model::default(), Rebuilt::default());
        for op in ops {
            if step(op, &mut model, &mut rebuilt)? {
                successes.note(op.name());
            }
        }
        // When time has passed, every auction can be ended.
        step(&Op::Blocks(1, 2 * DAY), &mut model, &mut rebuilt)?;
        for asset in ASSETS {
            step(&Op::End(asset), &mut model, &mut rebuilt)?;
        }
        prop_assert_eq!(Auctions::<Test>::iter().count(), 0);
        Ok(())
    })
}

#[test]
fn sales_are_what_the_rules_foretell_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &ops::sequence(), |ops| live(&ops, &successes));
    successes.assert_each(&ops::NAMES, 20);
}
