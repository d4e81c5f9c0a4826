//! The close of a season by the first call after its window, and the sweep of what nobody claimed.

use crate::{Config, Error, Event, Pallet, Season, SeasonAccounts, Seasons, Submissions, Totals};
use agt_primitives::{
    arithmetic::raise,
    calendar::Month,
    redemption::{claims, RecycledRevenue, SeasonRates},
    season::{self, Closing},
    supply::{Budget, MintBudget},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Returns what a season pays by if it closes now with `returned` planck of revenue. None when a number does not
    /// fit, and for a season before the chain's first.
    pub(crate) fn rates(month: Month, season: &Season, returned: Balance) -> Option<SeasonRates> {
        let pool = season::pool(Self::number(month)?).checked_add(returned)?.min(T::Budget::left(Budget::Seasons));
        let lanes = Closing::of(pool, season.terms.base_part, season.submitted, season.terms.ceiling)?;
        Some(SeasonRates { pool, returned, lanes })
    }

    /// Returns a season that pays now, as it is stored.
    pub(crate) fn paying(month: Month) -> Result<Season, Error<T>> {
        let season = Seasons::<T>::get(month).ok_or(Error::<T>::UnknownSeason)?;
        Self::ensure_paying(month, &season)?;
        Ok(season)
    }

    fn ensure_paying(month: Month, season: &Season) -> Result<(), Error<T>> {
        ensure!(season.swept.is_none(), Error::<T>::SeasonSwept);
        let open = claims(month).ok_or(Error::<T>::UnknownSeason)?;
        let now = T::Time::now();
        ensure!(now >= open.start, Error::<T>::ClaimsNotOpen);
        ensure!(now < open.end, Error::<T>::ClaimsEnded);
        Ok(())
    }

    /// Returns the accounts of a season that pays now. If nobody has closed it before, this closes it: it fixes the
    /// rates, reserves what they can pay, emits [`Event::SeasonClosed`] and stores the season.
    pub(crate) fn close_if_due(month: Month, season: &mut Season) -> Result<SeasonAccounts, DispatchError> {
        if let Some(accounts) = season.accounts {
            return Ok(accounts);
        }
        let rates = Self::rates(month, season, T::RecycledRevenue::take(month)).ok_or(ArithmeticError::Overflow)?;
        let reserved = rates.lanes.owed().ok_or(ArithmeticError::Overflow)?;
        if reserved > 0 {
            T::Budget::reserve(Budget::Seasons, reserved)?;
            Totals::<T>::try_mutate(|totals| raise(&mut totals.reserved, reserved))?;
        }
        let accounts = SeasonAccounts { rates, paid: 0 };
        season.accounts = Some(accounts);
        Seasons::<T>::insert(month, *season);
        Self::deposit_event(Event::SeasonClosed { season: month, rates, reserved });
        Ok(accounts)
    }

    pub(crate) fn do_close(month: Month) -> DispatchResult {
        let mut season = Seasons::<T>::get(month).ok_or(Error::<T>::UnknownSeason)?;
        ensure!(season.accounts.is_none(), Error::<T>::AlreadyClosed);
        Self::ensure_paying(month, &season)?;
        Self::close_if_due(month, &mut season)?;
        Ok(())
    }

    pub(crate) fn do_sweep(month: Month) -> DispatchResult {
        let mut season = Seasons::<T>::get(month).ok_or(Error::<T>::UnknownSeason)?;
        ensure!(season.swept.is_none(), Error::<T>::SeasonSwept);
        let open = claims(month).ok_or(Error::<T>::UnknownSeason)?;
        ensure!(T::Time::now() >= open.end, Error::<T>::ClaimsOpen);
        let lifted = season.outstanding().ok_or(ArithmeticError::Underflow)?;
        if lifted > 0 {
            T::Budget::unreserve(Budget::Seasons, lifted)?;
            Totals::<T>::try_mutate(|totals| raise(&mut totals.lifted, lifted))?;
        }
        season.swept = Some(lifted);
        Seasons::<T>::insert(month, season);
        Self::deposit_event(Event::SeasonSwept { season: month, lifted });
        Ok(())
    }

    pub(crate) fn do_sweep_submission(month: Month, who: &T::AccountId) -> DispatchResult {
        let season = Seasons::<T>::get(month).ok_or(Error::<T>::UnknownSeason)?;
        ensure!(season.swept.is_some(), Error::<T>::NotSwept);
        let submitted = Submissions::<T>::take(month, who).ok_or(Error::<T>::NothingToClaim)?;
        Self::deposit_event(Event::SubmissionSwept { season: month, who: who.clone(), submitted });
        Ok(())
    }
}
