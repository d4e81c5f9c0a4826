//! `agt season`.

use crate::{
    amount::{agt, percent},
    context::Context,
    error::Result,
    facts::Facts,
    page::Page,
    parse,
    times::Clock,
};
use agt_primitives::calendar::Month;
use serde_json::{json, Value};

/// Arguments of `agt season`.
#[derive(Debug, clap::Args)]
pub struct Season {
    /// The season by its month, such as 2027-03. Default: this month's.
    #[arg(value_parser = parse::month)]
    month: Option<Month>,
}

/// Shows a season.
pub async fn run(context: &Context, command: Season) -> Result<()> {
    let client = context.connect().await?;
    let clock = Clock::of(&client).await?;
    let json = client.request("agt_season", json!([command.month])).await?;
    context.out.show(&json, || page(&json, clock))
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let lane = |name: &str| -> Result<[String; 5]> {
        let one = &told[name];
        Ok([
            name.to_owned(),
            told["submitted"].aia(name)?,
            rate(&one["rate"])?,
            one.agt("owed")?,
            told["claimed"].aia(name)?,
        ])
    };
    let terms = &told["terms"];
    let closing = if told["closed"] == true { "as it closed" } else { "if it closed now" };
    Ok(Page::titled(format!("Season {}: {}", told.text("season")?, told.text("stage")?))
        .field(
            "submissions",
            format!("{} to {}", clock.shows(told.moment("opens")?), clock.shows(told.moment("closes")?)),
        )
        .field("claims until", clock.shows(told.moment("claimsEnd")?))
        .field("shared by both lanes", told.agt("pool")?)
        .field("an AIA is worth at most", terms.agt("ceiling")?)
        .field("part of the base lane", percent(terms.count("basePart")?))
        .field("bonded lane", format!("{} AIA for each bonded AGT", terms.count("aiaPerAgt")?))
        .field("base lane", format!("at most {} an account", terms.aia("baseCap")?))
        .field("paid", told.agt("paid")?)
        .field("of it out of revenue", told.agt("paidRecycled")?)
        .field("still owed", told.agt("outstanding")?)
        .field("of it out of revenue", told.agt("outstandingRecycled")?)
        .line(format!("Lanes, {closing}"))
        .table(["lane", "submitted", "an AIA is worth", "owed", "claimed"], vec![lane("bonded")?, lane("base")?]))
}

/// Returns what an AIA is worth, rounded down to a planck.
fn rate(rate: &Value) -> Result<String> {
    let (planck, aia) = (rate.amount("planck")?, rate.amount("aia")?);
    Ok(agt(planck.checked_div(aia).unwrap_or_default()))
}
