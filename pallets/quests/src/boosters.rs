//! Boosters: a stock, one of which is active at a time.

use crate::{Boosters, Config, Error, Event, Pallet, Stocks, Totals};
use agt_primitives::{
    arithmetic::{lower, raise},
    assets::AssetKind,
    boosters,
    calendar::day,
    multiplier::Multiplier,
    quests::{room, QuestTerms},
    revenue::{Revenue, RevenueSource},
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchResult, Get},
    traits::{fungible::Mutate, tokens::Preservation, Time},
};

impl<T: Config> Pallet<T> {
    /// The terms in force, each brought into its hard range.
    pub(crate) fn terms() -> QuestTerms {
        T::Terms::get().bounded()
    }

    /// Returns the boosters of `who`, or why it can use none. The call runs this first, and so does its predicate.
    pub(crate) fn may_use_booster(who: &T::AccountId) -> Result<Boosters, Error<T>> {
        Self::ensure_proven(who)?;
        let boosters = Stocks::<T>::get(who);
        ensure!(boosters.stock > 0, Error::<T>::NoBooster);
        ensure!(T::Time::now() >= boosters.until, Error::<T>::BoosterActive);
        Ok(boosters)
    }

    pub(crate) fn do_use_booster(who: &T::AccountId) -> DispatchResult {
        let mut boosters = Self::may_use_booster(who)?;
        let terms = Self::terms();
        lower(&mut boosters.stock, 1)?;
        boosters.until = T::Time::now().saturating_add(terms.booster_time);
        boosters.factor = terms.factor();
        Stocks::<T>::insert(who, boosters);
        Totals::<T>::mutate(|totals| totals.boosters_used = totals.boosters_used.saturating_add(1));
        let Boosters { factor, until, stock, .. } = boosters;
        Self::deposit_event(Event::BoosterUsed { who: who.clone(), factor, until, stock });
        Ok(())
    }

    pub(crate) fn do_buy_booster(who: &T::AccountId, most: Balance) -> DispatchResult {
        Self::ensure_proven(who)?;
        let (mut boosters, today) = (Stocks::<T>::get(who), day(T::Time::now()));
        ensure!(boosters.bought != Some(today), Error::<T>::BoughtToday);
        ensure!(room(boosters.stock) > 0, Error::<T>::StockFull);
        let price = Self::terms().booster_price;
        ensure!(price <= most, Error::<T>::AboveMost);
        let mut totals = Totals::<T>::get();
        raise(&mut totals.taken, price)?;
        raise(&mut totals.boosters_bought, 1)?;
        raise(&mut boosters.stock, 1)?;
        boosters.bought = Some(today);
        let paid = T::Currency::transfer(who, &T::RevenuePot::get(), price, Preservation::Preserve);
        paid.map_err(|_| Error::<T>::CannotPay)?;
        T::Revenue::note(AssetKind::Native, RevenueSource::Boosters, price);
        Totals::<T>::put(totals);
        Stocks::<T>::insert(who, boosters);
        Self::deposit_event(Event::BoosterBought { who: who.clone(), price, stock: boosters.stock });
        Ok(())
    }
}

impl<T: Config> boosters::Boosters<T::AccountId> for Pallet<T> {
    fn factor(who: &T::AccountId) -> Multiplier {
        Stocks::<T>::get(who).factor_at(T::Time::now())
    }
}
