//! What has happened, in words and for programs: the events of a transaction that matter to whoever sent it.

mod access;
mod buyback;
mod characters;
mod contributors;
mod markets;
mod medallions;
mod pools;
mod quests;
mod recycler;
mod redemption;
mod revenue;
mod voting;

use crate::unit::Unit;
use agt_runtime::RuntimeEvent;
use serde_json::{json, Map, Value};

pub use voting::in_words;

/// An event in words, with its facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The event's name, such as `Access.Bonded`.
    pub event: &'static str,
    /// What has happened, in words.
    pub says: String,
    /// The facts: amounts in smallest units as strings, addresses, moments as the node writes them.
    pub facts: Value,
}

impl Told {
    /// Returns an event with its facts, which are a JSON object.
    pub fn new(event: &'static str, says: impl Into<String>, facts: Value) -> Self {
        Self { event, says: says.into(), facts }
    }

    /// Returns one JSON object: the name, the words and the facts.
    pub fn into_json(self) -> Value {
        let mut object = Map::new();
        object.insert("event".into(), json!(self.event));
        object.insert("says".into(), json!(self.says));
        if let Value::Object(facts) = self.facts {
            object.extend(facts);
        }
        Value::Object(object)
    }
}

/// Returns an event in words; none if it matters only to those who rebuild the state, such as fees and deposits. Amounts that
/// are not AGT's are shown in `unit`.
pub fn told(event: &RuntimeEvent, unit: &Unit) -> Option<Told> {
    match event {
        RuntimeEvent::Access(event) => access::told(event),
        RuntimeEvent::AssetConversion(event) => markets::told(event, unit),
        RuntimeEvent::Buyback(event) => buyback::told(event, unit),
        RuntimeEvent::Characters(event) => characters::told(event),
        RuntimeEvent::Contributors(event) => contributors::told(event),
        RuntimeEvent::ConvictionVoting(event) => voting::told(event),
        RuntimeEvent::Medallions(event) => medallions::told(event),
        RuntimeEvent::Nfts(event) => characters::traded(event),
        RuntimeEvent::Quests(event) => quests::told(event),
        RuntimeEvent::Recycler(event) => recycler::told(event),
        RuntimeEvent::Redemption(event) => redemption::told(event),
        RuntimeEvent::Revenue(event) => revenue::told(event, unit),
        RuntimeEvent::RewardPools(event) => pools::told(event, unit),
        _ => None,
    }
}
