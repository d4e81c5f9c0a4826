//! AGT comes back: a part is burned, and the rest belongs to the season of the next month.

use crate::{Belonging, Config, Error, Event, Pallet, Sources, Totals};
use agt_primitives::{
    arithmetic::raise,
    calendar::Month,
    recycler::{RecycleSource, Recycled, Recycler, RecyclerTerms},
    Balance,
};
use frame_support::{
    ensure,
    storage::with_storage_layer,
    traits::{
        fungible::Mutate,
        tokens::{Fortitude, Precision, Preservation},
        Get, Time,
    },
};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Returns the terms in force.
    pub(crate) fn terms() -> RecyclerTerms {
        T::Terms::get().bounded()
    }

    /// Returns the season of the next month, to which all belongs that comes in now.
    pub(crate) fn next_season() -> Result<Month, Error<T>> {
        let next = Month::at(T::Time::now()).and_then(Month::next);
        next.filter(|month| month.start().is_some()).ok_or(Error::<T>::BeyondCalendar)
    }

    /// Makes `amount` planck belong to `season`. Nothing leaves no entry.
    pub(crate) fn add_to(season: Month, amount: Balance) -> Result<(), ArithmeticError> {
        if amount == 0 {
            return Ok(());
        }
        Belonging::<T>::try_mutate(season, |belonging| raise(belonging, amount))
    }
}

impl<T: Config> Recycler<T::AccountId> for Pallet<T> {
    fn recycle(from: &T::AccountId, source: RecycleSource, amount: Balance) -> Result<Recycled, DispatchError> {
        ensure!(amount > 0, Error::<T>::NothingToRecycle);
        let pot = T::Pot::get();
        ensure!(*from != pot, Error::<T>::PotItself);
        let season = Self::next_season()?;
        let (terms, staked) = (Self::terms(), Self::staked());
        let mode = terms.mode();
        let burned = terms.burned(staked).of(amount);
        let kept = amount.checked_sub(burned).ok_or(ArithmeticError::Underflow)?;
        with_storage_layer(|| {
            T::Currency::transfer(from, &pot, amount, Preservation::Preserve)?;
            if burned > 0 {
                let (preservation, precision) = (Preservation::Preserve, Precision::Exact);
                T::Currency::burn_from(&pot, burned, preservation, precision, Fortitude::Polite)?;
            }
            Sources::<T>::try_mutate(source, |received| raise(received, amount))?;
            Totals::<T>::try_mutate(|totals| {
                raise(&mut totals.received, amount)?;
                raise(&mut totals.burned, burned)
            })?;
            Self::add_to(season, kept).map_err(DispatchError::from)
        })?;
        let from = from.clone();
        Self::deposit_event(Event::AgtRecycled { from, source, amount, mode, staked, burned, kept, season });
        Ok(Recycled { mode, burned, kept, season })
    }
}
