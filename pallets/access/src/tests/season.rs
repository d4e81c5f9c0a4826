//! What a season counts of a bond, and what it keeps: nothing that came after the 1st, nothing twice.

use super::*;
use crate::{Error, Event};
use agt_primitives::access::{Accused, LONGEST_KEEP};
use frame_support::{
    assert_noop, assert_ok,
    traits::{Currency, LockableCurrency, WithdrawReasons},
};

/// Sets chain time to the start of a day.
fn travel_to(year: u32, month: u32, day: u32) {
    crate::mock::travel_to(at(year, month, day));
}

/// When the window of the current season ends.
fn window_end() -> Moment {
    season_start() + 20 * DAY
}

#[test]
fn bond_counts_in_a_season_when_it_was_there_at_its_start() {
    ExtBuilder.execute(|| {
        travel_to(2027, 3, 31);
        wait(DAY - 1);
        assert_ok!(bond(ALICE, 1_000 * AGT));
        wait(1);
        assert_ok!(bond(BOB, 1_000 * AGT));
        assert_eq!((kept(ALICE), kept(BOB)), (1_000 * AGT, 0), "the last millisecond of March is in time");
        wait(29 * DAY);
        assert_eq!((kept(ALICE), kept(BOB)), (1_000 * AGT, 0));
        wait(DAY);
        assert_eq!((kept(ALICE), kept(BOB)), (1_000 * AGT, 1_000 * AGT), "in May both count");
    });
}

#[test]
fn bond_counts_nothing_in_its_first_month() {
    // 28, 29, 30 and 31 days, and over a year's end.
    for (year, month) in [(2027, 2), (2028, 2), (2027, 4), (2027, 7), (2027, 12)] {
        ExtBuilder.execute(|| {
            travel_to(year, month, 1);
            assert_ok!(bond(ALICE, AGT));
            let days = Month::at(Timestamp::get()).and_then(Month::days).expect("a month");
            wait(Moment::from(days) * DAY - 1);
            assert_eq!(kept(ALICE), 0);
            wait(1);
            assert_eq!(kept(ALICE), AGT);
        });
    }
}

#[test]
fn addition_counts_in_the_next_season() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 1);
        assert_ok!(bond(ALICE, 500 * AGT));
        assert_eq!(kept(ALICE), 1_000 * AGT);
        travel_to(2027, 5, 1);
        assert_eq!(kept(ALICE), 1_500 * AGT);
    });
}

#[test]
fn lowest_bond_counts_and_is_not_raised_within_the_season() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 1);
        assert_ok!(unbond(ALICE, 300 * AGT));
        assert_eq!(kept(ALICE), 700 * AGT);
        assert_ok!(rebond(ALICE, 300 * AGT));
        assert_ok!(bond(ALICE, 5_000 * AGT));
        assert_eq!(kept(ALICE), 700 * AGT);
        assert_ok!(unbond(ALICE, 5_400 * AGT));
        assert_eq!(kept(ALICE), 600 * AGT);
        wait(7 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!(kept(ALICE), 600 * AGT, "what was withdrawn had left the active bond before");
        assert_ok!(slash(ALICE, 100 * AGT));
        assert_eq!(kept(ALICE), 500 * AGT);
        travel_to(2027, 5, 1);
        assert_eq!(kept(ALICE), 500 * AGT);
    });
}

#[test]
fn bond_counts_when_it_came_back_before_the_season() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 3, 30);
        assert_ok!(unbond(ALICE, 300 * AGT));
        travel_to(2027, 3, 31);
        assert_ok!(rebond(ALICE, 300 * AGT));
        travel_to(2027, 4, 1);
        assert_eq!(kept(ALICE), 1_000 * AGT);
    });
}

#[test]
fn bond_counts_when_the_clock_jumps_over_months() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2029, 7, 15);
        assert_eq!(kept(ALICE), 1_000 * AGT);
        assert_ok!(bond(ALICE, AGT));
        assert_eq!(kept(ALICE), 1_000 * AGT);
    });
}

#[test]
fn kept_is_never_more_than_the_truth_for_other_moments() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 10);
        assert_ok!(unbond(ALICE, 400 * AGT));
        assert_ok!(rebond(ALICE, 400 * AGT));
        travel_to(2027, 4, 20);
        // Since the 15th it was 1,000: the month's lowest is what is known.
        assert_eq!(kept_since(ALICE, season_start() + 14 * DAY), 600 * AGT);
        assert_eq!(kept_since(ALICE, season_start() - 1), 0, "March is overwritten");
        assert_eq!(kept_since(ALICE, 0), 0);
        assert_eq!(kept_since(ALICE, Timestamp::get()), 600 * AGT);
        assert_eq!(kept_since(ALICE, Timestamp::get() + 1), 0, "nothing has stood still since what is to come");
        assert_eq!(kept_since(ALICE, Moment::MAX), 0);
        assert_eq!((kept_since(BOB, 0), kept_since(DAVE, Moment::MAX)), (0, 0));
        travel_to(2027, 6, 1);
        assert_eq!(kept_since(ALICE, START), 0);
        let may = Month(57 * 12 + 4).start().expect("a month");
        assert_eq!(kept_since(ALICE, may), 1_000 * AGT, "nothing has changed since");
    });
}

#[test]
fn bond_serves_one_account_in_a_season() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 1);
        assert_eq!(kept(ALICE), 1_000 * AGT);
        // It leaves before it counts for ALICE, and then counts for nobody.
        assert_ok!(unbond(ALICE, 1_000 * AGT));
        wait(7 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), DAVE, 1_001 * AGT));
        assert_ok!(bond(DAVE, 1_000 * AGT));
        assert_eq!((kept(ALICE), kept(DAVE)), (0, 0));
        wait(12 * DAY + DAY - 1);
        assert_eq!((Timestamp::get(), kept(DAVE)), (window_end() - 1, 0));
        travel_to(2027, 5, 1);
        assert_eq!((kept(ALICE), kept(DAVE)), (0, 1_000 * AGT));
    });
}

#[test]
fn counted_bond_cannot_be_unbonded_before_the_window_ends() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 1);
        assert_ok!(keep_until(ALICE, 600 * AGT, window_end()));
        System::assert_last_event(Event::BondKept { who: ALICE, amount: 600 * AGT, until: window_end() }.into());
        assert_noop!(unbond(ALICE, 400 * AGT + 1), Error::<Test>::KeptForSeason);
        assert_ok!(unbond(ALICE, 400 * AGT));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::KeptForSeason);
        wait(20 * DAY - 1);
        assert_noop!(unbond(ALICE, 1), Error::<Test>::KeptForSeason);
        assert_eq!(kept(ALICE), 600 * AGT);
        wait(1);
        assert_ok!(unbond(ALICE, 600 * AGT));
    });
}

#[test]
fn larger_amount_and_later_time_hold_when_two_keeps_meet() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        let free = |days| {
            rolled_back(|| {
                wait(days * DAY);
                ledger(ALICE).free_active(Timestamp::get()) / AGT
            })
        };
        assert_ok!(keep_until(ALICE, 300 * AGT, START + 10 * DAY));
        assert_ok!(keep_until(ALICE, 500 * AGT, START + 10 * DAY));
        assert_eq!((free(0), free(10)), (500, 1_000), "the larger, not the sum");
        System::reset_events();
        assert_ok!(keep_until(ALICE, 200 * AGT, START + 10 * DAY));
        assert_ok!(keep_until(ALICE, 500 * AGT, START + 9 * DAY));
        assert_eq!(free(0), 500);
        assert!(System::events().is_empty(), "nothing has changed, and no event says so");
        assert_ok!(keep_until(ALICE, AGT, START + 15 * DAY));
        assert_eq!((free(14), free(15)), (500, 1_000));
        // One that has ended does not come back.
        wait(15 * DAY);
        assert_ok!(keep_until(ALICE, AGT, START + 16 * DAY));
        assert_eq!((free(0), free(1)), (999, 1_000));
    });
}

#[test]
fn keep_overlaps_with_obligations_and_votes() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(keep_until(ALICE, 1_500 * AGT, START + DAY));
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 1_400 * AGT));
        let lock = |amount| {
            <crate::voting::BondCurrency<Test>>::set_lock(*b"pyconvot", &ALICE, amount, WithdrawReasons::all());
        };
        lock(1_200 * AGT);
        assert_eq!(<crate::voting::BondCurrency<Test>>::free_balance(&ALICE), 2_000 * AGT);
        assert_eq!(ledger(ALICE).free_active(START), 500 * AGT);
        assert_noop!(unbond(ALICE, 500 * AGT + 1), Error::<Test>::KeptForSeason);
        // Each hold is named by its own error, obligations first, then votes.
        assert_noop!(unbond(ALICE, 600 * AGT + 1), Error::<Test>::HeldByObligations);
        lock(1_700 * AGT);
        assert_noop!(unbond(ALICE, 300 * AGT + 1), Error::<Test>::LockedByVotes);
        assert_ok!(unbond(ALICE, 300 * AGT));
    });
}

#[test]
fn keep_until_refuses_bad_input_by_name() {
    ExtBuilder.execute(|| {
        assert_noop!(keep_until(ALICE, AGT, START + DAY), Error::<Test>::NoBond);
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_noop!(keep_until(ALICE, 0, START + DAY), Error::<Test>::ZeroAmount);
        for amount in [1_000 * AGT + 1, u128::MAX] {
            assert_noop!(keep_until(ALICE, amount, START + DAY), Error::<Test>::MoreThanActive);
        }
        for until in [0, START - 1, START, START + LONGEST_KEEP + 1, Moment::MAX] {
            assert_noop!(keep_until(ALICE, AGT, until), Error::<Test>::KeepOutOfRange);
        }
        assert_ok!(keep_until(ALICE, 1_000 * AGT, START + LONGEST_KEEP));
    });
}

#[test]
fn slash_takes_kept_bond_and_the_rest_stays_kept() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 1);
        assert_ok!(keep_until(ALICE, 800 * AGT, window_end()));
        assert_ok!(unbond(ALICE, 100 * AGT));
        // What nothing holds, what is unbonding, and then what is kept.
        let parts = |amount| {
            rolled_back(|| {
                assert_ok!(slash(ALICE, amount));
                (ledger(ALICE).active / AGT, ledger(ALICE).unbonding / AGT, kept(ALICE) / AGT)
            })
        };
        assert_eq!(parts(100 * AGT), (800, 100, 800));
        assert_eq!(parts(200 * AGT), (800, 0, 800));
        assert_ok!(slash(ALICE, 500 * AGT));
        assert_eq!((ledger(ALICE).active, kept(ALICE)), (500 * AGT, 500 * AGT));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::KeptForSeason);
        // What replaces it does not leave either; what exceeds the keep does.
        assert_ok!(bond(ALICE, 400 * AGT));
        assert_noop!(unbond(ALICE, 100 * AGT + 1), Error::<Test>::KeptForSeason);
        assert_ok!(unbond(ALICE, 100 * AGT));
        assert_eq!(kept(ALICE), 500 * AGT);
    });
}

#[test]
fn ruling_takes_kept_bond() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        travel_to(2027, 4, 1);
        assert_ok!(keep_until(ALICE, 1_000 * AGT, window_end()));
        assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, 1, Accused::Bond(1_000 * AGT)));
        assert_ok!(slash_disputed(ALICE, 1, 1_000 * AGT, Some(BOB)));
        assert_eq!(kept(ALICE), 0);
        assert!(!crate::Ledgers::<Test>::contains_key(ALICE), "nothing is kept of nothing");
        // The prover's tenth may be bonded, and counts nothing in this season.
        assert_ok!(bond(BOB, 100 * AGT));
        assert_eq!(kept(BOB), 0);
    });
}
