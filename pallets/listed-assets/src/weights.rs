//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `list`.
    fn list() -> Weight;
    /// Weight of `unlist`.
    fn unlist() -> Weight;
    /// Weight of `set_rate`.
    fn set_rate() -> Weight;
    /// Weight of `remove_rate`.
    fn remove_rate() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(50_000_000, 10_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn list() -> Weight {
        guess(2, 1)
    }
    fn unlist() -> Weight {
        guess(1, 1)
    }
    fn set_rate() -> Weight {
        guess(2, 1)
    }
    fn remove_rate() -> Weight {
        guess(1, 1)
    }
}
