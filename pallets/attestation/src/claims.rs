//! What a final batch pays, and what becomes of the rest.

use crate::{Batch, BatchState, Batches, Call, Config, Error, Event, Job, Jobs, Mark, Marks, Pallet, WeightInfo};
use agt_primitives::{
    arithmetic::{lower, raise},
    attestation::{BatchKey, Leaf, Proof},
    contributors::{FeelessKind, FeelessQuota},
    tasks::{Escrow, EscrowId},
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::{with_storage_layer, with_transaction, TransactionOutcome},
};
use frame_system::pallet_prelude::OriginFor;
use sp_runtime::{traits::StaticLookup, DispatchError};

/// What somebody claims: a leaf's figures, and where the leaf stands.
pub(crate) struct ClaimOf<'a, AccountId> {
    pub(crate) who: &'a AccountId,
    pub(crate) accepted: u32,
    pub(crate) rejected: u32,
    pub(crate) amount: Balance,
    pub(crate) index: u32,
    pub(crate) proof: &'a Proof,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_claim(key: BatchKey, claim: ClaimOf<T::AccountId>) -> DispatchResult {
        let mut batch = Self::known_batch(key)?;
        let mut job = Self::known_job(key.0)?;
        ensure!(batch.is_final(Self::now()), Error::<T>::NotFinal);
        let ClaimOf { who, accepted, rejected, amount, index, proof } = claim;
        let mark = Marks::<T>::get(key, who);
        ensure!(!mark.is_some_and(|mark| mark.has_claimed), Error::<T>::AlreadyClaimed);
        ensure!(accepted > 0, Error::<T>::NothingAccepted);
        ensure!(job.terms.price.checked_mul(accepted.into()) == Some(amount), Error::<T>::WrongAmount);
        let leaf = Leaf::new(key, who.clone(), accepted, rejected, amount);
        let stands = leaf.stands_at(&batch.content.root, batch.content.leaves, index, proof);
        ensure!(stands, Error::<T>::BadProof);
        ensure!(amount <= batch.unclaimed(), Error::<T>::BatchExhausted);
        raise(&mut batch.claimed, amount)?;
        raise(&mut job.books.paid, amount)?;
        if mark.is_none() {
            raise(&mut batch.marks, 1)?;
        }
        with_storage_layer(|| {
            Marks::<T>::insert(key, who, Mark { has_claimed: true, ..mark.unwrap_or_default() });
            Batches::<T>::insert(key, batch);
            Jobs::<T>::insert(key.0, job);
            let escrow = EscrowId::Job(key.0);
            T::Escrow::pay(escrow, who, amount)?;
            // Who cannot receive the asset now is owed the same by the pool.
            let is_sent = with_storage_layer(|| T::Escrow::send(escrow, who)).is_ok();
            let (job, batch, who) = (key.0, key.1, who.clone());
            Self::deposit_event(Event::Claimed { job, batch, who, accepted, rejected, amount, is_sent });
            Ok(())
        })
    }

    /// Returns whether a claim runs without a fee: the caller claims for itself, and would be paid. A dry run proves it, so
    /// the predicate weighs as much as the call.
    pub(crate) fn is_claim_feeless(origin: &OriginFor<T>, call: Call<T>) -> bool {
        let Call::claim { job, batch, who, accepted, rejected, amount, index, proof } = call.clone() else {
            return false;
        };
        let weight = T::WeightInfo::claim();
        T::Feeless::waives(origin, FeelessKind::Work, call, weight, weight, |caller| {
            let claim = || {
                let who = T::Lookup::lookup(who)?;
                ensure!(who == *caller, Error::<T>::BadProof);
                Self::do_claim((job, batch), ClaimOf { who: &who, accepted, rejected, amount, index, proof: &proof })
            };
            with_transaction(|| TransactionOutcome::Rollback(claim())).is_ok()
        })
    }

    pub(crate) fn do_sweep(key: BatchKey, limit: u32) -> DispatchResult {
        let mut batch = Self::known_batch(key)?;
        let mut job = Self::known_job(key.0)?;
        with_storage_layer(|| {
            let mut forfeited = 0;
            if batch.state != BatchState::Swept {
                forfeited = Self::end_claims(key, &mut job, &mut batch)?;
            }
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let marks = u32::try_from(Marks::<T>::drain_prefix(key).take(limit).count()).unwrap_or(u32::MAX);
            lower(&mut batch.marks, marks)?;
            let is_removed = batch.marks == 0;
            if is_removed {
                lower(&mut job.batches, 1)?;
                Batches::<T>::remove(key);
            } else {
                Batches::<T>::insert(key, batch);
            }
            Jobs::<T>::insert(key.0, job);
            Self::deposit_event(Event::Swept { job: key.0, batch: key.1, forfeited, marks, is_removed });
            Ok(())
        })
    }

    /// Ends the claims on a final batch of which nothing is left, or which was final for long enough. Returns what nobody
    /// has claimed: the requester does not get it back.
    fn end_claims(
        key: BatchKey,
        job: &mut Job<T::AccountId>,
        batch: &mut Batch<T::AccountId>,
    ) -> Result<Balance, DispatchError> {
        let now = Self::now();
        ensure!(batch.is_final(now), Error::<T>::NotFinal);
        let unclaimed = batch.unclaimed();
        if unclaimed > 0 {
            let BatchState::Posted { until } = batch.state else { return Err(Error::<T>::NotFinal.into()) };
            ensure!(now >= until.saturating_add(job.in_force.claim_life), Error::<T>::StillClaimable);
            T::Escrow::forfeit_committed(EscrowId::Job(key.0), unclaimed)?;
            raise(&mut job.books.forfeited, unclaimed)?;
        }
        if !batch.is_lifted {
            batch.is_lifted = true;
            Self::lift_signatures(key, batch);
        }
        batch.state = BatchState::Swept;
        Ok(unclaimed)
    }
}
