//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of the hook in a block that does not sample.
    fn on_initialize_same_day() -> Weight;
    /// Weight of the hook in a block that samples, with as many samples as there can be.
    fn on_initialize_new_day() -> Weight;
    /// Weight of `carry`.
    fn carry() -> Weight;
    /// Weight of `collect`.
    fn collect() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn on_initialize_same_day() -> Weight {
        guess(2, 0)
    }
    fn on_initialize_new_day() -> Weight {
        guess(20, 2)
    }
    fn carry() -> Weight {
        guess(5, 3)
    }
    fn collect() -> Weight {
        guess(4, 2)
    }
}
