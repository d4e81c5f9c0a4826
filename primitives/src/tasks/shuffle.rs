//! The order in which the items of a set are shown.

use super::{MaxPositions, PositionIndex, MAX_POSITIONS};
use alloc::vec::Vec;
use codec::Decode;
use frame_support::BoundedVec;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The seed of a shuffle.
pub type Seed = [u8; 32];

/// For each position the index of the item, in the canonical list of the set, that it shows.
pub type Shuffle = BoundedVec<u8, MaxPositions>;

/// Returns the order in which `count` items are shown, at most [`MAX_POSITIONS`]: a Fisher-Yates shuffle of 0, 1, 2, ...
///
/// From the last position down to the second, position `p` changes places with position `w mod (p + 1)`, where `w` is
/// the next draw. The draws are the little-endian 64-bit words of blake2-256(seed, 0), blake2-256(seed, 1), ...: four
/// of each, in order; the number is a little-endian `u32`.
pub fn shuffle(seed: &Seed, count: u8) -> Shuffle {
    let mut draws = (0u32..).flat_map(|block| words(BlakeTwo256::hash_of(&(seed, block))));
    let count = count.min(u8::try_from(MAX_POSITIONS).unwrap_or(u8::MAX));
    let mut order = (0..count).collect::<Vec<_>>();
    for position in (1..usize::from(count)).rev() {
        let other = draws.next().unwrap_or_default() % (position as u64 + 1);
        order.swap(position, other as usize);
    }
    Shuffle::truncate_from(order)
}

/// Returns the position at which a shuffle shows the item with this index in the canonical list.
pub fn position_of(shuffle: &Shuffle, item: usize) -> Option<PositionIndex> {
    let position = shuffle.iter().position(|shown| usize::from(*shown) == item)?;
    u8::try_from(position).ok().map(PositionIndex)
}

/// Returns the four little-endian words of a hash.
pub(super) fn words(hash: H256) -> [u64; 4] {
    // 32 bytes are four words, so there is always an answer.
    <[u64; 4]>::decode(&mut hash.as_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::tests::blake2_256;
    use proptest::{prelude::*, test_runner::RngSeed};

    /// The obvious way: draw one of those that are left for the last position, then for the one before it.
    fn drawn(seed: &Seed, count: usize) -> Vec<u8> {
        let mut words = Vec::new();
        for block in 0..8u8 {
            let hash = blake2_256(&[&seed[..], &[block, 0, 0, 0]].concat());
            words.extend(hash.chunks(8).map(|word| u64::from_le_bytes(word.try_into().unwrap())));
        }
        let mut left = (0..count as u8).collect::<Vec<_>>();
        let mut order = vec![0; count];
        for position in (0..count).rev() {
            let word = if position == 0 { 0 } else { words.remove(0) };
            order[position] = left.swap_remove((word % (position as u64 + 1)) as usize);
        }
        order
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_048,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn every_item_is_shown_exactly_once(seed in any::<Seed>(), count in 0u8..=32) {
            let mut shown = shuffle(&seed, count).to_vec();
            shown.sort_unstable();
            prop_assert_eq!(shown, (0..count).collect::<Vec<_>>());
        }

        #[test]
        fn the_order_equals_drawing_from_what_is_left(seed in any::<Seed>(), count in 0u8..=32) {
            prop_assert_eq!(shuffle(&seed, count).to_vec(), drawn(&seed, count.into()));
        }
    }

    #[test]
    fn every_item_comes_to_every_position_equally_often() {
        let count = 8u8;
        let rounds = 8_000u32;
        let mut seen = vec![0u32; 64];
        for number in 0..rounds {
            let seed = blake2_256(&number.to_le_bytes());
            for (position, item) in shuffle(&seed, count).iter().enumerate() {
                seen[position * 8 + usize::from(*item)] += 1;
            }
        }
        // 1,000 each are expected, with a deviation of 30: five of them to either side.
        assert!(seen.iter().all(|times| (850..=1_150).contains(times)), "{seen:?}");
    }

    #[test]
    fn shuffle_has_no_more_positions_than_a_set() {
        assert_eq!(shuffle(&[7; 32], u8::MAX), shuffle(&[7; 32], 32));
        assert_eq!(shuffle(&[7; 32], 0).len(), 0);
    }

    #[test]
    fn position_of_an_item_is_where_it_is_shown() {
        let shuffle = shuffle(&[7; 32], 32);
        for item in 0..32 {
            let position = position_of(&shuffle, item).unwrap();
            assert_eq!(position.of(&shuffle).map(|shown| usize::from(*shown)), Some(item));
        }
        assert_eq!([position_of(&shuffle, 32), position_of(&shuffle, 256)], [None; 2]);
    }
}
