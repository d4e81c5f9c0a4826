//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `claim_starter`.
    fn claim_starter() -> Weight;
    /// Weight of `mint`, of an edition that costs AGT and XP.
    fn mint() -> Weight;
    /// Weight of `hatch`.
    fn hatch() -> Weight;
    /// Weight of `open_edition`.
    fn open_edition() -> Weight;
    /// Weight of `close_edition`.
    fn close_edition() -> Weight;
    /// Weight of `select`, of a character that has rested.
    fn select() -> Weight;
    /// Weight of `unselect`.
    fn unselect() -> Weight;
    /// Weight of `level_up`, of a selected character to a level that costs AGT.
    fn level_up() -> Weight;
    /// Weight of `prune`.
    fn prune() -> Weight;
    /// Weight of `set_picture_base`, to the longest one.
    fn set_picture_base() -> Weight;
    /// Weight of `refresh`, to the longest metadata.
    fn refresh() -> Weight;
    /// Weight of the predicate of `claim_starter`, without the allowance's books.
    fn can_claim_starter() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(300_000_000, 40_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn claim_starter() -> Weight {
        guess(16, 16)
    }
    fn mint() -> Weight {
        guess(12, 9)
    }
    fn hatch() -> Weight {
        guess(16, 16)
    }
    fn open_edition() -> Weight {
        guess(2, 2)
    }
    fn close_edition() -> Weight {
        guess(2, 1)
    }
    fn select() -> Weight {
        guess(10, 3)
    }
    fn unselect() -> Weight {
        guess(7, 3)
    }
    fn level_up() -> Weight {
        guess(19, 10)
    }
    fn prune() -> Weight {
        guess(9, 8)
    }
    fn set_picture_base() -> Weight {
        guess(0, 1)
    }
    fn refresh() -> Weight {
        guess(7, 2)
    }
    fn can_claim_starter() -> Weight {
        guess(3, 0)
    }
}
