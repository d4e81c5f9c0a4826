//! Jobs: how they open, and how they end.

use crate::{Committee, CommitteeState, Config, Error, Event, Job, JobBooks, Jobs, NextJob, Pallet};
use agt_primitives::{
    access::{Access, Role},
    arithmetic::{lower, raise},
    attestation::{JobId, JobTerms, ValueOf},
    beacon::Beacon,
    calendar::DAY,
    tasks::{Escrow, EscrowId, PoolId},
    Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, BoundedVec};

/// The longest time from the opening of a job to its end, in milliseconds: 365 days.
pub const LONGEST_JOB: Moment = 365 * DAY;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_open_job(requester: &T::AccountId, pool: PoolId, terms: JobTerms) -> DispatchResult {
        ensure!(T::Access::has_access(requester, Role::DataRequest), Error::<T>::NotARequester);
        let (now, in_force, epoch) = (Self::now(), Self::terms(), T::Beacon::epoch().next());
        let ahead = terms.ends.checked_sub(now).filter(|ahead| *ahead > 0 && *ahead <= LONGEST_JOB);
        ensure!(ahead.is_some(), Error::<T>::BadEnd);
        let most = terms.most().ok_or(Error::<T>::TooLarge)?;
        ensure!(most > 0, Error::<T>::NothingToPay);
        // An accepted answer must be payable to a worker who owns nothing of the asset.
        ensure!(terms.price >= T::Escrow::least_payment(pool, requester), Error::<T>::PriceBelowLeastBalance);
        let id = NextJob::<T>::get();
        let mut next = id;
        raise(&mut next, 1)?;
        with_storage_layer(|| {
            NextJob::<T>::put(next);
            T::Escrow::open(pool, EscrowId::Job(id), requester, most)?;
            let worth = T::Worth::in_agt(EscrowId::Job(id), most).ok_or(Error::<T>::NoRate)?;
            let ends = terms.ends;
            let post_until = ends.saturating_add(in_force.posting_grace);
            let job = Job {
                requester: requester.clone(),
                pool,
                terms: terms.clone(),
                opened: now,
                ends,
                post_until,
                worth,
                books: JobBooks { most, left: most, ..JobBooks::default() },
                rejected: 0,
                next_batch: 0,
                proposed: None,
                last: None,
                silences: 0,
                batches: 0,
                committee: Committee {
                    draw: 0,
                    state: CommitteeState::Drawing { epoch, ordered: now },
                    members: BoundedVec::new(),
                },
                in_force,
            };
            Jobs::<T>::insert(id, job);
            let requester = requester.clone();
            Self::deposit_event(Event::JobOpened { job: id, requester, pool, terms, most, worth, post_until, epoch });
            Ok(())
        })
    }

    pub(crate) fn do_stop(caller: &T::AccountId, id: JobId) -> DispatchResult {
        let mut job = Self::known_job(id)?;
        ensure!(job.requester == *caller, Error::<T>::NotRequester);
        let now = Self::now();
        ensure!(now < job.ends, Error::<T>::JobEnded);
        if !job.is_committed() {
            // Who knows the seed knows the committee: it cannot be refused by another job.
            ensure!(!Self::is_seed_known(id, &job), Error::<T>::SeedKnown);
            return Self::end_job(id, job);
        }
        job.ends = now;
        if let CommitteeState::Drawn { strike_until } = job.committee.state {
            // The committee keeps the time that it needs to post what people have done.
            let from = now.max(strike_until);
            job.post_until = job.post_until.min(from.saturating_add(job.in_force.posting_grace));
        }
        let post_until = job.post_until;
        Jobs::<T>::insert(id, job);
        Self::deposit_event(Event::JobStopped { job: id, post_until });
        Ok(())
    }

    pub(crate) fn do_close(id: JobId) -> DispatchResult {
        let job = Self::known_job(id)?;
        if job.is_committed() {
            ensure!(job.is_attested(), Error::<T>::StillAttesting);
        } else if T::Escrow::free(EscrowId::Job(id)) >= job.books.most {
            // Another pool lets no committee come.
            ensure!(Self::now() >= job.ends, Error::<T>::StillOpen);
            ensure!(!Self::is_seed_known(id, &job), Error::<T>::SeedKnown);
        }
        ensure!(job.batches == 0, Error::<T>::BatchesLeft);
        Self::end_job(id, job)
    }

    /// Ends a job without batches: what they have rejected is lost to the requester as far as it is left, the rest goes back
    /// to its pool.
    pub(crate) fn end_job(id: JobId, job: Job<T::AccountId>) -> DispatchResult {
        let escrow = EscrowId::Job(id);
        with_storage_layer(|| {
            let mut forfeited = 0;
            if job.is_committed() {
                let mut rest = job.books.left;
                forfeited = job.terms.price.saturating_mul(Balance::from(job.rejected)).min(rest);
                lower(&mut rest, forfeited)?;
                if forfeited > 0 {
                    T::Escrow::forfeit_committed(escrow, forfeited)?;
                }
                if rest > 0 {
                    T::Escrow::release(escrow, rest)?;
                }
            }
            let released = T::Escrow::close(escrow)?;
            Jobs::<T>::remove(id);
            Self::deposit_event(Event::JobClosed { job: id, forfeited, released });
            Ok(())
        })
    }
}
