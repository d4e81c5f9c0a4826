//! The weight of what each block costs. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of this pallet's part of a block.
pub trait WeightInfo {
    /// Weight of taking in the VRF output of a block.
    fn take_in() -> Weight;
    /// Weight of sealing an epoch, in the first block of the next one.
    fn seal() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(50_000_000, 5_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn take_in() -> Weight {
        guess(3, 1)
    }
    fn seal() -> Weight {
        guess(2, 3)
    }
}
