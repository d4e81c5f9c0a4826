//! How a ticket ends: everything that was opened for it is closed, whoever it belongs to and however it went.

use crate::{
    queue::obligation, Campaign, Campaigns, Conduct, Conducts, Config, Error, Event, Held, Holders, Pallet, Tickets,
    Unlifted, Unpaid,
};
use agt_primitives::{
    access::{ObligationId, ObligationKind, Role, SetAside},
    calendar::{day, Month},
    contributors::{Contributors, WorkResult},
    tasks::{work_key, CampaignId, Escrow, RoundId},
    Aia, Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

/// What becomes of a ticket.
pub(crate) struct Fate {
    /// What its account is told.
    pub(crate) result: WorkResult,
    /// What the pool pays, in its asset.
    pub(crate) pay: Balance,
    /// Planck to slash of what it set aside, as far as the code allows without a dispute.
    pub(crate) slash: Balance,
}

/// What became of it.
#[derive(Default)]
pub(crate) struct Ended {
    /// AIA credited, multiplier included.
    pub(crate) credited: Aia,
    /// Planck slashed.
    pub(crate) slashed: Balance,
}

impl<T: Config> Pallet<T> {
    /// Ends a ticket. Nothing about its account can make this fail.
    pub(crate) fn end_ticket(
        who: &T::AccountId,
        number: CampaignId,
        round: RoundId,
        campaign: &mut Campaign<T::AccountId>,
        held: &Held,
        role: Option<Role>,
        fate: Fate,
    ) -> Result<Ended, DispatchError> {
        let key = work_key(number, round, held.id.lane, held.id.index);
        let credited = T::Contributors::close_work(who, key, fate.result)?;
        Self::pay_out(number, who, fate.pay)?;
        let slashed = match role {
            Some(_) => Self::free_bond(who, obligation(number, round, held.id), fate.slash)?,
            None => 0,
        };
        Tickets::<T>::remove((number, round), held.id);
        Holders::<T>::remove(who, (number, round));
        campaign.tickets = campaign.tickets.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        let figures = &mut campaign.figures;
        figures.aia = figures.aia.checked_add(credited).ok_or(ArithmeticError::Overflow)?;
        figures.paid = figures.paid.checked_add(fate.pay).ok_or(ArithmeticError::Overflow)?;
        Ok(Ended { credited, slashed })
    }

    /// Pays a worker, or notes that it is owed: an account that cannot be paid does not keep the others from it.
    fn pay_out(number: CampaignId, who: &T::AccountId, amount: Balance) -> DispatchResult {
        if amount == 0 || with_storage_layer(|| T::Escrow::pay(number, who, amount)).is_ok() {
            return Ok(());
        }
        let owed = Unpaid::<T>::get(who, number).checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        Unpaid::<T>::insert(who, number, owed);
        Self::deposit_event(Event::PaymentDelayed { campaign: number, who: who.clone(), owed });
        Ok(())
    }

    pub(crate) fn do_collect(number: CampaignId, who: &T::AccountId) -> DispatchResult {
        let amount = Unpaid::<T>::take(who, number);
        ensure!(amount > 0, Error::<T>::NothingOwed);
        T::Escrow::pay(number, who, amount)?;
        Self::deposit_event(Event::Collected { campaign: number, who: who.clone(), amount });
        Ok(())
    }

    /// Slashes what it may of a set-aside and lifts the rest; a dispute that holds it is waited for. Returns what was
    /// slashed.
    fn free_bond(who: &T::AccountId, id: ObligationId, slash: Balance) -> Result<Balance, DispatchError> {
        let slash = slash.min(T::Access::minor_limit(who, id));
        let mut taken = 0;
        if slash > 0 {
            taken =
                with_storage_layer(|| T::Access::slash_minor(who, id, slash, None)).map_or(0, |outcome| outcome.taken);
        }
        if with_storage_layer(|| T::Access::lift(who, id)).is_err() && T::Access::amount_set_aside(who, id).is_some() {
            Unlifted::<T>::insert(who, id.number, ());
        }
        Ok(taken)
    }

    pub(crate) fn do_lift(who: &T::AccountId, number: u128) -> DispatchResult {
        ensure!(Unlifted::<T>::take(who, number).is_some(), Error::<T>::NothingToLift);
        let amount = T::Access::lift(who, ObligationId { kind: ObligationKind::LabelSet, number })?;
        Self::deposit_event(Event::SetAsideLifted { who: who.clone(), number, amount });
        Ok(())
    }

    /// Changes how an account behaves this day and season.
    pub(crate) fn note_conduct(who: &T::AccountId, change: impl FnOnce(Conduct) -> Conduct) -> Conduct {
        let now = Self::now();
        Conducts::<T>::mutate(who, |conduct| {
            *conduct = change(conduct.at(day(now), Month::at(now).unwrap_or_default()));
            *conduct
        })
    }

    /// Writes a campaign back.
    pub(crate) fn keep(number: CampaignId, campaign: Campaign<T::AccountId>) {
        Campaigns::<T>::insert(number, campaign);
    }
}
