//! Tests of agreement on numbers against the reference, which counts one ballot for each part of the weight.

use super::*;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

mod noise;

/// The reference, in integers that cannot overflow: each part of the weight is a ballot.
fn counted(answers: &[(i64, AnswerWeight)], tolerance: NonZeroU64, quorum: &Quorum) -> Decision<Agreement> {
    let middle = |mut ballots: Vec<i128>| {
        ballots.sort_unstable();
        ballots[(ballots.len() - 1) / 2]
    };
    let ballots = answers
        .iter()
        .flat_map(|(answer, weight)| std::iter::repeat_n(i128::from(*answer), weight.parts().into()))
        .collect::<Vec<_>>();
    if ballots.is_empty() {
        return Decision::Undecided;
    }
    let value = middle(ballots.clone());
    let deviation = middle(ballots.iter().map(|ballot| (ballot - value).abs()).collect());
    let tolerance = i128::from(tolerance.get());
    let band = (3 * deviation).max(tolerance).min(3 * tolerance);
    let inside = ballots.iter().filter(|ballot| value - band <= **ballot && **ballot <= value + band).count() as u128;
    let all = ballots.len() as u128;
    if all < u128::from(quorum.least_weight.parts()) {
        return Decision::Undecided;
    }
    // As fractions, inside / all >= num / den.
    if inside * u128::from(quorum.share_den) / all < u128::from(quorum.share_num) {
        return Decision::Undecided;
    }
    Decision::Decided(Agreement { value: i64::try_from(value).unwrap(), band: u64::try_from(band).unwrap_or(u64::MAX) })
}

fn weight() -> impl Strategy<Value = AnswerWeight> {
    prop_oneof![Just(1_000), Just(10_000), Just(30_000), 1_000u16..=30_000]
        .prop_map(|parts| AnswerWeight::from_parts(parts).unwrap())
}

/// Answers close together, answers far apart, and answers at the ends of the range.
fn answer() -> impl Strategy<Value = i64> {
    prop_oneof![
        6 => -20i64..20,
        2 => (any::<i64>(), 0u32..64).prop_map(|(bits, down)| bits >> down),
        1 => prop_oneof![Just(i64::MIN), Just(i64::MIN + 1), Just(-1), Just(0), Just(i64::MAX - 1), Just(i64::MAX)],
    ]
}

fn answers() -> impl Strategy<Value = Vec<(i64, AnswerWeight)>> {
    vec((answer(), weight()), 0..=7)
}

fn tolerance() -> impl Strategy<Value = NonZeroU64> {
    prop_oneof![
        3 => 1u64..10,
        1 => (1..=u64::MAX, 0u32..64).prop_map(|(bits, down)| (bits >> down).max(1)),
        1 => Just(u64::MAX),
    ]
    .prop_map(|tolerance| NonZeroU64::new(tolerance).unwrap())
}

fn quorum() -> impl Strategy<Value = Quorum> {
    let strange = (1u32..5, 1u32..5, 0u64..60_000).prop_map(|(share_num, share_den, least)| Quorum {
        share_num,
        share_den,
        least_weight: Total::from_parts(least),
    });
    prop_oneof![Just(Quorum::default()), strange]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 768,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn agreement_equals_counting_ballots(answers in answers(), tolerance in tolerance(), quorum in quorum()) {
        prop_assert_eq!(agree(&answers, tolerance, &quorum), counted(&answers, tolerance, &quorum));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4_096,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn decision_is_independent_of_the_order_of_answers(
        (answers, shuffled) in answers().prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle())),
        tolerance in tolerance(), quorum in quorum(),
    ) {
        prop_assert_eq!(agree(&answers, tolerance, &quorum), agree(&shuffled, tolerance, &quorum));
    }

    #[test]
    fn agreement_is_an_answer_and_its_band_keeps_to_the_tolerance(answers in answers(), tolerance in tolerance()) {
        if let Decision::Decided(agreement) = agree(&answers, tolerance, &Quorum::default()) {
            prop_assert!(answers.iter().any(|(answer, _)| *answer == agreement.value));
            let (band, tolerance) = (u128::from(agreement.band), u128::from(tolerance.get()));
            prop_assert!(tolerance <= band && band <= 3 * tolerance);
            let of = |inside: bool| answers.iter().filter(|(answer, _)| !inside || agreement.includes(*answer))
                .map(|(_, weight)| u64::from(weight.parts())).sum::<u64>();
            prop_assert!(of(false) >= 20_000 && of(true) * 3 >= of(false) * 2);
        }
    }

    #[test]
    fn agreement_moves_with_the_answers(
        near in vec((-1_000i64..1_000, weight()), 0..=7), by in -1_000_000i64..1_000_000, tolerance in tolerance(),
    ) {
        let moved = near.iter().map(|(answer, weight)| (answer + by, *weight)).collect::<Vec<_>>();
        let expected = match agree(&near, tolerance, &Quorum::default()) {
            Decision::Decided(at) => Decision::Decided(Agreement { value: at.value + by, ..at }),
            Decision::Undecided => Decision::Undecided,
        };
        prop_assert_eq!(agree(&moved, tolerance, &Quorum::default()), expected);
    }

    #[test]
    fn median_stays_among_the_honest_when_liars_weigh_less_than_half(
        honest in vec(0i64..100, 4..=7), liars in vec(answer(), 0..=3),
    ) {
        let answers = honest.iter().chain(&liars).map(|answer| (*answer, ONE)).collect::<Vec<_>>();
        let median = lower_weighted_median(answers.into_iter()).unwrap();
        prop_assert!((0..100).contains(&median));
    }
}

const ONE: AnswerWeight = AnswerWeight::from_parts(10_000).unwrap();

fn weighing(parts: u16) -> AnswerWeight {
    AnswerWeight::from_parts(parts).unwrap()
}

fn agreed(answers: &[(i64, AnswerWeight)], tolerance: u64) -> Decision<Agreement> {
    agree(answers, NonZeroU64::new(tolerance).unwrap(), &Quorum::default())
}

#[test]
fn median_is_the_least_point_with_half_of_the_weight() {
    let median =
        |points: &[(i64, u16)]| lower_weighted_median(points.iter().map(|(point, parts)| (*point, weighing(*parts))));
    assert_eq!(median(&[]), None);
    assert_eq!(median(&[(5, 1_000)]), Some(5));
    // The lesser of two middle points, also if the weights of both sides are equal.
    assert_eq!(median(&[(7, 1_000), (5, 1_000)]), Some(5));
    assert_eq!(median(&[(1, 1_000), (2, 1_000), (9, 2_000)]), Some(2));
    assert_eq!(median(&[(1, 1_000), (2, 1_000), (9, 2_001)]), Some(9));
    // Half of an odd total is rounded up.
    assert_eq!(median(&[(1, 1_000), (2, 1_001)]), Some(2));
    assert_eq!(median(&[(3, 30_000), (8, 1_000), (9, 1_000), (10, 1_000)]), Some(3));
}

#[test]
fn band_is_three_deviations_between_one_and_three_tolerances() {
    let band = |answers: [i64; 5], tolerance| match agreed(&answers.map(|answer| (answer, ONE)), tolerance) {
        Decision::Decided(agreement) => Some((agreement.value, agreement.band)),
        Decision::Undecided => None,
    };
    // The deviations are 4, 2, 0, 2, 4 in the first two: their median is 2.
    assert_eq!(band([96, 98, 100, 102, 104], 5), Some((100, 6)));
    assert_eq!(band([96, 98, 100, 102, 104], 7), Some((100, 7)));
    assert_eq!(band([100, 100, 100, 100, 200], 5), Some((100, 5)));
    // The band is cut at 3 tolerances. Three of five lie inside, which is less than two thirds.
    assert_eq!(band([96, 98, 100, 102, 104], 1), None);
    assert_eq!(band([97, 98, 100, 102, 103], 1), Some((100, 3)));
}

#[test]
fn band_includes_its_ends() {
    let agreement = Agreement { value: 100, band: 6 };
    assert!(agreement.includes(94) && agreement.includes(106));
    assert!(!agreement.includes(93) && !agreement.includes(107));
    let everything = Agreement { value: i64::MIN, band: u64::MAX };
    assert!(everything.includes(i64::MAX));
}

#[test]
fn agreement_is_undecided_when_the_weight_is_too_small() {
    assert_eq!(agreed(&[], 1), Decision::Undecided);
    assert_eq!(agreed(&[(5, weighing(19_999))], 1), Decision::Undecided);
    assert_eq!(agreed(&[(5, weighing(20_000))], 1), Decision::Decided(Agreement { value: 5, band: 1 }));
    assert_eq!(agreed(&[(5, AnswerWeight::UNPROVEN); 7], 1), Decision::Undecided);
}

#[test]
fn agreement_handles_the_least_and_the_greatest_answer() {
    let far = [(i64::MIN, ONE), (i64::MAX, ONE), (i64::MAX, ONE)];
    assert_eq!(agreed(&far, 1), Decision::Decided(Agreement { value: i64::MAX, band: 1 }));
    let apart = [(i64::MIN, ONE), (0, ONE), (i64::MAX, ONE)];
    assert_eq!(agreed(&apart, 1), Decision::Undecided);
    assert_eq!(agreed(&apart, u64::MAX), Decision::Decided(Agreement { value: 0, band: u64::MAX }));
    // Three deviations exceed 64 bits. Three tolerances fit and limit the band.
    let band = 3 << 62;
    assert_eq!(agreed(&apart, 1 << 62), Decision::Decided(Agreement { value: 0, band }));
}
