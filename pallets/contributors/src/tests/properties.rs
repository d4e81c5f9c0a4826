//! Random operations in random order. A second, simpler model predicts each success and each error. Nothing moves
//! between accounts, no AGT is created or lost, and the events alone rebuild the ledgers.

mod model;
mod ops;
mod rebuilt;
mod rules;
mod standing;

use super::*;
use crate::{Event, Invitations};
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::{Op, PEOPLE};
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Ledgers;
use std::{collections::BTreeMap, sync::OnceLock};

/// The keys of all accounts, generated once.
fn keys() -> &'static [sp_core::sr25519::Pair] {
    static KEYS: OnceLock<Vec<sp_core::sr25519::Pair>> = OnceLock::new();
    KEYS.get_or_init(|| (0..PEOPLE).map(|number| sr25519(&format!("person {number}"))).collect())
}

/// The account with a number. The first three own AGT, the last one is bonded in a role, the others own nothing.
fn who(number: usize) -> AccountId {
    id(&keys()[number])
}

/// The records of each account, without the totals.
fn records() -> Vec<Vec<u8>> {
    use codec::Encode;
    let of = |number| (encoded(&who(number)), Invitations::<Test>::get(who(number)), free(&who(number))).encode();
    (0..PEOPLE).map(of).collect()
}

/// Runs one operation and checks everything that must hold after it, the invariants first. Returns whether it succeeded.
fn step(op: &Op, model: &mut Model, ledgers: &mut Ledgers) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (root_before, before, issued) = (root(), records(), Balances::total_issuance());
    let mut after = model.clone();
    let predicted = after.apply(op);
    let result = op.run();
    prop_assert_eq!(predicted, result, "{:?}", op);
    prop_assert_eq!(Balances::total_issuance(), issued, "{:?} made or destroyed AGT", op);
    if result.is_err() {
        prop_assert_eq!(root(), root_before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    prop_assert_eq!(Contributors::do_try_state(), Ok(()), "after {:?}", op);
    *model = after;
    for (number, (then, now)) in before.iter().zip(records()).enumerate() {
        prop_assert!(op.concerns(number) || *then == now, "{:?} changed what {} has", op, number);
    }
    model.equals_storage(op)?;
    ledgers.follow(System::events().into_iter().map(|record| record.event))?;
    ledgers.equal_storage()?;
    Ok(true)
}

/// What the last operation did to AIA that waited.
fn outcomes() -> impl Iterator<Item = &'static str> {
    System::events().into_iter().filter_map(|record| match record.event {
        RuntimeEvent::Contributors(Event::WorkClosed { earned, aia, .. }) if aia > earned => Some("TrialPaid"),
        RuntimeEvent::Contributors(Event::WorkClosed { lost: 1.., .. }) => Some("PayLost"),
        _ => None,
    })
}

#[test]
fn storage_equals_the_model_after_any_operations() {
    let successes = Successes::default();
    for_all(config(540), &ops::sequence(), |ops| {
        ExtBuilder.build().execute_with(|| {
            let (mut model, mut ledgers) = (ops::begin(), Ledgers::default());
            for op in &ops {
                if step(op, &mut model, &mut ledgers)? {
                    successes.note(op.name());
                    outcomes().for_each(|outcome| successes.note(outcome));
                }
            }
            let aia = Totals::<Test>::get().aia;
            prop_assert_eq!(aia.earned, aia.outstanding + aia.burned + aia.clawed_back + aia.expired);
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 20);
}
