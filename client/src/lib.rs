//! A client of AGT chain nodes, with the runtime's own types.
//!
//! * [`Client`] is a connection to one of several nodes; it reads state ([`state`](crate::Client::read)), asks the
//!   node's JSON methods, and finds another node when one is lost.
//! * [`keys`] is who signs: key files in the format of ordinary wallets, and the well-known keys of development chains.
//! * [`submit`] sends transactions and waits for them; [`Outcome`] is what became of one, with its events and its rule.
//! * [`follow`] reads block after block from a given one, without gaps; [`Client::walk`] reads a range of blocks.
//! * [`campaigns`] reads what a set carries and what a worker has to do next; [`sealed`] closes openings for a keeper.
//! * [`assets`] reads other assets: who has their keys, and what is frozen.
//! * [`audit`] rebuilds the books of revenue and buyback from events, and holds them against the chain.
//! * [`books`] rebuilds all money of the chain from events, and names the first block and event after which a figure differs.
//! * [`sealing`] passes time on a development chain.
//!
//! The client is built with one version of the runtime. It refuses a node that runs another one: it would read the
//! storage of that wrongly.

pub mod assets;
pub mod audit;
pub mod books;
mod buyback;
pub mod calls;
pub mod campaigns;
mod connection;
mod error;
pub mod follow;
mod invalid;
pub mod keys;
mod nonces;
mod outcome;
mod profile;
pub mod report;
mod rules;
pub mod sealed;
pub mod sealing;
mod state;
pub mod submit;
mod walk;

pub use connection::{Blocks, Client};
pub use error::{Error, Refusal, Result};
pub use invalid::Invalid;
pub use outcome::Outcome;
pub use rules::Rule;
pub use state::Account;
