//! `agt supply`.

use crate::{
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    times::Clock,
};
use serde_json::{json, Value};

/// Arguments of `agt supply`.
#[derive(Debug, clap::Args)]
pub struct Supply {
    /// Show the calendar of a bucket instead, such as team: each step, past and future.
    #[arg(long, value_name = "BUCKET")]
    unlocks: Option<String>,
}

/// Shows how much AGT exists, or the calendar of a bucket.
pub async fn run(context: &Context, command: Supply) -> Result<()> {
    let client = context.connect().await?;
    let clock = Clock::of(&client).await?;
    match command.unlocks {
        Some(bucket) => {
            let json = client.request("agt_unlocks", json!([bucket])).await?;
            context.out.show(&json, || calendar(&bucket, &json, clock))
        }
        None => {
            let json = client.request("agt_supply", json!([])).await?;
            context.out.show(&json, || page(&json, clock))
        }
    }
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let bucket = |one: &Value| -> Result<[String; 6]> {
        let next = &one["nextUnlock"];
        let next = match next.is_null() {
            true => "-".into(),
            false => format!("{} {}", next.agt("amount")?, clock.relative(next.moment("at")?)),
        };
        Ok([
            words(one.text("bucket")?),
            one.agt("total")?,
            one.agt("vested")?,
            one.agt("released")?,
            one.agt("remaining")?,
            next,
        ])
    };
    let budget = |one: &Value| -> Result<[String; 5]> {
        Ok([words(one.text("budget")?), one.agt("total")?, one.agt("minted")?, one.agt("reserved")?, one.agt("left")?])
    };
    let tge = told.moment_or_none("tge")?.map(|moment| clock.shows(moment));
    Ok(Page::titled("Supply")
        .field("hard cap", told.agt("cap")?)
        .field("ever minted", told.agt("everMinted")?)
        .field("burned", told.agt("burned")?)
        .field("issued", told.agt("issued")?)
        .field("circulating", told.agt("circulating")?)
        .field("token generation", tge.unwrap_or_else(|| "with the first block".into()))
        .line("Buckets")
        .table(
            ["bucket", "total", "vested", "released", "remaining", "next"],
            told.list("buckets")?.iter().map(bucket).collect::<Result<_>>()?,
        )
        .line("Budgets of rewards")
        .table(
            ["budget", "total", "minted", "reserved", "left"],
            told.list("budgets")?.iter().map(budget).collect::<Result<_>>()?,
        ))
}

fn calendar(bucket: &str, told: &Value, clock: Clock) -> Result<Page> {
    let steps = told.as_array().map(Vec::as_slice).unwrap_or_default();
    let step = |one: &Value| Ok([clock.shows(one.moment("at")?), one.agt("amount")?]);
    let title = match steps.is_empty() {
        true => format!("The bucket {bucket} has no calendar"),
        false => format!("Calendar of the bucket {bucket}"),
    };
    Ok(Page::titled(title).table(["at", "amount"], steps.iter().map(step).collect::<Result<_>>()?))
}
