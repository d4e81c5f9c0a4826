//! Bonds and roles.

use super::Told;
use crate::{amount::agt, parse::role_name, times::utc};
use agt_client::report::rfc3339;
use agt_runtime::Runtime;
use pallet_access::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::Bonded { amount, active, .. } => Told::new(
            "Access.Bonded",
            format!("bonded {}; {} are bonded now", agt(*amount), agt(*active)),
            json!({ "amount": amount.to_string(), "active": active.to_string() }),
        ),
        Event::Unbonded { amount, releases, active, unbonding, .. } => Told::new(
            "Access.Unbonded",
            format!("unbonding {}, which can be withdrawn from {} on", agt(*amount), utc(*releases)),
            json!({
                "amount": amount.to_string(),
                "releases": rfc3339(*releases),
                "active": active.to_string(),
                "unbonding": unbonding.to_string(),
            }),
        ),
        Event::Rebonded { amount, active, unbonding, .. } => Told::new(
            "Access.Rebonded",
            format!("bonded {} again; {} are bonded now", agt(*amount), agt(*active)),
            json!({
                "amount": amount.to_string(),
                "active": active.to_string(),
                "unbonding": unbonding.to_string(),
            }),
        ),
        Event::Withdrawn { amount, unbonding, .. } => Told::new(
            "Access.Withdrawn",
            format!("withdrew {}; {} are still unbonding", agt(*amount), agt(*unbonding)),
            json!({ "amount": amount.to_string(), "unbonding": unbonding.to_string() }),
        ),
        Event::RoleEntered { role, .. } => {
            Told::new("Access.RoleEntered", format!("entered the role {}", role_name(*role)), json!({ "role": role }))
        }
        Event::RoleStopped { role, open, .. } => Told::new(
            "Access.RoleStopped",
            format!("stopped the role {}; {open} obligations are still open", role_name(*role)),
            json!({ "role": role, "open": open }),
        ),
        Event::RoleLeft { role, .. } => {
            Told::new("Access.RoleLeft", format!("left the role {}", role_name(*role)), json!({ "role": role }))
        }
        Event::VoteLocked { amount, .. } => Told::new(
            "Access.VoteLocked",
            format!("votes lock {} of the bond", agt(*amount)),
            json!({ "amount": amount.to_string() }),
        ),
        Event::BondKept { amount, until, .. } => Told::new(
            "Access.BondKept",
            format!("{} stay bonded until {}", agt(*amount), utc(*until)),
            json!({ "amount": amount.to_string(), "until": rfc3339(*until) }),
        ),
        _ => return None,
    })
}
