//! `agt pool claim` and `owed`.

use super::args::{called, report};
use crate::{
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    page::Page,
    parse,
    sign::{carry_out, Intent},
};
use agt_client::{calls::RewardPoolsCall, keys, report as read, Client, Error};
use agt_primitives::tasks::PoolId;
use agt_runtime::{AccountId, Balance};
use serde_json::json;

/// Arguments of `agt pool claim`.
#[derive(Debug, clap::Args)]
pub struct Claim {
    /// The number of the pool among those of its owner.
    number: PoolId,
    /// The owner of the pool.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    owner: AccountId,
    /// Have another account of your choice paid.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    to: Option<AccountId>,
    /// Claim for another worker, who is paid.
    #[arg(long = "for", value_name = "ADDRESS", value_parser = parse::account, conflicts_with = "to")]
    worker: Option<AccountId>,
    /// Take your part of the guarantee in AGT instead, and give the claim up: the pool's asset is frozen, or gone, or keeps you
    /// from being paid.
    #[arg(long, conflicts_with = "to")]
    guarantee: bool,
}

/// Arguments of `agt pool owed`.
#[derive(Debug, clap::Args)]
pub struct Owed {
    /// The number of the pool among those of its owner.
    number: PoolId,
    /// The owner of the pool.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    owner: AccountId,
    /// The worker. Default: the account of the key.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    account: Option<AccountId>,
}

/// Claims what a pool owes a worker.
pub async fn claim(context: &Context, client: &Client, command: Claim) -> Result<()> {
    let Claim { number, owner, .. } = command;
    let (told, unit) = report(client, &owner, number).await?;
    let who = context.given_or_own(command.worker)?;
    let (owed, called) = (owed_to(client, &owner, number, &who).await?, called(&told)?);
    if owed == 0 {
        let what = format!("{called} owes {} nothing", keys::address_of(&who));
        return Err(Failure::refused("RewardPools.NothingOwed", what));
    }
    let owed = unit.shows(owed);
    let (says, call) = match (command.to, command.guarantee) {
        (Some(to), _) => (
            format!("claim {owed} of {called}, paid to {}", keys::address_of(&to)),
            RewardPoolsCall::claim_to { owner: owner.into(), number, to: to.into() },
        ),
        (None, true) => (
            format!("give up {owed} of {called} for a part of its guarantee"),
            RewardPoolsCall::claim_guarantee { owner: owner.into(), number, who: who.into() },
        ),
        (None, false) => (
            format!("claim {owed} of {called} for {}", keys::address_of(&who)),
            RewardPoolsCall::claim { owner: owner.into(), number, who: who.into() },
        ),
    };
    carry_out(context, client, vec![Intent::new(says, call).in_unit(unit)]).await.map(drop)
}

/// Shows what a pool owes a worker.
pub async fn owed(context: &Context, client: &Client, command: Owed) -> Result<()> {
    let Owed { number, owner, account } = command;
    let who = context.given_or_own(account)?;
    let (told, unit) = report(client, &owner, number).await?;
    let owed = owed_to(client, &owner, number, &who).await?;
    let json = json!({
        "owner": keys::address_of(&owner),
        "number": number,
        "address": keys::address_of(&who),
        "asset": told["asset"],
        "owed": owed.to_string(),
    });
    context.out.show(&json, || {
        let (called, who) = (called(&told)?, json.text("address")?);
        Ok(Page::titled(format!("{called} owes {who} {}", unit.shows(owed))))
    })
}

async fn owed_to(client: &Client, owner: &AccountId, number: PoolId, who: &AccountId) -> Result<Balance> {
    let (owner, who) = (keys::address_of(owner), keys::address_of(who));
    let told = client.request("agt_owed", json!([owner, number, who])).await?;
    Ok(read::amount(&told).map_err(|error| Error::Unreadable(format!("the answer of agt_owed: {error}")))?)
}
