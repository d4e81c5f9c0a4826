//! Labelling: its governed terms, who runs the platform's campaigns, and the chance that deals seats.

use crate::{
    configs::{governance::RootOrParametersAdmin, parameters::dynamic_params::tasks},
    *,
};
use frame_support::traits::{Randomness, Time};
use pallet_babe::{RandomnessFromOneEpochAgo, RandomnessFromTwoEpochsAgo};

/// What the authors of a whole epoch drew by their VRF, hashed together when it ended, and the block in which that epoch
/// began. A round that had closed by then is dealt by it.
///
/// Until then nobody knows the whole. Each author can work out its own draws as soon as the epoch before has begun; one
/// honest author in the epoch keeps the sum from the others, and the last one may only leave its block out.
pub struct EpochVrf;

impl Randomness<Hash, BlockNumber> for EpochVrf {
    fn random(subject: &[u8]) -> (Hash, BlockNumber) {
        // The younger of the two is made of the VRFs of the last whole epoch; the older one tells when that began.
        let (seed, _) = RandomnessFromOneEpochAgo::<Runtime>::random(subject);
        let (_, began) = RandomnessFromTwoEpochsAgo::<Runtime>::random(subject);
        (seed, began)
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl agt_primitives::benchmarking::RandomnessBench for EpochVrf {
    fn renew() {
        let now = System::block_number();
        pallet_babe::EpochStart::<Runtime>::put((now, now));
    }
}

/// Chain time, until the clock of work is a pallet.
pub struct ChainTime;

impl agt_primitives::work_clock::WorkClock for ChainTime {
    fn now() -> agt_primitives::Moment {
        <Timestamp as Time>::now()
    }

    fn chain_time(at: agt_primitives::Moment) -> agt_primitives::Moment {
        at
    }
}

impl pallet_tasks::Config for Runtime {
    type Access = Access;
    type Clock = ChainTime;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Characters = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Characters = crate::benchmarks::Fixtures;
    type Contributors = Contributors;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Escrow = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Escrow = pallet_tasks::stand_in::StandInEscrow<crate::benchmarks::Fixtures>;
    type Feeless = Contributors;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Medallions = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Medallions = crate::benchmarks::Fixtures;
    type PlatformOrigin = RootOrParametersAdmin;
    type Randomness = EpochVrf;
    type Terms = tasks::Terms;
    type Time = Timestamp;
    type WeightInfo = weights::pallet_tasks::WeightInfo<Runtime>;
}
