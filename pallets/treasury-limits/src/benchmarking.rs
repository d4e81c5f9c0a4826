//! The cost of a payment to an account that did not exist, with the longest purpose.

use crate::*;
use agt_primitives::token::AGT;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{tokens::Pay, EnsureOrigin};
use sp_runtime::traits::StaticLookup;

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn pay() -> Result<(), BenchmarkError> {
        let beneficiary: T::AccountId = account("beneficiary", 0, 0);
        let purpose = Purpose::truncate_from(vec![0; MAX_PURPOSE as usize]);
        let origin = <T as Config>::PayOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        <T as pallet_treasury::Config>::Paymaster::ensure_successful(&beneficiary, (), 1_000 * AGT);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, T::Lookup::unlookup(beneficiary.clone()), AGT, purpose.clone());

        let month = LastMonth::<T>::get().ok_or("a payment that was counted")?;
        frame_system::Pallet::<T>::assert_last_event(
            <T as frame_system::Config>::RuntimeEvent::from(Event::<T>::Paid {
                tier: Tier::Small,
                beneficiary,
                amount: AGT,
                purpose,
                month: month.month,
                small: month.small,
                both: month.both,
            })
            .into(),
        );
        Ok(())
    }
}
