//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `submit`: the first one to a season, in both lanes.
    fn submit() -> Weight;
    /// Weight of `close`, with both lanes in use.
    fn close() -> Weight;
    /// Weight of `claim`: the first one of a season, from both lanes.
    fn claim() -> Weight;
    /// Weight of `claim_for`: the same for somebody else.
    fn claim_for() -> Weight;
    /// Weight of `sweep`, with something to lift.
    fn sweep() -> Weight;
    /// Weight of `sweep_submission`.
    fn sweep_submission() -> Weight;
    /// Weight of the predicate of `submit`, without the allowance's books.
    fn can_submit() -> Weight;
    /// Weight of the predicate of `claim`, without the allowance's books.
    fn can_claim() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(400_000_000, 50_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn submit() -> Weight {
        guess(12, 8)
    }
    fn close() -> Weight {
        guess(8, 5)
    }
    fn claim() -> Weight {
        guess(14, 9)
    }
    fn claim_for() -> Weight {
        guess(14, 9)
    }
    fn sweep() -> Weight {
        guess(5, 4)
    }
    fn sweep_submission() -> Weight {
        guess(2, 1)
    }
    fn can_submit() -> Weight {
        guess(8, 0)
    }
    fn can_claim() -> Weight {
        guess(3, 0)
    }
}
