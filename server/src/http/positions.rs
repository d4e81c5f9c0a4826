//! Challenges and positions.

use super::{
    asked::{account, Asked},
    private, Answer,
};
use crate::{
    chain::{Seen, FRESH},
    challenge::Claim,
    now,
    refusal::{Refusal, Rule},
    seat::Seated,
    state::State,
};
use agt_client::report::rfc3339;
use agt_datasets::prepared::{Shown, ShownMedia};
use agt_primitives::tasks::{RoundId, SetId};
use axum::extract::State as Shared;
use pallet_tasks::Round;
use serde::Deserialize;
use serde_json::{json, Value};
use sp_core::bytes::from_hex;
use std::{sync::Arc, time::Instant};

/// Who asks for which set.
#[derive(Deserialize)]
pub(super) struct Seat {
    account: String,
    round: u32,
    set: u32,
}

impl Seat {
    fn claim(&self) -> Result<Claim, Refusal> {
        Ok(Claim { who: account(&self.account)?, round: RoundId(self.round), set: SetId(self.set) })
    }
}

/// A seat and its proof.
#[derive(Deserialize)]
pub(super) struct Proof {
    #[serde(flatten)]
    seat: Seat,
    text: String,
    signature: String,
}

pub(super) async fn challenge(Shared(state): Shared<Arc<State>>, Asked(seat): Asked<Seat>) -> Answer {
    let (text, expires) = state.challenges.give(&seat.claim()?, now());
    Ok(private(json!({ "text": text, "expires": rfc3339(expires) })))
}

pub(super) async fn positions(Shared(state): Shared<Arc<State>>, Asked(proof): Asked<Proof>) -> Answer {
    let claim = proof.seat.claim()?;
    let signature = from_hex(&proof.signature).map_err(|_| {
        Rule::BadRequest.because("`signature` is not bytes in hexadecimal after 0x: send what the wallet returned")
    })?;
    let answered = state.challenges.check(&claim, &proof.text, &signature, now())?;
    state.rates.positions(&claim.who)?;
    let (seen, seated) = seated(&state, &claim).await?;
    let look = seen.look(state.chain.windows());
    let (deal, round) = (look.deal(claim.set)?, round(&seen)?);
    let shown = state.sets.positions(&state.chain, round, deal, claim.set, seen.block).await?;
    let pass = state.passes.give(&claim.who, claim.round, claim.set, now());
    let positions: Vec<_> = shown.iter().enumerate().map(|(place, shown)| told(shown, place, &pass)).collect();
    let until = seated.until.map(|until| rfc3339(seen.block.chain_time(until)));
    // Used last: whoever is refused for another reason may send the same signature again.
    state.used.take(answered.number, answered.expires, now())?;
    Ok(private(json!({ "positions": positions, "until": until })))
}

/// Returns what the chain says of a claim that holds. What is refused is refused by the newest block.
async fn seated(state: &State, claim: &Claim) -> Result<(Seen, Seated), Refusal> {
    let Claim { who, round, set } = claim;
    let asked = Instant::now();
    for since in [asked.checked_sub(FRESH).unwrap_or(asked), asked] {
        let seen = state.chain.seen(who, *round, *set, since).await?;
        match seen.look(state.chain.windows()).seated(*set) {
            Ok(seated) => return Ok((seen, seated)),
            Err(refusal) if since == asked => return Err(refusal),
            Err(_) => {}
        }
    }
    Err(Rule::UnknownSet.because("there is no such set: look at your ticket again"))
}

fn round(seen: &Seen) -> Result<&Round, Refusal> {
    seen.round.as_deref().ok_or_else(|| Rule::UnknownSet.because("there is no such round: look at your ticket again"))
}

/// Returns what the answer says of a position: the same keys for every one of them.
fn told(shown: &Shown, place: usize, pass: &str) -> Value {
    let Shown { text, media, options, fields } = shown;
    let media = media.as_ref().map(|media| match media {
        ShownMedia::Link(link) => link.clone(),
        ShownMedia::Name(_) => format!("/media/{pass}/{place}"),
    });
    json!({ "text": text, "media": media, "options": options, "fields": fields })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn position_has_the_same_keys_and_no_name_of_a_file() {
        let file = Shown { media: Some(ShownMedia::Name("89ab89ab89ab89ab".into())), ..Shown::default() };
        let (file, text) = (told(&file, 3, "ab"), told(&Shown { text: Some("a".into()), ..Shown::default() }, 4, "ab"));
        assert_eq!(file, json!({ "text": null, "media": "/media/ab/3", "options": [], "fields": {} }));
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&file), keys(&text));
        let link =
            Shown { media: Some(ShownMedia::Link("https://media.example.org/1.png".into())), ..Shown::default() };
        assert_eq!(told(&link, 0, "ab")["media"], "https://media.example.org/1.png");
    }
}
