//! What is always true of the treasury's limits.

use crate::{Config, LastMonth, Pallet, Passing};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant of this pallet.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::l1_no_month_pays_more_than_its_limits()?;
        Self::l2_the_door_is_shut()?;
        Self::l3_no_payment_waits()
    }

    fn l1_no_month_pays_more_than_its_limits() -> Result<(), TryRuntimeError> {
        let month = LastMonth::<T>::get().unwrap_or_default();
        ensure!(
            month.small <= month.both && month.small <= month.small_limit() && month.both <= month.both_limit(),
            "L1: the treasury paid more in a month than its limits"
        );
        Ok(())
    }

    fn l2_the_door_is_shut() -> Result<(), TryRuntimeError> {
        ensure!(!Passing::<T>::exists(), "L2: the door is open between two calls");
        Ok(())
    }

    fn l3_no_payment_waits() -> Result<(), TryRuntimeError> {
        ensure!(pallet_treasury::Spends::<T>::iter().next().is_none(), "L3: a payment waits in the treasury");
        Ok(())
    }
}
