//! Tests of standings: when an item is decided, and what is kept of it.

use super::*;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

fn testimony(answer: u8, by_class: &[i32]) -> Testimony {
    let by_class = by_class.iter().map(|points| Millinats::new(*points)).collect();
    Testimony { answer, by_class: BoundedVec::truncate_from(by_class) }
}

fn even(classes: usize) -> Standing {
    Standing::of_few(&Frequencies::of_items(&vec![7; classes]).unwrap())
}

fn stages(standing: &Standing) -> (Option<u8>, Option<u8>) {
    (standing.decision(Stage::Early), standing.decision(Stage::Last))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_048,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn few_classes_are_decided_by_the_sum_of_all_answers(
        votes in vec((0u8..3, vec(-3_000i32..0, 3), any::<bool>()), 0..10), items in vec(60u32..1_000, 3),
    ) {
        let mut standing = Standing::of_few(&Frequencies::of_items(&items).unwrap());
        let all = f64::from(items.iter().sum::<u32>() + 3);
        let mut sums = items.iter().map(|items| (1_000.0 * (f64::from(items + 1) / all).ln()).floor()).collect::<Vec<_>>();
        for (answer, points, proven) in &votes {
            standing.add(&testimony(*answer, points), *proven);
            sums.iter_mut().zip(points).for_each(|(sum, points)| *sum += f64::from(*points));
        }
        let mut order = [0, 1, 2];
        order.sort_by(|a, b| sums[*b].total_cmp(&sums[*a]));
        let margin = sums[order[0]] - sums[order[1]];
        // The exact logarithm may be one whole thousandth, which floating point misses by a hair.
        prop_assume!((margin - 1_609.0).abs() > 1.0 && (margin - 300.0).abs() > 1.0);
        let given = |class: usize| votes.iter().filter(|(answer, _, _)| usize::from(*answer) == class).count();
        let leading = given(order[0]);
        let against = given(order[1]).max(given(order[2]));
        let proven = votes.iter().filter(|(_, _, proven)| *proven).count();
        let leader = Some(order[0] as u8);
        prop_assert_eq!(stages(&standing), (
            leader.filter(|_| margin >= 1_609.0 && proven >= 2 && leading >= 2),
            leader.filter(|_| {
                margin >= 300.0 && votes.len() >= 2 && (leading >= 2 || leading == 1 && against <= 1)
            }),
        ));
    }

    #[test]
    fn what_is_decided_early_would_be_decided_last(votes in vec((0u8..2, vec(-3_000i32..0, 2), any::<bool>()), 0..10)) {
        let mut standing = even(2);
        votes.iter().for_each(|(answer, points, proven)| standing.add(&testimony(*answer, points), *proven));
        let (early, last) = stages(&standing);
        prop_assert!(early.is_none() || early == last);
    }

    #[test]
    fn at_most_eight_of_many_classes_are_kept(votes in vec((any::<u8>(), -500i32..5_000), 0..40)) {
        let mut standing = Standing::of_many();
        for (answer, points) in votes {
            standing.add(&testimony(answer, &[points]), true);
        }
        prop_assert!(standing.candidates().len() <= LEADING);
    }
}

#[test]
fn early_decision_needs_two_proven_people_and_the_last_two_people() {
    let mut standing = even(2);
    standing.add(&testimony(0, &[-100, -2_000]), true);
    assert_eq!(stages(&standing), (None, None));
    standing.add(&testimony(1, &[-231, -17]), false);
    assert_eq!(stages(&standing), (None, Some(0)));
    standing.add(&testimony(0, &[-100, -2_000]), false);
    assert_eq!(stages(&standing), (None, Some(0)));
    standing.add(&testimony(0, &[-100, -2_000]), true);
    assert_eq!(stages(&standing), (Some(0), Some(0)));
    assert_eq!((standing.voters(), standing.proven_voters()), (4, 2));
}

#[test]
fn class_that_nobody_gave_is_not_decided() {
    // A class that a pilot found a million times counts as twenty times as frequent.
    let mut standing = Standing::of_few(&Frequencies::of_items(&[1, 1_000_000]).unwrap());
    standing.add(&testimony(0, &[-100, -500]), true);
    standing.add(&testimony(0, &[-100, -500]), true);
    assert_eq!(standing.leader().map(|(leader, _)| leader.class), Some(1));
    assert_eq!(stages(&standing), (None, None));
}

#[test]
fn margins_are_inclusive_and_a_tie_decides_nothing() {
    let with_margin = |margin: i32| {
        let mut standing = even(2);
        standing.add(&testimony(0, &[0, -margin]), true);
        standing.add(&testimony(0, &[0, 0]), true);
        stages(&standing)
    };
    assert_eq!(with_margin(0), (None, None));
    assert_eq!(with_margin(299), (None, None));
    assert_eq!(with_margin(300), (None, Some(0)));
    assert_eq!(with_margin(1_608), (None, Some(0)));
    assert_eq!(with_margin(1_609), (Some(0), Some(0)));
}

#[test]
fn many_classes_stand_against_zero() {
    let mut standing = Standing::of_many();
    standing.add(&testimony(9, &[-400]), true);
    standing.add(&testimony(9, &[-400]), true);
    assert_eq!(stages(&standing), (None, None));
    standing.add(&testimony(200, &[1_500]), true);
    assert_eq!(stages(&standing), (None, None), "two gave the other answer");
    standing.add(&testimony(200, &[500]), true);
    assert_eq!(stages(&standing), (Some(200), Some(200)));
    standing.add(&testimony(7, &[1_000]), true);
    assert_eq!(stages(&standing), (None, Some(200)));
}

#[test]
fn ninth_answer_takes_the_place_of_a_less_likely_one() {
    let mut standing = Standing::of_many();
    for (class, points) in [(1, 900), (2, 800), (3, 100), (4, 700), (5, 700), (6, 700), (7, 700), (8, 700)] {
        standing.add(&testimony(class, &[points]), true);
    }
    standing.add(&testimony(9, &[50]), true);
    let classes = |standing: &Standing| standing.candidates().iter().map(|one| one.class).collect::<Vec<_>>();
    assert_eq!(classes(&standing), [1, 2, 3, 4, 5, 6, 7, 8]);
    standing.add(&testimony(10, &[600]), true);
    assert_eq!(classes(&standing), [1, 2, 10, 4, 5, 6, 7, 8]);
    assert_eq!(standing.voters(), 10);
}

#[test]
fn nobody_decides_against_two_others_however_much_is_known_of_it() {
    let mut standing = even(2);
    standing.add(&testimony(0, &[-10, -4_605]), true);
    standing.add(&testimony(1, &[-1_609, -223]), true);
    standing.add(&testimony(1, &[-1_609, -223]), true);
    assert!(standing.leader().is_some_and(|(leader, margin)| leader.class == 0 && margin >= EARLY_MARGIN));
    assert_eq!(stages(&standing), (None, None));
}

#[test]
fn frequencies_are_refused_by_name_when_they_tell_nothing() {
    assert_eq!(Frequencies::of_items(&[5]), Err(FrequencyError::TooFewClasses));
    assert_eq!(Frequencies::of_items(&[1; 9]), Err(FrequencyError::TooManyClasses));
    assert_eq!(Frequencies::of_items(&[0, 12, 0]), Err(FrequencyError::OneClass));
    let known = Frequencies::of_items(&[1, 1]).unwrap();
    assert_eq!(known.0.to_vec(), [Millinats::new(-694); 2]);
}

#[test]
fn answer_that_is_as_likely_as_the_last_of_eight_does_not_displace_it() {
    let mut standing = Standing::of_many();
    (0..8).for_each(|class| standing.add(&testimony(class, &[500]), true));
    let before = standing.candidates().to_vec();
    standing.add(&testimony(8, &[500]), true);
    assert_eq!(standing.candidates(), before);
    standing.add(&testimony(8, &[501]), true);
    assert_eq!(standing.candidates().iter().filter(|candidate| candidate.class == 8).count(), 1);
}

#[test]
fn answers_that_are_no_class_decide_for_none() {
    // The more frequent class leads by far, and two people have said what neither class is.
    let mut standing = Standing::of_few(&Frequencies::of_items(&[1, 100]).unwrap());
    (0..2).for_each(|_| standing.add(&testimony(2, &[0, 0]), true));
    assert!(standing.leader().is_some_and(|(leader, margin)| leader.class == 1 && margin >= EARLY_MARGIN));
    assert_eq!(stages(&standing), (None, None));
}
