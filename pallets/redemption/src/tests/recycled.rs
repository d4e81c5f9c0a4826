//! AGT that came back is paid first; only what it does not cover is minted; what nobody claims goes on.

use super::*;
use crate::{Error, Event, Totals};
use agt_primitives::{recycler::SeasonEnds, token::EXISTENTIAL_DEPOSIT};
use frame_support::assert_noop;
use sp_runtime::TokenError;

/// What the pot of AGT that came back holds beyond its existential deposit.
fn pot() -> Balance {
    free(RECYCLED) - EXISTENTIAL_DEPOSIT
}

#[test]
fn claims_are_paid_out_of_revenue_before_anything_is_minted() {
    march(|| {
        bring_back(MARCH, 600 * AGT);
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 3, 21));
        let issued = Balances::total_issuance();
        assert_ok!(claim(BOB, MARCH));
        assert_eq!((Balances::total_issuance(), pot()), (issued, 100 * AGT));
        assert_eq!(budget(), (1_440 * MILLION - 900 * AGT, 900 * AGT, 0));
        let before = free(ALICE);
        assert_ok!(claim(ALICE, MARCH));
        System::assert_last_event(
            Event::Claimed {
                season: MARCH,
                who: ALICE,
                submitted: Submitted { base: 0, bonded: 20_000 },
                amount: 1_000 * AGT,
                recycled: 100 * AGT,
                paid: 1_500 * AGT,
            }
            .into(),
        );
        assert_eq!((free(ALICE), pot()), (before + 1_000 * AGT, 0));
        assert_eq!(Balances::total_issuance(), issued + 900 * AGT);
        assert_eq!(budget(), (1_440 * MILLION - 900 * AGT, 0, 900 * AGT));
    });
}

#[test]
fn close_gives_back_what_the_season_owes_to_nobody() {
    march(|| {
        bring_back(MARCH, 5_000 * AGT);
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(close(MARCH));
        let rates = stored(MARCH).accounts.expect("it is closed").rates;
        System::assert_last_event(
            Event::SeasonClosed { season: MARCH, rates, reserved: 0, given_back: 4_500 * AGT }.into(),
        );
        assert_eq!(revenue::GivenBack::get(), 4_500 * AGT);
        assert_eq!(budget(), (1_440 * MILLION, 0, 0), "nothing is minted for it");
        let report = Redemption::season(Some(MARCH)).expect("March");
        assert_eq!(report.outstanding, report.outstanding_recycled);
        assert_eq!(report.outstanding, 500 * AGT);
    });
}

#[test]
fn season_that_owes_all_of_its_revenue_gives_nothing_back() {
    march(|| {
        bring_back(MARCH, 500 * AGT);
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(BOB, MARCH));
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        assert!(!revenue::GivenBack::exists(), "revenue is not asked to take nothing");
        assert_eq!(Totals::<Test>::get().given_back, 0);
    });
}

#[test]
fn sweep_gives_back_what_nobody_claimed() {
    march(|| {
        bring_back(MARCH, 1_200 * AGT);
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 3, 21));
        assert_ok!(claim(BOB, MARCH));
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        System::assert_last_event(
            Event::SeasonSwept { season: MARCH, lifted: 300 * AGT, given_back: 700 * AGT }.into(),
        );
        assert_eq!(revenue::GivenBack::get(), 700 * AGT);
        assert_eq!(Redemption::season(Some(MARCH)).and_then(|report| report.swept), Some((1_000 * AGT).into()));
        assert_eq!((Totals::<Test>::get().kept(), budget().1), (Some(0), 0));
    });
}

#[test]
fn account_without_agt_is_paid_two_parts_that_are_each_too_small() {
    march(|| {
        let part = EXISTENTIAL_DEPOSIT * 2 / 3;
        // Both parts together are what a new account needs, and neither is.
        bring_back(MARCH, part);
        assert_ok!(submit(DAVE, 3_000));
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION - part * 9));
        travel_to(at(2027, 3, 21));
        assert_eq!(free(DAVE), 0);
        assert_ok!(claim(DAVE, MARCH));
        // A fifth of the pool, rounded down for each of 3,000 AIA together.
        let paid = free(DAVE);
        assert_eq!(paid, part * 10 / 5);
        assert_eq!(Totals::<Test>::get().recycled, part);
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION - part * 9));
    });
}

#[test]
fn claim_stays_open_when_revenue_pays_less_than_an_account_needs() {
    march(|| {
        let pool = EXISTENTIAL_DEPOSIT;
        bring_back(MARCH, pool);
        assert_ok!(submit(DAVE, 3_000));
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION));
        travel_to(at(2027, 3, 21));
        assert_ok!(close(MARCH));
        assert_noop!(claim(DAVE, MARCH), TokenError::BelowMinimum);
        assert_ok!(Balances::transfer_keep_alive(signed(ALICE), DAVE, AGT));
        assert_ok!(claim(DAVE, MARCH));
        assert_eq!(free(DAVE), AGT + pool / 5);
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION));
    });
}

#[test]
fn season_takes_revenue_until_it_is_closed_or_never_will_be() {
    let takes_no_more = <Redemption as SeasonEnds>::takes_no_more;
    march(|| {
        let (april, may) = (season(2027, 4), season(2027, 5));
        assert_ok!(submit(ALICE, 3_000));
        travel_to(at(2027, 4, 5));
        assert_ok!(submit(ALICE, 3_000));
        assert_eq!([season(2027, 2), MARCH, april, may].map(takes_no_more), [true, false, false, false]);
        travel_to(at(2027, 5, 21) - 1);
        assert!(!takes_no_more(may), "somebody can still submit to it");
        travel_to(at(2027, 5, 21));
        assert!(takes_no_more(may), "nobody has");
        assert_ok!(close(april));
        assert_eq!([MARCH, april].map(takes_no_more), [false, true]);
        travel_to(at(2028, 3, 21) - 1);
        assert!(!takes_no_more(MARCH));
        travel_to(at(2028, 3, 21));
        assert!(takes_no_more(MARCH));
        assert_noop!(close(MARCH), Error::<Test>::ClaimsEnded);
        assert!(takes_no_more(Month(u32::MAX)), "beyond the calendar");
    });
}
