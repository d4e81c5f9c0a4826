//! What a campaign has delivered, as one hash.

use super::{CampaignId, SetId};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Returns the hash of what a campaign has delivered with one more set: blake2-256 over the SCALE encoding of `before`, the
/// campaign, the set, and blake2-256 of its items' results and of its seats' results, in this order. `before` is the same
/// hash without the set, and zero before the first one.
///
/// Sets count in the order in which they are settled. Whoever rebuilds it from events knows that no set is missing, added,
/// changed or in another place: all parts have a fixed length, so no two lists of sets are the same bytes.
pub fn delivered(before: H256, campaign: CampaignId, set: SetId, items: H256, seats: H256) -> H256 {
    BlakeTwo256::hash_of(&(before, campaign, set, items, seats))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::tests::blake2_256;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    type Part = (u32, [u8; 32], [u8; 32]);

    fn all(campaign: CampaignId, sets: &[Part]) -> H256 {
        let add = |before, (set, items, seats): &Part| {
            delivered(before, campaign, SetId(*set), (*items).into(), (*seats).into())
        };
        sets.iter().fold(H256::zero(), add)
    }

    fn sets() -> impl Strategy<Value = Vec<Part>> {
        // Few different ones, so that some are alike.
        let hash = || (0u8..3).prop_map(|byte| [byte; 32]);
        vec((0u32..4, hash(), hash()), 0..5)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn two_lists_of_sets_have_one_hash_only_if_they_are_the_same(one in sets(), other in sets(), turned in any::<bool>()) {
            let other = if turned { one.iter().rev().copied().collect() } else { other };
            prop_assert_eq!(all(7, &one) == all(7, &other), one == other);
            prop_assert_eq!(all(7, &one) == all(8, &one), one.is_empty());
        }
    }

    #[test]
    fn delivered_hash_equals_the_hash_of_bytes_laid_out_by_hand() {
        let mut bytes = vec![1; 32];
        bytes.extend([2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
        bytes.extend([4; 32]);
        bytes.extend([5; 32]);
        let made = delivered([1; 32].into(), 2, SetId(3), [4; 32].into(), [5; 32].into());
        assert_eq!(made, H256::from(blake2_256(&bytes)));
    }
}
