//! What the calls of `pallet_attestation` weigh. Not measured on this runtime yet: guessed on the high side.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_attestation` on this chain.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_attestation::WeightInfo for WeightInfo<T> {
    fn enlist() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn retire() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn open_job() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn draw() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn strike() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn stop() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn close() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn post() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn sign() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn drop_batch() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn challenge() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn rule() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn lapse() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn lift() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn lift_kept() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn claim() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn replace() -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
    fn sweep(_: u32) -> Weight {
        Weight::from_parts(400_000_000, 10_000).saturating_add(T::DbWeight::get().reads_writes(12, 10))
    }
}
