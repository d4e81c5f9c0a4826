//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `bind`, of the first address.
    fn bind() -> Weight;
    /// Weight of `unbind`.
    fn unbind() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(400_000_000, 50_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn bind() -> Weight {
        guess(7, 6)
    }
    fn unbind() -> Weight {
        guess(5, 4)
    }
}
