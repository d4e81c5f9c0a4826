//! Natural logarithms of ratios, in integers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The number of binary places of a logarithm to base 2 before it is rounded.
const PLACES: u32 = 24;

/// The number of binary places of a number between 1 and 2 whose logarithm is taken.
const MANTISSA: u32 = 31;

/// 1,000 times the natural logarithm of 2, with 24 binary places.
const THOUSAND_LN_2: i128 = 11_629_079_968;

/// A natural logarithm in thousandths: 693 is the logarithm of 2, and 6,900 that of about 1,000.
///
/// Logarithms of odds and of likelihoods are sums of what single answers show. Sums saturate; the logarithm of a ratio of
/// two 32-bit numbers is at most 22,181.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Millinats(i32);

impl Millinats {
    /// The logarithm of 1.
    pub const ZERO: Self = Self(0);

    /// Returns a logarithm of so many thousandths.
    pub const fn new(thousandths: i32) -> Self {
        Self(thousandths)
    }

    /// Returns the logarithm of `over / under`, rounded down: at most one thousandth below the exact value, and never more
    /// than a ten-thousandth of that above it. Rounding down never makes a guess look like knowledge.
    ///
    /// A zero counts as the least number that is none, 1.
    pub fn of_ratio(over: u32, under: u32) -> Self {
        let difference = i128::from(log2(over)).saturating_sub(log2(under).into());
        let thousandths = difference.saturating_mul(THOUSAND_LN_2) >> (2 * PLACES);
        Self(i32::try_from(thousandths).unwrap_or_default())
    }

    /// Returns the thousandths.
    pub const fn thousandths(self) -> i32 {
        self.0
    }

    /// Returns the sum with another logarithm.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Returns the difference to another logarithm.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Returns the logarithm divided by `parts`, rounded towards zero. Nothing is divided by zero parts.
    #[must_use]
    pub fn divided(self, parts: u8) -> Self {
        Self(self.0.checked_div(parts.into()).unwrap_or(self.0))
    }
}

/// Returns the logarithm of a number to base 2 with 24 binary places, rounded down. A zero counts as 1.
///
/// Each squaring of the mantissa doubles the logarithm, which gives one binary place: 1 if the square reaches 2.
fn log2(number: u32) -> i64 {
    let number = u64::from(number.max(1));
    let whole = number.ilog2();
    let mut mantissa = number << MANTISSA.saturating_sub(whole);
    let mut places = 0i64;
    for _ in 0..PLACES {
        // Below 2^32, so the square fits 64 bits.
        mantissa = mantissa.saturating_mul(mantissa) >> MANTISSA;
        let reached = mantissa >> (MANTISSA + 1);
        mantissa >>= reached;
        places = places << 1 | i64::from(reached == 1);
    }
    i64::from(whole) << PLACES | places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    /// Every magnitude as often as every other.
    fn number() -> impl Strategy<Value = u32> {
        prop_oneof![Just(1), Just(u32::MAX), (any::<u32>(), 0u32..32).prop_map(|(bits, by)| (bits >> by).max(1))]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 20_000,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn logarithm_is_the_exact_one_rounded_down(over in number(), under in number()) {
            let exact = 1_000.0 * (f64::from(over).ln() - f64::from(under).ln());
            let short = exact - f64::from(Millinats::of_ratio(over, under).thousandths());
            prop_assert!((-0.001..1.001).contains(&short), "{short}");
        }

        #[test]
        fn logarithm_rises_with_the_ratio(a in number(), b in number(), under in number()) {
            let (lesser, greater) = (Millinats::of_ratio(a.min(b), under), Millinats::of_ratio(a.max(b), under));
            prop_assert!(lesser <= greater);
        }

        #[test]
        fn logarithms_of_a_ratio_and_its_inverse_cancel_within_a_thousandth(a in number(), b in number()) {
            let sum = Millinats::of_ratio(a, b).plus(Millinats::of_ratio(b, a));
            prop_assert!((-1..=0).contains(&sum.thousandths()));
        }
    }

    #[test]
    fn logarithms_of_powers_of_two_are_known() {
        assert_eq!(Millinats::of_ratio(1, 1), Millinats::ZERO);
        assert_eq!(Millinats::of_ratio(2, 1), Millinats::new(693));
        assert_eq!(Millinats::of_ratio(1, 2), Millinats::new(-694));
        assert_eq!(Millinats::of_ratio(1_000, 1), Millinats::new(6_907));
        assert_eq!(Millinats::of_ratio(u32::MAX, 1), Millinats::new(22_180));
    }

    #[test]
    fn zero_counts_as_one() {
        assert_eq!(Millinats::of_ratio(0, 0), Millinats::ZERO);
        assert_eq!(Millinats::of_ratio(0, 2), Millinats::of_ratio(1, 2));
    }

    #[test]
    fn sums_saturate() {
        let most = Millinats::new(i32::MAX);
        assert_eq!(most.plus(Millinats::new(1)), most);
        assert_eq!(Millinats::new(i32::MIN).minus(most), Millinats::new(i32::MIN));
    }

    #[test]
    fn part_is_rounded_towards_zero() {
        assert_eq!(Millinats::new(-599).divided(2), Millinats::new(-299));
        assert_eq!(Millinats::new(854).divided(3), Millinats::new(284));
        assert_eq!(Millinats::new(854).divided(0), Millinats::new(854));
    }
}
