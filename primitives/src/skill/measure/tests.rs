//! Tests of measures against the same formulas in floating point.

use super::*;
use proptest::{prelude::*, test_runner::RngSeed};

fn measure(chance: u16, reference: u16) -> Measure {
    Measure::new(BasisPoints::clamped(chance), BasisPoints::clamped(reference)).unwrap()
}

fn measures() -> impl Strategy<Value = Measure> {
    (1u16..=9_400)
        .prop_flat_map(|chance| (Just(chance), chance + LEAST_DISTANCE..=MOST_REFERENCE))
        .prop_map(|(chance, reference)| measure(chance, reference))
}

fn share(points: BasisPoints) -> f64 {
    f64::from(points.points()) / 10_000.0
}

/// The chance of at most `right` of `golds` items.
fn at_most(right: u32, golds: u32, p: f64) -> f64 {
    let (mut term, mut sum) = ((1.0 - p).powi(golds as i32), 0.0);
    for x in 0..=right {
        sum += term;
        term *= f64::from(golds - x) / f64::from(x + 1) * p / (1.0 - p);
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_048,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn points_are_the_logarithms_of_the_likelihood_ratios(measure in measures()) {
        let (chance, reference) = (share(measure.chance()), share(measure.reference()));
        let entry = chance + 0.75 * (reference - chance);
        let GoldPoints { right, wrong } = measure.points();
        for (points, exact) in [(right, (entry / chance).ln()), (wrong, ((1.0 - entry) / (1.0 - chance)).ln())] {
            let short = 1_000.0 * exact - f64::from(points.thousandths());
            prop_assert!((-0.001..1.001).contains(&short), "{short}");
        }
    }

    #[test]
    fn points_of_a_guess_never_prove_on_average(measure in measures()) {
        // The condition of Wald's inequality: the mean of exp(points) by chance is at most one.
        let GoldPoints { right, wrong } = measure.points();
        let factor = |points: Millinats| (f64::from(points.thousandths()) / 1_000.0).exp();
        let mean = share(measure.chance()) * factor(right) + (1.0 - share(measure.chance())) * factor(wrong);
        prop_assert!(mean <= 1.000_000_1, "{mean}");
    }

    #[test]
    fn gate_is_the_least_number_that_is_missed_in_one_set_of_fifty(
        measure in measures(), golds in 0u8..=32, accuracy in 0u16..=10_000,
    ) {
        let accuracy = BasisPoints::clamped(accuracy);
        let least = measure.quantile(golds, accuracy);
        let p = share(accuracy);
        prop_assert!(least <= golds);
        let close = |right: u32| (at_most(right, golds.into(), p) - 0.02).abs() < 1e-9;
        let (at, below) = (u32::from(least), u32::from(least).checked_sub(1));
        prop_assert!(at == u32::from(golds) || at_most(at, golds.into(), p) > 0.02 || close(at));
        prop_assert!(below.is_none_or(|below| at_most(below, golds.into(), p) <= 0.02 || close(below)));
    }

    #[test]
    fn gate_lies_between_those_of_entry_and_of_the_reference(
        measure in measures(), golds in 0u8..=32, accuracy in 0u16..=10_000,
    ) {
        let gate = measure.least_right(golds, BasisPoints::clamped(accuracy));
        let (entry, reference) = (measure.at_entry(), measure.quantile(golds, measure.reference()));
        prop_assert!(measure.quantile(golds, entry) <= gate && gate <= reference);
        // An answer that is always the same passes only where somebody at the reference could fail with more.
        let alike = u32::from(golds) * u32::from(measure.chance().points());
        prop_assert!(u32::from(gate) > alike.div_ceil(10_000) || gate == reference);
    }

    #[test]
    fn accuracy_is_the_mean_with_the_assumption(measure in measures(), golds in 0u32..1_000, part in 0.0f64..=1.0) {
        let right = (f64::from(golds) * 1_000.0 * part) as u64;
        let (chance, reference) = (share(measure.chance()), share(measure.reference()));
        let assumed = 16.0 * (chance + 0.75 * (reference - chance));
        let exact = ((right as f64 / 1_000.0 + assumed) / (f64::from(golds) + 16.0)).clamp(chance + 0.01, 0.97);
        prop_assert!((share(measure.accuracy(right, golds)) - exact).abs() < 0.000_21);
    }

    #[test]
    fn weight_rises_with_accuracy_and_is_one_at_the_reference(measure in measures(), a in any::<u16>(), b in any::<u16>()) {
        let weight = |points: u16| measure.weight(BasisPoints::clamped(points));
        prop_assert!(weight(a.min(b)) <= weight(a.max(b)));
        prop_assert_eq!(measure.weight(measure.reference()), AnswerWeight::ONE);
        prop_assert_eq!(measure.weight(measure.chance()), AnswerWeight::LEAST);
    }

    #[test]
    fn skill_is_a_line_through_chance_and_the_reference(measure in measures(), total in 1u16.., part in 0.0f64..=1.0) {
        let right = (f64::from(total) * part) as u16;
        let (chance, reference) = (share(measure.chance()), share(measure.reference()));
        let exact = 10_000.0 * (f64::from(right) / f64::from(total) - chance) / (reference - chance);
        let short = exact - f64::from(measure.skill(Tally::of(right, total)).unwrap());
        prop_assert!((-0.001..1.001).contains(&short), "{short}");
    }

    #[test]
    fn measure_is_decoded_exactly_when_it_can_be_made(chance in 0u16..=10_000, reference in 0u16..=10_000) {
        let made = Measure::new(BasisPoints::clamped(chance), BasisPoints::clamped(reference));
        let decoded = Measure::decode(&mut &(chance, reference).encode()[..]);
        prop_assert_eq!(decoded.ok(), made.ok());
    }
}

#[test]
fn points_of_four_crowds_are_those_of_the_replay() {
    let points = |chance, reference| {
        let GoldPoints { right, wrong } = measure(chance, reference).points();
        (right.thousandths(), wrong.thousandths())
    };
    assert_eq!(points(2_500, 7_000), (854, -598));
    assert_eq!(points(5_000, 6_300), (178, -217));
    assert_eq!(points(2_500, 5_800), (688, -401));
    assert_eq!(points(5_000, 7_200), (285, -401));
}

#[test]
fn gates_of_sets_with_eight_golds_are_those_of_the_replay() {
    let gate = |chance, reference| measure(chance, reference).least_right(8, BasisPoints::clamped(reference));
    assert_eq!([gate(2_500, 7_000), gate(5_000, 9_000), gate(2_500, 6_400)], [3, 5, 2]);
}

#[test]
fn gate_of_no_gold_is_passed_and_more_than_a_set_has_count_as_a_set() {
    let measure = measure(2_500, 7_000);
    assert_eq!(measure.least_right(0, BasisPoints::WHOLE), 0);
    assert_eq!(measure.least_right(u8::MAX, BasisPoints::WHOLE), measure.least_right(32, BasisPoints::WHOLE));
    // Whoever answers ever worse is measured by the skill at entry.
    assert_eq!(measure.least_right(32, BasisPoints::ZERO), measure.least_right(32, measure.at_entry()));
}

#[test]
fn measure_is_refused_by_name_when_it_measures_nothing() {
    let new = |chance, reference| Measure::new(BasisPoints::clamped(chance), BasisPoints::clamped(reference)).err();
    assert_eq!(new(0, 7_000), Some(MeasureError::ChanceOfZero));
    assert_eq!(new(10_000, 10_000), Some(MeasureError::ChanceOfAHundred));
    assert_eq!(new(2_500, 9_901), Some(MeasureError::ReferenceTooHigh));
    assert_eq!(new(2_500, 2_999), Some(MeasureError::ReferenceNotAboveChance));
    assert_eq!(new(9_999, 9_900), Some(MeasureError::ReferenceNotAboveChance));
    assert_eq!(new(2_500, 3_000), None);
}

#[test]
fn chance_of_gold_is_its_most_frequent_class() {
    let of =
        |golds: &[u32]| Measure::of_gold(golds, BasisPoints::clamped(9_900)).map(|measure| measure.chance().points());
    assert_eq!(of(&[10, 10]), Ok(5_000));
    assert_eq!(of(&[1, 1, 1]), Ok(3_334));
    assert_eq!(of(&[9, 1]), Ok(9_000));
    assert_eq!(of(&[7, 0]), Err(MeasureError::ChanceOfAHundred));
    assert_eq!(of(&[]), Err(MeasureError::ChanceOfZero));
    assert_eq!(of(&[u32::MAX; 4]), Ok(2_500));
}

#[test]
fn skill_is_none_without_items() {
    assert_eq!(measure(2_500, 7_000).skill(Tally::NONE), None);
    assert_eq!(measure(2_500, 7_000).skill(Tally::of(0, 4)), Some(-5_556));
}

#[test]
fn skill_at_entry_is_three_quarters_of_the_way_to_the_reference() {
    assert_eq!(measure(2_500, 6_500).at_entry(), BasisPoints::clamped(5_500));
    assert_eq!(measure(5_000, 9_001).at_entry(), BasisPoints::clamped(8_000), "a part of a basis point is dropped");
    assert_eq!(measure(2_500, 6_500).at_entry(), measure(2_500, 6_500).accuracy(0, 0));
}

#[test]
fn gate_that_is_missed_in_exactly_one_set_of_fifty_holds() {
    // Who is right in 98 of 100 misses the only gold item of a set in two of 100.
    let exactly = BasisPoints::clamped(9_800);
    assert_eq!(measure(2_500, 9_800).least_right(1, exactly), 1);
    assert_eq!(measure(2_500, 9_799).least_right(1, exactly), 0);
}
