//! Labelling: its governed terms, and who runs the platform's campaigns.

use crate::{configs::parameters::dynamic_params::tasks, *};

impl pallet_tasks::Config for Runtime {
    type Access = Access;
    type Beacon = RandomnessBeacon;
    type Clock = WorkClock;
    type Characters = Characters;
    type Contributors = Contributors;
    type Escrow = RewardPools;
    type Feeless = Contributors;
    type Medallions = Medallions;
    type OnAccepted = (Medallions, Quests);
    // Whoever knows the gold can earn what the platform promises: as much as the largest payment of the treasury.
    type PlatformOrigin = frame_system::EnsureRoot<AccountId>;
    type Terms = tasks::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_tasks::WeightInfo<Runtime>;
}
