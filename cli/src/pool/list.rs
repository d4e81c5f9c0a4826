//! `agt pool list`.

use crate::{
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    page::Page,
    parse,
    times::Clock,
    unit::{self, Unit},
};
use agt_client::{keys, Client};
use agt_primitives::assets::AssetId;
use agt_runtime::AccountId;
use clap::ValueEnum;
use serde_json::{json, Map, Value};

/// Arguments of `agt pool list`.
#[derive(Debug, clap::Args)]
pub struct List {
    /// Only those of this owner.
    #[arg(long, value_name = "ADDRESS", value_parser = parse::account)]
    owner: Option<AccountId>,
    /// Only those in AGT.
    #[arg(long, conflicts_with = "asset")]
    native: bool,
    /// Only those in this asset: its number.
    #[arg(long)]
    asset: Option<AssetId>,
    /// Only those in this phase.
    #[arg(long, value_enum)]
    phase: Option<Phase>,
    /// Only those whose asset is listed, so that no key can keep a worker from being paid.
    #[arg(long)]
    secured: bool,
    /// Go on after this pool: `next` of the page before, as NUMBER@OWNER.
    #[arg(long, value_name = "POOL", value_parser = place)]
    after: Option<Value>,
}

/// Phases of pools.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Phase {
    Open,
    Cancelled,
    Expired,
}

/// Lists pools.
pub async fn run(context: &Context, client: &Client, command: List) -> Result<()> {
    let mut filter = Map::new();
    if let Some(owner) = &command.owner {
        filter.insert("owner".into(), parse::address(owner));
    }
    if command.native {
        filter.insert("native".into(), json!(true));
    }
    if let Some(asset) = command.asset {
        filter.insert("asset".into(), json!(asset));
    }
    if let Some(phase) = command.phase {
        filter.insert("phase".into(), json!(format!("{phase:?}").to_lowercase()));
    }
    if command.secured {
        filter.insert("secured".into(), json!(true));
    }
    let told = client.request("agt_pools", json!([filter, command.after])).await?;
    let clock = Clock::of(client).await?;
    let mut rows = Vec::new();
    if !context.out.in_json {
        for pool in told.list("pools")? {
            rows.push(row(pool, &Unit::of(client, unit::kind_of(&pool["asset"])).await?, clock)?);
        }
    }
    context.out.show(&told, || {
        let title = if rows.is_empty() { "There are no such pools here" } else { "Pools" };
        let names = ["number", "owner", "phase", "secured", "held", "not reserved", "expires"];
        let page = Page::titled(title).table(names, rows);
        let next = &told["next"];
        Ok(match next.is_null() {
            true => page,
            false => {
                page.line(format!("More: agt pool list --after {}@{}", next.count("number")?, next.text("owner")?))
            }
        })
    })
}

fn row(pool: &Value, unit: &Unit, clock: Clock) -> Result<[String; 7]> {
    Ok([
        pool.count("number")?.to_string(),
        pool.text("owner")?.into(),
        pool.text("phase")?.into(),
        if pool["secured"] == true { "yes" } else { "no" }.into(),
        unit.shows(pool.amount("held")?),
        unit.shows(pool.amount("unreserved")?),
        clock.shows(pool.moment("expires")?),
    ])
}

/// Reads the name of a pool: `3@7Ap…`.
fn place(text: &str) -> std::result::Result<Value, String> {
    let wrong = || Failure::usage("write a pool as NUMBER@OWNER").message;
    let (number, owner) = text.split_once('@').ok_or_else(wrong)?;
    let number: u32 = number.parse().map_err(|_| wrong())?;
    Ok(json!({ "owner": keys::address_of(&parse::account(owner)?), "number": number }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_named_by_its_number_and_its_owner() {
        let owner = "7ApUqRWuPX9PzCwoMyKrzLZWMKvUGuFhxXE1tNq6bXZbGJdF";
        assert_eq!(place(&format!("3@{owner}")), Ok(json!({ "owner": owner, "number": 3 })));
        for wrong in ["3", "@", "x@y", "-1@x"] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }
}
