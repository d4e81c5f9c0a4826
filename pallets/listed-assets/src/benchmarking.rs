//! Benchmarks: every call at its worst case.

use crate::{Call, Config, DatedRate, Listed, Pallet, Rates, MOST_RATE, PRICED_UNITS};
use agt_primitives::assets::{AssetId, AssetKind, WorthBench};
use frame_benchmarking::v2::*;
use frame_support::{
    storage::with_storage_layer,
    traits::{fungibles, EnsureOrigin, Time},
};

/// The greatest number of an asset that is tried.
const LAST_NUMBER: AssetId = 10_000;

impl<T: Config> WorthBench for Pallet<T> {
    fn price(asset: AssetKind) {
        if let AssetKind::WithId(asset) = asset {
            Rates::<T>::insert(asset, DatedRate { rate: PRICED_UNITS, set: T::Time::now() });
        }
    }
}

/// Makes an asset, of which nobody owns anything, and returns its number.
fn asset<T: Config>() -> Result<AssetId, BenchmarkError>
where
    T::Assets: fungibles::Create<T::AccountId, Balance: From<u32>>,
{
    let owner: T::AccountId = account("owner", 0, 0);
    let create =
        |asset: &AssetId| <T::Assets as fungibles::Create<_>>::create(*asset, owner.clone(), true, 1u32.into());
    // A chain may accept no number but the next.
    let asset = (1..=LAST_NUMBER).find(|asset| with_storage_layer(|| create(asset)).is_ok());
    asset.ok_or(BenchmarkError::Stop("no number is accepted"))
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::GovernOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

#[benchmarks(where T::Assets: fungibles::Create<T::AccountId, Balance: From<u32>>)]
mod benches {
    use super::*;

    #[benchmark]
    fn list() -> Result<(), BenchmarkError> {
        let (origin, asset) = (governance::<T>()?, asset::<T>()?);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset);

        assert!(Listed::<T>::contains_key(asset));
        Ok(())
    }

    #[benchmark]
    fn unlist() -> Result<(), BenchmarkError> {
        let (origin, asset) = (governance::<T>()?, asset::<T>()?);
        Listed::<T>::insert(asset, ());

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset);

        assert!(!Listed::<T>::contains_key(asset));
        Ok(())
    }

    #[benchmark]
    fn set_rate() -> Result<(), BenchmarkError> {
        let (origin, asset) = (governance::<T>()?, asset::<T>()?);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset, MOST_RATE);

        assert_eq!(Rates::<T>::get(asset).map(|dated| dated.rate), Some(MOST_RATE));
        Ok(())
    }

    #[benchmark]
    fn remove_rate() -> Result<(), BenchmarkError> {
        let (origin, asset) = (governance::<T>()?, asset::<T>()?);
        Rates::<T>::insert(asset, DatedRate { rate: MOST_RATE, set: T::Time::now() });

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, asset);

        assert!(!Rates::<T>::contains_key(asset));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
