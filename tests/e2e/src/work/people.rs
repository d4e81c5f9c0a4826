//! The people who work, and how each behaves.

use super::{bytes, draw};
use crate::{
    calls::ContributorsCall,
    keys::{account_of, fresh},
};
use agt_primitives::tasks::{Answer, AnswerKind, Answers, CampaignId, CampaignKind, CampaignTerms, Salt, SetId};
use agt_runtime::{AccountId, Hash, Moment, RuntimeCall, Signature};
use sp_core::{hexdisplay::HexDisplay, sr25519, Pair as _};

/// How a person works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// Looks at each item, and is right nineteen times in twenty.
    Honest,
    /// Looks at each item twice, and is right ninety-nine times in a hundred.
    Careful,
    /// Answers without looking.
    Lazy,
    /// Looks in quizzes, to be let in; elsewhere it gives the answers that its group agreed on, without looking.
    Colluding,
    /// Commits and never reveals.
    Silent,
}

/// A person who works.
#[derive(Clone)]
pub struct Person {
    /// A name for readers.
    pub name: String,
    /// How it works.
    pub behaviour: Behaviour,
    /// Its key.
    pub key: sr25519::Pair,
}

impl Person {
    /// Returns `count` people of a behaviour, each with a key of its own that holds nothing.
    pub fn many(behaviour: Behaviour, count: u32) -> Vec<Self> {
        let one = |number| {
            let name = format!("{behaviour:?}-{number}").to_lowercase();
            Self { key: fresh(&name), name, behaviour }
        };
        (1..=count).map(one).collect()
    }

    /// Its account.
    pub fn account(&self) -> AccountId {
        account_of(&self.key)
    }

    /// Returns the call by which a sponsor registers it, with its signature under the text that the pallet's README
    /// shows.
    pub fn registration(&self, genesis: Hash, sponsor: &AccountId, expires: Moment) -> RuntimeCall {
        registration(&self.key, genesis, sponsor, expires).into()
    }

    /// Returns its answers to the positions of a set whose true answers are `truths`.
    pub fn answers(&self, campaign: CampaignId, set: SetId, terms: &CampaignTerms, truths: &[Answer]) -> Answers {
        let (kind, quiz) = (&terms.answer, terms.kind == CampaignKind::Quiz);
        let answers = truths.iter().enumerate().map(|(position, truth)| {
            let own = draw((&self.name, campaign, set, position as u32));
            let looks = match self.behaviour {
                Behaviour::Honest | Behaviour::Silent => own % 20 != 0,
                Behaviour::Careful => own % 100 != 0,
                Behaviour::Colluding => quiz && own % 20 != 0,
                Behaviour::Lazy => false,
            };
            match self.behaviour {
                _ if looks => nearly(kind, truth, own),
                Behaviour::Colluding if !quiz => anything(kind, draw(("the ring", campaign, set, position as u32))),
                _ => anything(kind, own),
            }
        });
        answers.collect::<Vec<_>>().try_into().expect("a set has at most 32 positions")
    }

    /// Returns the salt that keeps its answers secret until it reveals them.
    pub fn salt(&self, campaign: CampaignId, set: SetId) -> Salt {
        bytes((&self.name, "salt", campaign, set))
    }
}

/// Returns the answer of a person who looked: the right choice, or a number that is off by less than half the
/// tolerance.
fn nearly(kind: &AnswerKind, truth: &Answer, chance: u64) -> Answer {
    match (kind, truth) {
        (AnswerKind::Number { tolerance, least, most, .. }, Answer::Number(number)) => {
            let half = (tolerance.get() / 2).max(1);
            let off = (chance % half) as i64 - (half / 2) as i64;
            Answer::Number((number + off).clamp(*least, *most))
        }
        _ => *truth,
    }
}

/// Returns the answer of a person who did not look.
pub(super) fn anything(kind: &AnswerKind, chance: u64) -> Answer {
    match kind {
        AnswerKind::Categories { count } => Answer::Choice((chance % u64::from(*count)) as u8),
        AnswerKind::Preference { options } => Answer::Choice((chance % u64::from(*options)) as u8),
        AnswerKind::Number { least, most, .. } => Answer::Number(least + (chance % (most.abs_diff(*least) + 1)) as i64),
        AnswerKind::Rich => Answer::Content(bytes(chance).into()),
    }
}

/// Returns the call by which `sponsor` registers the account of a key, with that key's signature.
pub fn registration(newcomer: &sr25519::Pair, genesis: Hash, sponsor: &AccountId, expires: Moment) -> ContributorsCall {
    let hex = |bytes: &[u8]| format!("0x{}", HexDisplay::from(&bytes));
    let who = account_of(newcomer);
    let text = format!(
        "<Bytes>Contributors registration\ngenesis: {}\naccount: {}\nsponsor: {}\nreferrer: none\nexpires: \
         {expires}</Bytes>",
        hex(genesis.as_bytes()),
        hex(who.as_ref()),
        hex(sponsor.as_ref()),
    );
    let signature = Signature::Sr25519(newcomer.sign(text.as_bytes()));
    ContributorsCall::register_for { who: who.into(), referrer: None, expires, signature }
}
