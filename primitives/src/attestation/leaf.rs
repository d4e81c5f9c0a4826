//! The leaves of a batch: what each person has earned.

use super::{BatchKey, BatchNumber, JobId};
use crate::{merkle, Balance};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The most hashes of a proof: a tree of `u32::MAX` leaves needs as many.
pub const MAX_PROOF: u32 = 32;

/// A proof: the hashes beside the path from a leaf to the root, the lowest first.
pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;

/// The first byte of every leaf.
const DOMAIN: u8 = b'A';

/// What one person has earned by a batch: a leaf of its tree.
///
/// It names its job and its batch, so a leaf of one batch is none of another.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Leaf<AccountId> {
    /// The job.
    pub job: JobId,
    /// The batch.
    pub batch: BatchNumber,
    /// The person.
    pub who: AccountId,
    /// Its accepted answers.
    pub accepted: u32,
    /// Its rejected answers.
    pub rejected: u32,
    /// What it is paid, in the smallest unit of the pool's asset.
    pub amount: Balance,
}

impl<AccountId: Encode> Leaf<AccountId> {
    /// Returns the leaf of a person in a batch.
    pub const fn new((job, batch): BatchKey, who: AccountId, accepted: u32, rejected: u32, amount: Balance) -> Self {
        Self { job, batch, who, accepted, rejected, amount }
    }

    /// Returns the bytes that the tree hashes: the letter `A`, then the SCALE encoding. All leaves of a chain are equally long.
    ///
    /// With accounts of 32 bytes it is 69 bytes. It must never be 64, the length of what a node of the tree is the hash of:
    /// a node could then be shown as a leaf.
    pub fn bytes(&self) -> Vec<u8> {
        (DOMAIN, self).encode()
    }

    /// Returns whether the leaf stands at `index` in the tree with this root and this number of leaves.
    pub fn stands_at(&self, root: &H256, leaves: u32, index: u32, proof: &[H256]) -> bool {
        merkle::stands_at(root, leaves, index, &self.bytes(), proof)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_core::crypto::AccountId32;

    fn leaf(number: u32) -> Leaf<AccountId32> {
        let who = AccountId32::new([u8::try_from(number % 256).unwrap(); 32]);
        Leaf::new((7, 3), who, number + 1, number, Balance::from(number) * 5)
    }

    /// The root of a tree of leaves, and the proof of each.
    fn tree(count: u32) -> (H256, Vec<Vec<H256>>) {
        let bytes = (0..count).map(|number| leaf(number).bytes()).collect::<Vec<_>>();
        let proofs = (0..count).map(|index| merkle::proof_of(&bytes, index).unwrap()).collect();
        (merkle::root_of(&bytes), proofs)
    }

    #[test]
    fn leaf_is_69_bytes_laid_out_by_hand() {
        let leaf = Leaf::new((1, 2), AccountId32::new([3; 32]), 4, 5, 6);
        let mut bytes = vec![b'A', 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0];
        bytes.extend([3; 32]);
        bytes.extend([4, 0, 0, 0, 5, 0, 0, 0, 6]);
        bytes.extend([0; 15]);
        assert_eq!(leaf.bytes(), bytes);
        assert_eq!(bytes.len(), 69);
        assert_eq!(Leaf::<AccountId32>::max_encoded_len() + 1, 69);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn proof_proves_its_leaf_at_its_place_and_nothing_else(count in 1u32..40, pick in any::<prop::sample::Index>()) {
            let (root, proofs) = tree(count);
            let index = u32::try_from(pick.index(count as usize)).unwrap();
            let proof = &proofs[index as usize];
            let leaf = leaf(index);
            prop_assert!(leaf.stands_at(&root, count, index, proof));
            for changed in [
                Leaf { job: 8, ..leaf.clone() },
                Leaf { batch: 4, ..leaf.clone() },
                Leaf { who: AccountId32::new([99; 32]), ..leaf.clone() },
                Leaf { accepted: leaf.accepted + 1, ..leaf.clone() },
                Leaf { rejected: leaf.rejected + 1, ..leaf.clone() },
                Leaf { amount: leaf.amount + 1, ..leaf.clone() },
            ] {
                prop_assert!(!changed.stands_at(&root, count, index, proof));
            }
            for place in (0..count).filter(|place| *place != index) {
                prop_assert!(!leaf.stands_at(&root, count, place, &proofs[place as usize]));
            }
        }
    }
}
