//! `agt campaign status`: how far a campaign is.

use super::steps::Which;
use crate::{
    amount,
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    page::Page,
    times::Clock,
    unit::Unit,
};
use agt_client::{Client, Error};
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
            let (clock, paid) = (Clock::of(&client).await?, paid(&client, &told).await?);
            context.out.show(&told, || page(&told, clock, paid))?;
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

/// Returns what a campaign has paid: AIA of the platform, or an amount of its pool's asset.
async fn paid(client: &Client, told: &Value) -> Result<String> {
    let pool = &told["funding"]["pool"];
    if pool.is_null() {
        return told["totals"].aia("aia");
    }
    let paid = told["totals"].amount("paid")?;
    match client.request("agt_pool", json!([told["owner"], pool])).await {
        Ok(pool) => Ok(Unit::of_report(client, &pool["asset"]).await?.shows(paid)),
        // A pool that is closed does not tell its asset.
        Err(Error::Refused(_)) => {
            Ok(format!("{} smallest units of the pool's asset", amount::grouped(&paid.to_string())))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(told: &Value, clock: Clock, paid: String) -> Result<Page> {
    let number = |value: &Value| amount::grouped(&value.as_u64().unwrap_or_default().to_string());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (totals, items) = (&told["totals"], told["items"].as_u64().unwrap_or_default());
    let decided = totals["decided"].as_u64().unwrap_or_default();
    let share = (decided * 10_000).checked_div(items).map(amount::percent);
    let row = |round: &Value| -> Result<[String; 4]> {
        let joined = round["proven"].as_u64().unwrap_or_default() + round["unproven"].as_u64().unwrap_or_default();
        let until = round.moment_or_none("until")?.map(|until| clock.shows(until));
        let until = until.unwrap_or_else(|| "waits for its deal".into());
        Ok([number(&round["round"]), text(&round["queue"]), joined.to_string(), until])
    };
    let rounds: Vec<_> = told.list("rounds")?.iter().map(row).collect::<Result<_>>()?;
    let page = Page::titled(format!("Campaign {}: {}", told["campaign"], text(&told["phase"])))
        .field("items decided", format!("{} of {}", number(&totals["decided"]), number(&told["items"])))
        .field_if("share", share)
        .field("never dealt", number(&told["freshItems"]))
        .field("for a further round", number(&told["secondRound"]))
        .field("for experts", number(&told["forExperts"]))
        .field("unresolved", number(&totals["unresolved"]))
        .field("sets settled", number(&totals["settled"]))
        .field("tickets", number(&told["tickets"]))
        .field("paid", paid)
        .field("can be joined until", clock.shows(told.moment("deadline")?));
    Ok(page.table(["round", "queue", "joined", "open until"], rounds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_shows_amounts_and_times_for_people() {
        let told = json!({
            "campaign": 7, "phase": "open", "items": 24, "freshItems": 0, "secondRound": 0, "forExperts": 0, "tickets": 3,
            "totals": { "decided": 12, "unresolved": 0, "settled": 1 }, "deadline": "2030-01-04T00:00:00.000Z",
            "rounds": [
                { "round": 0, "queue": "work", "proven": 3, "unproven": 1, "until": "2030-01-01T01:30:00.000Z" },
                { "round": 1, "queue": "expert", "proven": 0, "unproven": 0, "until": null },
            ],
        });
        let page =
            page(&told, Clock::at_moment(1_893_456_000_000), "4.5 AGT".into()).expect("all is there").to_string();
        for part in [
            "Campaign 7: open",
            "12 of 24",
            "50 %",
            "4.5 AGT",
            "2030-01-04 00:00 UTC (in 3 days)",
            "2030-01-01 01:30 UTC (in 90 minutes)",
            "waits for its deal",
        ] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
    }
}
