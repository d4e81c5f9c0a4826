//! Challenges: texts that a worker signs to prove that it asks, and what it asks for.
//!
//! `docs/serving.md` shows the text line by line. Clients make it themselves and sign no other, so it must not change.

use crate::{
    refusal::{Refusal, Rule},
    secret::Secret,
    signature::is_signed,
};
use agt_primitives::{
    tasks::{CampaignId, RoundId, SetId},
    Moment,
};
use agt_runtime::{AccountId, Hash};
use sp_core::bytes::{from_hex, to_hex};
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// What the marks of challenges are made for.
const PURPOSE: &str = "challenge";

/// What a worker asks for: the positions of a set of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) who: AccountId,
    pub(crate) round: RoundId,
    pub(crate) set: SetId,
}

/// A challenge that was answered, and may be used once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) number: u64,
    pub(crate) expires: Moment,
}

/// Gives challenges out and knows them again, without keeping them.
pub(crate) struct Challenges {
    genesis: Hash,
    campaign: CampaignId,
    life: Duration,
    secret: Secret,
    next: AtomicU64,
}

impl Challenges {
    pub(crate) fn new(genesis: Hash, campaign: CampaignId, life: Duration) -> Self {
        Self { genesis, campaign, life, secret: Secret::generate(), next: AtomicU64::new(1) }
    }

    /// Returns the text that proves a claim once it is signed, and when it expires.
    pub(crate) fn give(&self, claim: &Claim, now: Moment) -> (String, Moment) {
        let life = Moment::try_from(self.life.as_millis()).unwrap_or(Moment::MAX);
        let answered =
            Answered { number: self.next.fetch_add(1, Ordering::Relaxed), expires: now.saturating_add(life) };
        let unmarked = self.unmarked(claim, answered);
        let mark = self.secret.mark(PURPOSE, unmarked.as_bytes());
        (format!("{unmarked}\nproof: {}", to_hex(&mark, false)), answered.expires)
    }

    /// Returns a challenge without its mark.
    fn unmarked(&self, Claim { who, round, set }: &Claim, Answered { number, expires }: Answered) -> String {
        let (genesis, account) = (to_hex(self.genesis.as_bytes(), false), to_hex(who.as_ref(), false));
        let (campaign, round, set) = (self.campaign, round.0, set.0);
        format!(
            "AGT labelling\ngenesis: {genesis}\ncampaign: {campaign}\nround: {round}\nset: {set}\naccount: {account}\n\
             expires: {expires}\nnumber: {number}"
        )
    }

    /// Checks that `text` is a challenge of this server for this claim, and that the account signed it in time.
    ///
    /// Errors: `BadChallenge`, `ChallengeExpired`, `BadSignature`.
    pub(crate) fn check(&self, claim: &Claim, text: &str, signature: &[u8], now: Moment) -> Result<Answered, Refusal> {
        let answered = self.known(claim, text).ok_or_else(|| {
            Rule::BadChallenge
                .because("this is no challenge of this server for that account and set: ask for a new one")
        })?;
        if now >= answered.expires {
            return Err(Rule::ChallengeExpired.because("this challenge has expired: ask for a new one and sign that"));
        }
        if !is_signed(text, &claim.who, signature) {
            let message = "the signature is not one of that account under the text: sign the text as it is";
            return Err(Rule::BadSignature.because(message));
        }
        Ok(answered)
    }

    /// Returns the number and the expiry of a text if this server gave it out for this claim.
    fn known(&self, claim: &Claim, text: &str) -> Option<Answered> {
        let (unmarked, mark) = text.rsplit_once("\nproof: ")?;
        let (rest, number) = unmarked.rsplit_once("\nnumber: ")?;
        let (_, expires) = rest.rsplit_once("\nexpires: ")?;
        let answered = Answered { number: number.parse().ok()?, expires: expires.parse().ok()? };
        let is_ours = self.secret.is_mark(PURPOSE, unmarked.as_bytes(), &from_hex(mark).ok()?);
        (is_ours && self.unmarked(claim, answered) == unmarked).then_some(answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{sr25519, Pair as _};

    const NOW: Moment = 1_893_456_000_000;

    fn key() -> sr25519::Pair {
        sr25519::Pair::from_seed(&[3; 32])
    }

    fn claim() -> Claim {
        Claim { who: key().public().into(), round: RoundId(2), set: SetId(5) }
    }

    fn challenges() -> Challenges {
        Challenges::new(Hash::repeat_byte(9), 7, Duration::from_secs(300))
    }

    fn checked(challenges: &Challenges, claim: &Claim, text: &str, now: Moment) -> Result<Answered, Rule> {
        let signature = key().sign(format!("<Bytes>{text}</Bytes>").as_bytes());
        challenges.check(claim, text, &signature[..], now).map_err(|refusal| refusal.counted)
    }

    #[test]
    fn challenge_names_chain_campaign_round_set_account_and_time() {
        let challenges = challenges();
        let (text, expires) = challenges.give(&claim(), NOW);
        assert_eq!(expires, NOW + 300_000);
        let who = to_hex(claim().who.as_ref(), false);
        let expected = format!(
            "AGT labelling\ngenesis: 0x{}\ncampaign: 7\nround: 2\nset: 5\naccount: {who}\nexpires: {expires}\nnumber: 1\n\
             proof: 0x",
            "09".repeat(32)
        );
        assert_eq!(text[..text.len() - 32], expected);
        assert_eq!(checked(&challenges, &claim(), &text, NOW), Ok(Answered { number: 1, expires }));
        assert_ne!(challenges.give(&claim(), NOW).0, text, "no two challenges are the same");
    }

    #[test]
    fn challenge_is_what_the_document_shows_line_by_line() {
        const BEGIN: &str = "```text\nAGT labelling\n";
        let document = include_str!("../../docs/serving.md");
        assert_eq!(document.matches(BEGIN).count(), 1);
        let (_, shown) = document.split_once(BEGIN).unwrap();
        let shown = format!("AGT labelling\n{}", shown.split_once("\n```").unwrap().0);
        let (text, _) = challenges().give(&Claim { who: AccountId::new([8; 32]), ..claim() }, NOW);
        assert_eq!(shown.lines().count(), 9);
        assert_eq!(shown.len(), text.len());
        // The 32 digits of the proof are of this process alone.
        assert_eq!(shown[..shown.len() - 32], text[..text.len() - 32]);
    }

    #[test]
    fn challenge_is_refused_from_its_expiry_on() {
        let challenges = challenges();
        let (text, expires) = challenges.give(&claim(), NOW);
        assert!(checked(&challenges, &claim(), &text, expires - 1).is_ok());
        assert_eq!(checked(&challenges, &claim(), &text, expires), Err(Rule::ChallengeExpired));
    }

    #[test]
    fn changed_text_is_refused_although_it_is_signed() {
        let challenges = challenges();
        let (text, expires) = challenges.give(&claim(), NOW);
        for (from, to) in [
            ("set: 5", "set: 6"),
            ("campaign: 7", "campaign: 8"),
            ("number: 1", "number: 2"),
            ("number: 1", "number: 01"),
            (&*format!("expires: {expires}"), &*format!("expires: {}", expires + 1)),
            ("AGT labelling", "AGT labelling "),
            ("proof: 0x", "proof: "),
        ] {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text);
            let refused = checked(&challenges, &claim(), &changed, NOW);
            // The mark without its prefix is the same mark; the signature is under the changed text.
            let expected = if to == "proof: " { Ok(Answered { number: 1, expires }) } else { Err(Rule::BadChallenge) };
            assert_eq!(refused, expected, "{from} -> {to}");
        }
        assert_eq!(checked(&challenges, &claim(), "", NOW), Err(Rule::BadChallenge));
    }

    #[test]
    fn challenge_for_another_set_account_or_server_is_refused() {
        let challenges = challenges();
        let (text, _) = challenges.give(&claim(), NOW);
        for other in [
            Claim { set: SetId(6), ..claim() },
            Claim { round: RoundId(3), ..claim() },
            Claim { who: AccountId::new([1; 32]), ..claim() },
        ] {
            assert_eq!(checked(&challenges, &other, &text, NOW), Err(Rule::BadChallenge));
        }
        assert_eq!(checked(&self::challenges(), &claim(), &text, NOW), Err(Rule::BadChallenge));
    }

    #[test]
    fn signature_of_somebody_else_is_refused() {
        let challenges = challenges();
        let (text, _) = challenges.give(&claim(), NOW);
        let other = sr25519::Pair::from_seed(&[4; 32]).sign(text.as_bytes());
        let refused = challenges.check(&claim(), &text, &other[..], NOW).map_err(|refusal| refusal.counted);
        assert_eq!(refused, Err(Rule::BadSignature));
        assert!(challenges.check(&claim(), &text, &key().sign(text.as_bytes())[..], NOW).is_ok());
    }
}
