//! The life of a campaign: opened, approved, stopped, closed, pruned.

use crate::{
    AccountTallies, AreaMeasure, AreaMeasures, Campaign, Campaigns, Config, Confusions, Error, Event, ItemStandings,
    Lists, NextCampaign, Pallet, Platform, PlatformKey, PlatformKeys, Rounds, Sets, CLOSE_LIMIT, KEYS_DELAY, PRUNED,
};
use agt_primitives::{
    access::{Access, Role},
    arithmetic::{lower, raise},
    calendar::DAY,
    contributors::Contributors,
    multiplier::Multiplier,
    skill::{FrequencyError, MeasureError},
    tasks::{CampaignId, CampaignPhase, CampaignTerms, Escrow, EscrowId, Funding, PoolId, Replication},
    Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError};

/// The longest time from the opening of a campaign to its deadline.
const LONGEST: Moment = 366 * DAY;

/// The number of answers to each item, beyond the seats of a set, that a pool's escrow keeps the price of.
const FURTHER_ANSWERS: u8 = 2;

impl<T: Config> Pallet<T> {
    /// Returns a campaign that is not pruned.
    pub(crate) fn known_campaign(campaign: CampaignId) -> Result<Campaign<T::AccountId>, DispatchError> {
        Campaigns::<T>::get(campaign).ok_or(Error::<T>::UnknownCampaign.into())
    }

    /// Returns a campaign that is not closed. The records of a closed one are being pruned, and what is gone must not look
    /// new.
    pub(crate) fn unclosed_campaign(campaign: CampaignId) -> Result<Campaign<T::AccountId>, DispatchError> {
        let campaign = Self::known_campaign(campaign)?;
        ensure!(campaign.phase != CampaignPhase::Closed, Error::<T>::CampaignClosed);
        Ok(campaign)
    }

    pub(crate) fn do_set_platform(operator: T::AccountId, reviewer: T::AccountId) -> DispatchResult {
        ensure!(operator != reviewer, Error::<T>::OneKey);
        let (old_operator, old_reviewer) = Platform::<T>::get().map(|keys| (keys.operator, keys.reviewer)).unzip();
        let operator = Self::key_for(operator, old_operator);
        let reviewer = Self::key_for(reviewer, old_reviewer);
        Platform::<T>::put(PlatformKeys { operator: operator.clone(), reviewer: reviewer.clone() });
        Self::deposit_event(Event::PlatformSet {
            operator: operator.who,
            reviewer: reviewer.who,
            operator_from: operator.from,
            reviewer_from: reviewer.from,
        });
        Ok(())
    }

    /// Returns the key of `who` in a role that had the key `old`: the same one if the account stays.
    fn key_for(who: T::AccountId, old: Option<PlatformKey<T::AccountId>>) -> PlatformKey<T::AccountId> {
        let stays = old.filter(|old| old.who == who);
        stays.unwrap_or_else(|| PlatformKey { who, from: Self::now().saturating_add(KEYS_DELAY) })
    }

    /// Checks that `who` has a key and that it acts.
    fn ensure_key(key: Option<PlatformKey<T::AccountId>>, who: &T::AccountId, other: Error<T>) -> DispatchResult {
        let key = key.filter(|key| key.who == *who).ok_or(other)?;
        ensure!(Self::now() >= key.from, Error::<T>::KeyTooNew);
        Ok(())
    }

    pub(crate) fn do_open_campaign(owner: T::AccountId, terms: CampaignTerms) -> DispatchResult {
        Self::ensure_sound(&terms)?;
        let campaign_id = NextCampaign::<T>::get();
        let series = Self::enter_series(campaign_id, &owner, &terms)?;
        Self::enter_area(&terms)?;
        let (phase, earns_merit, funded) = match terms.funding {
            Funding::Platform { .. } => {
                let key = Platform::<T>::get().map(|keys| keys.operator);
                Self::ensure_key(key, &owner, Error::<T>::NotOperator)?;
                Self::ensure_guarded(&terms)?;
                (CampaignPhase::Proposed, true, 0)
            }
            Funding::Pool { pool, price } => {
                let funded = Self::open_escrow(campaign_id, &owner, &terms, pool, price)?;
                let price_an_answer = price.checked_div(terms.positions().into()).unwrap_or(0);
                let earns_merit = T::Escrow::price_earns_merit(EscrowId::Campaign(campaign_id), price_an_answer);
                (CampaignPhase::Open, earns_merit, funded)
            }
        };
        NextCampaign::<T>::try_mutate(|next| raise(next, 1))?;
        Self::deposit_event(Event::CampaignOpened {
            campaign: campaign_id,
            owner: owner.clone(),
            terms: terms.clone(),
            earns_merit,
            funded,
        });
        let campaign =
            Campaign { series, ..Campaign::new(owner, terms, Self::terms(), earns_merit, phase, Self::now()) };
        Campaigns::<T>::insert(campaign_id, campaign);
        Ok(())
    }

    fn ensure_sound(terms: &CampaignTerms) -> DispatchResult {
        ensure!(terms.answer.check().is_ok(), Error::<T>::BadAnswerKind);
        Self::ensure_measured(terms)?;
        ensure!(terms.has_sound_sets(), Error::<T>::BadSets);
        ensure!(terms.has_sound_requirements(), Error::<T>::BadRequirements);
        ensure!(terms.windows.are_sound(), Error::<T>::BadWindows);
        ensure!(terms.has_telling_gold(), Error::<T>::TooLittleGold);
        let ahead = terms.deadline.checked_sub(Self::now());
        ensure!(ahead.is_some_and(|ahead| ahead > 0 && ahead <= LONGEST), Error::<T>::BadDeadline);
        Ok(())
    }

    /// Checks what a campaign measures its workers by, unless its answers are rich.
    fn ensure_measured(terms: &CampaignTerms) -> DispatchResult {
        if terms.is_rich() {
            return Ok(());
        }
        terms.measured.measure(&terms.answer).map_err(|error| match error {
            MeasureError::ChanceOfZero => Error::<T>::ChanceOfZero,
            MeasureError::ChanceOfAHundred => Error::<T>::ChanceOfAHundred,
            MeasureError::ChanceBelowClasses => Error::<T>::ChanceBelowClasses,
            MeasureError::ReferenceTooHigh => Error::<T>::ReferenceTooHigh,
            MeasureError::ReferenceNotAboveChance => Error::<T>::ReferenceNotAboveChance,
        })?;
        terms.measured.frequencies(&terms.answer).map_err(|error| match error {
            FrequencyError::OneClass => Error::<T>::ItemsOfOneClass,
            FrequencyError::TooFewClasses | FrequencyError::TooManyClasses => Error::<T>::BadItemsByClass,
        })?;
        Ok(())
    }

    /// Returns the campaign under which the series of a new campaign is kept, and counts the new one there: itself, if it
    /// names none.
    fn enter_series(
        campaign_id: CampaignId,
        owner: &T::AccountId,
        terms: &CampaignTerms,
    ) -> Result<CampaignId, DispatchError> {
        let Some(named) = terms.measured.series else { return Ok(campaign_id) };
        let series = Campaigns::<T>::get(named).ok_or(Error::<T>::BadSeries)?.series;
        Campaigns::<T>::try_mutate(series, |first| {
            // A series ends: nobody joins it after the deadline of its first campaign.
            let open =
                |first: &&mut Campaign<_>| first.phase != CampaignPhase::Closed && Self::now() < first.terms.deadline;
            let first = first.as_mut().filter(open).ok_or(Error::<T>::BadSeries)?;
            let same_payer = match terms.funding {
                Funding::Platform { .. } => first.terms.funding.is_platform(),
                Funding::Pool { .. } => !first.terms.funding.is_platform() && first.owner == *owner,
            };
            let (ours, its) = (&terms.measured, &first.terms.measured);
            let same_questions = first.terms.area == terms.area && first.terms.answer == terms.answer;
            let same_measure = (ours.chance, ours.reference) == (its.chance, its.reference);
            ensure!(same_payer && same_questions && same_measure, Error::<T>::BadSeries);
            raise(&mut first.successors, 1)?;
            Ok(series)
        })
    }

    /// Counts a campaign that is closed out of its series.
    fn leave_series(campaign_id: CampaignId, campaign: &Campaign<T::AccountId>) -> DispatchResult {
        if campaign.series == campaign_id {
            return Ok(());
        }
        Campaigns::<T>::try_mutate(campaign.series, |first| {
            let first = first.as_mut().ok_or(Error::<T>::BadSeries)?;
            Ok(lower(&mut first.successors, 1)?)
        })
    }

    /// Counts a campaign that moves qualifications into its area, in which all of them have one measure: what gold shows adds up
    /// there, and luck on hard questions would hide what somebody gets wrong on easy ones.
    fn enter_area(terms: &CampaignTerms) -> DispatchResult {
        if !terms.moves_qualifications() {
            return Ok(());
        }
        AreaMeasures::<T>::try_mutate(terms.area, |area| {
            let (chance, reference) = (terms.measured.chance, terms.measured.reference);
            let area = area.get_or_insert(AreaMeasure { chance, reference, campaigns: 0 });
            ensure!((area.chance, area.reference) == (chance, reference), Error::<T>::OtherMeasureInArea);
            Ok(raise(&mut area.campaigns, 1)?)
        })
    }

    /// Counts a campaign that is closed out of its area. The next one after the last may have another measure.
    fn leave_area(terms: &CampaignTerms) -> DispatchResult {
        if !terms.moves_qualifications() {
            return Ok(());
        }
        AreaMeasures::<T>::try_mutate_exists(terms.area, |area| {
            let counted = area.as_mut().ok_or(ArithmeticError::Underflow)?;
            lower(&mut counted.campaigns, 1)?;
            if counted.campaigns == 0 {
                *area = None;
            }
            Ok(())
        })
    }

    /// Checks what the governed terms in force demand of a campaign before it pays AIA.
    fn ensure_guarded(terms: &CampaignTerms) -> DispatchResult {
        let governed = Self::terms();
        ensure!(terms.is_guarded(&governed), Error::<T>::TooLittleGold);
        // A day must pay at least one set, whoever sits in it.
        let most_a_seat = Multiplier::MOST_PRODUCT.of_aia(terms.funding.aia());
        let most = most_a_seat.and_then(|most| most.checked_mul(terms.replication.seats().into()));
        ensure!(most.is_some_and(|most| most <= governed.aia_a_day), Error::<T>::TooCostly);
        Ok(())
    }

    /// Opens the escrow of a campaign that a pool pays. Returns what it keeps: the price of every seat, of further answers
    /// to each item, and of the graders of rich sets.
    fn open_escrow(
        campaign_id: CampaignId,
        owner: &T::AccountId,
        terms: &CampaignTerms,
        pool: PoolId,
        price: Balance,
    ) -> Result<Balance, DispatchError> {
        ensure!(T::Access::has_access(owner, Role::DataRequest), Error::<T>::NotARequester);
        ensure!(price > 0, Error::<T>::NoReward);
        // Whoever earns the price once can be paid.
        ensure!(price >= T::Escrow::least_payment(pool, owner), Error::<T>::PriceBelowLeastBalance);
        let graders = if terms.is_rich() { Replication::Three.seats() } else { 0 };
        let seats = terms.replication.seats().saturating_add(FURTHER_ANSWERS).saturating_add(graders);
        let most = price
            .checked_mul(seats.into())
            .and_then(|price_a_set| price_a_set.checked_mul(terms.sets().into()))
            .ok_or(Error::<T>::TooCostly)?;
        T::Escrow::open(pool, EscrowId::Campaign(campaign_id), owner, most)?;
        Ok(most)
    }

    pub(crate) fn do_approve_gold(
        reviewer: &T::AccountId,
        campaign_id: CampaignId,
        terms_hash: H256,
    ) -> DispatchResult {
        let mut campaign = Self::known_campaign(campaign_id)?;
        let key = Platform::<T>::get().map(|keys| keys.reviewer);
        Self::ensure_key(key, reviewer, Error::<T>::NotReviewer)?;
        ensure!(*reviewer != campaign.owner, Error::<T>::NotReviewer);
        if let Some(status) = T::Contributors::status(reviewer) {
            // Two accounts of one tree are one account as far as the gold is concerned.
            ensure!(!Self::is_of_tree(&campaign.owner, status.tree), Error::<T>::ConflictOfInterest);
        }
        ensure!(campaign.phase == CampaignPhase::Proposed, Error::<T>::AlreadyApproved);
        ensure!(campaign.terms.hash() == terms_hash, Error::<T>::TermsMismatch);
        ensure!(Self::now() < campaign.terms.deadline, Error::<T>::DeadlineOver);
        // It may have waited since before governance demanded more.
        Self::ensure_guarded(&campaign.terms)?;
        campaign.phase = CampaignPhase::Open;
        campaign.reviewer = Some(reviewer.clone());
        Campaigns::<T>::insert(campaign_id, campaign);
        Self::deposit_event(Event::GoldApproved { campaign: campaign_id, reviewer: reviewer.clone() });
        Ok(())
    }

    /// Returns whether `who` is an account that may know the gold of a campaign, or of the referral tree of one: of its owner,
    /// the reviewer who approved its gold, or the two platform's accounts in force. `tree` is that of `who`; none if it is not
    /// registered.
    ///
    /// It is asked for every queue: graders decide what the same accounts pay for.
    pub(crate) fn is_interested(who: &T::AccountId, tree: Option<u64>, campaign: &Campaign<T::AccountId>) -> bool {
        let keys = Platform::<T>::get();
        let keys = keys.iter().flat_map(|keys| [&keys.operator.who, &keys.reviewer.who]);
        let mut interested = core::iter::once(&campaign.owner).chain(&campaign.reviewer).chain(keys);
        interested.any(|other| other == who || tree.is_some_and(|tree| Self::is_of_tree(other, tree)))
    }

    /// Returns whether an account is registered and of a referral tree.
    fn is_of_tree(who: &T::AccountId, tree: u64) -> bool {
        T::Contributors::status(who).is_some_and(|status| status.tree == tree)
    }

    pub(crate) fn do_stop_campaign(who: &T::AccountId, campaign_id: CampaignId) -> DispatchResult {
        let mut campaign = Self::known_campaign(campaign_id)?;
        // Until then the last round may wait for its budget: only the owner may void it.
        Self::ensure_may_end(who, &campaign, CLOSE_LIMIT)?;
        ensure!(campaign.phase != CampaignPhase::Stopped, Error::<T>::CampaignStopped);
        campaign.phase = CampaignPhase::Stopped;
        Campaigns::<T>::insert(campaign_id, campaign);
        Self::deposit_event(Event::CampaignStopped { campaign: campaign_id });
        Ok(())
    }

    pub(crate) fn do_close_campaign(who: &T::AccountId, campaign_id: CampaignId) -> DispatchResult {
        let mut campaign = Self::known_campaign(campaign_id)?;
        Self::ensure_may_end(who, &campaign, 0)?;
        // Anyone can end what is open: by settling sets, and by letting go whoever has no seat.
        ensure!(campaign.tickets == 0, Error::<T>::TicketsOpen);
        ensure!(campaign.promised_seats == 0, Error::<T>::SetsOpen);
        // What the gold of a series showed is kept with its first campaign.
        ensure!(campaign.successors == 0, Error::<T>::SeriesInUse);
        Self::leave_series(campaign_id, &campaign)?;
        Self::leave_area(&campaign.terms)?;
        let refunded = match campaign.terms.funding {
            Funding::Platform { .. } => 0,
            Funding::Pool { .. } => T::Escrow::close(EscrowId::Campaign(campaign_id))?,
        };
        let (delivered_sets, delivered_hash) = (campaign.totals.settled, campaign.delivered_hash);
        campaign.phase = CampaignPhase::Closed;
        Campaigns::<T>::insert(campaign_id, campaign);
        Self::deposit_event(Event::CampaignClosed { campaign: campaign_id, refunded, delivered_sets, delivered_hash });
        Ok(())
    }

    /// The owner ends its campaign at any time, and anyone else from `after` milliseconds after its deadline on.
    fn ensure_may_end(who: &T::AccountId, campaign: &Campaign<T::AccountId>, after: Moment) -> DispatchResult {
        let from = campaign.terms.deadline.saturating_add(after);
        ensure!(*who == campaign.owner || Self::now() >= from, Error::<T>::NotOwner);
        ensure!(campaign.phase != CampaignPhase::Closed, Error::<T>::CampaignClosed);
        Ok(())
    }

    pub(crate) fn do_prune(campaign_id: CampaignId) -> DispatchResult {
        let campaign = Self::known_campaign(campaign_id)?;
        ensure!(campaign.phase == CampaignPhase::Closed, Error::<T>::NotClosed);
        let mut left = PRUNED.saturating_sub(Sets::<T>::clear_prefix(campaign_id, PRUNED, None).unique);
        if left > 0 {
            left = left.saturating_sub(Lists::<T>::clear_prefix(campaign_id, left, None).unique);
        }
        if left > 0 {
            left = left.saturating_sub(Rounds::<T>::clear_prefix(campaign_id, left, None).unique);
        }
        if left > 0 {
            left = left.saturating_sub(ItemStandings::<T>::clear_prefix(campaign_id, left, None).unique);
        }
        if left > 0 {
            left = left.saturating_sub(AccountTallies::<T>::clear_prefix(campaign_id, left, None).unique);
        }
        let all = left > 0;
        if all {
            Confusions::<T>::remove(campaign_id);
            Campaigns::<T>::remove(campaign_id);
        }
        let records = PRUNED.saturating_sub(left).saturating_add(all.into());
        Self::deposit_event(Event::Pruned { campaign: campaign_id, records, all });
        Ok(())
    }
}
