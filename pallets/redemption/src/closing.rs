//! The close of a season by the first call after its window, and the sweep of what nobody claimed.

use crate::{types::Funding, Config, Error, Event, Pallet, Season, SeasonAccounts, Seasons, Submissions, Totals};
use agt_primitives::{
    arithmetic::raise,
    calendar::Month,
    recycler::{RecycledRevenue, SeasonEnds},
    redemption::{claims, SeasonRates},
    season::{self, submission, Closing},
    supply::{Budget, MintBudget},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Returns what a season pays by if it closes now with `returned` planck of revenue. None when a number does not
    /// fit, and for a season before the chain's first.
    pub(crate) fn rates(month: Month, season: &Season, returned: Balance) -> Option<SeasonRates> {
        let minted = season::pool(Self::number(month)?).min(T::Budget::left(Budget::Seasons));
        let pool = minted.checked_add(returned)?;
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
    /// rates, keeps of revenue what they can pay, gives the rest of it back, reserves what they can pay beyond it, emits
    /// [`Event::SeasonClosed`] and stores the season.
    pub(crate) fn close_if_due(month: Month, season: &mut Season) -> Result<SeasonAccounts, DispatchError> {
        if let Some(accounts) = season.accounts {
            return Ok(accounts);
        }
        let rates = Self::rates(month, season, T::RecycledRevenue::take(month)).ok_or(ArithmeticError::Overflow)?;
        let accounts = SeasonAccounts { rates, paid: 0 };
        let Funding { recycled, minted: reserved } = accounts.owed().ok_or(ArithmeticError::Overflow)?;
        let given_back = rates.returned.checked_sub(recycled).ok_or(ArithmeticError::Underflow)?;
        Totals::<T>::try_mutate(|totals| {
            raise(&mut totals.reserved, reserved)?;
            raise(&mut totals.taken, rates.returned)
        })?;
        if reserved > 0 {
            T::Budget::reserve(Budget::Seasons, reserved)?;
        }
        Self::give_back(given_back)?;
        season.accounts = Some(accounts);
        Seasons::<T>::insert(month, *season);
        Self::deposit_event(Event::SeasonClosed { season: month, rates, reserved, given_back });
        Ok(accounts)
    }

    /// Gives revenue back that a season has taken and pays to nobody.
    fn give_back(amount: Balance) -> DispatchResult {
        if amount > 0 {
            T::RecycledRevenue::give_back(amount)?;
            Totals::<T>::try_mutate(|totals| raise(&mut totals.given_back, amount))?;
        }
        Ok(())
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
        let left = season.outstanding_by_origin().ok_or(ArithmeticError::Underflow)?;
        let Funding { recycled: given_back, minted: lifted } = left;
        if lifted > 0 {
            T::Budget::unreserve(Budget::Seasons, lifted)?;
            Totals::<T>::try_mutate(|totals| raise(&mut totals.lifted, lifted))?;
        }
        Self::give_back(given_back)?;
        season.swept = Some(left.total().ok_or(ArithmeticError::Overflow)?);
        Seasons::<T>::insert(month, season);
        Self::deposit_event(Event::SeasonSwept { season: month, lifted, given_back });
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

impl<T: Config> SeasonEnds for Pallet<T> {
    fn takes_no_more(season: Month) -> bool {
        let now = T::Time::now();
        match Seasons::<T>::get(season) {
            Some(known) => known.accounts.is_some() || claims(season).is_none_or(|open| now >= open.end),
            None => submission(season).is_none_or(|window| now >= window.end),
        }
    }
}
