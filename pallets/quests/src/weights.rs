//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of the hook in a block that does not draw.
    fn look_at_the_day() -> Weight;
    /// Weight of the hook in a block that draws the quests of a day.
    fn draw_quests() -> Weight;
    /// Weight of `claim_quest`, for one that pays a booster.
    fn claim_quest() -> Weight;
    /// Weight of `claim_milestone`, for one that pays boosters.
    fn claim_milestone() -> Weight;
    /// Weight of `use_booster`.
    fn use_booster() -> Weight;
    /// Weight of `buy_booster`.
    fn buy_booster() -> Weight;
    /// Weight of `open_event`, with AGT.
    fn open_event() -> Weight;
    /// Weight of `enter_event`.
    fn enter_event() -> Weight;
    /// Weight of `claim_event`, with the longest proof and all that an event can pay.
    fn claim_event() -> Weight;
    /// Weight of `close_event`, with AGT to lift.
    fn close_event() -> Weight;
    /// Weight of `sweep_entry`.
    fn sweep_entry() -> Weight;
    /// Weight of the predicate of `claim_quest`, without the allowance's books.
    fn can_claim_quest() -> Weight;
    /// Weight of the predicate of `claim_milestone`, without the allowance's books.
    fn can_claim_milestone() -> Weight;
    /// Weight of the predicate of `use_booster`, without the allowance's books.
    fn can_use_booster() -> Weight;
    /// Weight of the predicate of `enter_event`, without the allowance's books.
    fn can_enter_event() -> Weight;
    /// Weight of the predicate of `claim_event`, without the allowance's books.
    fn can_claim_event() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn look_at_the_day() -> Weight {
        guess(2, 0)
    }
    fn draw_quests() -> Weight {
        guess(4, 1)
    }
    fn claim_quest() -> Weight {
        guess(6, 4)
    }
    fn claim_milestone() -> Weight {
        guess(5, 4)
    }
    fn use_booster() -> Weight {
        guess(5, 2)
    }
    fn buy_booster() -> Weight {
        guess(8, 6)
    }
    fn open_event() -> Weight {
        guess(8, 6)
    }
    fn enter_event() -> Weight {
        guess(5, 1)
    }
    fn claim_event() -> Weight {
        guess(16, 10)
    }
    fn close_event() -> Weight {
        guess(5, 4)
    }
    fn sweep_entry() -> Weight {
        guess(2, 1)
    }
    fn can_claim_quest() -> Weight {
        guess(5, 0)
    }
    fn can_claim_milestone() -> Weight {
        guess(4, 0)
    }
    fn can_use_booster() -> Weight {
        guess(3, 0)
    }
    fn can_enter_event() -> Weight {
        guess(4, 0)
    }
    fn can_claim_event() -> Weight {
        guess(8, 0)
    }
}
