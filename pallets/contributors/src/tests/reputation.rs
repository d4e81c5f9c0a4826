//! Reputation by area: the smaller of two averages moves with each set, falls when idle, and rises through gold.

use super::*;
use crate::{AreaReputation, Areas};
use agt_primitives::{average::Average, basis_points::BasisPoints, contributors::ContributorTerms};
use frame_support::assert_ok;

const TERMS: ContributorTerms = ContributorTerms::DEFAULT;

/// A reputation with these averages, in basis points.
fn at(consensus: u16, gold: u16) -> AreaReputation {
    let average = |points| Average::at(BasisPoints::clamped(points));
    AreaReputation { consensus: average(consensus), gold: average(gold), ..AreaReputation::new(0) }
}

fn points(area: AreaReputation) -> (u16, u16) {
    (area.consensus.reading().points(), area.gold.reading().points())
}

/// A tally of `total` correct items.
fn all(total: u16) -> Tally {
    Tally::of(total, total)
}

/// A tally of `total` wrong items.
fn none(total: u16) -> Tally {
    Tally::of(0, total)
}

#[test]
fn reputation_is_the_smaller_average() {
    assert_eq!(at(9_000, 4_000).reputation().points(), 4_000);
    assert_eq!(at(3_000, 4_000).reputation().points(), 3_000);
}

#[test]
fn set_moves_each_average_by_a_sixteenth_whatever_its_size() {
    for items in [1, 8, 32] {
        let up = at(8_000, 6_000).sampled(all(items), all(items), true, &TERMS);
        assert_eq!(points(up), (8_125, 6_250));
        let down = at(8_000, 6_000).sampled(none(items), none(items), true, &TERMS);
        assert_eq!(points(down), (7_500, 5_625));
    }
    assert_eq!(at(0, 0).sampled(all(1), all(1), true, &TERMS).sets, 1);
}

#[test]
fn set_moves_reputation_by_at_most_an_eighth_under_any_terms() {
    let greedy = ContributorTerms { reputation_parts: 1, ..TERMS };
    assert_eq!(points(at(8_000, 8_000).sampled(none(8), none(8), true, &greedy)), (7_000, 7_000));
}

#[test]
fn gold_average_stays_when_a_set_has_no_gold() {
    assert_eq!(points(at(8_000, 6_000).sampled(none(24), Tally::NONE, true, &TERMS)), (7_500, 6_000));
    assert_eq!(points(at(8_000, 6_000).sampled(Tally::NONE, Tally::NONE, true, &TERMS)), (8_000, 6_000));
}

#[test]
fn requester_gold_lowers_the_gold_average_and_never_raises_it() {
    let moved = |gold| points(at(8_000, 6_000).sampled(all(24), gold, false, &TERMS));
    assert_eq!(moved(all(8)), (8_125, 6_000));
    assert_eq!(moved(none(8)), (8_125, 5_625));
    // If the gold average is zero, a high consensus average does not help.
    assert_eq!(at(10_000, 0).sampled(all(24), all(8), false, &TERMS).reputation().points(), 0);
}

#[test]
fn quiz_moves_both_averages() {
    assert_eq!(points(at(0, 0).sampled(Tally::NONE, all(8), true, &TERMS)), (625, 625));
    assert_eq!(points(at(8_000, 8_000).sampled(Tally::NONE, none(8), true, &TERMS)), (7_500, 7_500));
}

#[test]
fn low_reputation_rises_only_through_correct_gold() {
    // Agreement without gold and with failed gold.
    assert_eq!(points(at(3_000, 9_000).sampled(all(32), Tally::NONE, true, &TERMS)), (3_000, 9_000));
    assert_eq!(points(at(3_000, 9_000).sampled(all(32), Tally::of(5, 8), true, &TERMS)).0, 3_000);
    // It rises with correct gold.
    assert_eq!(points(at(3_000, 9_000).sampled(all(32), Tally::of(6, 8), true, &TERMS)).0, 3_438);
    // It falls with and without gold.
    assert_eq!(points(at(3_000, 9_000).sampled(none(32), Tally::NONE, true, &TERMS)).0, 2_813);
    // A reputation that is not low rises by agreement alone. The smaller average decides whether it is low.
    assert_eq!(points(at(5_000, 9_000).sampled(all(32), Tally::NONE, true, &TERMS)).0, 5_313);
    assert_eq!(points(at(9_000, 4_999).sampled(all(32), Tally::NONE, true, &TERMS)).0, 9_000);
}

#[test]
fn colluders_lose_reputation_when_they_fail_gold() {
    // Binary gold is guessed, and the others always agree.
    let mut area = at(10_000, 10_000);
    for _ in 0..200 {
        area = area.sampled(all(29), Tally::of(2, 3), true, &TERMS).sampled(all(29), Tally::of(1, 3), true, &TERMS);
    }
    // A mixed average would be 0.854; here the gold average decides.
    assert!(area.reputation().points() < 5_200);
    assert!(area.consensus.reading().points() > 9_900);
}

#[test]
fn idle_averages_fall_by_whole_periods_down_to_the_floor() {
    let drift = TERMS.drift();
    let idle = |area: AreaReputation, days: u64| points(area.drifted(&drift, days * DAY));
    assert_eq!(idle(at(9_000, 8_000), 6), (9_000, 8_000));
    assert_eq!(idle(at(9_000, 8_000), 7), (8_900, 7_900));
    assert_eq!(idle(at(9_000, 8_000), 70), (8_000, 7_000));
    assert_eq!(idle(at(9_000, 8_000), 3_650), (2_500, 2_500));
    // A reputation below the floor neither falls nor rises by waiting.
    assert_eq!(idle(at(1_000, 2_000), 3_650), (1_000, 2_000));
}

#[test]
fn averages_do_not_fall_while_a_set_is_open() {
    let busy = AreaReputation { open: 1, ..at(9_000, 8_000) };
    assert_eq!(points(busy.drifted(&TERMS.drift(), 365 * DAY)), (9_000, 8_000));
}

#[test]
fn idle_time_restarts_with_each_set_in_the_area() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        Areas::<Test>::insert(&ALICE, AREA, AreaReputation { since: now(), ..at(9_000, 9_000) });
        wait(7 * DAY - 1);
        // Any set in this area, even one that does not count for reputation.
        assert_ok!(open(&ALICE, 1));
        wait(20 * DAY);
        assert_eq!(reputation(&ALICE), 9_000);
        assert_ok!(close_with(&ALICE, 1, WorkResult { counts_for_reputation: false, ..perfect() }));
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
fn reputation_starts_at_zero() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_eq!(reputation(&ALICE), 0);
        assert_ok!(open(&ALICE, 1));
        assert_eq!(reputation(&ALICE), 0);
        assert_ok!(close_with(&ALICE, 1, WorkResult { outcome: Outcome::NoReveal, ..perfect() }));
        // The worst work leads to the reputation of a new account.
        assert_eq!(reputation(&ALICE), 0);
    });
}

#[test]
fn reputation_of_one_area_does_not_count_in_another() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        assert_eq!(reputation(&ALICE), 625);
        assert_eq!(Contributors::reputation(&ALICE, AREA + 1), BasisPoints::ZERO);
        assert_eq!(Contributors::reputation(&BOB, AREA), BasisPoints::ZERO);
    });
}
