//! `agt pool show`.

use super::args::{called, report, Named};
use crate::{
    amount::percent,
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    times::Clock,
    unit::Unit,
};
use agt_client::Client;
use serde_json::Value;

/// Shows a pool and its books.
pub async fn run(context: &Context, client: &Client, command: Named) -> Result<()> {
    let (told, unit) = report(client, &command.owner(context)?, command.number).await?;
    let clock = Clock::of(client).await?;
    context.out.show(&told, || page(&told, &unit, clock))
}

fn page(told: &Value, unit: &Unit, clock: Clock) -> Result<Page> {
    let shows = |key: &str| told.amount(key).map(|amount| unit.shows(amount));
    let secured = match told["secured"] == true {
        true => "secured: no key can keep a worker from being paid",
        false => "not secured: its asset is not listed, and work for it earns no merit",
    };
    let called = called(told)?;
    let mut page = Page::titled(format!("{}{}: {}", called[..1].to_uppercase(), &called[1..], told.text("phase")?))
        .field("purpose", words(told.text("purpose")?))
        .field("security", secured)
        .field("opened", clock.shows(told.moment("opened")?))
        .field("can be cancelled from", clock.shows(told.moment("cancelFrom")?))
        .field("expires", clock.shows(told.moment("expires")?))
        .field("fee on what it pays", percent(told.count("fee")?))
        .field("campaigns and jobs", told.count("escrows")?)
        .field("deposit", told.agt("deposit")?)
        .line("Books")
        .field("put in", shows("funded")?)
        .field("paid to workers", shows("paid")?)
        .field("given back", shows("refunded")?)
        .field("collected as revenue", shows("collected")?)
        .field("held", shows("held")?)
        .line("Of what is held")
        .field("not reserved", shows("unreserved")?)
        .field("reserved", shows("reserved")?)
        .field("owed to workers", shows("owed")?)
        .field("due as fee", shows("feeDue")?)
        .field("due as forfeits", shows("forfeitDue")?);
    if told.amount("guarantee")? > 0 {
        page = page
            .line("Guarantee")
            .field("put on hold", told.agt("guarantee")?)
            .field("paid to workers", told.agt("guaranteePaid")?)
            .field("given back", told.agt("guaranteeRefunded")?);
    }
    Ok(page)
}
