//! The one runtime API for facts that span pallets: what the node's `agt_` JSON methods and any other client read.

#![cfg_attr(not(feature = "std"), no_std)]
// The macro that declares a runtime API writes items that cannot carry a doc.
#![allow(missing_docs)]

extern crate alloc;

use agt_primitives::{
    access::AccessReport,
    account::AccountReport,
    assets::AssetId,
    attestation::{AttesterReport, BatchNumber, BatchReport, JobId, JobReport},
    buyback::{AuctionPage, MarketFacts, MonthReport, RunPage, SwapSide},
    calendar::Month,
    characters::{CharacterId, ProfileReport},
    contributors::ContributorReport,
    external_addresses::ExternalAddressReport,
    governance::{ReferendaPage, ReferendumIndex},
    medallions::MedallionsReport,
    metrics::MetricsReport,
    parameters::ParameterReports,
    quests::QuestsReport,
    recycler::RecyclerReport,
    redemption::{Claimable, Quote, SeasonReport},
    revenue::{AuthorReport, RevenueReport},
    reward_pools::{PoolKey, PoolPage, PoolReport, RequestReport},
    supply::{Bucket, SupplyReport, Unlock},
    tasks::{CampaignId, CampaignPage, CampaignReport, EligibilityReport, PoolId},
    Aia, Balance,
};
use alloc::vec::Vec;
use codec::Codec;

sp_api::decl_runtime_apis! {
    /// Facts of the AGT chain that span pallets.
    pub trait AgtApi<AccountId: Codec> {
        /// The supply at this block: totals, buckets and sub-budgets.
        fn supply() -> SupplyReport<AccountId>;

        /// A bucket's unlock calendar: every step, past and to come. Empty for a bucket that is never released and
        /// before the TGE is known.
        fn unlocks(bucket: Bucket) -> Vec<Unlock>;

        /// Every governed parameter with its hard range.
        fn parameters() -> ParameterReports;

        /// What an account holds, and its nonce; for an account that does not exist nothing, and the nonce that it would begin
        /// with.
        fn account(account: AccountId) -> AccountReport;

        /// An account's bond, its roles, what it votes and what it can do next.
        fn access(account: AccountId) -> AccessReport<AccountId>;

        /// Referenda from number `cursor` down, from the newest without one: at most
        /// [`MAX_REFERENDA`](agt_primitives::governance::MAX_REFERENDA).
        fn referenda(cursor: Option<ReferendumIndex>) -> ReferendaPage<AccountId>;

        /// An account's status as a contributor, and what it can do next.
        fn contributor(account: AccountId) -> ContributorReport<AccountId>;

        /// An account's characters after `after`, or the first ones, what it can claim, hatch and buy: at most
        /// [`MAX_CHARACTERS`](agt_primitives::characters::MAX_CHARACTERS).
        fn characters(account: AccountId, after: Option<CharacterId>) -> ProfileReport<AccountId>;

        /// How an account stands in every area that has medallions.
        fn medallions(account: AccountId) -> MedallionsReport;

        /// An account's quests of today, milestones, boosters and open events.
        fn quests(account: AccountId) -> QuestsReport;

        /// Whether an account can join each queue of a campaign, and what it is missing; none for an unknown campaign.
        fn eligibility(account: AccountId, campaign: CampaignId) -> Option<EligibilityReport>;

        /// Some campaigns from number `from` on, and the number with which the next page begins.
        fn campaigns(from: CampaignId) -> CampaignPage<AccountId>;

        /// Everything about one campaign; none for a number that was never given, or is pruned.
        fn campaign(campaign: CampaignId) -> Option<CampaignReport<AccountId>>;

        /// The pools after `cursor`, of one owner or of all: at most
        /// [`MAX_POOLS`](agt_primitives::reward_pools::MAX_POOLS).
        fn pools(owner: Option<AccountId>, cursor: Option<PoolKey<AccountId>>) -> PoolPage<AccountId>;

        /// A pool and its books; none for one that was never opened, or is closed.
        fn pool(owner: AccountId, number: PoolId) -> Option<PoolReport<AccountId>>;

        /// What a pool owes an account, in the smallest unit of the pool's asset.
        fn owed(owner: AccountId, number: PoolId, who: AccountId) -> Balance;

        /// The number that an account's next pool must have.
        fn next_pool(owner: AccountId) -> PoolId;

        /// A campaign that a pool pays for, with its pool; none for any other campaign.
        fn request(campaign: CampaignId) -> Option<RequestReport<AccountId>>;

        /// A job whose answers a committee attests; none for one that was never opened, or is closed.
        fn job(job: JobId) -> Option<JobReport<AccountId>>;

        /// A batch of a job; none for one that was never proposed, or is removed.
        fn batch(job: JobId, batch: BatchNumber) -> Option<BatchReport<AccountId>>;

        /// Whether an account has claimed its pay by a batch.
        fn is_claimed(job: JobId, batch: BatchNumber, who: AccountId) -> bool;

        /// What the register of attesters says about an account; none if it is not there.
        fn attester(account: AccountId) -> Option<AttesterReport>;

        /// A season, this month's when none is named; none for a month before the chain's first season.
        fn season(season: Option<Month>) -> Option<SeasonReport>;

        /// What `aia` submitted by an account now would be paid, as an estimate, or why it would be refused.
        fn quote(account: AccountId, aia: Aia) -> Quote;

        /// What an account can claim now, the oldest season first.
        fn claimable(account: AccountId) -> Vec<Claimable>;

        /// The revenue by asset and source: that of a month, or all of it.
        fn revenue(month: Option<Month>) -> RevenueReport;

        /// What an account has authored and is owed; none if it has never authored a block.
        fn author(account: AccountId) -> Option<AuthorReport>;

        /// What became of the AGT that came back, and what belongs to the season of the next month.
        fn recycler() -> RecyclerReport;

        /// The auctions of revenue, some at a time: those that follow the one of `after`.
        fn auctions(after: Option<AssetId>) -> AuctionPage;

        /// The sales of revenue from the newest, or from the one before number `before` down; some at a time.
        fn buybacks(before: Option<u64>) -> RunPage<AccountId>;

        /// What was sold of the revenue in a month.
        fn buyback_month(month: Month) -> MonthReport;

        /// The market of an asset, and the rate at which buyback would sell it; none for an asset without either.
        fn market(asset: AssetId) -> Option<MarketFacts>;

        /// What a market would pay for `amount`, its fee taken; none if there is no such market or it holds too little.
        fn swap_quote(asset: AssetId, side: SwapSide, amount: Balance) -> Option<Balance>;

        /// The figures to watch: who redeems, works and comes back, and what is bought back beside what is redeemed.
        fn metrics() -> MetricsReport;

        /// The external address that is bound to an account, and the text that binds the next one.
        fn external_address(account: AccountId) -> ExternalAddressReport;
    }
}
