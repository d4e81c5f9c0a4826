//! Reaching levels, and reading them.

use crate::{Config, Error, Event, Holders, Medallion, Pallet, Progress, Progresses, Totals};
use agt_primitives::{
    arithmetic::raise,
    assets::AssetKind,
    basis_points::BasisPoints,
    contributors::{AreaId, Contributors, Qualified},
    experience::Experience,
    medallions::{LevelNeeds, Medallions},
    revenue::{Revenue, RevenueSource},
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{Fortitude::Polite, Preservation::Preserve},
        Get, Time,
    },
};

/// What an account lacks for a level.
pub(crate) struct Shortfall {
    pub(crate) answers: u64,
    /// Whether it is qualified in the area.
    pub(crate) is_qualified: bool,
    pub(crate) skill: BasisPoints,
    pub(crate) xp: u64,
    /// Planck that it lacks.
    pub(crate) agt: Balance,
}

impl Shortfall {
    /// Checks that nothing is missing.
    pub(crate) fn ensure_nothing<T: Config>(&self) -> Result<(), Error<T>> {
        ensure!(self.answers == 0, Error::<T>::TooFewAnswers);
        ensure!(self.is_qualified, Error::<T>::NotQualified);
        ensure!(self.skill == BasisPoints::ZERO, Error::<T>::TooLittleSkill);
        ensure!(self.xp == 0, Error::<T>::TooLittleXp);
        ensure!(self.agt == 0, Error::<T>::TooLittleAgt);
        Ok(())
    }
}

impl<T: Config> Medallions<T::AccountId> for Pallet<T> {
    fn level(who: &T::AccountId, area: AreaId) -> u8 {
        Progresses::<T>::get(who, area).level()
    }

    fn holds_any(who: &T::AccountId) -> bool {
        Holders::<T>::get(who) > 0
    }
}

impl<T: Config> Pallet<T> {
    /// Returns what `who` lacks for a level. The calls and the report ask here, so that they agree.
    pub(crate) fn shortfall(who: &T::AccountId, area: AreaId, progress: &Progress, needs: &LevelNeeds) -> Shortfall {
        let skill = needs.skill.points().saturating_sub(T::Contributors::reputation(who, area).points());
        Shortfall {
            answers: needs.answers.saturating_sub(progress.counted.total()),
            is_qualified: T::Contributors::qualified(who, area) == Qualified::Yes,
            skill: BasisPoints::clamped(skill),
            xp: needs.xp.saturating_sub(T::Experience::left(who)),
            agt: needs.agt.saturating_sub(T::Currency::reducible_balance(who, Preserve, Polite)),
        }
    }

    /// Returns the progress of `who` and what level 1 requires of it, or why it cannot claim the medallion. The call
    /// runs this first, and so does its predicate.
    pub(crate) fn may_claim(who: &T::AccountId, area: AreaId) -> Result<(Progress, LevelNeeds), Error<T>> {
        Self::ensure_open(area)?;
        let progress = Progresses::<T>::get(who, area);
        ensure!(progress.level() == 0, Error::<T>::AlreadyHeld);
        let needs = Self::next_needs(&progress)?;
        Self::shortfall(who, area, &progress, &needs).ensure_nothing::<T>()?;
        Ok((progress, needs))
    }

    pub(crate) fn do_claim(who: &T::AccountId, area: AreaId) -> DispatchResult {
        let (progress, needs) = Self::may_claim(who, area)?;
        Self::reach(who, area, progress, needs)?;
        Self::deposit_event(Event::Claimed { who: who.clone(), area, answers: needs.answers });
        Ok(())
    }

    pub(crate) fn do_level_up(who: &T::AccountId, area: AreaId, level: u8, most: Balance) -> DispatchResult {
        Self::ensure_open(area)?;
        let progress = Progresses::<T>::get(who, area);
        ensure!(progress.level() > 0, Error::<T>::NoMedallion);
        let needs = Self::next_needs(&progress)?;
        ensure!(needs.level == level, Error::<T>::WrongLevel);
        ensure!(needs.agt <= most, Error::<T>::AboveMost);
        Self::shortfall(who, area, &progress, &needs).ensure_nothing::<T>()?;
        Self::reach(who, area, progress, needs)?;
        let LevelNeeds { answers, xp, agt, .. } = needs;
        Self::deposit_event(Event::LevelledUp { who: who.clone(), area, level, answers, xp, agt });
        Ok(())
    }

    /// Returns what the next level requires.
    fn next_needs(progress: &Progress) -> Result<LevelNeeds, Error<T>> {
        Self::terms().needs(progress.level().saturating_add(1)).ok_or(Error::<T>::HighestLevel)
    }

    /// Gives `who` a level in an open area, and takes what it costs. Nothing that it requires may be missing.
    fn reach(who: &T::AccountId, area: AreaId, mut progress: Progress, needs: LevelNeeds) -> DispatchResult {
        with_storage_layer(|| {
            let is_new = progress.medallion.is_none();
            let is_first = is_new && Holders::<T>::get(who) == 0;
            if is_new {
                Holders::<T>::try_mutate(who, |held| raise(held, 1))?;
            }
            Totals::<T>::try_mutate(|totals| {
                raise(&mut totals.held, is_new.into())?;
                raise(&mut totals.holders, is_first.into())?;
                raise(&mut totals.xp, needs.xp)?;
                raise(&mut totals.agt, needs.agt)
            })?;
            raise(&mut progress.spent.xp, needs.xp)?;
            raise(&mut progress.spent.agt, needs.agt)?;
            progress.medallion = Some(Medallion { level: needs.level, since: T::Time::now(), answers: needs.answers });
            Progresses::<T>::insert(who, area, progress);
            Self::take(who, &needs)
        })
    }

    /// Takes what a level costs.
    fn take(who: &T::AccountId, needs: &LevelNeeds) -> DispatchResult {
        if needs.xp > 0 {
            T::Experience::spend(who, needs.xp)?;
        }
        if needs.agt > 0 {
            T::Currency::transfer(who, &T::RevenuePot::get(), needs.agt, Preserve)?;
            T::Revenue::note(AssetKind::Native, RevenueSource::Medallions, needs.agt);
        }
        Ok(())
    }
}
