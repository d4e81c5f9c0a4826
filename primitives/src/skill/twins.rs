//! Twins: accounts of a set that agree more often than two people of their accuracy would.

use crate::basis_points::BasisPoints;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The least number of positions that both have answered. Fewer say nothing about a pair.
pub const LEAST_SHARED: u32 = 16;

/// The highest agreement that is expected of two people in basis points. Were it higher, two flawless people would be
/// told from one by chance.
pub const MOST_EXPECTED: u64 = 9_700;

/// The square of the number of standard deviations by which twins agree more than expected: four.
pub const DEVIATIONS_SQUARED: u64 = 16;

/// What two sheets of a set have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Comparison {
    /// The positions that both answered.
    pub shared: u32,
    /// Those of them with the same answer.
    pub same: u32,
}

impl Comparison {
    /// Compares two sheets by position.
    pub fn of<Answer: PartialEq>(one: &[Option<Answer>], other: &[Option<Answer>]) -> Self {
        one.iter().zip(other).fold(Self::default(), |seen, pair| match pair {
            (Some(a), Some(b)) => {
                Self { shared: seen.shared.saturating_add(1), same: seen.same.saturating_add((a == b).into()) }
            }
            _ => seen,
        })
    }

    /// Returns whether two accounts of these accuracies are twins: at least [`LEAST_SHARED`] positions, and the same answer
    /// at least four standard deviations more often than if both were right, or both wrong in the same way, by
    /// themselves. Exact.
    ///
    /// Honest people whose mistakes coincide more than that share a voice, too: it is what their answers are worth.
    pub fn are_twins(&self, one: BasisPoints, other: BasisPoints) -> bool {
        let wrong = |share: u64| 10_000u64.saturating_sub(share);
        let (one, other) = (u64::from(one.points()), u64::from(other.points()));
        let both = one.saturating_mul(other).saturating_add(wrong(one).saturating_mul(wrong(other)));
        // In hundred-millionths, the product of two shares.
        let whole = 10_000u128 * 10_000;
        let expected = u128::from(both.min(MOST_EXPECTED.saturating_mul(10_000)));
        let same = u128::from(self.same.min(self.shared)).saturating_mul(whole);
        let mean = u128::from(self.shared).saturating_mul(expected);
        let variance = mean.saturating_mul(whole.saturating_sub(expected));
        let above = same.saturating_sub(mean);
        self.shared >= LEAST_SHARED
            && above > 0
            && above.saturating_mul(above) >= variance.saturating_mul(DEVIATIONS_SQUARED.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    fn twins(shared: u32, same: u32, one: u16, other: u16) -> bool {
        Comparison { shared, same }.are_twins(BasisPoints::clamped(one), BasisPoints::clamped(other))
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn twins_are_four_deviations_above_what_is_expected(
            (shared, same) in (0u32..=64).prop_flat_map(|shared| (Just(shared), 0..=shared)), one in 0u16..=10_000,
            other in 0u16..=10_000,
        ) {
            let (p, q) = (f64::from(one) / 10_000.0, f64::from(other) / 10_000.0);
            let expected = (p * q + (1.0 - p) * (1.0 - q)).min(0.97);
            let mean = f64::from(shared) * expected;
            let deviations = (f64::from(same) - mean) / (mean * (1.0 - expected)).sqrt();
            prop_assume!((deviations - 4.0).abs() > 1e-9 && (f64::from(same) - mean).abs() > 1e-9);
            prop_assert_eq!(twins(shared, same, one, other), shared >= 16 && deviations >= 4.0);
            prop_assert_eq!(twins(shared, same, one, other), twins(shared, same, other, one));
        }
    }

    #[test]
    fn copies_of_one_model_are_twins_and_flawless_people_are_not() {
        assert!(twins(32, 32, 7_000, 7_000));
        assert!(!twins(15, 15, 7_000, 7_000));
        assert!(!twins(32, 19, 7_000, 7_000));
        assert!(!twins(32, 32, 9_700, 9_700));
        assert!(!twins(0, 0, 5_000, 5_000));
    }

    #[test]
    fn comparison_counts_positions_that_both_answered() {
        let (one, other) = ([Some(1), Some(2), None, Some(3)], [Some(1), Some(3), Some(1), Some(3)]);
        assert_eq!(Comparison::of(&one, &other), Comparison { shared: 3, same: 2 });
        assert_eq!(Comparison::of(&one, &other[..1]), Comparison { shared: 1, same: 1 });
    }

    #[test]
    fn accounts_that_never_agree_are_no_twins_even_if_that_is_expected() {
        // One is always right and the other never: nothing deviates from what is expected.
        assert!(!twins(32, 0, 10_000, 0));
        assert!(twins(32, 1, 10_000, 0));
    }
}
