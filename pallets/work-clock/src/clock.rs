//! The clock: when it stands still, and for how long.

use crate::{Config, FullAt, Pallet, StoodStill, LONGEST_STOP};
use agt_primitives::{
    work_clock::{WorkClock, FULL},
    Moment,
};
use frame_support::{
    dispatch::DispatchClass::Normal,
    traits::{Get, Time},
};

impl<T: Config> Pallet<T> {
    /// Returns whether the current block is full: normal extrinsics took more than [`FULL`] of their weight or bytes, or it
    /// is short of room for calls without a fee.
    fn is_full() -> bool {
        let weights = T::BlockWeights::get();
        let most_weight = weights.get(Normal).max_total.unwrap_or(weights.max_block);
        let most_bytes = *T::BlockLength::get().max.get(Normal);
        let used = frame_system::Pallet::<T>::block_weight();
        used.get(Normal).any_gt(FULL * most_weight)
            || frame_system::Pallet::<T>::block_size() > FULL.mul_floor(most_bytes)
            || T::IsShort::get()
    }

    /// Returns the time for which the clock has stood still by now, in milliseconds.
    pub(crate) fn stood_still() -> Moment {
        let stop = FullAt::<T>::get().map_or(0, |full| T::Time::now().saturating_sub(full).min(LONGEST_STOP));
        StoodStill::<T>::get().saturating_add(stop)
    }

    /// Counts the stop that ended with this block, and begins another one if this block is full.
    pub(crate) fn end_block() {
        if FullAt::<T>::exists() {
            StoodStill::<T>::put(Self::stood_still());
            FullAt::<T>::kill();
        }
        if Self::is_full() {
            FullAt::<T>::put(T::Time::now());
        }
    }
}

impl<T: Config> WorkClock for Pallet<T> {
    fn now() -> Moment {
        T::Time::now().saturating_sub(Self::stood_still())
    }

    fn chain_time(at: Moment) -> Moment {
        at.saturating_add(Self::stood_still())
    }
}
