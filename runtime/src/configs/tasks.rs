//! Labelling: its governed terms, and who runs the platform's campaigns.

use crate::{configs::parameters::dynamic_params::tasks, *};

impl pallet_tasks::Config for Runtime {
    type Access = Access;
    type Beacon = RandomnessBeacon;
    type Clock = WorkClock;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Characters = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Characters = crate::benchmarks::Fixtures;
    type Contributors = Contributors;
    type Escrow = RewardPools;
    type Feeless = Contributors;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Medallions = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Medallions = crate::benchmarks::Fixtures;
    // Whoever knows the gold can earn what the platform promises: as much as the largest payment of the treasury.
    type PlatformOrigin = frame_system::EnsureRoot<AccountId>;
    type Terms = tasks::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_tasks::WeightInfo<Runtime>;
}
