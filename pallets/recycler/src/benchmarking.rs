//! Benchmarks: every call at its worst case.

use crate::{Belonging, Call, Config, Pallet, Sampled, Samples, Sources, Totals, SAMPLES};
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::{BenchClock, RecycledBench},
    calendar::{day, Month, DAY},
    recycler::RecycleSource,
    token::AGT,
    Balance, Moment,
};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::{
    traits::{fungible::Mutate, Get},
    BoundedVec,
};
use frame_system::RawOrigin;

/// 2027-03-01T00:00:00Z.
const NOW: Moment = 1_803_859_200_000;
/// March 2027.
const SEASON: Month = Month(57 * 12 + 2);
/// When the claims of that season have long ended, so that it takes no more, whether or not it was ever opened.
const LATER: Moment = NOW + 1_000 * DAY;

/// What these benchmarks need of the pallets behind the traits.
pub trait BenchConfig: Config<Time: BenchClock> {}

impl<T: Config> BenchConfig for T where T::Time: BenchClock {}

/// As many samples as there can be, the last one of the day of [`NOW`].
fn full_of_samples<T: Config>() {
    Samples::<T>::put(BoundedVec::truncate_from(vec![BasisPoints::WHOLE; SAMPLES as usize]));
    Sampled::<T>::put(day(NOW));
}

/// As revenue of which nothing was burned.
impl<T: Config> RecycledBench for Pallet<T> {
    fn bring_back(season: Month, amount: Balance) {
        T::Currency::mint_into(&T::Pot::get(), amount).expect("there is room under the greatest balance");
        Sources::<T>::mutate(RecycleSource::Revenue, |received| *received += amount);
        Totals::<T>::mutate(|totals| totals.received += amount);
        Belonging::<T>::mutate(season, |belonging| *belonging += amount);
    }
}

#[benchmarks(where T: BenchConfig)]
mod benches {
    use super::*;

    #[benchmark]
    fn on_initialize_same_day() {
        full_of_samples::<T>();
        T::Time::set(NOW);
        let sampled;

        #[block]
        {
            sampled = Pallet::<T>::sample_if_due();
        }

        assert!(!sampled);
    }

    #[benchmark]
    fn on_initialize_new_day() {
        full_of_samples::<T>();
        T::Time::set(NOW + DAY);
        let sampled;

        #[block]
        {
            sampled = Pallet::<T>::sample_if_due();
        }

        assert!(sampled);
        assert_eq!(Samples::<T>::get().len(), SAMPLES as usize);
    }

    #[benchmark]
    fn carry() {
        Pallet::<T>::bring_back(SEASON, 2 * AGT);
        T::Time::set(LATER);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), SEASON);

        assert!(!Belonging::<T>::contains_key(SEASON));
    }

    #[benchmark]
    fn collect() {
        T::Time::set(LATER);
        T::Currency::mint_into(&T::Pot::get(), AGT).expect("there is room under the greatest balance");

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()));

        assert!(Totals::<T>::get().gifts >= AGT);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
