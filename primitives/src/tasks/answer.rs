//! Answers, and the kinds of answers that a campaign can ask for.

use super::MaxPositions;
use crate::consensus::number::WIDTH;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU64;
use frame_support::BoundedVec;
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;

/// The most categories of a campaign.
pub const MOST_CATEGORIES: u16 = 256;

/// The most options of a campaign for preferences.
pub const MOST_OPTIONS: u8 = 8;

/// The most decimal places of a number.
pub const MOST_DECIMALS: u8 = 18;

/// One answer to one position.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
)]
pub enum Answer {
    /// A category or an option, counted from zero.
    Choice(u8),
    /// A number in the fixed point of its campaign.
    Number(i64),
    /// The hash of content that is kept elsewhere.
    Content(H256),
}

/// A worker's answers to a set, by position.
pub type Answers = BoundedVec<Answer, MaxPositions>;

/// What a campaign asks for at every position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum AnswerKind {
    /// One of `count` categories.
    Categories {
        /// 2 to 256.
        count: u16,
    },
    /// A number in a range that includes both ends.
    Number {
        /// The lower end.
        #[serde(with = "crate::report::decimal")]
        least: i64,
        /// The upper end.
        #[serde(with = "crate::report::decimal")]
        most: i64,
        /// The greatest distance between two answers that say the same.
        #[serde(with = "crate::report::decimal")]
        tolerance: NonZeroU64,
        /// The number of a number's last digits that stand behind the point, for readers: at most 18.
        decimals: u8,
    },
    /// The best of `options` options.
    Preference {
        /// 2 to 8.
        options: u8,
    },
    /// Content by its hash. People grade it; it is never judged by equality.
    Rich,
}

/// What is wrong with an [`AnswerKind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum AnswerKindError {
    /// Less than 2 or more than 256 categories.
    Categories,
    /// Less than 2 or more than 8 options.
    Options,
    /// The lower end is not below the upper one.
    Range,
    /// Both sides of the widest band, three tolerances each, are not less than the range: noise would agree.
    Tolerance,
    /// More than 18 decimal places.
    Decimals,
}

impl AnswerKind {
    /// Checks that a campaign may ask for this.
    pub fn check(&self) -> Result<(), AnswerKindError> {
        match *self {
            Self::Categories { count } if !(2..=MOST_CATEGORIES).contains(&count) => Err(AnswerKindError::Categories),
            Self::Preference { options } if !(2..=MOST_OPTIONS).contains(&options) => Err(AnswerKindError::Options),
            Self::Number { least, most, .. } if least >= most => Err(AnswerKindError::Range),
            Self::Number { least, most, tolerance, .. }
                if u128::from(tolerance.get()).saturating_mul(2 * u128::from(WIDTH))
                    >= u128::from(least.abs_diff(most)) =>
            {
                Err(AnswerKindError::Tolerance)
            }
            Self::Number { decimals, .. } if decimals > MOST_DECIMALS => Err(AnswerKindError::Decimals),
            _ => Ok(()),
        }
    }

    /// Returns the number of classes that an answer chooses from; none where it does not.
    pub fn classes(&self) -> Option<u16> {
        match self {
            Self::Categories { count } => Some(*count),
            Self::Preference { options } => Some((*options).into()),
            Self::Number { .. } | Self::Rich => None,
        }
    }

    /// Returns whether an answer is of this kind.
    pub fn admits(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Categories { count }, Answer::Choice(choice)) => u16::from(*choice) < *count,
            (Self::Preference { options }, Answer::Choice(choice)) => choice < options,
            (Self::Number { least, most, .. }, Answer::Number(number)) => least <= number && number <= most,
            (Self::Rich, Answer::Content(_)) => true,
            _ => false,
        }
    }

    /// Returns whether an answer says the same as the known truth: the same choice, or a number within one tolerance of it.
    /// Content never does.
    pub fn is_right(&self, answer: &Answer, truth: &Answer) -> bool {
        match (self, answer, truth) {
            (Self::Number { tolerance, .. }, Answer::Number(answer), Answer::Number(truth)) => {
                answer.abs_diff(*truth) <= tolerance.get()
            }
            (Self::Categories { .. } | Self::Preference { .. }, Answer::Choice(answer), Answer::Choice(truth)) => {
                answer == truth
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    fn number(least: i64, most: i64, tolerance: u64) -> AnswerKind {
        AnswerKind::Number { least, most, tolerance: NonZeroU64::new(tolerance).unwrap(), decimals: 2 }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 8_192,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn range_is_refused_unless_it_is_wider_than_the_widest_band(
            ends in (any::<i64>(), any::<i64>(), 0u32..64), tolerance in (1..=u64::MAX, 0u32..64),
        ) {
            let (least, most) = (ends.0 >> ends.2, ends.1 >> ends.2);
            let tolerance = (tolerance.0 >> tolerance.1).max(1);
            let range = i128::from(most) - i128::from(least);
            let fits = range > 0 && i128::from(tolerance) * 6 < range;
            prop_assert_eq!(number(least, most, tolerance).check().is_ok(), fits);
        }

        #[test]
        fn number_is_right_within_the_tolerance(
            answer in any::<i64>(), off in (any::<i64>(), 0u32..64), tolerance in (1..=u64::MAX, 0u32..64),
        ) {
            let truth = answer.wrapping_add(off.0 >> off.1);
            let tolerance = (tolerance.0 >> tolerance.1).max(1);
            let distance = (i128::from(answer) - i128::from(truth)).abs();
            let right = number(0, 1, tolerance).is_right(&Answer::Number(answer), &Answer::Number(truth));
            prop_assert_eq!(right, distance <= i128::from(tolerance));
        }
    }

    #[test]
    fn answer_kind_is_refused_when_it_is_outside_its_bounds() {
        for (count, checked) in [(0, false), (1, false), (2, true), (256, true), (257, false), (u16::MAX, false)] {
            let found = AnswerKind::Categories { count }.check();
            assert_eq!(found, if checked { Ok(()) } else { Err(AnswerKindError::Categories) }, "{count}");
        }
        for (options, checked) in [(0, false), (1, false), (2, true), (8, true), (9, false), (u8::MAX, false)] {
            let found = AnswerKind::Preference { options }.check();
            assert_eq!(found, if checked { Ok(()) } else { Err(AnswerKindError::Options) }, "{options}");
        }
        assert_eq!(AnswerKind::Rich.check(), Ok(()));
        assert_eq!(number(5, 5, 1).check(), Err(AnswerKindError::Range));
        assert_eq!(number(6, 5, 1).check(), Err(AnswerKindError::Range));
        assert_eq!(number(0, 6, 1).check(), Err(AnswerKindError::Tolerance));
        assert_eq!(number(0, 7, 1).check(), Ok(()));
        assert_eq!(number(i64::MIN, i64::MAX, u64::MAX / 6).check(), Ok(()));
        assert_eq!(number(i64::MIN, i64::MAX, u64::MAX).check(), Err(AnswerKindError::Tolerance));
        let decimals = |decimals| {
            let tolerance = NonZeroU64::MIN;
            AnswerKind::Number { least: 0, most: 10, tolerance, decimals }.check()
        };
        assert_eq!((decimals(18), decimals(19)), (Ok(()), Err(AnswerKindError::Decimals)));
    }

    #[test]
    fn answer_kind_admits_only_its_own_answers() {
        let content = Answer::Content(H256::zero());
        let admitted = |kind: AnswerKind, answers: &[Answer]| -> Vec<bool> {
            answers.iter().map(|answer| kind.admits(answer)).collect()
        };
        let choices = [Answer::Choice(0), Answer::Choice(2), Answer::Choice(3), Answer::Number(0), content];
        assert_eq!(admitted(AnswerKind::Categories { count: 3 }, &choices), [true, true, false, false, false]);
        assert_eq!(admitted(AnswerKind::Preference { options: 3 }, &choices), [true, true, false, false, false]);
        assert!(AnswerKind::Categories { count: 256 }.admits(&Answer::Choice(255)));
        let numbers = [-4, -3, 9, 10].map(Answer::Number);
        assert_eq!(admitted(number(-3, 9, 1), &numbers), [false, true, true, false]);
        assert_eq!(admitted(number(-3, 9, 1), &[Answer::Choice(0), content]), [false, false]);
        assert_eq!(admitted(AnswerKind::Rich, &[content, Answer::Choice(0), Answer::Number(0)]), [true, false, false]);
    }

    #[test]
    fn content_is_never_right_by_equality() {
        let content = Answer::Content(H256::zero());
        assert!(!AnswerKind::Rich.is_right(&content, &content));
        let kind = AnswerKind::Categories { count: 3 };
        assert!(kind.is_right(&Answer::Choice(1), &Answer::Choice(1)));
        assert!(!kind.is_right(&Answer::Choice(1), &Answer::Choice(2)));
        assert!(!kind.is_right(&Answer::Number(1), &Answer::Number(1)));
    }
}
