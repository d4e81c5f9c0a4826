//! Quests: what chooses those of a day, and what events are paid from.

use crate::{configs::parameters::dynamic_params::quests, *};
use frame_system::EnsureRoot;

impl pallet_quests::Config for Runtime {
    type Beacon = RandomnessBeacon;
    type Budget = Supply;
    type Credits = Contributors;
    type Currency = Balances;
    type Experience = Contributors;
    type Feeless = Contributors;
    type GovernOrigin = EnsureRoot<AccountId>;
    type Medallions = Medallions;
    type Revenue = Revenue;
    type RevenuePot = pots::Revenue;
    type Terms = quests::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_quests::WeightInfo<Runtime>;
}
