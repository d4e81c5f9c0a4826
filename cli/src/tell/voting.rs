//! Votes and delegations.

use super::Told;
use crate::{amount::agt, parse::address};
use agt_client::keys::address_of;
use agt_runtime::{Balance, Runtime};
use pallet_conviction_voting::{AccountVote, Event};
use serde_json::json;

/// Returns an event in words.
pub fn told(event: &Event<Runtime>) -> Option<Told> {
    Some(match event {
        Event::Voted { vote, poll_index, .. } => Told::new(
            "ConvictionVoting.Voted",
            format!("voted in referendum {poll_index}: {}", in_words(vote)),
            json!({ "referendum": poll_index, "vote": in_words(vote) }),
        ),
        Event::VoteRemoved { poll_index, .. } => Told::new(
            "ConvictionVoting.VoteRemoved",
            format!("took back the vote in referendum {poll_index}"),
            json!({ "referendum": poll_index }),
        ),
        Event::Delegated(_, to, track) => Told::new(
            "ConvictionVoting.Delegated",
            format!("{} votes on track {track} now", address_of(to)),
            json!({ "to": address(to), "track": track }),
        ),
        Event::Undelegated(_, track) => Told::new(
            "ConvictionVoting.Undelegated",
            format!("ended the delegation on track {track}"),
            json!({ "track": track }),
        ),
        Event::VoteUnlocked { who, class } => Told::new(
            "ConvictionVoting.VoteUnlocked",
            format!("freed what votes of track {class} no longer lock"),
            json!({ "who": address(who), "track": class }),
        ),
        _ => return None,
    })
}

/// Returns a vote in words.
pub fn in_words(vote: &AccountVote<Balance>) -> String {
    match vote {
        AccountVote::Standard { vote, balance } => {
            let side = if vote.aye { "aye" } else { "nay" };
            format!("{side} with {} and conviction {}", agt(*balance), u8::from(vote.conviction))
        }
        AccountVote::Split { aye, nay } => format!("{} aye and {} nay", agt(*aye), agt(*nay)),
        AccountVote::SplitAbstain { aye, nay, abstain } => {
            let sides = [(aye, "aye"), (nay, "nay"), (abstain, "abstaining")];
            let sides = sides.into_iter().filter(|(amount, _)| **amount > 0);
            sides.map(|(amount, side)| format!("{} {side}", agt(*amount))).collect::<Vec<_>>().join(" and ")
        }
    }
}
