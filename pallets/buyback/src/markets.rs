//! The markets that are tracked, and the sales on them.

use crate::{runs::Sale, types::is_deep, Config, Error, Event, Markets, Pallet, Reference, References, Tracked};
use agt_primitives::{
    assets::{AssetId, MOST_RATE},
    basis_points::BasisPoints,
    buyback::{
        rate::{at_price, cost, Mean, WHOLE},
        BuybackTerms, Market, Rate, Reserves, SoldBy,
    },
    recycler::{RecycleSource, Recycler},
    revenue::RevenueStock,
    Balance,
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    traits::{Get, Time},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
    traits::{SaturatedConversion, Saturating},
    ArithmeticError, DispatchError,
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_track(asset: AssetId, observed: Rate) -> DispatchResult {
        ensure!((1..=MOST_RATE).contains(&observed), Error::<T>::RateOutOfRange);
        let mut markets = Markets::<T>::get();
        ensure!(markets.iter().all(|market| market.asset != asset), Error::<T>::AlreadyTracked);
        let reserves = T::Market::reserves(asset).ok_or(Error::<T>::UnknownMarket)?;
        ensure!(is_deep(&reserves, Self::terms().deep), Error::<T>::MarketShallow);
        let (mean, sampled) = (Mean::default(), T::Time::now());
        let market = Tracked { asset, observed, mean, sampled, reserves: None, last_sale: None };
        markets.try_push(market).map_err(|_| Error::<T>::TooManyMarkets)?;
        Markets::<T>::put(markets);
        Self::deposit_event(Event::Tracked { asset, observed });
        Ok(())
    }

    pub(crate) fn do_untrack(asset: AssetId) -> DispatchResult {
        let mut markets = Markets::<T>::get();
        let before = markets.len();
        markets.retain(|market| market.asset != asset);
        ensure!(markets.len() < before, Error::<T>::NotTracked);
        Markets::<T>::put(markets);
        Self::deposit_event(Event::Untracked { asset });
        Ok(())
    }

    /// Observes every tracked market, and returns how many there are. It must run before anybody can trade in a block.
    pub(crate) fn sample() -> u32 {
        let mut markets = Markets::<T>::get();
        if markets.is_empty() {
            return 0;
        }
        let (now, deep) = (T::Time::now(), Self::terms().deep);
        markets.iter_mut().for_each(|market| market.sample(T::Market::reserves(market.asset), now, deep));
        let count = markets.len();
        Markets::<T>::put(markets);
        count.saturated_into()
    }

    /// Returns the most units that the market takes. Fails unless it is as it was when the block began, deep, rested, and large
    /// enough for `units`.
    fn ensure_market_takes(
        market: &Tracked<BlockNumberFor<T>>,
        units: Balance,
        terms: &BuybackTerms,
    ) -> Result<Balance, DispatchError> {
        let block = frame_system::Pallet::<T>::block_number();
        let has_rested = market.last_sale.is_none_or(|last| block.saturating_sub(last) >= terms.market_wait.into());
        ensure!(has_rested, Error::<T>::TooSoon);
        let reserves @ Reserves { agt, asset } = T::Market::reserves(market.asset).ok_or(Error::<T>::UnknownMarket)?;
        ensure!(market.reserves == Some(reserves), Error::<T>::MarketTouched);
        ensure!(agt >= terms.deep, Error::<T>::MarketShallow);
        let part = BasisPoints::clamped(terms.market_part).of(asset);
        ensure!(units <= part, Error::<T>::AboveMarketPart);
        Ok(part)
    }

    pub(crate) fn do_sell_on_market(asset: AssetId, units: Balance, least: Balance) -> DispatchResult {
        ensure!(units > 0, Error::<T>::ZeroUnits);
        let (now, terms) = (T::Time::now(), Self::terms());
        let mut markets = Markets::<T>::get();
        let market = markets.iter_mut().find(|market| market.asset == asset).ok_or(Error::<T>::NotTracked)?;
        let part = Self::ensure_market_takes(market, units, &terms)?;
        // Nothing is free where the stock has fallen below what is on offer.
        let free = T::Stock::in_stock(asset).saturating_sub(Self::on_offer(asset, now));
        let lot = BasisPoints::clamped(terms.lot).of(free);
        ensure!(units <= lot, Error::<T>::AboveLot);
        // Half of the most: a sale of dust would let nothing else be sold until the wait is over.
        ensure!(units >= part.min(lot).saturating_sub(units), Error::<T>::SaleTooSmall);
        // It reads the markets as they are stored, which is how this block began.
        let reference = Self::reference_now(asset, &terms, now).ok_or(Error::<T>::NoReference)?.rate;
        References::<T>::insert(asset, Reference { rate: reference, at: now });
        market.last_sale = Some(frame_system::Pallet::<T>::block_number());
        Markets::<T>::put(markets);
        let dearest = WHOLE.saturating_add(terms.market_slip);
        let floor = at_price(reference, dearest).and_then(|rate| cost(units, rate)).ok_or(ArithmeticError::Overflow)?;
        let pot = T::Pot::get();
        T::Stock::sell(asset, &pot, units)?;
        let agt = T::Market::sell(&pot, asset, units, floor.max(least))?;
        ensure!(agt >= terms.least, Error::<T>::SaleTooSmall);
        let recycled = T::Recycler::recycle(&pot, RecycleSource::Markets, agt)?;
        Self::book(Sale { asset, how: SoldBy::Market, buyer: None, units, agt, reference }, recycled, now)
    }
}
