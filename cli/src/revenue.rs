//! `agt revenue`: what the protocol takes for its services, and the calls that anybody may make for it.

use crate::{
    amount::agt,
    context::Context,
    error::{Failure, Result},
    facts::{words, Facts},
    page::Page,
    parse,
    reading::{ask, OfAccount},
    sign::{carry_out, Intent},
    unit::{Unit, Units},
};
use agt_client::{calls::RevenueCall, keys, Client};
use agt_primitives::{assets::AssetKind, calendar::Month};
use agt_runtime::AccountId;
use serde_json::{json, Value};

/// Arguments of `agt revenue`.
#[derive(Debug, clap::Args)]
pub struct Revenue {
    /// Show that of this month, such as 2027-03. Default: all of it.
    #[arg(value_parser = parse::month)]
    month: Option<Month>,
    #[command(subcommand)]
    change: Option<Change>,
}

/// Subcommands of `agt revenue`.
#[derive(Debug, clap::Subcommand)]
enum Change {
    /// Count what somebody sent to the revenue for nothing. Anybody may.
    Collect(Collect),
    /// Bring what bonds lost and referenda forfeited to the recycler. Anybody may.
    RecycleSlashes,
    /// Have an author of blocks paid what it is owed for the months that have ended. Anybody may.
    PayAuthor(OfAccount),
}

/// Arguments of `agt revenue collect`.
#[derive(Debug, clap::Args)]
struct Collect {
    /// The asset: its number, or `agt`.
    #[arg(value_parser = parse::asset)]
    asset: AssetKind,
}

/// Shows the revenue, or does what a subcommand says.
pub async fn run(context: &Context, command: Revenue) -> Result<()> {
    let Some(change) = command.change else { return show(context, command.month).await };
    if command.month.is_some() {
        return Err(Failure::usage("name a month to look at, or what to do; not both"));
    }
    let client = context.connect().await?;
    let intent = match change {
        Change::Collect(Collect { asset }) => collect(&client, asset).await?,
        Change::RecycleSlashes => Intent::new(
            "bring what bonds lost and referenda forfeited to the recycler",
            RevenueCall::recycle_slashes {},
        ),
        Change::PayAuthor(of) => pay_author(&client, of.account(context)?).await?,
    };
    carry_out(context, &client, vec![intent]).await.map(drop)
}

async fn collect(client: &Client, asset: AssetKind) -> Result<Intent> {
    let unit = Unit::of(client, asset.clone()).await?;
    let what = match &asset {
        AssetKind::Native => "AGT".into(),
        AssetKind::WithId(number) => format!("asset {number}"),
    };
    let says = format!("count what the revenue has of {what} beyond its books");
    Ok(Intent::new(says, RevenueCall::collect { asset }).in_unit(unit))
}

async fn pay_author(client: &Client, who: AccountId) -> Result<Intent> {
    let (told, address) = (client.author(&who, None).await?, keys::address_of(&who));
    let owed = told.map_or(0, |author| author.owed.0);
    if owed == 0 {
        let what =
            format!("{address} is owed nothing for blocks of months that have ended; `agt author` shows its books");
        return Err(Failure::refused("Revenue.NothingOwed", what));
    }
    let says = format!("have {address} paid {} for the blocks that it has authored", agt(owed));
    Ok(Intent::new(says, RevenueCall::pay_author { author: who.into() }))
}

async fn show(context: &Context, month: Option<Month>) -> Result<()> {
    let answer = ask(context, "agt_revenue", json!([month])).await?;
    let units = answer.units(context, "assets").await?;
    context.out.show(&answer.told, || page(&answer.told, &units))
}

fn page(told: &Value, units: &Units) -> Result<Page> {
    let rows: Vec<_> = told.list("assets")?.iter().map(|one| row(one, &units.of(one))).collect::<Result<_>>()?;
    let title = match told["month"].as_str() {
        Some(month) => format!("Revenue of {month}"),
        None => "Revenue of all months".into(),
    };
    let page = Page::titled(title).table(["collected", "sold for AGT", "from"], rows);
    let page = if told["more"] == true { page.line("There is more, in assets that are not shown") } else { page };
    Ok(page.line("Beside it").field("slashes and forfeits that were recycled", told.agt("slashesRecycled")?))
}

fn row(one: &Value, unit: &Unit) -> Result<[String; 3]> {
    let source = |from: &Value| Ok(format!("{} {}", words(from.text("source")?), unit.shows(from.amount("amount")?)));
    let sources: Vec<String> = one.list("sources")?.iter().map(source).collect::<Result<_>>()?;
    // AGT is never sold: it is recycled.
    let sold = if one["asset"].is_null() { "-".into() } else { unit.shows(one.amount("sold")?) };
    Ok([unit.shows(one.amount("collected")?), sold, sources.join(", ")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_each_asset_with_its_sources() {
        let told = json!({
            "month": "2027-03", "more": true, "slashesRecycled": "500000000000",
            "assets": [
                {
                    "asset": null, "collected": "3000000000000", "sold": "0",
                    "sources": [
                        { "source": "marketSetups", "amount": "2000000000000" },
                        { "source": "gifts", "amount": "1000000000000" },
                    ],
                },
                { "asset": 3, "collected": "2500", "sold": "1000", "sources": [] },
            ],
        });
        let shown = page(&told, &Units::default()).unwrap().to_string();
        for part in [
            "Revenue of 2027-03\n",
            "3 AGT",
            "market setups 2 AGT, gifts 1 AGT",
            "2,500 of asset 3",
            "1,000 of asset 3",
            "not shown",
            "recycled  0.5 AGT",
        ] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
        let ever =
            page(&json!({ "month": null, "more": false, "assets": [], "slashesRecycled": "0" }), &Units::default());
        let ever = ever.unwrap().to_string();
        assert!(ever.starts_with("Revenue of all months\n") && !ever.contains("not shown"), "{ever}");
    }
}
