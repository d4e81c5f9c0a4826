//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `open`.
    fn open() -> Weight;
    /// Weight of `top_up`.
    fn top_up() -> Weight;
    /// Weight of `cancel`.
    fn cancel() -> Weight;
    /// Weight of `refund`.
    fn refund() -> Weight;
    /// Weight of `refund_escrow`.
    fn refund_escrow() -> Weight;
    /// Weight of `claim`, without its predicate.
    fn claim() -> Weight;
    /// Weight of `collect_fee`, of fees and forfeits.
    fn collect_fee() -> Weight;
    /// Weight of `close`.
    fn close() -> Weight;
    /// Weight of `claim_guarantee`, without its predicate.
    fn claim_guarantee() -> Weight;
    /// Weight of `refund_guarantee`.
    fn refund_guarantee() -> Weight;
    /// Weight of `claim_to`, without its predicate.
    fn claim_to() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn open() -> Weight {
        guess(10, 7)
    }
    fn top_up() -> Weight {
        guess(7, 5)
    }
    fn cancel() -> Weight {
        guess(2, 1)
    }
    fn refund() -> Weight {
        guess(6, 4)
    }
    fn refund_escrow() -> Weight {
        guess(7, 5)
    }
    fn claim() -> Weight {
        guess(8, 6)
    }
    fn collect_fee() -> Weight {
        guess(9, 6)
    }
    fn close() -> Weight {
        guess(7, 6)
    }
    fn claim_guarantee() -> Weight {
        guess(12, 8)
    }
    fn refund_guarantee() -> Weight {
        guess(4, 3)
    }
    fn claim_to() -> Weight {
        guess(9, 6)
    }
}
