//! The store's lock: it is open only while a change is passing the gate.

use crate::{pallet::KeyOf, Config, Passing};
use core::marker::PhantomData;
use frame_support::traits::EnsureOriginWithArg;
use frame_system::ensure_root;
#[cfg(feature = "runtime-benchmarks")]
use frame_system::RawOrigin;

/// Accepts root, and only while [`Passing`] is there: the admin origin to give `pallet-parameters`. An origin of our
/// own would not do: root can dispatch as any origin.
pub struct EnsureChecked<T>(PhantomData<T>);

impl<T: Config> EnsureOriginWithArg<T::RuntimeOrigin, KeyOf<T>> for EnsureChecked<T> {
    type Success = ();

    fn try_origin(origin: T::RuntimeOrigin, _key: &KeyOf<T>) -> Result<(), T::RuntimeOrigin> {
        if Passing::<T>::exists() && ensure_root(origin.clone()).is_ok() {
            Ok(())
        } else {
            Err(origin)
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin(_key: &KeyOf<T>) -> Result<T::RuntimeOrigin, ()> {
        Passing::<T>::put(());
        Ok(RawOrigin::Root.into())
    }
}
