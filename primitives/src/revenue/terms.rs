//! The governed terms of revenue.

use crate::{basis_points::BasisPoints, parameters::Violation, terms::governed_terms};

governed_terms! {
    /// The governed terms of revenue. A change holds for what arrives later.
    RevenueTerms;
    /// The share of AGT revenue that the authors of blocks are paid.
    authors AUTHORS: u16 = 1_000, "revenue.authors", "basis points", 0, 2_000;
}

impl RevenueTerms {
    /// Returns an error unless every value is inside its hard range. No value can contradict another.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// Returns the share of the authors, brought into its range.
    pub fn share_of_authors(&self) -> BasisPoints {
        BasisPoints::clamped(self.bounded().authors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_equal_the_design() {
        assert_eq!(RevenueTerms::DEFAULT.share_of_authors().points(), 1_000);
    }

    #[test]
    fn authors_never_get_more_than_a_fifth() {
        let of = |authors| RevenueTerms { authors }.share_of_authors().points();
        assert_eq!([0, 2_000, 2_001, u16::MAX].map(of), [0, 2_000, 2_000, 2_000]);
    }
}
