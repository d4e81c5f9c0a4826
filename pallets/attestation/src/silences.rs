//! Committees that say nothing: their members leave, and another one is drawn, up to a number.

use crate::{CommitteeState, Config, Error, Event, Job, Jobs, Pallet};
use agt_primitives::{
    access::{SetAside, SlashOutcome},
    attestation::{JobId, ENLISTMENT, MOST_COMMITTEES},
    beacon::Beacon,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_replace(id: JobId) -> DispatchResult {
        let mut job = Self::known_job(id)?;
        ensure!(matches!(job.committee.state, CommitteeState::Drawn { .. }), Error::<T>::NoCommittee);
        ensure!(Self::now() >= job.post_until, Error::<T>::StillPosting);
        ensure!(job.last.is_none(), Error::<T>::LastBatchPosted);
        ensure!(job.proposed.is_none(), Error::<T>::AlreadyProposed);
        ensure!(job.books.left > 0, Error::<T>::NothingLeft);
        with_storage_layer(|| {
            for member in job.seated().filter(|member| !member.has_signed) {
                Self::slash_silence(id, &member.who);
                Self::expel(&member.who)?;
            }
            Self::note_silence(id, &mut job);
            Jobs::<T>::insert(id, job);
            Ok(())
        })
    }

    /// Takes what a slash without a dispute can take of the stake of a member who has signed nothing. If nothing can be taken,
    /// that stops nothing.
    fn slash_silence(id: JobId, who: &T::AccountId) {
        let limit = T::Access::minor_limit(who, ENLISTMENT);
        let slashed = with_storage_layer(|| T::Access::slash_minor(who, ENLISTMENT, limit, None));
        let SlashOutcome { taken, .. } = slashed.unwrap_or_default();
        Self::deposit_event(Event::SilentSlashed { job: id, who: who.clone(), taken });
    }

    /// Counts a committee that has said nothing, or did not come, and asks for another one, unless it was the last.
    pub(crate) fn note_silence(id: JobId, job: &mut Job<T::AccountId>) {
        job.silences = job.silences.saturating_add(1);
        Self::deposit_event(Event::CommitteeSilent { job: id, silences: job.silences });
        if job.silences < MOST_COMMITTEES {
            Self::order_redraw(id, job);
        } else {
            job.leave_committee(CommitteeState::Dismissed, Self::now());
            let (draw, post_until) = (job.committee.draw, job.post_until);
            Self::deposit_event(Event::CommitteesDismissed { job: id, draw, post_until });
        }
    }

    /// Asks for another committee of a job that lost the one it had.
    pub(crate) fn order_redraw(id: JobId, job: &mut Job<T::AccountId>) {
        let (epoch, now) = (T::Beacon::epoch().next(), Self::now());
        job.leave_committee(CommitteeState::Drawing { epoch, ordered: now }, now);
        let (draw, post_until) = (job.committee.draw, job.post_until);
        Self::deposit_event(Event::RedrawOrdered { job: id, draw, epoch, post_until });
    }
}
