//! AGT leaves the pot at once: a share for the authors of blocks, the rest to the recycler.

use crate::{Config, CurrentMonth, Error, Event, Pallet, SlashesRecycled};
use agt_primitives::{
    arithmetic::raise,
    assets::AssetKind,
    recycler::{RecycleSource, Recycler},
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{fungible::Mutate, tokens::Preservation::Preserve, Get},
};
use sp_runtime::{ArithmeticError, DispatchError};

/// Where planck of AGT went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passed {
    /// To the authors' pot.
    pub(crate) authors: Balance,
    /// To the recycler.
    pub(crate) recycled: Balance,
}

impl<T: Config> Pallet<T> {
    /// Passes `amount` planck on that the pot holds. If anything fails, nothing has moved.
    pub(crate) fn split(amount: Balance) -> Result<Passed, DispatchError> {
        with_storage_layer(|| {
            let authors = Self::pay_authors(amount)?;
            let recycled = amount.checked_sub(authors).ok_or(ArithmeticError::Underflow)?;
            if recycled > 0 {
                T::Recycler::recycle(&T::Pot::get(), RecycleSource::Revenue, recycled)?;
            }
            Self::enter(&AssetKind::Native, |books| {
                raise(&mut books.authors, authors)?;
                raise(&mut books.recycled, recycled)
            })?;
            Ok(Passed { authors, recycled })
        })
    }

    /// Moves the authors' share of `amount` to their pot and returns it: nothing before the first block.
    fn pay_authors(amount: Balance) -> Result<Balance, DispatchError> {
        let Some(mut open) = CurrentMonth::<T>::get() else { return Ok(0) };
        let share = T::Terms::get().share_of_authors().of(amount);
        if share > 0 {
            T::Currency::transfer(&T::Pot::get(), &T::AuthorsPot::get(), share, Preserve)?;
            raise(&mut open.share, share)?;
            CurrentMonth::<T>::put(open);
        }
        Ok(share)
    }

    pub(crate) fn do_pass_on() -> DispatchResult {
        let amount = Self::held(&AssetKind::Native)?;
        ensure!(amount > 0, Error::<T>::NothingHeld);
        let Passed { authors, recycled } = Self::split(amount)?;
        Self::deposit_event(Event::RevenuePassedOn { authors, recycled });
        Ok(())
    }

    pub(crate) fn do_recycle_slashes() -> DispatchResult {
        let pot = T::SlashesPot::get();
        let amount = Self::spendable(&pot);
        ensure!(amount > 0, Error::<T>::NothingToRecycle);
        T::Recycler::recycle(&pot, RecycleSource::Slashes, amount)?;
        SlashesRecycled::<T>::try_mutate(|sum| raise(sum, amount))?;
        Self::deposit_event(Event::SlashesRecycled { amount });
        Ok(())
    }
}
