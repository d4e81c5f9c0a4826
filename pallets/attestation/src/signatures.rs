//! What signers have set aside: it is lifted, or slashed. A signer whose set-aside another dispute holds stops neither.

use crate::{Batch, BatchState, Batches, Config, Error, Event, Kept, Pallet};
use agt_primitives::{
    access::{Accused, DisputeId, Disputes, SetAside, SlashOutcome},
    attestation::{signature_under, BatchKey},
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::DispatchError;

/// The number of the dispute by which a signer is slashed. It is open within one call only, and its top bit is set, which no
/// court sets.
const DISPUTE: DisputeId = 1 << 63;

impl<T: Config> Pallet<T> {
    /// Frees what a signer has set aside for a batch that needs it no more. What a dispute holds stays and is written down.
    pub(crate) fn lift_signature(key: BatchKey, who: &T::AccountId) {
        let obligation = signature_under(key);
        let is_open = T::Access::amount_set_aside(who, obligation).is_some();
        if is_open && T::Access::lift(who, obligation).is_err() {
            Kept::<T>::insert(key, who, ());
            Self::deposit_event(Event::SetAsideKept { job: key.0, batch: key.1, who: who.clone() });
        }
    }

    /// Takes all that a signer has set aside for a void batch, a part of it for the challenger. It takes nothing of what
    /// another dispute holds.
    pub(crate) fn slash_signature(key: BatchKey, who: &T::AccountId, challenger: &T::AccountId) {
        let slashed = with_storage_layer(|| -> Result<SlashOutcome, DispatchError> {
            T::Access::open_dispute(who, DISPUTE, Accused::Obligation(signature_under(key)))?;
            let held = T::Access::in_dispute(who, DISPUTE).ok_or(DispatchError::Unavailable)?;
            T::Access::slash_disputed(who, DISPUTE, held, Some(challenger))
        });
        let SlashOutcome { taken, to_prover, .. } = slashed.unwrap_or_default();
        let (job, batch) = key;
        Self::deposit_event(Event::SignerSlashed { job, batch, who: who.clone(), taken, to_challenger: to_prover });
        Self::lift_signature(key, who);
    }

    pub(crate) fn do_lift(key: BatchKey) -> DispatchResult {
        let mut batch = Self::known_batch(key)?;
        let is_final = batch.is_final(Self::now()) || batch.state == BatchState::Swept;
        ensure!(is_final, Error::<T>::NotFinal);
        ensure!(!batch.is_lifted, Error::<T>::AlreadyLifted);
        batch.is_lifted = true;
        Self::lift_signatures(key, &batch);
        Batches::<T>::insert(key, batch);
        Ok(())
    }

    /// Frees what all signers of a final batch have set aside.
    pub(crate) fn lift_signatures(key: BatchKey, batch: &Batch<T::AccountId>) {
        batch.signers().for_each(|who| Self::lift_signature(key, who));
        Self::deposit_event(Event::Lifted { job: key.0, batch: key.1 });
    }

    pub(crate) fn do_lift_kept(key: BatchKey, who: &T::AccountId) -> DispatchResult {
        ensure!(Kept::<T>::contains_key(key, who), Error::<T>::NothingKept);
        with_storage_layer(|| {
            let amount = T::Access::lift(who, signature_under(key))?;
            Kept::<T>::remove(key, who);
            Self::deposit_event(Event::KeptLifted { job: key.0, batch: key.1, who: who.clone(), amount });
            Ok(())
        })
    }
}
