//! The invariants P1 to P3: the README lists what each one says.

use crate::{
    Config, EpochSlots, GovernanceScale, Pallet, SlotMillis, MAX_EPOCH_SLOTS, MAX_GOVERNANCE_SCALE, MAX_SLOT_MILLIS,
    MIN_EPOCH_SLOTS, MIN_SLOT_MILLIS,
};
use agt_primitives::invariants::{all_hold, Check};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. The error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold([
            Self::slot_time_is_within_bounds(),
            Self::epoch_length_is_within_bounds(),
            Self::governance_scale_is_within_bounds(),
        ])
    }

    fn slot_time_is_within_bounds() -> Check {
        let slot = SlotMillis::<T>::get();
        ensure!(
            (MIN_SLOT_MILLIS..=MAX_SLOT_MILLIS).contains(&slot) && slot.is_multiple_of(2),
            "P1: the slot time is outside its bounds or odd"
        );
        Ok(())
    }

    fn epoch_length_is_within_bounds() -> Check {
        let bounds = MIN_EPOCH_SLOTS..=MAX_EPOCH_SLOTS;
        ensure!(bounds.contains(&EpochSlots::<T>::get()), "P2: the epoch length is outside its bounds");
        Ok(())
    }

    fn governance_scale_is_within_bounds() -> Check {
        let bounds = 1..=MAX_GOVERNANCE_SCALE;
        ensure!(bounds.contains(&GovernanceScale::<T>::get()), "P3: the governance scale is outside its bounds");
        Ok(())
    }
}
