//! Work: how sets open.

use crate::{AreaRecord, Areas, Config, Error, Event, OpenSet, OpenSets, Pallet, People, Person};
use agt_primitives::{
    basis_points::BasisPoints,
    boosters::Boosters,
    calendar::day,
    characters::Characters,
    contributors::{
        AreaId, ContributorStatus, ContributorTerms, Contributors, Earned, Qualification, Qualified, SetKey, Tier,
        WorkKind, WorkOffer, WorkResult, MAX_AREAS, UNPROVEN_OPEN,
    },
    multiplier::{Multiplier, Multipliers},
    tasks::{Missing, Unmet},
    Aia, Moment,
};
use frame_support::storage::with_storage_layer;
use sp_runtime::DispatchError;

/// The records of an account as they are after it opens a set.
struct Admission<AccountId> {
    person: Person<AccountId>,
    area: AreaRecord,
    open: OpenSet,
}

impl<T: Config> Pallet<T> {
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
        let booster = T::Boosters::factor(who);
        Multipliers { streak, character, stake_tier, booster }.product(terms.most_product())
    }

    /// Returns the records as they are after `who` opens a set, or every requirement that it does not meet. Writes nothing.
    fn admit(who: &T::AccountId, offer: &WorkOffer) -> Result<Admission<T::AccountId>, Unmet> {
        let (terms, now) = (Self::terms(), Self::now());
        let mut unmet = Unmet::default();
        let Ok(mut person) = Self::person(who) else {
            unmet.note(Missing::Registration, Error::<T>::NotRegistered);
            Self::require_qualification(&Qualification::default(), offer, now, &mut unmet);
            return Err(unmet);
        };
        let is_open = OpenSets::<T>::contains_key(who, offer.set);
        unmet.require(!is_open, Missing::SoundOffer, Error::<T>::AlreadyOpen);
        unmet.require(offer.energy > 0, Missing::SoundOffer, Error::<T>::ZeroEnergy);
        let pays_well = offer.kind == WorkKind::Platform || offer.aia_max == 0;
        unmet.require(pays_well, Missing::SoundOffer, Error::<T>::AiaOutsidePlatform);
        let most_open = if person.proven.is_some() { terms.open_sets } else { UNPROVEN_OPEN };
        let open_sets = Missing::OpenSets { has: person.open, most: most_open };
        unmet.require(person.open < most_open, open_sets, Error::<T>::TooManyOpen);
        let known = Areas::<T>::get(who, offer.area);
        let areas = Missing::Areas { has: person.areas, most: MAX_AREAS };
        unmet.require(known.is_some() || person.areas < MAX_AREAS, areas, Error::<T>::TooManyAreas);
        if known.is_none() {
            person.areas = person.areas.saturating_add(1);
        }
        let mut area = known.unwrap_or_default();
        Self::require_qualification(&area.qualification, offer, now, &mut unmet);
        // One quiz after the other: nobody chooses in which order they count, or has one left for after a wait.
        let quiz_runs = offer.kind == WorkKind::Quiz && area.quiz;
        unmet.require(!quiz_runs, Missing::QuizResult { area: offer.area }, Error::<T>::QuizOpen);

        let mut today = person.usage.on(day(now));
        let tier = Self::tier(&person, &area.qualification, &terms);
        let sets = Missing::SetsToday { has: today.sets, most: tier.sets };
        unmet.require(today.sets < tier.sets, sets, Error::<T>::DailySets);
        let multiplier = Self::multiplier(who, &person, offer.stake_tier, &terms, now);
        // No campaign offers more than fits.
        let reserved = multiplier.of_aia(offer.aia_max).unwrap_or(Aia::MAX);
        let aia = Missing::AiaToday { has: today.reserved.into(), needs: reserved.into(), most: tier.aia.into() };
        let fits = today.reserved.checked_add(reserved).is_some_and(|all| all <= tier.aia);
        unmet.require(fits, aia, Error::<T>::DailyAia);
        let energy = Self::energy_now(who, &person, &terms, now);
        let spent = energy.spent(offer.energy, now);
        let units = Missing::Energy { has: energy.held.units, needs: offer.energy };
        unmet.require(spent.is_some(), units, Error::<T>::NotEnoughEnergy);
        let Some(energy) = spent.filter(|_| unmet.is_empty()) else { return Err(unmet) };

        person.energy = energy;
        today.reserved = today.reserved.saturating_add(reserved);
        today.sets = today.sets.saturating_add(1);
        person.usage = today;
        person.open = person.open.saturating_add(1);
        person.last_active = now;
        area.open = area.open.saturating_add(1);
        area.quiz |= offer.kind == WorkKind::Quiz;
        let open = OpenSet {
            area: offer.area,
            day: today.day,
            energy: offer.energy,
            offered: offer.aia_max,
            reserved,
            multiplier,
            learning: Self::learning(who, &person),
            kind: offer.kind,
        };
        Ok(Admission { person, area, open })
    }

    /// Requires that the qualification in the area of a set allows it: quizzes until the account is let in, the platform's
    /// pay from then on.
    fn require_qualification(qualification: &Qualification, offer: &WorkOffer, now: Moment, unmet: &mut Unmet) {
        let area = offer.area;
        match (offer.kind, qualification.quiz_from()) {
            (WorkKind::Quiz, None) => unmet.note(Missing::OtherArea { area }, Error::<T>::AlreadyQualified),
            (WorkKind::Quiz, Some(from)) => {
                unmet.require(from <= now, Missing::QuizWait { until: from.into() }, Error::<T>::MustWait);
            }
            (WorkKind::Platform, _) => {
                let allowed = offer.aia_max == 0 || qualification.may_work();
                unmet.require(allowed, Missing::LetIn { area }, Error::<T>::NotQualified);
            }
            (WorkKind::Pool, _) => {}
        }
    }

    /// Returns how much work an account may take on in a UTC day. Its reputation counts once its trial has ended.
    fn tier(person: &Person<T::AccountId>, qualification: &Qualification, terms: &ContributorTerms) -> Tier {
        match (person.proven, qualification.qualified()) {
            (None, _) => terms.unproven_tier(),
            (Some(_), Qualified::Yes) => terms.tier(qualification.reputation()),
            (Some(_), Qualified::No | Qualified::OnTrial) => terms.tier(BasisPoints::ZERO),
        }
    }

    fn do_open(who: &T::AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
        let Admission { person, area, open } = Self::admit(who, &offer).map_err(|unmet| unmet.error())?;
        Self::deposit_event(Event::WorkOpened {
            who: who.clone(),
            set: offer.set,
            area: offer.area,
            kind: offer.kind,
            energy_spent: offer.energy,
            energy: person.energy.held.units,
            multiplier: open.multiplier,
            learning: open.learning,
            reserved: open.reserved,
            sets_today: person.usage.sets,
            reserved_today: person.usage.reserved,
        });
        Areas::<T>::insert(who, offer.area, area);
        OpenSets::<T>::insert(who, offer.set, open);
        People::<T>::insert(who, person);
        Ok(open.reserved)
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
        Areas::<T>::get(who, area).map_or(BasisPoints::ZERO, |area| area.qualification.reputation())
    }

    fn qualified(who: &T::AccountId, area: AreaId) -> Qualified {
        Areas::<T>::get(who, area).map_or(Qualified::No, |area| area.qualification.qualified())
    }

    fn unmet(who: &T::AccountId, offer: WorkOffer) -> Unmet {
        Self::admit(who, &offer).err().unwrap_or_default()
    }

    fn open_work(who: &T::AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
        Self::do_open(who, offer)
    }

    fn close_work(who: &T::AccountId, set: SetKey, result: WorkResult) -> Result<Earned, DispatchError> {
        with_storage_layer(|| Self::do_close(who, set, result))
    }
}
