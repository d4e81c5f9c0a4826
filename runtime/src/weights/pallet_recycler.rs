//! What the calls of `pallet_recycler` weigh. **Not measured yet**: guessed on the high side from what each call reads and writes, until
//! scripts/benchmark.sh writes this file.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// A fifth of a millisecond, and the reads and writes, at the SDK's price of them.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// The weights of `pallet_recycler` on this chain.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> pallet_recycler::WeightInfo for WeightInfo<T> {
    fn on_initialize_same_day() -> Weight {
        guess(2, 0)
    }
    fn on_initialize_new_day() -> Weight {
        guess(20, 2)
    }
    fn carry() -> Weight {
        guess(5, 3)
    }
    fn collect() -> Weight {
        guess(4, 2)
    }
}
