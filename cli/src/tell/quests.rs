//! Quests, milestones, events and boosters.

use super::Told;
use crate::{
    amount::{agt, factor},
    parse::dashed,
    quests::paid,
    times::utc,
};
use agt_client::report::rfc3339;
use agt_primitives::quests::Reward;
use agt_runtime::Runtime;
use pallet_quests::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::QuestClaimed { quest, reward, .. } => Told::new(
            "Quests.QuestClaimed",
            format!("was paid {} for the quest {}", in_words(reward), dashed(quest)),
            json!({ "quest": quest, "reward": reward }),
        ),
        Event::MilestoneClaimed { milestone, reward, .. } => Told::new(
            "Quests.MilestoneClaimed",
            format!("was paid {} for the milestone {}", in_words(reward), dashed(milestone)),
            json!({ "milestone": milestone, "reward": reward }),
        ),
        Event::BoosterBought { price, stock, .. } => Told::new(
            "Quests.BoosterBought",
            format!("bought a booster for {}; {stock} are in stock", agt(*price)),
            json!({ "price": price.to_string(), "stock": stock }),
        ),
        Event::BoosterUsed { factor: of, until, stock, .. } => Told::new(
            "Quests.BoosterUsed",
            format!(
                "sets that are opened until {} earn {} times the AIA; {stock} boosters are left",
                utc(*until),
                factor(of.points().into())
            ),
            json!({ "factor": of, "until": rfc3339(*until), "stock": stock }),
        ),
        Event::EventEntered { event, .. } => {
            Told::new("Quests.EventEntered", format!("entered event {event}"), json!({ "number": event }))
        }
        Event::EventClaimed { event, reward, left, .. } => Told::new(
            "Quests.EventClaimed",
            format!("was paid {} for event {event}", in_words(reward)),
            json!({ "number": event, "reward": reward, "left": left }),
        ),
        _ => return None,
    })
}

fn in_words(reward: &Reward) -> String {
    paid(reward.xp.into(), reward.boosters.into(), reward.agt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{multiplier::Multiplier, quests::Quest};
    use agt_runtime::AccountId;

    #[test]
    fn a_quest_that_is_claimed_names_what_was_paid() {
        let (who, reward) = (AccountId::new([1; 32]), Reward { xp: 15, boosters: 1, agt: 0 });
        let told = told(&Event::QuestClaimed { who, day: 1, quest: Quest::TwoAreas, reward }).unwrap();
        assert_eq!(told.says, "was paid 15 XP, a booster for the quest two-areas");
        assert_eq!(told.into_json()["reward"]["agt"], "0");
    }

    #[test]
    fn a_booster_in_use_names_its_factor_and_its_end() {
        let factor = Multiplier::new(12_000).expect("a factor");
        let event = Event::BoosterUsed { who: AccountId::new([1; 32]), factor, until: 0, stock: 2 };
        let due = "sets that are opened until 1970-01-01 00:00 UTC earn 1.2 times the AIA; 2 boosters are left";
        assert_eq!(told(&event).unwrap().says, due);
    }
}
