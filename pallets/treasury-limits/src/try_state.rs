//! The invariants L1 to L3: the README lists what each one says.

use crate::{Config, LastMonth, Pallet, Passing};
use agt_primitives::invariants::{all_hold, Check};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold([Self::no_month_pays_more_than_its_limits(), Self::door_is_shut(), Self::no_payment_waits()])
    }

    fn no_month_pays_more_than_its_limits() -> Check {
        let month = LastMonth::<T>::get().unwrap_or_default();
        ensure!(
            month.small <= month.both && month.small <= month.small_limit() && month.both <= month.both_limit(),
            "L1: the treasury paid more in a month than its limits"
        );
        Ok(())
    }

    fn door_is_shut() -> Check {
        ensure!(!Passing::<T>::exists(), "L2: the door is open between two calls");
        Ok(())
    }

    fn no_payment_waits() -> Check {
        ensure!(pallet_treasury::Spends::<T>::iter().next().is_none(), "L3: a payment waits in the treasury");
        Ok(())
    }
}
