//! The weight of answers.

use crate::basis_points::BasisPoints;
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// The weight of one answer, in parts of 1/10,000: from 0.1 (1,000) to 3.0 (30,000).
///
/// No other value can be constructed: each answer counts, and none counts more than thirty of the lightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AnswerWeight(u16);

impl AnswerWeight {
    /// The number of parts in a weight of 1.0.
    pub const UNIT: u64 = 10_000;

    /// 0.1: the minimum weight.
    pub const LEAST: Self = Self(1_000);

    /// 0.1: the weight of an unproven account's answer, at any reputation.
    pub const UNPROVEN: Self = Self::LEAST;

    /// 1.0: the weight of each answer where all weigh the same.
    pub const ONE: Self = Self(10_000);

    /// 3.0: the maximum weight.
    pub const MOST: Self = Self(30_000);

    /// Returns the weight of a proven account's answer by its reputation in the area. It rises linearly from 0.1 at 0
    /// basis points to 3.0 at 10,000, rounded down to a part.
    pub const fn of_proven(reputation: BasisPoints) -> Self {
        // 29,000 parts over 10,000 basis points: at most 290,000 before the division.
        let above_the_least = reputation.points() as u32 * 29 / 10;
        Self(Self::LEAST.0 + above_the_least as u16)
    }

    /// Returns a weight in parts of 1/10,000, or none outside 1,000 to 30,000.
    pub const fn from_parts(parts: u16) -> Option<Self> {
        if parts >= Self::LEAST.0 && parts <= Self::MOST.0 {
            Some(Self(parts))
        } else {
            None
        }
    }

    /// Returns the weight in parts of 1/10,000.
    pub const fn parts(self) -> u16 {
        self.0
    }
}

impl Decode for AnswerWeight {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Self::from_parts(u16::decode(input)?).ok_or_else(|| "a weight outside 0.1 to 3.0".into())
    }
}

/// The sum of the weights of several answers, in parts of 1/10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Total(u64);

impl Total {
    /// The weight of no answer.
    pub const ZERO: Self = Self(0);

    /// Returns a total of `parts`; [`AnswerWeight::UNIT`] parts are 1.0.
    pub const fn from_parts(parts: u64) -> Self {
        Self(parts)
    }

    /// Returns the total in parts of 1/10,000.
    pub const fn parts(self) -> u64 {
        self.0
    }
}

impl FromIterator<AnswerWeight> for Total {
    /// Returns the exact sum. The answers that fit into memory cannot exceed 64 bits.
    fn from_iter<Weights: IntoIterator<Item = AnswerWeight>>(weights: Weights) -> Self {
        Self(weights.into_iter().fold(0, |sum: u64, weight| sum.saturating_add(weight.0.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weight_lies_on_a_line_from_a_tenth_to_three() {
        for points in 0..=10_000u16 {
            let weight = u32::from(AnswerWeight::of_proven(BasisPoints::clamped(points)).parts());
            // The line through (0, 1,000) and (10,000, 30,000), rounded down.
            let line = 1_000 * 10_000 + u32::from(points) * (30_000 - 1_000);
            assert!(weight * 10_000 <= line && line < (weight + 1) * 10_000, "{points}");
        }
        assert_eq!(AnswerWeight::of_proven(BasisPoints::ZERO), AnswerWeight::LEAST);
        assert_eq!(AnswerWeight::of_proven(BasisPoints::clamped(5_000)).parts(), 15_500);
        assert_eq!(AnswerWeight::of_proven(BasisPoints::WHOLE), AnswerWeight::MOST);
    }

    #[test]
    fn unproven_answers_weigh_a_tenth() {
        assert_eq!(u64::from(AnswerWeight::UNPROVEN.parts()) * 10, AnswerWeight::UNIT);
        assert_eq!(u64::from(AnswerWeight::MOST.parts()), 3 * AnswerWeight::UNIT);
    }

    #[test]
    fn weight_outside_its_range_is_refused() {
        for parts in [0, 999, 30_001, u16::MAX] {
            assert_eq!(AnswerWeight::from_parts(parts), None);
            assert!(AnswerWeight::decode(&mut &parts.encode()[..]).is_err());
        }
        for parts in [1_000, 30_000] {
            assert_eq!(AnswerWeight::from_parts(parts), Some(AnswerWeight(parts)));
            assert_eq!(AnswerWeight::decode(&mut &parts.encode()[..]), Ok(AnswerWeight(parts)));
        }
    }

    #[test]
    fn total_is_the_sum() {
        assert_eq!(Total::from_iter([]), Total::ZERO);
        assert_eq!([AnswerWeight::MOST; 7].into_iter().collect::<Total>(), Total::from_parts(210_000));
        assert_eq!([AnswerWeight::LEAST, AnswerWeight::MOST].into_iter().collect::<Total>().parts(), 31_000);
    }
}
