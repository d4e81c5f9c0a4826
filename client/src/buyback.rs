//! What the runtime says of revenue, of the AGT that comes back, of what is sold, and of markets.

use crate::{Client, Result};
use agt_primitives::{
    assets::AssetId,
    buyback::{AuctionPage, MarketFacts, MonthReport, RunPage, SwapSide},
    calendar::Month,
    metrics::MetricsReport,
    recycler::RecyclerReport,
    revenue::{AuthorReport, RevenueReport},
};
use agt_runtime::{AccountId, Balance, Hash};

impl Client {
    /// Returns the revenue of a month, or all of it, at block `at` or at the best block.
    pub async fn revenue(&self, month: Option<Month>, at: Option<Hash>) -> Result<RevenueReport> {
        self.call_api("AgtApi_revenue", month, at).await
    }

    /// Returns what an account has authored and is owed, at block `at` or at the best block; none if it has never authored a
    /// block.
    pub async fn author(&self, who: &AccountId, at: Option<Hash>) -> Result<Option<AuthorReport>> {
        self.call_api("AgtApi_author", who, at).await
    }

    /// Returns what became of the AGT that came back, at block `at` or at the best block.
    pub async fn recycler(&self, at: Option<Hash>) -> Result<RecyclerReport> {
        self.call_api("AgtApi_recycler", (), at).await
    }

    /// Returns the auctions that follow the one of `after`, or the first ones, at block `at` or at the best block.
    pub async fn auctions(&self, after: Option<AssetId>, at: Option<Hash>) -> Result<AuctionPage> {
        self.call_api("AgtApi_auctions", after, at).await
    }

    /// Returns the sales of revenue before number `before`, or the newest ones, at block `at` or at the best block.
    pub async fn buybacks(&self, before: Option<u64>, at: Option<Hash>) -> Result<RunPage<AccountId>> {
        self.call_api("AgtApi_buybacks", before, at).await
    }

    /// Returns what was sold of the revenue in a month, at block `at` or at the best block.
    pub async fn buyback_month(&self, month: Month, at: Option<Hash>) -> Result<MonthReport> {
        self.call_api("AgtApi_buyback_month", month, at).await
    }

    /// Returns the market of an asset and the rate at which it would be sold, at block `at` or at the best block; none for an
    /// asset without either.
    pub async fn market(&self, asset: AssetId, at: Option<Hash>) -> Result<Option<MarketFacts>> {
        self.call_api("AgtApi_market", asset, at).await
    }

    /// Returns what the market of an asset pays for `amount`, its fee taken, at block `at` or at the best block; none if there
    /// is no such market or it holds too little. AGT is in planck, the asset in its smallest units.
    pub async fn swap_quote(
        &self,
        asset: AssetId,
        side: SwapSide,
        amount: Balance,
        at: Option<Hash>,
    ) -> Result<Option<Balance>> {
        self.call_api("AgtApi_swap_quote", (asset, side, amount), at).await
    }

    /// Returns the figures to watch, at block `at` or at the best block.
    pub async fn metrics(&self, at: Option<Hash>) -> Result<MetricsReport> {
        self.call_api("AgtApi_metrics", (), at).await
    }
}
