//! The cost of a change: the check, the store and its event.

use crate::*;
use frame_benchmarking::v2::*;
use frame_support::traits::{dynamic_params::AggregatedKeyValue, EnsureOriginWithArg};

#[benchmarks(where T::RuntimeParameters: Default)]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn set() -> Result<(), BenchmarkError> {
        let parameter = T::RuntimeParameters::default();
        let (key, _) = parameter.clone().into_parts();
        let origin =
            <T as Config>::GovernOrigin::try_successful_origin(&key).map_err(|_| BenchmarkError::Weightless)?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, parameter);

        Ok(())
    }
}
