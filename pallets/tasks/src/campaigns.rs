//! The life of a campaign: opened, approved, stopped, closed, pruned.

use crate::{
    queue::LONGEST_QUEUE, Campaign, CampaignTerms, Campaigns, Config, Error, Event, Funding, Lists, NextCampaign,
    Pallet, Phase, Platform, PlatformKeys, Rounds, Sets, Unguarded, PRUNED,
};
use agt_primitives::{
    access::{Access, Role},
    calendar::DAY,
    multiplier::Multiplier,
    tasks::{CampaignId, Escrow, Replication},
    Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_runtime::{ArithmeticError, DispatchError};

/// How far ahead a deadline lies at the most.
const LONGEST: Moment = 366 * DAY;

impl<T: Config> Pallet<T> {
    /// A campaign that is not pruned.
    pub(crate) fn known(number: CampaignId) -> Result<Campaign<T::AccountId>, DispatchError> {
        Campaigns::<T>::get(number).ok_or(Error::<T>::UnknownCampaign.into())
    }

    /// A campaign that is not closed: of one that is, records are being pruned, and what is gone must not look new.
    pub(crate) fn unclosed(number: CampaignId) -> Result<Campaign<T::AccountId>, DispatchError> {
        let campaign = Self::known(number)?;
        ensure!(campaign.phase != Phase::Closed, Error::<T>::CampaignClosed);
        Ok(campaign)
    }

    pub(crate) fn do_set_platform(operator: T::AccountId, keeper: T::AccountId) -> DispatchResult {
        ensure!(operator != keeper, Error::<T>::OneKey);
        Platform::<T>::put(PlatformKeys { operator: operator.clone(), keeper: keeper.clone() });
        Self::deposit_event(Event::PlatformSet { operator, keeper });
        Ok(())
    }

    fn ensure_sound(terms: &CampaignTerms) -> DispatchResult {
        ensure!(terms.answer.check().is_ok(), Error::<T>::BadAnswerKind);
        ensure!(terms.has_sound_sets(), Error::<T>::BadSets);
        ensure!(terms.has_sound_requirements(), Error::<T>::BadRequirements);
        ensure!(terms.windows.are_sound(), Error::<T>::BadWindows);
        let ahead = terms.deadline.checked_sub(Self::now());
        ensure!(ahead.is_some_and(|ahead| ahead > 0 && ahead <= LONGEST), Error::<T>::BadDeadline);
        Ok(())
    }

    /// What a campaign has to ask for and to show before it pays AIA.
    fn ensure_guarded(terms: &CampaignTerms) -> DispatchResult {
        let governed = Self::terms();
        terms.is_guarded(&governed).map_err(|lack| match lack {
            Unguarded::Reputation => Error::<T>::TooLittleReputation,
            Unguarded::Gold => Error::<T>::TooLittleGold,
        })?;
        // A day has to pay at least one set, whoever sits in it.
        let most = Multiplier::MOST_PRODUCT.of_aia(terms.funding.aia());
        let a_set = most.and_then(|most| most.checked_mul(terms.replication.seats().into()));
        ensure!(a_set.is_some_and(|a_set| a_set <= governed.aia_a_day), Error::<T>::TooCostly);
        Ok(())
    }

    pub(crate) fn do_open_campaign(owner: T::AccountId, terms: CampaignTerms) -> DispatchResult {
        Self::ensure_sound(&terms)?;
        let number = NextCampaign::<T>::get();
        let (phase, merit, funded) = match terms.funding {
            Funding::Platform { .. } => {
                let is_operator = Platform::<T>::get().is_some_and(|keys| keys.operator == owner);
                ensure!(is_operator, Error::<T>::NotOperator);
                Self::ensure_guarded(&terms)?;
                (Phase::Proposed, true, 0)
            }
            Funding::Pool { pool, price } => {
                ensure!(T::Access::has_access(&owner, Role::DataRequest), Error::<T>::NotARequester);
                ensure!(price > 0, Error::<T>::NoReward);
                let graders = if terms.is_rich() { Replication::Three.seats() } else { 0 };
                let seats = Balance::from(terms.replication.seats()).saturating_add(2).saturating_add(graders.into());
                let most = price
                    .checked_mul(seats)
                    .and_then(|a_set| a_set.checked_mul(terms.sets().into()))
                    .ok_or(Error::<T>::TooCostly)?;
                T::Escrow::open(pool, number, &owner, most)?;
                let an_answer = price.checked_div(terms.positions().into()).unwrap_or(0);
                (Phase::Open, T::Escrow::per_answer_fee_is_merit(number, an_answer), most)
            }
        };
        NextCampaign::<T>::put(number.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        Self::deposit_event(Event::CampaignOpened {
            campaign: number,
            owner: owner.clone(),
            terms: terms.clone(),
            merit,
            funded,
        });
        let campaign = Campaign {
            owner,
            terms,
            governed: Self::terms(),
            merit,
            phase,
            opened: Self::now(),
            next_item: 0,
            next_set: 0,
            next_round: 0,
            rounds: [None; 3],
            again: Default::default(),
            hard: Default::default(),
            ungraded: Default::default(),
            tickets: 0,
            seats: 0,
            claimed: 0,
            grading: 0,
            figures: Default::default(),
        };
        Campaigns::<T>::insert(number, campaign);
        Ok(())
    }

    pub(crate) fn do_approve_gold(keeper: &T::AccountId, number: CampaignId) -> DispatchResult {
        let mut campaign = Self::known(number)?;
        let is_keeper = Platform::<T>::get().is_some_and(|keys| keys.keeper == *keeper);
        ensure!(is_keeper && *keeper != campaign.owner, Error::<T>::NotKeeper);
        ensure!(campaign.phase == Phase::Proposed, Error::<T>::AlreadyApproved);
        ensure!(Self::now() < campaign.terms.deadline, Error::<T>::DeadlineOver);
        campaign.phase = Phase::Open;
        Campaigns::<T>::insert(number, campaign);
        Self::deposit_event(Event::GoldApproved { campaign: number, keeper: keeper.clone() });
        Ok(())
    }

    /// The owner ends its campaign when it likes, and anyone from so long after its deadline on.
    fn ensure_ends(who: &T::AccountId, campaign: &Campaign<T::AccountId>, after: Moment) -> DispatchResult {
        let from = campaign.terms.deadline.saturating_add(after);
        ensure!(*who == campaign.owner || Self::now() >= from, Error::<T>::NotOwner);
        ensure!(campaign.phase != Phase::Closed, Error::<T>::CampaignClosed);
        Ok(())
    }

    pub(crate) fn do_stop_campaign(who: &T::AccountId, number: CampaignId) -> DispatchResult {
        let mut campaign = Self::known(number)?;
        // Until then the last round may wait for its budget: nobody else voids it.
        Self::ensure_ends(who, &campaign, LONGEST_QUEUE)?;
        ensure!(campaign.phase != Phase::Stopped, Error::<T>::CampaignStopped);
        campaign.phase = Phase::Stopped;
        Campaigns::<T>::insert(number, campaign);
        Self::deposit_event(Event::CampaignStopped { campaign: number });
        Ok(())
    }

    pub(crate) fn do_close_campaign(who: &T::AccountId, number: CampaignId) -> DispatchResult {
        let mut campaign = Self::known(number)?;
        Self::ensure_ends(who, &campaign, 0)?;
        // Everybody can end what is open: by settling sets, and by letting go who has no seat.
        ensure!(campaign.tickets == 0, Error::<T>::TicketsOpen);
        ensure!(campaign.seats == 0, Error::<T>::SetsOpen);
        let refunded = match campaign.terms.funding {
            Funding::Platform { .. } => 0,
            Funding::Pool { .. } => T::Escrow::close(number)?,
        };
        campaign.phase = Phase::Closed;
        Campaigns::<T>::insert(number, campaign);
        Self::deposit_event(Event::CampaignClosed { campaign: number, refunded });
        Ok(())
    }

    pub(crate) fn do_prune(number: CampaignId) -> DispatchResult {
        let campaign = Self::known(number)?;
        ensure!(campaign.phase == Phase::Closed, Error::<T>::NotClosed);
        let mut left = PRUNED;
        let mut room = |removed: u32| {
            left = left.saturating_sub(removed);
            left
        };
        let mut left_after = room(Sets::<T>::clear_prefix(number, PRUNED, None).unique);
        if left_after > 0 {
            left_after = room(Lists::<T>::clear_prefix(number, left_after, None).unique);
        }
        if left_after > 0 {
            left_after = room(Rounds::<T>::clear_prefix(number, left_after, None).unique);
        }
        let all = left_after > 0;
        if all {
            Campaigns::<T>::remove(number);
        }
        let records = PRUNED.saturating_sub(left_after).saturating_add(all.into());
        Self::deposit_event(Event::Pruned { campaign: number, records, all });
        Ok(())
    }
}
