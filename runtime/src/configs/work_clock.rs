//! The clock of the deadlines of work.

use crate::*;
use frame_support::{migrations::MultiStepMigrator, traits::Get};

/// Whether the current block had no room for calls without a fee although it is not full: such calls filled their part of
/// it, or a migration of several blocks kept all extrinsics out.
pub struct IsShort;

impl Get<bool> for IsShort {
    fn get() -> bool {
        Contributors::is_feeless_room_full()
            || <<Runtime as frame_system::Config>::MultiBlockMigrator as MultiStepMigrator>::ongoing()
    }
}

impl pallet_work_clock::Config for Runtime {
    type IsShort = IsShort;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_work_clock::WeightInfo<Runtime>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{begin_block, test};
    use agt_primitives::contributors::FEELESS_PART;
    use frame_system::limits::BlockWeights;
    use pallet_contributors::{FeelessBlock, FeelessBlocks};
    use pallet_migrations::{Cursor, MigrationCursor};
    use pallet_work_clock::FullAt;

    /// Ends the block and begins the next one. Returns whether the clock stands still in between.
    fn stands_still() -> bool {
        Executive::finalize_block();
        let stands = FullAt::<Runtime>::exists();
        begin_block();
        stands
    }

    #[test]
    fn clock_of_work_stands_still_when_calls_without_a_fee_have_no_room() {
        test(|| {
            while stands_still() {}
            let whole = <<Runtime as frame_system::Config>::BlockWeights as Get<BlockWeights>>::get().max_block;
            let all = whole.saturating_div(FEELESS_PART);
            FeelessBlocks::<Runtime>::put(FeelessBlock { block: System::block_number(), all, ..Default::default() });
            assert!(stands_still(), "such calls have filled their part");
            assert!(!stands_still(), "the next block has room");
            Cursor::<Runtime>::put(MigrationCursor::Stuck);
            assert!(stands_still(), "a migration keeps extrinsics out");
            Cursor::<Runtime>::kill();
            assert!(!stands_still());
        });
    }
}
