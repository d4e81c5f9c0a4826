//! What the calls of `pallet_reward_pools` weigh. Not measured on this runtime yet: guessed on the high side.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_reward_pools` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_reward_pools::WeightInfo for WeightInfo<T> {
    fn open() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn top_up() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn cancel() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn refund() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn refund_escrow() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn claim() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn collect_fee() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn close() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn claim_guarantee() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn refund_guarantee() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn claim_to() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
}
