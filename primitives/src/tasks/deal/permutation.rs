//! A shuffle of which any single place can be computed alone.

use crate::tasks::shuffle::{words, Seed};
use codec::Encode;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// How many times every two partners may change places. The places of any seven tickets out of [`super::MAX_SEATS`]
/// are then within 3 in 1,000,000 of an even draw, by the bound of Hoang, Morris and Rogaway (2012).
const ROUNDS: usize = 64;

/// A permutation of the numbers below a size: a swap-or-not shuffle keyed by a seed.
///
/// In round `i` the partner of `x` is `(k + size - x) mod size`, where `k` is word `i` of the round keys modulo the
/// size. The two change places when the lowest bit of blake2-256(seed, i, the greater of the two) is set. The round
/// keys are the little-endian 64-bit words of blake2-256(seed, 2^32 - 1 - 0), blake2-256(seed, 2^32 - 1 - 1), ...: four
/// of each, in order. All numbers are hashed as little-endian `u32`.
///
/// Every round is its own inverse, so the way back is the same rounds from the last to the first. A step costs one hash
/// each round, whatever the size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permutation {
    seed: Seed,
    size: u32,
    keys: [u32; ROUNDS],
}

impl Permutation {
    /// The permutation of `0..size` that a seed makes.
    pub fn new(seed: Seed, size: u32) -> Self {
        let mut keys = [0; ROUNDS];
        let drawn = (0u32..).flat_map(|block| words(BlakeTwo256::hash_of(&(seed, u32::MAX - block))));
        for (key, word) in keys.iter_mut().zip(drawn) {
            // A remainder of 32 bits fits 32 bits.
            *key = word.checked_rem(size.into()).unwrap_or_default() as u32;
        }
        Self { seed, size, keys }
    }

    /// How many numbers it permutes.
    pub const fn size(&self) -> u32 {
        self.size
    }

    /// Where the number goes. None when it is not below the size.
    pub fn at(&self, number: u32) -> Option<u32> {
        let rounds = (0u32..).zip(self.keys);
        (number < self.size).then(|| rounds.fold(number, |number, (round, key)| self.step(number, round, key)))
    }

    /// Which number comes here: `inverse(at(x)) = x`. None when the place is not below the size.
    pub fn inverse(&self, place: u32) -> Option<u32> {
        let rounds = (0u32..ROUNDS as u32).zip(self.keys).rev();
        (place < self.size).then(|| rounds.fold(place, |number, (round, key)| self.step(number, round, key)))
    }

    /// One round: the number itself, or its partner. Both below the size, which is not zero.
    fn step(&self, number: u32, round: u32, key: u32) -> u32 {
        let size = u64::from(self.size);
        let distance = u64::from(key).saturating_add(size).saturating_sub(number.into());
        let partner = distance.checked_rem(size).unwrap_or_default() as u32;
        let hash = (self.seed, round, number.max(partner)).using_encoded(BlakeTwo256::hash);
        if hash.as_fixed_bytes().first().is_some_and(|byte| byte & 1 == 1) {
            partner
        } else {
            number
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::tests::blake2_256;
    use proptest::{prelude::*, test_runner::RngSeed};
    use std::collections::BTreeMap;

    /// The obvious way: a table of all numbers, in which every round exchanges whole pairs.
    fn table(seed: Seed, size: u32) -> Vec<u32> {
        let hash = |parts: &[u32]| {
            let numbers = parts.iter().flat_map(|part| part.to_le_bytes());
            blake2_256(&seed.into_iter().chain(numbers).collect::<Vec<_>>())
        };
        let mut place_of = (0..size).collect::<Vec<_>>();
        for round in 0..ROUNDS as u32 {
            let block = hash(&[u32::MAX - round / 4]);
            let word = (round % 4) as usize * 8;
            let key = u64::from_le_bytes(block[word..word + 8].try_into().unwrap()) % u64::from(size);
            let pairs = (0..u64::from(size)).filter_map(|low| {
                let high = (0..u64::from(size)).find(|high| (low + high) % u64::from(size) == key)?;
                (low < high && hash(&[round, high as u32])[0] & 1 == 1).then_some((low as u32, high as u32))
            });
            let swaps = pairs.flat_map(|(low, high)| [(low, high), (high, low)]).collect::<BTreeMap<_, _>>();
            for place in &mut place_of {
                *place = *swaps.get(place).unwrap_or(place);
            }
        }
        place_of
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 128,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn permutation_takes_every_place_exactly_once(seed in any::<Seed>(), size in 0u32..200) {
            let permutation = Permutation::new(seed, size);
            let mut places = (0..size).map(|number| permutation.at(number).unwrap()).collect::<Vec<_>>();
            places.sort_unstable();
            prop_assert_eq!(places, (0..size).collect::<Vec<_>>());
        }

        #[test]
        fn the_way_back_leads_back(seed in any::<Seed>(), size in 1u32.., number in any::<u32>(), small in any::<bool>()) {
            let size = if small { size % super::super::MAX_SEATS + 1 } else { size };
            let permutation = Permutation::new(seed, size);
            let number = number % size;
            prop_assert_eq!(permutation.at(number).and_then(|place| permutation.inverse(place)), Some(number));
            prop_assert_eq!(permutation.inverse(number).and_then(|place| permutation.at(place)), Some(number));
        }

        #[test]
        fn permutation_has_no_place_beyond_its_size(seed in any::<Seed>(), size in 0u32..100, more in 0u32..100) {
            let permutation = Permutation::new(seed, size);
            for number in [size + more, u32::MAX] {
                prop_assert_eq!((permutation.at(number), permutation.inverse(number)), (None, None));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 16,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn single_places_equal_the_whole_table(seed in any::<Seed>(), size in 1u32..60) {
            let permutation = Permutation::new(seed, size);
            let places = (0..size).map(|number| permutation.at(number).unwrap()).collect::<Vec<_>>();
            prop_assert_eq!(places, table(seed, size));
        }
    }

    #[test]
    fn a_full_class_is_permuted() {
        let permutation = Permutation::new([9; 32], super::super::MAX_SEATS);
        let mut places = (0..permutation.size()).map(|number| permutation.at(number).unwrap()).collect::<Vec<_>>();
        // In order it would be no shuffle: one number is expected to stay where it was.
        assert!(places.iter().zip(0..).filter(|(place, number)| *place == number).count() < 10);
        places.sort_unstable();
        assert!(places.into_iter().eq(0..permutation.size()));
    }

    #[test]
    fn every_order_of_a_few_comes_equally_often() {
        let orders = |size: u32, draws: u32| {
            let mut seen = BTreeMap::<Vec<u32>, u32>::new();
            for number in 0..draws {
                let permutation = Permutation::new(blake2_256(&number.to_le_bytes()), size);
                *seen.entry((0..size).map(|place| permutation.at(place).unwrap()).collect()).or_default() += 1;
            }
            seen.into_values().collect::<Vec<_>>()
        };
        // 500 each are expected, with a deviation of 22: five of them to either side.
        for (size, all) in [(1, 1), (2, 2), (3, 6), (4, 24)] {
            let seen = orders(size, 500 * all);
            assert_eq!(seen.len() as u32, all);
            assert!(seen.iter().all(|times| (390..=610).contains(times)), "{size}: {seen:?}");
        }
    }

    #[test]
    fn permutation_moves_every_number_to_every_part_equally_often() {
        let (size, draws) = (1_000, 4_000u32);
        for number in [0, 1, 500, 999] {
            let mut seen = [0u32; 10];
            for draw in 0..draws {
                let permutation = Permutation::new(blake2_256(&draw.to_le_bytes()), size);
                seen[permutation.at(number).unwrap() as usize / 100] += 1;
            }
            // 400 each are expected, with a deviation of 19.
            assert!(seen.iter().all(|times| (305..=495).contains(times)), "{number}: {seen:?}");
        }
    }

    #[test]
    fn another_seed_is_another_order() {
        let order = |seed| {
            let permutation = Permutation::new(seed, 100);
            (0..100).map(|number| permutation.at(number).unwrap()).collect::<Vec<_>>()
        };
        assert_ne!(order([1; 32]), order([2; 32]));
        assert_eq!(order([1; 32]), order([1; 32]));
    }

    #[test]
    fn numbers_from_the_size_on_have_no_place_and_are_no_place() {
        for size in [0, 1, 2, 7, super::super::MAX_SEATS] {
            let permutation = Permutation::new([3; 32], size);
            assert_eq!(permutation.size(), size);
            for number in [size, size + 1, u32::MAX] {
                assert_eq!((permutation.at(number), permutation.inverse(number)), (None, None), "{number} of {size}");
            }
        }
    }
}
