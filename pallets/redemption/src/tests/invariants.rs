//! Each invariant sees the corruption it is there for.

use super::*;
use crate::{SeasonAccounts, Totals};

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, Redemption::invariants, Redemption::do_try_state)
}

fn with_season(season: Month, change: impl FnOnce(&mut Season)) {
    Seasons::<Test>::mutate(season, |season| change(season.as_mut().expect("somebody has submitted to it")));
}

fn with_accounts(change: impl FnOnce(&mut SeasonAccounts)) {
    with_season(MARCH, |season| change(season.accounts.as_mut().expect("it is closed")));
}

const APRIL: Month = Month(57 * 12 + 3);

/// March is closed, BOB has claimed and ALICE has not; April is open.
fn test(look: impl FnOnce()) {
    march(|| {
        assert_ok!(submit(ALICE, 26_000));
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 4, 1));
        assert_ok!(claim(BOB, MARCH));
        assert_ok!(submit(ALICE, 3_000));
        look();
    });
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|| assert_eq!(broken_by(|| {}), NONE));
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_state_of_the_pallet_names_the_first_invariant_that_fails() {
    use frame_support::traits::Hooks;
    test(|| {
        let verdict = || <Redemption as Hooks<u64>>::try_state(System::block_number());
        assert_eq!(verdict(), Ok(()));
        let broken = rolled_back(|| {
            Totals::<Test>::mutate(|totals| totals.aia += 1);
            verdict()
        });
        assert_eq!(broken, Err("RD3: all AIA that was burned counts in a season, once".into()));
    });
}

#[test]
fn rd1_sees_a_season_that_pays_more_than_it_is_owed() {
    test(|| {
        assert_eq!(broken_by(|| with_accounts(|accounts| accounts.rates.pool += 1)), NONE, "at the ceiling");
        // Then the outstanding amount cannot even be computed.
        let overpaid = || with_accounts(|accounts| accounts.paid = 1_800 * AGT + 1);
        assert_eq!(broken_by(overpaid), ["RD1", "RD4", "RD5"]);
        assert_eq!(broken_by(|| with_accounts(|accounts| accounts.rates.pool = 1_800 * AGT - 1)), ["RD1"]);
        let raised = || with_accounts(|accounts| accounts.rates.lanes.base.owed += 1);
        assert_eq!(broken_by(raised), ["RD1", "RD4"]);
        let slower = || with_accounts(|accounts| accounts.rates.lanes.base.rate = agt_primitives::season::Rate::ZERO);
        assert_eq!(broken_by(slower), ["RD1"]);
        assert_eq!(broken_by(|| with_season(MARCH, |season| season.terms.ceiling = ceiling(51))), ["RD1"]);
        let claimed_before = || {
            with_season(APRIL, |season| (season.claimed.bonded, season.people) = (3_000, 0));
            Submissions::<Test>::remove(APRIL, ALICE);
        };
        assert_eq!(broken_by(claimed_before), ["RD1"]);
    });
}

#[test]
fn rd2_sees_a_second_claim_and_submissions_that_are_not_the_totals() {
    test(|| {
        let claimed = Submitted { base: 0, bonded: 10_000 };
        assert_eq!(broken_by(|| Submissions::<Test>::insert(MARCH, BOB, claimed)), ["RD2"], "BOB could claim again");
        assert_eq!(broken_by(|| Submissions::<Test>::remove(MARCH, ALICE)), ["RD2"]);
        assert_eq!(broken_by(|| with_season(MARCH, |season| season.claimed.bonded += 1)), ["RD2"]);
        let other_lane = Submitted { base: 5_999, bonded: 20_001 };
        assert_eq!(broken_by(|| Submissions::<Test>::insert(MARCH, ALICE, other_lane)), ["RD2"]);
        assert_eq!(broken_by(|| Submissions::<Test>::insert(season(2027, 5), BOB, claimed)), ["RD2"]);
    });
}

#[test]
fn rd2_sees_people_that_are_not_those_who_submitted() {
    test(|| {
        let with = |month, people| move || with_season(month, |season| season.people = people);
        assert_eq!(broken_by(with(APRIL, 0)), ["RD2"]);
        assert_eq!(broken_by(with(APRIL, 2)), ["RD2"], "nobody can have claimed");
        assert_eq!(broken_by(with(MARCH, 0)), ["RD2"], "ALICE has not claimed");
        assert_eq!(broken_by(with(MARCH, 1)), NONE, "BOB's claim has left no trace of him");
    });
}

#[test]
fn rd2_sees_more_aia_in_a_swept_season_than_was_submitted_to_it() {
    test(|| {
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        let with = |base, bonded| move || Submissions::<Test>::insert(MARCH, ALICE, Submitted { base, bonded });
        assert_eq!(broken_by(|| Submissions::<Test>::remove(MARCH, ALICE)), NONE, "nobody claims it any more");
        assert_eq!(broken_by(with(6_000, 20_000)), NONE);
        assert_eq!(broken_by(with(5_999, 19_999)), NONE);
        assert_eq!(broken_by(with(6_000, 20_001)), ["RD2"]);
        assert_eq!(broken_by(with(1, 20_001)), ["RD2"]);
        assert_eq!(broken_by(|| with_season(MARCH, |season| season.claimed.base = 1)), ["RD2"]);
    });
}

#[test]
fn rd3_sees_aia_that_was_burned_for_nothing_or_counts_unburned() {
    test(|| {
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.aia += 1)), ["RD3"]);
        let unburned = || {
            with_season(APRIL, |season| {
                season.submitted.base += 3_000;
                season.people += 1;
            });
            Submissions::<Test>::insert(APRIL, CAROL, Submitted { base: 3_000, bonded: 0 });
        };
        assert_eq!(broken_by(unburned), ["RD3"]);
    });
}

#[test]
fn rd4_sees_a_reservation_that_is_not_outstanding() {
    test(|| {
        let budget = Budget::Seasons;
        let reserved = || {
            assert_ok!(<Supply as MintBudget<AccountId>>::reserve(budget, 1));
        };
        assert_eq!(broken_by(reserved), ["RD4"]);
        let lifted = || {
            assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(budget, 1));
        };
        assert_eq!(broken_by(lifted), ["RD4"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.lifted += 1)), ["RD4"]);
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.reserved -= 1)), ["RD4"]);
        assert_eq!(broken_by(|| revenue::Taken::put(1)), ["RD4"], "as if a season kept revenue");
        assert_eq!(broken_by(|| Totals::<Test>::mutate(|totals| totals.taken += 1)), ["RD4"]);
    });
}

#[test]
fn rd4_sees_a_sweep_of_more_or_less_than_the_season_still_owed() {
    test(|| {
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        let left = 1_300 * AGT;
        assert_eq!(stored(MARCH).swept, Some(left));
        for swept in [0, left - 1, left + 1] {
            assert_eq!(broken_by(|| with_season(MARCH, |season| season.swept = Some(swept))), ["RD4"]);
        }
    });
}

#[test]
fn rd5_sees_agt_that_was_minted_past_the_seasons() {
    test(|| {
        let minted = || {
            assert_ok!(<Supply as MintBudget<AccountId>>::mint_reserved(Budget::Seasons, &CAROL, AGT));
        };
        assert_eq!(broken_by(minted), ["RD4", "RD5"]);
        let moved = || {
            Totals::<Test>::mutate(|totals| (totals.paid, totals.lifted) = (totals.paid - 1, totals.lifted + 1));
        };
        assert_eq!(broken_by(moved), ["RD5"]);
        let recycled = || {
            Totals::<Test>::mutate(|totals| {
                (totals.recycled, totals.taken, totals.lifted) = (1, 1, totals.lifted + 1);
            });
        };
        assert_eq!(broken_by(recycled), ["RD5"], "as if revenue had paid a planck that was minted");
    });
}

#[test]
fn rd6_sees_terms_outside_their_ranges() {
    test(|| {
        let with = |change: fn(&mut SeasonTerms)| move || with_season(APRIL, |season| change(&mut season.terms));
        assert_eq!(broken_by(with(|terms| terms.aia_per_agt = 41)), ["RD6"]);
        assert_eq!(broken_by(with(|terms| terms.base_cap = 12_001)), ["RD6"]);
        let part = with(|terms| terms.base_part = agt_primitives::basis_points::BasisPoints::clamped(2_001));
        assert_eq!(broken_by(part), ["RD6"]);
    });
}

#[test]
fn rd7_sees_submissions_beyond_the_limits() {
    test(|| {
        let with = |base, bonded| {
            move || {
                Submissions::<Test>::insert(APRIL, ALICE, Submitted { base, bonded });
                with_season(APRIL, |season| season.submitted = Submitted { base, bonded });
                Totals::<Test>::mutate(|totals| totals.aia = 36_000 + u128::from(base) + u128::from(bonded));
            }
        };
        assert_eq!(broken_by(with(6_000, 300_000)), NONE);
        assert_eq!(broken_by(with(6_001, 300_000)), ["RD7"]);
        assert_eq!(broken_by(with(6_000, 300_001)), ["RD7"]);
        assert_eq!(broken_by(with(0, 2_999)), ["RD7"]);
    });
}

#[test]
fn rd8_sees_seasons_that_do_not_keep_the_calendar() {
    test(|| {
        // As if the clock had gone back behind what has happened.
        assert_eq!(broken_by(|| travel_to(at(2027, 4, 1) - 1)), ["RD8"]);
        let swept = || {
            let left = stored(MARCH).outstanding().expect("its accounts agree");
            assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, left));
            with_season(MARCH, |season| season.swept = Some(left));
            Totals::<Test>::mutate(|totals| totals.lifted += left);
        };
        assert_eq!(broken_by(swept), ["RD8"]);
        let empty = Season::new(SeasonTerms::default());
        assert_eq!(broken_by(|| Seasons::<Test>::insert(season(2027, 2), empty)), ["RD8"]);
        let closed = || {
            with_season(APRIL, |season| {
                let mut rates = stored(MARCH).accounts.expect("it is closed").rates;
                let terms = season.terms;
                rates.lanes = Closing::of(0, terms.base_part, season.submitted, terms.ceiling).expect("it fits");
                rates.pool = 0;
                season.accounts = Some(SeasonAccounts { rates, paid: 0 });
            });
        };
        assert_eq!(broken_by(closed), ["RD8"]);
        let earlier = || {
            let april = Seasons::<Test>::take(APRIL).expect("it is open");
            Seasons::<Test>::insert(season(2026, 12), april);
            let submitted = Submissions::<Test>::take(APRIL, ALICE).expect("ALICE submitted");
            Submissions::<Test>::insert(season(2026, 12), ALICE, submitted);
        };
        assert_eq!(broken_by(earlier), ["RD8"]);
    });
}
