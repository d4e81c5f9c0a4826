//! The ledger: what arrives is counted by asset, source and month.

use crate::{AssetBooks, AuthorsPaid, Books, Collected, CollectedIn, Config, Error, Event, Pallet, Passed};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::AssetKind,
    calendar::Month,
    revenue::{Revenue, RevenueSource},
    Balance,
};
use frame_support::{
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect as _, Mutate as _},
        fungibles::Inspect as _,
        tokens::{Fortitude::Polite, Preservation::Preserve},
        Get, Time,
    },
};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Returns what an account of the protocol has beyond the existential deposit, in planck of AGT.
    pub(crate) fn spendable(pot: &T::AccountId) -> Balance {
        T::Currency::reducible_balance(pot, Preserve, Polite)
    }

    /// Returns what the revenue pot has of an asset; of AGT, beyond the existential deposit.
    pub(crate) fn in_pot(asset: &AssetKind) -> Balance {
        let pot = T::Pot::get();
        match asset {
            AssetKind::Native => Self::spendable(&pot),
            AssetKind::WithId(asset) => T::Assets::balance(*asset, &pot),
        }
    }

    /// Returns what of an asset's revenue must lie in the pot.
    pub(crate) fn held(asset: &AssetKind) -> Result<Balance, ArithmeticError> {
        Books::<T>::get(asset).held().ok_or(ArithmeticError::Underflow)
    }

    /// Changes the books of an asset, and keeps them if what they say is held is not below nothing.
    pub(crate) fn enter(
        asset: &AssetKind,
        change: impl FnOnce(&mut AssetBooks) -> Result<(), ArithmeticError>,
    ) -> Result<(), ArithmeticError> {
        let mut books = Books::<T>::get(asset);
        change(&mut books)?;
        books.held().ok_or(ArithmeticError::Underflow)?;
        Books::<T>::insert(asset, books);
        Ok(())
    }

    /// Returns the month of chain time.
    pub(crate) fn month() -> Result<Month, Error<T>> {
        Month::at(T::Time::now()).ok_or(Error::<T>::BeyondCalendar)
    }

    fn count(asset: &AssetKind, source: RevenueSource, amount: Balance) -> Result<Month, DispatchError> {
        let month = Self::month()?;
        with_storage_layer(|| {
            Self::enter(asset, |books| raise(&mut books.collected, amount))?;
            Collected::<T>::try_mutate(asset, source, |sum| raise(sum, amount))?;
            CollectedIn::<T>::try_mutate((month, asset, source), |sum| raise(sum, amount))?;
            Ok(month)
        })
    }

    /// Counts what has arrived, and passes it on if it is AGT.
    fn arrive(asset: AssetKind, source: RevenueSource, amount: Balance) -> DispatchResult {
        let month = Self::count(&asset, source, amount)?;
        let Passed { authors, recycled } = match asset {
            // What cannot move now is held until `pass_on` moves it.
            AssetKind::Native => Self::split(amount).unwrap_or_default(),
            AssetKind::WithId(_) => Passed::default(),
        };
        Self::deposit_event(Event::RevenueNoted { asset, source, month, amount, authors, recycled });
        Ok(())
    }

    pub(crate) fn do_collect(asset: AssetKind) -> DispatchResult {
        if asset == AssetKind::Native {
            Self::fetch_gifts_to_authors()?;
        }
        let (there, held) = (Self::in_pot(&asset), Self::held(&asset)?);
        match (there.checked_sub(held), held.checked_sub(there)) {
            (Some(surplus), _) if surplus > 0 => Self::arrive(asset, RevenueSource::Gifts, surplus),
            (None, Some(lost)) if asset != AssetKind::Native => Self::write_off(asset, lost),
            _ => Err(Error::<T>::NothingToCollect.into()),
        }
    }

    /// Brings what somebody sent to the authors' pot for nothing into the revenue pot.
    fn fetch_gifts_to_authors() -> DispatchResult {
        let pot = T::AuthorsPot::get();
        let gifts = Self::spendable(&pot).checked_sub(Self::owed_to_authors()?).unwrap_or(0);
        if gifts > 0 {
            T::Currency::transfer(&pot, &T::Pot::get(), gifts, Preserve)?;
        }
        Ok(())
    }

    fn write_off(asset: AssetKind, amount: Balance) -> DispatchResult {
        Self::enter(&asset, |books| raise(&mut books.lost, amount))?;
        Self::deposit_event(Event::RevenueLost { asset, amount });
        Ok(())
    }

    /// Returns planck that must lie in the authors' pot: what arrived for authors and was not paid.
    pub(crate) fn owed_to_authors() -> Result<Balance, ArithmeticError> {
        let mut owed = Books::<T>::get(AssetKind::Native).authors;
        lower(&mut owed, AuthorsPaid::<T>::get())?;
        Ok(owed)
    }
}

/// What does not fit the books, or arrives beyond the calendar, stays in the pot as a surplus.
impl<T: Config> Revenue for Pallet<T> {
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance) {
        if amount > 0 && Self::arrive(asset.clone(), source, amount).is_err() {
            Self::deposit_event(Event::RevenueNotCounted { asset, source, amount });
        }
    }
}
