//! `agt pool open`, `top-up`, `refund`, `cancel`, `close`.

use super::args::{called, report, Named};
use crate::{
    amount::{agt, Agt},
    context::Context,
    error::Result,
    facts::Facts,
    parse,
    sign::{carry_out, Intent},
    times::{utc, Clock},
    unit::Unit,
};
use agt_client::{
    calls::{RewardPoolsCall, UtilityCall},
    keys, Client,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    attestation::JobId,
    calendar::DAY,
    reward_pools::PoolPurpose,
    tasks::{CampaignId, EscrowId, PoolId},
};
use agt_runtime::RuntimeCall;
use serde_json::json;

/// Arguments of `agt pool open`.
#[derive(Debug, clap::Args)]
pub struct Open {
    /// The money to put in, in whole units of the asset, such as 82.4.
    amount: String,
    /// The asset, by its number. Default: AGT.
    #[arg(long)]
    asset: Option<AssetId>,
    /// The days until the pool accepts nothing new.
    #[arg(long, value_name = "COUNT", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3_650))]
    days: u64,
    /// data-request or model-fund. Everybody sees it; the rules are the same.
    #[arg(long, default_value = "data-request", value_parser = parse::purpose)]
    purpose: PoolPurpose,
    /// AGT on hold beside a pool in an asset that is not listed, for workers whom the asset cannot be paid to.
    #[arg(long, value_name = "AGT", default_value = "0")]
    guarantee: Agt,
}

/// Arguments of `agt pool top-up`.
#[derive(Debug, clap::Args)]
pub struct TopUp {
    #[command(flatten)]
    pool: Named,
    /// The money to add, in whole units of the pool's asset, such as 12.5.
    amount: String,
}

/// Arguments of `agt pool refund`.
#[derive(Debug, clap::Args)]
pub struct Refund {
    #[command(flatten)]
    pool: Named,
    /// Get back what this campaign keeps and none of its rounds needs.
    #[arg(long, conflicts_with_all = ["job", "guarantee"])]
    campaign: Option<CampaignId>,
    /// Get back what this job keeps and no committee needs.
    #[arg(long, conflicts_with = "guarantee")]
    job: Option<JobId>,
    /// Get back what is left of the guarantee.
    #[arg(long)]
    guarantee: bool,
}

/// Arguments of `agt pool cancel`.
#[derive(Debug, clap::Args)]
pub struct Cancel {
    /// The number of your pool.
    number: PoolId,
}

/// Opens a pool.
pub async fn open(context: &Context, client: &Client, command: Open) -> Result<()> {
    let own = context.own_account()?;
    let asset = command.asset.map_or(AssetKind::Native, AssetKind::WithId);
    let unit = Unit::of(client, asset.clone()).await?;
    let amount = unit.parse(&command.amount)?;
    let number: PoolId = client.request_as("agt_nextPool", json!([keys::address_of(&own)])).await?;
    let expires = Clock::of(client).await?.now().saturating_add(command.days.saturating_mul(DAY));
    let Agt(guarantee) = command.guarantee;
    let mut says = format!("open pool {number} with {} until {}", unit.shows(amount), utc(expires));
    if guarantee > 0 {
        says += &format!(", with a guarantee of {}", agt(guarantee));
    }
    let call = RewardPoolsCall::open { number, asset, purpose: command.purpose, amount, expires, guarantee };
    carry_out(context, client, vec![Intent::new(says, call).in_unit(unit)]).await.map(drop)
}

/// Puts more money into a pool.
pub async fn top_up(context: &Context, client: &Client, command: TopUp) -> Result<()> {
    let (owner, number) = (command.pool.owner(context)?, command.pool.number);
    let (told, unit) = report(client, &owner, number).await?;
    let amount = unit.parse(&command.amount)?;
    let says = format!("put {} into {}", unit.shows(amount), called(&told)?);
    let call = RewardPoolsCall::top_up { owner: owner.into(), number, amount };
    carry_out(context, client, vec![Intent::new(says, call).in_unit(unit)]).await.map(drop)
}

/// Gets money back.
pub async fn refund(context: &Context, client: &Client, command: Refund) -> Result<()> {
    let (owner, number) = (command.pool.owner(context)?, command.pool.number);
    let (told, unit) = report(client, &owner, number).await?;
    let called = called(&told)?;
    let escrow = |says: String, escrow| (says, RewardPoolsCall::refund_escrow { escrow });
    let (says, call) = match (command.campaign, command.job, command.guarantee) {
        (Some(campaign), ..) => {
            escrow(format!("get back what campaign {campaign} keeps of {called}"), EscrowId::Campaign(campaign))
        }
        (_, Some(job), _) => escrow(format!("get back what job {job} keeps of {called}"), EscrowId::Job(job)),
        (.., true) => (
            format!("get back what is left of the guarantee of {called}"),
            RewardPoolsCall::refund_guarantee { owner: owner.into(), number },
        ),
        _ => (
            format!("get back {} that {called} has not reserved", unit.shows(told.amount("unreserved")?)),
            RewardPoolsCall::refund { owner: owner.into(), number },
        ),
    };
    carry_out(context, client, vec![Intent::new(says, call).in_unit(unit)]).await.map(drop)
}

/// Cancels a pool.
pub async fn cancel(context: &Context, client: &Client, command: Cancel) -> Result<()> {
    let number = command.number;
    let says = format!("cancel pool {number}: it accepts nothing new, and what is committed is still paid");
    carry_out(context, client, vec![Intent::new(says, RewardPoolsCall::cancel { number })]).await.map(drop)
}

/// Closes a pool. A pool closes only when what the revenue is due of it was collected, so that is done in the same batch.
pub async fn close(context: &Context, client: &Client, command: Named) -> Result<()> {
    let (owner, number) = (command.owner(context)?, command.number);
    let (told, unit) = report(client, &owner, number).await?;
    let due = told.amount("feeDue")?.saturating_add(told.amount("forfeitDue")?);
    let mut says = format!("close {}: {} go back", called(&told)?, unit.shows(told.amount("unreserved")?));
    let close = RewardPoolsCall::close { owner: owner.clone().into(), number };
    let call: RuntimeCall = match due {
        0 => close.into(),
        due => {
            says += &format!(", after {} go to the revenue", unit.shows(due));
            let collect = RewardPoolsCall::collect_fee { owner: owner.into(), number };
            UtilityCall::batch_all { calls: vec![collect.into(), close.into()] }.into()
        }
    };
    carry_out(context, client, vec![Intent::new(says, call).in_unit(unit)]).await.map(drop)
}
