//! `agt quests`.

use crate::{
    amount::{self, factor},
    context::Context,
    error::Result,
    facts::{words, Facts},
    page::Page,
    reading::{show, OfAccount},
    times::Clock,
};
use serde_json::{json, Value};

/// Shows the quests of today, the milestones, the boosters and the events of an account.
pub async fn run(context: &Context, of: OfAccount) -> Result<()> {
    show(context, "agt_quests", json!([of.address(context)?]), page).await
}

fn page(told: &Value, clock: Clock) -> Result<Page> {
    let rows = |key: &str, name: &str| -> Result<Vec<[String; 4]>> {
        told.list(key)?.iter().map(|one| row(one, name)).collect()
    };
    let (quests, milestones) = (rows("quests", "quest")?, rows("milestones", "milestone")?);
    let events: Vec<_> = told.list("events")?.iter().map(|one| event(one, clock)).collect::<Result<_>>()?;
    let boosters = &told["boosters"];
    let active = match boosters.moment_or_none("until")? {
        Some(until) => format!("{} times the AIA, until {}", factor(boosters.count("factor")?), clock.shows(until)),
        None => "none".into(),
    };
    let proven = if told["proven"] == true { None } else { Some("not yet: nothing is paid before it is") };
    let mut page = Page::titled(format!("Quests of {}", told.text("address")?))
        .field_if("proven", proven)
        .field("days in a row", told.count("daysInARow")?)
        .field("seasons in a row", told.count("seasonsInARow")?)
        .field("boosters", format!("{}, with room for {} more", boosters.count("stock")?, boosters.count("room")?))
        .field("active booster", active)
        .field("a booster costs", boosters.agt("price")?)
        .line(format!("Today, until {}", clock.shows(told.moment("dayEnds")?)))
        .table(["quest", "done", "pays", ""], quests)
        .line("Milestones")
        .table(["milestone", "done", "pays", ""], milestones);
    if !events.is_empty() {
        page = page.line("Events").table(["event", "for", "pays", "places left", "until", ""], events);
    }
    Ok(page)
}

/// Returns a quest or a milestone: its name, how much of it is done, what it pays, and whether it is paid.
fn row(one: &Value, name: &str) -> Result<[String; 4]> {
    let (done, needed) = (one.count("done")?, one.count("needed")?);
    let state = match (one["claimed"] == true, done >= needed) {
        (true, _) => "paid",
        (false, true) => "to be claimed",
        (false, false) => "",
    };
    let name = words(one.text(name)?).replace(' ', "-");
    Ok([name, format!("{done} of {needed}"), reward(&one["reward"])?, state.into()])
}

/// Returns what a reward pays, in words.
pub fn reward(told: &Value) -> Result<String> {
    let (xp, boosters) = (told.count("xp")?, told.count("boosters")?);
    Ok(paid(xp, boosters, told.amount("agt")?))
}

/// Returns what is paid, in words.
pub fn paid(xp: u64, boosters: u64, agt: agt_runtime::Balance) -> String {
    let parts = [
        (xp > 0).then(|| format!("{} XP", amount::grouped(&xp.to_string()))),
        (boosters == 1).then(|| "a booster".into()),
        (boosters > 1).then(|| format!("{boosters} boosters")),
        (agt > 0).then(|| amount::agt(agt)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "nothing".into();
    }
    parts.join(", ")
}

fn event(one: &Value, clock: Clock) -> Result<[String; 6]> {
    let (number, condition) = (one.count("event")?, &one["condition"]);
    let counted = one["sets"].as_u64();
    let asks = match condition.text("is")? {
        "sets" => format!("{} of {} sets", counted.unwrap_or_default(), condition.count("least")?),
        "milestone" => format!("the milestone {}", words(condition.text("milestone")?).replace(' ', "-")),
        "medallion" => {
            format!("a medallion of area {} at level {}", condition.count("area")?, condition.count("level")?)
        }
        "listed" => format!("a place in a list of {}", condition.count("leaves")?),
        // A node that is newer than this program may name conditions that it does not know.
        other => words(other),
    };
    let state = if one["claimed"] == true {
        "paid".into()
    } else if clock.now() < one.moment("from")? {
        format!("begins {}", clock.relative(one.moment("from")?))
    } else if condition["is"] == "sets" && counted.is_none() {
        format!("agt quest enter {number}")
    } else {
        format!("agt quest event {number}")
    };
    Ok([
        number.to_string(),
        asks,
        reward(&one["reward"])?,
        format!("{} of {}", one.count("placesLeft")?, one.count("places")?),
        clock.shows(one.moment("until")?),
        state,
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Value {
        let event = |event: u32, condition: Value, sets: Value| {
            json!({
                "event": event, "reward": { "xp": 0, "boosters": 1, "agt": "2000000000000" }, "condition": condition,
                "places": 9, "placesLeft": 8, "from": "1970-01-01T00:00:00.000Z", "until": "1970-01-03T00:00:00.000Z",
                "sets": sets, "claimed": false,
            })
        };
        json!({
            "address": "7A", "proven": false, "dayEnds": "1970-01-02T00:00:00.000Z",
            "quests": [{
                "quest": "twoAreas", "done": 2, "needed": 2, "claimed": false,
                "reward": { "xp": 15, "boosters": 0, "agt": "0" },
            }],
            "milestones": [{
                "milestone": "thousandSets", "done": 7, "needed": 1_000, "claimed": false,
                "reward": { "xp": 1_000, "boosters": 3, "agt": "0" },
            }],
            "daysInARow": 4, "seasonsInARow": 1,
            "boosters": {
                "stock": 2, "room": 6, "factor": 12_000, "until": "1970-01-01T05:00:00.000Z", "price": "500000000000",
                "boughtToday": false,
            },
            "events": [
                event(3, json!({ "is": "sets", "least": 5 }), json!(null)),
                event(4, json!({ "is": "sets", "least": 5 }), json!(2)),
                event(5, json!({ "is": "listed", "root": "0x00", "leaves": 70 }), json!(null)),
            ],
        })
    }

    #[test]
    fn a_page_shows_progress_rewards_and_commands() {
        let page = page(&told(), Clock::at_moment(0)).unwrap().to_string();
        for part in [
            "nothing is paid before it is",
            "two-areas",
            "to be claimed",
            "7 of 1000",
            "1,000 XP, 3 boosters",
            "2, with room for 6 more",
            "1.2 times the AIA",
            "0.5 AGT",
            "a booster, 2 AGT",
            "agt quest enter 3",
            "agt quest event 4",
            "a place in a list of 70",
        ] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
    }

    #[test]
    fn an_event_that_has_not_begun_says_when_it_does() {
        let mut later = told()["events"][0].clone();
        later["from"] = json!("1970-01-01T09:00:00.000Z");
        assert_eq!(event(&later, Clock::at_moment(0)).unwrap()[5], "begins in 9 hours");
        later["claimed"] = json!(true);
        assert_eq!(event(&later, Clock::at_moment(0)).unwrap()[5], "paid");
        assert_eq!(paid(0, 0, 0), "nothing");
    }
}
