//! Seasons take what belongs to them, pay it, give back what nobody claims, and leave behind what they never take.

use crate::{Belonging, Config, Error, Event, Pallet, Totals};
use agt_primitives::{
    arithmetic::raise,
    calendar::Month,
    recycler::{RecycledRevenue, SeasonEnds},
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{fungible::Mutate, tokens::Preservation, Get},
};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_carry(from: Month) -> DispatchResult {
        let amount = Belonging::<T>::get(from);
        ensure!(amount > 0, Error::<T>::NothingToCarry);
        let season = Self::next_season()?;
        // Nothing may be carried into the past or to where it is, whatever the seasons answer.
        ensure!(from < season && T::Seasons::takes_no_more(from), Error::<T>::SeasonTakes);
        with_storage_layer(|| {
            Belonging::<T>::remove(from);
            Self::add_to(season, amount)?;
            Totals::<T>::try_mutate(|totals| raise(&mut totals.carried, amount)).map_err(DispatchError::from)
        })?;
        Self::deposit_event(Event::Carried { from, amount, season });
        Ok(())
    }
}

/// The books are of all seasons together: which of them has taken how much is for the seasons to know.
impl<T: Config> RecycledRevenue<T::AccountId> for Pallet<T> {
    fn expected(season: Month) -> Balance {
        Belonging::<T>::get(season)
    }

    fn take(season: Month) -> Balance {
        let amount = Belonging::<T>::get(season);
        // A sum that does not fit leaves all where it is.
        if amount == 0 || Totals::<T>::try_mutate(|totals| raise(&mut totals.taken, amount)).is_err() {
            return 0;
        }
        Belonging::<T>::remove(season);
        Self::deposit_event(Event::SeasonTook { season, amount });
        amount
    }

    /// Nothing is paid, and that succeeds, if both amounts are zero.
    fn pay(who: &T::AccountId, recycled: Balance, minted: Balance) -> DispatchResult {
        let amount = recycled.checked_add(minted).ok_or(ArithmeticError::Overflow)?;
        if amount == 0 {
            return Ok(());
        }
        let (pot, mut totals) = (T::Pot::get(), Totals::<T>::get());
        ensure!(*who != pot, Error::<T>::PotItself);
        ensure!(totals.outstanding().is_some_and(|outstanding| recycled <= outstanding), Error::<T>::MoreThanTaken);
        // Whoever says that more was minted than was must not be paid out of what belongs to a season.
        ensure!(Self::surplus(&totals).is_some_and(|surplus| minted <= surplus), Error::<T>::MoreThanMinted);
        raise(&mut totals.paid, recycled)?;
        T::Currency::transfer(&pot, who, amount, Preservation::Preserve)?;
        Totals::<T>::put(totals);
        Self::deposit_event(Event::Paid { who: who.clone(), recycled, minted });
        Ok(())
    }

    /// Nothing is given back, and that succeeds, if the amount is zero.
    fn give_back(amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        let mut totals = Totals::<T>::get();
        ensure!(totals.outstanding().is_some_and(|outstanding| amount <= outstanding), Error::<T>::MoreThanTaken);
        raise(&mut totals.given_back, amount)?;
        let season = Self::next_season()?;
        Self::add_to(season, amount)?;
        Totals::<T>::put(totals);
        Self::deposit_event(Event::GivenBack { amount, season });
        Ok(())
    }

    /// Returns zero when the books are broken.
    fn outstanding() -> Balance {
        Totals::<T>::get().outstanding().unwrap_or(0)
    }

    fn pot() -> T::AccountId {
        T::Pot::get()
    }
}
