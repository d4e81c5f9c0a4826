//! The treasury pays within the limits of a month, or nothing changes.

use crate::{mock::*, Error, Event, LastMonth, MonthlySpending, Passing, Purpose, Tier, LARGE_PART, SMALL_PART};
use agt_primitives::{
    calendar::Month,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_test_support::properties::config;
use frame_support::{
    assert_noop, assert_ok,
    pallet_prelude::DispatchResult,
    traits::{fungible::Inspect, Get},
};
use proptest::prelude::*;
use sp_runtime::{DispatchError, DispatchError::BadOrigin, TryRuntimeError};

/// March 2027.
const MARCH: Month = Month((2027 - 1970) * 12 + 2);

fn pay(origin: RuntimeOrigin, amount: Balance) -> DispatchResult {
    TreasuryLimits::pay(origin, PAYEE, amount, Purpose::truncate_from(b"a bridge".to_vec()))
}

fn small(amount: Balance) -> DispatchResult {
    pay(RuntimeOrigin::signed(SMALL), amount)
}

fn large(amount: Balance) -> DispatchResult {
    pay(RuntimeOrigin::signed(LARGE), amount)
}

#[test]
fn payment_is_made_at_once_and_counted() {
    test(|| {
        assert_ok!(small(AGT));
        assert_eq!(Balances::total_balance(&PAYEE), AGT);
        assert_eq!(Funds::get(), FUNDS - AGT);
        assert_eq!(
            LastMonth::<Test>::get(),
            Some(MonthlySpending { month: MARCH, base: FUNDS, small: AGT, both: AGT })
        );
        System::assert_last_event(
            Event::Paid {
                tier: Tier::Small,
                beneficiary: PAYEE,
                amount: AGT,
                purpose: Purpose::truncate_from(b"a bridge".to_vec()),
                month: MARCH,
                small: AGT,
                both: AGT,
            }
            .into(),
        );
    });
}

#[test]
fn payment_is_refused_one_planck_above_each_limit() {
    test(|| {
        assert_noop!(small(FUNDS / SMALL_PART + 1), Error::<Test>::AboveSmallLimit);
        assert_ok!(small(FUNDS / SMALL_PART));
        assert_noop!(small(1), Error::<Test>::AboveSmallLimit);
        let rest = FUNDS / LARGE_PART - FUNDS / SMALL_PART;
        assert_noop!(large(rest + 1), Error::<Test>::AboveMonthlyLimit);
        assert_ok!(large(rest));
        assert_noop!(large(1), Error::<Test>::AboveMonthlyLimit);
    });
}

#[test]
fn small_tier_is_refused_when_the_large_one_used_the_limit_up() {
    test(|| {
        assert_ok!(large(FUNDS / LARGE_PART));
        assert_noop!(small(1), Error::<Test>::AboveMonthlyLimit);
    });
}

#[test]
fn limits_start_again_at_the_first_millisecond_of_a_month() {
    test(|| {
        assert_ok!(large(FUNDS / LARGE_PART));
        Timestamp::set_timestamp(START + 31 * DAY - 1);
        assert_noop!(large(1), Error::<Test>::AboveMonthlyLimit);
        Timestamp::set_timestamp(START + 31 * DAY);
        assert_eq!(TreasuryLimits::limits().both.limit, (FUNDS - FUNDS / LARGE_PART) / LARGE_PART);
        assert_ok!(large((FUNDS - FUNDS / LARGE_PART) / LARGE_PART));
        assert_noop!(large(1), Error::<Test>::AboveMonthlyLimit);
    });
}

#[test]
fn limit_stays_when_the_treasury_receives_a_gift() {
    test(|| {
        assert_ok!(small(AGT));
        let gift = Balances::force_set_balance(RuntimeOrigin::root(), Treasury::account_id(), 10 * FUNDS);
        assert_ok!(gift);
        assert_noop!(small(FUNDS / SMALL_PART), Error::<Test>::AboveSmallLimit);
        assert_ok!(small(FUNDS / SMALL_PART - AGT));
    });
}

#[test]
fn unlimited_tier_pays_uncounted() {
    test(|| {
        assert_ok!(pay(RuntimeOrigin::root(), FUNDS / 2));
        assert_eq!(LastMonth::<Test>::get(), None);
        assert_ok!(small(FUNDS / 2 / SMALL_PART));
    });
}

#[test]
fn payment_is_counted_in_the_first_month_of_all() {
    test(|| {
        Timestamp::set_timestamp(1);
        assert_ok!(small(AGT));
        assert_noop!(small(FUNDS / SMALL_PART), Error::<Test>::AboveSmallLimit);
    });
}

#[test]
fn bad_payment_is_refused() {
    test(|| {
        assert_noop!(small(0), Error::<Test>::ZeroAmount);
        assert_noop!(pay(RuntimeOrigin::signed(PAYEE), AGT), BadOrigin);
        assert_noop!(pay(RuntimeOrigin::none(), AGT), BadOrigin);
        assert_noop!(large(Balance::MAX), Error::<Test>::AboveMonthlyLimit);
        let to_itself = TreasuryLimits::pay(RuntimeOrigin::signed(SMALL), Treasury::account_id(), AGT, <_>::default());
        assert_noop!(to_itself, Error::<Test>::ToItself);
        let cannot_hold: DispatchError = pallet_treasury::Error::<Test>::PayoutError.into();
        assert_noop!(small(EXISTENTIAL_DEPOSIT - 1), cannot_hold);
        assert_noop!(pay(RuntimeOrigin::root(), FUNDS + 1), cannot_hold);
    });
}

#[test]
fn payment_is_refused_when_its_month_cannot_count_it() {
    test(|| {
        assert_ok!(small(AGT));
        assert_noop!(small(Balance::MAX), Error::<Test>::TooLarge);
        assert_noop!(large(Balance::MAX), Error::<Test>::TooLarge);
    });
}

#[test]
fn treasurys_own_call_stays_shut() {
    test(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::signed(SMALL)] {
            let spend = Treasury::spend(origin, Box::new(()), AGT, Box::new(PAYEE), None);
            assert_noop!(spend, BadOrigin);
        }
    });
}

#[test]
fn limits_report_what_is_left() {
    test(|| {
        assert_ok!(small(AGT));
        let report = TreasuryLimits::limits();
        assert_eq!((report.funds, report.base), (FUNDS - AGT, FUNDS));
        assert_eq!(report.next_month, START + 31 * DAY);
        assert_eq!((report.small.paid, report.small.left), (AGT, FUNDS / SMALL_PART - AGT));
        assert_eq!((report.both.paid, report.both.left), (AGT, FUNDS / LARGE_PART - AGT));
    });
}

fn broken(break_it: impl FnOnce()) -> TryRuntimeError {
    chain().execute_with(|| {
        break_it();
        TreasuryLimits::do_try_state().expect_err("a broken invariant")
    })
}

#[test]
fn l1_fails_when_a_month_paid_too_much() {
    let spending = MonthlySpending { month: MARCH, base: FUNDS, small: 2, both: 1 };
    let above_small = MonthlySpending { small: FUNDS / SMALL_PART + 1, both: FUNDS / SMALL_PART + 1, ..spending };
    let above_both = MonthlySpending { small: 0, both: FUNDS / LARGE_PART + 1, ..spending };
    for spending in [spending, above_small, above_both] {
        let found = broken(|| LastMonth::<Test>::put(spending));
        assert_eq!(found, "L1: the treasury paid more in a month than its limits".into());
    }
}

#[test]
fn l2_fails_when_the_door_is_open() {
    assert_eq!(broken(|| Passing::<Test>::put(())), "L2: the door is open between two calls".into());
}

#[test]
fn l3_fails_when_a_payment_waits() {
    let found = broken(|| {
        Passing::<Test>::put(());
        assert_ok!(Treasury::spend(RuntimeOrigin::root(), Box::new(()), AGT, Box::new(PAYEE), None));
        Passing::<Test>::kill();
    });
    assert_eq!(found, "L3: a payment waits in the treasury".into());
}

proptest! {
    #![proptest_config(config(64))]

    /// However payments are split over tiers and time, no month pays more than a twentieth of what it began with, and
    /// what left the treasury is what the payee has.
    #[test]
    fn month_pays_at_most_a_twentieth_whatever_happens(
        payments in prop::collection::vec((any::<bool>(), 1..FUNDS / 10, 0..20u64), 1..60)
    ) {
        chain().execute_with(|| {
            let (mut now, mut month, mut began, mut paid) = (START, MARCH, FUNDS, 0);
            for (is_small, amount, days) in payments {
                now += days * DAY;
                Timestamp::set_timestamp(now);
                let this = Month(agt_primitives::calendar::whole_months(0, now));
                if this != month {
                    (month, began, paid) = (this, Funds::get(), 0);
                }
                let before = Funds::get();
                let outcome = if is_small { small(amount) } else { large(amount) };
                if outcome.is_ok() {
                    paid += amount;
                    assert_eq!(Funds::get(), before - amount);
                } else {
                    assert_eq!(Funds::get(), before);
                }
                assert!(paid <= began / LARGE_PART);
                assert_eq!(Balances::total_balance(&PAYEE), FUNDS - Funds::get());
                assert_eq!(TreasuryLimits::do_try_state(), Ok(()));
            }
        });
    }
}
