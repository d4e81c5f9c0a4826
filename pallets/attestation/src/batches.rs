//! Batches: how a committee posts one, and how one that is not signed goes.

use crate::{Batch, BatchState, Batches, CommitteeState, Config, Error, Event, Job, Jobs, Pallet, Seat};
use agt_primitives::{
    access::{Role, SetAside},
    arithmetic::{lower, mul_div_ceil, raise},
    attestation::{signature_under, BatchContent, BatchKey, JobId},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, BoundedVec};
use sp_core::H256;
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    fn ensure_sound(content: &BatchContent) -> Result<(), Error<T>> {
        if content.is_last {
            ensure!(content.pays_nobody(), Error::<T>::LastBatchPays);
            return Ok(());
        }
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
        ensure!(job.last.is_none(), Error::<T>::LastBatchPosted);
        ensure!(job.proposed.is_none(), Error::<T>::AlreadyProposed);
        // Before the end nobody can say that nothing will be outstanding.
        ensure!(!content.is_last || now >= job.ends, Error::<T>::WorkGoesOn);
        Self::ensure_sound(&content)?;
        let total = job.terms.price.checked_mul(content.accepted.into()).filter(|total| *total <= job.books.left);
        let total = total.ok_or(Error::<T>::NotEnoughLeft)?;

        let value = Self::value_of(&job, &content).ok_or(ArithmeticError::Overflow)?;
        let (set_aside, until) = (job.in_force.signer_stake(value), now.saturating_add(job.in_force.sign_window));
        let key = (id, job.next_batch);
        let seats = job.seated().map(|member| {
            let has_signed = member.who == *who;
            Seat { who: member.who.clone(), has_signed, is_refuted: false }
        });
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
            lapsed: None,
            state: BatchState::Proposed { until },
        };
        job.proposed = Some(job.next_batch);
        job.last = content.is_last.then_some(job.next_batch);
        job.note_signature(who);
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

    /// Returns planck of AGT that a batch is worth, by which its set-asides and bonds are computed: its answers, the rejected
    /// ones too, because they cost the requester as much, and of a last batch all that is left. It is not more than what is left.
    fn value_of(job: &Job<T::AccountId>, content: &BatchContent) -> Option<Balance> {
        let answers = job.terms.price.saturating_mul(content.answers().into());
        let at_stake = if content.is_last { job.books.left } else { answers.min(job.books.left) };
        mul_div_ceil(job.worth, at_stake, job.books.most)
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
        job.note_signature(who);
        with_storage_layer(|| {
            T::Access::set_aside(who, Role::DataValidation, signature_under(key), batch.set_aside)?;
            Self::deposit_event(Event::BatchSigned { job: key.0, batch: key.1, who: who.clone() });
            let threshold = usize::try_from(job.terms.size.threshold()).unwrap_or(usize::MAX);
            if batch.signers().count() >= threshold {
                let until = now.saturating_add(job.in_force.challenge_window);
                batch.state = BatchState::Posted { until };
                job.proposed = None;
                Self::deposit_event(Event::BatchPosted { job: key.0, batch: key.1, until });
            }
            Jobs::<T>::insert(key.0, job);
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
        let now = Self::now();
        ensure!(now >= until, Error::<T>::StillSigning);
        with_storage_layer(|| {
            let poster = batch.poster.clone();
            if let Some(member) = job.committee.members.iter_mut().find(|member| member.who == poster) {
                member.is_silenced = true;
            }
            // A proposal at the last moment takes no time from the others. Its poster makes no other, so this has an end.
            job.grant_time(now);
            Self::drop_proposed(key, &mut job, batch, Some(poster))?;
            // Nobody is left who could propose: this committee will post nothing.
            if job.seated().all(|member| member.is_silenced) {
                Self::note_silence(key.0, &mut job);
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
        if batch.content.is_last {
            job.last = None;
        }
        Batches::<T>::remove(key);
        batch.signers().for_each(|who| Self::lift_signature(key, who));
        let (id, total, post_until) = (key.0, batch.total, job.post_until);
        Self::deposit_event(Event::BatchDropped { job: id, batch: key.1, total, silenced, post_until });
        Ok(())
    }

    /// Removes a batch that is void, or as soon as its marks are swept.
    pub(crate) fn void(key: BatchKey, job: &mut Job<T::AccountId>, mut batch: Batch<T::AccountId>) -> DispatchResult {
        if batch.marks == 0 {
            lower(&mut job.batches, 1)?;
            Batches::<T>::remove(key);
        } else {
            batch.state = BatchState::Swept;
            Batches::<T>::insert(key, batch);
        }
        Ok(())
    }

    /// Gives what a batch was to pay back to its job, and forgets what it has rejected. Nothing of it was claimed.
    pub(crate) fn give_back(job: &mut Job<T::AccountId>, batch: &Batch<T::AccountId>) -> Result<(), ArithmeticError> {
        raise(&mut job.books.left, batch.total)?;
        lower(&mut job.rejected, batch.content.rejected.into())
    }
}
