//! Draws by weight without replacement.

use super::{total, NodeId, Nodes, NotKept, CHILDREN, LEVELS};
use crate::Balance;
use alloc::vec::Vec;

/// A slot that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The slot.
    pub slot: u32,
    /// Its weight.
    pub weight: Balance,
    /// The sum of the weights of all slots before it.
    start: Balance,
}

/// A draw of slots, one after the other. No slot is drawn twice; each is drawn with the chance that its weight has in what is
/// left.
pub struct Draw<N> {
    nodes: N,
    /// The weight of the slots that were not drawn.
    left: Balance,
    /// The slots that were drawn, from the first slot to the last.
    drawn: Vec<Drawn>,
}

impl<N: Nodes> Draw<N> {
    /// Begins a draw. Fails if the root is not kept any more.
    pub fn new(nodes: N) -> Result<Self, NotKept> {
        let left = total(&nodes)?;
        Ok(Self { nodes, left, drawn: Vec::new() })
    }

    /// Draws another slot by a random number. None if no slot with a weight is left. Fails if a node is not kept any more.
    ///
    /// The number should be uniform over 128 bits: the weights of AGT together are less than 2^63, so the bias of the
    /// remainder is below 2^-64.
    pub fn draw(&mut self, random: u128) -> Result<Option<Drawn>, NotKept> {
        let Some(mut point) = random.checked_rem(self.left) else { return Ok(None) };
        // The point lies in what is left; what was drawn before it moves it on.
        let mut place = 0;
        for (index, drawn) in self.drawn.iter().enumerate() {
            if drawn.start <= point {
                point = point.saturating_add(drawn.weight);
                place = index.saturating_add(1);
            }
        }
        let found = self.find(point)?;
        self.left = self.left.saturating_sub(found.weight);
        self.drawn.insert(place, found);
        Ok(Some(found))
    }

    /// Returns the slot in which a point lies that is less than the sum of all weights.
    fn find(&self, point: Balance) -> Result<Drawn, NotKept> {
        let mut found = Drawn { slot: 0, weight: 0, start: 0 };
        for level in (0..LEVELS).rev() {
            let node = self.nodes.node(NodeId { level, index: found.slot }).ok_or(NotKept)?;
            let mut next = None;
            for (child, sum) in (0..CHILDREN).zip(node) {
                let end = found.start.saturating_add(sum);
                if point < end {
                    next = Some((child, sum));
                    break;
                }
                found.start = end;
            }
            // There always is one, or the nodes are not those of one tree.
            let (child, sum) = next.ok_or(NotKept)?;
            found.slot = found.slot.saturating_mul(CHILDREN).saturating_add(child);
            found.weight = sum;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sum_tree::tests::{slot, Kept};
    use proptest::{collection::btree_map, prelude::*, test_runner::RngSeed};
    use std::collections::BTreeMap;

    fn tree(weights: &BTreeMap<u32, Balance>) -> Kept {
        let mut tree = Kept::default();
        weights.iter().for_each(|(slot, weight)| tree.set(*slot, *weight));
        tree
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn draw_finds_what_a_walk_over_all_weights_finds(
            weights in btree_map(slot(), 0..50 as Balance, 0..30), numbers in proptest::collection::vec(any::<u128>(), 40),
        ) {
            let mut draw = Draw::new(tree(&weights)).unwrap();
            let mut left: BTreeMap<_, _> = weights.into_iter().filter(|(_, weight)| *weight > 0).collect();
            for number in numbers {
                let total: Balance = left.values().sum();
                let Some(mut point) = number.checked_rem(total) else {
                    prop_assert_eq!(draw.draw(number), Ok(None));
                    continue;
                };
                let walk = left.iter().find(|(_, weight)| {
                    let is_here = point < **weight;
                    point = point.saturating_sub(**weight);
                    is_here
                });
                let (slot, weight) = walk.map(|(slot, weight)| (*slot, *weight)).unwrap();
                let drawn = draw.draw(number).unwrap().unwrap();
                prop_assert_eq!((drawn.slot, drawn.weight), (slot, weight));
                left.remove(&slot);
            }
        }
    }

    #[test]
    fn each_slot_is_drawn_as_often_as_its_weight_says() {
        let weights = BTreeMap::from([(0, 1), (17, 2), (300, 3), (65_535, 4)]);
        let mut counts = BTreeMap::new();
        for number in 0..10 {
            let first = Draw::new(tree(&weights)).unwrap().draw(number).unwrap().unwrap();
            *counts.entry(first.slot).or_insert(0) += 1;
        }
        assert_eq!(counts, weights);
    }

    #[test]
    fn draw_ends_when_all_slots_are_drawn() {
        let mut draw = Draw::new(tree(&BTreeMap::from([(1, 5), (2, 0), (3, 7)]))).unwrap();
        let slots = [0, 0].map(|number| draw.draw(number).unwrap().unwrap().slot);
        assert_eq!(slots, [1, 3]);
        assert_eq!(draw.draw(0), Ok(None));
        assert_eq!(Draw::new(Kept::default()).unwrap().draw(9), Ok(None));
    }
}
