//! `agt_`: the chain's facts as JSON, for curl and dashboards that know no SCALE. Amounts are decimal strings of
//! planck, times are RFC 3339, errors carry a code and the rule's name. All of it is read through one runtime API.

use super::{error::Rule, json};
use crate::client::Client;
use agt_primitives::{external_addresses::ExternalAddressReport, supply::Bucket, token::SS58_PREFIX};
use agt_runtime::{opaque::Block, AccountId, Hash};
use agt_runtime_api::AgtApi as _;
use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use sp_api::{ApiError, ApiRef, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use std::sync::Arc;

/// Facts of the AGT chain. `at` is a block's hash; the best block where none is given. Each runs the runtime, so each
/// is served on a thread for blocking work.
#[rpc(server)]
pub trait AgtApi {
    /// The supply's figures: cap, ever minted, burned, issued, circulating, every bucket and every sub-budget.
    #[method(name = "agt_supply", blocking)]
    fn supply(&self, at: Option<Hash>) -> RpcResult<json::Supply>;

    /// A bucket's unlock calendar: every step, past and to come.
    #[method(name = "agt_unlocks", blocking)]
    fn unlocks(&self, bucket: String, at: Option<Hash>) -> RpcResult<Vec<json::Unlock>>;

    /// Every governed parameter: its value, default and hard range.
    #[method(name = "agt_parameters", blocking)]
    fn parameters(&self, at: Option<Hash>) -> RpcResult<Vec<json::Parameter>>;

    /// What an account holds.
    #[method(name = "agt_account", blocking)]
    fn account(&self, address: String, at: Option<Hash>) -> RpcResult<json::Account>;

    /// An account's bond: its roles, what is set aside and unbonding, its votes, and what it can do next.
    #[method(name = "agt_access", blocking)]
    fn access(&self, address: String, at: Option<Hash>) -> RpcResult<json::Access>;

    /// Referenda from number `cursor` down, from the newest without one, twenty at most.
    #[method(name = "agt_referenda", blocking)]
    fn referenda(&self, cursor: Option<u32>, at: Option<Hash>) -> RpcResult<json::Referenda>;

    /// An account as somebody who works here: energy, XP, AIA, reputation by area, what is left today, next steps.
    #[method(name = "agt_contributor", blocking)]
    fn contributor(&self, address: String, at: Option<Hash>) -> RpcResult<json::Contributor>;

    /// Campaigns from number `cursor` on that the filter admits, by pages of fifty numbers.
    #[method(name = "agt_campaigns", blocking)]
    fn campaigns(
        &self,
        filter: Option<json::CampaignFilter>,
        cursor: Option<u64>,
        at: Option<Hash>,
    ) -> RpcResult<json::Campaigns>;

    /// Everything about one campaign.
    #[method(name = "agt_campaign", blocking)]
    fn campaign(&self, campaign: u64, at: Option<Hash>) -> RpcResult<json::Campaign>;

    /// A season of redemption, named as 2027-03: this month's without a name.
    #[method(name = "agt_season", blocking)]
    fn season(&self, season: Option<String>, at: Option<Hash>) -> RpcResult<json::Season>;

    /// What so much AIA submitted now would count and be paid, as an estimate, or why it would be refused.
    #[method(name = "agt_quote", blocking)]
    fn quote(&self, address: String, aia: u64, at: Option<Hash>) -> RpcResult<json::Quote>;

    /// What an account can claim now, the oldest season first.
    #[method(name = "agt_claimable", blocking)]
    fn claimable(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<json::Claim>>;

    /// The external address bound to an account, and the text whose signature binds the next one.
    #[method(name = "agt_externalAddress", blocking)]
    fn external_address(&self, address: String, at: Option<Hash>) -> RpcResult<ExternalAddressReport>;
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
    fn supply(&self, at: Option<Hash>) -> RpcResult<json::Supply> {
        self.ask(at, |api, at| api.supply(at)).map(Into::into)
    }

    fn unlocks(&self, bucket: String, at: Option<Hash>) -> RpcResult<Vec<json::Unlock>> {
        let bucket = bucket_named(&bucket)?;
        let unlocks = self.ask(at, |api, at| api.unlocks(at, bucket))?;
        Ok(unlocks.into_iter().map(Into::into).collect())
    }

    fn parameters(&self, at: Option<Hash>) -> RpcResult<Vec<json::Parameter>> {
        let parameters = self.ask(at, |api, at| api.parameters(at))?;
        Ok(parameters.into_iter().map(Into::into).collect())
    }

    fn account(&self, address: String, at: Option<Hash>) -> RpcResult<json::Account> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.account(at, account))?;
        Ok(json::Account::new(address, report))
    }

    fn access(&self, address: String, at: Option<Hash>) -> RpcResult<json::Access> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.access(at, account))?;
        Ok(json::Access::new(address, report))
    }

    fn referenda(&self, cursor: Option<u32>, at: Option<Hash>) -> RpcResult<json::Referenda> {
        self.ask(at, |api, at| api.referenda(at, cursor)).map(Into::into)
    }

    fn contributor(&self, address: String, at: Option<Hash>) -> RpcResult<json::Contributor> {
        let account = account_of(&address)?;
        let report = self.ask(at, |api, at| api.contributor(at, account))?;
        Ok(json::Contributor::new(address, report))
    }

    fn campaigns(
        &self,
        filter: Option<json::CampaignFilter>,
        cursor: Option<u64>,
        at: Option<Hash>,
    ) -> RpcResult<json::Campaigns> {
        let page = self.ask(at, |api, at| api.campaigns(at, cursor.unwrap_or_default()))?;
        Ok(filter.unwrap_or_default().apply(page))
    }

    fn campaign(&self, campaign: u64, at: Option<Hash>) -> RpcResult<json::Campaign> {
        let report = self.ask(at, |api, at| api.campaign(at, campaign))?;
        let unknown = || Rule::UnknownCampaign.broken(format!("no campaign {campaign}, or it is pruned"));
        report.ok_or_else(unknown)
    }

    fn season(&self, season: Option<String>, at: Option<Hash>) -> RpcResult<json::Season> {
        let unknown = |name: &str| Rule::UnknownSeason.broken(format!("no season {:?}", excerpt(name)));
        let name = season.unwrap_or_default();
        let month = match name.as_str() {
            "" => None,
            name => Some(json::season_named(name).ok_or_else(|| unknown(name))?),
        };
        let report = self.ask(at, |api, at| api.season(at, month))?;
        report.map(Into::into).ok_or_else(|| unknown(&name))
    }

    fn quote(&self, address: String, aia: u64, at: Option<Hash>) -> RpcResult<json::Quote> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.quote(at, account, aia)).map(Into::into)
    }

    fn claimable(&self, address: String, at: Option<Hash>) -> RpcResult<Vec<json::Claim>> {
        let account = account_of(&address)?;
        let claims = self.ask(at, |api, at| api.claimable(at, account))?;
        Ok(claims.into_iter().map(Into::into).collect())
    }

    fn external_address(&self, address: String, at: Option<Hash>) -> RpcResult<ExternalAddressReport> {
        let account = account_of(&address)?;
        self.ask(at, |api, at| api.external_address(at, account))
    }
}

fn unknown_block(at: Hash) -> ErrorObjectOwned {
    Rule::UnknownBlock.broken(format!("block {at:?} is unknown here, or its state was pruned"))
}

fn bucket_named(name: &str) -> RpcResult<Bucket> {
    let bucket = Bucket::ALL.into_iter().find(|bucket| json::name(bucket) == name);
    bucket.ok_or_else(|| {
        let known: Vec<_> = Bucket::ALL.iter().map(json::name).collect();
        Rule::UnknownBucket.broken(format!("no bucket {:?}: known are {}", excerpt(name), known.join(", ")))
    })
}

/// The longest text that can be an SS58 address of 32 bytes. Decoding takes the square of the length, so a longer text
/// is refused unread.
const MAX_ADDRESS_LENGTH: usize = 64;

/// The account of an address of this chain. The generic prefix 42 names accounts of any chain and is taken too.
pub fn account_of(address: &str) -> RpcResult<AccountId> {
    let generic = u16::from(Ss58AddressFormat::from(42u16));
    let invalid = |why: &str| Rule::InvalidAddress.broken(format!("{:?} is no SS58 address: {why}", excerpt(address)));
    if address.len() > MAX_ADDRESS_LENGTH {
        return Err(invalid("it is too long"));
    }
    let (account, format) =
        AccountId::from_ss58check_with_version(address).map_err(|error| invalid(&format!("{error:?}")))?;
    let prefix = u16::from(format);
    if prefix != SS58_PREFIX && prefix != generic {
        return Err(Rule::ForeignAddress.broken(format!(
            "{:?} is an address of another chain: its prefix is {prefix}, this chain's is {SS58_PREFIX}",
            excerpt(address)
        )));
    }
    Ok(account)
}

/// The start of a text that may be megabytes long.
fn excerpt(text: &str) -> String {
    text.chars().take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_keyring::Sr25519Keyring::Alice;

    fn rule_of(result: RpcResult<impl std::fmt::Debug>) -> String {
        let error = result.expect_err("an error");
        error.data().expect("data").get().to_owned()
    }

    #[test]
    fn should_take_addresses_of_this_chain_and_generic_ones() {
        for prefix in [SS58_PREFIX, 42] {
            let address = Alice.to_account_id().to_ss58check_with_version(prefix.into());
            assert_eq!(account_of(&address).expect("an account"), Alice.to_account_id());
        }
    }

    #[test]
    fn should_refuse_an_address_of_another_chain_by_name() {
        for prefix in [0u16, 2, 5, 60, 1_284] {
            let address = Alice.to_account_id().to_ss58check_with_version(prefix.into());
            assert!(rule_of(account_of(&address)).contains("ForeignAddress"));
        }
    }

    #[test]
    fn should_refuse_what_is_no_address_and_quote_only_its_start() {
        let long = "5".repeat(1_000_000);
        for text in ["", "alice", "0x00", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX", &long] {
            let error = account_of(text).expect_err("no address");
            assert!(error.message().len() < 200);
            assert!(rule_of(account_of(text)).contains("InvalidAddress"));
        }
    }

    #[test]
    fn should_know_every_bucket_by_name_and_no_other() {
        for bucket in Bucket::ALL {
            assert_eq!(bucket_named(&json::name(&bucket)).expect("a bucket"), bucket);
        }
        for name in ["", "UserRewards", "treasury"] {
            assert!(rule_of(bucket_named(name)).contains("UnknownBucket"));
        }
    }
}
