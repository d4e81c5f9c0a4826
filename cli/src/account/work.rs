//! What an account is as a contributor.

use crate::{
    amount::{self, percent},
    error::Result,
    facts::{words, Facts},
    page::Page,
    times::Clock,
};
use serde_json::Value;

/// Adds an account's work to its page.
pub fn add(page: Page, told: &Value, clock: Clock) -> Result<Page> {
    let status = &told["registered"];
    if status.is_null() {
        return Ok(page.line("It is not registered for work"));
    }
    let (energy, aia, feeless) = (&status["energy"], &status["aia"], &status["feeless"]);
    let proven = status.moment_or_none("proven")?.map_or_else(|| "not yet".into(), |since| clock.shows(since));
    let next = energy.moment_or_none("next")?.map(|next| format!(", the next unit {}", clock.relative(next)));
    let units = format!("{} of {} units{}", energy.count("units")?, energy.count("maximum")?, next.unwrap_or_default());
    let calls = format!("{} of {} left today", feeless.count("left")?, feeless.count("aDay")?);
    let sponsor = &status["sponsor"];
    let invitations = match sponsor.is_null() {
        true => None,
        false => Some(sponsor.count("invitations")?),
    };
    let held = status.amount("held")?;
    let area = |one: &Value| -> Result<[String; 6]> {
        Ok([
            one.count("area")?.to_string(),
            words(one.text("qualified")?),
            percent(one.count("reputation")?),
            percent(one.count("paidPart")?),
            one.count("sets")?.to_string(),
            one.aia("held")?,
        ])
    };
    let ticket = |one: &Value| -> Result<[String; 4]> {
        let next = &one["next"];
        let from = next.moment_or_none("from").ok().flatten();
        let until = next.moment_or_none("until").ok().flatten();
        let time = match (from, until) {
            (_, Some(until)) => format!("until {}", clock.shows(until)),
            (Some(from), None) => format!("from {}", clock.shows(from)),
            (None, None) => String::new(),
        };
        let (campaign, round) = (one.count("campaign")?.to_string(), one.count("round")?.to_string());
        Ok([campaign, round, words(next.text("step")?), time])
    };
    Ok(page
        .line(format!("Work: registered as number {}", status.count("number")?))
        .field("proven since", proven)
        .field("energy", units)
        .field("calls without a fee", calls)
        .field("XP", status.count("xp")?)
        .field("streak", format!("{} days", status.count("streak")?))
        .field("AIA that is ripe", aia.aia("ripe")?)
        .field("AIA that ripens", aia.aia("pending")?)
        .field("AIA earned in all", aia.aia("earned")?)
        .field_if("on hold until it is proven", (held > 0).then(|| amount::agt(held)))
        .field_if("invitations", invitations)
        .table(
            ["area", "qualified", "reputation", "paid", "sets", "waits for the trial"],
            status.list("areas")?.iter().map(area).collect::<Result<_>>()?,
        )
        .table(["campaign", "round", "next", ""], told.list("tickets")?.iter().map(ticket).collect::<Result<_>>()?))
}
