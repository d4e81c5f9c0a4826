//! Work: opening sets and closing them.

use crate::{
    aia::{lower, raise},
    AreaReputation, Areas, Config, Error, Event, OpenSet, OpenSets, Pallet, People, Person, Totals,
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::day,
    characters::Characters,
    consensus::weight::AnswerWeight,
    contributors::{
        AreaId, ContributorStatus, ContributorTerms, Contributors, Outcome, SetKey, Tier, WorkOffer, WorkResult,
        MAX_AREAS, UNPROVEN_OPEN,
    },
    multiplier::{Multiplier, Multipliers},
    Aia, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

/// The records of an account as they are after it opens a set.
struct Admission<AccountId> {
    person: Person<AccountId>,
    area: AreaReputation,
    open: OpenSet,
}

impl<T: Config> Pallet<T> {
    /// Returns the record of a registered account.
    pub(crate) fn person(who: &T::AccountId) -> Result<Person<T::AccountId>, Error<T>> {
        People::<T>::get(who).ok_or(Error::<T>::NotRegistered)
    }

    /// Returns the account's reputation in an area at `now`, or none if it has none.
    pub(crate) fn area_now(
        who: &T::AccountId,
        area: AreaId,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Option<AreaReputation> {
        Areas::<T>::get(who, area).map(|area| area.drifted(&terms.drift(), now))
    }

    /// Returns the factor on the AIA of the account's next set, which is 1.0 for an unproven account.
    pub(crate) fn multiplier(
        who: &T::AccountId,
        person: &Person<T::AccountId>,
        stake_tier: Multiplier,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Multiplier {
        if person.proven.is_none() {
            return Multiplier::ONE;
        }
        let streak = terms.streak(person.streak.length(day(now)));
        let character = T::Characters::boost(who).reward;
        Multipliers { streak, character, stake_tier }.product(terms.most_product())
    }

    /// Checks that `who` may open a set. Returns the records as they are afterwards, and writes nothing.
    fn admit(who: &T::AccountId, offer: &WorkOffer) -> Result<Admission<T::AccountId>, DispatchError> {
        let (terms, now) = (Self::terms(), Self::now());
        let mut person = Self::person(who)?;
        ensure!(!OpenSets::<T>::contains_key(who, offer.set), Error::<T>::AlreadyOpen);
        ensure!(offer.energy > 0, Error::<T>::ZeroEnergy);
        ensure!(offer.platform || offer.aia_max == 0, Error::<T>::AiaOutsidePlatform);
        let most_open = if person.proven.is_some() { terms.open_sets } else { UNPROVEN_OPEN };
        ensure!(person.open < most_open, Error::<T>::TooManyOpen);
        let mut area = match Self::area_now(who, offer.area, &terms, now) {
            Some(area) => area,
            None => {
                ensure!(person.areas < MAX_AREAS, Error::<T>::TooManyAreas);
                person.areas = person.areas.saturating_add(1);
                AreaReputation::new(now)
            }
        };

        let mut today = person.usage.on(day(now));
        let tier = Self::tier(&person, area.reputation(), &terms);
        ensure!(today.sets < tier.sets, Error::<T>::DailySets);
        let multiplier = Self::multiplier(who, &person, offer.stake_tier, &terms, now);
        let reserved = multiplier.of_aia(offer.aia_max).ok_or(ArithmeticError::Overflow)?;
        raise(&mut today.reserved, reserved)?;
        ensure!(today.reserved <= tier.aia, Error::<T>::DailyAia);
        let energy = Self::energy_now(who, &person, &terms, now);
        person.energy = energy.spent(offer.energy, now).ok_or(Error::<T>::NotEnoughEnergy)?;

        today.sets = today.sets.saturating_add(1);
        person.usage = today;
        person.open = person.open.saturating_add(1);
        person.last_active = now;
        area.open = area.open.saturating_add(1);
        let open = OpenSet {
            area: offer.area,
            day: today.day,
            energy: offer.energy,
            offered: offer.aia_max,
            reserved,
            multiplier,
            platform: offer.platform,
        };
        Ok(Admission { person, area, open })
    }

    /// Returns how much work an account may take on in a UTC day.
    fn tier(person: &Person<T::AccountId>, reputation: BasisPoints, terms: &ContributorTerms) -> Tier {
        if person.proven.is_some() {
            terms.tier(reputation)
        } else {
            terms.unproven_tier()
        }
    }

    fn do_open(who: &T::AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
        let Admission { person, area, open } = Self::admit(who, &offer)?;
        Self::deposit_event(Event::WorkOpened {
            who: who.clone(),
            set: offer.set,
            area: offer.area,
            platform: offer.platform,
            energy_spent: offer.energy,
            energy: person.energy.held.units,
            multiplier: open.multiplier,
            reserved: open.reserved,
            sets_today: person.usage.sets,
            reserved_today: person.usage.reserved,
        });
        Areas::<T>::insert(who, offer.area, area);
        OpenSets::<T>::insert(who, offer.set, open);
        People::<T>::insert(who, person);
        Ok(open.reserved)
    }

    fn do_close(who: &T::AccountId, set: SetKey, result: WorkResult) -> Result<Aia, DispatchError> {
        let open = OpenSets::<T>::get(who, set).ok_or(Error::<T>::NotOpen)?;
        ensure!(result.consensus.is_sound() && result.gold.is_sound(), Error::<T>::BadTally);
        ensure!(result.aia <= open.offered, Error::<T>::MoreThanOffered);
        let mut person = Self::person(who)?;
        let mut area = Areas::<T>::get(who, open.area).ok_or(Error::<T>::UnknownArea)?;
        let (terms, now) = (Self::terms(), Self::now());

        OpenSets::<T>::remove(who, set);
        person.open = person.open.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        area.open = area.open.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        let today = day(now);
        let same_day = person.usage.day == open.day && open.day == today;

        if result.outcome == Outcome::ReturnedUnused {
            return Self::give_back(who, set, open, person, area, same_day);
        }

        let (consensus, gold) = match result.outcome {
            Outcome::NoReveal => (result.consensus.all_wrong(), result.gold.all_wrong()),
            _ => (result.consensus, result.gold),
        };
        // The gold gate: a worker who fails the gold items is paid nothing, even if others agree with its answers.
        let paid = result.outcome == Outcome::Accepted && gold.two_thirds_right();
        let aia = if paid { open.multiplier.of_aia(result.aia).ok_or(ArithmeticError::Overflow)? } else { 0 };
        let xp = if paid && result.counts_for_reputation { result.xp } else { 0 };
        let mut unearned = open.reserved;
        lower(&mut unearned, aia)?;
        let returned = if same_day { unearned } else { 0 };
        lower(&mut person.usage.reserved, returned)?;

        area.since = now;
        if result.counts_for_reputation {
            area = area.sampled(consensus, gold, open.platform, &terms);
        }
        if paid && result.counts_for_reputation {
            person.streak = person.streak.accepted(open.day);
        }
        person.xp = person.xp.checked_add(xp.into()).ok_or(ArithmeticError::Overflow)?;
        person.last_active = now;
        person.aia = person.aia.settled(now)?;
        person.aia.credit(aia, result.ripens_at, now)?;
        let proves = open.platform && person.proven.is_none() && {
            person.gold = person.gold.answered(gold);
            person.gold.proves(&terms)
        };
        let released = if proves { Self::prove(who, &mut person, now)? } else { 0 };
        if person.proven.is_none() {
            person.gold = person.gold.faded(&terms);
        }

        let counted_for = Self::count_accepted(&mut person, aia, &terms, now)?;
        Totals::<T>::try_mutate(|totals| {
            raise(&mut totals.aia.earned, aia)?;
            raise(&mut totals.aia.outstanding, aia)
        })?;
        Self::deposit_event(Event::WorkClosed {
            who: who.clone(),
            set,
            outcome: result.outcome,
            aia,
            ripens_at: result.ripens_at,
            xp,
            returned,
            reserved_today: person.usage.reserved,
            energy_returned: 0,
            area: open.area,
            consensus: area.consensus.reading(),
            gold: area.gold.reading(),
            gold_answered: (person.gold.right, person.gold.total),
            counted_for,
        });
        if proves {
            Self::deposit_event(Event::Proven { who: who.clone(), released });
        }
        Areas::<T>::insert(who, open.area, area);
        People::<T>::insert(who, person);
        Ok(aia)
    }

    /// Undoes the opening of a set: gives the energy back, and on the day of the opening also the day's set and the
    /// reservation.
    fn give_back(
        who: &T::AccountId,
        set: SetKey,
        open: OpenSet,
        mut person: Person<T::AccountId>,
        area: AreaReputation,
        same_day: bool,
    ) -> Result<Aia, DispatchError> {
        let (terms, now) = (Self::terms(), Self::now());
        let energy = Self::energy_now(who, &person, &terms, now);
        let units = energy.held.units;
        person.energy = energy.given_back(open.energy, now);
        let returned = if same_day { open.reserved } else { 0 };
        lower(&mut person.usage.reserved, returned)?;
        person.usage.sets = person.usage.sets.saturating_sub(same_day.into());
        if area.open == 0 && area.sets == 0 {
            Areas::<T>::remove(who, open.area);
            person.areas = person.areas.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        } else {
            Areas::<T>::insert(who, open.area, area);
        }
        Self::deposit_event(Event::WorkClosed {
            who: who.clone(),
            set,
            outcome: Outcome::ReturnedUnused,
            aia: 0,
            ripens_at: now,
            xp: 0,
            returned,
            reserved_today: person.usage.reserved,
            energy_returned: person.energy.held.units.saturating_sub(units),
            area: open.area,
            consensus: area.consensus.reading(),
            gold: area.gold.reading(),
            gold_answered: (person.gold.right, person.gold.total),
            counted_for: None,
        });
        People::<T>::insert(who, person);
        Ok(0)
    }

    pub(crate) fn do_forget_area(who: &T::AccountId, area: AreaId) -> DispatchResult {
        let mut person = Self::person(who)?;
        let reputation = Areas::<T>::get(who, area).ok_or(Error::<T>::UnknownArea)?;
        ensure!(reputation.open == 0, Error::<T>::AreaInUse);
        person.areas = person.areas.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        Areas::<T>::remove(who, area);
        People::<T>::insert(who, person);
        Self::deposit_event(Event::AreaForgotten { who: who.clone(), area });
        Ok(())
    }
}

impl<T: Config> Contributors<T::AccountId> for Pallet<T> {
    fn status(who: &T::AccountId) -> Option<ContributorStatus> {
        let (terms, now) = (Self::terms(), Self::now());
        let person = People::<T>::get(who)?;
        Some(ContributorStatus {
            number: person.number,
            tree: person.tree,
            registered: person.registered,
            proven: person.proven.is_some(),
            energy: Self::energy_now(who, &person, &terms, now).held.units,
            xp: person.xp,
            open: person.open,
            streak: person.streak.length(day(now)),
        })
    }

    fn reputation(who: &T::AccountId, area: AreaId) -> BasisPoints {
        Self::area_now(who, area, &Self::terms(), Self::now()).map_or(BasisPoints::ZERO, |area| area.reputation())
    }

    fn answer_weight(who: &T::AccountId, area: AreaId) -> AnswerWeight {
        match People::<T>::get(who) {
            Some(person) if person.proven.is_some() => AnswerWeight::of_proven(Self::reputation(who, area)),
            _ => AnswerWeight::UNPROVEN,
        }
    }

    fn can_open(who: &T::AccountId, offer: WorkOffer) -> DispatchResult {
        Self::admit(who, &offer).map(|_| ())
    }

    fn open_work(who: &T::AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
        Self::do_open(who, offer)
    }

    fn close_work(who: &T::AccountId, set: SetKey, result: WorkResult) -> Result<Aia, DispatchError> {
        with_storage_layer(|| Self::do_close(who, set, result))
    }
}
