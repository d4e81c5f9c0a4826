//! `agt campaigns`.

use crate::{context::Context, error::Result, facts::Facts, page::Page, times::Clock};
use clap::ValueEnum;
use serde_json::{json, Map, Value};

/// Arguments of `agt campaigns`.
#[derive(Debug, clap::Args)]
pub struct Campaigns {
    /// Only those of this kind.
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// Only those of this area.
    #[arg(long)]
    area: Option<u32>,
    /// Only those in this phase.
    #[arg(long, value_enum)]
    phase: Option<Phase>,
    /// Begin with this number. Default: the first.
    #[arg(long)]
    from: Option<u64>,
}

/// Kinds of campaigns.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    General,
    Specialised,
    Advanced,
    Quiz,
    Verification,
    Calibration,
}

/// Phases of campaigns.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Phase {
    Proposed,
    Open,
    Stopped,
    Closed,
}

/// Lists campaigns.
pub async fn run(context: &Context, command: Campaigns) -> Result<()> {
    let client = context.connect().await?;
    let clock = Clock::of(&client).await?;
    let mut filter = Map::new();
    // The node has the same names in lower case, and each is one word.
    let mut add = |key: &str, value: Option<Value>| value.map(|value| filter.insert(key.into(), value));
    add("kind", command.kind.map(|kind| json!(format!("{kind:?}").to_lowercase())));
    add("area", command.area.map(|area| json!(area)));
    add("phase", command.phase.map(|phase| json!(format!("{phase:?}").to_lowercase())));
    let told = client.request("agt_campaigns", json!([filter, command.from])).await?;
    context.out.show(&told, || page(&told, clock))
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let row = |one: &Value| -> Result<[String; 7]> {
        let totals = &one["totals"];
        Ok([
            one.count("campaign")?.to_string(),
            one.text("kind")?.into(),
            one.count("area")?.to_string(),
            one.text("phase")?.into(),
            clock.shows(one.moment("deadline")?),
            format!("{} of {}", totals.count("decided")?, one.count("items")?),
            one.text("owner")?.into(),
        ])
    };
    let rows: Vec<_> = told.list("campaigns")?.iter().map(row).collect::<Result<_>>()?;
    let title = if rows.is_empty() { "There are no such campaigns here" } else { "Campaigns" };
    let names = ["number", "kind", "area", "phase", "until", "items decided", "owner"];
    let page = Page::titled(title).table(names, rows);
    Ok(match told["next"].as_u64() {
        Some(next) => page.line(format!("More: agt campaigns --from {next}")),
        None => page,
    })
}
