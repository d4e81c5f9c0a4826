//! Chance that a test makes: a beacon whose epochs end when the test says so.

use crate::clock::run_blocks;
use agt_primitives::{
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    benchmarking::BeaconBench,
};
use frame_support::parameter_types;
use sp_runtime::traits::{BlakeTwo256, Hash};

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    storage Epoch: u32 = 0;
    storage Chance: u64 = 0;
}

/// The number of ended epochs whose seeds [`TestBeacon`] keeps.
pub const SEEDS_KEPT: u32 = 200;

/// A beacon whose epochs the tests end. It begins with epoch 0.
pub struct TestBeacon;

impl Beacon for TestBeacon {
    fn epoch() -> BeaconEpoch {
        BeaconEpoch(Epoch::get())
    }

    fn seed(epoch: BeaconEpoch, subject: &[u8]) -> EpochSeed {
        match Epoch::get().checked_sub(epoch.0) {
            None | Some(0) => EpochSeed::NotYet,
            Some(ago) if ago > SEEDS_KEPT => EpochSeed::Forgotten,
            Some(_) => EpochSeed::Sealed(BlakeTwo256::hash_of(&(epoch, Chance::get(), subject))),
        }
    }
}

impl BeaconBench for TestBeacon {
    fn pass_epoch() {
        pass_epoch();
    }
}

/// Returns the epoch in progress.
pub fn epoch() -> u32 {
    Epoch::get()
}

/// Ends the epoch in progress, in the next block.
pub fn end_epoch() {
    run_blocks(1);
    Epoch::set(&(Epoch::get() + 1));
}

/// Ends this number of epochs.
pub fn end_epochs(count: u32) {
    (0..count).for_each(|_| end_epoch());
}

/// Lets a whole epoch pass: what was ordered before can be drawn after it.
pub fn pass_epoch() {
    end_epochs(2);
}

/// Makes all seeds of other chance.
pub fn set_chance(chance: u64) {
    Chance::set(&chance);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_is_known_from_the_end_of_its_epoch_on_until_it_is_forgotten() {
        sp_io::TestExternalities::default().execute_with(|| {
            let seed = || TestBeacon::seed(BeaconEpoch(0), b"subject");
            assert_eq!(seed(), EpochSeed::NotYet);
            end_epoch();
            let sealed = seed();
            assert!(matches!(sealed, EpochSeed::Sealed(_)));
            end_epochs(SEEDS_KEPT - 1);
            assert_eq!(seed(), sealed);
            set_chance(1);
            assert_ne!(seed(), sealed);
            end_epoch();
            assert_eq!(seed(), EpochSeed::Forgotten);
        });
    }
}
