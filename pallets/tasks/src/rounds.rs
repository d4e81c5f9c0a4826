//! A round: when it closes, how its seats are dealt, and what happens if that never comes.

use crate::{
    Campaign, Campaigns, Config, Deal, EndedPromise, Error, Event, List, Pallet, Round, RoundSeating, RoundState,
    Rounds, SetEarnings, CLOSE_LIMIT,
};
use agt_primitives::{
    arithmetic::{lower, raise},
    beacon::{Beacon, EpochSeed},
    calendar::{DAY, HOUR},
    tasks::{CampaignId, Funding, Queue, RoundId, SetId},
    work_clock::WorkClock,
    Moment,
};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::PalletInfoAccess};
use sp_runtime::{ArithmeticError, DispatchError};

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

    pub(crate) fn do_close_round(campaign_id: CampaignId, round_id: RoundId) -> DispatchResult {
        let mut campaign = Self::unclosed_campaign(campaign_id)?;
        let mut round = Self::known_round(campaign_id, round_id)?;
        let now = Self::clocks();
        ensure!(!round.is_void(&campaign, now), Error::<T>::RoundVoid);
        ensure!(round.state == RoundState::Queueing, Error::<T>::RoundClosed);
        let waited = round.waited(&campaign, now).ok_or(Error::<T>::StillJoining)?;

        let Round { queue, proven, unproven, pay, .. } = round;
        let (backlog, wanted) = (campaign.backlog(queue), campaign.wanted(queue));
        let seating = RoundSeating::of(&campaign, &round, backlog);
        let payable = Self::payable_sets(campaign_id, &campaign, seating.replication, &pay);
        let filled = seating.layout(wanted).sets();
        let hourly = Self::hourly_budget(&campaign, seating.replication, &pay);
        ensure!(payable >= Self::min_payable_sets(filled, hourly, waited), Self::unpayable(&campaign));
        let wanted = wanted.min(payable);
        let sets = seating.layout(wanted).sets();
        let seats = seating.seats(sets);
        let promise = round.promise(seats, now.chain);
        let aia = promise.aia().ok_or(ArithmeticError::Overflow)?;
        Self::promise_seats(campaign_id, &mut campaign, seats, aia)?;
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
            aia,
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
        let seating = RoundSeating::of(&campaign, &round, backlog);
        let layout = seating.layout(wanted);
        let (queue, list) = (round.queue, List::of(round.queue));
        let contents = backlog.contents(layout.sets(), campaign.next_item, campaign.waiting(list).head);
        let (first, seed): (SetId, _) = (campaign.next_set, random.to_fixed_bytes());
        lower(&mut campaign.claimed, sets)?;
        raise(&mut campaign.next_set.0, contents.sets)?;
        raise(&mut campaign.next_item, contents.fresh)?;
        raise(&mut campaign.waiting_mut(list).head, contents.listed)?;
        campaign.set_open_round(queue, None);
        let promised = round.promise(seating.seats(layout.sets()), closed);
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
            let promise = round.promise(seats, at);
            (aia, price) = (promise.aia().ok_or(ArithmeticError::Overflow)?, campaign.terms.funding.price());
            let ended = EndedPromise { seats, aia, day: promise.day };
            Self::release_seats(campaign_id, campaign, ended, SetEarnings::default())?;
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
