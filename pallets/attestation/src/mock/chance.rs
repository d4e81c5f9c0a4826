//! Chance that the tests make.

use agt_primitives::beacon::{Beacon, BeaconEpoch, EpochSeed};
use agt_test_support::clock::run_blocks;
use frame_support::parameter_types;
use sp_runtime::traits::{BlakeTwo256, Hash};

parameter_types! {
    /// The epoch in progress, and what its seeds are made of.
    pub storage Epoch: (u32, u64) = (0, 0);
}

/// A beacon whose epochs the tests end.
pub struct TestBeacon;

impl Beacon for TestBeacon {
    fn epoch() -> BeaconEpoch {
        BeaconEpoch(Epoch::get().0)
    }

    fn seed(epoch: BeaconEpoch, subject: &[u8]) -> EpochSeed {
        let (now, chance) = Epoch::get();
        match epoch.0 < now {
            true if now - epoch.0 > SEEDS_KEPT => EpochSeed::Forgotten,
            true => EpochSeed::Sealed(BlakeTwo256::hash_of(&(epoch, chance, subject))),
            false => EpochSeed::NotYet,
        }
    }
}

/// The epochs whose seeds [`TestBeacon`] keeps.
pub const SEEDS_KEPT: u32 = 200;

/// Ends the epoch in progress.
pub fn end_epoch() {
    run_blocks(1);
    let (now, chance) = Epoch::get();
    Epoch::set(&(now + 1, chance));
}

/// Lets a whole epoch pass: what was ordered before can be drawn after it.
pub fn pass_epoch() {
    end_epoch();
    end_epoch();
}

/// Makes all seeds of other chance.
pub fn set_chance(chance: u64) {
    Epoch::set(&(Epoch::get().0, chance));
}

#[cfg(feature = "runtime-benchmarks")]
impl agt_primitives::benchmarking::BeaconBench for TestBeacon {
    fn pass_epoch() {
        pass_epoch();
    }
}
