//! The conclusion of a set by its judgement: its tickets end, its items go where they are answered next, and a record is
//! left.

use crate::{
    delivery::SeatResults, Campaign, Config, EndedPromise, Error, Event, ItemResult, ItemStandings, JudgedItem,
    Judgement, List, Listed, Pallet, Payout, Round, Rounds, Score, SeatResult, SetContext, SetEarnings, SetEntry,
    SetOutcome, Sets, Ticket, TicketOutcome, TicketOwners, Tickets, MOST_ATTEMPTS,
};
use agt_primitives::{
    arithmetic::raise,
    calendar::{day, Month},
    contributors::{Credits, Outcome, Tally, WorkResult},
    merit::{AcceptedSet, OnAccepted},
    tasks::{CampaignKind, Escrow, EscrowId, MaxPositions, Queue, Verdict, WorkerTally},
    work_clock::WorkClock,
    Aia, Balance, Moment,
};
use alloc::vec::Vec;
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer, BoundedVec};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Ends every ticket of a set, sends undecided items on, and leaves a record.
    pub(crate) fn conclude(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        judgement: Judgement<T::AccountId>,
    ) -> DispatchResult {
        let outcome = judgement.outcome;
        let ripens_at = Self::now().saturating_add(campaign.governed.dispute_window);
        let mut earned = SetEarnings::default();
        let seats = Self::end_committed_seats(campaign, context, &judgement, ripens_at, &mut earned)?;
        Self::end_lost_seats(campaign, context, outcome, ripens_at, &mut earned)?;
        Self::release_promise(campaign, context, earned)?;
        Self::forfeit_for_gold(campaign, context, outcome, &judgement.verdict);
        let items = Self::send_on(campaign, context, outcome, judgement.items)?;
        Self::record(campaign, context, outcome, &items, &seats, &judgement.verdict);
        Self::deposit_event(Event::SetSettled {
            campaign: context.campaign,
            set: context.set,
            outcome,
            items,
            gold: judgement.verdict.gold(),
            void: judgement.verdict.outvoted(),
            seats,
            ripens_at,
            delivered_hash: campaign.delivered_hash,
        });
        Ok(())
    }

    /// Ends the tickets that committed to a seat.
    fn end_committed_seats(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        judgement: &Judgement<T::AccountId>,
        ripens_at: Moment,
        earned: &mut SetEarnings,
    ) -> Result<SeatResults<T>, DispatchError> {
        let mut seats = SeatResults::<T>::new();
        let windows = &campaign.terms.windows;
        let open = Sets::<T>::get(context.campaign, context.set).and_then(SetEntry::unsettled).unwrap_or_default();
        let reveal_until = context.deal.times(windows, &open).reveal_until;
        for (submitted, score) in judgement.submissions.iter().zip(&judgement.scores) {
            let Some(submitted) = submitted else { continue };
            let who = &submitted.who;
            let seat = Self::end_seat(campaign, context, who, score.as_ref(), judgement.outcome, ripens_at, earned)?;
            if score.is_none() {
                Self::count_lost_seat(context, who, seat.slashed, reveal_until);
            }
            // The bound is the number of seats of the largest set.
            let _ = seats.try_push(seat);
        }
        Ok(seats)
    }

    /// Ends the tickets whose seat nobody committed to, or only a stand-in.
    fn end_lost_seats(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        outcome: SetOutcome,
        ripens_at: Moment,
        earned: &mut SetEarnings,
    ) -> DispatchResult {
        let round = (context.campaign, context.round);
        let commit_until = context.deal.commit_until(&campaign.terms.windows);
        for seat in 0..campaign.replication(context.queue).seats() {
            let Some(id) = context.deal.seat(context.index, seat) else { continue };
            // The tickets that committed have ended.
            let Some(who) = TicketOwners::<T>::get(round, id) else { continue };
            if Tickets::<T>::get(&who, round).is_some_and(|ticket| ticket.seat.is_none()) {
                let lost = Self::end_seat(campaign, context, &who, None, outcome, ripens_at, earned)?;
                Self::count_lost_seat(context, &who, lost.slashed, commit_until);
            }
        }
        Ok(())
    }

    /// Ends the ticket of one seat, and adds what it earned and could have earned. Without a score its owner did not reveal, or
    /// did not even commit: all wrong.
    fn end_seat(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        who: &T::AccountId,
        score: Option<&Score>,
        set_outcome: SetOutcome,
        ripens_at: Moment,
        of_set: &mut SetEarnings,
    ) -> Result<SeatResult<T::AccountId>, DispatchError> {
        let platform = campaign.terms.funding.is_platform();
        // No AIA without gold or grades: whoever keeps them away must not be able to switch their gate off.
        let unjudged = match set_outcome {
            SetOutcome::Moot => true,
            SetOutcome::GoldWithheld | SetOutcome::Ungraded => platform,
            SetOutcome::Empty | SetOutcome::Silent | SetOutcome::Judged | SetOutcome::Graded => false,
        };
        let (tally, outcome, earned) = match score {
            Some(_) if unjudged => (WorkerTally::default(), Outcome::ReturnedUnused, 0),
            Some(score) if score.accepted => (score.tally, Outcome::Accepted, score.earned),
            Some(score) => (score.tally, Outcome::Rejected, 0),
            None => (Self::all_wrong(campaign, context), Outcome::NoReveal, 0),
        };
        let measure = campaign.gold_measure(context.queue);
        let slash = Self::slash_for(campaign, context, who, outcome, &tally);
        let result = WorkResult {
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            measure,
            aia: if platform { Aia::try_from(earned).map_err(|_| ArithmeticError::Overflow)? } else { 0 },
            // Nothing but the agreement of three graders judges grades: three friends could raise each other.
            xp: if context.queue == Queue::Grade { 0 } else { tally.right() },
            ripens_at,
            earns_merit: campaign.earns_merit,
        };
        let pay = if platform { 0 } else { earned };
        let ends = TicketOutcome { result, pay, slash };
        let Payout { ticket, earned, slashed } =
            Self::end_ticket(who, context.campaign, campaign, context.round, context.queue, ends)?;
        raise(&mut of_set.aia, earned.own)?;
        raise(&mut of_set.paid, pay)?;
        raise(&mut of_set.surplus, context.deal.promised.pay.above_base(ticket.most))?;
        Self::report_merit(campaign, context.queue, who, &ticket, outcome, &tally);
        Ok(SeatResult {
            who: who.clone(),
            outcome,
            consensus: tally.consensus,
            gold: tally.gold,
            aia: earned.own,
            credited: earned.credited,
            paid: pay,
            slashed,
        })
    }

    /// Reports an accepted set that earns merit to whoever counts such sets.
    ///
    /// Answers of workers and of experts count: both are judged by gold and by what others answered. Grades do not, because
    /// nothing but the agreement of three graders judges them. Quizzes let in and do nothing else, and calibrations measure the
    /// questions. A set of which no answer was judged, because nobody graded it, is paid and shows nothing. The work of an account
    /// that is not proven is not reported: anybody may remove such an account, and what was counted would stay.
    fn report_merit(
        campaign: &Campaign<T::AccountId>,
        queue: Queue,
        who: &T::AccountId,
        ticket: &Ticket,
        outcome: Outcome,
        tally: &WorkerTally,
    ) {
        let kind = campaign.terms.kind;
        let is_work = queue != Queue::Grade && !matches!(kind, CampaignKind::Quiz | CampaignKind::Calibration);
        let answers = tally.right();
        let counts = outcome == Outcome::Accepted && campaign.earns_merit && is_work && answers > 0;
        if !counts || !T::Contributors::is_proven(who) {
            return;
        }
        let requester = (!campaign.terms.funding.is_platform()).then(|| campaign.owner.clone());
        let perfect = tally.gold.total > 0 && tally.gold.right == tally.gold.total;
        let (area, opened_at) = (campaign.terms.area, ticket.joined);
        T::OnAccepted::on_accepted(who, &AcceptedSet { area, kind, requester, answers, perfect, opened_at });
    }

    /// Counts a staked set of `who`. Returns the planck to slash of its set-aside: for a seat that was not revealed, or for
    /// a careless season.
    fn slash_for(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        who: &T::AccountId,
        outcome: Outcome,
        tally: &WorkerTally,
    ) -> Balance {
        if campaign.role(context.queue).is_none() || outcome == Outcome::ReturnedUnused {
            return 0;
        }
        let governed = &campaign.governed;
        // The gold of a pool is made by one requester, who may make it false: it makes nobody careless.
        let measure = campaign.gold_measure(context.queue).filter(|_| campaign.terms.funding.is_platform());
        let season = Month::at(Self::now()).unwrap_or_default();
        let count = Self::count_misconduct(who, |count| count.after_staked_set(season, tally, measure.as_ref()));
        let for_silence = match outcome {
            Outcome::NoReveal => governed.no_reveal_slash_of(governed.set_aside),
            _ => 0,
        };
        let for_carelessness = match count.record.is_careless(governed) {
            true => governed.minority_slash_of(governed.set_aside),
            false => 0,
        };
        for_silence.max(for_carelessness)
    }

    /// Returns the tally of a set whose answers are all wrong.
    fn all_wrong(campaign: &Campaign<T::AccountId>, context: &SetContext) -> WorkerTally {
        let gold = match context.queue {
            Queue::Work | Queue::Expert => u32::from(campaign.terms.gold_a_set),
            Queue::Grade => 0,
        };
        let wrong = |of: u32| Tally::of(0, u16::try_from(of).unwrap_or(u16::MAX));
        WorkerTally { consensus: wrong(context.positions.saturating_sub(gold)), gold: wrong(gold) }
    }

    /// Counts a seat that was not committed in time, or not revealed: either blocks it. It counts for the day on which its
    /// window ended, `until` on the clock of work: whoever settles sets of several days on one day cannot make them one
    /// day's.
    fn count_lost_seat(context: &SetContext, who: &T::AccountId, slashed: Balance, until: Moment) {
        let ended = T::Clock::chain_time(until).min(Self::now());
        let (day, season) = (day(ended), Month::at(ended).unwrap_or_default());
        let count = Self::count_misconduct(who, |count| count.after_lost_seat(day, season));
        Self::deposit_event(Event::SeatLost {
            campaign: context.campaign,
            set: context.set,
            who: who.clone(),
            slashed,
            today: count.lost_today,
            season: count.lost,
        });
    }

    /// Ends the promise to the seats of a set.
    fn release_promise(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        earned: SetEarnings,
    ) -> DispatchResult {
        let ended = Rounds::<T>::try_mutate(context.campaign, context.round, |round| {
            let deal = round.as_mut().and_then(Round::deal_mut).ok_or(Error::<T>::NotDealt)?;
            let seats = deal.seats().into();
            let aia = deal.promised.end_seats(seats, earned.surplus)?;
            Ok::<_, DispatchError>(EndedPromise { seats, aia, day: deal.promised.day })
        })?;
        Self::release_seats(context.campaign, campaign, ended, earned)
    }

    /// Takes a part of the pool's escrow if its gold was withheld, or too much of it is void.
    fn forfeit_for_gold(
        campaign: &Campaign<T::AccountId>,
        context: &SetContext,
        outcome: SetOutcome,
        verdict: &Verdict,
    ) {
        let at_fault = outcome == SetOutcome::GoldWithheld || verdict.is_spoiled();
        if at_fault && !campaign.terms.funding.is_platform() {
            let part = campaign.governed.forfeited();
            let amount =
                with_storage_layer(|| T::Escrow::forfeit(EscrowId::Campaign(context.campaign), part)).unwrap_or(0);
            Self::deposit_event(Event::GoldForfeited { campaign: context.campaign, set: context.set, amount });
        }
    }

    /// Takes what a set carries: fresh items, then entries, which leave their list.
    pub(crate) fn take_entries(context: &SetContext) -> Vec<Listed> {
        let contents = context.deal.contents.of(context.index);
        let fresh = contents.fresh.map(|item| Listed { item, attempts: 0 });
        fresh.chain(Self::take_listed(context.campaign, List::of(context.queue), contents.listed)).collect()
    }

    /// Sends each undecided item to the list of those who answer it next, and keeps how it stands as long as it is listed.
    fn send_on(
        campaign: &mut Campaign<T::AccountId>,
        context: &SetContext,
        outcome: SetOutcome,
        items: Vec<JudgedItem>,
    ) -> Result<BoundedVec<ItemResult, MaxPositions>, DispatchError> {
        let mut results = BoundedVec::new();
        for JudgedItem { entry: Listed { item, attempts: before }, label, standing } in items {
            // A set to which nobody committed says nothing about the item, and has cost nobody any work.
            let attempts = before.saturating_add((outcome != SetOutcome::Empty).into());
            let totals = &mut campaign.totals;
            let list = match (context.queue, outcome) {
                _ if label.is_some() => None,
                (_, SetOutcome::GoldWithheld) => {
                    totals.lost = totals.lost.saturating_add(1);
                    None
                }
                (Queue::Work, _) if attempts < MOST_ATTEMPTS => Some(List::Again),
                (Queue::Work, _) | (Queue::Expert, SetOutcome::Empty) => Some(List::Hard),
                _ => {
                    totals.unresolved = totals.unresolved.saturating_add(1);
                    None
                }
            };
            match (list, standing) {
                (Some(_), Some(standing)) => ItemStandings::<T>::insert(context.campaign, item, standing),
                (None, _) if before > 0 => ItemStandings::<T>::remove(context.campaign, item),
                _ => {}
            }
            if let Some(list) = list {
                Self::enlist(context.campaign, campaign, list, Listed { item, attempts })?;
            }
            // The bound is the number of positions of the largest set.
            let (answer, confidence) = label.map(|label| (label.answer, label.confidence)).unzip();
            let _ = results.try_push(ItemResult { item, answer, confidence: confidence.flatten(), list });
        }
        Ok(results)
    }
}
