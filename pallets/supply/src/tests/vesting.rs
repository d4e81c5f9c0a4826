//! What vests when.

use super::{month, release, row, MILLION};
use crate::{mock::*, Error, EverMinted, Released, Row};
use agt_primitives::{
    report::{Planck, Time},
    supply::{Bucket, Unlock},
    token::{CAP, EXISTENTIAL_DEPOSIT},
    Moment,
};
use frame_support::{assert_noop, traits::fungible::Inspect};

fn vested(bucket: Bucket, now: Moment) -> u128 {
    row(bucket).vested(TGE, now).expect("no formula of a valid row overflows")
}

#[test]
fn nothing_vests_before_the_tge_and_the_float_at_it() {
    ExtBuilder::default().execute(|| {
        let all = |now| Bucket::ALL.map(|bucket| vested(bucket, now)).into_iter().sum::<u128>();
        assert_eq!(all(0), 0);
        assert_eq!(all(TGE - 1), 0);
        assert_eq!(all(TGE), 1_400 * MILLION);
    });
}

#[test]
fn linear_vesting_starts_a_month_after_the_cliff() {
    ExtBuilder::default().execute(|| {
        assert_eq!(vested(Bucket::Team, month(12)), 0);
        assert_eq!(vested(Bucket::Team, month(13) - 1), 0);
        assert_eq!(vested(Bucket::Team, month(13)), 500 * MILLION / 24);
        assert_eq!(vested(Bucket::Investors, month(7) - 1), 20 * MILLION);
        assert_eq!(vested(Bucket::Investors, month(7)), 20 * MILLION + 880 * MILLION / 18);
        assert_eq!(vested(Bucket::Marketing, month(1) - 1), 280 * MILLION);
        assert_eq!(vested(Bucket::Marketing, month(1)), 280 * MILLION + 70 * MILLION / 12);
    });
}

#[test]
fn steps_follow_the_civil_calendar_and_clamp_to_the_month_end() {
    ExtBuilder::default().execute(|| {
        // The TGE is 31 January 2027; February ends on the 28th, March has a 31st again.
        assert_eq!(month(1), TGE + 28 * DAY);
        assert_eq!(month(2), TGE + 59 * DAY);
        assert_eq!(vested(Bucket::Marketing, TGE + 28 * DAY), 280 * MILLION + 70 * MILLION / 12);
        assert_eq!(vested(Bucket::Marketing, TGE + 59 * DAY - 1), 280 * MILLION + 70 * MILLION / 12);
        assert_eq!(vested(Bucket::Marketing, TGE + 59 * DAY), 280 * MILLION + 70 * MILLION * 2 / 12);
    });
}

#[test]
fn steps_round_down_from_the_start_and_the_last_one_is_exact() {
    let row = Row {
        total: 10,
        at_tge: 3,
        linear: 7,
        budgeted: 0,
        cliff_months: 1,
        linear_months: 3,
        beneficiary: Some(ALICE),
    };
    let after = |months| row.vested(TGE, month(months));
    assert_eq!([0, 1, 2, 3, 4, 5].map(after), [3, 3, 5, 7, 10, 10].map(Some));
    assert_eq!(row.vested(TGE, u64::MAX), Some(10));
}

#[test]
fn every_bucket_has_released_its_total_after_three_years() {
    ExtBuilder::default().execute(|| {
        for months in 0..=40 {
            travel_to(month(months));
            for bucket in Bucket::ALL {
                let before = Released::<Test>::get(bucket);
                let due = vested(bucket, month(months)) - before;
                match release(bucket) {
                    Ok(()) => assert_eq!(Released::<Test>::get(bucket), before + due),
                    Err(error) if bucket == Bucket::UserRewards => {
                        assert_eq!(error, Error::<Test>::NoBeneficiary.into())
                    }
                    Err(error) => {
                        assert_eq!((error, due), (Error::<Test>::NothingToRelease.into(), 0))
                    }
                }
            }
        }
        for bucket in Bucket::ALL {
            let row = row(bucket);
            assert_eq!(Released::<Test>::get(bucket), row.total - row.budgeted, "{bucket:?}");
        }
        assert_eq!(EverMinted::<Test>::get(), CAP - 1_850 * MILLION + 2 * EXISTENTIAL_DEPOSIT);
        assert_eq!(Balances::total_issuance(), EverMinted::<Test>::get());
    });
}

#[test]
fn one_late_release_gives_what_many_punctual_ones_would() {
    ExtBuilder::default().execute(|| {
        travel_to(month(36));
        for bucket in [Bucket::Team, Bucket::Investors, Bucket::Ecosystem] {
            release(bucket).expect("everything has vested");
        }
        assert_eq!(Balances::balance(&TEAM), 500 * MILLION);
        assert_eq!(Balances::balance(&INVESTORS), 900 * MILLION);
        assert_eq!(Balances::balance(&TREASURY), 400 * MILLION + EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn nothing_vests_when_the_clock_stands_or_goes_back() {
    ExtBuilder::default().execute(|| {
        travel_to(month(14));
        release(Bucket::Team).expect("two steps have vested");
        for moment in [month(14), month(13), month(1), TGE, TGE - 1, 0] {
            travel_to(moment);
            assert_noop!(release(Bucket::Team), Error::<Test>::NothingToRelease);
        }
        travel_to(month(14));
        assert_noop!(release(Bucket::Team), Error::<Test>::NothingToRelease);
    });
}

#[test]
fn calendar_lists_every_step_in_order_and_sums_to_what_is_released() {
    ExtBuilder::default().execute(|| {
        for bucket in Bucket::ALL {
            let (row, calendar) = (row(bucket), Supply::unlock_calendar(bucket));
            assert!(calendar.len() <= 122);
            assert!(calendar.is_sorted_by_key(|unlock| unlock.at));
            let mut so_far = 0;
            for Unlock { at: Time(at), amount: Planck(amount) } in calendar {
                assert_eq!(row.vested(TGE, at - 1), Some(so_far));
                so_far += amount;
                assert_eq!(row.vested(TGE, at), Some(so_far));
            }
            assert_eq!(so_far, row.total - row.budgeted);
        }
        assert_eq!(Supply::unlock_calendar(Bucket::Investors).len(), 19);
        assert_eq!(Supply::unlock_calendar(Bucket::Team).first().map(|unlock| unlock.at), Some(Time(month(13))));
        assert_eq!(Supply::unlock_calendar(Bucket::UserRewards), vec![]);
    });
}

#[test]
fn calendar_leaves_out_steps_in_which_rounding_vests_nothing() {
    let row = Row {
        total: 2,
        at_tge: 0,
        linear: 2,
        budgeted: 0,
        cliff_months: 0,
        linear_months: 4,
        beneficiary: Some(ALICE),
    };
    let unlocks: Vec<_> = row.unlocks(TGE).collect();
    let planck = |month_number| Unlock { at: Time(month(month_number)), amount: Planck(1) };
    assert_eq!(unlocks, [planck(2), planck(4)]);
}

#[test]
fn calendar_is_empty_before_the_tge_is_known() {
    ExtBuilder::default().with(|genesis| genesis.tge = None).execute(|| {
        assert_eq!(Supply::unlock_calendar(Bucket::Team), vec![]);
    });
}
