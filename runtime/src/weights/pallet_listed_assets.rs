//! What the calls of `pallet_listed_assets` weigh. Not measured on this runtime yet: guessed on the high side.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_listed_assets` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_listed_assets::WeightInfo for WeightInfo<T> {
    fn list() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn unlist() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn set_rate() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn remove_rate() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
}
