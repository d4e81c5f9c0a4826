//! What can go wrong in a keeper.

use std::{
    fmt::{self, Display},
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// A result of this crate.
pub type Result<Value> = std::result::Result<Value, Error>;

/// What went wrong. Its text is one line that says what to do where there is anything to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// The node does not answer, or refuses a request.
    Client(agt_client::Error),
    /// The folder of the keeper cannot be used.
    Data {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The address to listen on cannot be used.
    Listen {
        /// The address.
        address: SocketAddr,
        /// What is wrong with it.
        what: String,
    },
    /// The folder holds the openings of another chain.
    OtherChain(PathBuf),
}

impl Error {
    /// Returns an error about a file of the keeper.
    pub(crate) fn data(path: &Path, what: impl Display) -> Self {
        Self::Data { path: path.into(), what: what.to_string() }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(error) => error.fmt(f),
            Self::Data { path, what } => write!(f, "{}: {what}", path.display()),
            Self::Listen { address, what } => write!(f, "cannot listen on {address}: {what}; choose another address"),
            Self::OtherChain(path) => write!(
                f,
                "{} holds what workers of another chain handed over: give the keeper of this chain a folder of its own",
                path.display()
            ),
        }
    }
}

impl std::error::Error for Error {}

impl From<agt_client::Error> for Error {
    fn from(error: agt_client::Error) -> Self {
        Self::Client(error)
    }
}
