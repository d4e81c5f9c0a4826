//! The ledger: what the books of an asset say, and what lies in the pots.

use crate::{AssetBooks, AuthorsPaid, Books, Config, Error, Pallet};
use agt_primitives::{arithmetic::lower, assets::AssetKind, calendar::Month, Balance};
use frame_support::traits::{
    fungible::Inspect as _,
    fungibles::Inspect as _,
    tokens::{Fortitude::Polite, Preservation::Preserve},
    Get, Time,
};
use sp_runtime::ArithmeticError;

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

    /// Returns planck that must lie in the authors' pot: what arrived for authors and was not paid.
    pub(crate) fn owed_to_authors() -> Result<Balance, ArithmeticError> {
        let mut owed = Books::<T>::get(AssetKind::Native).authors;
        lower(&mut owed, AuthorsPaid::<T>::get())?;
        Ok(owed)
    }
}
