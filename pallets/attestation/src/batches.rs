//! Batches: how a committee posts one, and how one that is not signed goes.

use crate::{Batch, BatchState, Batches, CommitteeState, Config, Error, Event, Job, Jobs, Pallet, Seat};
use agt_primitives::{
    access::{Role, SetAside},
    arithmetic::{lower, mul_div_ceil, raise},
    attestation::{signature_under, BatchContent, BatchKey, JobId},
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, BoundedVec};
use sp_core::H256;
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    /// Returns a batch that was proposed and not removed.
    pub(crate) fn known_batch(key: BatchKey) -> Result<Batch<T::AccountId>, Error<T>> {
        Batches::<T>::get(key).ok_or(Error::<T>::UnknownBatch)
    }

    fn ensure_sound(content: &BatchContent) -> Result<(), Error<T>> {
        ensure!(content.root != H256::zero(), Error::<T>::ZeroRoot);
        ensure!(content.leaves > 0, Error::<T>::NoLeaves);
        ensure!(content.accepted > 0, Error::<T>::NothingAccepted);
        ensure!(u64::from(content.leaves) <= content.answers(), Error::<T>::MoreLeavesThanAnswers);
        Ok(())
    }

    pub(crate) fn do_post(who: &T::AccountId, id: JobId, content: BatchContent) -> DispatchResult {
        let mut job = Self::known_job(id)?;
        let CommitteeState::Drawn { strike_until } = job.committee.state else {
            return Err(Error::<T>::NoCommittee.into());
        };
        let now = Self::now();
        ensure!(now >= strike_until, Error::<T>::StrikesOpen);
        ensure!(now < job.post_until, Error::<T>::PostingOver);
        let member = job.seated().find(|member| member.who == *who).ok_or(Error::<T>::NotAMember)?;
        ensure!(!member.is_silenced, Error::<T>::Silenced);
        ensure!(job.proposed.is_none(), Error::<T>::AlreadyProposed);
        Self::ensure_sound(&content)?;
        let total = job.terms.price.checked_mul(content.accepted.into()).filter(|total| *total <= job.books.left);
        let total = total.ok_or(Error::<T>::NotEnoughLeft)?;

        let value = mul_div_ceil(job.worth, total, job.books.most).ok_or(ArithmeticError::Overflow)?;
        let (set_aside, until) = (job.in_force.signer_stake(value), now.saturating_add(job.in_force.sign_window));
        let key = (id, job.next_batch);
        let seats = job.seated().map(|member| Seat { who: member.who.clone(), has_signed: member.who == *who });
        let batch = Batch {
            seats: BoundedVec::truncate_from(seats.collect()),
            content: content.clone(),
            poster: who.clone(),
            draw: job.committee.draw,
            value,
            set_aside,
            is_lifted: false,
            total,
            claimed: 0,
            marks: 0,
            state: BatchState::Proposed { until },
        };
        job.proposed = Some(job.next_batch);
        raise(&mut job.next_batch, 1)?;
        raise(&mut job.batches, 1)?;
        raise(&mut job.rejected, content.rejected.into())?;
        lower(&mut job.books.left, total)?;
        with_storage_layer(|| {
            T::Access::set_aside(who, Role::DataValidation, signature_under(key), set_aside)?;
            Jobs::<T>::insert(id, job);
            Batches::<T>::insert(key, batch);
            let (who, batch) = (who.clone(), key.1);
            Self::deposit_event(Event::BatchProposed { job: id, batch, who, content, total, value, set_aside, until });
            Ok(())
        })
    }

    pub(crate) fn do_sign(who: &T::AccountId, key: BatchKey, root: H256) -> DispatchResult {
        let mut batch = Self::known_batch(key)?;
        let mut job = Self::known_job(key.0)?;
        let BatchState::Proposed { until } = batch.state else {
            return Err(Error::<T>::NotProposed.into());
        };
        let now = Self::now();
        ensure!(now < until, Error::<T>::SigningOver);
        ensure!(batch.content.root == root, Error::<T>::WrongRoot);
        let seat = batch.seats.iter_mut().find(|seat| seat.who == *who).ok_or(Error::<T>::NotAMember)?;
        ensure!(!seat.has_signed, Error::<T>::AlreadySigned);
        seat.has_signed = true;
        with_storage_layer(|| {
            T::Access::set_aside(who, Role::DataValidation, signature_under(key), batch.set_aside)?;
            Self::deposit_event(Event::BatchSigned { job: key.0, batch: key.1, who: who.clone() });
            let threshold = usize::try_from(job.terms.size.threshold()).unwrap_or(usize::MAX);
            if batch.signers().count() >= threshold {
                let until = now.saturating_add(job.in_force.challenge_window);
                batch.state = BatchState::Posted { until };
                job.proposed = None;
                Jobs::<T>::insert(key.0, job);
                Self::deposit_event(Event::BatchPosted { job: key.0, batch: key.1, until });
            }
            Batches::<T>::insert(key, batch);
            Ok(())
        })
    }

    pub(crate) fn do_drop_batch(key: BatchKey) -> DispatchResult {
        let batch = Self::known_batch(key)?;
        let mut job = Self::known_job(key.0)?;
        let BatchState::Proposed { until } = batch.state else {
            return Err(Error::<T>::NotProposed.into());
        };
        ensure!(Self::now() >= until, Error::<T>::StillSigning);
        with_storage_layer(|| {
            let poster = batch.poster.clone();
            if let Some(member) = job.committee.members.iter_mut().find(|member| member.who == poster) {
                member.is_silenced = true;
            }
            Self::drop_proposed(key, &mut job, batch, Some(poster))?;
            // Nobody is left who could propose: this committee will post nothing.
            if job.seated().all(|member| member.is_silenced) {
                Self::order_redraw(key.0, &mut job);
            }
            Jobs::<T>::insert(key.0, job);
            Ok(())
        })
    }

    /// Removes a batch that waits for signatures.
    pub(crate) fn drop_proposed(
        key: BatchKey,
        job: &mut Job<T::AccountId>,
        batch: Batch<T::AccountId>,
        silenced: Option<T::AccountId>,
    ) -> DispatchResult {
        Self::give_back(job, &batch)?;
        lower(&mut job.batches, 1)?;
        job.proposed = None;
        Batches::<T>::remove(key);
        batch.signers().for_each(|who| Self::lift_signature(key, who));
        Self::deposit_event(Event::BatchDropped { job: key.0, batch: key.1, total: batch.total, silenced });
        Ok(())
    }

    /// Gives what a batch was to pay back to its job, and forgets what it has rejected. Nothing of it was claimed.
    pub(crate) fn give_back(job: &mut Job<T::AccountId>, batch: &Batch<T::AccountId>) -> Result<(), ArithmeticError> {
        raise(&mut job.books.left, batch.total)?;
        lower(&mut job.rejected, batch.content.rejected.into())
    }
}
