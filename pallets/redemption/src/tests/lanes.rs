//! What counts in which lane, and what it keeps of the bond.

use super::*;
use crate::{Error, Event};
use agt_primitives::access::SeasonBond;
use frame_support::assert_noop;

fn kept(who: AccountId) -> Balance {
    pallet_access::Ledgers::<Test>::get(who).map_or(0, |ledger| ledger.kept.at(Timestamp::get()))
}

fn both(season: Month, who: AccountId) -> (Aia, Aia) {
    let Submitted { bonded, base } = parts(season, who);
    (bonded, base)
}

#[test]
fn aia_counts_in_the_bonded_lane_first_then_in_the_base_lane() {
    march(|| {
        // 1,000 AGT stand for 20,000 AIA.
        assert_ok!(submit(ALICE, 15_000));
        assert_eq!(both(MARCH, ALICE), (15_000, 0));
        assert_ok!(submit(ALICE, 8_000));
        assert_eq!(both(MARCH, ALICE), (20_000, 3_000));
        assert_ok!(submit(ALICE, 3_000));
        assert_eq!(both(MARCH, ALICE), (20_000, 6_000));
        assert_noop!(submit(ALICE, 3_000), Error::<Test>::MoreThanLanes);
        // Without a bond there is the base lane.
        assert_ok!(submit(CAROL, 3_000));
        assert_ok!(submit(CAROL, 3_000));
        assert_eq!(both(MARCH, CAROL), (0, 6_000));
        assert_noop!(submit(CAROL, 3_000), Error::<Test>::MoreThanLanes);
        assert_eq!(stored(MARCH).submitted, Submitted { base: 12_000, bonded: 20_000 });
    });
}

#[test]
fn submission_burns_aia_and_its_event_says_where_it_counts() {
    march(|| {
        assert_ok!(submit(ALICE, 23_000));
        let account = credits::Accounts::get(ALICE);
        assert_eq!((account.ripe, account.burned, account.bonded), (977_000, 23_000, true));
        let total = Submitted { base: 3_000, bonded: 20_000 };
        let kept = 1_000 * AGT;
        let ours: Vec<_> = System::events()
            .into_iter()
            .filter_map(|record| match record.event {
                RuntimeEvent::Redemption(event) => Some(event),
                _ => None,
            })
            .collect();
        assert_eq!(
            ours,
            [
                Event::SeasonOpened { season: MARCH, terms: SeasonTerms::default() },
                Event::Submitted { season: MARCH, who: ALICE, bonded: 20_000, base: 3_000, kept, total },
            ]
        );
        System::reset_events();
        assert_ok!(submit(CAROL, 4_000));
        assert!(!credits::Accounts::get(CAROL).bonded, "the base lane brings nobody a referral");
        let total = Submitted { base: 7_000, bonded: 20_000 };
        System::assert_last_event(
            Event::Submitted { season: MARCH, who: CAROL, bonded: 0, base: 4_000, kept: 0, total }.into(),
        );
        assert_eq!(System::events().len(), 1, "the season is open");
    });
}

#[test]
fn referrer_gets_nothing_when_the_bond_is_next_to_nothing() {
    march(|| {
        let noted = |who| credits::Accounts::get(who).bonded;
        // Of 3,000 AIA one counts behind the bond, then all but one.
        assert_ok!(bond(CAROL, AGT / 20));
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(CAROL, 3_000));
        assert_eq!((both(season(2027, 4), CAROL), noted(CAROL)), ((1, 2_999), false));
        assert_ok!(bond(CAROL, 2_998 * AGT / 20));
        travel_to(at(2027, 5, 1));
        assert_ok!(submit(CAROL, 3_000));
        assert_eq!((both(season(2027, 5), CAROL), noted(CAROL)), ((2_999, 1), false));
        assert_ok!(bond(CAROL, AGT / 20));
        travel_to(at(2027, 6, 1));
        assert_ok!(submit(CAROL, 3_000));
        assert_eq!((both(season(2027, 6), CAROL), noted(CAROL)), ((3_000, 0), true));
    });
}

#[test]
fn bonded_lane_takes_at_most_300_000_whatever_is_bonded() {
    march(|| {
        assert_ok!(bond(ALICE, 50_000 * AGT));
        travel_to(at(2027, 4, 1));
        let april = season(2027, 4);
        assert_noop!(submit(ALICE, 306_001), Error::<Test>::MoreThanLanes);
        assert_ok!(submit(ALICE, 306_000));
        assert_eq!(both(april, ALICE), (300_000, 6_000));
        assert_eq!(kept(ALICE), 15_000 * AGT);
    });
}

#[test]
fn bond_counts_nothing_when_it_came_after_the_1st() {
    march(|| {
        assert_ok!(bond(CAROL, 10_000 * AGT));
        assert_ok!(bond(BOB, 10_000 * AGT));
        travel_to(at(2027, 3, 15));
        assert_noop!(submit(CAROL, 6_001), Error::<Test>::MoreThanLanes);
        assert_ok!(submit(CAROL, 6_000));
        assert_eq!(both(MARCH, CAROL), (0, 6_000));
        assert_noop!(submit(BOB, 16_001), Error::<Test>::MoreThanLanes);
        assert_ok!(submit(BOB, 16_000));
        assert_eq!(both(MARCH, BOB), (10_000, 6_000));
    });
}

#[test]
fn bond_counts_as_the_least_it_was_when_it_came_back() {
    march(|| {
        assert_ok!(unbond(ALICE, 600 * AGT));
        assert_ok!(Access::rebond(signed(ALICE), 600 * AGT));
        assert_ok!(submit(ALICE, 14_000));
        assert_eq!(both(MARCH, ALICE), (8_000, 6_000));
    });
}

#[test]
fn counted_bond_stays_until_the_21st_and_the_rest_does_not() {
    march(|| {
        assert_ok!(submit(ALICE, 4_001));
        // A fraction of a planck of bond is a planck.
        assert_eq!(kept(ALICE), 200 * AGT + AGT / 20);
        assert_noop!(unbond(ALICE, 800 * AGT), pallet_access::Error::<Test>::KeptForSeason);
        assert_ok!(submit(ALICE, 5_999));
        assert_eq!(kept(ALICE), 500 * AGT);
        assert_ok!(unbond(ALICE, 500 * AGT));
        assert_noop!(submit(ALICE, 6_001), Error::<Test>::MoreThanLanes);
        travel_to(at(2027, 3, 21) - 1);
        assert_noop!(unbond(ALICE, 1), pallet_access::Error::<Test>::KeptForSeason);
        travel_to(at(2027, 3, 21));
        assert_ok!(unbond(ALICE, 500 * AGT));
    });
}

#[test]
fn bond_serves_one_account_in_a_season() {
    march(|| {
        assert_ok!(submit(BOB, 10_000));
        assert_noop!(unbond(BOB, 1), pallet_access::Error::<Test>::KeptForSeason);
        // Nor does it before it has counted.
        assert_ok!(unbond(ALICE, 1_000 * AGT));
        wait(7 * DAY);
        assert_ok!(Access::withdraw(signed(ALICE)));
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), DAVE, 1_001 * AGT));
        assert_ok!(bond(DAVE, 1_000 * AGT));
        for who in [ALICE, DAVE] {
            assert_noop!(submit(who, 6_001), Error::<Test>::MoreThanLanes);
            assert_ok!(submit(who, 6_000));
            assert_eq!(both(MARCH, who), (0, 6_000));
        }
    });
}

#[test]
fn slash_after_a_submission_takes_no_aia_and_gives_no_room() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(slash(ALICE, 900 * AGT));
        assert_eq!(<Access as SeasonBond<AccountId>>::kept(&ALICE, at(2027, 3, 1)), 100 * AGT);
        assert_eq!(both(MARCH, ALICE), (20_000, 0));
        // What has counted is more than the bond now allows: the base lane is what is left.
        assert_noop!(submit(ALICE, 6_001), Error::<Test>::MoreThanLanes);
        assert_ok!(submit(ALICE, 6_000));
        assert_eq!(both(MARCH, ALICE), (20_000, 6_000));
    });
}

#[test]
fn terms_stay_those_of_the_first_submission() {
    march(|| {
        assert_ok!(submit(BOB, 3_000));
        want(|terms| {
            *terms =
                RedemptionTerms { ceiling: ceiling(20).planck(), base_part: 2_000, aia_per_agt: 50, base_cap: 12_000 };
        });
        assert_eq!(stored(MARCH).terms, SeasonTerms::default());
        assert_noop!(submit(ALICE, 26_001), Error::<Test>::MoreThanLanes);
        assert_ok!(submit(ALICE, 26_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(close(MARCH));
        assert_eq!(lanes(MARCH).bonded.rate.as_fraction(), (AGT / 20, 1));
        // They hold from the next season on.
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(ALICE, 62_000));
        assert_eq!(both(season(2027, 4), ALICE), (50_000, 12_000));
        assert_eq!(stored(season(2027, 4)).terms, Wanted::get().into());
    });
}

#[test]
fn terms_are_brought_into_their_ranges() {
    march(|| {
        want(|terms| {
            *terms = RedemptionTerms { base_part: 10_000, aia_per_agt: u32::MAX, base_cap: Aia::MAX, ..*terms };
        });
        assert_ok!(submit(BOB, 3_000));
        let SeasonTerms { base_part, aia_per_agt, base_cap, .. } = stored(MARCH).terms;
        // At 0.05 AGT an AIA, 40 AIA for an AGT are 2 AGT for it.
        assert_eq!((base_part.points(), aia_per_agt, base_cap), (2_000, 40, 12_000));
        travel_to(at(2027, 4, 1));
        want(|terms| *terms = RedemptionTerms { aia_per_agt: 0, base_cap: 0, ..*terms });
        assert_ok!(submit(BOB, 3_000));
        let SeasonTerms { aia_per_agt, base_cap, .. } = stored(season(2027, 4)).terms;
        assert_eq!((aia_per_agt, base_cap), (1, 3_000));
    });
}
