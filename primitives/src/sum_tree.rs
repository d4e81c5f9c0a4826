//! A tree of sums over numbered slots, for draws by weight: a weight changes, and a slot is drawn, in as many steps as the tree
//! has levels, however many slots there are.
//!
//! A node has sixteen children and stores the sum of each. The lowest nodes store the weights of slots. Where nodes are kept is
//! the caller's business: functions here read them through [`Nodes`] and return those to write.
//!
//! A draw must come out the same whenever it is made: whoever could change a weight after the seed is known would choose the
//! draw. [`Versions`] lets the caller keep the nodes as they were at the end of past epochs, and draw from those.

mod draw;
mod versions;

use crate::Balance;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

pub use draw::{Draw, Drawn};
pub use versions::{AsOf, Versions, VERSIONS_KEPT};

/// The children of a node.
pub const CHILDREN: u32 = 16;

/// The levels of the tree. Level 0 is the lowest.
pub const LEVELS: u8 = 4;

/// The slots of the tree: 65,536.
pub const CAPACITY: u32 = CHILDREN.pow(LEVELS as u32);

/// What a node stores: the sum of the weights below each of its children.
pub type Node = [Balance; CHILDREN as usize];

/// The place of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct NodeId {
    /// Its level.
    pub level: u8,
    /// Its number on the level, from the left.
    pub index: u32,
}

impl NodeId {
    /// The one node of the highest level.
    pub const ROOT: Self = Self { level: LEVELS - 1, index: 0 };
}

/// Where nodes are read.
pub trait Nodes {
    /// Returns a node: zeros for one that was never written. None if it is not kept any more.
    fn node(&self, id: NodeId) -> Option<Node>;
}

/// A node that is needed is not kept any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// Returns the sum of all weights.
pub fn total(nodes: &impl Nodes) -> Result<Balance, NotKept> {
    // It fits: whoever wrote the root checked it.
    Ok(nodes.node(NodeId::ROOT).ok_or(NotKept)?.into_iter().fold(0, Balance::saturating_add))
}

/// Returns the nodes to write so that a slot has this weight, the lowest first. None if there is no such slot, if the sum of all
/// weights does not fit, or if a node is not kept any more.
pub fn with_weight(nodes: &impl Nodes, slot: u32, weight: Balance) -> Option<Vec<(NodeId, Node)>> {
    let (mut place, mut sum, mut written) = (slot, weight, Vec::new());
    for level in 0..LEVELS {
        let (index, child) = (place / CHILDREN, place % CHILDREN);
        let id = NodeId { level, index };
        let mut node = nodes.node(id)?;
        *node.get_mut(usize::try_from(child).ok()?)? = sum;
        sum = node.iter().try_fold(0, |sum: Balance, below| sum.checked_add(*below))?;
        written.push((id, node));
        place = index;
    }
    (place == 0).then_some(written)
}

/// Returns the weight of a slot; none if there is no such slot or its node is not kept any more.
pub fn weight(nodes: &impl Nodes, slot: u32) -> Option<Balance> {
    let node = nodes.node(NodeId { level: 0, index: slot / CHILDREN }).filter(|_| slot < CAPACITY)?;
    node.get(usize::try_from(slot % CHILDREN).ok()?).copied()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
    use std::collections::BTreeMap;

    /// Nodes in a map.
    #[derive(Default)]
    pub struct Kept(pub BTreeMap<NodeId, Node>);

    impl Kept {
        pub fn set(&mut self, slot: u32, weight: Balance) {
            self.0.extend(with_weight(self, slot, weight).expect("the sum fits"));
        }
    }

    impl Nodes for Kept {
        fn node(&self, id: NodeId) -> Option<Node> {
            Some(self.0.get(&id).copied().unwrap_or_default())
        }
    }

    /// A slot: often one of the first, sometimes any.
    pub fn slot() -> impl Strategy<Value = u32> {
        prop_oneof![3 => 0..40u32, 1 => 0..CAPACITY, 1 => Just(CAPACITY - 1)]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn tree_equals_a_plain_list_whatever_is_written(writes in vec((slot(), 0..1_000 as Balance), 0..60)) {
            let (mut tree, mut list) = (Kept::default(), BTreeMap::new());
            for (slot, written) in writes {
                tree.set(slot, written);
                list.insert(slot, written);
                prop_assert_eq!(total(&tree), Ok(list.values().sum()));
            }
            for (slot, written) in &list {
                prop_assert_eq!(weight(&tree, *slot), Some(*written));
            }
            for (id, node) in &tree.0 {
                for (child, sum) in (0..).zip(node) {
                    let width = CHILDREN.pow(id.level.into());
                    let from = (id.index * CHILDREN + child) * width;
                    prop_assert_eq!(*sum, list.range(from..from + width).map(|(_, weight)| weight).sum::<Balance>());
                }
            }
        }
    }

    #[test]
    fn slot_beyond_the_last_has_no_weight_and_gets_none() {
        let tree = Kept::default();
        assert_eq!(with_weight(&tree, CAPACITY, 1), None);
        assert_eq!(with_weight(&tree, u32::MAX, 1), None);
        assert_eq!(weight(&tree, CAPACITY), None);
        assert_eq!(CAPACITY, 65_536);
    }

    #[test]
    fn weight_that_makes_the_sum_too_large_is_refused() {
        let mut tree = Kept::default();
        tree.set(0, Balance::MAX - 1);
        assert_eq!(with_weight(&tree, 1, 2), None, "in one node");
        assert_eq!(with_weight(&tree, 20_000, 2), None, "in the root");
        tree.set(20_000, 1);
        assert_eq!(total(&tree), Ok(Balance::MAX));
    }

    #[test]
    fn node_that_is_not_kept_is_named() {
        struct Nothing;
        impl Nodes for Nothing {
            fn node(&self, _: NodeId) -> Option<Node> {
                None
            }
        }
        assert_eq!(total(&Nothing), Err(NotKept));
        assert_eq!(with_weight(&Nothing, 0, 1), None);
        assert_eq!(weight(&Nothing, 0), None);
        assert_eq!(Draw::new(Nothing).err(), Some(NotKept));
    }
}
