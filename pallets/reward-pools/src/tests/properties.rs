//! Whatever happens in whatever order: the rules, written a second time, foretell what succeeds, what fails changes nothing,
//! the books are those of the model, and the events alone rebuild them.

mod model;
mod ops;
mod rebuilt;

use super::*;
use agt_test_support::{
    properties::{config, for_all, Successes},
    root,
};
use model::Model;
use ops::{ops, Op};
use proptest::{prelude::*, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (before, foretold) = (root(), model.play(op));
    let result = op.run();
    prop_assert_eq!(foretold.is_some(), result.is_ok(), "{:?} gave {:?}", op, result);
    prop_assert_eq!(RewardPools::do_try_state(), Ok(()), "after {:?}", op);
    match foretold {
        Some(next) => *model = next,
        None => prop_assert_eq!(root(), before, "{:?} failed and changed something", op),
    }
    rebuilt.follow()?;
    model.assert_agrees()?;
    rebuilt.assert_agrees()?;
    Ok(result.is_ok())
}

#[test]
fn books_are_those_of_the_model_whatever_happens() {
    let successes = Successes::default();
    for_all(config(256), &ops(), |ops| {
        ExtBuilder.build().execute_with(|| {
            let (mut model, mut rebuilt) = (Model::new(), Rebuilt::default());
            for op in &ops {
                if step(op, &mut model, &mut rebuilt)? {
                    successes.note(op.name());
                }
            }
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 25);
}
