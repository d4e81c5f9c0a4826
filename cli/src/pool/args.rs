//! How a pool is named.

use crate::{context::Context, error::Result, facts::Facts, parse, unit::Unit};
use agt_client::{keys, Client};
use agt_primitives::tasks::PoolId;
use agt_runtime::AccountId;
use serde_json::{json, Value};

/// A pool: its number, and its owner.
#[derive(Clone, Debug, clap::Args)]
pub struct Named {
    /// The number of the pool among those of its owner.
    pub number: PoolId,
    /// The owner of the pool. Default: the account of the key.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    pub owner: Option<AccountId>,
}

impl Named {
    /// Returns the owner: the one that is named, or the account of the key.
    pub fn owner(&self, context: &Context) -> Result<AccountId> {
        context.given_or_own(self.owner.clone())
    }
}

/// Returns a pool, as the node reports it, and the unit of its asset.
pub async fn report(client: &Client, owner: &AccountId, number: PoolId) -> Result<(Value, Unit)> {
    let told = client.request("agt_pool", json!([keys::address_of(owner), number])).await?;
    let unit = Unit::of_report(client, &told["asset"]).await?;
    Ok((told, unit))
}

/// Returns how a pool is called in words.
pub fn called(told: &Value) -> Result<String> {
    Ok(format!("pool {} of {}", told.count("number")?, told.text("owner")?))
}
