//! The books of what was sold.

use crate::{Config, Event, Months, NextRun, Pallet, Run, Runs, SoldIn, SoldOf, Totals};
use agt_primitives::{
    arithmetic::raise,
    assets::AssetId,
    buyback::{rate::realised, BuybackMonth, Rate, SoldBy},
    calendar::Month,
    recycler::Recycled,
    Balance, Moment,
};
use frame_support::pallet_prelude::DispatchResult;
use sp_runtime::ArithmeticError;

/// A sale that has happened.
pub(crate) struct Sale<AccountId> {
    pub asset: AssetId,
    pub how: SoldBy,
    pub buyer: Option<AccountId>,
    pub units: Balance,
    pub agt: Balance,
    pub reference: Rate,
}

/// Adds a run to sums.
fn add(sums: &mut BuybackMonth, agt: Balance, recycled: &Recycled) -> Result<(), ArithmeticError> {
    raise(&mut sums.runs, 1)?;
    raise(&mut sums.agt, agt)?;
    raise(&mut sums.burned, recycled.burned)?;
    raise(&mut sums.kept, recycled.kept)
}

impl<T: Config> Pallet<T> {
    /// Enters a sale in all books.
    pub(crate) fn book(sale: Sale<T::AccountId>, recycled: Recycled, now: Moment) -> DispatchResult {
        let Sale { asset, how, buyer, units, agt, reference } = sale;
        let rate = realised(agt, units).ok_or(ArithmeticError::Overflow)?;
        let month = Month::at(now).ok_or(ArithmeticError::Overflow)?;
        let run = NextRun::<T>::get();
        NextRun::<T>::put(run.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        Months::<T>::try_mutate(month, |sums| add(sums, agt, &recycled))?;
        Totals::<T>::try_mutate(|sums| add(sums, agt, &recycled))?;
        SoldIn::<T>::try_mutate(month, asset, |sold| raise(sold, units))?;
        SoldOf::<T>::try_mutate(asset, |sold| {
            raise(&mut sold.units, units)?;
            raise(&mut sold.agt, agt)
        })?;
        let block = frame_system::Pallet::<T>::block_number();
        let Recycled { mode, burned, kept, .. } = recycled;
        let record =
            Run { asset, how, buyer: buyer.clone(), units, agt, rate, reference, mode, burned, kept, block, at: now };
        Runs::<T>::insert(run, record);
        Self::deposit_event(Event::LotSold { run, asset, how, buyer, units, agt, rate, reference, recycled, at: now });
        Ok(())
    }
}
