//! `agt account`.

mod steps;
mod work;

use crate::{
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    parse,
    times::Clock,
};
use agt_client::keys;
use agt_runtime::AccountId;
use serde_json::{json, Value};

/// Arguments of `agt account`.
#[derive(Debug, clap::Args)]
pub struct Account {
    /// The account. Default: that of the key.
    #[arg(value_name = "ADDRESS", value_parser = parse::account)]
    address: Option<AccountId>,
}

/// Shows an account.
pub async fn run(context: &Context, command: Account) -> Result<()> {
    let address = keys::address_of(&context.given_or_own(command.address)?);
    let client = context.connect().await?;
    // One block for all three, so that they fit together.
    let at = client.best().await?.hash();
    let clock = Clock::of(&client).await?;
    let json = json!({
        "account": client.request("agt_account", json!([address, at])).await?,
        "access": client.request("agt_access", json!([address, at])).await?,
        "contributor": client.request("agt_contributor", json!([address, at])).await?,
    });
    context.out.show(&json, || page(&json, clock))
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let (account, access, contributor) = (&told["account"], &told["access"], &told["contributor"]);
    let page = Page::titled(format!("Account {}", account.text("address")?))
        .field("free", account.agt("free")?)
        .field("spendable", account.agt("spendable")?)
        .field("on hold", account.agt("held")?)
        .field("transactions", account.count("nonce")?);
    let page = bond(page, access, clock)?;
    let page = work::add(page, contributor, clock)?;
    let steps = steps::of(access, contributor, clock)?;
    let title = if steps.is_empty() { "It can do nothing now" } else { "What it can do now" };
    Ok(page.line(title).table(["command", "with"], steps))
}

/// Adds what is bonded.
fn bond(page: Page, access: &Value, clock: Clock) -> Result<Page> {
    let is_empty = access.amount("active")? == 0 && access.amount("unbonding")? == 0;
    if is_empty {
        return Ok(page.line("It has bonded nothing"));
    }
    let chunk = |one: &Value| Ok([one.agt("amount")?, clock.shows(one.moment("releases")?)]);
    let role = |one: &Value| -> Result<[String; 4]> {
        let access = match (one["stopped"] == true, one["access"] == true) {
            (true, _) => "stopped",
            (false, true) => "yes",
            (false, false) => "no: the bond is too small",
        };
        Ok([words(one.text("role")?), access.into(), one.count("open")?.to_string(), one.agt("minimum")?])
    };
    Ok(page
        .line("Bond")
        .field("active", access.agt("active")?)
        .field("unbonding", access.agt("unbonding")?)
        .field("set aside for obligations", access.agt("setAside")?)
        .field("locked by votes", access.agt("voteLock")?)
        .field("owed for slashes", access.agt("owed")?)
        .table(["unbonding", "can be withdrawn"], access.list("chunks")?.iter().map(chunk).collect::<Result<_>>()?)
        .table(
            ["role", "takes new work", "open", "minimum bond"],
            access.list("roles")?.iter().map(role).collect::<Result<_>>()?,
        ))
}
