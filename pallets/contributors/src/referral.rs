//! Referrals: referrers share a part of the season's AIA pro rata and claim it when the season has ended.

use crate::{
    aia::raise, Config, Error, Event, Invitees, Pallet, People, Person, ReferralSeason, ReferralSeasons,
    SeasonInvitees, Totals,
};
use agt_primitives::{
    arithmetic::mul_div_floor,
    basis_points::BasisPoints,
    calendar::Month,
    contributors::{ContributorTerms, ReferralReport},
    medallions::Medallions,
    Aia, Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

impl ReferralSeason {
    /// Returns the AIA that all referrers of the season share, rounded down.
    pub(crate) fn shared(&self) -> Balance {
        BasisPoints::clamped(self.budget).of(self.accepted.into())
    }

    /// Returns the AIA of a referrer whose invitees earned `counted`: its part of that, limited to its share of the
    /// season's budget. Both are rounded down, so that all referrers together never exceed the budget.
    pub(crate) fn payout(&self, counted: Aia) -> Option<Aia> {
        let part = BasisPoints::clamped(self.part).of(counted.into());
        let share = mul_div_floor(self.shared(), counted.into(), self.counted.into()).unwrap_or(0);
        Aia::try_from(part.min(share)).ok()
    }
}

impl<T: Config> Pallet<T> {
    /// Adds accepted AIA to this month's season, and to the referrer of `person` if it counts for it. Returns the
    /// referrer if it does.
    pub(crate) fn count_accepted(
        person: &mut Person<T::AccountId>,
        aia: Aia,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Result<Option<T::AccountId>, DispatchError> {
        // There are no seasons beyond the calendar.
        let Some(season) = Month::at(now).filter(|_| aia > 0) else {
            return Ok(None);
        };
        let new = ReferralSeason { part: terms.referral_part, budget: terms.referral_budget, ..Default::default() };
        let mut totals = ReferralSeasons::<T>::get(season).unwrap_or(new);
        raise(&mut totals.accepted, aia)?;
        let counted_for = Self::count_invitee(person, season, aia, terms, now)?;
        if counted_for.is_some() {
            raise(&mut totals.counted, aia)?;
        }
        ReferralSeasons::<T>::insert(season, totals);
        Ok(counted_for)
    }

    /// Counts `aia` for the referrer of `person` and returns the referrer, or returns none if it does not count.
    ///
    /// It counts if `person` is within its referral period and has redeemed from the bonded lane, if its referrer still
    /// has the registration that it named, is proven and holds a medallion, and if `person` is among the first invitees
    /// of the season.
    fn count_invitee(
        person: &mut Person<T::AccountId>,
        season: Month,
        aia: Aia,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Result<Option<T::AccountId>, DispatchError> {
        let in_time = now < person.registered.saturating_add(terms.referral_period);
        let Some(referrer) = person.referrer.clone().filter(|_| in_time && person.redeemed) else {
            return Ok(None);
        };
        let referrer_counts = People::<T>::get(&referrer.who)
            .is_some_and(|other| other.number == referrer.number && other.proven.is_some());
        if !referrer_counts || !T::Medallions::holds_any(&referrer.who) {
            return Ok(None);
        }
        let mut invitees = SeasonInvitees::<T>::get(season, &referrer.who).unwrap_or_default();
        if person.counted_in != Some(season) {
            if invitees.accounts >= terms.referral_invitees {
                return Ok(None);
            }
            invitees.accounts = invitees.accounts.saturating_add(1);
            person.counted_in = Some(season);
        }
        raise(&mut invitees.counted, aia)?;
        SeasonInvitees::<T>::insert(season, &referrer.who, invitees);
        Ok(Some(referrer.who))
    }

    /// Returns the season, the invitees and the AIA that a claim of `who` pays: zero if they earned it less than one.
    fn invitees_of(who: &T::AccountId, season: Month) -> Result<(ReferralSeason, Invitees, Aia), DispatchError> {
        ensure!(Month::at(Self::now()).is_some_and(|now| season < now), Error::<T>::SeasonRuns);
        let totals = ReferralSeasons::<T>::get(season).ok_or(Error::<T>::NothingToClaim)?;
        let invitees = SeasonInvitees::<T>::get(season, who).ok_or(Error::<T>::NothingToClaim)?;
        let aia = totals.payout(invitees.counted).ok_or(ArithmeticError::Overflow)?;
        // Only a proven account has invitees that count, and a proven account is never removed.
        Self::person(who)?;
        Ok((totals, invitees, aia))
    }

    /// Checks a claim for the predicate: only one that pays something runs without a fee.
    pub(crate) fn claimable(who: &T::AccountId, season: Month) -> DispatchResult {
        let (_, _, aia) = Self::invitees_of(who, season)?;
        ensure!(aia > 0, Error::<T>::NothingToClaim);
        Ok(())
    }

    pub(crate) fn do_claim_referral(who: &T::AccountId, season: Month) -> DispatchResult {
        let (mut season_totals, invitees, aia) = Self::invitees_of(who, season)?;
        let now = Self::now();
        with_storage_layer(|| {
            let mut person = Self::person(who)?;
            person.aia = person.aia.settled(now)?;
            // Ripe at once, because none of it can be disputed.
            person.aia.credit(aia, now, now)?;
            raise(&mut season_totals.paid, aia)?;
            Totals::<T>::try_mutate(|totals| {
                raise(&mut totals.aia.earned, aia)?;
                raise(&mut totals.aia.referrals, aia)?;
                raise(&mut totals.aia.outstanding, aia)
            })?;
            ReferralSeasons::<T>::insert(season, season_totals);
            SeasonInvitees::<T>::remove(season, who);
            People::<T>::insert(who, person);
            Self::deposit_event(Event::ReferralClaimed {
                who: who.clone(),
                season,
                counted: invitees.counted,
                invitees: invitees.accounts,
                aia,
            });
            Ok(())
        })
    }

    pub(crate) fn referral_report(who: &T::AccountId, season: Month) -> ReferralReport {
        let totals = ReferralSeasons::<T>::get(season).unwrap_or_default();
        let invitees = SeasonInvitees::<T>::get(season, who).unwrap_or_default();
        ReferralReport {
            season,
            accepted: totals.accepted,
            counted: totals.counted,
            own: invitees.counted,
            invitees: invitees.accounts,
            payout: totals.payout(invitees.counted).unwrap_or(0),
            claimable: season.next().and_then(Month::start),
        }
    }
}
