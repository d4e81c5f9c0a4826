//! Bad input to a submission: each has a name and changes nothing.

use super::*;
use crate::Error;
use agt_primitives::redemption::{Refusal, MINIMUM};
use frame_support::assert_noop;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn submission_is_refused_below_3_000() {
    march(|| {
        for aia in [0, 1, 2_999] {
            assert_noop!(submit(ALICE, aia), Error::<Test>::BelowMinimum);
        }
        assert_ok!(submit(ALICE, 3_000));
        // What is added later is a submission of its own.
        assert_noop!(submit(ALICE, 2_999), Error::<Test>::BelowMinimum);
    });
}

#[test]
fn submission_is_refused_when_the_account_is_unproven() {
    march(|| {
        credits::Accounts::mutate(ALICE, |account| account.proven = false);
        assert_noop!(submit(ALICE, 3_000), Error::<Test>::Unproven);
        assert_noop!(submit(999, 3_000), Error::<Test>::Unproven);
        credits::Accounts::mutate(ALICE, |account| account.proven = true);
        assert_ok!(submit(ALICE, 3_000));
    });
}

#[test]
fn submission_is_refused_above_the_ripe_aia() {
    march(|| {
        credits::Accounts::mutate(ALICE, |account| account.ripe = 5_000);
        for aia in [5_001, 2_000_000, Aia::MAX] {
            assert_noop!(submit(ALICE, aia), Error::<Test>::MoreThanRipe);
        }
        assert_ok!(submit(ALICE, 5_000));
        assert_noop!(submit(ALICE, 3_000), Error::<Test>::MoreThanRipe);
    });
}

#[test]
fn submission_is_refused_as_a_whole_above_both_lanes() {
    march(|| {
        for aia in [26_001, 306_000, 306_001, 1_000_000] {
            assert_noop!(submit(ALICE, aia), Error::<Test>::MoreThanLanes);
            assert_eq!(Redemption::quote(ALICE, aia).refusal, Some(Refusal::MoreThanLanes { room: 26_000 }));
        }
        assert_eq!(credits::Accounts::get(ALICE).ripe, 1_000_000, "refused, not lost");
        assert_ok!(submit(ALICE, 26_000));
    });
}

#[test]
fn error_names_the_first_broken_rule() {
    march(|| {
        // Shut, too little, unproven, not ripe and too much, all at once; and then without the first of them.
        credits::Accounts::mutate(CAROL, |account| (account.proven, account.ripe) = (false, 0));
        travel_to(at(2027, 3, 21));
        let opens = Some(at(2027, 4, 1));
        assert_noop!(submit(CAROL, 1), Error::<Test>::WindowShut);
        assert_eq!(Redemption::quote(CAROL, 1).refusal, Some(Refusal::WindowShut { opens }));
        travel_to(at(2027, 3, 20));
        assert_noop!(submit(CAROL, 1), Error::<Test>::BelowMinimum);
        assert_eq!(Redemption::quote(CAROL, 1).refusal, Some(Refusal::BelowMinimum { minimum: MINIMUM }));
        assert_noop!(submit(CAROL, 7_000), Error::<Test>::Unproven);
        assert_eq!(Redemption::quote(CAROL, 7_000).refusal, Some(Refusal::Unproven));
        credits::Accounts::mutate(CAROL, |account| account.proven = true);
        assert_noop!(submit(CAROL, 7_000), Error::<Test>::MoreThanRipe);
        assert_eq!(Redemption::quote(CAROL, 7_000).refusal, Some(Refusal::MoreThanRipe { ripe: 0 }));
        credit(CAROL, 7_000);
        assert_noop!(submit(CAROL, 7_000), Error::<Test>::MoreThanLanes);
        assert_eq!(Redemption::quote(CAROL, 7_000).refusal, Some(Refusal::MoreThanLanes { room: 6_000 }));
        assert_eq!(Redemption::quote(CAROL, 6_000).refusal, None);
    });
}

#[test]
fn calls_are_refused_when_they_are_not_signed() {
    march(|| {
        for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
            assert_noop!(Redemption::submit(origin.clone(), 3_000), BadOrigin);
            assert_noop!(Redemption::close(origin.clone(), MARCH), BadOrigin);
            assert_noop!(Redemption::claim(origin.clone(), MARCH), BadOrigin);
            assert_noop!(Redemption::claim_for(origin.clone(), ALICE, MARCH), BadOrigin);
            assert_noop!(Redemption::sweep(origin, MARCH), BadOrigin);
        }
    });
}
