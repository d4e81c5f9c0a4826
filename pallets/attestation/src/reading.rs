//! What the other modules read: the time, the terms in force, what is stored, and the seed that draws a committee.

use crate::{Attester, Batch, Batches, CommitteeState, Config, Error, Job, Jobs, Pallet, SlotOf, Slots};
use agt_primitives::{
    attestation::{AttestationTerms, BatchKey, JobId},
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    Moment,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::traits::{Get, PalletInfoAccess, Time};

impl<T: Config> Pallet<T> {
    /// Returns chain time.
    pub(crate) fn now() -> Moment {
        T::Time::now()
    }

    /// Returns the governed terms, inside their hard ranges.
    pub fn terms() -> AttestationTerms {
        T::Terms::get().bounded()
    }

    /// Returns a job that was opened and not closed.
    pub(crate) fn known_job(id: JobId) -> Result<Job<T::AccountId>, Error<T>> {
        Jobs::<T>::get(id).ok_or(Error::<T>::UnknownJob)
    }

    /// Returns a batch that was proposed and not removed.
    pub(crate) fn known_batch(key: BatchKey) -> Result<Batch<T::AccountId>, Error<T>> {
        Batches::<T>::get(key).ok_or(Error::<T>::UnknownBatch)
    }

    /// Returns the accounts that have a seat in the committee of a job.
    pub(crate) fn committee_of(id: JobId) -> Vec<T::AccountId> {
        let seated = |job: Job<T::AccountId>| job.seated().map(|member| member.who.clone()).collect();
        Jobs::<T>::get(id).map(seated).unwrap_or_default()
    }

    /// Returns the slot of an account on the register, and what stands there.
    pub(crate) fn attester_of(who: &T::AccountId) -> Option<(u32, Attester<T::AccountId>)> {
        let slot = SlotOf::<T>::get(who)?;
        Some((slot, Slots::<T>::get(slot)?))
    }

    /// Returns the seed that draws a committee of a job.
    pub(crate) fn seed_of(id: JobId, job: &Job<T::AccountId>, epoch: BeaconEpoch) -> EpochSeed {
        T::Beacon::seed(epoch, &(<Self as PalletInfoAccess>::name(), id, job.committee.draw).encode())
    }

    /// Returns whether the seed of a job that waits for a committee is known.
    pub(crate) fn is_seed_known(id: JobId, job: &Job<T::AccountId>) -> bool {
        match job.committee.state {
            CommitteeState::Drawing { epoch, .. } => matches!(Self::seed_of(id, job, epoch), EpochSeed::Sealed(_)),
            CommitteeState::Drawn { .. } | CommitteeState::Dismissed => false,
        }
    }
}
