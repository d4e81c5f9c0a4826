//! What anyone may read: it is what then happens.

use super::*;
use agt_primitives::redemption::{Claimable, Quote, RedemptionTotals, Refusal, SeasonStage};

#[test]
fn season_report_has_window_aia_and_rates() {
    march(|| {
        let report = Redemption::season(None).expect("March");
        assert_eq!((report.season, report.number), (MARCH, 2));
        assert_eq!(report.opens, at(2027, 3, 1));
        assert_eq!(report.closes, at(2027, 3, 21));
        assert_eq!(report.claims_end, at(2028, 3, 21));
        assert_eq!(report.next_boundary, Some(at(2027, 3, 21).into()));
        assert_eq!((report.stage, report.closed), (SeasonStage::Submission, false));
        assert_eq!((report.submitted, report.terms), (Submitted::default(), SeasonTerms::default()));
        assert_eq!(report.people, 0);
        assert_eq!((report.rates.pool, report.rates.lanes.owed()), (15 * MILLION, Some(0)));
        assert_eq!(Seasons::<Test>::iter().count(), 0, "asking stores nothing");

        bring_back(MARCH, MILLION);
        assert_ok!(submit(ALICE, 26_000));
        let report = Redemption::season(Some(MARCH)).expect("March");
        assert_eq!(report.submitted, Submitted { base: 6_000, bonded: 20_000 });
        assert_eq!((report.rates.pool, report.rates.returned), (16 * MILLION, MILLION));
        assert_eq!(report.rates.lanes.owed(), Some(1_300 * AGT));
        assert_eq!(report.outstanding, 0);
        assert!(!report.closed);
        assert_eq!(revenue::Recycled::get(MARCH), MILLION, "asking takes nothing");

        travel_to(at(2027, 3, 25));
        let foretold = Redemption::season(None).expect("March");
        assert_eq!(foretold.stage, SeasonStage::Claims);
        assert_eq!(foretold.next_boundary, Some(at(2028, 3, 21).into()));
        assert_ok!(close(MARCH));
        let report = Redemption::season(None).expect("March");
        assert_eq!((report.rates, report.closed), (foretold.rates, true));
        assert_eq!((report.outstanding, report.outstanding_recycled), ((1_300 * AGT).into(), (1_300 * AGT).into()));
        assert_eq!((report.paid, report.paid_recycled), (0.into(), 0.into()));
        assert_ok!(claim(ALICE, MARCH));
        let report = Redemption::season(None).expect("March");
        assert_eq!(report.outstanding, 0);
        assert_eq!((report.paid, report.paid_recycled), ((1_300 * AGT).into(), (1_300 * AGT).into()));
        assert_eq!(report.claimed, report.submitted);
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        let report = Redemption::season(Some(MARCH)).expect("March");
        assert_eq!(report.stage, SeasonStage::Ended);
        assert_eq!(report.next_boundary, None);
        assert_eq!(report.swept, Some(0.into()));
    });
}

#[test]
fn season_changes_its_stage_at_the_millisecond_of_each_boundary() {
    march(|| {
        let (opens, closes, ends) = (at(2027, 3, 1), at(2027, 3, 21), at(2028, 3, 21));
        let stages = [
            (opens - 1, SeasonStage::Upcoming, Some(opens)),
            (opens, SeasonStage::Submission, Some(closes)),
            (closes - 1, SeasonStage::Submission, Some(closes)),
            (closes, SeasonStage::Claims, Some(ends)),
            (ends - 1, SeasonStage::Claims, Some(ends)),
            (ends, SeasonStage::Ended, None),
            (ends + 1, SeasonStage::Ended, None),
        ];
        for (now, stage, next) in stages {
            travel_to(now);
            let report = Redemption::season(Some(MARCH)).expect("March");
            assert_eq!((report.stage, report.next_boundary), (stage, next.map(Into::into)));
        }
    });
}

#[test]
fn people_of_a_season_count_once_however_often_they_submit_and_claim() {
    march(|| {
        let people = || Redemption::season(Some(MARCH)).expect("March").people;
        for (who, expected) in [(ALICE, 1), (BOB, 2), (ALICE, 2), (CAROL, 3)] {
            assert_ok!(submit(who, 3_000));
            assert_eq!(people(), expected);
        }
        assert!(submit(ALICE, 2_999).is_err());
        travel_to(at(2027, 4, 1));
        assert_ok!(claim(ALICE, MARCH));
        assert_ok!(submit(ALICE, 3_000));
        assert_eq!((people(), stored(season(2027, 4)).people), (3, 1));
        travel_to(at(2028, 3, 21));
        assert_ok!(sweep(MARCH));
        assert_ok!(Redemption::sweep_submission(signed(DAVE), MARCH, BOB));
        assert_eq!(people(), 3);
    });
}

#[test]
fn season_report_has_the_wanted_terms_when_it_is_to_come() {
    march(|| {
        want(|terms| terms.base_cap = 9_000);
        let report = Redemption::season(Some(season(2031, 1))).expect("a season");
        assert_eq!(report.stage, SeasonStage::Upcoming);
        assert_eq!(report.next_boundary, Some(at(2031, 1, 1).into()));
        assert_eq!((report.number, report.rates.pool), (48, 15 * MILLION / 2));
        assert_eq!(report.terms.base_cap, 9_000);
        assert_eq!(Redemption::season(Some(season(2026, 12))), None, "before the chain's first");
    });
}

#[test]
fn quote_is_what_is_paid_when_nobody_else_submits() {
    march(|| {
        let quote = Redemption::quote(ALICE, 23_000);
        assert_eq!(
            quote,
            Quote {
                season: Some(MARCH),
                ripe: 1_000_000.into(),
                room: Submitted { base: 6_000, bonded: 20_000 },
                counts: Submitted { base: 3_000, bonded: 20_000 },
                bond_kept: (1_000 * AGT).into(),
                payout: (1_150 * AGT).into(),
                refusal: None,
            }
        );
        assert_eq!(Seasons::<Test>::iter().count(), 0, "asking stores nothing");
        assert_ok!(submit(ALICE, 23_000));
        let before = free(ALICE);
        rolled_back(|| {
            travel_to(at(2027, 3, 21));
            assert_ok!(claim(ALICE, MARCH));
            assert_eq!(free(ALICE), before + quote.payout.0);
        });
        let quote = Redemption::quote(ALICE, 3_000);
        assert_eq!(quote.room, Submitted { base: 3_000, bonded: 0 });
        assert_eq!(quote.counts, Submitted { base: 3_000, bonded: 0 });
        assert_eq!(quote.refusal, None);
    });
}

#[test]
fn quote_counts_earlier_submissions() {
    march(|| {
        // A pool so small that the lanes are full: 20 AGT for the base lane.
        assert_ok!(<Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, 1_440 * MILLION - 100 * AGT));
        assert_eq!(Redemption::quote(CAROL, 6_000).payout, 20 * AGT);
        assert_ok!(submit(DAVE, 6_000));
        assert_eq!(Redemption::quote(CAROL, 6_000).payout, 10 * AGT);
        assert_ok!(<Supply as MintBudget<AccountId>>::unreserve(Budget::Seasons, 1_440 * MILLION - 100 * AGT));
    });
}

#[test]
fn quote_has_the_reason_and_the_room_when_it_is_refused() {
    march(|| {
        let quote = Redemption::quote(ALICE, 2_999);
        assert_eq!(quote.refusal, Some(Refusal::BelowMinimum { minimum: 3_000 }));
        assert_eq!(quote.room, Submitted { base: 6_000, bonded: 20_000 });
        assert_eq!(quote.ripe, 1_000_000);
        assert_eq!(quote.counts, Submitted::default());
        assert_eq!(quote.bond_kept, 0);
        assert_eq!(quote.payout, 0);
        let stranger = Redemption::quote(999, 3_000);
        assert_eq!(stranger.refusal, Some(Refusal::Unproven));
        assert_eq!(stranger.ripe, 0);
        assert_eq!(stranger.room.base, 6_000);
    });
}

#[test]
fn claimable_lists_what_twelve_seasons_then_pay() {
    march(|| {
        let mut month = MARCH;
        for _ in 0..15 {
            travel_to(month.start().expect("a month"));
            assert_ok!(submit(ALICE, 20_000));
            month = month.next().expect("a month");
        }
        // May 2028, the 20th: its own claims are not open, and those of May 2027 are, for a day.
        travel_to(at(2028, 5, 20));
        let listed = Redemption::claimable(ALICE);
        let months: Vec<_> = listed.iter().map(|entry| entry.season).collect();
        let expected: Vec<_> = (0..12).map(|step| Month(season(2027, 5).0 + step)).collect();
        assert_eq!(months, expected);
        let submitted = Submitted { base: 0, bonded: 20_000 };
        assert_eq!(
            listed[0],
            Claimable {
                season: season(2027, 5),
                submitted,
                amount: (1_000 * AGT).into(),
                until: at(2028, 5, 21).into(),
            }
        );
        travel_to(at(2028, 5, 21));
        let listed = Redemption::claimable(ALICE);
        assert_eq!((listed.len(), listed[0].season), (12, season(2027, 6)));
        for entry in listed {
            let before = free(ALICE);
            assert_ok!(claim(ALICE, entry.season));
            assert_eq!(free(ALICE), before + entry.amount.0);
        }
        assert_eq!(Redemption::claimable(ALICE), []);
        assert_eq!(Redemption::claimable(BOB), []);
    });
}

#[test]
fn totals_follow_every_season() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(BOB, 10_000));
        travel_to(at(2027, 4, 1));
        assert_ok!(submit(BOB, 3_000));
        travel_to(at(2027, 4, 21));
        assert_ok!(claim(ALICE, MARCH));
        assert_ok!(claim(BOB, season(2027, 4)));
        travel_to(at(2028, 4, 21));
        assert_ok!(sweep(MARCH));
        assert_ok!(sweep(season(2027, 4)));
        let totals = RedemptionTotals {
            aia: 33_000,
            reserved: 1_650 * AGT,
            paid: 1_150 * AGT,
            lifted: 500 * AGT,
            ..Default::default()
        };
        assert_eq!(Redemption::totals(), totals);
        assert_eq!(totals.outstanding(), Some(0));
    });
}
