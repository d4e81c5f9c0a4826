//! What arrives is counted by asset, source and month.

use crate::{passing::Passed, Collected, CollectedIn, Config, Error, Event, Pallet};
use agt_primitives::{
    arithmetic::raise,
    assets::AssetKind,
    calendar::Month,
    revenue::{Revenue, RevenueSource},
    Balance,
};
use frame_support::{
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{fungible::Mutate as _, tokens::Preservation::Preserve, Get},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
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
}

/// What does not fit the books, or arrives beyond the calendar, stays in the pot as a surplus.
impl<T: Config> Revenue for Pallet<T> {
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance) {
        if amount > 0 && Self::arrive(asset.clone(), source, amount).is_err() {
            Self::deposit_event(Event::RevenueNotCounted { asset, source, amount });
        }
    }
}
