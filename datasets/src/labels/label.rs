//! A label: what a campaign came to for one item.

use sp_core::H256;
use std::fmt::{self, Display};

/// What a campaign came to for one item. An item that is not decided has a label too, without an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The item's number in its campaign, from zero.
    pub item: u32,
    /// The requester's own name of the item.
    pub id: String,
    /// The decided answer; none if the item is not decided.
    pub answer: Option<Value>,
    /// The share of what decided that speaks for the answer, in basis points (0 to 10,000), as the chain has it. None if the
    /// item is not decided, and for content that passed because no graders agreed on it.
    pub confidence: Option<u16>,
    /// The number of answers that people revealed to it, over all rounds.
    pub answers: u32,
    /// The number of settled sets that carried it and to which somebody committed.
    pub rounds: u32,
    /// The settlement that decided it. If it is not decided: the last one of a set that carried it, or none.
    pub settled: Option<Settlement>,
    /// Who revealed an answer to it, in the order of settlement and then of seats.
    pub contributors: Vec<Contributor>,
}

/// Where the chain says that a set was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The set.
    pub set: u32,
    /// The number of the block.
    pub block: u32,
    /// The hash of the block.
    pub block_hash: H256,
    /// The index of the event `SetSettled` in the block, from zero.
    pub event: u32,
}

/// A decided answer in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One of several.
    Choice {
        /// Which one, from zero: the chain's answer.
        index: u8,
        /// The requester's name of it. For a preference: the number of the option, from one.
        label: String,
    },
    /// A number as an exact decimal, with all digits behind the point that the campaign has: `1.50`.
    Number(String),
    /// A text.
    Content {
        /// The hash of the text, as `0x` and 64 hexadecimal digits: the chain's answer.
        hash: String,
        /// The text itself where it is known. Its blake2-256 is `hash`.
        text: Option<String>,
    },
}

/// Who answered an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    /// The account as SS58 with the chain's prefix.
    pub account: String,
    /// Whether its set was accepted: its work counted and was paid.
    pub accepted: bool,
}

impl Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice { label, .. } => write!(f, "`{label}`"),
            Self::Number(number) => write!(f, "`{number}`"),
            Self::Content { hash, .. } => write!(f, "the content {hash}"),
        }
    }
}

impl Display for Settlement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "block {}, event {}", self.block, self.event)
    }
}
