//! What is always true of the set.

use crate::{Config, Pallet, Validators};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant of this pallet.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::v1_nobody_is_in_the_set_twice()?;
        Self::v2_the_set_is_not_empty()
    }

    fn v1_nobody_is_in_the_set_twice() -> Result<(), TryRuntimeError> {
        ensure!(Self::first_duplicate().is_none(), "V1: a validator is in the set twice");
        Ok(())
    }

    fn v2_the_set_is_not_empty() -> Result<(), TryRuntimeError> {
        ensure!(Validators::<T>::decode_len().is_some_and(|len| len > 0), "V2: the set is empty");
        Ok(())
    }
}
