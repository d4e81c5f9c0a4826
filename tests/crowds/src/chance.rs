//! Randomness from a fixed seed: the same seed gives the same replay on every machine.

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
        let bits = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Returns the next number from 0 to less than 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Returns an index below `bound`, which is not zero.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.bits() % bound as u64) as usize
    }

    /// Returns an index with a probability in proportion to its weight. One weight is not zero.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        for (index, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return index;
            }
        }
        weights.len() - 1
    }

    /// Shuffles a list.
    pub fn shuffle<Entry>(&mut self, list: &mut [Entry]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// Returns `count` different entries of a list, or all if it has fewer.
    pub fn choose<Entry: Copy>(&mut self, list: &[Entry], count: usize) -> Vec<Entry> {
        let mut list = list.to_vec();
        self.shuffle(&mut list);
        list.truncate(count);
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stream_is_splitmix64() {
        assert_eq!(Chance::new(1_234_567).bits(), 6_457_827_717_110_365_317);
    }

    #[test]
    fn weights_are_kept() {
        let mut chance = Chance::new(7);
        let mut seen = [0; 3];
        (0..10_000).for_each(|_| seen[chance.weighted(&[1.0, 0.0, 3.0])] += 1);
        assert!(seen[1] == 0 && (2_300..2_700).contains(&seen[0]), "{seen:?}");
    }
}
