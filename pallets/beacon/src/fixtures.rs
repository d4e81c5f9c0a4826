//! What benchmarks of other pallets need of the beacon.

use crate::{Config, Pallet};
use agt_primitives::benchmarking::BeaconBench;
use frame_support::traits::Get;

impl<T: Config> BeaconBench for Pallet<T> {
    fn pass_epoch() {
        // Consensus stands still in a benchmark.
        Self::seal(T::ConsensusEpoch::get());
        Self::seal(T::ConsensusEpoch::get());
    }
}
