//! Work: opening sets, and the records of areas.

use crate::{
    aia::{lower, raise},
    AreaRecord, Areas, Config, Error, Event, OpenSet, OpenSets, Pallet, People, Person, Totals,
};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::day,
    characters::Characters,
    contributors::{
        AreaId, ContributorStatus, ContributorTerms, Contributors, Earned, Qualification, Qualified, SetKey, Tier,
        WorkKind, WorkOffer, WorkResult, MAX_AREAS, UNPROVEN_OPEN,
    },
    multiplier::{Multiplier, Multipliers},
    skill::Millinats,
    Aia, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError};

/// The records of an account as they are after it opens a set.
struct Admission<AccountId> {
    person: Person<AccountId>,
    area: AreaRecord,
    open: OpenSet,
}

impl<T: Config> Pallet<T> {
    /// Returns the record of a registered account.
    pub(crate) fn person(who: &T::AccountId) -> Result<Person<T::AccountId>, Error<T>> {
        People::<T>::get(who).ok_or(Error::<T>::NotRegistered)
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
        ensure!(offer.kind == WorkKind::Platform || offer.aia_max == 0, Error::<T>::AiaOutsidePlatform);
        let most_open = if person.proven.is_some() { terms.open_sets } else { UNPROVEN_OPEN };
        ensure!(person.open < most_open, Error::<T>::TooManyOpen);
        let mut area = match Areas::<T>::get(who, offer.area) {
            Some(area) => area,
            None => {
                ensure!(person.areas < MAX_AREAS, Error::<T>::TooManyAreas);
                person.areas = person.areas.saturating_add(1);
                AreaRecord::default()
            }
        };
        Self::ensure_qualified(&area.qualification, offer, now)?;
        // One quiz after the other: nobody chooses in which order they count, or has one left for after a wait.
        ensure!(offer.kind != WorkKind::Quiz || !area.quiz, Error::<T>::QuizOpen);

        let mut today = person.usage.on(day(now));
        let tier = Self::tier(&person, &area.qualification, &terms);
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
        area.quiz |= offer.kind == WorkKind::Quiz;
        let open = OpenSet {
            area: offer.area,
            day: today.day,
            energy: offer.energy,
            offered: offer.aia_max,
            reserved,
            multiplier,
            kind: offer.kind,
        };
        Ok(Admission { person, area, open })
    }

    /// Checks that the qualification in the area of a set allows it: quizzes until the account is let in, the platform's
    /// pay from then on.
    fn ensure_qualified(qualification: &Qualification, offer: &WorkOffer, now: Moment) -> Result<(), Error<T>> {
        match offer.kind {
            WorkKind::Quiz => {
                let from = qualification.quiz_from().ok_or(Error::<T>::AlreadyQualified)?;
                ensure!(from <= now, Error::<T>::MustWait);
            }
            WorkKind::Platform => {
                ensure!(offer.aia_max == 0 || qualification.may_work(), Error::<T>::NotQualified);
            }
            WorkKind::Pool => {}
        }
        Ok(())
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
        let Admission { person, area, open } = Self::admit(who, &offer)?;
        Self::deposit_event(Event::WorkOpened {
            who: who.clone(),
            set: offer.set,
            area: offer.area,
            kind: offer.kind,
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

    /// Removes the record of an account in an area. Returns the AIA that waited there, which is lost.
    pub(crate) fn drop_area(
        who: &T::AccountId,
        person: &mut Person<T::AccountId>,
        area: AreaId,
        record: &AreaRecord,
    ) -> Result<Aia, DispatchError> {
        let lost = record.qualification.held();
        Totals::<T>::try_mutate(|totals| lower(&mut totals.waiting, lost))?;
        person.areas = person.areas.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        Areas::<T>::remove(who, area);
        Ok(lost)
    }

    pub(crate) fn do_forget_area(who: &T::AccountId, area: AreaId) -> DispatchResult {
        let mut person = Self::person(who)?;
        let record = Areas::<T>::get(who, area).ok_or(Error::<T>::UnknownArea)?;
        ensure!(record.open == 0, Error::<T>::AreaInUse);
        // Nobody gains by forgetting: whoever forgets before a fall has waited as long as after it, and nobody ends a wait
        // early, or begins a trial or failed quizzes anew.
        let qualification = record.qualification;
        ensure!(qualification.falls() == 0, Error::<T>::AreaFallen);
        ensure!(qualification.qualified() != Qualified::OnTrial, Error::<T>::TrialRuns);
        let score = qualification.evidence().map_or(Millinats::ZERO, |quizzes| quizzes.score());
        ensure!(qualification.failed_quizzes() == 0 && score >= Millinats::ZERO, Error::<T>::QuizzesFailed);
        let idle_from = record.closed.saturating_add(Self::terms().fall_wait);
        ensure!(record.sets == 0 || Self::now() >= idle_from, Error::<T>::AreaInUse);
        with_storage_layer(|| {
            Self::drop_area(who, &mut person, area, &record)?;
            People::<T>::insert(who, person);
            Self::deposit_event(Event::AreaForgotten { who: who.clone(), area });
            Ok(())
        })
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

    fn can_open(who: &T::AccountId, offer: WorkOffer) -> DispatchResult {
        Self::admit(who, &offer).map(|_| ())
    }

    fn open_work(who: &T::AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
        Self::do_open(who, offer)
    }

    fn close_work(who: &T::AccountId, set: SetKey, result: WorkResult) -> Result<Earned, DispatchError> {
        with_storage_layer(|| Self::do_close(who, set, result))
    }
}
