//! The store's lock: opens for a change that has passed the gate and for nothing else.

use crate::{pallet::KeyOf, Config, Origin};
use core::marker::PhantomData;
use frame_support::traits::{EnsureOriginWithArg, OriginTrait};

/// Accepts [`Origin::Checked`] alone: the admin origin to give `pallet-parameters`.
pub struct EnsureChecked<T>(PhantomData<T>);

impl<T> EnsureOriginWithArg<T::RuntimeOrigin, KeyOf<T>> for EnsureChecked<T>
where
    T: Config,
    <T::RuntimeOrigin as OriginTrait>::PalletsOrigin: From<Origin> + TryInto<Origin>,
{
    type Success = ();

    fn try_origin(origin: T::RuntimeOrigin, _key: &KeyOf<T>) -> Result<(), T::RuntimeOrigin> {
        match origin.caller().clone().try_into() {
            Ok(Origin::Checked) => Ok(()),
            Err(_) => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin(_key: &KeyOf<T>) -> Result<T::RuntimeOrigin, ()> {
        Ok(Origin::Checked.into())
    }
}
