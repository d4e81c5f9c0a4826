//! What auctions and sales on markets read of each other.

use crate::{Auctions, Config, Markets, Pallet};
use agt_primitives::{assets::AssetId, Balance, Moment};

impl<T: Config> Pallet<T> {
    /// Returns the units of an asset that an auction offers at `now`.
    pub(crate) fn on_offer(asset: AssetId, now: Moment) -> Balance {
        Auctions::<T>::get(asset).filter(|auction| !auction.is_done(now)).map_or(0, |auction| auction.left)
    }

    /// Returns the units that the market of an asset held when the block began; zero if it was unavailable or is not tracked.
    pub(crate) fn reserve(asset: AssetId) -> Balance {
        let markets = Markets::<T>::get();
        let market = markets.iter().find(|market| market.asset == asset);
        market.and_then(|market| market.reserves).map_or(0, |reserves| reserves.asset)
    }
}
