//! The sale of revenue in other assets for AGT: rates, markets and governed terms.

mod market;
pub mod rate;
mod report;
mod terms;

use crate::{assets::AssetId, Balance, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchError;

pub use market::{MarketFacts, SwapSide};
pub use report::{
    AuctionPage, AuctionReport, BuybackMonth, MarketReport, MonthReport, RateSource, ReferenceReport, ReservesReport,
    RunPage, RunReport, SoldReport,
};
pub use terms::{ranges, BuybackTerms};

/// What [`PRICED_UNITS`](crate::assets::PRICED_UNITS) smallest units of an asset are worth, in planck of AGT. The price of
/// AGT in the asset is its reciprocal: the protocol sells well where the rate is high.
pub type Rate = Balance;

/// How a lot was sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum SoldBy {
    /// To a bidder in an auction.
    Auction,
    /// On the chain's own market.
    Market,
}

/// What a market holds of AGT and of the other asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reserves {
    /// Planck of AGT.
    pub agt: Balance,
    /// Smallest units of the other asset.
    pub asset: Balance,
}

/// The markets between AGT and another asset.
pub trait Market<AccountId> {
    /// Returns what the market of an asset holds; none if there is no market, it is empty, or its asset is frozen.
    fn reserves(asset: AssetId) -> Option<Reserves>;

    /// Sells all of `amount` units that `who` has for at least `least` planck of AGT, and returns the planck that `who` got.
    /// Fails, and changes nothing, if the market pays less.
    fn sell(who: &AccountId, asset: AssetId, amount: Balance, least: Balance) -> Result<Balance, DispatchError>;
}

/// The rates that governance sets.
pub trait GovernedRate {
    /// Returns the rate of an asset, and when it was set; none for an asset without a rate.
    fn rate(asset: AssetId) -> Option<(Rate, Moment)>;
}
