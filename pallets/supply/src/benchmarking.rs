//! Benchmarks.

use crate::{Budgets, Call, Config, Pallet, Released, Row, Rows, Tge};
use agt_primitives::{
    benchmarking::BudgetBench,
    calendar::DAY,
    supply::{Bucket, Budget},
    token::AGT,
    Moment,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Inspect, Time};
use frame_system::RawOrigin;

impl<T: Config> BudgetBench for Pallet<T> {
    fn set_tge(tge: Moment) {
        Tge::<T>::put(tge);
    }
}

#[benchmarks]
mod benches {
    use super::*;

    /// Worst case: a bucket with a linear part, every sub-budget on the books, a beneficiary that is a new account.
    #[benchmark]
    fn release() -> Result<(), BenchmarkError> {
        let beneficiary: T::AccountId = account("beneficiary", 0, 0);
        let (bucket, at_tge, linear) = (Bucket::Investors, AGT, 24 * AGT);
        let row = Row {
            total: at_tge + linear,
            at_tge,
            linear,
            budgeted: 0,
            cliff_months: 6,
            linear_months: 18,
            beneficiary: Some(beneficiary.clone()),
        };
        Rows::<T>::insert(bucket, row);
        Released::<T>::remove(bucket);
        for budget in Budget::ALL {
            Budgets::<T>::insert(budget, Budgets::<T>::get(budget).unwrap_or_default());
        }
        // As far back as the clock allows: a benchmark's genesis may not have one.
        Tge::<T>::put(T::Time::now().saturating_sub(400 * DAY));

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), bucket);

        assert!(T::Currency::total_balance(&beneficiary) >= at_tge);
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder::default().build(), crate::mock::Test);
}
