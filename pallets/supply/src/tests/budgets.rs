//! Sub-budgets: what is reserved before it is promised and minted when it is paid.

use super::{rolled_back, MILLION};
use crate::{mock::*, BudgetLedger, Budgets, Error, Event, EverMinted};
use agt_primitives::{
    supply::{Budget, MintBudget},
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT},
    Balance,
};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::Inspect};

fn left(budget: Budget) -> Balance {
    <Supply as MintBudget<AccountId>>::left(budget)
}

fn reserve(budget: Budget, amount: Balance) -> DispatchResult {
    <Supply as MintBudget<AccountId>>::reserve(budget, amount)
}

fn unreserve(budget: Budget, amount: Balance) -> DispatchResult {
    <Supply as MintBudget<AccountId>>::unreserve(budget, amount)
}

fn mint(budget: Budget, who: AccountId, amount: Balance) -> DispatchResult {
    <Supply as MintBudget<AccountId>>::mint_reserved(budget, &who, amount)
}

fn books(budget: Budget) -> BudgetLedger {
    Budgets::<Test>::get(budget).expect("every sub-budget has books")
}

#[test]
fn left_is_the_total_before_anybody_draws() {
    ExtBuilder::default().execute(|| {
        assert_eq!(left(Budget::Seasons), 1_440 * MILLION);
        assert_eq!(left(Budget::Emission), 300 * MILLION);
        assert_eq!(left(Budget::Milestones), 100 * MILLION);
        assert_eq!(left(Budget::Reserve), 10 * MILLION - 2 * EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn reserve_sets_aside_and_mints_nothing() {
    ExtBuilder::default().execute(|| {
        let issued = Balances::total_issuance();
        assert_ok!(reserve(Budget::Seasons, 15 * MILLION));
        let (reserved, left_over) = (15 * MILLION, 1_425 * MILLION);
        assert_eq!(left(Budget::Seasons), left_over);
        assert_eq!(Balances::total_issuance(), issued);
        System::assert_last_event(
            Event::Reserved { budget: Budget::Seasons, amount: reserved, reserved, left: left_over }.into(),
        );
    });
}

#[test]
fn mint_reserved_pays_a_promise_and_keeps_the_rest_of_it() {
    ExtBuilder::default().execute(|| {
        let before = EverMinted::<Test>::get();
        assert_ok!(reserve(Budget::Emission, 5 * AGT));
        assert_ok!(mint(Budget::Emission, CAROL, 2 * AGT));
        assert_eq!(Balances::balance(&CAROL), 2 * AGT);
        assert_eq!(books(Budget::Emission), BudgetLedger { total: 300 * MILLION, minted: 2 * AGT, reserved: 3 * AGT });
        assert_eq!(left(Budget::Emission), 300 * MILLION - 5 * AGT);
        let amounts = |budget| {
            (<Supply as MintBudget<AccountId>>::minted(budget), <Supply as MintBudget<AccountId>>::reserved(budget))
        };
        assert_eq!(amounts(Budget::Emission), (2 * AGT, 3 * AGT));
        assert_eq!(amounts(Budget::Seasons), (0, 0));
        System::assert_last_event(
            Event::Minted {
                budget: Budget::Emission,
                who: CAROL,
                amount: 2 * AGT,
                minted: 2 * AGT,
                reserved: 3 * AGT,
                ever_minted: before + 2 * AGT,
            }
            .into(),
        );
    });
}

#[test]
fn unreserve_gives_back_what_will_not_be_paid() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Seasons, 5 * AGT));
        assert_ok!(unreserve(Budget::Seasons, 2 * AGT));
        assert_eq!(left(Budget::Seasons), 1_440 * MILLION - 3 * AGT);
        System::assert_last_event(
            Event::Unreserved {
                budget: Budget::Seasons,
                amount: 2 * AGT,
                reserved: 3 * AGT,
                left: 1_440 * MILLION - 3 * AGT,
            }
            .into(),
        );
    });
}

#[test]
fn budget_may_be_drawn_to_the_last_planck_and_no_further() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Milestones, 100 * MILLION));
        assert_noop!(reserve(Budget::Milestones, 1), Error::<Test>::BudgetExhausted);
        assert_ok!(mint(Budget::Milestones, CAROL, 100 * MILLION));
        assert_noop!(reserve(Budget::Milestones, 1), Error::<Test>::BudgetExhausted);
        assert_noop!(mint(Budget::Milestones, CAROL, 1), Error::<Test>::NotReserved);
        assert_eq!(left(Budget::Milestones), 0);
    });
}

#[test]
fn budget_is_not_refilled_when_its_tokens_are_burned() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Milestones, 100 * MILLION));
        assert_ok!(mint(Budget::Milestones, CAROL, 100 * MILLION));
        assert_ok!(Balances::burn(RuntimeOrigin::signed(CAROL), 100 * MILLION, false));
        assert_noop!(reserve(Budget::Milestones, 1), Error::<Test>::BudgetExhausted);
        assert_eq!(Supply::burned(), 100 * MILLION);
    });
}

#[test]
fn budgets_do_not_lend_to_each_other() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Seasons, 50 * AGT));
        assert_noop!(mint(Budget::Emission, CAROL, AGT), Error::<Test>::NotReserved);
        assert_noop!(unreserve(Budget::Emission, AGT), Error::<Test>::NotReserved);
        assert_eq!(left(Budget::Emission), 300 * MILLION);
    });
}

#[test]
fn reserve_fails_for_more_than_is_left() {
    ExtBuilder::default().execute(|| {
        for amount in [1_440 * MILLION + 1, CAP, CAP + 1, u128::MAX] {
            assert_noop!(reserve(Budget::Seasons, amount), Error::<Test>::BudgetExhausted);
        }
        assert_ok!(reserve(Budget::Seasons, 1));
        assert_noop!(reserve(Budget::Seasons, u128::MAX), Error::<Test>::BudgetExhausted);
        assert_noop!(reserve(Budget::Seasons, 1_440 * MILLION), Error::<Test>::BudgetExhausted);
    });
}

#[test]
fn unreserve_and_mint_fail_for_more_than_is_reserved() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Seasons, AGT));
        for amount in [AGT + 1, CAP, CAP + 1, u128::MAX] {
            assert_noop!(unreserve(Budget::Seasons, amount), Error::<Test>::NotReserved);
            assert_noop!(mint(Budget::Seasons, CAROL, amount), Error::<Test>::NotReserved);
        }
    });
}

#[test]
fn amount_of_zero_is_refused() {
    ExtBuilder::default().execute(|| {
        assert_noop!(reserve(Budget::Seasons, 0), Error::<Test>::ZeroAmount);
        assert_noop!(unreserve(Budget::Seasons, 0), Error::<Test>::ZeroAmount);
        assert_noop!(mint(Budget::Seasons, CAROL, 0), Error::<Test>::ZeroAmount);
    });
}

#[test]
fn mint_reserved_fails_for_dust_to_an_account_that_does_not_exist() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Seasons, AGT));
        for dust in [1, EXISTENTIAL_DEPOSIT - 1] {
            assert_noop!(mint(Budget::Seasons, CAROL, dust), Error::<Test>::BelowMinimum);
        }
        assert_ok!(mint(Budget::Seasons, ALICE, 1));
        assert_ok!(mint(Budget::Seasons, CAROL, EXISTENTIAL_DEPOSIT));
        assert_eq!(books(Budget::Seasons).reserved, AGT - EXISTENTIAL_DEPOSIT - 1);
    });
}

#[test]
fn unknown_budgets_have_nothing_left_and_are_refused_by_name() {
    ExtBuilder::default().with(|genesis| *genesis = Default::default()).build().execute_with(|| {
        assert_eq!(left(Budget::Seasons), 0);
        assert_noop!(reserve(Budget::Seasons, 1), Error::<Test>::UnknownBudget);
        assert_noop!(unreserve(Budget::Seasons, 1), Error::<Test>::UnknownBudget);
        assert_noop!(mint(Budget::Seasons, CAROL, 1), Error::<Test>::UnknownBudget);
    });
}

#[test]
fn cap_holds_even_when_a_budget_says_otherwise() {
    ExtBuilder::default().execute(|| {
        assert_ok!(reserve(Budget::Seasons, AGT));
        rolled_back(|| {
            EverMinted::<Test>::put(CAP - AGT);
            assert_noop!(reserve(Budget::Emission, 1), Error::<Test>::CapExceeded);
            assert_ok!(mint(Budget::Seasons, CAROL, AGT));
            assert_eq!(EverMinted::<Test>::get(), CAP);
        });
        rolled_back(|| {
            EverMinted::<Test>::put(CAP - AGT + 1);
            assert_noop!(mint(Budget::Seasons, CAROL, AGT), Error::<Test>::CapExceeded);
        });
    });
}
