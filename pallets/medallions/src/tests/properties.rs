//! Whatever happens in whatever order: the rules, written a second time, foretell what succeeds, what fails changes nothing,
//! the books are those of the model, a report is ready if and only if the level is reached, and the events alone rebuild the
//! books.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::{ops, Op, AREAS, EVERYBODY, REQUESTERS};
use proptest::{prelude::*, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Runs one operation and checks everything that must hold after any. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (before, foretold, ready) = (root(), model.play(op), op.is_ready());
    prop_assert_eq!(root(), before.clone(), "a report changes nothing");
    let result = op.run();
    prop_assert_eq!(foretold.is_some(), result.is_ok(), "{:?} gave {:?}", op, result);
    prop_assert_eq!(ready.unwrap_or(result.is_ok()), result.is_ok(), "{:?} was ready: {:?}", op, ready);
    match foretold {
        Some(next) => *model = next,
        None => prop_assert_eq!(root(), before, "{:?} failed and changed something", op),
    }
    rebuilt.follow();
    model.assert_agrees()?;
    rebuilt.assert_agrees()?;
    prop_assert_eq!(Medallions::do_try_state(), Ok(()), "after {:?}", op);
    Ok(result.is_ok())
}

#[test]
fn books_are_those_of_the_model_whatever_happens() {
    let successes = Successes::default();
    for_all(config(384), &ops(), |ops| {
        ExtBuilder.build().execute_with(|| {
            let (mut model, mut rebuilt) = (Model::new(), Rebuilt::new());
            for op in &ops {
                if step(op, &mut model, &mut rebuilt)? {
                    successes.note(op.name());
                }
            }
            for (who, area) in EVERYBODY.into_iter().flat_map(|who| AREAS.map(|area| (who, area))) {
                if level(who, area) > 2 {
                    successes.note("HighLevel");
                }
            }
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 25);
}
