//! `agt referenda`.

use crate::{
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    page::Page,
};
use serde_json::{json, Value};

/// Arguments of `agt referenda`.
#[derive(Debug, clap::Args)]
pub struct Referenda {
    /// Show one referendum: its number.
    number: Option<u32>,
    /// Show those from this number down. Default: from the newest.
    #[arg(long, conflicts_with = "number")]
    from: Option<u32>,
}

/// Shows referenda.
pub async fn run(context: &Context, command: Referenda) -> Result<()> {
    let client = context.connect().await?;
    let head = client.best().await?.number;
    let told = client.request("agt_referenda", json!([command.number.or(command.from)])).await?;
    let Some(number) = command.number else {
        return context.out.show(&told, || list(&told, head));
    };
    let found = told.list("referenda")?.iter().find(|one| one["index"] == number);
    let found = found.ok_or_else(|| {
        Failure::refused("UnknownReferendum", format!("there is no referendum {number}; `agt referenda` lists them"))
    })?;
    context.out.show(found, || one(found, head))
}

fn list(told: &Value, head: u32) -> Result<Page> {
    let row = |one: &Value| -> Result<[String; 6]> {
        let ongoing = &one["ongoing"];
        let (track, ayes, nays) = match ongoing.is_null() {
            true => ("-".into(), "-".into(), "-".into()),
            false => (ongoing.text("trackName")?.to_owned(), ongoing.agt("ayes")?, ongoing.agt("nays")?),
        };
        Ok([one.count("index")?.to_string(), state(one)?, track, ayes, nays, ahead(one, "enactsAt", head)])
    };
    let rows: Vec<_> = told.list("referenda")?.iter().map(row).collect::<Result<_>>()?;
    let title = if rows.is_empty() { "There are no referenda" } else { "Referenda" };
    let page = Page::titled(title).table(["number", "state", "track", "ayes", "nays", "enacted in"], rows);
    Ok(match told["next"].as_u64() {
        Some(next) => page.line(format!("Older ones: agt referenda --from {next}")),
        None => page,
    })
}

fn one(told: &Value, head: u32) -> Result<Page> {
    let page = Page::titled(format!("Referendum {}: {}", told.count("index")?, state(told)?))
        .field("enacted in", ahead(told, "enactsAt", head));
    let ongoing = &told["ongoing"];
    if ongoing.is_null() {
        return Ok(page);
    }
    let deposit = match ongoing["decisionDepositPlaced"] == true {
        true => "placed".into(),
        false => format!("missing: {}", ongoing.agt("decisionDeposit")?),
    };
    Ok(page
        .field("track", format!("{} ({})", ongoing.text("trackName")?, ongoing.count("track")?))
        .field("proposal", ongoing.text("proposal")?)
        .field("submitted by", ongoing.text("submitter")?)
        .field("decision deposit", deposit)
        .field("decides from", ahead(ongoing, "decidesFrom", head))
        .field("decides until", ahead(ongoing, "decidesUntil", head))
        .field("ayes", ongoing.agt("ayes")?)
        .field("nays", ongoing.agt("nays")?)
        .field("approval", compared(ongoing, "approval", "approvalNeeded")?)
        .field("support", compared(ongoing, "supportShare", "supportNeeded")?))
}

fn state(told: &Value) -> Result<String> {
    let state = told.text("state")?;
    Ok(match told["at"].as_u64() {
        Some(block) => format!("{state} (block {block})"),
        None => state.into(),
    })
}

/// Returns a share and the share that is needed, both as fractions of one in the report.
fn compared(told: &Value, has: &str, needs: &str) -> Result<String> {
    Ok(format!("{} of the {} that it needs now", share(told.text(has)?), share(told.text(needs)?)))
}

/// Returns a fraction of one, such as `0.744642858`, in per cent with two places, rounded down.
fn share(fraction: &str) -> String {
    let digits: String = fraction.chars().filter(char::is_ascii_digit).collect();
    let hundredths = digits.get(..5).and_then(|digits| digits.parse::<u64>().ok());
    hundredths.map_or_else(|| fraction.into(), crate::amount::percent)
}

/// Returns a block's number and how many blocks are left until it.
fn ahead(told: &Value, key: &str, head: u32) -> String {
    match told[key].as_u64() {
        None => "-".into(),
        Some(block) if block > u64::from(head) => format!("block {block}, in {} blocks", block - u64::from(head)),
        Some(block) => format!("block {block}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_shown_in_per_cent() {
        assert_eq!(share("0.744642858"), "74.46 %");
        assert_eq!(share("1.000000000"), "100 %");
        assert_eq!(share("0.000001176"), "0 %");
    }

    #[test]
    fn a_block_to_come_says_how_far_away_it_is() {
        let told = json!({ "later": 12, "before": 9, "never": null });
        assert_eq!(ahead(&told, "later", 10), "block 12, in 2 blocks");
        assert_eq!(ahead(&told, "before", 10), "block 9");
        assert_eq!(ahead(&told, "never", 10), "-");
    }
}
