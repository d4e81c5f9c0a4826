//! Whatever happens in whatever order: what was bonded is withdrawn, slashed or still held, nobody gains, what is held
//! stays, what fails changes nothing, what succeeds is what the rules foretell, a season counts what the whole history
//! of a bond says, and the events alone rebuild the books.

mod ops;
mod rebuilt;
mod rules;
mod seasons;

use super::*;
use crate::Totals;
use agt_test_support::properties::{config, for_all, Successes};
use ops::Op;
use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};
use rebuilt::Books;
use seasons::History;
use std::collections::BTreeMap;

/// Everybody who may own AGT.
const EVERYBODY: [AccountId; 5] = [ALICE, BOB, CAROL, DAVE, POT];

fn wealth() -> BTreeMap<AccountId, Balance> {
    EVERYBODY.map(|who| (who, Balances::total_balance(&who))).into()
}

/// Runs one operation and checks everything that must hold after any, the invariants first. Tells whether it succeeded.
fn step(op: &Op, books: &mut Books, history: &mut History) -> Result<bool, TestCaseError> {
    System::reset_events();
    let (root_before, wealth_before, issued) = (root(), wealth(), Balances::total_issuance());
    let before = rules::Before::now(op);
    let result = op.run();
    if let Some(foretold) = before.foretold {
        prop_assert_eq!(foretold, result.is_ok(), "{:?} gave {:?}", op, result);
    }
    if result.is_err() {
        prop_assert_eq!(root(), root_before, "{:?} failed and changed something", op);
        return Ok(false);
    }
    prop_assert_eq!(Access::do_try_state(), Ok(()), "after {:?}", op);
    let slashes = books.follow(System::events().into_iter().map(|record| record.event))?;
    books.equal_storage()?;
    // A transfer is not this pallet's: it may even leave dust, which balances destroys here.
    if !matches!(op, Op::Transfer(..)) {
        prop_assert_eq!(Balances::total_issuance(), issued, "{:?} made or destroyed AGT", op);
        rules::nobody_gains(&wealth_before, &slashes)?;
    }
    before.check(op)?;
    history.follow();
    history.agrees(op)?;
    Ok(true)
}

#[test]
fn accounts_balance_whatever_happens() {
    let successes = Successes::default();
    for_all(config(200), &ops::sequence(), |ops| {
        ExtBuilder.build().execute_with(|| {
            let (mut books, mut history) = (Books::default(), History::default());
            for op in &ops {
                if step(op, &mut books, &mut history)? {
                    successes.note(op.name());
                }
            }
            let totals = Totals::<Test>::get();
            prop_assert_eq!(totals.bonded, totals.withdrawn + totals.slashed + totals.active + totals.unbonding);
            prop_assert!(EVERYBODY.iter().all(|who| books.conserved(*who)));
            Ok(())
        })
    });
    successes.assert_each(&ops::NAMES, 20);
}
