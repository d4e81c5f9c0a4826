//! `agt bond`, `unbond`, `rebond`, `withdraw`.

use crate::{
    amount::{agt, Wanted},
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    sign::{carry_out, Intent},
};
use agt_client::{calls::AccessCall, keys, Client};
use agt_runtime::Balance;
use serde_json::{json, Value};

/// Arguments of `agt bond`.
#[derive(Debug, clap::Args)]
pub struct Bond {
    /// AGT such as 12.5, or `max`: all that leaves the account enough for the fees of its way out.
    amount: Wanted,
}

/// Arguments of `agt unbond`.
#[derive(Debug, clap::Args)]
pub struct Unbond {
    /// AGT such as 12.5, or `max`: all that nothing holds.
    amount: Wanted,
}

/// Arguments of `agt rebond`.
#[derive(Debug, clap::Args)]
pub struct Rebond {
    /// AGT such as 12.5, or `max`: all that is unbonding.
    amount: Wanted,
}

/// Bonds AGT.
pub async fn bond(context: &Context, command: Bond) -> Result<()> {
    let client = context.connect().await?;
    let amount = wanted(context, &client, command.amount, "bond").await?;
    let intent = Intent::new(format!("bond {}", agt(amount)), AccessCall::bond { amount });
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Begins to unbond AGT.
pub async fn unbond(context: &Context, command: Unbond) -> Result<()> {
    let client = context.connect().await?;
    let amount = wanted(context, &client, command.amount, "unbond").await?;
    let intent = Intent::new(format!("unbond {}", agt(amount)), AccessCall::unbond { amount });
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Bonds again what is unbonding.
pub async fn rebond(context: &Context, command: Rebond) -> Result<()> {
    let client = context.connect().await?;
    let amount = wanted(context, &client, command.amount, "rebond").await?;
    let intent = Intent::new(format!("bond {} again", agt(amount)), AccessCall::rebond { amount });
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Withdraws what has waited long enough.
pub async fn withdraw(context: &Context) -> Result<()> {
    let client = context.connect().await?;
    let intent = Intent::new("withdraw all that has waited long enough", AccessCall::withdraw {});
    carry_out(context, &client, vec![intent]).await.map(drop)
}

/// Returns the amount, or the most that the node names for a step of the account.
async fn wanted(context: &Context, client: &Client, amount: Wanted, step: &str) -> Result<Balance> {
    if let Wanted::Exactly(amount) = amount {
        return Ok(amount);
    }
    let address = keys::address_of(&context.own_account()?);
    let told = client.request("agt_access", json!([address])).await?;
    let is_wanted = |one: &&Value| one["step"] == step;
    let found = told.list("nextSteps")?.iter().find(is_wanted);
    let found = found.ok_or_else(|| {
        Failure::refused(
            "NothingPossible",
            format!("{address} can {step} nothing now; `agt account` shows what it can do"),
        )
    })?;
    found.amount("amount")
}
