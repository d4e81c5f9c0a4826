//! Reputation by area: two averages, the smaller counts, one step a set, down when idle, up only through gold.

use super::*;
use crate::{AreaStanding, Areas};
use agt_primitives::{average::Average, basis_points::BasisPoints, contributors::ContributorTerms};
use frame_support::assert_ok;

const TERMS: ContributorTerms = ContributorTerms::DEFAULT;

/// A standing with these averages, in basis points.
fn at(consensus: u16, gold: u16) -> AreaStanding {
    let average = |points| Average::at(BasisPoints::clamped(points));
    AreaStanding { consensus: average(consensus), gold: average(gold), ..AreaStanding::begun(0) }
}

fn points(standing: AreaStanding) -> (u16, u16) {
    (standing.consensus.reading().points(), standing.gold.reading().points())
}

/// All, or none, of so many.
fn all(total: u16) -> Tally {
    Tally::of(total, total)
}

fn none(total: u16) -> Tally {
    Tally::of(0, total)
}

#[test]
fn the_smaller_average_counts() {
    assert_eq!(at(9_000, 4_000).reputation().points(), 4_000);
    assert_eq!(at(3_000, 4_000).reputation().points(), 3_000);
}

#[test]
fn a_set_moves_each_average_by_a_sixteenth_of_the_way_however_many_items_it_has() {
    for items in [1, 8, 32] {
        let up = at(8_000, 6_000).moved(all(items), all(items), true, &TERMS);
        assert_eq!(points(up), (8_125, 6_250));
        let down = at(8_000, 6_000).moved(none(items), none(items), true, &TERMS);
        assert_eq!(points(down), (7_500, 5_625));
    }
    assert_eq!(at(0, 0).moved(all(1), all(1), true, &TERMS).sets, 1);
}

#[test]
fn no_term_moves_it_by_more_than_an_eighth() {
    let greedy = ContributorTerms { reputation_parts: 1, ..TERMS };
    assert_eq!(points(at(8_000, 8_000).moved(none(8), none(8), true, &greedy)), (7_000, 7_000));
}

#[test]
fn without_gold_the_gold_average_stays() {
    assert_eq!(points(at(8_000, 6_000).moved(none(24), Tally::NONE, true, &TERMS)), (7_500, 6_000));
    assert_eq!(points(at(8_000, 6_000).moved(Tally::NONE, Tally::NONE, true, &TERMS)), (8_000, 6_000));
}

#[test]
fn gold_that_a_requester_made_lowers_and_lifts_nobody() {
    let moved = |gold| points(at(8_000, 6_000).moved(all(24), gold, false, &TERMS));
    assert_eq!(moved(all(8)), (8_125, 6_000));
    assert_eq!(moved(none(8)), (8_125, 5_625));
    // Where gold stands, the other average is of no use.
    assert_eq!(at(10_000, 0).moved(all(24), all(8), false, &TERMS).reputation().points(), 0);
}

#[test]
fn a_quiz_moves_both_because_gold_is_the_truth_that_others_would_agree_with() {
    assert_eq!(points(at(0, 0).moved(Tally::NONE, all(8), true, &TERMS)), (625, 625));
    assert_eq!(points(at(8_000, 8_000).moved(Tally::NONE, none(8), true, &TERMS)), (7_500, 7_500));
}

#[test]
fn a_low_score_rises_only_through_correct_gold() {
    // Agreeing with one's friends, without gold and with failed gold.
    assert_eq!(points(at(3_000, 9_000).moved(all(32), Tally::NONE, true, &TERMS)), (3_000, 9_000));
    assert_eq!(points(at(3_000, 9_000).moved(all(32), Tally::of(5, 8), true, &TERMS)).0, 3_000);
    // Through gold it rises.
    assert_eq!(points(at(3_000, 9_000).moved(all(32), Tally::of(6, 8), true, &TERMS)).0, 3_438);
    // It falls in any case.
    assert_eq!(points(at(3_000, 9_000).moved(none(32), Tally::NONE, true, &TERMS)).0, 2_813);
    // What is not low rises by agreement alone. Low is what counts, the smaller average.
    assert_eq!(points(at(5_000, 9_000).moved(all(32), Tally::NONE, true, &TERMS)).0, 5_313);
    assert_eq!(points(at(9_000, 4_999).moved(all(32), Tally::NONE, true, &TERMS)).0, 9_000);
}

#[test]
fn colluders_who_agree_with_each_other_and_fail_gold_sink() {
    // Binary gold guessed, consensus always right.
    let mut standing = at(10_000, 10_000);
    for _ in 0..200 {
        standing = standing.moved(all(29), Tally::of(2, 3), true, &TERMS).moved(all(29), Tally::of(1, 3), true, &TERMS);
    }
    // 0.854 when both are mixed; here it is what gold says.
    assert!(standing.reputation().points() < 5_200);
    assert!(standing.consensus.reading().points() > 9_900);
}

#[test]
fn idling_lets_both_averages_fall_by_whole_periods_and_not_below_the_floor() {
    let drift = TERMS.drift();
    let idle = |standing: AreaStanding, days: u64| points(standing.touched(&drift, days * DAY));
    assert_eq!(idle(at(9_000, 8_000), 6), (9_000, 8_000));
    assert_eq!(idle(at(9_000, 8_000), 7), (8_900, 7_900));
    assert_eq!(idle(at(9_000, 8_000), 70), (8_000, 7_000));
    assert_eq!(idle(at(9_000, 8_000), 3_650), (2_500, 2_500));
    // A low score neither falls further nor rises: nothing is washed clean by waiting.
    assert_eq!(idle(at(1_000, 2_000), 3_650), (1_000, 2_000));
}

#[test]
fn whoever_has_a_set_open_is_not_idle() {
    let busy = AreaStanding { open: 1, ..at(9_000, 8_000) };
    assert_eq!(points(busy.touched(&TERMS.drift(), 365 * DAY)), (9_000, 8_000));
}

#[test]
fn idling_begins_anew_with_each_set_in_the_area() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        Areas::<Test>::insert(&ALICE, AREA, AreaStanding { since: now(), ..at(9_000, 9_000) });
        wait(7 * DAY - 1);
        // A set, even one without merit; in this area alone.
        assert_ok!(open(&ALICE, 1));
        wait(20 * DAY);
        assert_eq!(reputation(&ALICE), 9_000);
        assert_ok!(close_with(&ALICE, 1, WorkResult { merit: false, ..perfect() }));
        wait(7 * DAY - 1);
        assert_eq!(reputation(&ALICE), 9_000);
        wait(1);
        assert_eq!(reputation(&ALICE), 8_900);
        assert_ok!(open_with(&ALICE, WorkOffer { area: AREA + 1, ..offer(2) }));
        wait(7 * DAY);
        assert_eq!(reputation(&ALICE), 8_800);
    });
}

#[test]
fn reputation_begins_at_zero_so_that_nobody_gains_by_being_new() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_eq!(reputation(&ALICE), 0);
        assert_ok!(open(&ALICE, 1));
        assert_eq!(reputation(&ALICE), 0);
        assert_ok!(close_with(&ALICE, 1, WorkResult { outcome: Outcome::NoReveal, ..perfect() }));
        // The worst that work can do to it is what a new account has.
        assert_eq!(reputation(&ALICE), 0);
    });
}

#[test]
fn reputation_in_one_area_is_none_in_another() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        assert_eq!(reputation(&ALICE), 625);
        assert_eq!(Contributors::reputation(&ALICE, AREA + 1), BasisPoints::ZERO);
        assert_eq!(Contributors::reputation(&BOB, AREA), BasisPoints::ZERO);
    });
}
