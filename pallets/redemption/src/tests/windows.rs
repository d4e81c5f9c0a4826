//! The calendar: when AIA is taken, and when AGT is paid.

use super::*;
use crate::{Error, LastCeiling};
use frame_support::assert_noop;

#[test]
fn submission_is_open_from_the_1st_to_the_end_of_the_20th() {
    march(|| {
        travel_to(at(2027, 3, 1) - 1);
        assert_noop!(submit(ALICE, 3_000), Error::<Test>::WindowShut);
        travel_to(at(2027, 3, 1));
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2027, 3, 21) - 1);
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2027, 3, 21));
        assert_noop!(submit(ALICE, 3_000), Error::<Test>::WindowShut);
        travel_to(at(2027, 4, 1) - 1);
        assert_noop!(submit(ALICE, 3_000), Error::<Test>::WindowShut);
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(ALICE, 3_000));
        assert_eq!((parts(MARCH, ALICE).bonded, parts(season(2027, 4), ALICE).bonded), (6_000, 3_000));
    });
}

#[test]
fn claims_are_open_from_the_start_of_the_21st() {
    march(|| {
        assert_ok!(submit(ALICE, 3_000));
        for moment in [at(2027, 3, 1), at(2027, 3, 21) - 1] {
            travel_to(moment);
            assert_noop!(claim(ALICE, MARCH), Error::<Test>::ClaimsNotOpen);
            assert_noop!(Redemption::claim_for(signed(BOB), ALICE, MARCH), Error::<Test>::ClaimsNotOpen);
            assert_noop!(close(MARCH), Error::<Test>::ClaimsNotOpen);
        }
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(ALICE, MARCH));
    });
}

#[test]
fn window_is_the_same_in_months_of_every_length() {
    for (year, month) in [(2027, 2), (2028, 2), (2027, 4), (2027, 7), (2027, 12), (2028, 1)] {
        ExtBuilder.execute(|| {
            credit(CAROL, 6_000);
            let this = season(year, month);
            let (start, end) = (at(year, month, 1), at(year, month, 21));
            travel_to(end);
            assert_noop!(submit(CAROL, 3_000), Error::<Test>::WindowShut);
            travel_to(end - 1);
            assert_ok!(submit(CAROL, 3_000));
            travel_to(end);
            assert_ok!(claim(CAROL, this));
            // The day after the month's last one is the 1st of the next season, whatever its number.
            let next = this.next().and_then(Month::start).expect("a month");
            assert_eq!((next - start) / DAY, Moment::from(this.days().expect("a month")));
            travel_to(next - 1);
            assert_noop!(submit(CAROL, 3_000), Error::<Test>::WindowShut);
            travel_to(next);
            assert_ok!(submit(CAROL, 3_000));
            assert_eq!(parts(this.next().expect("a month"), CAROL).base, 3_000);
        });
    }
}

#[test]
fn no_season_exists_before_the_chains_start() {
    ExtBuilder.execute(|| {
        credit(CAROL, 6_000);
        for start in [None, Some(at(2027, 3, 10)), Some(at(2027, 4, 1))] {
            pallet_supply::Tge::<Test>::set(start);
            travel_to(at(2027, 3, 10) - 1);
            assert_noop!(submit(CAROL, 3_000), Error::<Test>::NoSeason);
            assert_eq!(Redemption::quote(CAROL, 3_000).season, None);
        }
        // The season of the month in which the chain starts is its first.
        pallet_supply::Tge::<Test>::put(at(2027, 3, 10));
        travel_to(at(2027, 3, 10));
        assert_ok!(submit(CAROL, 3_000));
        assert_eq!(Redemption::season(None).map(|season| season.number), Some(0));
        assert_eq!(Redemption::season(Some(season(2027, 2))), None);
        pallet_supply::Tge::<Test>::put(TGE);
    });
}

#[test]
fn no_season_and_no_panic_when_the_clock_is_beyond_the_calendar() {
    march(|| {
        assert_ok!(submit(ALICE, 3_000));
        rolled_back(|| {
            travel_to(Moment::MAX);
            assert_noop!(submit(ALICE, 3_000), Error::<Test>::NoSeason);
            assert_noop!(claim(ALICE, MARCH), Error::<Test>::ClaimsEnded);
            for beyond in [Month(u32::MAX), Month(u32::MAX - 12), Month(0)] {
                assert_noop!(claim(ALICE, beyond), Error::<Test>::UnknownSeason);
                assert_noop!(close(beyond), Error::<Test>::UnknownSeason);
                assert_noop!(sweep(beyond), Error::<Test>::UnknownSeason);
                assert_eq!(Redemption::season(Some(beyond)), None);
            }
            assert_eq!(Redemption::season(None), None);
            assert_eq!(Redemption::claimable(ALICE), []);
        });
    });
}

#[test]
fn nothing_is_stored_when_the_clock_jumps_over_months() {
    march(|| {
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2027, 9, 5));
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2028, 1, 30));
        assert_eq!(Seasons::<Test>::iter_keys().count(), 2);
        for skipped in 3..8 {
            assert_noop!(claim(ALICE, Month(MARCH.0 - 2 + skipped)), Error::<Test>::UnknownSeason);
        }
        // Neither had been closed when the next one began.
        assert_ok!(claim(ALICE, MARCH));
        assert_ok!(claim(ALICE, season(2027, 9)));
        assert_eq!(LastCeiling::<Test>::get(), Ceiling::default());
    });
}
