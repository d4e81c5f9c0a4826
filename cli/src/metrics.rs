//! `agt metrics`.

use crate::{
    amount::{grouped, percent},
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    reading::show,
    times::Clock,
};
use serde_json::{json, Value};

/// Shows the figures to watch.
pub async fn run(context: &Context) -> Result<()> {
    show(context, "agt_metrics", json!([]), page).await
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let count = |key: &str| told.count(key).map(|count| grouped(&count.to_string()));
    let back = &told["buyback"];
    let sold = |runs: &str, agt: &str| -> Result<String> {
        Ok(format!("{} for {}", grouped(&back.count(runs)?.to_string()), back.agt(agt)?))
    };
    let share = match told["buybackOverRedemption"].is_null() {
        true => "nothing was redeemed".into(),
        false => percent(told.count("buybackOverRedemption")?),
    };
    let unlock = |one: &Value| Ok([words(one.text("bucket")?), one.agt("amount")?, clock.shows(one.moment("at")?)]);
    let unlocks: Vec<_> = told.list("unlocks")?.iter().map(unlock).collect::<Result<_>>()?;
    let title = match told["month"].as_str() {
        Some(month) => format!("Figures of {month}"),
        None => "Figures".into(),
    };
    let page = Page::titled(title)
        .line("People")
        .field("registered", count("registered")?)
        .field("of them proven", count("proven")?)
        .field("of those with accepted work for the platform", count("active")?)
        .field("of those in two months or more", count("returning")?)
        .field("with a medallion", count("medallionHolders")?)
        .field("pools ever opened", count("poolsOpened")?)
        .line("Redemption")
        .field("this season", season(&told["season"])?)
        .field("the last one", season(&told["lastSeason"])?)
        .field("ever paid", told.agt("redeemed")?)
        .field("of it out of revenue", told.agt("redeemedRecycled")?)
        .line("Buyback")
        .field("sales ever", sold("runs", "agt")?)
        .field("sales of this month", sold("runsThisMonth", "agtThisMonth")?)
        .field("AGT that came back", back.agt("received")?)
        .field("of it burned", back.agt("burned")?)
        .field("came back, of what was redeemed", share);
    Ok(if unlocks.is_empty() { page } else { page.line("Next unlocks").table(["bucket", "amount", "at"], unlocks) })
}

/// Returns what came to a season, in words.
fn season(told: &Value) -> Result<String> {
    if told.is_null() {
        return Ok("none".into());
    }
    let people = grouped(&told.count("people")?.to_string());
    Ok(format!("{}: {} of {people} people", told.text("season")?, told.aia("aia")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Value {
        json!({
            "month": "2027-03", "registered": 12_000, "proven": 8, "active": 7, "returning": 6, "medallionHolders": 5,
            "season": { "season": "2027-03", "number": 2, "people": 3, "aia": "9000" }, "lastSeason": null,
            "redeemed": "40000000000000", "redeemedRecycled": "10000000000000", "poolsOpened": 4,
            "buyback": {
                "runs": 3, "agt": "20000000000000", "runsThisMonth": 1, "agtThisMonth": "7000000000000",
                "received": "30000000000000", "burned": "2000000000000",
            },
            "buybackOverRedemption": 7_500,
            "unlocks": [{ "bucket": "publicSale", "at": "1970-01-03T00:00:00.000Z", "amount": "1000000000000" }],
        })
    }

    #[test]
    fn a_page_shows_every_figure_in_words() {
        let shown = page(&told(), Clock::at_moment(0)).unwrap().to_string();
        for part in [
            "Figures of 2027-03\n",
            "12,000",
            "2027-03: 9,000 AIA of 3 people",
            "3 for 20 AGT",
            "1 for 7 AGT",
            "30 AGT",
            "75 %",
            "public sale  1 AGT",
        ] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
        let mut unused = told();
        unused["buybackOverRedemption"] = json!(null);
        unused["unlocks"] = json!([]);
        let shown = page(&unused, Clock::at_moment(0)).unwrap().to_string();
        assert!(shown.contains("nothing was redeemed") && !shown.contains("Next unlocks"), "{shown}");
    }
}
