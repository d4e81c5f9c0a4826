//! Revenue in assets other than AGT: what is listed is sold, the rest is swept into the treasury.

use crate::{Books, Config, Error, Event, Pallet, SoldIn};
use agt_primitives::{
    arithmetic::raise,
    assets::{AssetId, AssetKind, Listing},
    revenue::RevenueStock,
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungibles::{Inspect, Mutate},
        tokens::{Fortitude::Polite, Preservation::Expendable},
        Get,
    },
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_sweep(asset: AssetId) -> DispatchResult {
        let kind = AssetKind::WithId(asset);
        ensure!(!T::Listing::is_listed(kind.clone()), Error::<T>::AssetListed);
        let amount = Self::in_pot(&kind);
        ensure!(amount > 0, Error::<T>::NothingHeld);
        let counted = Self::held(&kind)?.min(amount);
        Self::transfer(asset, &T::Treasury::get(), amount)?;
        Self::enter(&kind, |books| raise(&mut books.swept, counted))?;
        Self::deposit_event(Event::AssetSwept { asset, amount, counted });
        Ok(())
    }

    /// Pays `amount` of an asset out of the pot. The pot keeps nothing of it, or what an account must keep: the SDK would
    /// burn less.
    fn pay_out(asset: AssetId, to: &T::AccountId, amount: Balance) -> DispatchResult {
        let pot = T::Pot::get();
        let rest = T::Assets::balance(asset, &pot).checked_sub(amount).ok_or(Error::<T>::MoreThanInStock)?;
        ensure!(rest == 0 || rest >= T::Assets::minimum_balance(asset), Error::<T>::LeavesDust);
        Self::transfer(asset, to, amount)
    }

    /// Moves `amount` of an asset out of the pot. The SDK's transfer succeeds, and the amount is nowhere, if the supply and the
    /// amount together do not fit their type.
    fn transfer(asset: AssetId, to: &T::AccountId, amount: Balance) -> DispatchResult {
        let before = T::Assets::balance(asset, to);
        T::Assets::transfer(asset, &T::Pot::get(), to, amount, Expendable)?;
        let received = T::Assets::balance(asset, to).checked_sub(before);
        ensure!(received == Some(amount), Error::<T>::NotReceived);
        Ok(())
    }
}

/// What is in stock is what the books say is held, as far as the pot can spend it: nothing while the asset is frozen.
impl<T: Config> RevenueStock<T::AccountId> for Pallet<T> {
    fn in_stock(asset: AssetId) -> Balance {
        let kind = AssetKind::WithId(asset);
        if !T::Listing::is_listed(kind.clone()) {
            return 0;
        }
        let held = Books::<T>::get(kind).held().unwrap_or(0);
        held.min(T::Assets::reducible_balance(asset, &T::Pot::get(), Expendable, Polite))
    }

    fn sell(asset: AssetId, to: &T::AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount <= Self::in_stock(asset), Error::<T>::MoreThanInStock);
        if amount == 0 {
            return Ok(());
        }
        with_storage_layer(|| {
            let month = Self::month()?;
            Self::pay_out(asset, to, amount)?;
            Self::enter(&AssetKind::WithId(asset), |books| raise(&mut books.sold, amount))?;
            SoldIn::<T>::try_mutate(month, asset, |sum| raise(sum, amount))?;
            Self::deposit_event(Event::RevenueSold { asset, month, amount, to: to.clone() });
            Ok(())
        })
    }
}
