//! The factors on a reward, and their limits.

use crate::{arithmetic::mul_div_floor, Aia, Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A factor on a reward in basis points, from 1.0 (10,000) to 2.0 (20,000).
///
/// No other value can be constructed, so nothing pays less than its base or more than twice its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(try_from = "u16", into = "u16")]
pub struct Multiplier(u16);

impl Multiplier {
    /// 1.0: the reward is unchanged.
    pub const ONE: Self = Self(10_000);

    /// 2.0: the hard limit under any governed terms.
    pub const MOST: Self = Self(20_000);

    /// 1.5: the default limit on a product of multipliers.
    pub const MOST_PRODUCT: Self = Self(15_000);

    /// 1.2: the limit on the factor of a streak. It is small, because machines never miss a day.
    pub const MOST_STREAK: Self = Self(12_000);

    /// 1.25: the limit on the factor of a booster.
    pub const MOST_BOOSTER: Self = Self(12_500);

    /// Returns a factor in basis points, or none outside 10,000 to 20,000.
    pub const fn new(points: u16) -> Option<Self> {
        if points >= Self::ONE.0 && points <= Self::MOST.0 {
            Some(Self(points))
        } else {
            None
        }
    }

    /// Returns the factor in basis points, 10,000 to 20,000.
    pub const fn points(self) -> u16 {
        self.0
    }

    /// Returns the multiplied amount in planck (or another asset's smallest unit), rounded down, or none on overflow.
    pub fn of(self, amount: Balance) -> Option<Balance> {
        mul_div_floor(amount, self.0.into(), Self::ONE.0.into())
    }

    /// Returns the multiplied amount of AIA, rounded down, or none on overflow.
    pub fn of_aia(self, aia: Aia) -> Option<Aia> {
        self.of(aia.into()).and_then(|multiplied| Aia::try_from(multiplied).ok())
    }

    /// Returns the multiplied XP of a set, rounded down.
    pub fn of_xp(self, xp: u32) -> u64 {
        // At most twice the greatest `u32`.
        u64::from(xp).saturating_mul(self.0.into()) / u64::from(Self::ONE.0)
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

/// The factors on one reward of AIA.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Multipliers {
    /// The factor for consecutive days of work, at most [`Multiplier::MOST_STREAK`].
    pub streak: Multiplier,
    /// The factor of the selected character.
    pub character: Multiplier,
    /// The factor for the stake set aside for the work.
    pub stake_tier: Multiplier,
    /// The factor of a booster, at most [`Multiplier::MOST_BOOSTER`].
    pub booster: Multiplier,
}

impl Multipliers {
    /// Returns the product of all factors, rounded down once to a basis point, and at most `most`.
    pub fn product(self, most: Multiplier) -> Multiplier {
        let (streak, booster) = (self.streak.min(Multiplier::MOST_STREAK), self.booster.min(Multiplier::MOST_BOOSTER));
        // At most 1.2 * 2.0 * 2.0 * 1.25 in units of 10^-16, which fits 64 bits.
        let exact: u64 =
            [streak, self.character, self.stake_tier, booster].iter().map(|part| u64::from(part.0)).product();
        let one = u64::from(Multiplier::ONE.0);
        let points = u16::try_from(exact / (one * one * one)).unwrap_or(u16::MAX);
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
        (multiplier(), multiplier(), multiplier(), multiplier())
            .prop_map(|(streak, character, stake_tier, booster)| Multipliers { streak, character, stake_tier, booster })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 8_192,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn product_equals_the_wide_product_within_the_limits(all in multipliers(), most in multiplier()) {
            let mut points = U512::from(all.streak.0.min(12_000));
            points = points * U512::from(all.character.0) * U512::from(all.stake_tier.0);
            points *= U512::from(all.booster.0.min(12_500));
            let reference = (points / U512::from(1_000_000_000_000_u64)).min(U512::from(most.0));
            prop_assert_eq!(U512::from(all.product(most).0), reference);
        }

        #[test]
        fn product_stays_between_one_and_its_limit(all in multipliers(), most in multiplier()) {
            let product = all.product(most);
            prop_assert!(Multiplier::ONE <= product && product <= most && most <= Multiplier::MOST);
        }

        #[test]
        fn multiplied_amount_equals_the_wide_quotient(
            by in multiplier(), bits in any::<Balance>(), shift in 0u32..128,
        ) {
            let amount = bits >> shift;
            let reference = U512::from(amount) * U512::from(by.0) / U512::from(10_000);
            prop_assert_eq!(by.of(amount), Balance::try_from(reference).ok());
            let aia = Aia::try_from(amount >> 64).unwrap();
            let reference = U512::from(aia) * U512::from(by.0) / U512::from(10_000);
            prop_assert_eq!(by.of_aia(aia), Aia::try_from(reference).ok());
            let xp = u32::try_from(amount >> 96).unwrap();
            let reference = U512::from(xp) * U512::from(by.0) / U512::from(10_000);
            prop_assert_eq!(U512::from(by.of_xp(xp)), reference);
        }
    }

    #[test]
    fn product_stops_at_the_limit_when_all_factors_are_greatest() {
        let greedy = Multipliers {
            streak: Multiplier::MOST,
            character: Multiplier::MOST,
            stake_tier: Multiplier::MOST,
            booster: Multiplier::MOST,
        };
        assert_eq!(greedy.product(Multiplier::MOST_PRODUCT).points(), 15_000);
        assert_eq!(greedy.product(Multiplier::MOST).points(), 20_000);
        assert_eq!(Multipliers::default().product(Multiplier::MOST), Multiplier::ONE);
    }

    #[test]
    fn streak_alone_multiplies_by_at_most_1_2() {
        let streak = Multipliers { streak: Multiplier::MOST, ..Multipliers::default() };
        assert_eq!(streak.product(Multiplier::MOST_PRODUCT).points(), 12_000);
    }

    #[test]
    fn product_rounds_once_and_down() {
        let of = |points: [u16; 3]| {
            let [streak, character, stake_tier] = points.map(Multiplier);
            Multipliers { streak, character, stake_tier, ..Multipliers::default() }.product(Multiplier::MOST).points()
        };
        // 1.0001 * 1.0089 * 1.0999 is 1.10980...; the first product alone, rounded, would lead to 1.10979...
        assert_eq!(of([10_001, 10_089, 10_999]), 11_098);
        // 1.1999 * 1.2499 is 1.49975...
        assert_eq!(of([11_999, 12_499, 10_000]), 14_997);
    }

    #[test]
    fn multiplied_reward_rounds_down() {
        assert_eq!(Multiplier(12_000).of(9), Some(10));
        assert_eq!(Multiplier(15_000).of_aia(3), Some(4));
        assert_eq!(Multiplier::MOST.of(Balance::MAX), None);
        assert_eq!(Multiplier::MOST.of_aia(Aia::MAX), None);
        assert_eq!(Multiplier::ONE.of_aia(Aia::MAX), Some(Aia::MAX));
    }

    #[test]
    fn multiplier_outside_its_range_is_refused() {
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
