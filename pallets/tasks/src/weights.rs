//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `set_platform`.
    fn set_platform() -> Weight;
    /// Weight of `open_campaign`, that a pool pays, with the longest address.
    fn open_campaign() -> Weight;
    /// Weight of `approve_gold`.
    fn approve_gold() -> Weight;
    /// Weight of `stop_campaign`.
    fn stop_campaign() -> Weight;
    /// Weight of `close_campaign`, that a pool pays.
    fn close_campaign() -> Weight;
    /// Weight of `prune`, of as many records as it removes at the most.
    fn prune() -> Weight;
    /// Weight of `join`, with a set-aside.
    fn join() -> Weight;
    /// Weight of `close_round`, where the platform's budget promises.
    fn close_round() -> Weight;
    /// Weight of `deal`.
    fn deal() -> Weight;
    /// Weight of `leave`, with a set-aside, and of the first who leaves a void round.
    fn leave() -> Weight;
    /// Weight of the check that a ticket can leave without a fee, in a round that was dealt to graders.
    fn can_leave() -> Weight;
    /// Weight of `commit`, by a grader who stands in for the last seat.
    fn commit() -> Weight;
    /// Weight of `reveal`, of 32 answers.
    fn reveal() -> Weight;
    /// Weight of `reveal_for`, of 32 answers, and of each opening of `reveal_many`.
    fn reveal_for() -> Weight;
    /// Weight of `open_gold`, of 32 truths with the deepest proof.
    fn open_gold() -> Weight;
    /// Weight of `settle`, of 32 positions that seven staked workers left undecided.
    fn settle() -> Weight;
    /// Weight of `settle`, where seven stand-ins took the seats of seven others.
    fn settle_with_losers() -> Weight;
    /// Weight of the check that a set can be settled without a fee.
    fn can_settle() -> Weight;
    /// Weight of `collect`.
    fn collect() -> Weight;
    /// Weight of `lift`.
    fn lift() -> Weight;
    /// Weight of `forget_misconduct`.
    fn forget_misconduct() -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn set_platform() -> Weight {
        guess(2, 1)
    }
    fn open_campaign() -> Weight {
        guess(6, 4)
    }
    fn approve_gold() -> Weight {
        guess(2, 1)
    }
    fn stop_campaign() -> Weight {
        guess(1, 1)
    }
    fn close_campaign() -> Weight {
        guess(3, 3)
    }
    fn prune() -> Weight {
        guess(70, 66)
    }
    fn join() -> Weight {
        guess(20, 12)
    }
    fn close_round() -> Weight {
        guess(2, 1)
    }
    fn deal() -> Weight {
        guess(5, 2)
    }
    fn leave() -> Weight {
        guess(14, 12)
    }
    fn can_leave() -> Weight {
        guess(7, 0)
    }
    fn commit() -> Weight {
        guess(8, 4)
    }
    fn reveal() -> Weight {
        guess(7, 2)
    }
    fn reveal_for() -> Weight {
        guess(7, 2)
    }
    fn open_gold() -> Weight {
        guess(4, 2)
    }
    fn settle() -> Weight {
        guess(110, 110)
    }
    fn settle_with_losers() -> Weight {
        guess(200, 200)
    }
    fn can_settle() -> Weight {
        guess(5, 0)
    }
    fn collect() -> Weight {
        guess(3, 3)
    }
    fn lift() -> Weight {
        guess(4, 4)
    }
    fn forget_misconduct() -> Weight {
        guess(2, 1)
    }
}
