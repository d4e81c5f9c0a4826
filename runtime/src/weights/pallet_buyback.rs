//! What the calls of `pallet_buyback` weigh. **Not measured yet**: guessed on the high side from what each call reads and writes, until
//! scripts/benchmark.sh writes this file.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// A fifth of a millisecond, and the reads and writes, at the SDK's price of them.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// The weights of `pallet_buyback` on this chain.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> pallet_buyback::WeightInfo for WeightInfo<T> {
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
