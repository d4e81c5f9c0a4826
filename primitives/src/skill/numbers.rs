//! Numbers: how right an answer to gold is, and the number on which a crowd agrees.

use crate::{
    consensus::{
        number::{agree as band_of, Agreement},
        weight::{AnswerWeight, Total},
        Decision, Quorum,
    },
    tasks::LEAST_AGREEING,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU64;
use scale_info::TypeInfo;

/// The distance from the truth, in tolerances, from which an answer to gold is all wrong. Within one tolerance a constant is
/// right about as often as people are; how near somebody comes tells them apart.
pub const ALL_WRONG: u64 = 4;

/// The share of the weight that must lie inside the band: three fifths. With two thirds, an item of five answers of which
/// two lie outside would stay undecided.
pub const QUORUM: Quorum = Quorum { share_num: 3, share_den: 5, least_weight: Total::ZERO };

/// The number on which the answers agree. All are in the fixed point of the campaign's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct NumberDecision {
    /// The weighted mean of the answers, each moved to the nearer end of the band if it lies outside.
    pub value: i64,
    /// The band around the weighted median; an answer inside is right.
    pub band: Agreement,
}

/// Returns how right an answer to gold is, in thousandths, rounded down: 1,000 at the truth, 0 from [`ALL_WRONG`] tolerances
/// on, and in proportion between.
pub fn rightness(answer: i64, truth: i64, tolerance: NonZeroU64) -> u16 {
    let range = u128::from(tolerance.get()).saturating_mul(ALL_WRONG.into());
    let near = range.saturating_sub(answer.abs_diff(truth).into());
    let thousandths = near.saturating_mul(1_000).checked_div(range).unwrap_or_default();
    u16::try_from(thousandths).unwrap_or(1_000)
}

/// Returns the number on which the answers agree, or that they do not.
///
/// The band is that of [`crate::consensus::number::agree`]. At least [`QUORUM`] of the weight and two answers must lie
/// inside. The mean of the answers moved into the band is nearer the truth than the median, and an answer outside moves it
/// no further than the band reaches. Rounded down.
pub fn agree(answers: &[(i64, AnswerWeight)], tolerance: NonZeroU64) -> Decision<NumberDecision> {
    let Decision::Decided(band) = band_of(answers, tolerance, &QUORUM) else { return Decision::Undecided };
    if answers.iter().filter(|(answer, _)| band.includes(*answer)).count() < LEAST_AGREEING {
        return Decision::Undecided;
    }
    let reach = i128::from(band.band);
    // A sum of at most 2^63 answers below 2^64 with weights below 2^15 fits 128 bits wherever memory holds them.
    let (sum, weights) = answers.iter().fold((0i128, 0i128), |(sum, weights), (answer, weight)| {
        let moved = i128::from(*answer).saturating_sub(band.value.into()).clamp(reach.saturating_neg(), reach);
        let weight = i128::from(weight.parts());
        (sum.saturating_add(moved.saturating_mul(weight)), weights.saturating_add(weight))
    });
    let mean = i128::from(band.value).saturating_add(sum.checked_div_euclid(weights).unwrap_or_default());
    Decision::Decided(NumberDecision { value: i64::try_from(mean).unwrap_or(band.value), band })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    const TEN: NonZeroU64 = NonZeroU64::new(10).unwrap();

    fn answers() -> impl Strategy<Value = Vec<(i64, AnswerWeight)>> {
        let weight = (1_000u16..=30_000).prop_map(|parts| AnswerWeight::from_parts(parts).unwrap());
        vec((prop_oneof![-100i64..=100, Just(i64::MIN), Just(i64::MAX), any::<i64>()], weight), 0..=7)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn value_is_the_weighted_mean_of_answers_moved_into_the_band(answers in answers(), tolerance in 1u64..50) {
            let decision = agree(&answers, NonZeroU64::new(tolerance).unwrap());
            if let Decision::Decided(NumberDecision { value, band }) = decision {
                prop_assert!(band.includes(value));
                let (low, high) = (i128::from(band.value) - i128::from(band.band), i128::from(band.value) + i128::from(band.band));
                let parts = |weight: AnswerWeight| i128::from(weight.parts());
                let all = answers.iter().map(|(_, weight)| parts(*weight)).sum::<i128>();
                let sum = answers.iter().map(|(answer, weight)| i128::from(*answer).clamp(low, high) * parts(*weight));
                prop_assert_eq!(i128::from(value), sum.sum::<i128>().div_euclid(all));
                let inside = answers.iter().filter(|(answer, _)| band.includes(*answer));
                let (count, weight) = inside.fold((0, 0), |(n, sum), (_, weight)| (n + 1, sum + parts(*weight)));
                prop_assert!(count >= 2 && weight * 5 >= all * 3);
            }
        }

        #[test]
        fn decision_is_independent_of_the_order(
            (answers, shuffled) in answers().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
        ) {
            prop_assert_eq!(agree(&answers, TEN), agree(&shuffled, TEN));
        }

        #[test]
        fn rightness_falls_in_proportion_to_the_error(error in 0i64..100, tolerance in 1u64..20) {
            let exact = (1.0 - error as f64 / (4.0 * tolerance as f64)).max(0.0) * 1_000.0;
            let tolerance = NonZeroU64::new(tolerance).unwrap();
            prop_assert_eq!(rightness(50 + error, 50, tolerance), rightness(50 - error, 50, tolerance));
            prop_assert!((exact - f64::from(rightness(error, 0, tolerance)) + 1e-9).floor() == 0.0);
        }
    }

    #[test]
    fn one_answer_far_off_moves_the_value_by_its_part_of_the_band() {
        let all = [0, 0, 0, 0, 1_000].map(|answer| (answer, AnswerWeight::ONE));
        let band = Agreement { value: 0, band: 10 };
        assert_eq!(agree(&all, TEN), Decision::Decided(NumberDecision { value: 2, band }));
    }

    #[test]
    fn nothing_is_decided_by_one_answer_or_by_answers_far_apart() {
        assert_eq!(agree(&[], TEN), Decision::Undecided);
        assert_eq!(agree(&[(5, AnswerWeight::MOST)], TEN), Decision::Undecided);
        assert_eq!(agree(&[0, 500, 1_000].map(|answer| (answer, AnswerWeight::ONE)), TEN), Decision::Undecided);
        // One heavy answer has the weight and is alone.
        assert_eq!(agree(&[(0, AnswerWeight::MOST), (500, AnswerWeight::LEAST)], TEN), Decision::Undecided);
    }

    #[test]
    fn rightness_is_bounded_at_the_ends_of_all_numbers() {
        assert_eq!(rightness(i64::MIN, i64::MAX, NonZeroU64::MAX), 750);
        assert_eq!(rightness(i64::MIN, i64::MAX, TEN), 0);
        assert_eq!(rightness(7, 7, TEN), 1_000);
    }
}
