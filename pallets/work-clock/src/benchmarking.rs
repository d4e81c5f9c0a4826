//! The cost of the hook when a stop ends and another one begins.

use crate::*;
use frame_benchmarking::v2::*;
use frame_support::{
    dispatch::DispatchClass::Normal,
    traits::{Get, Hooks, Time},
};
use frame_system::pallet_prelude::BlockNumberFor;

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn on_finalize() -> Result<(), BenchmarkError> {
        let weights = T::BlockWeights::get();
        let most = weights.get(Normal).max_total.unwrap_or(weights.max_block);
        frame_system::Pallet::<T>::register_extra_weight_unchecked(most, Normal);
        FullAt::<T>::put(T::Time::now());

        #[block]
        {
            Pallet::<T>::on_finalize(BlockNumberFor::<T>::default());
        }

        assert!(FullAt::<T>::exists() && StoodStill::<T>::exists());
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
