//! Consensus: how the answers of several workers to one item become one answer, or none.
//!
//! Each answer carries the weight of its worker. The order of the answers does not matter. The caller ensures that each
//! worker gives one answer. Each function takes quadratic time in the number of answers, of which an item has at most
//! seven.

pub mod number;
pub mod plurality;
pub mod weight;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use weight::{AnswerWeight, Total};

/// The agreement that decides an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Quorum {
    /// The numerator of the minimum share of the revealed weight that must agree.
    pub share_num: u32,
    /// The denominator of that share. With zero, the quorum is never reached.
    pub share_den: u32,
    /// The minimum weight that must be revealed, agreeing or not.
    pub least_weight: Total,
}

impl Quorum {
    /// Returns whether a weight of `agreeing` out of `revealed` reaches the quorum. A revealed weight of zero does not.
    pub fn is_reached(&self, agreeing: Total, revealed: Total) -> bool {
        // The weights of all answers fit 64 bits, so these products are exact.
        let needed = u128::from(revealed.parts()).saturating_mul(self.share_num.into());
        let present = u128::from(agreeing.parts()).saturating_mul(self.share_den.into());
        self.share_den > 0 && revealed > Total::ZERO && revealed >= self.least_weight && present >= needed
    }
}

impl Default for Quorum {
    /// Two thirds of a revealed weight that is at least 2.0.
    fn default() -> Self {
        Self { share_num: 2, share_den: 3, least_weight: Total::from_parts(2 * AnswerWeight::UNIT) }
    }
}

/// The decision on an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Decision<Answer> {
    /// Enough weight agrees on this answer.
    Decided(Answer),
    /// Too little weight was revealed or agrees.
    Undecided,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_core::U512;

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 8_192,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn quorum_equals_the_wide_comparison(
            share_num in any::<u32>(), share_den in any::<u32>(), least in any::<u64>(), a in any::<u64>(),
            b in any::<u64>(), down in 0u32..64,
        ) {
            let quorum = Quorum { share_num, share_den, least_weight: Total::from_parts(least >> down) };
            let (agreeing, revealed) = (a.min(b), a.max(b));
            let reached = revealed > 0
                && revealed >= least >> down
                && share_den > 0
                && U512::from(agreeing) * U512::from(share_den) >= U512::from(revealed) * U512::from(share_num);
            prop_assert_eq!(quorum.is_reached(Total::from_parts(agreeing), Total::from_parts(revealed)), reached);
        }
    }

    #[test]
    fn quorum_is_two_thirds_of_a_weight_of_at_least_two() {
        let reached =
            |agreeing, revealed| Quorum::default().is_reached(Total::from_parts(agreeing), Total::from_parts(revealed));
        assert!(reached(20_000, 20_000));
        assert!(!reached(19_999, 19_999));
        assert!(reached(20_000, 30_000));
        assert!(!reached(19_999, 30_000));
        assert!(!reached(20_000, 30_001));
    }

    #[test]
    fn quorum_is_never_reached_when_its_terms_are_broken() {
        let all = Total::from_parts(30_000);
        let over_zero = Quorum { share_num: 0, share_den: 0, least_weight: Total::ZERO };
        assert!(!over_zero.is_reached(all, all));
        let nothing_asked = Quorum { share_num: 0, share_den: 1, least_weight: Total::ZERO };
        assert!(!nothing_asked.is_reached(Total::ZERO, Total::ZERO));
        let more_than_all = Quorum { share_num: 4, share_den: 3, least_weight: Total::ZERO };
        assert!(!more_than_all.is_reached(all, all));
    }
}
