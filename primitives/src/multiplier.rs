//! What multiplies a reward, and by how much at most.

use crate::{arithmetic::mul_div_floor, Aia, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A factor on a reward in basis points, from 1.0 (10,000) to 2.0 (20,000).
///
/// No other value exists: nothing pays less than its base, and nothing can pay more than twice of it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize
)]
#[serde(try_from = "u16", into = "u16")]
pub struct Multiplier(u16);

impl Multiplier {
    /// 1.0: the reward as it is.
    pub const ONE: Self = Self(10_000);

    /// 2.0: the hard limit, whatever governance says.
    pub const MOST: Self = Self(20_000);

    /// 1.5: the limit on a product of multipliers that a chain starts with.
    pub const MOST_PRODUCT: Self = Self(15_000);

    /// 1.2: the limit on a streak's part. Machines never miss a day, so it stays small.
    pub const MOST_STREAK: Self = Self(12_000);

    /// A factor of so many basis points. None outside 10,000 to 20,000.
    pub const fn new(points: u16) -> Option<Self> {
        if points >= Self::ONE.0 && points <= Self::MOST.0 {
            Some(Self(points))
        } else {
            None
        }
    }

    /// The factor in basis points, 10,000 to 20,000.
    pub const fn points(self) -> u16 {
        self.0
    }

    /// The multiplied amount in planck (or another asset's least unit), rounded down. None when it does not fit.
    pub fn of(self, amount: Balance) -> Option<Balance> {
        mul_div_floor(amount, self.0.into(), Self::ONE.0.into())
    }

    /// The multiplied amount of credits, rounded down. None when it does not fit.
    pub fn of_aia(self, aia: Aia) -> Option<Aia> {
        self.of(aia.into()).and_then(|multiplied| Aia::try_from(multiplied).ok())
    }
}

impl Default for Multiplier {
    fn default() -> Self {
        Self::ONE
    }
}

impl TryFrom<u16> for Multiplier {
    type Error = &'static str;

    fn try_from(points: u16) -> Result<Self, Self::Error> {
        Self::new(points).ok_or("a multiplier outside 1.0 to 2.0")
    }
}

impl From<Multiplier> for u16 {
    fn from(multiplier: Multiplier) -> Self {
        multiplier.0
    }
}

impl Decode for Multiplier {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        Ok(Self::try_from(u16::decode(input)?)?)
    }
}

/// Everything that multiplies one reward of AIA.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Multipliers {
    /// For days worked in a row; counts for at most [`Multiplier::MOST_STREAK`].
    pub streak: Multiplier,
    /// Of the selected character.
    pub character: Multiplier,
    /// Of the stake set aside for the work.
    pub stake_tier: Multiplier,
}

impl Multipliers {
    /// The product of all, exact up to one rounding down to a basis point, and at most `most`.
    pub fn product(self, most: Multiplier) -> Multiplier {
        let parts = [self.streak.min(Multiplier::MOST_STREAK), self.character, self.stake_tier];
        // At most 1.2 * 2.0 * 2.0 in units of 10^-12, far inside 64 bits.
        let exact: u64 = parts.iter().map(|part| u64::from(part.0)).product();
        let one = u64::from(Multiplier::ONE.0);
        let points = u16::try_from(exact / (one * one)).unwrap_or(u16::MAX);
        Multiplier(points).min(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_core::U512;

    fn multiplier() -> impl Strategy<Value = Multiplier> {
        prop_oneof![Just(10_000), Just(10_001), Just(12_000), Just(20_000), 10_000u16..=20_000].prop_map(Multiplier)
    }

    fn multipliers() -> impl Strategy<Value = Multipliers> {
        (multiplier(), multiplier(), multiplier()).prop_map(|(streak, character, stake_tier)| Multipliers {
            streak,
            character,
            stake_tier,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 8_192,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn the_product_equals_the_wide_product_within_the_limits(all in multipliers(), most in multiplier()) {
            let mut points = U512::from(all.streak.0.min(12_000));
            points = points * U512::from(all.character.0) * U512::from(all.stake_tier.0);
            let reference = (points / U512::from(100_000_000)).min(U512::from(most.0));
            prop_assert_eq!(U512::from(all.product(most).0), reference);
        }

        #[test]
        fn no_product_exceeds_its_limit_nor_falls_below_one(all in multipliers(), most in multiplier()) {
            let product = all.product(most);
            prop_assert!(Multiplier::ONE <= product && product <= most && most <= Multiplier::MOST);
        }

        #[test]
        fn a_multiplied_amount_equals_the_wide_quotient(by in multiplier(), bits in any::<Balance>(), shift in 0u32..128) {
            let amount = bits >> shift;
            let reference = U512::from(amount) * U512::from(by.0) / U512::from(10_000);
            prop_assert_eq!(by.of(amount), Balance::try_from(reference).ok());
            let aia = Aia::try_from(amount >> 64).unwrap();
            let reference = U512::from(aia) * U512::from(by.0) / U512::from(10_000);
            prop_assert_eq!(by.of_aia(aia), Aia::try_from(reference).ok());
        }
    }

    #[test]
    fn all_at_their_most_reach_the_default_limit_and_no_more() {
        let greedy =
            Multipliers { streak: Multiplier::MOST, character: Multiplier::MOST, stake_tier: Multiplier::MOST };
        assert_eq!(greedy.product(Multiplier::MOST_PRODUCT).points(), 15_000);
        assert_eq!(greedy.product(Multiplier::MOST).points(), 20_000);
        assert_eq!(Multipliers::default().product(Multiplier::MOST), Multiplier::ONE);
    }

    #[test]
    fn a_streak_alone_reaches_a_fifth_more() {
        let streak = Multipliers { streak: Multiplier::MOST, ..Multipliers::default() };
        assert_eq!(streak.product(Multiplier::MOST_PRODUCT).points(), 12_000);
    }

    #[test]
    fn the_product_rounds_once_and_down() {
        let of = |points: [u16; 3]| {
            let [streak, character, stake_tier] = points.map(Multiplier);
            Multipliers { streak, character, stake_tier }.product(Multiplier::MOST).points()
        };
        // 1.0001 * 1.0089 * 1.0999 is 1.10980...; the first product alone, rounded, would lead to 1.10979...
        assert_eq!(of([10_001, 10_089, 10_999]), 11_098);
        // 1.1999 * 1.2499 is 1.49975...
        assert_eq!(of([11_999, 12_499, 10_000]), 14_997);
    }

    #[test]
    fn a_multiplied_reward_rounds_down() {
        assert_eq!(Multiplier(12_000).of(9), Some(10));
        assert_eq!(Multiplier(15_000).of_aia(3), Some(4));
        assert_eq!(Multiplier::MOST.of(Balance::MAX), None);
        assert_eq!(Multiplier::MOST.of_aia(Aia::MAX), None);
        assert_eq!(Multiplier::ONE.of_aia(Aia::MAX), Some(Aia::MAX));
    }

    #[test]
    fn no_multiplier_outside_its_range_comes_into_being() {
        for points in [0, 9_999, 20_001, u16::MAX] {
            assert_eq!(Multiplier::new(points), None);
            assert!(Multiplier::decode(&mut &points.encode()[..]).is_err());
        }
        for points in [10_000, 20_000] {
            assert_eq!(Multiplier::new(points).map(Multiplier::points), Some(points));
            assert_eq!(Multiplier::decode(&mut &points.encode()[..]), Ok(Multiplier(points)));
        }
    }
}
