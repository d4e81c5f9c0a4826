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
