//! Whatever happens in whatever order: the rules, written a second time, foretell what succeeds and what becomes of each
//! planck, what fails changes nothing, and the events alone rebuild the books.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_primitives::recycler::RecyclerTotals;
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::Op;
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Whoever pays and is paid. DAVE owns nothing at first.
const EVERYBODY: [AccountId; 4] = [ALICE, BOB, CAROL, DAVE];

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let before = root();
    let foretold = model.foretells(op);
    let result = op.run();
    prop_assert_eq!(foretold, result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    for check in CHECKS {
        prop_assert_eq!(check(), Ok(()), "after {:?}", op);
    }
    model.follow(op);
    model.equals_storage()?;
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
        // When every season has taken what belongs to it, and that is paid, the pot is as it was at genesis.
        let mut last = vec![Op::Collect];
        last.extend(Belonging::<Test>::iter_keys().map(Op::TakeOf));
        // The account exists already, so that a single planck can be paid.
        last.push(Op::TakeOf(Recycler::next_season().expect("tests stay inside the calendar")));
        last.push(Op::PayAll(BOB));
        for op in last {
            step(&op, &mut model, &mut rebuilt)?;
        }
        prop_assert_eq!((in_pot(), books()), (0, (0, 0)));
        prop_assert!(Belonging::<Test>::iter().next().is_none());
        let RecyclerTotals { received, burned, gifts, paid, .. } = Totals::<Test>::get();
        prop_assert_eq!(received + gifts, burned + paid, "every planck was burned or paid");
        Ok(())
    })
}

#[test]
fn books_are_what_the_rules_foretell_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &ops::sequence(), |ops| live(&ops, &successes));
    successes.assert_each(&ops::NAMES, 20);
}
