//! `agt market ASSET`.

use crate::{
    amount::decimal,
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    reading::{ask, Answer},
    times::{duration, Clock},
    unit::Unit,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    buyback::{rate::spot, Reserves},
};
use serde_json::{json, Value};

/// Shows the market of an asset.
pub async fn run(context: &Context, asset: AssetId) -> Result<()> {
    let Answer { client, told, clock } = ask(context, "agt_market", json!([asset])).await?;
    let unit = Unit::of(&client, AssetKind::WithId(asset)).await?;
    context.out.show(&told, || page(asset, &told, &unit, clock))
}

fn page(asset: AssetId, told: &Value, unit: &Unit, clock: Clock) -> Result<Page> {
    if told.is_null() {
        return Ok(Page::titled(format!("Asset {asset} has no market, and no rate at which it would be sold")));
    }
    let page = Page::titled(format!("Market of asset {asset}"));
    let page = match told["shares"].as_u64() {
        Some(shares) => page
            .field("number of its shares", shares)
            .field("fee of its providers", format!("{} %", decimal(told.count("providersFee")?.into(), 4))),
        None => page.line("There is none: agt market create makes it"),
    };
    let page = with_reserves(page, &told["reserves"], unit)?;
    let page = with_reference(page.line("What the revenue in it would be sold for"), &told["reference"], unit)?;
    with_observations(page.line("What is observed of it"), &told["tracked"], unit, clock)
}

fn with_reserves(page: Page, told: &Value, unit: &Unit) -> Result<Page> {
    if told.is_null() {
        return Ok(page.field("it holds", "nothing, or its asset is frozen"));
    }
    let reserves = Reserves { agt: told.amount("agt")?, asset: told.amount("asset")? };
    Ok(page
        .field("it holds", told.agt("agt")?)
        .field("and", unit.shows_units(reserves.asset))
        .field_if("its price", spot(reserves).map(|rate| unit.shows_rate(rate))))
}

fn with_reference(page: Page, told: &Value, unit: &Unit) -> Result<Page> {
    if told.is_null() {
        return Ok(page.field("reference", "none: no market of it counts, and governance has set no rate lately"));
    }
    Ok(page
        .field("reference", unit.shows_rate(told.amount("rate")?))
        .field("it is made of", unit.shows_rate(told.amount("base")?))
        .field("which comes from", words(told.text("source")?)))
}

fn with_observations(page: Page, told: &Value, unit: &Unit, clock: Clock) -> Result<Page> {
    if told.is_null() {
        return Ok(page.field("tracked", "no"));
    }
    let mean = match told["mean"].is_null() {
        true => "none yet".into(),
        false => unit.shows_rate(told.amount("mean")?),
    };
    let depth = if told["deep"] == true { "it holds enough AGT to count" } else { "it holds too little AGT to count" };
    Ok(page
        .field("last observation", unit.shows_rate(told.amount("observed")?))
        .field("mean", mean)
        .field("over", format!("{}; it counts from a day on", duration(told.count("weight")?)))
        .field("observed up to", clock.shows(told.moment("sampled")?))
        .field("depth", depth)
        .field_if("last sale of revenue on it", told["lastSale"].as_u64().map(|block| format!("block {block}"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Units;

    fn shown(told: &Value) -> String {
        let unit = Units::default().of(&json!({ "asset": 3 }));
        page(3, told, &unit, Clock::at_moment(0)).unwrap().to_string()
    }

    #[test]
    fn a_market_shows_its_price_its_reference_and_its_mean() {
        let rate = "2000000000000000000000000";
        let shown = shown(&json!({
            "asset": 3, "reserves": { "agt": "10000000000000", "asset": "5" }, "shares": 1, "providersFee": 3_000,
            "tracked": {
                "asset": 3, "observed": rate, "mean": null, "weight": 7_200_000, "sampled": "1970-01-01T00:00:00.000Z",
                "reserves": null, "deep": false, "lastSale": 7,
            },
            "reference": { "rate": rate, "base": rate, "source": "governance" },
        }));
        for part in [
            "Market of asset 3\n",
            "0.3 %",
            "10 AGT",
            "5 of asset 3",
            "2 AGT for one of asset 3",
            "governance",
            "none yet",
            "2 hours; it counts from a day on",
            "too little AGT",
            "block 7",
        ] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
    }

    #[test]
    fn an_asset_without_a_market_says_so() {
        assert_eq!(shown(&json!(null)), "Asset 3 has no market, and no rate at which it would be sold\n");
        let shown = shown(&json!({
            "asset": 3, "reserves": null, "shares": null, "providersFee": 3_000, "tracked": null, "reference": null,
        }));
        assert!(
            shown.contains("There is none: agt market create") && shown.contains("no market of it counts"),
            "{shown}"
        );
    }
}
