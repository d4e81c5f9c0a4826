//! The invariants W1 and W2: the README lists what each one says.

use crate::{Config, FullAt, Pallet};
use agt_primitives::invariants::{all_hold, Check};
use frame_support::{ensure, traits::Time};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// Returns the verdict on each invariant, W1 first.
    pub(crate) fn invariants() -> [Check; 2] {
        [Self::clock_stood_still_within_chain_time(), Self::last_full_block_has_been()]
    }

    fn clock_stood_still_within_chain_time() -> Check {
        let within = Self::stood_still() <= T::Time::now();
        ensure!(within, "W1: the clock stood still for longer than the chain has time");
        Ok(())
    }

    fn last_full_block_has_been() -> Check {
        let has_been = FullAt::<T>::get().is_none_or(|full| full <= T::Time::now());
        ensure!(has_been, "W2: the last full block is in the future");
        Ok(())
    }
}
