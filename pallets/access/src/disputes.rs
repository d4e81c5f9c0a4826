//! Disputes: what is accused stays in place until the court has ruled.

use crate::{
    ledger::{lower, raise},
    slashing::Parts,
    Config, Dispute, Error, Event, Ledgers, Obligation, OpenDisputes, OpenObligations, Pallet, SlashCause,
};
use agt_primitives::{
    access::{Accused, DisputeId, Disputes, ObligationId, SlashOutcome},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    fn obligation_of(who: &T::AccountId, id: ObligationId) -> Result<Obligation, Error<T>> {
        OpenObligations::<T>::get(who, id).ok_or(Error::<T>::UnknownObligation)
    }

    /// What an open dispute holds: the obligation's set-aside, or the two parts of the bond.
    fn held_by(who: &T::AccountId, dispute: &Dispute) -> Option<Balance> {
        match dispute.obligation {
            Some(id) => Some(OpenObligations::<T>::get(who, id)?.amount),
            None => dispute.active.checked_add(dispute.unbonding),
        }
    }

    /// Ends a dispute: what it still holds is as free or as set aside as before.
    fn end_dispute(who: &T::AccountId, id: DisputeId, dispute: Dispute) -> DispatchResult {
        OpenDisputes::<T>::remove(who, id);
        // There is no ledger when the dispute has just taken all that was left.
        let Some(mut ledger) = Ledgers::<T>::get(who) else {
            return Ok(());
        };
        lower(&mut ledger.disputed.active, dispute.active)?;
        lower(&mut ledger.disputed.unbonding, dispute.unbonding)?;
        if let Some(accused) = dispute.obligation {
            let mut obligation = Self::obligation_of(who, accused)?;
            lower(&mut ledger.disputed.set_aside, obligation.amount)?;
            obligation.dispute = None;
            OpenObligations::<T>::insert(who, accused, obligation);
        }
        Self::store(who, ledger);
        let freed = Parts { active: dispute.active, unbonding: dispute.unbonding };
        Self::collect_owed(who, freed)
    }
}

impl<T: Config> Disputes<T::AccountId> for Pallet<T> {
    fn disputable(who: &T::AccountId) -> Balance {
        Ledgers::<T>::get(who).and_then(|ledger| ledger.room().checked_add(ledger.free_unbonding())).unwrap_or(0)
    }

    fn open_dispute(who: &T::AccountId, id: DisputeId, accused: Accused) -> DispatchResult {
        let mut ledger = Self::bonded(who)?;
        ensure!(!OpenDisputes::<T>::contains_key(who, id), Error::<T>::DisputeExists);
        let mut dispute = Dispute { obligation: None, active: 0, unbonding: 0 };
        let mut set_aside = 0;
        match accused {
            Accused::Obligation(accused) => {
                let mut obligation = Self::obligation_of(who, accused)?;
                ensure!(obligation.dispute.is_none(), Error::<T>::InDispute);
                ensure!(obligation.amount > 0, Error::<T>::ZeroAmount);
                set_aside = obligation.amount;
                raise(&mut ledger.disputed.set_aside, set_aside)?;
                dispute.obligation = Some(accused);
                obligation.dispute = Some(id);
                OpenObligations::<T>::insert(who, accused, obligation);
            }
            Accused::Bond(amount) => {
                ensure!(amount > 0, Error::<T>::ZeroAmount);
                dispute.unbonding = amount.min(ledger.free_unbonding());
                dispute.active = amount.saturating_sub(dispute.unbonding);
                ensure!(dispute.active <= ledger.room(), Error::<T>::NotEnoughToAccuse);
                raise(&mut ledger.disputed.unbonding, dispute.unbonding)?;
                raise(&mut ledger.disputed.active, dispute.active)?;
            }
        }
        OpenDisputes::<T>::insert(who, id, dispute);
        Self::store(who, ledger);
        Self::deposit_event(Event::DisputeOpened {
            who: who.clone(),
            dispute: id,
            accused,
            set_aside,
            active: dispute.active,
            unbonding: dispute.unbonding,
        });
        Ok(())
    }

    fn in_dispute(who: &T::AccountId, id: DisputeId) -> Option<Balance> {
        Self::held_by(who, &OpenDisputes::<T>::get(who, id)?)
    }

    fn close_dispute(who: &T::AccountId, id: DisputeId) -> DispatchResult {
        let dispute = OpenDisputes::<T>::get(who, id).ok_or(Error::<T>::UnknownDispute)?;
        with_storage_layer(|| {
            Self::deposit_event(Event::DisputeClosed { who: who.clone(), dispute: id });
            Self::end_dispute(who, id, dispute)
        })
    }

    fn slash_disputed(
        who: &T::AccountId,
        id: DisputeId,
        amount: Balance,
        prover: Option<&T::AccountId>,
    ) -> Result<SlashOutcome, DispatchError> {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut dispute = OpenDisputes::<T>::get(who, id).ok_or(Error::<T>::UnknownDispute)?;
        let held = Self::held_by(who, &dispute).ok_or(ArithmeticError::Overflow)?;
        ensure!(amount <= held, Error::<T>::MoreThanAccused);
        with_storage_layer(|| {
            let mut ledger = Self::bonded(who)?;
            let mut parts = Parts { active: amount, unbonding: 0 };
            match dispute.obligation {
                Some(accused) => {
                    let mut obligation = Self::obligation_of(who, accused)?;
                    lower(&mut obligation.amount, amount)?;
                    lower(&mut ledger.disputed.set_aside, amount)?;
                    ledger.shrink(accused.kind, amount)?;
                    OpenObligations::<T>::insert(who, accused, obligation);
                }
                None => {
                    // No vote holds what is unbonding.
                    parts.unbonding = amount.min(dispute.unbonding);
                    lower(&mut parts.active, parts.unbonding)?;
                    lower(&mut dispute.unbonding, parts.unbonding)?;
                    lower(&mut dispute.active, parts.active)?;
                    lower(&mut ledger.disputed.unbonding, parts.unbonding)?;
                    lower(&mut ledger.disputed.active, parts.active)?;
                }
            }
            let outcome = Self::take(who, ledger, parts, prover, SlashCause::Dispute(id))?;
            Self::end_dispute(who, id, dispute)?;
            Ok(outcome)
        })
    }
}
