//! A share in hundredths of a percent.

use crate::{arithmetic::mul_div_floor, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A share between nothing and the whole, in basis points: 0 to 10,000.
///
/// No other value exists: neither decoding nor deserialising yields one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(try_from = "u16", into = "u16")]
pub struct BasisPoints(u16);

impl BasisPoints {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The whole: 10,000 basis points.
    pub const WHOLE: Self = Self(10_000);

    /// A share of so many basis points. None above the whole.
    pub const fn new(points: u16) -> Option<Self> {
        if points <= Self::WHOLE.0 {
            Some(Self(points))
        } else {
            None
        }
    }

    /// A share of so many basis points, or the whole when they are more.
    pub const fn clamped(points: u16) -> Self {
        match Self::new(points) {
            Some(share) => share,
            None => Self::WHOLE,
        }
    }

    /// The share in basis points, 0 to 10,000.
    pub const fn points(self) -> u16 {
        self.0
    }

    /// The share of an amount, rounded down. Never more than the amount.
    pub fn of(self, amount: Balance) -> Balance {
        // A part of an amount always fits, so there is always an answer.
        mul_div_floor(amount, self.0.into(), Self::WHOLE.0.into()).unwrap_or_default()
    }
}

impl TryFrom<u16> for BasisPoints {
    type Error = &'static str;

    fn try_from(points: u16) -> Result<Self, Self::Error> {
        Self::new(points).ok_or("more than 10,000 basis points")
    }
}

impl From<BasisPoints> for u16 {
    fn from(share: BasisPoints) -> Self {
        share.0
    }
}

impl Decode for BasisPoints {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Ok(Self::try_from(u16::decode(input)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_core::U512;

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn a_share_equals_the_wide_quotient(points in 0u16..=10_000, bits in any::<Balance>(), shift in 0u32..128) {
            let amount = bits >> shift;
            let reference = U512::from(amount) * U512::from(points) / U512::from(10_000);
            prop_assert_eq!(U512::from(BasisPoints::clamped(points).of(amount)), reference);
        }
    }

    #[test]
    fn a_share_rounds_down() {
        assert_eq!(BasisPoints::clamped(1).of(9_999), 0);
        assert_eq!(BasisPoints::clamped(1).of(10_000), 1);
        assert_eq!(BasisPoints::clamped(3_333).of(100), 33);
    }

    #[test]
    fn the_whole_of_anything_is_the_thing_and_zero_of_it_is_nothing() {
        for amount in [0, 1, 9_999, Balance::MAX - 1, Balance::MAX] {
            assert_eq!(BasisPoints::WHOLE.of(amount), amount);
            assert_eq!(BasisPoints::ZERO.of(amount), 0);
        }
    }

    #[test]
    fn no_share_is_more_than_the_whole() {
        assert_eq!(BasisPoints::new(10_000), Some(BasisPoints::WHOLE));
        assert_eq!(BasisPoints::new(10_001), None);
        assert_eq!(BasisPoints::clamped(u16::MAX), BasisPoints::WHOLE);
        assert_eq!(BasisPoints::clamped(9_999).points(), 9_999);
    }

    #[test]
    fn no_share_above_the_whole_is_decoded() {
        for points in [0, 1, 10_000] {
            assert_eq!(BasisPoints::decode(&mut &points.encode()[..]), Ok(BasisPoints(points)));
            assert_eq!(BasisPoints(points).encode(), points.encode());
        }
        for points in [10_001, u16::MAX] {
            assert!(BasisPoints::decode(&mut &points.encode()[..]).is_err());
        }
    }

    #[test]
    fn no_share_above_the_whole_is_deserialised() {
        use serde::de::{value::Error, IntoDeserializer};
        let read = |points: u16| BasisPoints::deserialize(IntoDeserializer::<Error>::into_deserializer(points)).ok();
        assert_eq!(read(10_000), Some(BasisPoints::WHOLE));
        assert_eq!(read(10_001), None);
    }
}
