//! The commitment of a worker to its answers.

use super::{Answers, CampaignId, SetId};
use codec::Encode;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// Keeps a commitment from being guessed: 32 bytes that the worker chooses at random and keeps secret until the reveal.
pub type Salt = [u8; 32];

/// Returns the commitment to the answers of a set: blake2-256 over the SCALE encoding of chain, campaign, set, worker, answers and
/// salt, in this order. `genesis` is the hash of the chain's first block.
///
/// All but the answers have a fixed length, and the answers begin with theirs, so no two openings are the same bytes. A
/// commitment copied from another worker, set, campaign or chain cannot be opened.
pub fn commitment(
    genesis: H256,
    campaign: CampaignId,
    set: SetId,
    worker: &impl Encode,
    answers: &Answers,
    salt: &Salt,
) -> H256 {
    BlakeTwo256::hash_of(&(genesis, campaign, set, worker, answers, salt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::{tests::blake2_256, Answer};
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    #[derive(Clone, Debug)]
    struct Opening(H256, CampaignId, SetId, [u8; 32], Answers, Salt);

    fn of(opening: &Opening) -> H256 {
        let Opening(genesis, campaign, set, worker, answers, salt) = opening;
        commitment(*genesis, *campaign, *set, worker, answers, salt)
    }

    fn answer() -> impl Strategy<Value = Answer> {
        prop_oneof![
            (0u8..4).prop_map(Answer::Choice),
            any::<i64>().prop_map(Answer::Number),
            any::<[u8; 32]>().prop_map(|hash| Answer::Content(hash.into())),
        ]
    }

    fn opening() -> impl Strategy<Value = Opening> {
        let answers = vec(answer(), 0..=32).prop_map(Answers::truncate_from);
        (any::<[u8; 32]>(), any::<u64>(), any::<u32>(), any::<[u8; 32]>(), answers, any::<Salt>()).prop_map(
            |(genesis, campaign, set, worker, answers, salt)| {
                Opening(genesis.into(), campaign, SetId(set), worker, answers, salt)
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 1_024,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn commitment_differs_when_any_part_differs(one in opening(), other in opening()) {
            let base = of(&one);
            prop_assert_eq!(base, of(&one.clone()));
            for (differs, mixed) in [
                (one.0 != other.0, Opening { 0: other.0, ..one.clone() }),
                (one.1 != other.1, Opening { 1: other.1, ..one.clone() }),
                (one.2 != other.2, Opening { 2: other.2, ..one.clone() }),
                (one.3 != other.3, Opening { 3: other.3, ..one.clone() }),
                (one.4 != other.4, Opening { 4: other.4.clone(), ..one.clone() }),
                (one.5 != other.5, Opening { 5: other.5, ..one.clone() }),
            ] {
                prop_assert_eq!(of(&mixed) != base, differs);
            }
        }

        #[test]
        fn commitment_differs_when_answers_are_added_removed_or_moved(one in opening(), extra in answer()) {
            let base = of(&one);
            let mut longer = one.clone();
            if longer.4.try_push(extra).is_ok() {
                prop_assert_ne!(of(&longer), base);
            }
            let mut shorter = one.clone();
            if shorter.4.pop().is_some() {
                prop_assert_ne!(of(&shorter), base);
            }
            let turned = one.4.iter().rev().copied().collect::<Vec<_>>();
            let turned = Opening(one.0, one.1, one.2, one.3, Answers::truncate_from(turned), one.5);
            prop_assert_eq!(of(&turned) == base, turned.4 == one.4);
        }
    }

    #[test]
    fn commitment_equals_the_hash_of_bytes_laid_out_by_hand() {
        let answers = Answers::truncate_from(vec![Answer::Choice(7), Answer::Number(-2)]);
        let mut bytes = vec![1; 32];
        bytes.extend([2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
        bytes.extend([4; 32]);
        bytes.extend([8, 0, 7, 1, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
        bytes.extend([5; 32]);
        let made = commitment([1; 32].into(), 2, SetId(3), &[4u8; 32], &answers, &[5; 32]);
        assert_eq!(made, H256::from(blake2_256(&bytes)));
    }
}
