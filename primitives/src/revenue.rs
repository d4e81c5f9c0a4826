//! What the chain takes for its services.

mod report;
mod terms;

use crate::{
    assets::{AssetId, AssetKind},
    Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::dispatch::DispatchResult;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use report::{AssetRevenue, AuthorReport, BooksReport, RevenueReport, SourceRevenue, MOST_ASSETS};
pub use terms::{ranges, RevenueTerms};

/// What revenue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum RevenueSource {
    /// The fee on what reward pools pay.
    RewardPools,
    /// What requesters lose whose gold was not opened or is void.
    Forfeits,
    /// AGT for the levels of characters, and for characters of editions.
    Characters,
    /// AGT for the levels of medallions.
    Medallions,
    /// AGT for boosters.
    Boosters,
    /// AGT for the set-up of markets.
    MarketSetups,
    /// What somebody sent to the pot for nothing.
    Gifts,
}

impl RevenueSource {
    /// Every source, in the order of their encoding.
    pub const ALL: [Self; 7] = [
        Self::RewardPools,
        Self::Forfeits,
        Self::Characters,
        Self::Medallions,
        Self::Boosters,
        Self::MarketSetups,
        Self::Gifts,
    ];
}

/// Where revenue is counted. The money itself is paid into the revenue pot before.
pub trait Revenue {
    /// Counts revenue that has arrived in the pot.
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance);
}

/// The revenue in assets other than AGT, as what sells it sees it.
pub trait RevenueStock<AccountId> {
    /// Returns what there is of an asset and may be sold: zero unless the asset is listed.
    fn in_stock(asset: AssetId) -> Balance;

    /// Pays `amount` of an asset to `to` and counts it as sold. Fails, and changes nothing, if there is less in stock or if `to`
    /// cannot receive it: it would have less than the least balance, or the asset or an account is frozen. It also fails if
    /// the stock would be left with less than the least balance, but not with nothing.
    fn sell(asset: AssetId, to: &AccountId, amount: Balance) -> DispatchResult;
}

/// A chain that does not count its revenue.
impl Revenue for () {
    fn note(_: AssetKind, _: RevenueSource, _: Balance) {}
}
