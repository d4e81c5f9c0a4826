//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `release`: the same for every bucket.
    fn release() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
impl WeightInfo for () {
    fn release() -> Weight {
        Weight::from_parts(500_000_000, 50_000).saturating_add(RocksDbWeight::get().reads_writes(12, 6))
    }
}
