//! `agt_`: the chain's facts as JSON, for curl and dashboards that know no SCALE. Each answer is the report of the
//! runtime API, serialised: amounts are decimal strings, times are RFC 3339. Errors carry a code and the rule's name.

use super::{
    campaign_filter::CampaignFilter,
    error::Rule,
    named::{account_of, amount_of, bucket_named, month_named, unknown_season},
    parameters::Table,
    pool_filter::{PoolCursor, PoolFilter},
};
use crate::client::Client;
use agt_primitives::{
    access::AccessReport,
    account::AccountReport,
    assets::AssetId,
    attestation::{AttesterReport, BatchNumber, BatchReport, JobId, JobReport},
    buyback::{AuctionPage, MarketFacts, MonthReport, RunPage, SwapSide},
    characters::{CharacterId, ProfileReport},
    contributors::ContributorReport,
    external_addresses::ExternalAddressReport,
    governance::ReferendaPage,
    medallions::MedallionsReport,
    metrics::MetricsReport,
    parameters::ParameterReports,
    quests::QuestsReport,
    recycler::RecyclerReport,
    redemption::{Claimable, Quote, SeasonReport},
    revenue::{AuthorReport, RevenueReport},
    reward_pools::{PoolPage, PoolReport, RequestReport},
    supply::{SupplyReport, Unlock},
    tasks::{CampaignPage, CampaignReport, EligibilityReport, PoolId},
    Aia,
};
use agt_runtime::{opaque::Block, AccountId, Hash};
use agt_runtime_api::AgtApi as _;
use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use serde::Serialize;
use sp_api::{ApiError, ApiRef, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use std::sync::Arc;

/// Facts of the AGT chain. `at` is a block's hash, by default the best block's. Each method runs the runtime, so each
/// is served on a thread for blocking work.
#[rpc(server)]
pub trait AgtApi {
    /// The supply: cap, ever minted, burned, issued, circulating, every bucket and every sub-budget.
    #[method(name = "agt_supply", blocking)]
    fn supply(&self, at: Option<Hash>) -> RpcResult<SupplyReport<AccountId>>;

    /// A bucket's unlock calendar: every step, past and to come.
    #[method(name = "agt_unlocks", blocking)]
    fn unlocks(&self, bucket: String, at: Option<Hash>) -> RpcResult<Vec<Unlock>>;

    /// Every governed parameter: its value, default and hard range.
    #[method(name = "agt_parameters", blocking)]
    fn parameters(&self, at: Option<Hash>) -> RpcResult<ParameterReports>;

    /// What an account holds.
    #[method(name = "agt_account", blocking)]
    fn account(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<AccountReport>>;

    /// An account's bond: its roles, what is set aside and unbonding, its votes, and its next steps.
    #[method(name = "agt_access", blocking)]
    fn access(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<AccessReport<AccountId>>>;

    /// Referenda from number `cursor` down, by default from the newest; at most twenty.
    #[method(name = "agt_referenda", blocking)]
    fn referenda(&self, cursor: Option<u32>, at: Option<Hash>) -> RpcResult<ReferendaPage<AccountId>>;

    /// An account as a contributor: energy, XP, AIA, reputation by area, what is left today, next steps.
    #[method(name = "agt_contributor", blocking)]
    fn contributor(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<ContributorReport<AccountId>>>;

    /// An account's characters after `after`, by default the first ones, in pages of fifty, and what it can claim, hatch and
    /// buy.
    #[method(name = "agt_characters", blocking)]
    fn characters(
        &self,
        address: String,
        after: Option<CharacterId>,
        at: Option<Hash>,
    ) -> RpcResult<Addressed<ProfileReport<AccountId>>>;

    /// How an account stands in every area that has medallions.
    #[method(name = "agt_medallions", blocking)]
    fn medallions(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<MedallionsReport>>;

    /// An account's quests of today, milestones, boosters and open events.
    #[method(name = "agt_quests", blocking)]
    fn quests(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<QuestsReport>>;

    /// Whether an account can join each queue of a campaign, and what it is missing.
    #[method(name = "agt_eligibility", blocking)]
    fn eligibility(&self, address: String, campaign: u64, at: Option<Hash>) -> RpcResult<Addressed<EligibilityReport>>;

    /// The campaigns from number `cursor` on that `filter` admits, in pages of fifty numbers.
    #[method(name = "agt_campaigns", blocking)]
    fn campaigns(
        &self,
        filter: Option<CampaignFilter>,
        cursor: Option<u64>,
        at: Option<Hash>,
    ) -> RpcResult<CampaignPage<AccountId>>;

    /// Everything about one campaign.
    #[method(name = "agt_campaign", blocking)]
    fn campaign(&self, campaign: u64, at: Option<Hash>) -> RpcResult<CampaignReport<AccountId>>;

    /// The pools after `cursor` that `filter` admits, in pages of fifty pools.
    #[method(name = "agt_pools", blocking)]
    fn pools(
        &self,
        filter: Option<PoolFilter>,
        cursor: Option<PoolCursor>,
        at: Option<Hash>,
    ) -> RpcResult<PoolPage<AccountId>>;

    /// A pool and its books.
    #[method(name = "agt_pool", blocking)]
    fn pool(&self, owner: String, number: PoolId, at: Option<Hash>) -> RpcResult<PoolReport<AccountId>>;

    /// What a pool owes an account, in the smallest unit of the pool's asset.
    #[method(name = "agt_owed", blocking)]
    fn owed(&self, owner: String, number: PoolId, address: String, at: Option<Hash>) -> RpcResult<String>;

    /// The number that an account's next pool must have.
    #[method(name = "agt_nextPool", blocking)]
    fn next_pool(&self, owner: String, at: Option<Hash>) -> RpcResult<PoolId>;

    /// A campaign that a pool pays for, with its pool.
    #[method(name = "agt_request", blocking)]
    fn request(&self, campaign: u64, at: Option<Hash>) -> RpcResult<RequestReport<AccountId>>;

    /// A job whose answers a committee attests.
    #[method(name = "agt_job", blocking)]
    fn job(&self, job: JobId, at: Option<Hash>) -> RpcResult<JobReport<AccountId>>;

    /// A batch of a job.
    #[method(name = "agt_batch", blocking)]
    fn batch(&self, job: JobId, batch: BatchNumber, at: Option<Hash>) -> RpcResult<BatchReport<AccountId>>;

    /// Whether an account has claimed its pay by a batch.
    #[method(name = "agt_isClaimed", blocking)]
    fn is_claimed(&self, job: JobId, batch: BatchNumber, address: String, at: Option<Hash>) -> RpcResult<bool>;

    /// What the register of attesters says about an account; null if it is not there.
    #[method(name = "agt_attester", blocking)]
    fn attester(&self, address: String, at: Option<Hash>) -> RpcResult<Option<AttesterReport>>;

    /// A season of redemption, named as 2027-03; by default this month's.
    #[method(name = "agt_season", blocking)]
    fn season(&self, season: Option<String>, at: Option<Hash>) -> RpcResult<SeasonReport>;

    /// What `aia` submitted now would count and be paid, as an estimate, or why it would be refused.
    #[method(name = "agt_quote", blocking)]
    fn quote(&self, address: String, aia: Aia, at: Option<Hash>) -> RpcResult<Quote>;

    /// What an account can claim now, the oldest season first.
    #[method(name = "agt_claimable", blocking)]
    fn claimable(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<Claimable>>;

    /// The revenue by asset and source of a month named as 2027-03; by default all of it.
    #[method(name = "agt_revenue", blocking)]
    fn revenue(&self, month: Option<String>, at: Option<Hash>) -> RpcResult<RevenueReport>;

    /// What an account has authored and is owed; null if it has never authored a block.
    #[method(name = "agt_author", blocking)]
    fn author(&self, address: String, at: Option<Hash>) -> RpcResult<Option<AuthorReport>>;

    /// What became of the AGT that came back.
    #[method(name = "agt_recycler", blocking)]
    fn recycler(&self, at: Option<Hash>) -> RpcResult<RecyclerReport>;

    /// The auctions of revenue in pages of 64: those that follow the one of the asset `after`.
    #[method(name = "agt_auctions", blocking)]
    fn auctions(&self, after: Option<AssetId>, at: Option<Hash>) -> RpcResult<AuctionPage>;

    /// The sales of revenue in pages of 64, the newest first, or from the one before `cursor` down.
    #[method(name = "agt_buybacks", blocking)]
    fn buybacks(&self, cursor: Option<u64>, at: Option<Hash>) -> RpcResult<RunPage<AccountId>>;

    /// What was sold of the revenue in a month named as 2027-03.
    #[method(name = "agt_buybackMonth", blocking)]
    fn buyback_month(&self, month: String, at: Option<Hash>) -> RpcResult<MonthReport>;

    /// The market of an asset, and the rate at which buyback would sell it; null for an asset without either.
    #[method(name = "agt_market", blocking)]
    fn market(&self, asset: AssetId, at: Option<Hash>) -> RpcResult<Option<MarketFacts>>;

    /// What a market would pay now for `amount`, a decimal string; null if there is no such market or it holds too little.
    #[method(name = "agt_swapQuote", blocking)]
    fn swap_quote(&self, asset: AssetId, side: SwapSide, amount: String, at: Option<Hash>)
        -> RpcResult<Option<String>>;

    /// The figures to watch.
    #[method(name = "agt_metrics", blocking)]
    fn metrics(&self, at: Option<Hash>) -> RpcResult<MetricsReport>;

    /// The external address bound to an account, and the text whose signature binds the next one.
    #[method(name = "agt_externalAddress", blocking)]
    fn external_address(&self, address: String, at: Option<Hash>) -> RpcResult<ExternalAddressReport>;
}

/// The parameters of these methods, which refuse any other.
pub const PARAMETERS: Table = &[
    ("agt_supply", &["at"]),
    ("agt_unlocks", &["bucket", "at"]),
    ("agt_parameters", &["at"]),
    ("agt_account", &["address", "at"]),
    ("agt_access", &["address", "at"]),
    ("agt_referenda", &["cursor", "at"]),
    ("agt_contributor", &["address", "at"]),
    ("agt_characters", &["address", "after", "at"]),
    ("agt_medallions", &["address", "at"]),
    ("agt_quests", &["address", "at"]),
    ("agt_eligibility", &["address", "campaign", "at"]),
    ("agt_campaigns", &["filter", "cursor", "at"]),
    ("agt_campaign", &["campaign", "at"]),
    ("agt_pools", &["filter", "cursor", "at"]),
    ("agt_pool", &["owner", "number", "at"]),
    ("agt_owed", &["owner", "number", "address", "at"]),
    ("agt_nextPool", &["owner", "at"]),
    ("agt_request", &["campaign", "at"]),
    ("agt_job", &["job", "at"]),
    ("agt_batch", &["job", "batch", "at"]),
    ("agt_isClaimed", &["job", "batch", "address", "at"]),
    ("agt_attester", &["address", "at"]),
    ("agt_season", &["season", "at"]),
    ("agt_quote", &["address", "aia", "at"]),
    ("agt_claimable", &["address", "at"]),
    ("agt_revenue", &["month", "at"]),
    ("agt_author", &["address", "at"]),
    ("agt_recycler", &["at"]),
    ("agt_auctions", &["after", "at"]),
    ("agt_buybacks", &["cursor", "at"]),
    ("agt_buybackMonth", &["month", "at"]),
    ("agt_market", &["asset", "at"]),
    ("agt_swapQuote", &["asset", "side", "amount", "at"]),
    ("agt_metrics", &["at"]),
    ("agt_externalAddress", &["address", "at"]),
];

/// A report on an account, with the address by which it was asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Addressed<Report> {
    address: String,
    #[serde(flatten)]
    report: Report,
}

/// The runtime, as the client asks it.
type Api = <Client as ProvideRuntimeApi<Block>>::Api;

/// The methods' server.
pub struct Agt {
    client: Arc<Client>,
}

impl Agt {
    /// Over the chain of `client`.
    pub fn new(client: Arc<Client>) -> Self {
        Self { client }
    }

    /// Asks the runtime at `at`.
    fn ask<Answer>(
        &self,
        at: Option<Hash>,
        question: impl FnOnce(ApiRef<Api>, Hash) -> Result<Answer, ApiError>,
    ) -> RpcResult<Answer> {
        let at = at.unwrap_or_else(|| self.client.info().best_hash);
        question(self.client.runtime_api(), at).map_err(|error| match error {
            ApiError::UnknownBlock(_) | ApiError::StateBackendIsNotTrie => unknown_block(at),
            error if self.client.header(at).ok().flatten().is_none() => {
                log::debug!("{error}");
                unknown_block(at)
            }
            error => Rule::RuntimeSilent.broken(format!("the runtime at block {at:?} does not answer: {error}")),
        })
    }
}

impl AgtApiServer for Agt {
    fn supply(&self, at: Option<Hash>) -> RpcResult<SupplyReport<AccountId>> {
        self.ask(at, |api, at| api.supply(at))
    }

    fn unlocks(&self, bucket: String, at: Option<Hash>) -> RpcResult<Vec<Unlock>> {
        let bucket = bucket_named(&bucket)?;
        self.ask(at, |api, at| api.unlocks(at, bucket))
    }

    fn parameters(&self, at: Option<Hash>) -> RpcResult<ParameterReports> {
        self.ask(at, |api, at| api.parameters(at))
    }

    fn account(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<AccountReport>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.account(at, account))?;
        Ok(Addressed { address, report })
    }

    fn access(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<AccessReport<AccountId>>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.access(at, account))?;
        Ok(Addressed { address, report })
    }

    fn referenda(&self, cursor: Option<u32>, at: Option<Hash>) -> RpcResult<ReferendaPage<AccountId>> {
        self.ask(at, |api, at| api.referenda(at, cursor))
    }

    fn contributor(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<ContributorReport<AccountId>>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.contributor(at, account))?;
        Ok(Addressed { address, report })
    }

    fn characters(
        &self,
        address: String,
        after: Option<CharacterId>,
        at: Option<Hash>,
    ) -> RpcResult<Addressed<ProfileReport<AccountId>>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.characters(at, account, after))?;
        Ok(Addressed { address, report })
    }

    fn medallions(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<MedallionsReport>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.medallions(at, account))?;
        Ok(Addressed { address, report })
    }

    fn quests(&self, address: String, at: Option<Hash>) -> RpcResult<Addressed<QuestsReport>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.quests(at, account))?;
        Ok(Addressed { address, report })
    }

    fn eligibility(&self, address: String, campaign: u64, at: Option<Hash>) -> RpcResult<Addressed<EligibilityReport>> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.eligibility(at, account, campaign))?;
        let unknown = || Rule::UnknownCampaign.broken(format!("no campaign {campaign}, or it is pruned"));
        Ok(Addressed { address, report: report.ok_or_else(unknown)? })
    }

    fn campaigns(
        &self,
        filter: Option<CampaignFilter>,
        cursor: Option<u64>,
        at: Option<Hash>,
    ) -> RpcResult<CampaignPage<AccountId>> {
        let page = self.ask(at, |api, at| api.campaigns(at, cursor.unwrap_or_default()))?;
        Ok(filter.unwrap_or_default().apply(page))
    }

    fn campaign(&self, campaign: u64, at: Option<Hash>) -> RpcResult<CampaignReport<AccountId>> {
        let report = self.ask(at, |api, at| api.campaign(at, campaign))?;
        let unknown = || Rule::UnknownCampaign.broken(format!("no campaign {campaign}, or it is pruned"));
        report.ok_or_else(unknown)
    }

    fn pools(
        &self,
        filter: Option<PoolFilter>,
        cursor: Option<PoolCursor>,
        at: Option<Hash>,
    ) -> RpcResult<PoolPage<AccountId>> {
        let filter = filter.unwrap_or_default();
        let owner = filter.owner.as_deref().map(account_of).transpose()?;
        let cursor = cursor.map(|cursor| cursor.key()).transpose()?;
        let page = self.ask(at, |api, at| api.pools(at, owner, cursor))?;
        Ok(filter.apply(page))
    }

    fn pool(&self, owner: String, number: PoolId, at: Option<Hash>) -> RpcResult<PoolReport<AccountId>> {
        let account = account_of(&owner)?;
        let report = self.ask(at, |api, at| api.pool(at, account, number))?;
        let unknown = || Rule::UnknownPool.broken(format!("{owner} has no pool {number}, or it is closed"));
        report.ok_or_else(unknown)
    }

    fn owed(&self, owner: String, number: PoolId, address: String, at: Option<Hash>) -> RpcResult<String> {
        let (owner, who) = (account_of(&owner)?, account_of(&address)?);
        self.ask(at, |api, at| api.owed(at, owner, number, who)).map(|owed| owed.to_string())
    }

    fn next_pool(&self, owner: String, at: Option<Hash>) -> RpcResult<PoolId> {
        let owner = account_of(&owner)?;
        self.ask(at, |api, at| api.next_pool(at, owner))
    }

    fn request(&self, campaign: u64, at: Option<Hash>) -> RpcResult<RequestReport<AccountId>> {
        let report = self.ask(at, |api, at| api.request(at, campaign))?;
        let unknown = || {
            let what = format!("no campaign {campaign} that a pool pays for, or it is pruned");
            Rule::UnknownCampaign.broken(what)
        };
        report.ok_or_else(unknown)
    }

    fn job(&self, job: JobId, at: Option<Hash>) -> RpcResult<JobReport<AccountId>> {
        let report = self.ask(at, |api, at| api.job(at, job))?;
        report.ok_or_else(|| Rule::UnknownJob.broken(format!("no job {job}, or it is closed")))
    }

    fn batch(&self, job: JobId, batch: BatchNumber, at: Option<Hash>) -> RpcResult<BatchReport<AccountId>> {
        let report = self.ask(at, |api, at| api.batch(at, job, batch))?;
        report.ok_or_else(|| Rule::UnknownBatch.broken(format!("job {job} has no batch {batch}, or it is removed")))
    }

    fn is_claimed(&self, job: JobId, batch: BatchNumber, address: String, at: Option<Hash>) -> RpcResult<bool> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.is_claimed(at, job, batch, account))
    }

    fn attester(&self, address: String, at: Option<Hash>) -> RpcResult<Option<AttesterReport>> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.attester(at, account))
    }

    fn season(&self, season: Option<String>, at: Option<Hash>) -> RpcResult<SeasonReport> {
        let month = season.as_deref().map(month_named).transpose()?;
        let report = self.ask(at, |api, at| api.season(at, month))?;
        report.ok_or_else(|| match &season {
            Some(name) => unknown_season(name),
            None => Rule::UnknownSeason.broken("no season yet: the block's time is before the first one"),
        })
    }

    fn quote(&self, address: String, aia: Aia, at: Option<Hash>) -> RpcResult<Quote> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.quote(at, account, aia))
    }

    fn claimable(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<Claimable>> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.claimable(at, account))
    }

    fn revenue(&self, month: Option<String>, at: Option<Hash>) -> RpcResult<RevenueReport> {
        let month = month.as_deref().map(month_named).transpose()?;
        self.ask(at, |api, at| api.revenue(at, month))
    }

    fn author(&self, address: String, at: Option<Hash>) -> RpcResult<Option<AuthorReport>> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.author(at, account))
    }

    fn recycler(&self, at: Option<Hash>) -> RpcResult<RecyclerReport> {
        self.ask(at, |api, at| api.recycler(at))
    }

    fn auctions(&self, after: Option<AssetId>, at: Option<Hash>) -> RpcResult<AuctionPage> {
        self.ask(at, |api, at| api.auctions(at, after))
    }

    fn buybacks(&self, cursor: Option<u64>, at: Option<Hash>) -> RpcResult<RunPage<AccountId>> {
        self.ask(at, |api, at| api.buybacks(at, cursor))
    }

    fn buyback_month(&self, month: String, at: Option<Hash>) -> RpcResult<MonthReport> {
        let month = month_named(&month)?;
        self.ask(at, |api, at| api.buyback_month(at, month))
    }

    fn market(&self, asset: AssetId, at: Option<Hash>) -> RpcResult<Option<MarketFacts>> {
        self.ask(at, |api, at| api.market(at, asset))
    }

    fn swap_quote(
        &self,
        asset: AssetId,
        side: SwapSide,
        amount: String,
        at: Option<Hash>,
    ) -> RpcResult<Option<String>> {
        let amount = amount_of(&amount)?;
        let quote = self.ask(at, |api, at| api.swap_quote(at, asset, side, amount))?;
        Ok(quote.map(|quote| quote.to_string()))
    }

    fn metrics(&self, at: Option<Hash>) -> RpcResult<MetricsReport> {
        self.ask(at, |api, at| api.metrics(at))
    }

    fn external_address(&self, address: String, at: Option<Hash>) -> RpcResult<ExternalAddressReport> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.external_address(at, account))
    }
}

fn unknown_block(at: Hash) -> ErrorObjectOwned {
    Rule::UnknownBlock.broken(format!("block {at:?} is unknown here, or its state was pruned"))
}
