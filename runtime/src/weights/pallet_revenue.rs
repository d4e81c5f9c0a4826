//! What the calls of `pallet_revenue` weigh. **Not measured yet**: guessed on the high side from what each call reads and writes, until
//! scripts/benchmark.sh writes this file.

use frame_support::weights::{constants::RocksDbWeight, Weight};

/// A fifth of a millisecond, and the reads and writes, at the SDK's price of them.
fn guess(reads: u64, writes: u64) -> Weight {
    Weight::from_parts(200_000_000, 20_000).saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// The weights of `pallet_revenue` on this chain.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> pallet_revenue::WeightInfo for WeightInfo<T> {
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
