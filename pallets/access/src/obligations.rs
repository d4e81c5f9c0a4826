//! Obligations: each one sets its own part of the active bond aside.

use crate::{
    ledger::{lower, raise},
    slashing::Parts,
    Config, Error, Event, Ledger, Ledgers, MinorSlashes, Obligation, OpenObligations, Pallet, SlashCause,
};
use agt_primitives::{
    access::{ObligationId, Role, SetAside, SlashOutcome, MINOR_PART, MINOR_SEASON_PART},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    /// What an obligation may lose without a dispute now.
    fn minor_room(ledger: &Ledger, obligation: &Obligation) -> Option<Balance> {
        if obligation.dispute.is_some() {
            return Some(0);
        }
        let act = obligation.initial.checked_div(MINOR_PART)?.saturating_sub(obligation.minor);
        let lost = if ledger.minor.season == Self::season(Self::now()) { ledger.minor.amount } else { 0 };
        // The bond as it was before this season's slashes, so that they do not shrink their own measure.
        let bond = ledger.held()?.checked_add(lost)?;
        let season = bond.checked_div(MINOR_SEASON_PART)?.saturating_sub(lost);
        Some(act.min(season).min(obligation.amount))
    }
}

impl<T: Config> SetAside<T::AccountId> for Pallet<T> {
    fn set_aside(who: &T::AccountId, role: Role, id: ObligationId, amount: Balance) -> DispatchResult {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut ledger = Self::bonded(who)?;
        Self::ensure_access(&ledger, role)?;
        ensure!(!OpenObligations::<T>::contains_key(who, id), Error::<T>::AlreadySetAside);
        ensure!(amount <= ledger.room(), Error::<T>::NoRoom);
        ledger.open(role, id.kind, amount)?;
        let set_aside = ledger.set_aside;
        let obligation = Obligation { role, initial: amount, amount, minor: 0, dispute: None };
        OpenObligations::<T>::insert(who, id, obligation);
        Self::store(who, ledger);
        Self::deposit_event(Event::SetAside { who: who.clone(), role, obligation: id, amount, set_aside });
        Ok(())
    }

    fn lift(who: &T::AccountId, id: ObligationId) -> Result<Balance, DispatchError> {
        let Obligation { role, amount, dispute, .. } =
            OpenObligations::<T>::get(who, id).ok_or(Error::<T>::UnknownObligation)?;
        ensure!(dispute.is_none(), Error::<T>::InDispute);
        let mut ledger = Self::bonded(who)?;
        ledger.close(role, id.kind, amount)?;
        let set_aside = ledger.set_aside;
        with_storage_layer(|| {
            OpenObligations::<T>::remove(who, id);
            Self::store(who, ledger);
            Self::deposit_event(Event::Lifted { who: who.clone(), role, obligation: id, amount, set_aside });
            let freed = Parts { active: amount, unbonding: 0 };
            Self::collect_owed(who, freed)
        })?;
        Ok(amount)
    }

    fn amount_set_aside(who: &T::AccountId, id: ObligationId) -> Option<Balance> {
        OpenObligations::<T>::get(who, id).map(|obligation| obligation.amount)
    }

    fn minor_limit(who: &T::AccountId, id: ObligationId) -> Balance {
        Ledgers::<T>::get(who)
            .zip(OpenObligations::<T>::get(who, id))
            .and_then(|(ledger, obligation)| Self::minor_room(&ledger, &obligation))
            .unwrap_or(0)
    }

    fn slash_minor(
        who: &T::AccountId,
        id: ObligationId,
        amount: Balance,
        prover: Option<&T::AccountId>,
    ) -> Result<SlashOutcome, DispatchError> {
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let mut obligation = OpenObligations::<T>::get(who, id).ok_or(Error::<T>::UnknownObligation)?;
        ensure!(obligation.dispute.is_none(), Error::<T>::InDispute);
        let mut ledger = Self::bonded(who)?;
        let limit = Self::minor_room(&ledger, &obligation).unwrap_or(0);
        ensure!(amount <= limit, Error::<T>::AboveMinorLimit);
        lower(&mut obligation.amount, amount)?;
        raise(&mut obligation.minor, amount)?;
        ledger.shrink(id.kind, amount)?;
        let season = Self::season(Self::now());
        if ledger.minor.season != season {
            ledger.minor = MinorSlashes { season, amount: 0 };
        }
        raise(&mut ledger.minor.amount, amount)?;
        let parts = Parts { active: amount, unbonding: 0 };
        let outcome = Self::take(who, ledger, parts, prover, SlashCause::Obligation(id))?;
        OpenObligations::<T>::insert(who, id, obligation);
        Ok(outcome)
    }
}
