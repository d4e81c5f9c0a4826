//! External addresses that are bound to accounts.

use crate::*;

impl pallet_external_addresses::Config for Runtime {
    type Time = Timestamp;
    type WeightInfo = weights::pallet_external_addresses::WeightInfo<Runtime>;
}
