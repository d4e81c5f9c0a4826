//! The auctions, from the opening to the end.

use crate::{runs::Sale, Auction, Auctions, Config, Error, Event, Pallet, References};
use agt_primitives::{
    arithmetic::lower,
    assets::AssetId,
    basis_points::BasisPoints,
    buyback::{
        rate::{cost, worth},
        BuybackTerms, RateSource, ReferenceReport, SoldBy,
    },
    recycler::{RecycleSource, Recycler},
    revenue::RevenueStock,
    Balance, Moment,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Time};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    /// Removes an auction, which lowers the last reference if nothing of it was sold. Fails until its time is over, sold out or
    /// not: there is one lot for each time of an auction.
    fn close(asset: AssetId, auction: &Auction, now: Moment) -> DispatchResult {
        ensure!(auction.is_over(now), Error::<T>::AuctionOpen);
        References::<T>::mutate_extant(asset, |last| *last = auction.leaves(*last));
        Auctions::<T>::remove(asset);
        Self::deposit_event(Event::AuctionEnded { asset, lot: auction.lot, unsold: auction.left });
        Ok(())
    }

    /// Returns the units that an auction offers: a part of the stock and, where the market's rate counts, no more than a part of
    /// what the market held when the block began.
    fn lot(asset: AssetId, source: RateSource, terms: &BuybackTerms) -> Balance {
        let of_stock = BasisPoints::clamped(terms.lot).of(T::Stock::in_stock(asset));
        match source {
            RateSource::Market => of_stock.min(BasisPoints::clamped(terms.market_lot).of(Self::reserve(asset))),
            RateSource::Governance => of_stock,
        }
    }

    pub(crate) fn do_open(asset: AssetId) -> DispatchResult {
        let (now, terms) = (T::Time::now(), Self::terms());
        if let Some(before) = Auctions::<T>::get(asset) {
            Self::close(asset, &before, now)?;
        }
        let ReferenceReport { rate: reference, source, .. } =
            Self::reference_now(asset, &terms, now).ok_or(Error::<T>::NoReference)?;
        let lot = Self::lot(asset, source, &terms);
        let value = worth(lot, reference).ok_or(ArithmeticError::Overflow)?;
        ensure!(value >= terms.least, Error::<T>::LotTooSmall);
        let until = now.checked_add(terms.auction_time).ok_or(ArithmeticError::Overflow)?;
        let (start, end, least) = (terms.auction_start, terms.auction_end, terms.least);
        Auctions::<T>::insert(asset, Auction { opened: now, until, reference, lot, left: lot, start, end, least });
        Self::deposit_event(Event::AuctionOpened { asset, lot, reference, opened: now, until, start, end, least });
        Ok(())
    }

    pub(crate) fn do_bid(bidder: T::AccountId, asset: AssetId, units: Balance, most: Balance) -> DispatchResult {
        ensure!(units > 0, Error::<T>::ZeroUnits);
        let (now, mut auction) = (T::Time::now(), Auctions::<T>::get(asset).ok_or(Error::<T>::NoAuction)?);
        ensure!(!auction.is_over(now), Error::<T>::AuctionOver);
        ensure!(units <= auction.left, Error::<T>::MoreThanLeft);
        let rate = auction.rate(now).ok_or(ArithmeticError::Overflow)?;
        let agt = cost(units, rate).ok_or(ArithmeticError::Overflow)?;
        ensure!(agt <= most, Error::<T>::AboveMost);
        ensure!(agt >= auction.least || units == auction.left, Error::<T>::BidTooSmall);
        lower(&mut auction.left, units)?;
        let recycled = T::Recycler::recycle(&bidder, RecycleSource::Auctions, agt)?;
        T::Stock::sell(asset, &bidder, units)?;
        let reference = auction.reference;
        Self::note_reference(asset, auction.taken());
        Auctions::<T>::insert(asset, auction);
        Self::book(Sale { asset, how: SoldBy::Auction, buyer: Some(bidder), units, agt, reference }, recycled, now)
    }

    pub(crate) fn do_end(asset: AssetId) -> DispatchResult {
        let auction = Auctions::<T>::get(asset).ok_or(Error::<T>::NoAuction)?;
        Self::close(asset, &auction, T::Time::now())
    }
}
