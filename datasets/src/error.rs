//! What is wrong with a file, and what to do about it.

use std::fmt::{self, Display};

/// A result of this crate.
pub type Result<Value> = std::result::Result<Value, Error>;

/// What is wrong, in one line, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    what: String,
    remedy: String,
}

impl Error {
    /// Returns an error. `what` names the file and the line where there is one; `remedy` says what to do.
    pub fn new(what: impl Display, remedy: impl Display) -> Self {
        Self { what: what.to_string(), remedy: remedy.to_string() }
    }

    /// Returns what is wrong.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Returns what to do about it.
    pub fn remedy(&self) -> &str {
        &self.remedy
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.remedy)
    }
}

impl std::error::Error for Error {}
