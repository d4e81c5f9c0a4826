//! What does not agree, with the first block and the event after which it does not.

use agt_runtime::{Hash, RuntimeEvent};
use serde::Serialize;
use std::fmt::{self, Display};

/// An event of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventPlace {
    /// Its number among the events of the block, from zero on.
    pub index: u32,
    /// Its pallet and its name, such as `Balances.Transfer`.
    pub name: String,
}

impl EventPlace {
    /// Returns the place of an event by its number among those of a block; none if there are fewer.
    pub fn of(index: u32, events: &[RuntimeEvent]) -> Option<Self> {
        let event = events.get(usize::try_from(index).ok()?)?;
        Some(Self { index, name: name_of(event) })
    }
}

/// Returns the pallet and the name of an event.
fn name_of(event: &RuntimeEvent) -> String {
    let told = format!("{event:?}");
    let (pallet, rest) = told.split_once('(').unwrap_or((&told, ""));
    let path = rest.split(|letter: char| !letter.is_alphanumeric() && letter != ':').next().unwrap_or_default();
    let last = |path: &str| path.rsplit(':').next().unwrap_or_default().to_owned();
    format!("{}.{}", last(pallet), last(path))
}

/// A figure that is not the same in the books and on the chain, or a rule that events break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The first block after which it is not the same. Before it, it was.
    pub block: u32,
    /// The block's hash.
    pub hash: Hash,
    /// The last event of that block that told of the figure; none if storage has changed, and no event told of it.
    pub event: Option<EventPlace>,
    /// The figure in words, or the rule.
    pub figure: String,
    /// What the events come to, in the smallest unit; empty for a rule.
    pub from_events: String,
    /// What the chain says; empty for a rule.
    pub on_chain: String,
}

/// One line that names all of it.
impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { block, event, figure, from_events, on_chain, .. } = self;
        match event {
            Some(EventPlace { index, name }) => write!(f, "after event {index} ({name}) of block {block}: {figure}")?,
            None => write!(f, "after block {block}, and no event told of it: {figure}")?,
        }
        if from_events.is_empty() && on_chain.is_empty() {
            return Ok(());
        }
        write!(f, ": {from_events} by the events, {on_chain} on the chain")
    }
}
