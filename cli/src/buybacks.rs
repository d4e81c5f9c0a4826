//! `agt buybacks`.

use crate::{
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    reading::ask,
    times::Clock,
    unit::{Unit, Units},
};
use serde_json::{json, Value};

/// Arguments of `agt buybacks`.
#[derive(Debug, clap::Args)]
pub struct Buybacks {
    /// Show those before this number. Default: the newest.
    #[arg(long, value_name = "NUMBER")]
    before: Option<u64>,
}

/// Shows the sales of revenue for AGT, the newest first.
pub async fn run(context: &Context, command: Buybacks) -> Result<()> {
    let answer = ask(context, "agt_buybacks", json!([command.before])).await?;
    let units = answer.units(context, "runs").await?;
    context.out.show(&answer.told, || page(&answer.told, &units, answer.clock))
}

fn page(told: &Value, units: &Units, clock: Clock) -> Result<Page> {
    let row = |one: &Value| row(one, &units.of(one), clock);
    let rows: Vec<_> = told.list("runs")?.iter().map(row).collect::<Result<_>>()?;
    let title = if rows.is_empty() { "Nothing was sold" } else { "What was sold" };
    let names = ["number", "sold", "by", "to", "brought", "which is", "burned", "kept for seasons", "at"];
    let page = Page::titled(title).table(names, rows);
    Ok(match told["next"].as_u64() {
        Some(next) => page.line(format!("Older ones: agt buybacks --before {next}")),
        None => page,
    })
}

fn row(one: &Value, unit: &Unit, clock: Clock) -> Result<[String; 9]> {
    Ok([
        one.count("run")?.to_string(),
        unit.shows(one.amount("units")?),
        words(one.text("how")?),
        one["buyer"].as_str().unwrap_or("-").into(),
        one.agt("agt")?,
        unit.shows_rate(one.amount("rate")?),
        one.agt("burned")?,
        one.agt("kept")?,
        clock.shows(one.moment("at")?),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sale_names_what_it_brought_and_what_became_of_it() {
        let run = |buyer: Value| {
            json!({
                "run": 4, "asset": 3, "how": "auction", "buyer": buyer, "units": "1500", "agt": "3000000000000",
                "rate": "2000000000000000000000000", "reference": "1", "mode": "split", "burned": "1000000000000",
                "kept": "2000000000000", "block": 6, "at": "1970-01-01T00:00:00.000Z",
            })
        };
        let told = json!({ "runs": [run(json!("7A"))], "next": 4 });
        let shown = page(&told, &Units::default(), Clock::at_moment(0)).unwrap().to_string();
        for part in ["1,500 of asset 3", "auction", "7A", "3 AGT", "1 AGT", "2 AGT", "agt buybacks --before 4"] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
        assert_eq!(row(&run(json!(null)), &Unit::agt(), Clock::at_moment(0)).unwrap()[3], "-");
        let none = page(&json!({ "runs": [], "next": null }), &Units::default(), Clock::at_moment(0)).unwrap();
        assert_eq!(none.to_string(), "Nothing was sold\n");
    }
}
