//! How much an answer weighs.

use crate::basis_points::BasisPoints;
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// The weight of one answer, in parts of 1/10,000: from 0.1 (1,000) to 3.0 (30,000).
///
/// No other value exists: nobody's answer counts for nothing, and none for more than thirty of the lightest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Weight(u16);

impl Weight {
    /// How many parts are a weight of 1.0.
    pub const UNIT: u64 = 10_000;

    /// 0.1: what an answer weighs at the least.
    pub const LEAST: Self = Self(1_000);

    /// 0.1: what the answer of an unproven account weighs, whatever its reputation.
    pub const UNPROVEN: Self = Self::LEAST;

    /// 1.0: what everybody's word weighs where nobody's weighs more.
    pub const ONE: Self = Self(10_000);

    /// 3.0: what an answer weighs at the most.
    pub const MOST: Self = Self(30_000);

    /// The weight of a proven account's answer, by its reputation in the area: 0.1 at 0 basis points, 3.0 at 10,000,
    /// on the straight line between them, rounded down to a part.
    pub const fn of_proven(reputation: BasisPoints) -> Self {
        // 29,000 parts over 10,000 basis points: at most 290,000 before the division.
        let above_the_least = reputation.points() as u32 * 29 / 10;
        Self(Self::LEAST.0 + above_the_least as u16)
    }

    /// A weight of so many parts. None outside 1,000 to 30,000.
    pub const fn from_parts(parts: u16) -> Option<Self> {
        if parts >= Self::LEAST.0 && parts <= Self::MOST.0 {
            Some(Self(parts))
        } else {
            None
        }
    }

    /// The weight in parts of 1/10,000.
    pub const fn parts(self) -> u16 {
        self.0
    }
}

impl Decode for Weight {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Self::from_parts(u16::decode(input)?).ok_or_else(|| "a weight outside 0.1 to 3.0".into())
    }
}

/// The weight of several answers together, in parts of 1/10,000.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub struct Total(u64);

impl Total {
    /// The weight of no answer.
    pub const ZERO: Self = Self(0);

    /// A total of so many parts; [`Weight::UNIT`] of them are 1.0.
    pub const fn from_parts(parts: u64) -> Self {
        Self(parts)
    }

    /// The total in parts of 1/10,000.
    pub const fn parts(self) -> u64 {
        self.0
    }
}

impl FromIterator<Weight> for Total {
    /// The exact sum: no memory holds as many answers as would be needed to leave 64 bits.
    fn from_iter<Weights: IntoIterator<Item = Weight>>(weights: Weights) -> Self {
        Self(weights.into_iter().fold(0, |sum: u64, weight| sum.saturating_add(weight.0.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weight_lies_on_a_straight_line_from_a_tenth_to_three() {
        for points in 0..=10_000u16 {
            let weight = u32::from(Weight::of_proven(BasisPoints::clamped(points)).parts());
            // The line through (0, 1,000) and (10,000, 30,000), and the whole part of its height.
            let line = 1_000 * 10_000 + u32::from(points) * (30_000 - 1_000);
            assert!(weight * 10_000 <= line && line < (weight + 1) * 10_000, "{points}");
        }
        assert_eq!(Weight::of_proven(BasisPoints::ZERO), Weight::LEAST);
        assert_eq!(Weight::of_proven(BasisPoints::clamped(5_000)).parts(), 15_500);
        assert_eq!(Weight::of_proven(BasisPoints::WHOLE), Weight::MOST);
    }

    #[test]
    fn the_unproven_weigh_a_tenth() {
        assert_eq!(u64::from(Weight::UNPROVEN.parts()) * 10, Weight::UNIT);
        assert_eq!(u64::from(Weight::MOST.parts()), 3 * Weight::UNIT);
    }

    #[test]
    fn no_weight_outside_its_range_comes_into_being() {
        for parts in [0, 999, 30_001, u16::MAX] {
            assert_eq!(Weight::from_parts(parts), None);
            assert!(Weight::decode(&mut &parts.encode()[..]).is_err());
        }
        for parts in [1_000, 30_000] {
            assert_eq!(Weight::from_parts(parts), Some(Weight(parts)));
            assert_eq!(Weight::decode(&mut &parts.encode()[..]), Ok(Weight(parts)));
        }
    }

    #[test]
    fn a_total_is_the_sum() {
        assert_eq!(Total::from_iter([]), Total::ZERO);
        assert_eq!([Weight::MOST; 7].into_iter().collect::<Total>(), Total::from_parts(210_000));
        assert_eq!([Weight::LEAST, Weight::MOST].into_iter().collect::<Total>().parts(), 31_000);
    }
}
