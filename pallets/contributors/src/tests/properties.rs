//! Whatever happens in whatever order: what succeeds and what fails, and why, is what a second and simpler model
//! foretells; nothing moves between accounts; no AGT is made or lost; and the events alone rebuild the books.

mod model;
mod ops;
mod rebuilt;
mod rules;

use super::*;
use crate::{Tickets, Totals};
use agt_test_support::properties::{config, for_all, Successes};
use model::Model;
use ops::{Op, PEOPLE};
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Books;
use std::{collections::BTreeMap, sync::OnceLock};

/// The keys of everybody, made once.
fn keys() -> &'static [sp_core::sr25519::Pair] {
    static KEYS: OnceLock<Vec<sp_core::sr25519::Pair>> = OnceLock::new();
    KEYS.get_or_init(|| (0..PEOPLE).map(|number| sr25519(&format!("person {number}"))).collect())
}

/// Everybody's account. The first three own AGT, the last one is bonded in a role, the others own nothing.
fn who(number: usize) -> AccountId {
    id(&keys()[number])
}

/// Everything that is kept about each account, and nothing that is kept about all.
fn records() -> Vec<Vec<u8>> {
    use codec::Encode;
    let of = |number| (encoded(&who(number)), Tickets::<Test>::get(who(number)), free(&who(number))).encode();
    (0..PEOPLE).map(of).collect()
}

/// Runs one operation and checks everything that must hold after any. Tells whether it succeeded.
fn step(op: &Op, model: &mut Model, books: &mut Books) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (root_before, before, issued) = (root(), records(), Balances::total_issuance());
    let mut after = model.clone();
    let foretold = after.apply(op);
    let result = op.run();
    prop_assert_eq!(foretold, result, "{:?}", op);
    prop_assert_eq!(Balances::total_issuance(), issued, "{:?} made or destroyed AGT", op);
    if result.is_err() {
        prop_assert_eq!(root(), root_before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    *model = after;
    for (number, (then, now)) in before.iter().zip(records()).enumerate() {
        prop_assert!(op.concerns(number) || *then == now, "{:?} changed what {} has", op, number);
    }
    prop_assert_eq!(Contributors::do_try_state(), Ok(()), "after {:?}", op);
    model.equals_storage(op)?;
    books.follow(System::events().into_iter().map(|record| record.event))?;
    books.equal_storage()?;
    Ok(true)
}

#[test]
fn standing_is_what_the_model_says_whatever_happens() {
    let successes = Successes::default();
    for_all(config(320), &ops::sequence(), |ops| {
        ExtBuilder.build().execute_with(|| {
            let (mut model, mut books) = (ops::begin(), Books::default());
            for op in &ops {
                if step(op, &mut model, &mut books)? {
                    successes.note(op.name());
                }
            }
            let aia = Totals::<Test>::get().aia;
            prop_assert_eq!(aia.earned, aia.outstanding + aia.burned + aia.clawed_back + aia.expired);
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 20);
}
