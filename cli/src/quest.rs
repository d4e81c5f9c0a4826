//! `agt quest`.

use crate::{
    context::Context,
    error::{Failure, Result},
    facts::Facts,
    parse,
    quests::reward,
    sign::{carry_out, Intent},
};
use agt_client::{calls::QuestsCall, keys};
use agt_primitives::{
    merkle::{proof_of, root_of},
    quests::{EventId, ListPlace, Milestone, Quest as Daily},
};
use agt_runtime::AccountId;
use codec::Encode;
use serde_json::{json, Value};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Subcommands of `agt quest`.
#[derive(Debug, clap::Subcommand)]
pub enum Quest {
    /// Claim what a quest of today pays, or each one that you have done.
    Claim(Claim),
    /// Claim what a milestone pays, or each one that you have reached.
    Milestone(Reached),
    /// Enter an event that counts sets: those that are accepted from now on count.
    Enter(Named),
    /// Claim what an event pays.
    Event(Event),
}

/// Arguments of `agt quest claim`.
#[derive(Debug, clap::Args)]
pub struct Claim {
    /// The quest, such as two-areas. Default: each one of today that you have done.
    #[arg(value_parser = parse::quest)]
    quest: Option<Daily>,
}

/// Arguments of `agt quest milestone`.
#[derive(Debug, clap::Args)]
pub struct Reached {
    /// The milestone, such as ten-sets. Default: each one that you have reached.
    #[arg(value_parser = parse::milestone)]
    milestone: Option<Milestone>,
}

/// Arguments of `agt quest enter`.
#[derive(Debug, clap::Args)]
pub struct Named {
    /// The number of the event.
    event: EventId,
}

/// Arguments of `agt quest event`.
#[derive(Debug, clap::Args)]
pub struct Event {
    /// The number of the event.
    event: EventId,
    /// The event's list, if it has one: a file with an address a line, in the order of the list.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
}

/// Does what a subcommand says.
pub async fn run(context: &Context, command: Quest) -> Result<()> {
    let client = context.connect().await?;
    let own = context.own_account()?;
    let told = client.request("agt_quests", json!([keys::address_of(&own)])).await?;
    let intents = match command {
        Quest::Claim(Claim { quest }) => claims(&told, quest)?,
        Quest::Milestone(Reached { milestone }) => milestones(&told, milestone)?,
        Quest::Enter(Named { event }) => {
            vec![Intent::new(format!("enter event {event}"), QuestsCall::enter_event { event })]
        }
        Quest::Event(command) => vec![event(&told, &own, command)?],
    };
    carry_out(context, &client, intents).await.map(drop)
}

/// Returns what claims a quest, or each one that is done, each in a transaction of its own: such a call is free.
fn claims(told: &Value, quest: Option<Daily>) -> Result<Vec<Intent>> {
    wanted(told.list("quests")?, "quest", quest, parse::quest, |quest, pays| {
        Intent::new(format!("claim the quest {}: {pays}", parse::dashed(&quest)), QuestsCall::claim_quest { quest })
    })
}

/// Returns what claims a milestone, or each one that is reached.
fn milestones(told: &Value, milestone: Option<Milestone>) -> Result<Vec<Intent>> {
    wanted(told.list("milestones")?, "milestone", milestone, parse::milestone, |milestone, pays| {
        let says = format!("claim the milestone {}: {pays}", parse::dashed(&milestone));
        Intent::new(says, QuestsCall::claim_milestone { milestone })
    })
}

/// Returns an intent for the named one of a list, or for each that is done and not paid.
///
/// One that is named is not looked for: the chain says why it refuses it.
fn wanted<One: Copy + PartialEq>(
    list: &[Value],
    key: &str,
    named: Option<One>,
    parse: impl Fn(&str) -> std::result::Result<One, String>,
    intent: impl Fn(One, String) -> Intent,
) -> Result<Vec<Intent>> {
    let mut intents = Vec::new();
    for one in list {
        // A node that is newer than this program may have some that it does not know.
        let Ok(known) = parse(one.text(key)?) else { continue };
        let is_ready = one["claimed"] != true && one.count("done")? >= one.count("needed")?;
        if named.map_or(is_ready, |named| named == known) {
            intents.push(intent(known, reward(&one["reward"])?));
        }
    }
    match (named, intents.is_empty()) {
        (Some(named), true) => Ok(vec![intent(named, "it is not one of today's".into())]),
        (None, true) => Err(Failure::refused("NothingToClaim", "nothing is to be claimed now; `agt quests` shows why")),
        (_, false) => Ok(intents),
    }
}

/// Returns what claims an event, with the place of `who` in its list.
fn event(told: &Value, who: &AccountId, Event { event, list }: Event) -> Result<Intent> {
    let entry = told.list("events")?.iter().find(|one| one["event"] == event);
    let entry = entry.ok_or_else(|| Failure::refused("NothingToClaim", format!("no event {event} is open")))?;
    let condition = &entry["condition"];
    let place = match (condition["is"] == "listed", list) {
        (true, Some(path)) => Some(place(&path, condition, who)?),
        (true, None) => return Err(Failure::usage("the event has a list; name its file by --list")),
        (false, Some(_)) => return Err(Failure::usage("the event has no list; leave --list out")),
        (false, None) => None,
    };
    let says = format!("claim event {event}: {}", reward(&entry["reward"])?);
    Ok(Intent::new(says, QuestsCall::claim_event { event, place }))
}

/// Returns the place of an account in the list of an event, with its proof.
fn place(path: &Path, condition: &Value, who: &AccountId) -> Result<ListPlace> {
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let listed: Vec<AccountId> = lines
        .map(parse::account)
        .collect::<std::result::Result<_, _>>()
        .map_err(|why| Failure::local("EventList", format!("{}: {why}", path.display())))?;
    let leaves: Vec<Vec<u8>> = listed.iter().map(Encode::encode).collect();
    if json!(root_of(&leaves)) != condition["root"] {
        let what = format!("{} is not the list of the event: it has another root", path.display());
        return Err(Failure::local("EventList", what));
    }
    let found = listed.iter().position(|one| one == who).and_then(|place| u32::try_from(place).ok());
    let proven = found.and_then(|place| {
        let proof = proof_of(&leaves, place)?.try_into().ok()?;
        Some(ListPlace { place, proof })
    });
    proven.ok_or_else(|| Failure::refused("NotListed", format!("{} is not in the list", keys::address_of(who))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_runtime::RuntimeCall;

    fn quest(name: &str, done: u32, claimed: bool) -> Value {
        let reward = json!({ "xp": 15, "boosters": 0, "agt": "0" });
        json!({ "quest": name, "done": done, "needed": 2, "reward": reward, "claimed": claimed })
    }

    #[test]
    fn each_quest_that_is_done_and_not_paid_is_claimed() {
        let list = [quest("twoAreas", 3, false), quest("twoSets", 2, true), quest("fiveSets", 1, false)];
        let told = json!({ "quests": list });
        let intents = claims(&told, None).unwrap();
        let due = RuntimeCall::from(QuestsCall::claim_quest { quest: Daily::TwoAreas });
        assert_eq!(intents.iter().map(|one| &one.call).collect::<Vec<_>>(), [&due]);
        assert_eq!(intents[0].says, "claim the quest two-areas: 15 XP");
    }

    #[test]
    fn a_quest_that_is_named_is_left_to_the_chain_to_refuse() {
        let told = json!({ "quests": [quest("fiveSets", 1, false)] });
        assert_eq!(claims(&told, Some(Daily::FiveSets)).unwrap().len(), 1);
        assert_eq!(claims(&told, Some(Daily::TwoAreas)).unwrap().len(), 1);
        assert!(claims(&told, None).is_err_and(|failure| failure.rule == "NothingToClaim"));
    }

    #[test]
    fn a_place_is_found_in_the_list_of_the_event_alone() {
        let [me, other] = [1, 2].map(|byte| AccountId::new([byte; 32]));
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("list.txt");
        fs::write(&path, format!("{}\n\n{}\n", keys::address_of(&other), keys::address_of(&me))).expect("a file");
        let leaves = [other.encode(), me.encode()];
        let condition = json!({ "is": "listed", "root": root_of(&leaves), "leaves": 2 });
        let found = place(&path, &condition, &me).unwrap();
        assert!(found.place == 1 && found.holds(&root_of(&leaves), 2, &me));
        let nobody = AccountId::new([3; 32]);
        assert!(place(&path, &condition, &nobody).is_err_and(|failure| failure.rule == "NotListed"));
        let another = json!({ "is": "listed", "root": root_of(&[me.encode()]), "leaves": 1 });
        assert!(place(&path, &another, &me).is_err_and(|failure| failure.rule == "EventList"));
    }

    #[test]
    fn a_list_is_given_for_the_events_that_have_one() {
        let reward = json!({ "xp": 5, "boosters": 0, "agt": "0" });
        let told = json!({ "events": [
            { "event": 3, "reward": reward, "condition": { "is": "sets", "least": 1 } },
            { "event": 4, "reward": reward, "condition": { "is": "listed", "root": "0x00", "leaves": 1 } },
        ] });
        let me = AccountId::new([1; 32]);
        let claim = |number, list: Option<&str>| event(&told, &me, Event { event: number, list: list.map(Into::into) });
        assert_eq!(claim(3, None).unwrap().says, "claim event 3: 5 XP");
        for (number, list, rule) in [(3, Some("x"), "Usage"), (4, None, "Usage"), (5, None, "NothingToClaim")] {
            assert!(claim(number, list).is_err_and(|failure| failure.rule == rule), "{number}");
        }
    }
}
