//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `bond`.
    fn bond() -> Weight;
    /// Weight of `unbond`, with no place left for a chunk and all but one to pay out.
    fn unbond() -> Weight;
    /// Weight of `rebond`, of every chunk.
    fn rebond() -> Weight;
    /// Weight of `withdraw`, of every chunk.
    fn withdraw() -> Weight;
    /// Weight of `enter_role`, the last one that was not held.
    fn enter_role() -> Weight;
    /// Weight of `stop_role`.
    fn stop_role() -> Weight;
    /// Weight of `leave_role`.
    fn leave_role() -> Weight;
    /// Weight of `slash`, through every chunk.
    fn slash() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn bond() -> Weight {
        guess(5, 5)
    }
    fn unbond() -> Weight {
        guess(6, 5)
    }
    fn rebond() -> Weight {
        guess(3, 2)
    }
    fn withdraw() -> Weight {
        guess(5, 5)
    }
    fn enter_role() -> Weight {
        guess(3, 1)
    }
    fn stop_role() -> Weight {
        guess(2, 1)
    }
    fn leave_role() -> Weight {
        guess(3, 1)
    }
    fn slash() -> Weight {
        guess(6, 6)
    }
}
