//! Submitting AIA: which season takes it, what counts in which lane, and why it is refused.

use crate::{Config, Error, Event, LastCeiling, Pallet, Season, Seasons, Submissions, Totals};
use agt_primitives::{
    access::SeasonBond,
    arithmetic::raise,
    calendar::Month,
    contributors::Credits,
    redemption::{Refusal, SeasonTerms, MINIMUM},
    season::{self, Phase, Submitted},
    Aia, Balance, Moment,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    traits::{Get, Time},
};
use sp_runtime::ArithmeticError;

/// What the two lanes still take from an account.
pub(crate) struct Rooms {
    pub(crate) month: Month,
    /// The season as it is stored, or as a first submission would open it.
    pub(crate) season: Season,
    /// What the account has submitted to it so far.
    pub(crate) before: Submitted,
    /// AIA in the bonded lane.
    pub(crate) bonded: Aia,
    /// AIA in the base lane.
    pub(crate) base: Aia,
}

impl Rooms {
    /// Divides `aia` over the lanes: first into the bonded lane, then into the base lane. None when it does not fit.
    pub(crate) fn divide(&self, aia: Aia) -> Option<Submitted> {
        let bonded = aia.min(self.bonded);
        let base = aia.checked_sub(bonded).filter(|base| *base <= self.base)?;
        Some(Submitted { base, bonded })
    }

    /// Returns what of the bond stays for the account's AIA in the bonded lane, `more` included, in planck.
    pub(crate) fn bond_for(&self, more: Aia) -> Option<Balance> {
        self.season.terms.bond_for(self.before.bonded.checked_add(more)?)
    }
}

/// Adds AIA of both lanes.
pub(crate) fn add(to: &mut Submitted, more: Submitted) -> Result<(), ArithmeticError> {
    raise(&mut to.base, more.base)?;
    raise(&mut to.bonded, more.bonded)
}

impl<T: Config> From<Refusal> for Error<T> {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoSeason => Self::NoSeason,
            Refusal::WindowShut { .. } => Self::WindowShut,
            Refusal::BelowMinimum { .. } => Self::BelowMinimum,
            Refusal::Unproven => Self::Unproven,
            Refusal::MoreThanRipe { .. } => Self::MoreThanRipe,
            Refusal::MoreThanLanes { .. } => Self::MoreThanLanes,
        }
    }
}

impl<T: Config> Pallet<T> {
    /// The number of a month's season, 0 for the chain's first one. None before it.
    pub(crate) fn number(month: Month) -> Option<u32> {
        month.since(Month::at(T::Start::get()?)?)
    }

    /// The month the clock stands in and what its season is open for. None before the chain's start.
    pub(crate) fn phase() -> Option<(Month, Phase)> {
        let now = T::Time::now();
        season::phase(now).filter(|_| T::Start::get().is_some_and(|start| start <= now))
    }

    /// The season of a month, or what a first submission would make of it now.
    pub(crate) fn season_or_new(month: Month) -> Season {
        Seasons::<T>::get(month).unwrap_or_else(|| {
            let wanted = SeasonTerms::from(T::Terms::get());
            Season::new(wanted.following(LastCeiling::<T>::get()))
        })
    }

    /// What the lanes of a month's season still take from `who`.
    pub(crate) fn rooms(who: &T::AccountId, month: Month) -> Option<Rooms> {
        let season = Self::season_or_new(month);
        let before = Submissions::<T>::get(month, who).unwrap_or_default();
        let kept = T::Bond::kept(who, month.start()?);
        // A slash may have left less than what has counted already.
        let bonded = season.terms.bonded_cap(kept).saturating_sub(before.bonded);
        let base = season.terms.base_cap.saturating_sub(before.base);
        Some(Rooms { month, season, before, bonded, base })
    }

    /// Returns what `aia` of `who` would count now and when the window ends, or why it is refused. The call runs this
    /// first, and so does its predicate.
    pub(crate) fn may_submit(who: &T::AccountId, aia: Aia) -> Result<(Rooms, Submitted, Moment), Refusal> {
        let (month, phase) = Self::phase().ok_or(Refusal::NoSeason)?;
        let end = season::submission(month).ok_or(Refusal::NoSeason)?.end;
        ensure!(phase == Phase::Submission, Refusal::WindowShut { opens: month.next().and_then(Month::start) });
        ensure!(aia >= MINIMUM, Refusal::BelowMinimum { minimum: MINIMUM });
        ensure!(T::Credits::is_proven(who), Refusal::Unproven);
        let ripe = T::Credits::ripe(who);
        ensure!(aia <= ripe, Refusal::MoreThanRipe { ripe });
        let rooms = Self::rooms(who, month).ok_or(Refusal::NoSeason)?;
        let parts = rooms
            .divide(aia)
            .ok_or(Refusal::MoreThanLanes { room: rooms.bonded.checked_add(rooms.base).unwrap_or(Aia::MAX) })?;
        Ok((rooms, parts, end))
    }

    pub(crate) fn do_submit(who: &T::AccountId, aia: Aia) -> DispatchResult {
        let (rooms, parts, end) = Self::may_submit(who, aia).map_err(Error::<T>::from)?;
        let kept = if parts.bonded > 0 {
            let kept = rooms.bond_for(parts.bonded).ok_or(ArithmeticError::Overflow)?;
            T::Bond::keep_until(who, kept, end)?;
            // A bond of next to nothing brings its referrer nothing: it takes a whole submission behind one.
            let in_season = rooms.before.bonded.checked_add(parts.bonded).ok_or(ArithmeticError::Overflow)?;
            if in_season >= MINIMUM {
                T::Credits::note_bonded_redemption(who)?;
            }
            kept
        } else {
            rooms.bond_for(0).ok_or(ArithmeticError::Overflow)?
        };
        T::Credits::burn(who, aia)?;
        Totals::<T>::try_mutate(|totals| raise(&mut totals.aia, aia.into()))?;
        let Rooms { month, mut season, mut before, .. } = rooms;
        if season.submitted == Submitted::default() {
            LastCeiling::<T>::put(season.terms.ceiling);
            Self::deposit_event(Event::SeasonOpened { season: month, terms: season.terms });
        }
        if before == Submitted::default() {
            raise(&mut season.people, 1)?;
        }
        add(&mut before, parts)?;
        add(&mut season.submitted, parts)?;
        let total = season.submitted;
        Submissions::<T>::insert(month, who, before);
        Seasons::<T>::insert(month, season);
        let Submitted { bonded, base } = parts;
        Self::deposit_event(Event::Submitted { season: month, who: who.clone(), bonded, base, kept, total });
        Ok(())
    }
}
