//! The invariants V1 to V2: the README lists what each one says.

use crate::{Config, Pallet, Validators};
use agt_primitives::invariants::{all_hold, Check};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold([Self::nobody_is_in_the_set_twice(), Self::set_is_not_empty()])
    }

    fn nobody_is_in_the_set_twice() -> Check {
        ensure!(Self::first_duplicate().is_none(), "V1: a validator is in the set twice");
        Ok(())
    }

    fn set_is_not_empty() -> Check {
        ensure!(Validators::<T>::decode_len().is_some_and(|len| len > 0), "V2: the set is empty");
        Ok(())
    }
}
