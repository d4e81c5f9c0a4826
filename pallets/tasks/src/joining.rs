//! Joining a round: one list of what it requires, which the call and its readers evaluate.

use crate::{
    Campaign, Campaigns, Config, Error, Event, Misconduct, Pallet, Round, RoundState, Rounds, Ticket, TicketId,
    TicketOwners, Tickets, EXPERT_LEVEL,
};
use agt_primitives::{
    access::{Access, Role, SetAside},
    arithmetic::raise,
    basis_points::BasisPoints,
    calendar::{day, Month},
    characters::Characters,
    contributors::{Contributors, Qualified, WorkOffer},
    medallions::Medallions,
    multiplier::Multiplier,
    tasks::{
        CampaignId, CampaignPhase, Capacity, Missing, MissingList, Queue, QueueClass, RoundId, RoundPay, TicketIndex,
        Unmet,
    },
    work_clock::WorkClock,
};
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::ArithmeticError;

/// The ticket that an account gets if it joins, and the records as they are afterwards.
struct Entry<AccountId> {
    campaign: Campaign<AccountId>,
    round_id: RoundId,
    round: Round,
    id: TicketId,
    offer: WorkOffer,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_join(who: &T::AccountId, campaign_id: CampaignId, queue: Queue) -> DispatchResult {
        let entry = Self::entry(who, campaign_id, queue).map_err(|unmet| unmet.error())?;
        let Entry { mut campaign, round_id, mut round, id, offer } = entry;
        let most = T::Contributors::open_work(who, offer)?;
        round.pay = round.pay.with_ticket(most).ok_or(ArithmeticError::Overflow)?;
        let mut set_aside = 0;
        if let Some(role) = campaign.role(queue) {
            set_aside = campaign.governed.set_aside;
            T::Access::set_aside(who, role, id.obligation(campaign_id, round_id), set_aside)?;
        }

        raise(&mut campaign.tickets, 1)?;
        TicketOwners::<T>::insert((campaign_id, round_id), id, who);
        Tickets::<T>::insert(who, (campaign_id, round_id), Ticket { id, joined: Self::now(), most, seat: None });
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

    /// Returns every requirement of a queue that `who` does not meet; none if it can join.
    pub(crate) fn missing(who: &T::AccountId, campaign_id: CampaignId, queue: Queue) -> MissingList {
        Self::entry(who, campaign_id, queue).err().unwrap_or_default().missing()
    }

    /// Returns the ticket that `who` gets if it joins a queue, or every requirement that it does not meet. Writes nothing.
    ///
    /// This is the only list of requirements. A requirement that depends on one that is not met is evaluated as if that were
    /// met as soon as possible: in the next round where this one cannot be joined, and as a newcomer before a registration.
    fn entry(who: &T::AccountId, campaign_id: CampaignId, queue: Queue) -> Result<Entry<T::AccountId>, Unmet> {
        let mut unmet = Unmet::default();
        let Some(mut campaign) = Campaigns::<T>::get(campaign_id) else {
            unmet.note(Missing::Campaign, Error::<T>::UnknownCampaign);
            return Err(unmet);
        };
        Self::require_joinable(&campaign, queue, &mut unmet);
        Self::require_person(who, &campaign, &mut unmet);
        Self::require_kept_seats(who, &mut unmet);
        let class = Self::require_standing(who, &campaign, queue, &mut unmet);
        let (round_id, mut round) = Self::joinable_round(campaign_id, &mut campaign, queue, &mut unmet);
        let joined = Tickets::<T>::contains_key(who, (campaign_id, round_id));
        unmet.require(!joined, Missing::AnotherRound { round: round_id }, Error::<T>::AlreadyJoined);
        let id = Self::take_place(&campaign, &mut round, class, &mut unmet);
        let offer = WorkOffer {
            set: id.work_key(campaign_id, round_id),
            area: campaign.terms.area,
            energy: 1,
            aia_max: campaign.terms.funding.aia(),
            stake_tier: Multiplier::ONE,
            kind: campaign.terms.work_kind(),
        };
        unmet.append(T::Contributors::unmet(who, offer));
        Self::require_bond(who, campaign_id, &campaign, queue, round_id, id, &mut unmet);
        if unmet.is_empty() {
            Ok(Entry { campaign, round_id, round, id, offer })
        } else {
            Err(unmet)
        }
    }

    /// Requires that the campaign takes anybody. Graders end what is open, so they may join as long as anything is.
    fn require_joinable(campaign: &Campaign<T::AccountId>, queue: Queue, unmet: &mut Unmet) {
        let is = campaign.phase;
        let shut = match is {
            CampaignPhase::Proposed => Some(Error::<T>::NotApproved),
            CampaignPhase::Stopped if queue == Queue::Grade => None,
            CampaignPhase::Stopped => Some(Error::<T>::CampaignStopped),
            CampaignPhase::Closed => Some(Error::<T>::CampaignClosed),
            CampaignPhase::Open => None,
        };
        if let Some(error) = shut {
            unmet.note(Missing::OpenCampaign { is }, error);
        }
        let until = campaign.terms.deadline;
        let in_time = queue == Queue::Grade || Self::now() < until;
        unmet.require(in_time, Missing::Deadline { until: until.into() }, Error::<T>::DeadlineOver);
    }

    /// Requires a registered account that cannot know the gold.
    fn require_person(who: &T::AccountId, campaign: &Campaign<T::AccountId>, unmet: &mut Unmet) {
        let tree = T::Contributors::status(who).map(|status| status.tree);
        unmet.require(tree.is_some(), Missing::Registration, Error::<T>::NotRegistered);
        let distant = !Self::is_interested(who, tree, campaign);
        unmet.require(distant, Missing::Distance, Error::<T>::ConflictOfInterest);
    }

    /// An account that lets seats lapse gets no more of them for a day, then for the season.
    fn require_kept_seats(who: &T::AccountId, unmet: &mut Unmet) {
        let (terms, now) = (Self::terms(), Self::now());
        let lost = Misconduct::<T>::get(who).at(day(now), Month::at(now).unwrap_or_default());
        let today = Missing::SeatsLostToday { has: lost.lost_today, most: terms.lost_seats_a_day };
        unmet.require(terms.may_join(lost.lost_today, 0), today, Error::<T>::SeatsLostToday);
        let season = Missing::SeatsLostThisSeason { has: lost.lost, most: terms.lost_seats_a_season };
        unmet.require(terms.may_join(0, lost.lost), season, Error::<T>::SeatsLostThisSeason);
    }

    /// Requires the standing that the campaign demands. Returns the class of `who`.
    fn require_standing(
        who: &T::AccountId,
        campaign: &Campaign<T::AccountId>,
        queue: Queue,
        unmet: &mut Unmet,
    ) -> QueueClass {
        let (required, area) = (&campaign.terms.requirements, campaign.terms.area);
        let (role, medallion) = match queue {
            Queue::Work => (required.role, required.medallion),
            Queue::Expert => (Some(Role::DataValidation), EXPERT_LEVEL),
            Queue::Grade => (Some(Role::DataValidation), 0),
        };
        let qualified = T::Contributors::qualified(who, area);
        let let_in = queue == Queue::Work || qualified.is_let_in();
        unmet.require(let_in, Missing::LetIn { area }, Error::<T>::QualificationRequired);
        if let Some(role) = role {
            unmet.require(T::Access::has_access(who, role), Missing::Role { role }, Error::<T>::RoleRequired);
        }
        let level = T::Medallions::level(who, area);
        if medallion > 0 {
            let missing = Missing::Medallion { area, has: level, needs: medallion };
            unmet.require(level >= medallion, missing, Error::<T>::MedallionRequired);
        }
        if required.character > 0 {
            let has = T::Characters::level(who);
            let missing = Missing::Character { has, needs: required.character };
            unmet.require(has >= required.character, missing, Error::<T>::CharacterRequired);
        }
        // The reputation of a trial is assumed: it counts from the end of the trial on.
        let has = match qualified {
            Qualified::Yes => T::Contributors::reputation(who, area),
            Qualified::No | Qualified::OnTrial => BasisPoints::ZERO,
        };
        // Whoever gets the medallion that is required needs no more than the terms say.
        let needs = campaign.terms.reputation_of(level.max(medallion));
        unmet.require(has >= needs, Missing::Reputation { area, has, needs }, Error::<T>::ReputationRequired);
        QueueClass::of(qualified.is_let_in())
    }

    /// Returns the round of a queue that can be joined now: the open one, or a new one. If there is none, returns a new one,
    /// too, and notes what it waits for.
    fn joinable_round(
        campaign_id: CampaignId,
        campaign: &mut Campaign<T::AccountId>,
        queue: Queue,
        unmet: &mut Unmet,
    ) -> (RoundId, Round) {
        if let Some(round_id) = campaign.open_round(queue) {
            let missing = Missing::NextRound { round: round_id };
            match Rounds::<T>::get(campaign_id, round_id) {
                None => unmet.note(missing, Error::<T>::UnknownRound),
                Some(round) if round.state != RoundState::Queueing => unmet.note(missing, Error::<T>::AwaitingDeal),
                Some(round) if round.waited(campaign, Self::clocks()).is_some() => {
                    unmet.note(missing, Error::<T>::JoinOver);
                }
                Some(round) => return (round_id, round),
            }
        }
        let (wanted, pay) = (campaign.wanted(queue), RoundPay::new(campaign.terms.funding.aia()));
        if campaign.open_round(queue).is_none() {
            unmet.require(wanted > 0, Missing::Work, Error::<T>::NothingToDeal);
            if !campaign.terms.funding.is_platform() {
                // Each hour brings more of the platform's budget. A pool that does not pay one set keeps nobody waiting.
                let payable = Self::payable_sets(campaign_id, campaign, campaign.replication(queue), &pay);
                unmet.require(payable > 0, Missing::PoolFunds, Error::<T>::PoolSpent);
            }
        }
        let round_id = campaign.next_round;
        match round_id.0.checked_add(1) {
            Some(next) => campaign.next_round = RoundId(next),
            None => unmet.note(Missing::Work, ArithmeticError::Overflow),
        }
        campaign.set_open_round(queue, Some(round_id));
        let (opened, state) = (T::Clock::now(), RoundState::Queueing);
        (round_id, Round { queue, opened, wanted, proven: 0, unproven: 0, pay, state })
    }

    /// Takes the next place of a class in a round, if there is one.
    fn take_place(
        campaign: &Campaign<T::AccountId>,
        round: &mut Round,
        class: QueueClass,
        unmet: &mut Unmet,
    ) -> TicketId {
        let (replication, unproven_seats) = (campaign.replication(round.queue), campaign.unproven_seats(round.queue));
        let capacity = Capacity::of(replication, unproven_seats, round.wanted);
        let (taken, places) = match class {
            QueueClass::Proven => (&mut round.proven, capacity.proven),
            QueueClass::Unproven => (&mut round.unproven, capacity.unproven),
        };
        let index = TicketIndex(*taken);
        let place = Missing::Place { has: *taken, most: places };
        // A round that has nothing to deal has no places, and what it waits for is noted.
        let is_full = *taken >= places && round.wanted > 0;
        unmet.require(!is_full, place, Error::<T>::QueueClassFull);
        *taken = taken.saturating_add(1);
        TicketId { class, index }
    }

    /// Requires that the part of the bond fits that a ticket under a role sets aside.
    fn require_bond(
        who: &T::AccountId,
        campaign_id: CampaignId,
        campaign: &Campaign<T::AccountId>,
        queue: Queue,
        round: RoundId,
        id: TicketId,
        unmet: &mut Unmet,
    ) {
        let Some(role) = campaign.role(queue) else { return };
        let (has, needs) = (T::Access::room(who), campaign.governed.set_aside);
        if has < needs {
            // The error is that of the pallet that keeps the bond.
            let obligation = id.obligation(campaign_id, round);
            let refused = Self::dry_run(|| T::Access::set_aside(who, role, obligation, needs));
            let missing = Missing::Bond { has: has.into(), needs: needs.into() };
            unmet.note(missing, refused.err().unwrap_or(Error::<T>::RoleRequired.into()));
        }
    }
}
