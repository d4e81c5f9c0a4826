//! The attacks that the lanes, the ceiling and the bond are there for.

use super::*;
use crate::Error;
use frame_support::assert_noop;

/// Accounts with a full base lane each, which cost nothing but the work behind their AIA.
fn farm(accounts: u64) -> std::ops::Range<AccountId> {
    10_000..10_000 + accounts
}

fn base_lane_of_a_farm(accounts: u64) {
    for who in farm(accounts) {
        credit(who, 6_000);
        assert_ok!(submit(who, 6_000));
    }
}

/// What the accounts are paid, by claims that somebody sends for them.
fn paid(accounts: impl Iterator<Item = AccountId>, season: Month) -> Balance {
    accounts
        .map(|who| {
            let before = free(who);
            assert_ok!(Redemption::claim_for(signed(CAROL), who, season));
            free(who) - before
        })
        .sum()
}

/// Submits season after season until the ceiling is at its greatest, which a farm would want.
fn ceiling_at_its_greatest() -> Month {
    want(|terms| terms.ceiling = Ceiling::MOST.planck());
    let mut month = MARCH;
    while crate::LastCeiling::<Test>::get() < Ceiling::MOST {
        travel_to(month.start().expect("a month"));
        assert_ok!(submit(CAROL, 3_000));
        month = month.next().expect("a month");
    }
    travel_to(month.start().expect("a month"));
    month
}

#[test]
fn a1_free_accounts_get_at_most_a_fifth_of_the_pool() {
    march(|| {
        // At the default ceiling they do not even reach their fifth.
        base_lane_of_a_farm(1_000);
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2027, 3, 21));
        let farmed = paid(farm(1_000), MARCH);
        assert_eq!(farmed, 1_000 * 6_000 * AGT / 20);
        assert!(farmed <= 15 * MILLION / 5);
    });
    march(|| {
        // At the greatest ceiling, ten times the default, they would be worth 3.6 million AGT, and share 3.
        assert_ok!(bond(ALICE, 500_000 * AGT));
        let month = ceiling_at_its_greatest();
        base_lane_of_a_farm(1_200);
        assert_ok!(submit(ALICE, 300_000));
        travel_to(month.start_of_day(21).expect("a day"));
        let farmed = paid(farm(1_200), month);
        assert_eq!((farmed, lanes(month).base.owed), (15 * MILLION / 5, 15 * MILLION / 5));
        // What the farm does takes nothing from who has bonded.
        assert_eq!(paid([ALICE].into_iter(), month), 300_000 * AGT / 2);
    });
}

#[test]
fn a1_only_submitter_gets_the_ceiling_and_not_the_pool() {
    march(|| {
        assert_ok!(submit(CAROL, 3_000));
        travel_to(at(2027, 3, 21));
        assert_eq!(paid([CAROL].into_iter(), MARCH), 3_000 * AGT / 20);
        assert_eq!(budget(), (1_440 * MILLION - 150 * AGT, 0, 150 * AGT), "the rest stays in the budget");
    });
    march(|| {
        // With all the bond that counts.
        assert_ok!(bond(ALICE, 900_000 * AGT));
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(ALICE, 306_000));
        travel_to(at(2027, 4, 21));
        assert_eq!(paid([ALICE].into_iter(), season(2027, 4)), 306_000 * AGT / 20);
    });
}

#[test]
fn a1_bonded_farm_draws_at_most_its_slashable_bond() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2027, 3, 21));
        assert_eq!(paid([ALICE].into_iter(), MARCH), 1_000 * AGT);
    });
    march(|| {
        // Whatever governance does, twice the bond is the most.
        let month = ceiling_at_its_greatest();
        want(|terms| terms.aia_per_agt = 50);
        let rooms = Redemption::quote(ALICE, 3_000);
        assert_eq!(rooms.room.bonded, 4_000);
        assert_ok!(submit(ALICE, 4_000));
        travel_to(month.start_of_day(21).expect("a day"));
        assert_eq!(paid([ALICE].into_iter(), month), 2_000 * AGT);
    });
}

#[test]
fn a1_bond_takes_no_more_when_it_is_split_over_accounts() {
    let gained = |accounts: u64, each: Balance, aia: Aia| {
        let mut ext = ExtBuilder.build();
        ext.execute_with(|| {
            for who in farm(accounts) {
                assert_ok!(Balances::transfer_allow_death(signed(ALICE), who, each + AGT));
                assert_ok!(bond(who, each));
                credit(who, aia);
            }
            travel_to(at(2027, 3, 1));
            for who in farm(accounts) {
                assert_ok!(submit(who, aia));
            }
            travel_to(at(2027, 3, 21));
            let paid = paid(farm(accounts), MARCH);
            every_invariant_holds();
            paid
        })
    };
    assert_eq!(gained(1, 10_000 * AGT, 200_000), 10_000 * AGT);
    assert_eq!(gained(20, 500 * AGT, 10_000), 10_000 * AGT);
}

#[test]
fn a43_hoarded_aia_is_bound_by_the_same_limits() {
    march(|| {
        // A year's AIA at once, in the season that pays best.
        credit(ALICE, 10_000_000);
        travel_to(at(2028, 3, 1));
        assert_noop!(submit(ALICE, 26_001), Error::<Test>::MoreThanLanes);
        assert_ok!(submit(ALICE, 26_000));
    });
}

#[test]
fn a44_only_ripe_aia_is_redeemed() {
    march(|| {
        credits::Accounts::mutate(CAROL, |account| account.ripe = 2_999);
        assert_noop!(submit(CAROL, 3_000), Error::<Test>::MoreThanRipe);
    });
}

#[test]
fn a31_no_season_promises_what_another_has_promised() {
    march(|| {
        // Twelve seasons that nobody claims, and a pool that sees what they have reserved.
        let mut month = MARCH;
        for _ in 0..12 {
            travel_to(month.start().expect("a month"));
            assert_ok!(submit(ALICE, 20_000));
            travel_to(month.start_of_day(21).expect("a day"));
            assert_ok!(close(month));
            month = month.next().expect("a month");
        }
        assert_eq!(budget(), (1_440 * MILLION - 12_000 * AGT, 12_000 * AGT, 0));
        // A sweep lifts what was reserved; it mints nothing again.
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        assert_eq!(budget(), (1_440 * MILLION - 11_000 * AGT, 11_000 * AGT, 0));
    });
}

#[test]
fn a48_account_gains_nothing_when_it_slashes_itself() {
    march(|| {
        use agt_primitives::access::{Accused, Disputes};
        assert_ok!(submit(ALICE, 20_000));
        // A friend proves it, gets a tenth, and cannot use it in this season.
        assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, 1, Accused::Bond(1_000 * AGT)));
        assert_ok!(<Access as Disputes<AccountId>>::slash_disputed(&ALICE, 1, 1_000 * AGT, Some(&CAROL)));
        assert_ok!(bond(CAROL, 100 * AGT));
        assert_noop!(submit(CAROL, 6_001), Error::<Test>::MoreThanLanes);
        travel_to(at(2027, 3, 21));
        assert_eq!(paid([ALICE].into_iter(), MARCH), 1_000 * AGT, "what it lost");
    });
}
