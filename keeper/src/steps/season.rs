//! A season of redemptions: its close on the 21st, and its sweep a year later.

use super::{Plan, Step, When};
use crate::windows::Now;
use agt_primitives::{calendar::Month, redemption::claims};
use pallet_redemption::Season;

/// Returns what is due for a season to which somebody submitted.
pub fn of_season(month: Month, season: &Season, now: &Now) -> Plan {
    let Some(open) = claims(month) else { return Plan::nothing() };
    if season.swept.is_some() {
        return Plan::nothing();
    }
    if now.chain >= open.end {
        return Plan::due(Step::SweepSeason { season: month });
    }
    match season.accounts {
        None if now.chain >= open.start => {
            Plan { next: vec![When::Chain(open.end)], ..Plan::due(Step::CloseSeason { season: month }) }
        }
        None => Plan::wait([When::Chain(open.start)]),
        Some(_) => Plan::wait([When::Chain(open.end)]),
    }
}
