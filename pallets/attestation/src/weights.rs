//! The weight of each call. A runtime brings measured ones; those of `()` are for mocks.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// The weight of each call of this pallet.
pub trait WeightInfo {
    /// Weight of `enlist`.
    fn enlist() -> Weight;
    /// Weight of `retire`.
    fn retire() -> Weight;
    /// Weight of `open_job`.
    fn open_job() -> Weight;
    /// Weight of `draw` of the largest committee among accounts most of which cannot be drawn, with the most slots looked at.
    fn draw() -> Weight;
    /// Weight of `strike`.
    fn strike() -> Weight;
    /// Weight of `stop`.
    fn stop() -> Weight;
    /// Weight of `close`.
    fn close() -> Weight;
    /// Weight of `post`.
    fn post() -> Weight;
    /// Weight of `sign`, with the last signature.
    fn sign() -> Weight;
    /// Weight of `drop_batch`.
    fn drop_batch() -> Weight;
    /// Weight of `challenge` with a receipt, without its predicate.
    fn challenge() -> Weight;
    /// Weight of `rule`, upheld, with a last batch that is challenged too.
    fn rule() -> Weight;
    /// Weight of `lapse`.
    fn lapse() -> Weight;
    /// Weight of `lift`.
    fn lift() -> Weight;
    /// Weight of `lift_kept`.
    fn lift_kept() -> Weight;
    /// Weight of `claim` with the longest proof, without its predicate.
    fn claim() -> Weight;
    /// Weight of `replace` of the largest committee, all of whose members are slashed.
    fn replace() -> Weight;
    /// Weight of `sweep` that removes `n` marks.
    fn sweep(n: u32) -> Weight;
}

/// For mocks only: guessed on the high side, measured nowhere.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
    fn enlist() -> Weight {
        guess(20, 20)
    }
    fn retire() -> Weight {
        guess(20, 20)
    }
    fn open_job() -> Weight {
        guess(10, 6)
    }
    fn draw() -> Weight {
        guess(400, 4)
    }
    fn strike() -> Weight {
        guess(2, 1)
    }
    fn stop() -> Weight {
        guess(4, 4)
    }
    fn close() -> Weight {
        guess(5, 5)
    }
    fn post() -> Weight {
        guess(6, 5)
    }
    fn sign() -> Weight {
        guess(6, 5)
    }
    fn drop_batch() -> Weight {
        guess(20, 20)
    }
    fn challenge() -> Weight {
        guess(6, 4)
    }
    fn rule() -> Weight {
        guess(200, 200)
    }
    fn lapse() -> Weight {
        guess(4, 3)
    }
    fn lift() -> Weight {
        guess(20, 20)
    }
    fn lift_kept() -> Weight {
        guess(5, 4)
    }
    fn claim() -> Weight {
        guess(12, 9)
    }
    fn replace() -> Weight {
        guess(200, 200)
    }
    fn sweep(n: u32) -> Weight {
        guess(30, 30).saturating_add(guess(1, 1).saturating_mul(n.into()))
    }
}
