//! Whatever happens in whatever order: the rules, written a second time, foretell what succeeds, what fails changes nothing, and
//! nothing that is locked ever moves.

mod model;
mod ops;

use super::*;
use agt_test_support::{
    properties::{config, for_all, Successes},
    root,
};
use model::Model;
use ops::{ops, Op};
use proptest::{prelude::*, test_runner::TestCaseError};

/// Everybody who may own a character. Nobody ever registers the last one.
const EVERYBODY: [AccountId; 5] = [ALICE, BOB, CAROL, DAVE, 5];

/// The characters that must stay where they are, with their owners.
fn kept() -> Vec<(CharacterId, Option<AccountId>)> {
    let kept = Records::<Test>::iter().filter(|(_, character)| character.is_locked());
    kept.map(|(item, _)| (item, owner(item))).collect()
}

/// Runs one operation and checks everything that must hold after any, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model) -> Result<bool, TestCaseError> {
    let op = &op.resolved();
    let (before, kept, issued) = (root(), kept(), Balances::total_issuance());
    let energy = EVERYBODY.map(energy_of);
    let foretold = model.foretells(op);
    let promised = op.is_promised();
    let result = op.run();
    prop_assert_eq!(promised.unwrap_or(result.is_ok()), result.is_ok(), "{:?} gave {:?}", op, result);
    prop_assert_eq!(foretold.unwrap_or(result.is_ok()), result.is_ok(), "{:?} gave {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(root(), before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    for check in INVARIANTS {
        prop_assert_eq!(check(), Ok(()), "after {:?}", op);
    }
    model.follow(op);
    model.assert_agrees()?;
    for (item, holder) in kept {
        prop_assert_eq!(owner(item), holder, "{:?} moved {}, which was locked", op, item);
    }
    prop_assert_eq!(Balances::total_issuance(), issued, "{:?} made or burned AGT", op);
    if !matches!(op, Op::Wait(_)) {
        for (who, energy) in EVERYBODY.into_iter().zip(energy) {
            prop_assert!(energy_of(who) <= energy, "{:?} gave energy to {}", op, who);
        }
    }
    Ok(true)
}

/// The units of energy of an account.
fn energy_of(who: AccountId) -> u32 {
    Energies::get().get(&who).map_or(0, |_| TestEnergy::units(who))
}

#[test]
fn rules_hold_whatever_happens() {
    let successes = Successes::default();
    for_all(config(160), &ops(), |ops| {
        ExtBuilder.build().execute_with(|| {
            let mut model = Model::begin();
            for op in &ops {
                if step(op, &mut model)? {
                    successes.note(op.name());
                }
            }
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 20);
}
