//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of a block's point: the first of a month, for an author whose last month is not settled.
    fn note_author() -> Weight;
    /// Weight of `collect`, of AGT that lies in both pots.
    fn collect() -> Weight;
    /// Weight of `pass_on`, with a share for the authors.
    fn pass_on() -> Weight;
    /// Weight of `recycle_slashes`.
    fn recycle_slashes() -> Weight;
    /// Weight of `sweep`, which opens the treasury's account of the asset.
    fn sweep() -> Weight;
    /// Weight of `pay_author`, for an author whose last month is not settled and who has no account.
    fn pay_author() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn note_author() -> Weight {
        guess(6, 6)
    }
    fn collect() -> Weight {
        guess(16, 13)
    }
    fn pass_on() -> Weight {
        guess(14, 11)
    }
    fn recycle_slashes() -> Weight {
        guess(11, 9)
    }
    fn sweep() -> Weight {
        guess(8, 6)
    }
    fn pay_author() -> Weight {
        guess(6, 6)
    }
}
