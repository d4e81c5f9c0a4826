//! The SDK's binary Merkle tree with blake2-256, as this chain uses it: a proof also proves the place of its leaf.

use alloc::vec::Vec;
use sp_core::H256;
use sp_runtime::traits::BlakeTwo256;

/// Returns whether a leaf stands at `place` in the tree with this root and this number of leaves.
///
/// Leaf and node are hashed alike, so no leaf may be 64 bytes long: the two hashes that a node is made of could be shown as
/// one. The SDK checks neither the place nor the length of a proof: a proof that is longer or shorter than the path from
/// the place to the root is refused here.
pub fn stands_at(root: &H256, leaves: u32, place: u32, leaf: &[u8], proof: &[H256]) -> bool {
    let leads_there = place < leaves && proof.len() == path_length(place, leaves);
    let path = proof.iter().copied();
    leads_there && binary_merkle_tree::verify_proof::<BlakeTwo256, _, _>(root, path, leaves, place, &leaf)
}

/// Returns the number of hashes from a place to the root: one for each level on which it is not the last without a partner.
pub fn path_length(place: u32, leaves: u32) -> usize {
    let (mut place, mut width, mut length) = (place, leaves, 0usize);
    while width > 1 {
        let alone = place % 2 == 0 && place.saturating_add(1) == width;
        length = length.saturating_add((!alone).into());
        place /= 2;
        width = width.div_ceil(2);
    }
    length
}

/// Returns the root of the tree of these leaves, for those who make one. It is zero if there are none.
pub fn root_of<Leaf: AsRef<[u8]>>(leaves: &[Leaf]) -> H256 {
    binary_merkle_tree::merkle_root::<BlakeTwo256, _>(leaves)
}

/// Returns the proof of the leaf at `place`, for those who show one. None if there is no such leaf.
pub fn proof_of<Leaf: AsRef<[u8]>>(leaves: &[Leaf], place: u32) -> Option<Vec<H256>> {
    let known = usize::try_from(place).is_ok_and(|place| place < leaves.len());
    known.then(|| binary_merkle_tree::merkle_proof::<BlakeTwo256, _, _>(leaves, place).proof)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{Blake2Hasher, Hasher};

    fn leaves(count: u8) -> Vec<Vec<u8>> {
        (0..count).map(|number| vec![number; 69]).collect()
    }

    #[test]
    fn proof_of_one_place_is_no_proof_of_another() {
        // Without the length of the path the last leaf of seven would stand at place 3 as well.
        for count in 1..40 {
            let leaves = leaves(count);
            let root = root_of(&leaves);
            for (place, leaf) in (0..).zip(&leaves) {
                let proof = proof_of(&leaves, place).unwrap();
                assert_eq!(proof.len(), path_length(place, count.into()));
                let places = (0..=u32::from(count)).filter(|at| stands_at(&root, count.into(), *at, leaf, &proof));
                assert_eq!(places.collect::<Vec<_>>(), [place], "{place} of {count}");
            }
            assert_eq!(proof_of(&leaves, count.into()), None);
        }
    }

    #[test]
    fn proof_of_another_length_is_refused() {
        let leaves = leaves(7);
        let (root, leaf) = (root_of(&leaves), &leaves[2]);
        let proof = proof_of(&leaves, 2).unwrap();
        assert!(stands_at(&root, 7, 2, leaf, &proof));
        assert!(!stands_at(&root, 7, 2, leaf, &proof[1..]));
        assert!(!stands_at(&root, 7, 2, leaf, &[&proof[..], &[root]].concat()));
        assert!(!stands_at(&root, 8, 2, leaf, &proof[..2]));
    }

    #[test]
    fn node_of_64_bytes_passes_as_a_leaf_which_is_why_no_leaf_has_64() {
        let leaves = leaves(4);
        let root = root_of(&leaves);
        let hashes = leaves.iter().map(|leaf| Blake2Hasher::hash(leaf)).collect::<Vec<_>>();
        let [first, second, third, fourth] = [hashes[0], hashes[1], hashes[2], hashes[3]];
        let node = [first.as_bytes(), second.as_bytes()].concat();
        let sibling = Blake2Hasher::hash(&[third.as_bytes(), fourth.as_bytes()].concat());
        // In a tree of four leaves the path is one hash too short; whoever says how many leaves there are must be right.
        assert!(!stands_at(&root, 4, 0, &node, &[sibling]));
        assert!(stands_at(&root, 2, 0, &node, &[sibling]));
    }

    #[test]
    fn path_of_the_first_of_all_leaves_has_32_hashes() {
        assert_eq!(path_length(0, u32::MAX), 32);
        assert_eq!([1, 2, 3, 4, 5].map(|leaves| path_length(0, leaves)), [0, 1, 2, 2, 3]);
    }

    #[test]
    fn tree_without_leaves_has_the_zero_root() {
        assert_eq!(root_of::<Vec<u8>>(&[]), H256::zero());
        assert!(!stands_at(&H256::zero(), 0, 0, &[], &[]));
    }
}
