//! What can go wrong between a client and a node.

use crate::{Invalid, Rule};
use serde_json::Value;
use std::fmt::{self, Display};

/// A result of this crate.
pub type Result<Value> = std::result::Result<Value, Error>;

/// A request that a node refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The JSON-RPC error code.
    pub code: i32,
    /// The sentence.
    pub message: String,
    /// The data of the error, or null.
    pub data: Value,
}

impl Refusal {
    /// Returns the name of the broken rule, or an empty text if the error names none.
    pub fn rule(&self) -> &str {
        self.data["rule"].as_str().unwrap_or_default()
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.data {
            Value::String(more) => write!(f, "{}: {more}", self.message),
            _ => f.write_str(&self.message),
        }
    }
}

/// What went wrong. Its text is one line that says what to do where there is anything to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// No node answers.
    Unreachable {
        /// The addresses that were tried.
        endpoints: Vec<String>,
        /// What the last one said.
        reason: String,
    },
    /// The node is of another chain, or runs another version of the runtime than this program was built with.
    OtherChain(String),
    /// The node refused a request.
    Refused(Refusal),
    /// The node has no block at this height.
    UnknownBlock(u32),
    /// A call was included in a block and failed, or would fail: the rule that it breaks.
    Broken(Rule),
    /// A transaction is not valid, so no block would include it: why.
    Invalid(Invalid),
    /// A transaction was sent and will not be included.
    Lost(String),
    /// A key cannot be used: no such file, a wrong password, a development key on another chain.
    Key(String),
    /// An answer is not what this program understands.
    Unreadable(String),
}

impl Error {
    /// Returns whether trying again later can help: no node answers.
    pub fn is_unreachable(&self) -> bool {
        matches!(self, Self::Unreachable { .. })
    }

    /// Returns the name of the rule that was broken, if the error names one: of a call, of a request, or of transactions.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Self::Broken(rule) => Some(&rule.name),
            Self::Invalid(invalid) => Some(invalid.name()),
            Self::Refused(refusal) => Some(refusal.rule()).filter(|rule| !rule.is_empty()),
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable { endpoints, reason } => {
                write!(f, "no node answers at {}: {reason}", endpoints.join(", "))
            }
            Self::OtherChain(what) | Self::Lost(what) | Self::Key(what) | Self::Unreadable(what) => f.write_str(what),
            Self::Refused(refusal) => refusal.fmt(f),
            Self::UnknownBlock(number) => write!(f, "the node has no block {number}"),
            Self::Broken(rule) => rule.fmt(f),
            Self::Invalid(invalid) => invalid.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Rule> for Error {
    fn from(rule: Rule) -> Self {
        Self::Broken(rule)
    }
}
