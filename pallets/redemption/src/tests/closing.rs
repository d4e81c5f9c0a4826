//! The close: who comes first fixes the pool, the rates and the reservation, and nobody can fix them otherwise.

use super::*;
use crate::{Error, Event, LastCeiling};
use agt_primitives::redemption::SeasonRates;
use frame_support::assert_noop;

#[test]
fn close_reserves_once_what_the_season_can_pay() {
    march(|| {
        assert_ok!(submit(ALICE, 26_000));
        assert_ok!(submit(CAROL, 6_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(close(MARCH));
        // Thin: every AIA is worth the ceiling.
        let reserved = 32_000 * AGT / 20;
        assert_eq!(budget(), (1_440 * MILLION - reserved, reserved, 0));
        let rates = SeasonRates { pool: 15 * MILLION, returned: 0, lanes: lanes(MARCH) };
        System::assert_last_event(Event::SeasonClosed { season: MARCH, rates, reserved, given_back: 0 }.into());
        assert_noop!(close(MARCH), Error::<Test>::AlreadyClosed);
        assert_noop!(close(season(2027, 4)), Error::<Test>::UnknownSeason);
        assert_eq!(free(DAVE), 0, "it earns nothing");
    });
}

#[test]
fn first_claim_closes_the_season() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(CAROL, 6_000));
        travel_to(at(2027, 3, 21));
        let before = free(CAROL);
        assert_ok!(claim(CAROL, MARCH));
        assert_eq!(free(CAROL), before + 300 * AGT);
        assert_eq!(budget(), (1_440 * MILLION - 1_300 * AGT, 1_000 * AGT, 300 * AGT));
        assert_noop!(close(MARCH), Error::<Test>::AlreadyClosed);
    });
}

#[test]
fn claim_closes_nothing_when_it_fails() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        travel_to(at(2027, 3, 21));
        assert_noop!(claim(CAROL, MARCH), Error::<Test>::NothingToClaim);
        assert_eq!(stored(MARCH).accounts, None);
    });
}

#[test]
fn pool_halves_every_48_seasons_from_the_chains_start() {
    // January 2027 is number 0, so December 2030 is the last one of 15 million.
    for (year, month, number, pool) in [
        (2027, 2, 1, 15 * MILLION),
        (2030, 12, 47, 15 * MILLION),
        (2031, 1, 48, 15 * MILLION / 2),
        (2034, 12, 95, 15 * MILLION / 2),
        (2035, 1, 96, 15 * MILLION / 4),
    ] {
        ExtBuilder.execute(|| {
            credit(CAROL, 6_000);
            travel_to(at(year, month, 20));
            assert_ok!(submit(CAROL, 6_000));
            let report = Redemption::season(None).expect("a season");
            assert_eq!((report.number, report.rates.pool), (number, pool));
            // When it is closed does not matter.
            travel_to(at(year, month, 21) + 200 * DAY);
            assert_ok!(close(season(year, month)));
            assert_eq!(stored(season(year, month)).accounts.map(|accounts| accounts.rates.pool), Some(pool));
        });
    }
}

#[test]
fn revenue_belongs_to_its_season_whenever_that_closes() {
    march(|| {
        let april = season(2027, 4);
        bring_back(MARCH, 2 * MILLION);
        bring_back(april, 3 * MILLION);
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2027, 4, 25));
        let pool = |season| {
            let rates = stored(season).accounts.expect("it is closed").rates;
            (rates.pool, rates.returned)
        };
        // The later one first.
        assert_ok!(close(april));
        assert_eq!(revenue::Recycled::get(april), 0);
        assert_ok!(close(MARCH));
        assert_eq!((pool(MARCH), pool(april)), ((17 * MILLION, 2 * MILLION), (18 * MILLION, 3 * MILLION)));
    });
}

#[test]
fn pool_is_what_the_budget_has_left_and_what_came_back() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        let left = 100 * AGT;
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION - left));
        bring_back(MARCH, 50 * AGT);
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(ALICE, MARCH));
        assert_eq!(stored(MARCH).accounts.map(|accounts| accounts.rates.pool), Some(left + 50 * AGT));
        assert_eq!(free(ALICE), ENDOWMENT - 1_000 * AGT + left + 50 * AGT);
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION - left));
    });
}

#[test]
fn season_pays_nothing_and_ends_when_the_budget_is_empty() {
    march(|| {
        assert_ok!(submit(ALICE, 26_000));
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION));
        travel_to(at(2027, 3, 21));
        let before = free(ALICE);
        assert_ok!(claim(ALICE, MARCH));
        assert_eq!(free(ALICE), before);
        System::assert_last_event(
            Event::Claimed {
                season: MARCH,
                who: ALICE,
                submitted: Submitted { base: 6_000, bonded: 20_000 },
                amount: 0,
                recycled: 0,
                paid: 0,
            }
            .into(),
        );
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION));
    });
}

#[test]
fn ceiling_doubles_at_most_to_the_next_season_with_submissions() {
    march(|| {
        want(|terms| terms.ceiling = ceiling(500).planck());
        let mut month = MARCH;
        let mut open = |skip| {
            month = Month(month.0 + skip);
            travel_to(month.start().expect("a month"));
            assert_ok!(submit(ALICE, 3_000));
            stored(month).terms.ceiling.planck() * 1_000 / AGT
        };
        // From the default of 0.05, however many months nobody came.
        assert_eq!([open(0), open(1), open(6), open(1), open(1)], [100, 200, 400, 500, 500]);
        assert_eq!(LastCeiling::<Test>::get(), Ceiling::MOST);
        want(|terms| terms.ceiling = ceiling(1).planck());
        assert_eq!(open(1), 1, "it falls at once");
        want(|terms| terms.ceiling = ceiling(500).planck());
        assert_eq!(open(1), 2);
    });
}

#[test]
fn ceiling_rises_once_when_terms_change_and_change_back() {
    march(|| {
        assert_ok!(submit(ALICE, 3_000));
        for thousandths in [500, 1, 500, 300, 500] {
            want(|terms| terms.ceiling = ceiling(thousandths).planck());
            wait(DAY);
            assert_ok!(submit(ALICE, 3_000));
        }
        assert_eq!(stored(MARCH).terms.ceiling, ceiling(50));
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(ALICE, 3_000));
        assert_eq!(stored(season(2027, 4)).terms.ceiling, ceiling(100));
    });
}
