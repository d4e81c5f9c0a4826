//! `agt auctions`.

use crate::{
    amount::percent,
    context::Context,
    error::Result,
    facts::Facts,
    page::Page,
    reading::ask,
    times::Clock,
    unit::{Unit, Units},
};
use agt_primitives::assets::AssetId;
use serde_json::{json, Value};

/// Arguments of `agt auctions`.
#[derive(Debug, clap::Args)]
pub struct Auctions {
    /// Go on after the auction of this asset: the last one of the page before.
    #[arg(long, value_name = "ASSET")]
    after: Option<AssetId>,
}

/// Shows the auctions of revenue.
pub async fn run(context: &Context, command: Auctions) -> Result<()> {
    let answer = ask(context, "agt_auctions", json!([command.after])).await?;
    let units = answer.units(context, "auctions").await?;
    context.out.show(&answer.told, || page(&answer.told, &units, answer.clock))
}

fn page(told: &Value, units: &Units, clock: Clock) -> Result<Page> {
    let row = |one: &Value| row(one, &units.of(one), clock);
    let rows: Vec<_> = told.list("auctions")?.iter().map(row).collect::<Result<_>>()?;
    let title = if rows.is_empty() { "There are no auctions here" } else { "Auctions" };
    let names = ["asset", "left", "offered", "it costs now", "AGT costs of its reference", "least bid", "until", ""];
    let page = Page::titled(title).table(names, rows);
    Ok(match told["next"].as_u64() {
        Some(next) => page.line(format!("More: agt auctions --after {next}")),
        None => page,
    })
}

fn row(one: &Value, unit: &Unit, clock: Clock) -> Result<[String; 8]> {
    let asset = one.count("asset")?;
    let price = match one["rate"].is_null() {
        true => "more than there is".into(),
        false => unit.shows_rate(one.amount("rate")?),
    };
    // The next one opens when the time of this one is over, sold out or not.
    let command = match (one["done"] == true, one.amount("left")?) {
        (true, 0) => "sold out".into(),
        (true, _) => format!("agt auction end {asset}"),
        (false, _) => format!("agt auction bid {asset} UNITS"),
    };
    Ok([
        asset.to_string(),
        unit.shows_units(one.amount("left")?),
        unit.shows(one.amount("lot")?),
        price,
        percent(one.count("points")?),
        one.agt("least")?,
        clock.shows(one.moment("until")?),
        command,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auction(done: bool) -> Value {
        json!({
            "asset": 3, "reference": "1000000000000000000000000", "lot": "2500", "left": "1500", "start": 9_000, "end": 10_300,
            "points": 9_500, "rate": "2000000000000000000000000", "least": "1000000000000", "done": done,
            "opened": "1970-01-01T00:00:00.000Z", "until": "1970-01-01T06:00:00.000Z",
        })
    }

    #[test]
    fn an_auction_names_its_price_and_what_can_be_done() {
        let told = json!({ "auctions": [auction(false)], "next": 3 });
        let shown = page(&told, &Units::default(), Clock::at_moment(0)).unwrap().to_string();
        for part in [
            "1,500 of asset 3",
            "2 AGT for one of asset 3",
            "95 %",
            "in 6 hours",
            "agt auction bid 3 UNITS",
            "More: agt auctions --after 3",
        ] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
        let over = row(&auction(true), &Units::default().of(&auction(true)), Clock::at_moment(0)).unwrap();
        assert_eq!(over[7], "agt auction end 3");
        let mut priceless = auction(false);
        priceless["rate"] = json!(null);
        assert_eq!(row(&priceless, &Unit::agt(), Clock::at_moment(0)).unwrap()[3], "more than there is");
    }
}
