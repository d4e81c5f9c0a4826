//! The governed terms of reward pools, with their defaults and hard ranges.

use crate::{
    basis_points::BasisPoints,
    calendar::{DAY, HOUR},
    parameters::Violation,
    terms::governed_terms,
    token::AGT,
    Balance, Moment,
};

governed_terms! {
    /// The governed terms of reward pools.
    ///
    /// A change of the fee and of the times applies to pools that open later. A change of the least guarantee applies to
    /// pools and escrows that open later, and one of the least price to campaigns that open later.
    PoolTerms;
    /// The fee on what a pool pays to workers, on top of it.
    fee FEE: u16 = 300, "rewardPools.fee", "basis points", 100, 1_000;
    /// The time from the opening of a pool after which its owner may cancel it.
    cancel_after CANCEL_AFTER: Moment = 48 * HOUR, "rewardPools.cancelAfter", "ms", DAY, 30 * DAY;
    /// The longest time from the opening of a pool to its expiry. As long after the expiry anyone may claim for its workers.
    most_life MOST_LIFE: Moment = 365 * DAY, "rewardPools.mostLife", "ms", 30 * DAY, 730 * DAY;
    /// The least price of an answer for which work earns merit (XP). It is the price that counts and
    /// not the fee on it, worth this much AGT or more.
    least_merit LEAST_MERIT: Balance = AGT / 20, "rewardPools.leastMerit", "planck", AGT / 200, AGT;
    /// The least guarantee of a pool whose asset is not listed, and of what each of its campaigns and jobs may pay. It pays
    /// workers whom the asset cannot be paid to.
    least_guarantee LEAST_GUARANTEE: Balance = 500 * AGT, "rewardPools.leastGuarantee", "planck", 50 * AGT, 50_000 * AGT;
}

impl PoolTerms {
    /// Checks that every value is inside its hard range.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// Returns the fee as a share.
    pub const fn fee_rate(&self) -> BasisPoints {
        BasisPoints::clamped(self.fee)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_equal_the_design() {
        let terms = PoolTerms::DEFAULT;
        assert_eq!(terms.fee_rate().points(), 300);
        assert_eq!(terms.cancel_after, 172_800_000);
        assert_eq!(terms.most_life, 365 * 86_400_000);
        assert_eq!(terms.least_merit, 50_000_000_000);
        assert_eq!(terms.least_guarantee, 500_000_000_000_000);
    }
}
