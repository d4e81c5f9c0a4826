//! Randomness from a fixed seed: the same seed gives the same run on every machine.

/// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
fn scrambled(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Returns a pseudo-random number that depends on two numbers only.
pub fn mixed(one: u64, other: u64) -> u64 {
    scrambled(scrambled(one.wrapping_add(0x9e37_79b9_7f4a_7c15)) ^ other.wrapping_mul(0xd6e8_feb8_6659_fd93))
}

/// Returns bits as a number from 0 to less than 1.
pub fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1u64 << 53) as f64
}

/// A stream of pseudo-random numbers: SplitMix64.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Returns the stream of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        scrambled(self.0)
    }

    /// Returns the next number from 0 to less than 1.
    pub fn unit(&mut self) -> f64 {
        unit(self.bits())
    }

    /// Returns true with the given probability.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Returns a number below `bound`, or zero if it is zero. The bias of the remainder is less than one in 2^40 here.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.bits().checked_rem(bound).unwrap_or_default()
    }

    /// Returns a seed of 32 bytes, as the chain's randomness gives it.
    pub fn seed(&mut self) -> [u8; 32] {
        let mut seed = [0; 32];
        for part in seed.chunks_mut(8) {
            part.copy_from_slice(&self.bits().to_le_bytes());
        }
        seed
    }

    /// Shuffles a list.
    pub fn shuffle<Entry>(&mut self, list: &mut [Entry]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_gives_one_stream() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            (0..8).map(|_| chance.bits()).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        // The reference stream of SplitMix64.
        assert_eq!(draw(1_234_567)[0], 6_457_827_717_110_365_317);
    }

    #[test]
    fn events_happen_with_their_probability() {
        let mut chance = Chance::new(7);
        let seen = (0..100_000).filter(|_| chance.happens(0.3)).count();
        assert!((29_000..31_000).contains(&seen), "{seen}");
    }

    #[test]
    fn shuffle_keeps_all_entries_and_favours_no_place() {
        let mut chance = Chance::new(7);
        let mut firsts = [0; 5];
        for _ in 0..10_000 {
            let mut list = [0, 1, 2, 3, 4];
            chance.shuffle(&mut list);
            firsts[list[0]] += 1;
            list.sort_unstable();
            assert_eq!(list, [0, 1, 2, 3, 4]);
        }
        assert!(firsts.iter().all(|times| (1_800..2_200).contains(times)), "{firsts:?}");
    }
}
