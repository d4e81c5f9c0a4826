//! Each invariant sees the corruption it is there for.

use super::{release, MILLION};
use crate::{mock::*, Budgets, EverMinted, OutsideFloat, Released, Rows};
use agt_primitives::{
    supply::{Bucket, Budget},
    token::{AGT, CAP},
};
use frame_support::{
    assert_ok,
    traits::{
        fungible::Mutate,
        tokens::{Fortitude::Force, Precision::Exact, Preservation::Expendable},
        Hooks,
    },
};

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Supply::invariants, Supply::do_try_state)
}

fn with_books(budget: Budget, change: impl FnOnce(&mut crate::BudgetLedger)) {
    Budgets::<Test>::mutate(budget, |ledger| change(ledger.as_mut().expect("every sub-budget has books")));
}

fn with_row(bucket: Bucket, change: impl FnOnce(&mut crate::Row<AccountId>)) {
    Rows::<Test>::mutate(bucket, |row| change(row.as_mut().expect("every bucket has a row")));
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE);
        assert_ok!(release(Bucket::PublicSale));
        assert_eq!(broken_by(|| {}), Vec::<&str>::new());
    });
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_state_of_the_pallet_names_the_first_invariant_that_fails() {
    ExtBuilder::default().execute(|| {
        let verdict = || <Supply as Hooks<u64>>::try_state(System::block_number());
        assert_eq!(verdict(), Ok(()));
        let broken = agt_test_support::rolled_back(|| {
            EverMinted::<Test>::mutate(|minted| *minted += 1);
            verdict()
        });
        assert_eq!(broken, Err("S1: ever minted is all releases and all drawn budgets".into()));
    });
}

#[test]
fn s1_sees_minting_that_no_bucket_and_no_budget_accounts_for() {
    ExtBuilder::default().execute(|| {
        assert_eq!(broken_by(|| EverMinted::<Test>::mutate(|minted| *minted += 1)), ["S1"]);
        assert_eq!(broken_by(|| with_books(Budget::Seasons, |ledger| ledger.minted += 1)), ["S1"]);
        assert_eq!(broken_by(|| Released::<Test>::mutate(Bucket::Community, |released| *released += 1)), ["S1"]);
    });
}

#[test]
fn s2_sees_promises_that_do_not_fit_the_cap() {
    ExtBuilder::default().execute(|| {
        // S1, S3, S4 and S6 together imply S2: it never fails alone. It is what the mint gate checks.
        let budget_and_promise_too_large = || {
            with_books(Budget::Seasons, |ledger| (ledger.total, ledger.reserved) = (CAP, CAP));
        };
        assert_eq!(broken_by(budget_and_promise_too_large), ["S2", "S6"]);
        let sum_leaves_the_type = || {
            with_books(Budget::Seasons, |ledger| (ledger.total, ledger.reserved) = (u128::MAX, u128::MAX));
        };
        assert_eq!(broken_by(sum_leaves_the_type), ["S2", "S6"]);
    });
}

#[test]
fn s3_sees_a_budget_that_is_overdrawn() {
    ExtBuilder::default().execute(|| {
        assert_eq!(broken_by(|| with_books(Budget::Emission, |ledger| ledger.reserved = 300 * MILLION + 1)), ["S3"]);
    });
}

#[test]
fn s4_sees_a_release_of_what_has_not_vested() {
    ExtBuilder::default().execute(|| {
        let too_early = |bucket| {
            move || {
                Released::<Test>::mutate(bucket, |released| *released += 20 * MILLION + 1);
                EverMinted::<Test>::mutate(|minted| *minted += 20 * MILLION + 1);
            }
        };
        // The clock stands before the TGE: what vests at it may be out already, not a planck more.
        assert_eq!(broken_by(too_early(Bucket::Investors)), ["S4"]);
        assert_eq!(broken_by(too_early(Bucket::Team)), ["S4"]);
        assert_eq!(broken_by(too_early(Bucket::Marketing)), Vec::<&str>::new());
    });
}

#[test]
fn s4_sees_a_planck_of_a_step_that_is_not_whole() {
    ExtBuilder::default().execute(|| {
        travel_to(TGE + 40 * DAY);
        for bucket in [Bucket::Ecosystem, Bucket::Marketing] {
            assert_ok!(release(bucket));
            let a_planck_more = || {
                Released::<Test>::mutate(bucket, |released| *released += 1);
                EverMinted::<Test>::mutate(|minted| *minted += 1);
            };
            assert_eq!(broken_by(a_planck_more), ["S4"]);
        }
    });
}

#[test]
fn s4_allows_the_first_holders_before_the_tge_is_known() {
    ExtBuilder::default().with(|genesis| genesis.tge = None).execute(|| {
        assert_eq!(broken_by(|| {}), Vec::<&str>::new());
        let beyond_the_float = || {
            Released::<Test>::mutate(Bucket::Community, |released| *released += 250 * MILLION);
            EverMinted::<Test>::mutate(|minted| *minted += 250 * MILLION);
        };
        assert_eq!(broken_by(beyond_the_float), ["S4"]);
    });
}

#[test]
fn s5_sees_agt_that_somebody_else_minted() {
    ExtBuilder::default().execute(|| {
        let mint_past_the_gate = || {
            assert_ok!(Balances::mint_into(&ALICE, AGT));
        };
        assert_eq!(broken_by(mint_past_the_gate), ["S5"]);
    });
}

#[test]
fn s6_sees_a_table_that_is_not_the_cap() {
    ExtBuilder::default().execute(|| {
        assert_eq!(broken_by(|| with_row(Bucket::Team, |row| row.total += 1)), ["S6"]);
        assert_eq!(broken_by(|| with_row(Bucket::Team, |row| row.linear -= 1)), ["S6"]);
        let grown = || with_row(Bucket::Team, |row| (row.total, row.linear) = (row.total + 1, row.linear + 1));
        assert_eq!(broken_by(grown), ["S6"]);
        assert_eq!(broken_by(|| Rows::<Test>::remove(Bucket::Team)), ["S6"]);
        assert_eq!(broken_by(|| with_books(Budget::Seasons, |ledger| ledger.total += 1)), ["S6"]);
        assert_eq!(broken_by(|| Budgets::<Test>::remove(Budget::Seasons)), ["S6"]);
        assert_eq!(broken_by(|| OutsideFloat::<Test>::mutate(|float| *float -= 1)), ["S6"]);
    });
}

#[test]
fn s7_sees_a_pot_without_deposit_without_provider_and_listed_twice() {
    ExtBuilder::default().execute(|| {
        let emptied = || {
            assert_ok!(Balances::burn_from(&POT, agt_primitives::token::EXISTENTIAL_DEPOSIT, Expendable, Exact, Force));
        };
        assert_eq!(broken_by(emptied), ["S7"]);
        assert_eq!(broken_by(|| frame_system::Account::<Test>::mutate(POT, |account| account.providers = 0)), ["S7"]);
        Pots::set(vec![POT, TREASURY, POT]);
        assert_eq!(broken_by(|| {}), ["S7"]);
        Pots::set(vec![POT, TREASURY]);
    });
}

#[test]
fn integrity_test_passes_when_each_pot_is_listed_once() {
    Supply::integrity_test();
}

#[test]
#[should_panic = "Pots lists an account twice"]
fn integrity_test_panics_when_a_pot_is_listed_twice() {
    Pots::set(vec![POT, TREASURY, POT]);
    Supply::integrity_test();
}
