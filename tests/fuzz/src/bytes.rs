//! The bytes that decide what happens.

/// Bytes that are read from the front. After the last one follow as many as are asked for, which the given ones determine: so
/// a short input decides everything, and a longer one that begins with it decides the same in the beginning.
#[derive(Clone, Debug)]
pub struct Bytes<'a> {
    given: &'a [u8],
    state: u64,
}

impl<'a> Bytes<'a> {
    /// Returns `given`, unread.
    pub fn new(given: &'a [u8]) -> Self {
        // FNV-1a: any change of the given bytes changes what follows them.
        let state = given.iter().fold(0xcbf2_9ce4_8422_2325, |state: u64, byte| {
            (state ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self { given, state }
    }

    /// Returns the next byte.
    pub fn byte(&mut self) -> u8 {
        match self.given.split_first() {
            Some((first, rest)) => {
                self.given = rest;
                *first
            }
            None => self.step() as u8,
        }
    }

    /// A step of SplitMix64.
    fn step(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns the next `N` bytes.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.byte())
    }

    /// Returns the next number, of 64 bits.
    pub fn number(&mut self) -> u64 {
        u64::from_le_bytes(self.array())
    }

    /// Returns a number below `count`, or zero if that is zero. It takes a byte, or two where one is too few.
    pub fn below(&mut self, count: usize) -> usize {
        match count {
            0 => 0,
            1..=256 => usize::from(self.byte()) % count,
            _ => usize::from(u16::from_le_bytes(self.array())) % count,
        }
    }

    /// Returns true in one of `count` cases.
    pub fn is_one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// Returns one of the things, or none if there is none.
    pub fn pick<Thing: Clone>(&mut self, of: &[Thing]) -> Option<Thing> {
        let place = self.below(of.len());
        of.get(place).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_in_order_and_then_go_on_by_themselves() {
        let read = |given: &[u8]| {
            let mut bytes = Bytes::new(given);
            (0..6).map(|_| bytes.byte()).collect::<Vec<_>>()
        };
        assert_eq!(read(&[1, 2, 3])[..3], [1, 2, 3]);
        assert_eq!(read(&[1, 2, 3]), read(&[1, 2, 3]));
        assert_ne!(read(&[1, 2, 3])[3..], read(&[1, 2, 4])[3..]);
    }

    #[test]
    fn number_below_a_bound_reaches_all_of_it() {
        for count in [1, 2, 7, 256, 300] {
            let seen = (0..=u16::MAX).map(|given| Bytes::new(&given.to_le_bytes()).below(count));
            assert_eq!(seen.collect::<std::collections::BTreeSet<_>>().len(), count, "{count}");
        }
        assert_eq!(Bytes::new(&[9]).below(0), 0);
        assert_eq!(Bytes::new(&[]).pick::<u8>(&[]), None);
    }
}
