//! Seasons.

use super::Told;
use crate::amount::{agt, grouped};
use agt_runtime::Runtime;
use pallet_redemption::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::Submitted { season, bonded, base, kept, .. } => {
            let aia = |amount: &u64| grouped(&amount.to_string());
            let mut says = format!(
                "burned {} AIA for the season {season}: {} in the bonded lane, {} in the base lane",
                aia(&bonded.saturating_add(*base)),
                aia(bonded),
                aia(base)
            );
            if *kept > 0 {
                says += &format!("; {} stay bonded until the 21st", agt(*kept));
            }
            let facts = json!({
                "season": season,
                "bonded": bonded.to_string(),
                "base": base.to_string(),
                "kept": kept.to_string(),
            });
            Told::new("Redemption.Submitted", says, facts)
        }
        Event::Claimed { season, amount, recycled, .. } => Told::new(
            "Redemption.Claimed",
            format!("was paid {} for the season {season}", agt(*amount)),
            json!({ "season": season, "amount": amount.to_string(), "recycled": recycled.to_string() }),
        ),
        Event::SeasonClosed { season, reserved, rates, .. } => {
            let recycled = rates.recycled().unwrap_or(0);
            Told::new(
                "Redemption.SeasonClosed",
                format!("closed the season {season}, which pays {}", agt(reserved.saturating_add(recycled))),
                json!({ "season": season, "reserved": reserved.to_string(), "recycled": recycled.to_string() }),
            )
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{calendar::Month, token::AGT};
    use sp_runtime::AccountId32;

    #[test]
    fn a_submission_names_both_lanes_and_what_stays_bonded() {
        let event = Event::Submitted {
            season: Month(57 * 12 + 2),
            who: AccountId32::new([1; 32]),
            bonded: 1_000,
            base: 3_000,
            kept: 50 * AGT,
            total: Default::default(),
        };
        let told = told(&event).unwrap();
        let due =
            "burned 4,000 AIA for the season 2027-03: 1,000 in the bonded lane, 3,000 in the base lane; 50 AGT stay \
                   bonded until the 21st";
        assert_eq!(told.says, due);
        assert_eq!(told.into_json()["base"], "3000");
    }
}
