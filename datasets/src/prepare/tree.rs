//! The Merkle tree of the leaves, kept whole, so that a proof takes a few look-ups.

use sp_core::H256;

/// All hashes of the SDK's binary Merkle tree with blake2-256: 64 bytes a leaf.
///
/// A hash that has no partner on its level moves up as it is.
pub(crate) struct Tree {
    levels: Vec<Vec<H256>>,
}

impl Tree {
    /// Returns the tree over the hashes of leaves.
    pub(crate) fn new(hashes: Vec<H256>) -> Self {
        let mut levels = vec![hashes];
        while let Some(below) = levels.last().filter(|level| level.len() > 1) {
            let node = |pair: &[H256]| match pair {
                [left, right] => {
                    let mut both = [0; 64];
                    both[..32].copy_from_slice(left.as_bytes());
                    both[32..].copy_from_slice(right.as_bytes());
                    crate::prepare::hashing::blake2_256(&both).into()
                }
                alone => alone.first().copied().unwrap_or_default(),
            };
            let next = below.chunks(2).map(node).collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// Returns the hash of an encoded leaf.
    pub(crate) fn leaf(encoded: &[u8]) -> H256 {
        crate::prepare::hashing::blake2_256(encoded).into()
    }

    /// Returns the root; zero without leaves.
    pub(crate) fn root(&self) -> H256 {
        self.levels.last().and_then(|level| level.first()).copied().unwrap_or_default()
    }

    /// Returns the proof of the leaf at a place; none if there is no such leaf.
    pub(crate) fn proof(&self, place: u32) -> Option<Vec<H256>> {
        let mut place = usize::try_from(place).ok()?;
        self.levels.first()?.get(place)?;
        let mut proof = Vec::new();
        for level in &self.levels {
            proof.extend(level.get(place ^ 1));
            place /= 2;
        }
        Some(proof)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::merkle;

    #[test]
    fn tree_has_the_root_and_the_proofs_of_the_chain() {
        for count in 0..70u8 {
            let leaves = (0..count).map(|number| vec![number; 61]).collect::<Vec<_>>();
            let tree = Tree::new(leaves.iter().map(|leaf| Tree::leaf(leaf)).collect());
            assert_eq!(tree.root(), merkle::root_of(&leaves));
            for place in 0..=u32::from(count) {
                assert_eq!(tree.proof(place), merkle::proof_of(&leaves, place), "{place} of {count}");
            }
        }
    }
}
