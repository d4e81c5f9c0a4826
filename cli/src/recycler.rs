//! `agt recycler`: the AGT that comes back.

use crate::{
    amount::percent,
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    parse, reading,
    sign::{carry_out, Intent},
};
use agt_client::calls::RecyclerCall;
use agt_primitives::calendar::Month;
use serde_json::{json, Value};

/// Arguments of `agt recycler`.
#[derive(Debug, clap::Args)]
pub struct Recycler {
    #[command(subcommand)]
    change: Option<Change>,
}

/// Subcommands of `agt recycler`.
#[derive(Debug, clap::Subcommand)]
enum Change {
    /// Carry what belongs to a season that can take it no more to the season of the next month. Anybody may.
    Carry(Carry),
}

/// Arguments of `agt recycler carry`.
#[derive(Debug, clap::Args)]
struct Carry {
    /// The season by its month, such as 2027-03.
    #[arg(value_parser = parse::month)]
    season: Month,
}

/// Shows what became of the AGT that came back, or does what a subcommand says.
pub async fn run(context: &Context, command: Recycler) -> Result<()> {
    let Some(Change::Carry(Carry { season })) = command.change else {
        return reading::show(context, "agt_recycler", json!([]), |told, _| page(told)).await;
    };
    let says = format!("carry what belongs to the season {season} to the season of the next month");
    let client = context.connect().await?;
    carry_out(context, &client, vec![Intent::new(says, RecyclerCall::carry { season })]).await.map(drop)
}

fn page(told: &Value) -> Result<Page> {
    let source = |one: &Value| Ok([words(one.text("source")?), one.agt("received")?]);
    let sources: Vec<_> = told.list("sources")?.iter().map(source).collect::<Result<_>>()?;
    let next = match told["nextSeason"].as_str() {
        Some(season) => format!("{} to {season}", told.agt("nextRevenue")?),
        None => "nothing: the calendar ends".into(),
    };
    Ok(Page::titled(format!("AGT that comes back: mode {}", words(told.text("mode")?)))
        .field("burned of what comes back now", percent(told.count("burn")?))
        .field("bonded of what circulates, in the last 30 days", percent(told.count("staked")?))
        .field("came back", told.agt("received")?)
        .field("burned", told.agt("burned")?)
        .field("given to it for nothing", told.agt("gifts")?)
        .field("waits for seasons", told.agt("waiting")?)
        .field("taken by seasons, and still owed", told.agt("outstanding")?)
        .field("paid by seasons", told.agt("paid")?)
        .field("belongs to the next season", next)
        .table(["from", "came back"], sources))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_the_mode_the_sums_and_the_sources() {
        let told = json!({
            "mode": "aimagine", "staked": 4_000, "burn": 6_000, "received": "20000000000000", "burned": "12000000000000",
            "gifts": "1000000000000", "waiting": "4000000000000", "outstanding": "3000000000000", "paid": "2000000000000",
            "sources": [{ "source": "auctions", "received": "20000000000000" }],
            "nextSeason": "2027-04", "nextRevenue": "4000000000000",
        });
        let shown = page(&told).unwrap().to_string();
        for part in ["mode aimagine\n", "60 %", "40 %", "12 AGT", "4 AGT to 2027-04", "auctions  20 AGT"] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
    }
}
