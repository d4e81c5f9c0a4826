//! The governed terms of the recycler.

use super::RecyclerMode;
use crate::{basis_points::BasisPoints, parameters::Violation, terms::governed_terms};

governed_terms! {
    /// The governed terms of the recycler. A change holds for what comes back later.
    RecyclerTerms;
    /// The mode: 0 burns nothing, 1 burns the share that is not bonded, 2 burns a fixed share.
    mode MODE: u8 = 0, "recycler.mode", "mode", 0, 2;
    /// The share that mode 2 burns.
    burn BURN: u16 = 5_000, "recycler.burn", "basis points", 0, BasisPoints::WHOLE.points();
}

impl RecyclerTerms {
    /// Returns an error unless every value is inside its hard range. No value can contradict another.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// Returns the mode.
    pub const fn mode(&self) -> RecyclerMode {
        match self.mode {
            0 => RecyclerMode::Alaya,
            1 => RecyclerMode::Aimagine,
            _ => RecyclerMode::Split,
        }
    }

    /// Returns the share that is burned while `staked` is the mean share of bonded AGT.
    pub fn burned(&self, staked: BasisPoints) -> BasisPoints {
        match self.mode() {
            RecyclerMode::Alaya => BasisPoints::ZERO,
            RecyclerMode::Aimagine => BasisPoints::clamped(BasisPoints::WHOLE.points().saturating_sub(staked.points())),
            RecyclerMode::Split => BasisPoints::clamped(self.burn),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_mode(mode: u8) -> RecyclerTerms {
        RecyclerTerms { mode, ..RecyclerTerms::DEFAULT }
    }

    #[test]
    fn defaults_equal_the_design() {
        assert_eq!(RecyclerTerms::DEFAULT.mode(), RecyclerMode::Alaya);
        assert_eq!(RecyclerTerms::DEFAULT.burn, 5_000);
    }

    #[test]
    fn burned_share_is_what_the_mode_says() {
        let of = |mode, staked| in_mode(mode).burned(BasisPoints::clamped(staked)).points();
        assert_eq!([0, 4_000, 10_000].map(|staked| of(0, staked)), [0, 0, 0]);
        assert_eq!([0, 4_000, 10_000].map(|staked| of(1, staked)), [10_000, 6_000, 0]);
        assert_eq!([0, 4_000, 10_000].map(|staked| of(2, staked)), [5_000, 5_000, 5_000]);
    }
}
