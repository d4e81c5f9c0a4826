//! Registrations.

use super::Told;
use crate::{amount::agt, parse::address};
use agt_client::keys::address_of;
use agt_runtime::Runtime;
use pallet_contributors::Event;
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::Registered { who, number, referrer, held, sponsor, invitations, .. } => {
            let who_is = address_of(who);
            let says = match sponsor {
                Some(_) => format!("registered {who_is} as number {number}; {invitations} invitations are left"),
                None => {
                    format!("registered {who_is} as number {number}; {} are on hold until it is proven", agt(*held))
                }
            };
            let facts = json!({
                "who": who_is,
                "number": number,
                "referrer": referrer.as_ref().map(address),
                "held": held.to_string(),
                "sponsor": sponsor.as_ref().map(address),
                "invitations": invitations,
            });
            Told::new("Contributors.Registered", says, facts)
        }
        Event::ReferralClaimed { season, counted, invitees, aia, .. } => Told::new(
            "Contributors.ReferralClaimed",
            format!("{aia} AIA for what {invitees} invitees earned in {season}"),
            json!({
                "season": season,
                "counted": counted.to_string(),
                "invitees": invitees,
                "aia": aia.to_string(),
            }),
        ),
        _ => return None,
    })
}
