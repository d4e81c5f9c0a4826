//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `open_area`, of a new area.
    fn open_area() -> Weight;
    /// Weight of `close_area`.
    fn close_area() -> Weight;
    /// Weight of `claim`.
    fn claim() -> Weight;
    /// Weight of `level_up`, to a level that costs AGT.
    fn level_up() -> Weight;
    /// Weight of `revoke`, with the longest reason.
    fn revoke() -> Weight;
    /// Weight of the predicate of `claim`, without the allowance's books.
    fn can_claim() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn open_area() -> Weight {
        guess(2, 2)
    }
    fn close_area() -> Weight {
        guess(1, 1)
    }
    fn claim() -> Weight {
        guess(8, 3)
    }
    fn level_up() -> Weight {
        guess(12, 8)
    }
    fn revoke() -> Weight {
        guess(4, 3)
    }
    fn can_claim() -> Weight {
        guess(7, 0)
    }
}
