//! `agt campaign status`: how far a campaign is.

use super::steps::Which;
use crate::{
    amount,
    context::Context,
    error::{Failure, Result},
    page::Page,
};
use agt_client::Client;
use serde_json::{json, Value};
use std::time::Duration;

/// The pause between two looks.
const PAUSE: Duration = Duration::from_secs(2);

/// Show how far a campaign is: items decided and left, rounds, tickets, and what it has paid.
#[derive(Debug, clap::Args)]
pub struct Status {
    #[command(flatten)]
    which: Which,

    /// Show it again whenever it changes, until the campaign is closed.
    #[arg(long)]
    watch: bool,
}

/// Runs `agt campaign status`.
pub async fn run(context: &Context, Status { which, watch }: Status) -> Result<()> {
    let client = context.connect().await?;
    let campaign = which.number(&client)?;
    let mut shown = Value::Null;
    loop {
        let told = told(&client, campaign).await?;
        if told != shown {
            context.out.show(&told, || Ok(page(&told)))?;
            shown = told;
        }
        if !watch || shown["phase"] == "closed" {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn told(client: &Client, campaign: u64) -> Result<Value> {
    let told = client.request("agt_campaign", json!([campaign])).await?;
    match told {
        Value::Null => Err(Failure::refused("UnknownCampaign", format!("there is no campaign {campaign}"))),
        told => Ok(told),
    }
}

fn page(told: &Value) -> Page {
    let number = |value: &Value| amount::grouped(&value.as_u64().unwrap_or_default().to_string());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (totals, items) = (&told["totals"], told["items"].as_u64().unwrap_or_default());
    let decided = totals["decided"].as_u64().unwrap_or_default();
    let share = (decided * 10_000).checked_div(items).map(amount::percent);
    let rounds = told["rounds"].as_array().cloned().unwrap_or_default().into_iter().map(|round| {
        let joined = round["proven"].as_u64().unwrap_or_default() + round["unproven"].as_u64().unwrap_or_default();
        let until = round["until"].as_str().unwrap_or("waits for its deal");
        [number(&round["round"]), text(&round["queue"]), joined.to_string(), until.to_owned()]
    });
    Page::titled(format!("Campaign {}: {}", told["campaign"], text(&told["phase"])))
        .field("items decided", format!("{} of {}", number(&totals["decided"]), number(&told["items"])))
        .field_if("share", share)
        .field("never dealt", number(&told["freshItems"]))
        .field("for a further round", number(&told["secondRound"]))
        .field("for experts", number(&told["forExperts"]))
        .field("unresolved", number(&totals["unresolved"]))
        .field("sets settled", number(&totals["settled"]))
        .field("tickets", number(&told["tickets"]))
        .field("paid", text(&totals["paid"]))
        .field("joined until", text(&told["deadline"]))
        .table(["round", "queue", "joined", "open until"], rounds.collect())
}
