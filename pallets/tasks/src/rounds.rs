//! A round: who joins it, when it closes, how its seats are dealt, and what happens if that never comes.

use crate::{
    Campaign, Campaigns, Config, Deal, Error, Event, List, Misconduct, Pallet, Round, RoundSeating, RoundState, Rounds,
    SetEarnings, Ticket, TicketId, TicketOwners, Tickets, CLOSE_LIMIT, EXPERT_LEVEL,
};
use agt_primitives::{
    access::{Access, Role, SetAside},
    arithmetic::{lower, raise},
    basis_points::BasisPoints,
    beacon::{Beacon, EpochSeed},
    calendar::{day, Month, DAY, HOUR},
    characters::Characters,
    contributors::{Contributors, Qualified, WorkOffer},
    medallions::Medallions,
    multiplier::Multiplier,
    tasks::{CampaignId, CampaignPhase, Capacity, Funding, Queue, QueueClass, RoundId, SetId, TicketIndex},
    work_clock::WorkClock,
    Moment,
};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::PalletInfoAccess};
use sp_runtime::DispatchError;

/// For this time after its window a round waits until all its sets can be paid. After it, the round closes if half of them
/// can be paid, or as many as an hour of the budget pays, and after half of [`CLOSE_LIMIT`] if any can: whoever closes it
/// cannot make it a round of next to nothing.
const FULL_PAYMENT_WAIT: Moment = HOUR;

impl<T: Config> Pallet<T> {
    /// Returns a round of a campaign that is not pruned.
    pub(crate) fn known_round(campaign: CampaignId, round: RoundId) -> Result<Round, DispatchError> {
        Rounds::<T>::get(campaign, round).ok_or(Error::<T>::UnknownRound.into())
    }

    /// Returns the queue and the deal of a round that is dealt.
    pub(crate) fn known_deal(campaign: CampaignId, round: RoundId) -> Result<(Queue, Deal), DispatchError> {
        Self::known_round(campaign, round)?.into_deal().ok_or(Error::<T>::NotDealt.into())
    }

    pub(crate) fn do_join(who: &T::AccountId, campaign_id: CampaignId, queue: Queue) -> DispatchResult {
        let mut campaign = Self::known_campaign(campaign_id)?;
        let class = Self::ensure_admitted(who, &campaign, queue)?;
        let (round_id, mut round) = Self::joinable_round(campaign_id, &mut campaign, queue)?;
        ensure!(!Tickets::<T>::contains_key(who, (campaign_id, round_id)), Error::<T>::AlreadyJoined);

        let id = Self::take_place(&campaign, &mut round, class)?;
        let offer = WorkOffer {
            set: id.work_key(campaign_id, round_id),
            area: campaign.terms.area,
            energy: 1,
            aia_max: campaign.terms.funding.aia(),
            stake_tier: Multiplier::ONE,
            kind: campaign.terms.work_kind(),
        };
        let most = T::Contributors::open_work(who, offer)?;
        round.most = round.most.max(most);
        let mut set_aside = 0;
        if let Some(role) = campaign.role(queue) {
            set_aside = campaign.governed.set_aside;
            T::Access::set_aside(who, role, id.obligation(campaign_id, round_id), set_aside)?;
        }

        raise(&mut campaign.tickets, 1)?;
        TicketOwners::<T>::insert((campaign_id, round_id), id, who);
        Tickets::<T>::insert(who, (campaign_id, round_id), Ticket { id, seat: None });
        Rounds::<T>::insert(campaign_id, round_id, round);
        Campaigns::<T>::insert(campaign_id, campaign);
        Self::deposit_event(Event::Joined {
            campaign: campaign_id,
            round: round_id,
            queue,
            who: who.clone(),
            ticket: id,
            most,
            set_aside,
        });
        Ok(())
    }

    /// Checks that `who` meets what a queue of a campaign requires. Returns its class.
    fn ensure_admitted(
        who: &T::AccountId,
        campaign: &Campaign<T::AccountId>,
        queue: Queue,
    ) -> Result<QueueClass, DispatchError> {
        Self::ensure_joinable(campaign, queue)?;
        let status = T::Contributors::status(who).ok_or(Error::<T>::NotRegistered)?;
        Self::ensure_disinterested(who, status.tree, campaign)?;
        Self::ensure_keeps_seats(who)?;
        let (required, area) = (&campaign.terms.requirements, campaign.terms.area);
        let (role, medallion) = match queue {
            Queue::Work => (required.role, required.medallion),
            Queue::Expert => (Some(Role::DataValidation), EXPERT_LEVEL),
            Queue::Grade => (Some(Role::DataValidation), 0),
        };
        let qualified = T::Contributors::qualified(who, area);
        ensure!(queue == Queue::Work || qualified.is_let_in(), Error::<T>::QualificationRequired);
        ensure!(role.is_none_or(|role| T::Access::has_access(who, role)), Error::<T>::RoleRequired);
        ensure!(medallion == 0 || T::Medallions::level(who, area) >= medallion, Error::<T>::MedallionRequired);
        let character = required.character;
        ensure!(character == 0 || T::Characters::level(who) >= character, Error::<T>::CharacterRequired);
        // The reputation of a trial is assumed: it counts from the end of the trial on.
        let known = qualified == Qualified::Yes && T::Contributors::reputation(who, area) >= required.reputation;
        ensure!(known || required.reputation == BasisPoints::ZERO, Error::<T>::ReputationRequired);
        Ok(QueueClass::of(qualified.is_let_in()))
    }

    /// Graders end what is open, so they may join as long as anything is.
    fn ensure_joinable(campaign: &Campaign<T::AccountId>, queue: Queue) -> DispatchResult {
        match campaign.phase {
            CampaignPhase::Proposed => Err(Error::<T>::NotApproved),
            CampaignPhase::Stopped if queue == Queue::Grade => Ok(()),
            CampaignPhase::Stopped => Err(Error::<T>::CampaignStopped),
            CampaignPhase::Closed => Err(Error::<T>::CampaignClosed),
            CampaignPhase::Open => Ok(()),
        }?;
        ensure!(queue == Queue::Grade || Self::now() < campaign.terms.deadline, Error::<T>::DeadlineOver);
        Ok(())
    }

    /// An account that lets seats lapse gets no more of them for a day, then for the season.
    fn ensure_keeps_seats(who: &T::AccountId) -> DispatchResult {
        let (terms, now) = (Self::terms(), Self::now());
        let misconduct = Misconduct::<T>::get(who).at(day(now), Month::at(now).unwrap_or_default());
        ensure!(terms.may_join(misconduct.lost_today, 0), Error::<T>::SeatsLostToday);
        ensure!(terms.may_join(0, misconduct.lost), Error::<T>::SeatsLostThisSeason);
        Ok(())
    }

    /// Returns the round of a queue that can be joined now: the open one, or a new one.
    fn joinable_round(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        queue: Queue,
    ) -> Result<(RoundId, Round), DispatchError> {
        if let Some(round_id) = campaign.open_round(queue) {
            let round = Self::known_round(campaign_id, round_id)?;
            ensure!(round.state == RoundState::Queueing, Error::<T>::AwaitingDeal);
            ensure!(round.waited(campaign, Self::clocks()).is_none(), Error::<T>::JoinOver);
            return Ok((round_id, round));
        }
        let wanted = campaign.wanted(queue);
        ensure!(wanted > 0, Error::<T>::NothingToDeal);
        if !campaign.terms.funding.is_platform() {
            // Each hour brings more of the platform's budget. A pool that does not pay one set keeps nobody waiting.
            let payable = Self::payable_sets(campaign_id, campaign, campaign.replication(queue), 0);
            ensure!(payable > 0, Error::<T>::PoolSpent);
        }
        let round_id = campaign.next_round;
        raise(&mut campaign.next_round.0, 1)?;
        campaign.set_open_round(queue, Some(round_id));
        let (opened, state) = (T::Clock::now(), RoundState::Queueing);
        Ok((round_id, Round { queue, opened, wanted, proven: 0, unproven: 0, most: 0, state }))
    }

    /// Takes the next place of a class in a round, if there is one.
    fn take_place(
        campaign: &Campaign<T::AccountId>,
        round: &mut Round,
        class: QueueClass,
    ) -> Result<TicketId, DispatchError> {
        let (replication, unproven_seats) = (campaign.replication(round.queue), campaign.unproven_seats(round.queue));
        let capacity = Capacity::of(replication, unproven_seats, round.wanted);
        let (taken, places) = match class {
            QueueClass::Proven => (&mut round.proven, capacity.proven),
            QueueClass::Unproven => (&mut round.unproven, capacity.unproven),
        };
        let index = TicketIndex(*taken);
        ensure!(*taken < places, Error::<T>::QueueClassFull);
        raise(taken, 1)?;
        Ok(TicketId { class, index })
    }

    pub(crate) fn do_close_round(campaign_id: CampaignId, round_id: RoundId) -> DispatchResult {
        let mut campaign = Self::unclosed_campaign(campaign_id)?;
        let mut round = Self::known_round(campaign_id, round_id)?;
        let now = Self::clocks();
        ensure!(!round.is_void(&campaign, now), Error::<T>::RoundVoid);
        ensure!(round.state == RoundState::Queueing, Error::<T>::RoundClosed);
        let waited = round.waited(&campaign, now).ok_or(Error::<T>::StillJoining)?;

        let Round { queue, proven, unproven, most, .. } = round;
        let (backlog, wanted) = (campaign.backlog(queue), campaign.wanted(queue));
        let seating = RoundSeating::of(&campaign, &round, backlog);
        let payable = Self::payable_sets(campaign_id, &campaign, seating.replication, most);
        let filled = seating.layout(wanted).sets();
        let hourly = Self::hourly_budget(&campaign, seating.replication, most);
        ensure!(payable >= Self::min_payable_sets(filled, hourly, waited), Self::unpayable(&campaign));
        let wanted = wanted.min(payable);
        let sets = seating.layout(wanted).sets();
        let seats = seating.seats(sets);
        Self::promise_seats(campaign_id, &mut campaign, seats, most)?;
        raise(&mut campaign.claimed, sets)?;
        round.state = RoundState::Closed { epoch: T::Beacon::epoch(), at: now.chain, backlog, wanted, sets };
        Rounds::<T>::insert(campaign_id, round_id, round);
        Campaigns::<T>::insert(campaign_id, &campaign);
        Self::deposit_event(Event::RoundClosed {
            campaign: campaign_id,
            round: round_id,
            proven,
            unproven,
            sets,
            seats,
            aia: most,
            price: campaign.terms.funding.price(),
        });
        Ok(())
    }

    /// Returns the least number of payable sets with which a round closes now. `filled`: the sets that its tickets fill;
    /// `hourly`: the sets that an hour of the budget pays; `waited`: for how long its time to join has been over.
    fn min_payable_sets(filled: u32, hourly: u32, waited: Moment) -> u32 {
        // What the last hour of a day leaves over is lost: to wait for the next day is to wait for less.
        let last_hour = Self::now() % DAY >= DAY.saturating_sub(HOUR);
        match waited {
            _ if waited >= CLOSE_LIMIT / 2 => filled.min(1),
            _ if waited >= FULL_PAYMENT_WAIT || last_hour => filled.div_ceil(2).min(hourly.max(1)),
            _ => filled,
        }
    }

    /// Returns why a campaign cannot pay its sets now.
    fn unpayable(campaign: &Campaign<T::AccountId>) -> Error<T> {
        match campaign.terms.funding {
            Funding::Platform { .. } => Error::<T>::BudgetSpent,
            Funding::Pool { .. } => Error::<T>::PoolSpent,
        }
    }

    pub(crate) fn do_deal(campaign_id: CampaignId, round_id: RoundId) -> DispatchResult {
        let mut campaign = Self::unclosed_campaign(campaign_id)?;
        let mut round = Self::known_round(campaign_id, round_id)?;
        let (epoch, closed, backlog, wanted, sets) = match round.state {
            RoundState::Queueing => Err(Error::<T>::StillJoining),
            RoundState::Dealt(_) => Err(Error::<T>::AlreadyDealt),
            RoundState::Void => Err(Error::<T>::RoundVoid),
            RoundState::Closed { epoch, at, backlog, wanted, sets } => Ok((epoch, at, backlog, wanted, sets)),
        }?;
        ensure!(!round.is_void(&campaign, Self::clocks()), Error::<T>::RoundVoid);
        // The first whole epoch after the close deals it, and no other: whoever waited would throw again.
        let subject = (<Self as PalletInfoAccess>::name(), campaign_id, round_id).encode();
        let random = match T::Beacon::seed(epoch.next(), &subject) {
            EpochSeed::Sealed(random) => Ok(random),
            EpochSeed::NotYet => Err(Error::<T>::SeedNotSealed),
            EpochSeed::Forgotten => Err(Error::<T>::SeedForgotten),
        }?;

        // All that the deal is made of was fixed when the round closed: whoever deals it chooses nothing, nor does whoever
        // deals another queue before it. Since then lists only grew, and nobody else dealt what is fresh.
        let layout = RoundSeating::of(&campaign, &round, backlog).layout(wanted);
        let (queue, list) = (round.queue, List::of(round.queue));
        let contents = backlog.contents(layout.sets(), campaign.next_item, campaign.waiting(list).head);
        let (first, seed): (SetId, _) = (campaign.next_set, random.to_fixed_bytes());
        lower(&mut campaign.claimed, sets)?;
        raise(&mut campaign.next_set.0, contents.sets)?;
        raise(&mut campaign.next_item, contents.fresh)?;
        raise(&mut campaign.waiting_mut(list).head, contents.listed)?;
        campaign.set_open_round(queue, None);
        let promised = round.promise(closed);
        round.state = RoundState::Dealt(Deal { seed, at: T::Clock::now(), promised, first, contents, layout });
        Rounds::<T>::insert(campaign_id, round_id, round);
        Campaigns::<T>::insert(campaign_id, campaign);
        Self::deposit_event(Event::Dealt { campaign: campaign_id, round: round_id, seed, first, contents, layout });
        Ok(())
    }

    /// Ends a round that was not closed, or not dealt, in time: what its seats were promised goes back, its queue may begin
    /// a new round, and its tickets can leave.
    pub(crate) fn void_round(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        round_id: RoundId,
        mut round: Round,
    ) -> DispatchResult {
        let (mut seats, mut aia, mut price) = (0, 0, 0);
        if let RoundState::Closed { at, backlog, sets, .. } = round.state {
            seats = RoundSeating::of(campaign, &round, backlog).seats(sets);
            (aia, price) = (round.most, campaign.terms.funding.price());
            Self::release_seats(campaign_id, campaign, seats, round.promise(at), SetEarnings::default())?;
            lower(&mut campaign.claimed, sets)?;
        }
        if campaign.open_round(round.queue) == Some(round_id) {
            campaign.set_open_round(round.queue, None);
        }
        round.state = RoundState::Void;
        Rounds::<T>::insert(campaign_id, round_id, round);
        Self::deposit_event(Event::RoundVoided { campaign: campaign_id, round: round_id, seats, aia, price });
        Ok(())
    }
}
