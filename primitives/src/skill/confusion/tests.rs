//! Tests of testimonies against the same formulas in floating point.

use super::*;
use crate::basis_points::BasisPoints;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

fn measure(chance: u16, reference: u16) -> Measure {
    Measure::new(BasisPoints::clamped(chance), BasisPoints::clamped(reference)).unwrap()
}

/// What an answer of a proven account says about each class, in nats.
fn exact(reference: f64, counts: &[Vec<u32>], own: &[(u32, u32)], answer: usize) -> Vec<f64> {
    let classes = counts.len();
    let likelihood = |truth: usize| {
        let assumed = |a: usize| if a == truth { reference } else { (1.0 - reference) / (classes - 1) as f64 };
        let of = |a: usize| f64::from(counts[truth][a]) + 8.0 * assumed(a);
        let all = (0..classes).map(of).sum::<f64>();
        let row = (0..classes).map(|a| (of(a) / all).max(0.01)).collect::<Vec<_>>();
        let (right, total) = own[truth];
        let right = (f64::from(right) + 8.0 * row[truth]) / (f64::from(total) + 8.0);
        let mistakes = (0..classes).filter(|a| *a != truth).map(|a| row[a]).sum::<f64>();
        if answer == truth {
            right
        } else {
            (1.0 - right) * row[answer] / mistakes
        }
    };
    (0..classes).map(|truth| likelihood(truth).clamp(0.01, 1.0).ln()).collect()
}

prop_compose! {
    fn crowd()(classes in 2usize..=8)(
        counts in vec(vec(0u32..200, classes), classes),
        own in vec((0u32..50).prop_flat_map(|total| (0..=total, Just(total))), classes),
        answer in 0..classes,
    ) -> (Vec<Vec<u32>>, Vec<(u32, u32)>, usize) {
        (counts, own, answer)
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn testimony_equals_the_formula(
        (counts, own, answer) in crowd(), reference in 6_000u16..=9_900,
    ) {
        let classes = counts.len() as u16;
        let (mut confusion, mut tallies) = (Confusion::of(classes), ClassTallies::of(classes));
        for truth in 0..classes as u8 {
            for answer in 0..classes as u8 {
                (0..counts[usize::from(truth)][usize::from(answer)]).for_each(|_| confusion.note(truth, answer));
            }
            let (right, total) = own[usize::from(truth)];
            (0..total).for_each(|item| tallies.note(truth, item < right));
        }
        let testimony = confusion.testimony(&measure(5_000, reference), answer as u8, Some(&tallies)).unwrap();
        let exact = exact(f64::from(reference) / 10_000.0, &counts, &own, answer);
        for (class, exact) in exact.into_iter().enumerate() {
            let points = testimony.about(class as u8).unwrap().thousandths();
            prop_assert!((f64::from(points) - 1_000.0 * exact).abs() < 1.5, "{class}: {points} {exact}");
        }
    }

    #[test]
    fn unproven_account_says_a_tenth_of_the_matrix((counts, _, answer) in crowd()) {
        let classes = counts.len() as u16;
        let confusion = Confusion::of(classes);
        let (measure, fresh) = (measure(5_000, 8_000), ClassTallies::of(classes));
        let proven = confusion.testimony(&measure, answer as u8, Some(&fresh)).unwrap();
        prop_assert_eq!(confusion.testimony(&measure, answer as u8, None), Some(proven.shared_by(10)));
    }
}

#[test]
fn with_many_classes_an_answer_is_worth_its_odds() {
    let mut tallies = ClassTallies::of(9);
    (0..8).for_each(|item| tallies.note(item, item < 6));
    let testimony = Confusion::of(9).testimony(&measure(1_112, 6_500), 3, Some(&tallies)).unwrap();
    // (6 + 8 * 0.65) / 16 = 0.7; ln(0.7 * 8 / 0.3) = 2.9267.
    assert_eq!(testimony.about(0), Some(Millinats::new(2_926)));
    assert_eq!(testimony.about(1), None);
}

#[test]
fn with_many_classes_nobody_is_certain() {
    let mut tallies = ClassTallies::of(256);
    (0..60_000u32).for_each(|_| tallies.note(0, true));
    let testimony = Confusion::of(256).testimony(&measure(1_000, 9_900), 255, Some(&tallies)).unwrap();
    // ln(0.99 * 255 / 0.01) = 10.136.
    assert_eq!(testimony.about(0), Some(Millinats::new(10_136)));
}

#[test]
fn answer_that_is_no_class_says_nothing() {
    let measure = measure(5_000, 8_000);
    assert_eq!(Confusion::of(2).testimony(&measure, 2, None), None);
    assert_eq!(Confusion::of(0).testimony(&measure, 0, None), None);
    let mut counted = Confusion::of(2);
    counted.note(2, 0);
    counted.note(0, 2);
    assert_eq!(counted, Confusion::of(2));
}

#[test]
fn single_answer_rules_no_class_out() {
    let (mut confusion, mut tallies) = (Confusion::of(2), ClassTallies::of(2));
    (0..100_000).for_each(|_| confusion.note(0, 0));
    (0..1_000).for_each(|_| tallies.note(0, true));
    let testimony = confusion.testimony(&measure(5_000, 9_000), 1, Some(&tallies)).unwrap();
    assert_eq!(testimony.about(0), Some(Millinats::of_ratio(1, 100)));
}

#[test]
fn pair_with_something_that_is_no_class_has_no_place() {
    let matrix = Confusion::of(3);
    assert_eq!([matrix.place(0, 0), matrix.place(1, 2), matrix.place(2, 2)], [Some(0), Some(5), Some(8)]);
    assert_eq!([matrix.place(3, 0), matrix.place(0, 3), matrix.place(3, 3), matrix.place(u8::MAX, 0)], [None; 4]);
}
