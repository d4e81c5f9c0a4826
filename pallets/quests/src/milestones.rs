//! The milestones: each is paid once.

use crate::{Config, Error, Event, Pallet, Record, Records, Totals};
use agt_primitives::quests::Milestone;
use frame_support::{ensure, pallet_prelude::DispatchResult};

impl<T: Config> Pallet<T> {
    /// Returns the record of `who`, or why a claim is refused. The call runs this first, and so does its predicate.
    pub(crate) fn may_claim_milestone(who: &T::AccountId, milestone: Milestone) -> Result<Record, Error<T>> {
        Self::ensure_proven(who)?;
        let record = Records::<T>::get(who);
        ensure!(!record.has_claimed(milestone), Error::<T>::AlreadyClaimed);
        ensure!(milestone.is_reached(&record.work), Error::<T>::NotDone);
        Ok(record)
    }

    pub(crate) fn do_claim_milestone(who: &T::AccountId, milestone: Milestone) -> DispatchResult {
        let mut record = Self::may_claim_milestone(who, milestone)?;
        let reward = Self::pay(who, milestone.reward())?;
        record.milestones |= milestone.bit();
        Records::<T>::insert(who, record);
        Totals::<T>::mutate(|totals| totals.milestones = totals.milestones.saturating_add(1));
        Self::deposit_event(Event::MilestoneClaimed { who: who.clone(), milestone, reward });
        Ok(())
    }
}
