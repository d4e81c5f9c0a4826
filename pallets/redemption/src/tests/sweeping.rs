//! The end of a season: twelve seasons later its claims have ended, and what is left of it goes back.

use super::*;
use crate::{Error, Event};
use frame_support::assert_noop;

/// ALICE and BOB have submitted, and only BOB has claimed.
fn left_over(test: impl FnOnce()) {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(BOB, MARCH));
        test();
    });
}

#[test]
fn claims_end_on_the_21st_twelve_months_later() {
    left_over(|| {
        travel_to(at(2028, 3, 21) - 1);
        assert_noop!(sweep(MARCH), Error::<Test>::ClaimsOpen);
        rolled_back(|| {
            assert_ok!(claim(ALICE, MARCH));
        });
        travel_to(at(2028, 3, 21));
        assert_noop!(claim(ALICE, MARCH), Error::<Test>::ClaimsEnded);
        assert_noop!(Redemption::claim_for(signed(BOB), ALICE, MARCH), Error::<Test>::ClaimsEnded);
        assert_ok!(sweep(MARCH));
    });
}

#[test]
fn sweep_lifts_the_unclaimed_part_and_ends_the_claims() {
    left_over(|| {
        assert_eq!(budget(), (1_440 * MILLION - 1_500 * AGT, 1_000 * AGT, 500 * AGT));
        travel_to(at(2029, 1, 1));
        assert_ok!(sweep(MARCH));
        System::assert_last_event(Event::SeasonSwept { season: MARCH, lifted: 1_000 * AGT, given_back: 0 }.into());
        assert_eq!(budget(), (1_440 * MILLION - 500 * AGT, 0, 500 * AGT), "it can be reserved again");
        assert_noop!(claim(ALICE, MARCH), Error::<Test>::SeasonSwept);
        assert_noop!(sweep(MARCH), Error::<Test>::SeasonSwept);
        assert_noop!(close(MARCH), Error::<Test>::AlreadyClosed);
        assert_eq!(Redemption::claimable(ALICE), []);
    });
}

#[test]
fn sweep_lifts_what_rounding_left() {
    march(|| {
        let pool = 1_000 * AGT + 1;
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(BOB, 10_000));
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION - pool));
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(ALICE, MARCH));
        assert_ok!(claim(BOB, MARCH));
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION - pool));
        let rest = pool - pool * 2 / 3 - pool / 3;
        assert_eq!((budget().1, rest), (1, 1));
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        assert_eq!(budget(), (1_440 * MILLION - pool + 1, 0, pool - 1));
    });
}

#[test]
fn sweep_lifts_nothing_when_everything_was_paid() {
    left_over(|| {
        assert_ok!(claim(ALICE, MARCH));
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        System::assert_last_event(Event::SeasonSwept { season: MARCH, lifted: 0, given_back: 0 }.into());
    });
}

#[test]
fn sweep_reserves_nothing_when_nobody_closed_the_season() {
    march(|| {
        bring_back(MARCH, MILLION);
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2028, 3, 21));
        assert_noop!(close(MARCH), Error::<Test>::ClaimsEnded);
        assert_noop!(claim(ALICE, MARCH), Error::<Test>::ClaimsEnded);
        assert_ok!(sweep(MARCH));
        System::assert_last_event(Event::SeasonSwept { season: MARCH, lifted: 0, given_back: 0 }.into());
        assert_noop!(close(MARCH), Error::<Test>::SeasonSwept);
        assert_eq!(budget(), (1_440 * MILLION, 0, 0));
        assert_eq!(revenue::Recycled::get(MARCH), MILLION, "what came back for it is not lost here");
    });
}

#[test]
fn sweep_leaves_other_seasons_as_they_are() {
    left_over(|| {
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2028, 3, 25));
        let april = season(2027, 4);
        assert_ok!(close(april));
        assert_ok!(sweep(MARCH));
        assert_noop!(sweep(april), Error::<Test>::ClaimsOpen);
        assert_ok!(claim(ALICE, april));
        assert_eq!(budget(), (1_440 * MILLION - 1_500 * AGT, 0, 1_500 * AGT));
    });
}

#[test]
fn submission_to_a_swept_season_is_removed_by_anyone() {
    left_over(|| {
        let sweep_submission = |who| Redemption::sweep_submission(signed(CAROL), MARCH, who);
        assert_noop!(sweep_submission(ALICE), Error::<Test>::NotSwept);
        travel_to(at(2028, 3, 21));
        assert_noop!(sweep_submission(ALICE), Error::<Test>::NotSwept);
        assert_ok!(sweep(MARCH));
        assert_noop!(sweep_submission(BOB), Error::<Test>::NothingToClaim);
        let submitted = parts(MARCH, ALICE);
        assert_ok!(sweep_submission(ALICE));
        System::assert_last_event(Event::SubmissionSwept { season: MARCH, who: ALICE, submitted }.into());
        assert_noop!(sweep_submission(ALICE), Error::<Test>::NothingToClaim);
        assert_eq!(Submissions::<Test>::iter().count(), 0, "nothing is left behind");
        let unknown = Redemption::sweep_submission(signed(CAROL), season(2027, 4), ALICE);
        assert_eq!(unknown, Err(Error::<Test>::UnknownSeason.into()));
        assert_eq!(budget(), (1_440 * MILLION - 500 * AGT, 0, 500 * AGT), "no AGT moves");
    });
}
