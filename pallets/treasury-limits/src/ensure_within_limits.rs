//! The treasury's lock: it is open only for a payment that fits its limits.

use crate::{Config, Passing};
use agt_primitives::Balance;
use core::marker::PhantomData;
use frame_support::traits::EnsureOrigin;
use frame_system::ensure_root;
#[cfg(feature = "runtime-benchmarks")]
use frame_system::RawOrigin;

/// Accepts root for any amount, and only while [`Passing`] is there: the spend origin to give `pallet-treasury`.
pub struct EnsureWithinLimits<T>(PhantomData<T>);

impl<T: Config> EnsureOrigin<T::RuntimeOrigin> for EnsureWithinLimits<T> {
    type Success = Balance;

    fn try_origin(origin: T::RuntimeOrigin) -> Result<Balance, T::RuntimeOrigin> {
        if Passing::<T>::exists() && ensure_root(origin.clone()).is_ok() {
            Ok(Balance::MAX)
        } else {
            Err(origin)
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<T::RuntimeOrigin, ()> {
        Passing::<T>::put(());
        Ok(RawOrigin::Root.into())
    }
}
