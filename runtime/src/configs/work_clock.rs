//! The clock of the deadlines of work.

use crate::*;

impl pallet_work_clock::Config for Runtime {
    type Time = Timestamp;
    type WeightInfo = weights::pallet_work_clock::WeightInfo<Runtime>;
}
