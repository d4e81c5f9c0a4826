//! Why a server does not start or ends.

use std::fmt::{self, Display};

/// A result of this crate.
pub type Result<Value> = std::result::Result<Value, Error>;

/// Why a server does not start or ends. Its text is one line that says what to do where there is anything to do.
#[derive(Debug)]
pub enum Error {
    /// The configuration cannot be used, or does not fit the campaign.
    Config(String),
    /// The node does not answer, or is not the right one.
    Client(agt_client::Error),
    /// The requester's files cannot be read.
    Content(agt_datasets::Error),
    /// The system does not let the server listen.
    Listening(std::io::Error),
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(what) => f.write_str(what),
            Self::Client(error) => error.fmt(f),
            Self::Content(error) => error.fmt(f),
            Self::Listening(error) => write!(f, "the server cannot listen: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<agt_client::Error> for Error {
    fn from(error: agt_client::Error) -> Self {
        Self::Client(error)
    }
}

impl From<agt_datasets::Error> for Error {
    fn from(error: agt_datasets::Error) -> Self {
        Self::Content(error)
    }
}
