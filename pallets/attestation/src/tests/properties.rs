//! Whatever happens in whatever order: every invariant holds, what fails changes nothing, escrow and books agree, and the events
//! alone rebuild the register, the jobs and the batches.

mod ops;
mod rebuilt;

use super::*;
use agt_test_support::{
    properties::{config, for_all, Successes},
    root,
};
use ops::{ops, Op, World};
use proptest::{prelude::*, test_runner::TestCaseError};
use rebuilt::Rebuilt;

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, world: &mut World, rebuilt: &mut Rebuilt) -> Result<bool, TestCaseError> {
    System::reset_events();
    let before = root();
    let result = op.run(world);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
    }
    check_all();
    rebuilt.follow();
    rebuilt.assert_agrees()?;
    Ok(result.is_ok())
}

#[test]
fn invariants_hold_and_events_rebuild_the_books_whatever_happens() {
    let successes = Successes::default();
    for_all(config(96), &ops(), |ops| {
        ExtBuilder::default().build().execute_with(|| {
            let (mut world, mut rebuilt) = (World::default(), Rebuilt::of_genesis());
            for op in &ops {
                if step(op, &mut world, &mut rebuilt)? {
                    successes.note(op.name());
                }
            }
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 10);
}
