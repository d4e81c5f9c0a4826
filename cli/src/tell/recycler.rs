//! The AGT that comes back. What calls bring back is told by their own events.

use super::Told;
use crate::amount::agt;
use agt_runtime::Runtime;
use pallet_recycler::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::Carried { from, amount, season } => Told::new(
            "Recycler.Carried",
            format!("{} that belonged to the season {from} belong to the season {season} now", agt(*amount)),
            json!({ "from": from, "amount": amount.to_string(), "season": season }),
        ),
        Event::GiftCollected { amount, season } => Told::new(
            "Recycler.GiftCollected",
            format!("{} that were given to the recycler belong to the season {season} now", agt(*amount)),
            json!({ "amount": amount.to_string(), "season": season }),
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{calendar::Month, token::AGT};

    #[test]
    fn what_is_carried_names_both_seasons() {
        let event = Event::Carried { from: Month(57 * 12 + 2), amount: AGT / 2, season: Month(57 * 12 + 4) };
        let told = told(&event).unwrap();
        assert_eq!(told.says, "0.5 AGT that belonged to the season 2027-03 belong to the season 2027-05 now");
        assert_eq!(told.into_json()["season"], "2027-05");
    }
}
