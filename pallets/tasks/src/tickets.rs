//! The end of a ticket: all that was opened for it is closed, whoever owns it and whatever it ends with.

use crate::{
    Campaign, Campaigns, Config, Error, Event, Misconduct, MisconductCount, Pallet, Payout, Round, RoundState, Ticket,
    TicketOutcome, TicketOwners, Tickets, Unlifted, Unpaid,
};
use agt_primitives::{
    access::{ObligationId, ObligationKind, SetAside},
    arithmetic::{lower, raise},
    calendar::Month,
    contributors::{Contributors, Outcome, Tally, WorkResult},
    tasks::{Assignment, CampaignId, Escrow, EscrowId, Queue, RoundId},
    work_clock::WorkClock,
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

/// The outcome of a ticket that never got a seat.
const UNUSED: TicketOutcome = TicketOutcome {
    result: WorkResult {
        outcome: Outcome::ReturnedUnused,
        consensus: Tally::NONE,
        gold: Tally::NONE,
        measure: None,
        aia: 0,
        xp: 0,
        ripens_at: 0,
        earns_merit: false,
    },
    pay: 0,
    slash: 0,
};

impl<T: Config> Pallet<T> {
    /// Checks that `who` has a ticket of a round: what a call does for everybody in the round costs its members no fee.
    pub(crate) fn ensure_has_ticket(who: &T::AccountId, campaign: CampaignId, round: RoundId) -> DispatchResult {
        ensure!(Tickets::<T>::contains_key(who, (campaign, round)), Error::<T>::NoTicket);
        Ok(())
    }

    /// Checks that `caller` may end the ticket of `who` in a round without a fee now: `caller` has a ticket of the round,
    /// too, and the ticket has no seat and cannot get one any more.
    pub(crate) fn can_leave(
        caller: &T::AccountId,
        who: &T::AccountId,
        campaign: CampaignId,
        round: RoundId,
    ) -> DispatchResult {
        Self::ensure_has_ticket(caller, campaign, round)?;
        Self::left_round(who, campaign, round)?;
        Ok(())
    }

    /// Returns a campaign and its round that a ticket may leave now.
    fn left_round(
        who: &T::AccountId,
        campaign_id: CampaignId,
        round_id: RoundId,
    ) -> Result<(Campaign<T::AccountId>, Round), DispatchError> {
        let campaign = Self::known_campaign(campaign_id)?;
        let round = Self::known_round(campaign_id, round_id)?;
        let ticket = Tickets::<T>::get(who, (campaign_id, round_id)).ok_or(Error::<T>::NoTicket)?;
        Self::ensure_may_leave(who, campaign_id, &campaign, &round, &ticket)?;
        Ok((campaign, round))
    }

    pub(crate) fn do_leave(who: &T::AccountId, campaign_id: CampaignId, round_id: RoundId) -> DispatchResult {
        let (mut campaign, round) = Self::left_round(who, campaign_id, round_id)?;
        let queue = round.queue;
        if round.state != RoundState::Void && round.is_void(&campaign, Self::clocks()) {
            Self::void_round(campaign_id, &mut campaign, round_id, round)?;
        }
        Self::end_ticket(who, campaign_id, &mut campaign, round_id, queue, UNUSED)?;
        Campaigns::<T>::insert(campaign_id, campaign);
        Self::deposit_event(Event::Left { campaign: campaign_id, round: round_id, who: who.clone() });
        Ok(())
    }

    /// Checks that a ticket has no seat and cannot get one any more.
    fn ensure_may_leave(
        who: &T::AccountId,
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        round: &Round,
        ticket: &Ticket,
    ) -> DispatchResult {
        ensure!(ticket.seat.is_none(), Error::<T>::AlreadyCommitted);
        let RoundState::Dealt(deal) = &round.state else {
            ensure!(round.is_void(campaign, Self::clocks()), Error::<T>::StillQueued);
            return Ok(());
        };
        match deal.assignment(ticket.id) {
            Assignment::Unseated => {}
            Assignment::Seat { set, .. } => {
                // A grader who was dealt its own answers cannot take the seat.
                let own = Self::grades_own_answers(who, campaign_id, round.queue, deal, set);
                ensure!(own, Error::<T>::Seated);
            }
            Assignment::StandIn { set, .. } => {
                let over = T::Clock::now() >= deal.stand_in_until(&campaign.terms.windows);
                ensure!(over || !Self::has_free_seat(campaign_id, deal, set), Error::<T>::StandingBy);
            }
        }
        Ok(())
    }

    /// Ends the ticket of `who` in a round. Nothing about the account can make this fail.
    pub(crate) fn end_ticket(
        who: &T::AccountId,
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        round: RoundId,
        queue: Queue,
        TicketOutcome { result, pay, slash }: TicketOutcome,
    ) -> Result<Payout, DispatchError> {
        let ticket = Tickets::<T>::take(who, (campaign_id, round)).ok_or(Error::<T>::NoTicket)?;
        let id = ticket.id;
        TicketOwners::<T>::remove((campaign_id, round), id);
        let earned = T::Contributors::close_work(who, id.work_key(campaign_id, round), result)?;
        Self::pay_out(campaign_id, who, pay)?;
        let slashed = match campaign.role(queue) {
            Some(_) => Self::free_bond(who, id.obligation(campaign_id, round), slash)?,
            None => 0,
        };
        lower(&mut campaign.tickets, 1)?;
        raise(&mut campaign.totals.aia, earned.own)?;
        raise(&mut campaign.totals.paid, pay)?;
        Ok(Payout { ticket, earned, slashed })
    }

    /// Pays a worker, or notes what it is owed: an account that cannot be paid does not keep the others from their pay.
    fn pay_out(campaign: CampaignId, who: &T::AccountId, amount: Balance) -> DispatchResult {
        if amount == 0 || with_storage_layer(|| T::Escrow::pay(EscrowId::Campaign(campaign), who, amount)).is_ok() {
            return Ok(());
        }
        let owed = Unpaid::<T>::get(who, campaign).checked_add(amount).ok_or(ArithmeticError::Overflow)?;
        Unpaid::<T>::insert(who, campaign, owed);
        Self::deposit_event(Event::PaymentDelayed { campaign, who: who.clone(), owed });
        Ok(())
    }

    pub(crate) fn do_collect(campaign: CampaignId, who: &T::AccountId) -> DispatchResult {
        let amount = Unpaid::<T>::take(who, campaign);
        ensure!(amount > 0, Error::<T>::NothingOwed);
        T::Escrow::pay(EscrowId::Campaign(campaign), who, amount)?;
        Self::deposit_event(Event::Collected { campaign, who: who.clone(), amount });
        Ok(())
    }

    /// Slashes a set-aside by `slash`, as far as the code may, and lifts the rest, unless a dispute holds it. Returns what
    /// was slashed.
    fn free_bond(who: &T::AccountId, id: ObligationId, slash: Balance) -> Result<Balance, DispatchError> {
        let slash = slash.min(T::Access::minor_limit(who, id));
        let mut slashed = 0;
        if slash > 0 {
            slashed =
                with_storage_layer(|| T::Access::slash_minor(who, id, slash, None)).map_or(0, |outcome| outcome.taken);
        }
        if with_storage_layer(|| T::Access::lift(who, id)).is_err() && T::Access::amount_set_aside(who, id).is_some() {
            Unlifted::<T>::insert(who, id.number, ());
        }
        Ok(slashed)
    }

    pub(crate) fn do_lift(who: &T::AccountId, number: u128) -> DispatchResult {
        ensure!(Unlifted::<T>::take(who, number).is_some(), Error::<T>::NothingToLift);
        let amount = T::Access::lift(who, ObligationId { kind: ObligationKind::LabelSet, number })?;
        Self::deposit_event(Event::SetAsideLifted { who: who.clone(), number, amount });
        Ok(())
    }

    /// Changes the misconduct that is counted for an account.
    pub(crate) fn count_misconduct(
        who: &T::AccountId,
        change: impl FnOnce(MisconductCount) -> MisconductCount,
    ) -> MisconductCount {
        Misconduct::<T>::mutate(who, |count| {
            *count = change(*count);
            *count
        })
    }

    pub(crate) fn do_forget_misconduct(who: &T::AccountId) -> DispatchResult {
        let count = Misconduct::<T>::take(who);
        ensure!(count != MisconductCount::default(), Error::<T>::NothingToForget);
        ensure!(count.season < Month::at(Self::now()).unwrap_or_default(), Error::<T>::NothingToForget);
        Self::deposit_event(Event::MisconductForgotten { who: who.clone() });
        Ok(())
    }
}
