//! Chance: the operating system's, drawn out to as many numbers as are needed.

use crate::{Error, Result};
use std::{fs::File, io::Read};

/// Random numbers out of a seed: the little-endian words of blake2-256(seed, 0), blake2-256(seed, 1), and so on.
///
/// Whoever does not know the seed cannot tell them from chance, nor learns it from them.
pub(crate) struct Dice {
    seed: [u8; 32],
    block: u64,
    words: [u8; 32],
    used: usize,
}

impl Dice {
    /// Returns the numbers of a seed.
    pub(crate) fn new(seed: [u8; 32]) -> Self {
        Self { seed, block: 0, words: [0; 32], used: 32 }
    }

    /// Returns numbers that nobody knows.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub(crate) fn of_the_system() -> Result<Self> {
        let mut seed = [0; 32];
        let read = File::open("/dev/urandom").and_then(|mut random| random.read_exact(&mut seed));
        read.map_err(|error| Error::new(format!("/dev/urandom cannot be read ({error})"), "make it readable"))?;
        Ok(Self::new(seed))
    }

    /// Returns 32 random bytes.
    pub(crate) fn bytes(&mut self) -> [u8; 32] {
        let mut input = [0; 40];
        input[..32].copy_from_slice(&self.seed);
        input[32..].copy_from_slice(&self.block.to_le_bytes());
        self.block = self.block.wrapping_add(1);
        crate::prepare::hashing::blake2_256(&input)
    }

    fn word(&mut self) -> u64 {
        if self.used == 32 {
            (self.words, self.used) = (self.bytes(), 0);
        }
        let mut word = [0; 8];
        word.copy_from_slice(&self.words[self.used..self.used + 8]);
        self.used += 8;
        u64::from_le_bytes(word)
    }

    /// Returns a number below `end`; zero if that is zero. The bias is below one in four thousand millions.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        let rest = self.word().checked_rem(end.into()).unwrap_or_default();
        u32::try_from(rest).unwrap_or_default()
    }

    /// Shuffles a list of at most 2^32 entries.
    pub(crate) fn shuffle<Entry>(&mut self, list: &mut [Entry]) {
        for place in (1..list.len()).rev() {
            let end = u32::try_from(place.saturating_add(1)).unwrap_or(u32::MAX);
            list.swap(place, usize::try_from(self.below(end)).unwrap_or(place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffle_keeps_the_entries_and_brings_each_everywhere() {
        let mut dice = Dice::new([1; 32]);
        let mut seen = [[0u32; 5]; 5];
        for _ in 0..5_000 {
            let mut list = [0, 1, 2, 3, 4];
            dice.shuffle(&mut list);
            for (place, entry) in list.into_iter().enumerate() {
                seen[place][entry] += 1;
            }
        }
        // 1,000 each are expected, with a deviation of 28.
        assert!(seen.iter().flatten().all(|times| (860..=1_140).contains(times)), "{seen:?}");
    }

    #[test]
    fn seeds_of_the_system_differ() {
        let (mut one, mut other) = (Dice::of_the_system().unwrap(), Dice::of_the_system().unwrap());
        assert_ne!(one.bytes(), other.bytes());
    }
}
