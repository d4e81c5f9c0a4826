//! Medallions.

use super::Told;
use crate::amount::cost;
use agt_runtime::Runtime;
use pallet_medallions::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::Claimed { area, answers, .. } => Told::new(
            "Medallions.Claimed",
            format!("holds the medallion of area {area} at level 1"),
            json!({ "area": area, "answers": answers }),
        ),
        Event::LevelledUp { area, level, answers, xp, agt, .. } => Told::new(
            "Medallions.LevelledUp",
            format!("the medallion of area {area} has reached level {level} for {}", cost(*xp, *agt)),
            json!({ "area": area, "level": level, "answers": answers, "xp": xp, "agt": agt.to_string() }),
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::token::AGT;
    use agt_runtime::AccountId;

    #[test]
    fn a_level_names_what_was_paid_for_it() {
        let who = AccountId::new([1; 32]);
        let event = Event::LevelledUp { who, area: 7, level: 3, answers: 9_000, xp: 4_500, agt: 50 * AGT };
        let told = told(&event).unwrap();
        assert_eq!(told.says, "the medallion of area 7 has reached level 3 for 4,500 XP and 50 AGT");
        assert_eq!(told.into_json()["agt"], "50000000000000");
    }
}
