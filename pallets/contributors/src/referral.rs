//! Referrals: one level, out of a part of the season's AIA that is nobody's wage, shared pro rata, pulled when the
//! season is over.

use crate::{
    aia::raise, Config, Error, Event, Invitees, Pallet, People, Person, ReferralSeasons, SeasonBook, SeasonInvitees,
    Totals,
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

/// The figures of a season, without its referrers.
impl SeasonBook {
    /// What all referrers of the season share, in AIA, rounded down.
    pub(crate) fn shared(&self) -> Balance {
        BasisPoints::clamped(self.budget).of(self.accepted.into())
    }

    /// What a referrer is credited whose invitees earned `counted`: its part of that, but no more than its share of
    /// what all referrers share. Both rounded down, so all together never get more than there is.
    pub(crate) fn payout(&self, counted: Aia) -> Option<Aia> {
        let part = BasisPoints::clamped(self.part).of(counted.into());
        let share = mul_div_floor(self.shared(), counted.into(), self.counted.into()).unwrap_or(0);
        Aia::try_from(part.min(share)).ok()
    }
}

impl<T: Config> Pallet<T> {
    /// Counts AIA that was just accepted in this month's season, and for the referrer if it counts for one. Returns
    /// the referrer then.
    pub(crate) fn count_accepted(
        person: &mut Person<T::AccountId>,
        aia: Aia,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Result<Option<T::AccountId>, DispatchError> {
        // Beyond the calendar there are no seasons.
        let Some(season) = Month::at(now).filter(|_| aia > 0) else {
            return Ok(None);
        };
        let fresh = SeasonBook { part: terms.referral_part, budget: terms.referral_budget, ..Default::default() };
        let mut book = ReferralSeasons::<T>::get(season).unwrap_or(fresh);
        raise(&mut book.accepted, aia)?;
        let counted_for = Self::count_invitee(person, season, aia, terms, now)?;
        if counted_for.is_some() {
            raise(&mut book.counted, aia)?;
        }
        ReferralSeasons::<T>::insert(season, book);
        Ok(counted_for)
    }

    /// The referrer that `person` counts for now, if it does: within its time, proven, redeemed from the bonded lane,
    /// invited by somebody who is still the same, is proven and holds a medallion, and among the first of the season.
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
        let stands = People::<T>::get(&referrer.who)
            .is_some_and(|other| other.number == referrer.number && other.proven.is_some());
        if !stands || !T::Medallions::holds_any(&referrer.who) {
            return Ok(None);
        }
        let mut invitees = SeasonInvitees::<T>::get(season, &referrer.who).unwrap_or_default();
        if person.counted != Some(season) {
            if invitees.accounts >= terms.referral_invitees {
                return Ok(None);
            }
            invitees.accounts = invitees.accounts.saturating_add(1);
            person.counted = Some(season);
        }
        raise(&mut invitees.counted, aia)?;
        SeasonInvitees::<T>::insert(season, &referrer.who, invitees);
        Ok(Some(referrer.who))
    }

    /// What a claim of `who` pays for a season that is over.
    pub(crate) fn claimable(who: &T::AccountId, season: Month) -> Result<(SeasonBook, Invitees, Aia), DispatchError> {
        ensure!(Month::at(Self::now()).is_some_and(|now| season < now), Error::<T>::SeasonRuns);
        let book = ReferralSeasons::<T>::get(season).ok_or(Error::<T>::NothingToClaim)?;
        let invitees = SeasonInvitees::<T>::get(season, who).ok_or(Error::<T>::NothingToClaim)?;
        let aia = book.payout(invitees.counted).ok_or(ArithmeticError::Overflow)?;
        ensure!(aia > 0, Error::<T>::NothingToClaim);
        // Only accounts that are proven have invitees that count, and those are never removed.
        Self::person(who)?;
        Ok((book, invitees, aia))
    }

    pub(crate) fn do_claim_referral(who: &T::AccountId, season: Month) -> DispatchResult {
        let (mut book, invitees, aia) = Self::claimable(who, season)?;
        let now = Self::now();
        with_storage_layer(|| {
            let mut person = Self::person(who)?;
            person.aia = person.aia.settled(now)?;
            // Ripe at once: nothing in it was ever under dispute.
            person.aia.credit(aia, now, now)?;
            raise(&mut book.paid, aia)?;
            Totals::<T>::try_mutate(|totals| {
                raise(&mut totals.aia.earned, aia)?;
                raise(&mut totals.aia.referrals, aia)?;
                raise(&mut totals.aia.outstanding, aia)
            })?;
            ReferralSeasons::<T>::insert(season, book);
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

    /// A referrer's season as it stands.
    pub(crate) fn referral_report(who: &T::AccountId, season: Month) -> ReferralReport {
        let book = ReferralSeasons::<T>::get(season).unwrap_or_default();
        let invitees = SeasonInvitees::<T>::get(season, who).unwrap_or_default();
        ReferralReport {
            season,
            accepted: book.accepted,
            counted: book.counted,
            own: invitees.counted,
            invitees: invitees.accounts,
            payout: book.payout(invitees.counted).unwrap_or(0),
            claimable: season.next().and_then(Month::start),
        }
    }
}
