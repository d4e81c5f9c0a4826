//! The governed prices of an extrinsic: what a chain starts with, and the hard ranges that no governance leaves.

use crate::{parameters::Violation, terms::governed_terms, Balance};

governed_terms! {
    /// The governed prices of an extrinsic.
    ///
    /// A change holds from the next extrinsic on.
    FeeTerms;
    /// The price of each byte of an extrinsic.
    planck_per_byte PLANCK_PER_BYTE: Balance = 10_000_000, "fees.planckPerByte", "planck", 100_000, 1_000_000_000;
    /// The price of each microsecond of an extrinsic's weight.
    planck_per_microsecond PLANCK_PER_MICROSECOND: Balance = 16_000_000, "fees.planckPerMicrosecond", "planck", 160_000,
        1_600_000_000;
}

impl FeeTerms {
    /// Returns an error unless both prices are inside their hard ranges. Neither can contradict the other.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_refused_when_one_is_outside_its_range() {
        let check = |byte, microsecond| FeeTerms { planck_per_byte: byte, planck_per_microsecond: microsecond }.check();
        assert_eq!(check(100_000, 1_600_000_000), Ok(()));
        assert_eq!(check(1_000_000_000, 160_000), Ok(()));
        for (byte, microsecond) in [(99_999, 160_000), (1_000_000_001, 160_000), (100_000, 159_999)] {
            assert_eq!(check(byte, microsecond), Err(Violation::OutOfRange), "{byte}, {microsecond}");
        }
    }
}
