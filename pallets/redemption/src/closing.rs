//! The close of a season, by whoever comes first after its window, and the sweep of what nobody claimed.

use crate::{Books, Config, Error, Event, Pallet, Season, Seasons, Totals};
use agt_primitives::{
    calendar::Month,
    redemption::{claims, RecycledRevenue, SeasonFigures},
    season::{self, Closing},
    supply::{Budget, MintBudget},
    Balance,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// What a season pays by if it closes now. None when a figure does not fit, or the season is before the chain's
    /// first.
    pub(crate) fn figures(month: Month, season: &Season, returned: Balance) -> Option<SeasonFigures> {
        let pool = season::pool(Self::number(month)?).checked_add(returned)?.min(T::Budget::left(Budget::Seasons));
        let lanes = Closing::of(pool, season.terms.base_part, season.submitted, season.terms.ceiling)?;
        Some(SeasonFigures { pool, returned, lanes })
    }

    /// A season that pays now, as it is stored.
    pub(crate) fn paying(month: Month) -> Result<Season, Error<T>> {
        let season = Seasons::<T>::get(month).ok_or(Error::<T>::UnknownSeason)?;
        ensure!(season.swept.is_none(), Error::<T>::SeasonSwept);
        let open = claims(month).ok_or(Error::<T>::UnknownSeason)?;
        let now = T::Time::now();
        ensure!(now >= open.start, Error::<T>::ClaimsNotOpen);
        ensure!(now < open.end, Error::<T>::ClaimsEnded);
        Ok(season)
    }

    /// A season that pays now, with its books: closed by this if nobody came before. The caller stores it.
    pub(crate) fn closed(month: Month) -> Result<(Season, Books), DispatchError> {
        let mut season = Self::paying(month)?;
        if let Some(books) = season.books {
            return Ok((season, books));
        }
        let figures =
            Self::figures(month, &season, T::RecycledRevenue::take(month)).ok_or(ArithmeticError::Overflow)?;
        let reserved = figures.lanes.owed().ok_or(ArithmeticError::Overflow)?;
        if reserved > 0 {
            T::Budget::reserve(Budget::Seasons, reserved)?;
            Totals::<T>::try_mutate(|totals| {
                totals.reserved = totals.reserved.checked_add(reserved).ok_or(ArithmeticError::Overflow)?;
                Ok::<_, ArithmeticError>(())
            })?;
        }
        let books = Books { figures, paid: 0 };
        season.books = Some(books);
        Self::deposit_event(Event::SeasonClosed { season: month, figures, reserved });
        Ok((season, books))
    }

    pub(crate) fn do_close(month: Month) -> DispatchResult {
        ensure!(Seasons::<T>::get(month).is_none_or(|season| season.books.is_none()), Error::<T>::AlreadyClosed);
        let (season, _) = Self::closed(month)?;
        Seasons::<T>::insert(month, season);
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
            Totals::<T>::try_mutate(|totals| {
                totals.lifted = totals.lifted.checked_add(lifted).ok_or(ArithmeticError::Overflow)?;
                Ok::<_, ArithmeticError>(())
            })?;
        }
        season.swept = Some(lifted);
        Seasons::<T>::insert(month, season);
        Self::deposit_event(Event::SeasonSwept { season: month, lifted });
        Ok(())
    }
}
