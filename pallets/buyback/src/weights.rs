//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of the hook with `n` tracked markets.
    fn on_initialize(n: u32) -> Weight;
    /// Weight of `track`, for the last market that can be.
    fn track() -> Weight;
    /// Weight of `untrack`, with as many markets as there can be.
    fn untrack() -> Weight;
    /// Weight of `open`, with an unsold auction to end that lowers the last reference, and as many markets as there can be.
    fn open() -> Weight;
    /// Weight of `bid`.
    fn bid() -> Weight;
    /// Weight of `end`, of an unsold auction that lowers the last reference.
    fn end() -> Weight;
    /// Weight of `sell_on_market`, with as many markets as there can be.
    fn sell_on_market() -> Weight;
    /// Weight of `forget_reference`.
    fn forget_reference() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn on_initialize(n: u32) -> Weight {
        guess(3, 1).saturating_add(RocksDbWeight::get().reads(4).saturating_mul(n.into()))
    }
    fn track() -> Weight {
        guess(6, 1)
    }
    fn untrack() -> Weight {
        guess(1, 1)
    }
    fn open() -> Weight {
        guess(11, 3)
    }
    fn bid() -> Weight {
        guess(25, 19)
    }
    fn end() -> Weight {
        guess(3, 2)
    }
    fn sell_on_market() -> Weight {
        guess(36, 24)
    }
    fn forget_reference() -> Weight {
        guess(1, 1)
    }
}
