//! Closing sets: what a result does to the account, its AIA and its qualification in the area.

use crate::{
    aia::{lower, raise},
    AreaRecord, Areas, Config, Error, Event, OpenSet, OpenSets, Pallet, People, Person, Totals,
};
use agt_primitives::{
    calendar::day,
    contributors::{ContributorTerms, Earned, Outcome, SetKey, Tally, WorkKind, WorkResult},
    skill::Measure,
    Aia, Moment,
};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError};

impl AreaRecord {
    /// Counts the gold of a set whose answers come to `aia`, multiplier included. Returns what the set comes to.
    ///
    /// A quiz counts unless the account has been let in or waits. The gold of a pool moves nothing, because its owner may know it.
    fn judged(
        &mut self,
        kind: WorkKind,
        result: &WorkResult,
        aia: Aia,
        terms: &ContributorTerms,
        now: Moment,
    ) -> Earned {
        let whole = Earned { own: aia, credited: aia, lost: 0 };
        let Some(measure) = result.measure else { return whole };
        let gold = if result.outcome == Outcome::NoReveal { guessed(result.gold, &measure) } else { result.gold };
        let counts = match kind {
            WorkKind::Quiz => self.qualification.quiz_from().is_some_and(|from| from <= now),
            WorkKind::Platform => self.qualification.may_work(),
            WorkKind::Pool => false,
        };
        if counts && gold.total > 0 {
            self.sets = self.sets.saturating_add(1);
            self.closed = now;
        }
        match kind {
            WorkKind::Quiz if counts => {
                self.qualification.note_quiz(gold, &measure, terms, now);
                whole
            }
            WorkKind::Platform => self.qualification.note_work(gold, aia, &measure, terms, now),
            WorkKind::Quiz | WorkKind::Pool => whole,
        }
    }
}

/// Returns the gold as somebody answers it who has not looked, rounded down: answers that were not revealed count so.
fn guessed(gold: Tally, measure: &Measure) -> Tally {
    let right = u32::from(gold.total).saturating_mul(measure.chance().points().into()) / 10_000;
    Tally::of(u16::try_from(right).unwrap_or(gold.total), gold.total)
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_close(who: &T::AccountId, set: SetKey, result: WorkResult) -> Result<Earned, DispatchError> {
        let open = OpenSets::<T>::get(who, set).ok_or(Error::<T>::NotOpen)?;
        ensure!(result.consensus.is_sound() && result.gold.is_sound(), Error::<T>::BadTally);
        ensure!(result.aia <= open.offered, Error::<T>::MoreThanOffered);
        let mut person = Self::person(who)?;
        let mut area = Areas::<T>::get(who, open.area).ok_or(Error::<T>::UnknownArea)?;
        let (terms, now) = (Self::terms(), Self::now());

        OpenSets::<T>::remove(who, set);
        person.open = person.open.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        area.open = area.open.checked_sub(1).ok_or(ArithmeticError::Underflow)?;
        area.quiz &= open.kind != WorkKind::Quiz;
        let today = day(now);
        let same_day = person.usage.day == open.day && open.day == today;

        if result.outcome == Outcome::ReturnedUnused {
            return Self::give_back(who, set, open, person, area, same_day);
        }

        let accepted = result.outcome == Outcome::Accepted;
        let aia = if accepted { open.multiplier.of_aia(result.aia).ok_or(ArithmeticError::Overflow)? } else { 0 };
        let xp = if accepted && result.earns_merit { open.learning.of_xp(result.xp) } else { 0 };
        let earned = area.judged(open.kind, &result, aia, &terms, now);
        let mut unearned = open.reserved;
        lower(&mut unearned, earned.own)?;
        let returned = if same_day { unearned } else { 0 };
        lower(&mut person.usage.reserved, returned)?;

        // A streak multiplies AIA. Work of a pool pays none, and the pool's owner could buy a streak from itself.
        if accepted && result.earns_merit && open.kind != WorkKind::Pool {
            person.streak = person.streak.accepted(open.day);
        }
        raise(&mut person.xp, xp)?;
        person.last_active = now;
        person.aia = person.aia.settled(now)?;
        person.aia.credit(earned.credited, result.ripens_at, now)?;
        let proves = person.proven.is_none() && area.qualification.may_work();
        let released = if proves { Self::prove(who, &mut person, now)? } else { 0 };

        let counted_for = Self::count_accepted(&mut person, earned.credited, &terms, now)?;
        Totals::<T>::try_mutate(|totals| {
            raise(&mut totals.xp.worked, xp.into())?;
            raise(&mut totals.aia.earned, earned.credited)?;
            raise(&mut totals.aia.outstanding, earned.credited)?;
            // What the set earns waits first. What is credited or lost waits no longer.
            raise(&mut totals.waiting, earned.own)?;
            lower(&mut totals.waiting, earned.credited)?;
            lower(&mut totals.waiting, earned.lost)
        })?;
        Self::deposit_event(Event::WorkClosed {
            who: who.clone(),
            set,
            outcome: result.outcome,
            earned: earned.own,
            aia: earned.credited,
            lost: earned.lost,
            held: area.qualification.held(),
            ripens_at: result.ripens_at,
            xp,
            returned,
            reserved_today: person.usage.reserved,
            energy_returned: 0,
            area: open.area,
            reputation: area.qualification.reputation(),
            qualified: area.qualification.qualified(),
            counted_for,
        });
        if proves {
            Self::deposit_event(Event::Proven { who: who.clone(), released });
        }
        Areas::<T>::insert(who, open.area, area);
        People::<T>::insert(who, person);
        Ok(earned)
    }

    /// Undoes the opening of a set: gives the energy back, and on the day of the opening also the day's set and the
    /// reservation. An area in which nothing has counted and nothing is open is removed.
    fn give_back(
        who: &T::AccountId,
        set: SetKey,
        open: OpenSet,
        mut person: Person<T::AccountId>,
        area: AreaRecord,
        same_day: bool,
    ) -> Result<Earned, DispatchError> {
        let (terms, now) = (Self::terms(), Self::now());
        let energy = Self::energy_now(who, &person, &terms, now);
        let units = energy.held.units;
        person.energy = energy.given_back(open.energy, now);
        let returned = if same_day { open.reserved } else { 0 };
        lower(&mut person.usage.reserved, returned)?;
        person.usage.sets = person.usage.sets.saturating_sub(same_day.into());
        let unused = area.open == 0 && area.sets == 0 && !area.qualification.may_work();
        let lost = if unused {
            Self::drop_area(who, &mut person, open.area, &area)?
        } else {
            Areas::<T>::insert(who, open.area, area);
            0
        };
        Self::deposit_event(Event::WorkClosed {
            who: who.clone(),
            set,
            outcome: Outcome::ReturnedUnused,
            earned: 0,
            aia: 0,
            lost,
            held: if unused { 0 } else { area.qualification.held() },
            ripens_at: now,
            xp: 0,
            returned,
            reserved_today: person.usage.reserved,
            energy_returned: person.energy.held.units.saturating_sub(units),
            area: open.area,
            reputation: area.qualification.reputation(),
            qualified: area.qualification.qualified(),
            counted_for: None,
        });
        People::<T>::insert(who, person);
        Ok(Earned { lost, ..Earned::default() })
    }
}
