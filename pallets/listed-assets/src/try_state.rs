//! The invariant.

use crate::{Config, Pallet, Rates, MOST_RATE};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the invariant of the README. The error begins with its id.
    #[cfg_attr(not(any(test, feature = "try-runtime")), allow(dead_code))]
    pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
        let in_range = Rates::<T>::iter_values().all(|dated| (1..=MOST_RATE).contains(&dated.rate));
        ensure!(in_range, TryRuntimeError::Other("LA1: a rate is outside its range"));
        Ok(())
    }
}
