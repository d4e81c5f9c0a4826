//! `agt medallions`.

use crate::{
    amount::{cost, grouped, percent},
    context::Context,
    error::Result,
    facts::Facts,
    page::Page,
    reading::{show, OfAccount},
};
use serde_json::{json, Value};

/// Shows the medallions of an account, and the way to the next ones.
pub async fn run(context: &Context, of: OfAccount) -> Result<()> {
    show(context, "agt_medallions", json!([of.address(context)?]), |told, _| page(told)).await
}

fn page(told: &Value) -> Result<Page> {
    let rows: Vec<_> = told.list("areas")?.iter().map(row).collect::<Result<_>>()?;
    let title = format!("{} holds {} medallions", told.text("address")?, told.count("held")?);
    Ok(Page::titled(title).table(["area", "name", "level", "answers", "next level", "it costs", "missing"], rows))
}

fn row(one: &Value) -> Result<[String; 7]> {
    let (counted, next) = (&one["counted"], &one["next"]);
    let answers = counted.count("platform")?.saturating_add(counted.count("requested")?);
    let area = one.count("area")?;
    let (level, price, missing) = match next.is_null() {
        true => ("it has the highest".into(), String::new(), String::new()),
        false => (
            format!("{} at {} answers", next.count("level")?, grouped(&next.count("answers")?.to_string())),
            cost(next.count("xp")?, next.amount("agt")?),
            missing(one, next)?,
        ),
    };
    let name = if one["open"] == true { one.text("name")?.into() } else { format!("{} (closed)", one.text("name")?) };
    Ok([area.to_string(), name, one.count("level")?.to_string(), grouped(&answers.to_string()), level, price, missing])
}

/// Returns what an account is missing for the next level in words, or the command that reaches it.
fn missing(one: &Value, next: &Value) -> Result<String> {
    if next["ready"] == true {
        let verb = if one.count("level")? == 0 { "claim" } else { "level" };
        return Ok(format!("nothing: agt medallion {verb} {}", one.count("area")?));
    }
    let count = |key: &str, what: &str| -> Result<Option<String>> {
        let missing = next.count(key)?;
        Ok((missing > 0).then(|| format!("{}{what}", grouped(&missing.to_string()))))
    };
    let skill = next.count("skillMissing")?;
    let parts = [
        count("answersMissing", " answers")?,
        (next["qualified"] != true).then(|| "to be qualified".into()),
        (skill > 0).then(|| format!("{} of reputation", percent(skill))),
        count("xpMissing", " XP")?,
        (next.amount("agtMissing")? > 0).then(|| next.agt("agtMissing")).transpose()?,
        (one["open"] != true).then(|| "the area is closed".into()),
    ];
    Ok(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(level: u8, ready: bool) -> Value {
        json!({
            "area": 7, "name": "Images", "open": true, "level": level, "since": null,
            "counted": { "platform": 4_000, "requested": 900 }, "forfeited": { "platform": 0, "requested": 0 },
            "xpSpent": 0, "agtPaid": "0",
            "next": {
                "level": level + 1, "answers": 9_000, "answersMissing": if ready { 0 } else { 4_100 },
                "mostOfRequester": 900, "qualified": ready, "skill": 9_000, "skillMissing": if ready { 0 } else { 250 },
                "xp": 4_500, "xpMissing": 0, "agt": "50000000000000", "agtMissing": if ready { "0" } else { "500000000000" },
                "ready": ready,
            },
        })
    }

    #[test]
    fn an_area_names_all_that_is_missing() {
        let row = row(&area(2, false)).unwrap();
        assert_eq!(row[..4], ["7", "Images", "2", "4,900"]);
        assert_eq!(row[4..6], ["3 at 9,000 answers", "4,500 XP and 50 AGT"]);
        assert_eq!(row[6], "4,100 answers, to be qualified, 2.5 % of reputation, 0.5 AGT");
    }

    #[test]
    fn a_level_that_is_ready_names_its_command() {
        assert_eq!(row(&area(0, true)).unwrap()[6], "nothing: agt medallion claim 7");
        assert_eq!(row(&area(2, true)).unwrap()[6], "nothing: agt medallion level 7");
        let mut highest = area(4, true);
        highest["next"] = json!(null);
        assert_eq!(row(&highest).unwrap()[4], "it has the highest");
        let page = page(&json!({ "address": "7A", "held": 1, "areas": [area(2, true)] })).unwrap();
        assert!(page.to_string().starts_with("7A holds 1 medallions\n"));
    }
}
