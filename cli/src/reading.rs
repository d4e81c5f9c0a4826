//! What reading commands share: the account that they are about, and the way from the node's answer to what is shown.

use crate::{context::Context, error::Result, facts::Facts, page::Page, parse, times::Clock, unit::Units};
use agt_client::{keys, Client};
use agt_runtime::AccountId;
use serde_json::Value;

/// The account that a command shows.
#[derive(Clone, Debug, clap::Args)]
pub struct OfAccount {
    /// The account. Default: that of the key.
    #[arg(value_name = "ADDRESS", value_parser = parse::account)]
    address: Option<AccountId>,
}

impl OfAccount {
    /// Returns the account: the one that is named, or that of the key.
    pub fn account(self, context: &Context) -> Result<AccountId> {
        context.given_or_own(self.address)
    }

    /// Returns the address of the account.
    pub fn address(self, context: &Context) -> Result<String> {
        Ok(keys::address_of(&self.account(context)?))
    }
}

/// What a node has answered.
pub struct Answer {
    /// The client that asked.
    pub client: Client,
    /// The answer.
    pub told: Value,
    /// The clock of the chain.
    pub clock: Clock,
}

impl Answer {
    /// Returns the units of the assets that the entries of a list name. Programs see smallest units, so they need none.
    pub async fn units(&self, context: &Context, list: &str) -> Result<Units> {
        match context.out.in_json {
            true => Ok(Units::default()),
            false => Units::of_reports(&self.client, self.told.list(list)?).await,
        }
    }
}

/// Asks a node for the answer of a method.
pub async fn ask(context: &Context, method: &str, params: Value) -> Result<Answer> {
    let client = context.connect().await?;
    let told = client.request(method, params).await?;
    let clock = Clock::of(&client).await?;
    Ok(Answer { client, told, clock })
}

/// Asks a node for the answer of a method, and shows it: to programs as it is, to people as `page` puts it.
pub async fn show(
    context: &Context,
    method: &str,
    params: Value,
    page: impl FnOnce(&Value, Clock) -> Result<Page>,
) -> Result<()> {
    let Answer { told, clock, .. } = ask(context, method, params).await?;
    context.out.show(&told, || page(&told, clock))
}
