//! The governed terms of an emergency stop: what a chain starts with, and the hard ranges that no governance leaves.

use crate::{parameters::Violation, terms::governed_terms};

governed_terms! {
    /// How long an emergency stop lasts unless it is ended or extended.
    SafeModeTerms;
    /// How long the safe mode lasts.
    enter_blocks ENTER_BLOCKS: u32 = 14_400, "safeMode.enterBlocks", "blocks", 10, 100_800;
    /// How much longer one extension makes it last; never more than `enter_blocks`.
    extend_blocks EXTEND_BLOCKS: u32 = 7_200, "safeMode.extendBlocks", "blocks", 10, 100_800;
}

impl SafeModeTerms {
    /// Returns an error unless both values are inside their hard ranges and an extension is at most as long as the stop
    /// that it extends.
    pub fn check(&self) -> Result<(), Violation> {
        if *self != self.bounded() {
            Err(Violation::OutOfRange)
        } else if self.extend_blocks > self.enter_blocks {
            Err(Violation::Inconsistent)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extension_is_refused_when_it_is_longer_than_the_stop() {
        let with = |enter_blocks, extend_blocks| SafeModeTerms { enter_blocks, extend_blocks }.check();
        assert_eq!(with(7_200, 7_200), Ok(()));
        assert_eq!(with(7_199, 7_200), Err(Violation::Inconsistent));
    }
}
