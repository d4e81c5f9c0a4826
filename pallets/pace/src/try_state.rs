//! What is always true of the pace.

use crate::{
    Config, EpochSlots, GovernanceScale, Pallet, SlotMillis, MAX_EPOCH_SLOTS, MAX_GOVERNANCE_SCALE, MAX_SLOT_MILLIS,
    MIN_EPOCH_SLOTS, MIN_SLOT_MILLIS,
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant of this pallet.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::p1_slot_time_is_within_bounds()?;
        Self::p2_epoch_length_is_within_bounds()?;
        Self::p3_governance_scale_is_within_bounds()
    }

    fn p1_slot_time_is_within_bounds() -> Result<(), TryRuntimeError> {
        let slot = SlotMillis::<T>::get();
        ensure!(
            (MIN_SLOT_MILLIS..=MAX_SLOT_MILLIS).contains(&slot) && slot.is_multiple_of(2),
            "P1: the slot time is outside its bounds or odd"
        );
        Ok(())
    }

    fn p2_epoch_length_is_within_bounds() -> Result<(), TryRuntimeError> {
        let bounds = MIN_EPOCH_SLOTS..=MAX_EPOCH_SLOTS;
        ensure!(bounds.contains(&EpochSlots::<T>::get()), "P2: the epoch length is outside its bounds");
        Ok(())
    }

    fn p3_governance_scale_is_within_bounds() -> Result<(), TryRuntimeError> {
        let bounds = 1..=MAX_GOVERNANCE_SCALE;
        ensure!(bounds.contains(&GovernanceScale::<T>::get()), "P3: the governance scale is outside its bounds");
        Ok(())
    }
}
