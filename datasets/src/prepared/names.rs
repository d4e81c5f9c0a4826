//! Names under which media are fetched. They tell neither the item nor whether it is gold.

/// An item, as a name stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// An item to label.
    Item(u32),
    /// A gold item.
    Gold(u32),
}

/// The rounds of the cipher.
const ROUNDS: u8 = 8;

/// A cipher on 64 bits: a Feistel network whose rounds are blake2-256 with a secret key.
pub(super) struct Names {
    key: [u8; 32],
}

impl Names {
    pub(super) fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    fn round(&self, round: u8, half: u32) -> u32 {
        let mut input = [0; 37];
        input[..32].copy_from_slice(&self.key);
        input[32] = round;
        input[33..].copy_from_slice(&half.to_le_bytes());
        let [a, b, c, d, ..] = crate::prepare::hashing::blake2_256(&input);
        u32::from_le_bytes([a, b, c, d])
    }

    /// Returns the name of an item: 16 hexadecimal digits.
    pub(super) fn hide(&self, name: Name) -> String {
        let (mut left, mut right) = match name {
            Name::Item(number) => (0, number),
            Name::Gold(number) => (1, number),
        };
        for round in 0..ROUNDS {
            (left, right) = (right, left ^ self.round(round, right));
        }
        format!("{left:08x}{right:08x}")
    }

    /// Returns what a name stands for; none for a text that is no name.
    pub(super) fn find(&self, name: &str) -> Option<Name> {
        let mut bytes = [0; 8];
        hex::decode_to_slice(name, &mut bytes).ok()?;
        let [a, b, c, d, e, f, g, h] = bytes;
        let (mut left, mut right) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
        for round in (0..ROUNDS).rev() {
            (left, right) = (right ^ self.round(round, left), left);
        }
        match left {
            0 => Some(Name::Item(right)),
            1 => Some(Name::Gold(right)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn name_is_found_with_its_key_alone(key in any::<[u8; 32]>(), number in any::<u32>(), is_gold in any::<bool>()) {
            let name = if is_gold { Name::Gold(number) } else { Name::Item(number) };
            let hidden = Names::new(key).hide(name);
            prop_assert_eq!(Names::new(key).find(&hidden), Some(name));
            let mut other = key;
            other[0] ^= 1;
            prop_assert_eq!(Names::new(other).find(&hidden), None);
        }
    }

    #[test]
    fn text_that_is_no_name_is_not_found() {
        let names = Names::new([3; 32]);
        for text in ["", "0", "../../etc/passwd", "0000000000000000", "00000000000000000", "zz00000000000000"] {
            assert_eq!(names.find(text), None, "{text}");
        }
    }
}
