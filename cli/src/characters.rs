//! `agt characters`.

use crate::{
    amount::{self, cost, factor, percent},
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    reading::{show, OfAccount},
    times::Clock,
};
use agt_primitives::characters::CharacterId;
use serde_json::{json, Value};

/// Arguments of `agt characters`.
#[derive(Debug, clap::Args)]
pub struct Characters {
    #[command(flatten)]
    of: OfAccount,
    /// Go on after this character: the last one of the page before.
    #[arg(long, value_name = "CHARACTER")]
    after: Option<CharacterId>,
}

/// Shows the characters of an account.
pub async fn run(context: &Context, command: Characters) -> Result<()> {
    let Characters { of, after } = command;
    show(context, "agt_characters", json!([of.address(context)?, after]), page).await
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let address = told.text("address")?;
    let characters: Vec<_> = told.list("characters")?.iter().map(|one| row(one, clock)).collect::<Result<_>>()?;
    let pending: Vec<_> = told.list("pending")?.iter().map(pending_row).collect::<Result<_>>()?;
    let editions: Vec<_> = told.list("editions")?.iter().map(|one| edition_row(one, clock)).collect::<Result<_>>()?;
    let title = if characters.is_empty() { "owns no characters here" } else { "owns characters" };
    let mut page = Page::titled(format!("{address} {title}"));
    if !told["selected"].is_null() {
        let selected = told["selected"].count("item")?;
        page = page.field("selected", format!("number {selected}: {}", boost(&told["boost"])?));
    }
    if told["starter"]["claimable"] == true {
        page = page.field("starter", "waits for you: agt character claim");
    }
    let names = ["number", "rarity", "level", "capacity", "stamina", "focus", "insight", "state", "next level"];
    page = page.table(names, characters);
    if let Some(next) = told["next"].as_u64() {
        page = page.line(format!("More: agt characters {address} --after {next}"));
    }
    if !pending.is_empty() {
        page = page.line("Bought").table(["number", "edition", "waits for"], pending);
    }
    if !editions.is_empty() {
        page = page.line("Open editions").table(["edition", "costs", "left", "bought by it", "until", ""], editions);
    }
    Ok(page)
}

/// Returns what a character gives its account, in words.
fn boost(told: &Value) -> Result<String> {
    let (capacity, shorter) = (told.count("capacity")?, percent(told.count("shorter")?));
    let (reward, learning) = (factor(told.count("reward")?), factor(told.count("learning")?));
    Ok(format!(
        "{capacity} more units of energy, a period {shorter} shorter, {reward} times the AIA, {learning} times the XP"
    ))
}

fn row(one: &Value, clock: Clock) -> Result<[String; 9]> {
    let points = |name: &str| one["attributes"].count(name).map(|points| points.to_string());
    Ok([
        one.count("item")?.to_string(),
        one.text("rarity")?.into(),
        one.count("level")?.to_string(),
        points("capacity")?,
        points("stamina")?,
        points("focus")?,
        points("insight")?,
        state(one, clock)?,
        next_level(&one["nextLevel"])?,
    ])
}

/// Returns what keeps a character from being given away or selected, in words.
fn state(one: &Value, clock: Clock) -> Result<String> {
    let mut says = Vec::new();
    match (one["selected"] == true, one["locked"] == true) {
        (true, _) => says.push("selected".to_owned()),
        (false, true) => says.push("stays with you until level 5".into()),
        (false, false) => (),
    }
    if !one["sale"].is_null() {
        says.push(format!("for sale for {}", one["sale"].agt("price")?));
    }
    if one["swap"] == true {
        says.push("offered in a swap".into());
    }
    let rest = &one["rest"];
    if !rest.is_null() && rest["holder"] != one["owner"] {
        says.push(format!("can be selected {}", clock.relative(rest.moment("until")?)));
    }
    Ok(says.join(", "))
}

/// Returns the cost of the next level and what is missing, in words.
fn next_level(told: &Value) -> Result<String> {
    if told.is_null() {
        return Ok("it has the last one".into());
    }
    let price = cost(told.count("xp")?, told.amount("agt")?);
    let missing: Vec<_> = told.list("missing")?.iter().map(obstacle).collect::<Result<_>>()?;
    match missing.is_empty() {
        true => Ok(price),
        false => Ok(format!("{price}; missing: {}", missing.join(", "))),
    }
}

/// Returns what keeps an account from a level, in words.
fn obstacle(told: &Value) -> Result<String> {
    Ok(match told.text("obstacle")? {
        "xp" => format!("{} XP", amount::grouped(&told.count("missing")?.to_string())),
        "agt" => told.agt("missing")?,
        "unproven" => "it is not proven yet".into(),
        "burned" => "it was burned".into(),
        "forSale" => "take back its price first".into(),
        "inSwap" => "take back its swap first".into(),
        // A node that is newer than this program may name obstacles that it does not know.
        other => words(other),
    })
}

fn pending_row(one: &Value) -> Result<[String; 3]> {
    let waits = match one.text("state")? {
        "seed" => format!("the end of epoch {} of the beacon", one.count("epoch")?),
        "hatching" => "agt character hatch".into(),
        "hatchingWithoutSeed" => "agt character hatch; its seed is forgotten, so it will be common".into(),
        other => words(other),
    };
    Ok([one.count("item")?.to_string(), one.count("edition")?.to_string(), waits])
}

fn edition_row(one: &Value, clock: Clock) -> Result<[String; 6]> {
    let (edition, supply) = (one.count("edition")?, one.count("supply")?);
    let command = if one["buyable"] == true { format!("agt character buy {edition}") } else { String::new() };
    Ok([
        edition.to_string(),
        cost(one.count("xp")?, one.amount("price")?),
        format!("{} of {supply}", supply.saturating_sub(one.count("sold")?)),
        format!("{} of {}", one.count("bought")?, one.count("most")?),
        clock.shows(one.moment("until")?),
        command,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn character() -> Value {
        json!({
            "item": 3, "owner": "7A", "edition": null, "rarity": "rare", "level": 4, "selected": false, "locked": false,
            "attributes": { "capacity": 5, "stamina": 6, "focus": 7, "insight": 8 },
            "boost": { "capacity": 0, "shorter": 300, "reward": 10_140, "learning": 10_400 },
            "rest": { "holder": "7B", "until": "1970-01-02T00:00:00.000Z" },
            "picture": "ipfs://x/rare", "metadata": null, "sale": { "price": "1500000000000", "buyer": null }, "swap": true,
            "nextLevel": {
                "level": 5, "xp": 1_250, "agt": "25000000000000", "points": 4, "attributes": ["focus"],
                "missing": [
                    { "obstacle": "unproven" }, { "obstacle": "xp", "missing": 1_000 }, { "obstacle": "somethingNew" },
                ],
            },
        })
    }

    #[test]
    fn a_character_is_shown_with_its_state_and_its_next_level() {
        let row = row(&character(), Clock::at_moment(0)).unwrap();
        assert_eq!(&row[..7], ["3", "rare", "4", "5", "6", "7", "8"]);
        assert_eq!(row[7], "for sale for 1.5 AGT, offered in a swap, can be selected in 24 hours");
        assert_eq!(row[8], "1,250 XP and 25 AGT; missing: it is not proven yet, 1,000 XP, something new");
    }

    #[test]
    fn a_page_names_the_starter_what_hatches_and_the_open_editions() {
        let told = json!({
            "address": "7A", "selected": character(), "boost": character()["boost"],
            "starter": { "item": null, "claimable": true },
            "characters": [character()], "next": 3,
            "pending": [{ "item": 9, "who": "7A", "edition": 1, "epoch": 7, "state": "seed" }],
            "editions": [{
                "edition": 1, "price": "0", "xp": 30, "supply": 100, "most": 2, "odds": [10_000, 0, 0, 0, 0],
                "until": "1970-01-02T00:00:00.000Z", "open": true, "sold": 40, "hatched": 0, "bought": 1, "buyable": true,
            }],
        });
        let page = page(&told, Clock::at_moment(0)).unwrap().to_string();
        for part in [
            "number 3: 0 more units of energy, a period 3 % shorter, 1.014 times the AIA, 1.04 times the XP",
            "agt character claim",
            "More: agt characters 7A --after 3",
            "the end of epoch 7 of the beacon",
            "60 of 100",
            "agt character buy 1",
        ] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
    }
}
