//! The cost of a change: the check, the store and its event.

use crate::*;
use agt_primitives::parameters::ChangeParameter;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn set() -> Result<(), BenchmarkError> {
        let (name, old, new) = <T as Config>::Rules::largest_change();
        let origin = <T as Config>::GovernOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, name, old, new);

        Ok(())
    }
}
