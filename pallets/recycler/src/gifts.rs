//! Gifts: what lies in the pot and no book explains.

use crate::{Config, Error, Event, Pallet, Totals};
use agt_primitives::{arithmetic::raise, recycler::RecyclerTotals, Balance};
use frame_support::{
    pallet_prelude::DispatchResult,
    traits::{
        fungible::Inspect,
        tokens::{Fortitude, Preservation},
        Get,
    },
};

impl<T: Config> Pallet<T> {
    /// Returns what the pot can pay and stay alive, in planck.
    pub(crate) fn spendable() -> Balance {
        T::Currency::reducible_balance(&T::Pot::get(), Preservation::Preserve, Fortitude::Polite)
    }

    /// Returns what the pot can pay beyond what these totals say that it must be able to pay. None when that is more than it
    /// has.
    pub(crate) fn surplus(totals: &RecyclerTotals) -> Option<Balance> {
        Self::spendable().checked_sub(totals.waiting()?)?.checked_sub(totals.outstanding()?)
    }

    pub(crate) fn do_collect() -> DispatchResult {
        let mut totals = Totals::<T>::get();
        let amount = Self::surplus(&totals).filter(|amount| *amount > 0).ok_or(Error::<T>::NothingToCollect)?;
        raise(&mut totals.gifts, amount)?;
        let season = Self::next_season()?;
        Self::add_to(season, amount)?;
        Totals::<T>::put(totals);
        Self::deposit_event(Event::GiftCollected { amount, season });
        Ok(())
    }
}
