//! Benchmarks: this pallet's part of a block at its worst case.

use crate::{Config, Current, EpochInProgress, Pallet, SealedEpoch, Seeds, SEEDS_KEPT};
use agt_primitives::beacon::BeaconEpoch;
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use sp_core::H256;

#[benchmarks]
mod benches {
    use super::*;

    #[benchmark]
    fn take_in() {
        Current::<T>::put(EpochInProgress { outputs: 7, hash: H256::repeat_byte(7), ..Default::default() });

        #[block]
        {
            let output = T::AuthorVrf::get().unwrap_or([1; 32]);
            Current::<T>::mutate(|current| current.take_in(output));
        }

        assert_eq!(Current::<T>::get().outputs, 8);
    }

    #[benchmark]
    fn seal() {
        let number = BeaconEpoch(SEEDS_KEPT + 1);
        let sealed = SealedEpoch { seed: H256::repeat_byte(1), outputs: 600 };
        Seeds::<T>::insert(BeaconEpoch(1), sealed);
        Seeds::<T>::insert(BeaconEpoch(SEEDS_KEPT), sealed);
        Current::<T>::put(EpochInProgress { number, outputs: 600, hash: H256::repeat_byte(7), consensus: 5 });

        #[block]
        {
            Pallet::<T>::seal(6);
        }

        assert!(Seeds::<T>::contains_key(number) && !Seeds::<T>::contains_key(BeaconEpoch(1)));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
