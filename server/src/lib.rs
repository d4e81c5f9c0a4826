//! A requester's server: it shows the positions of a set to whoever holds a seat of that set, and to nobody else.
//!
//! * [`Server`] is the server of one campaign, made from a [`Config`], a client of a node and the campaign's [`Content`].
//! * A worker asks for a challenge, which is a text that names chain, campaign, round, set, account and time, signs it, and
//!   gets the positions of its set in the order of the shuffle. A challenge is good once.
//! * Gold looks like every other position: the same keys in the same order, no numbers of items and no names of files. Media
//!   come under `/media/<pass>/<position>`, or as links if the requester's files are links.
//! * Openings that workers have sealed to the keeper are passed on to it; the server cannot read them.
//! * Whatever is refused is refused by name, as `{"error": {"rule", "message"}}`. `docs/serving.md` lists the rules.

mod chain;
mod challenge;
mod config;
mod connections;
mod content;
mod counts;
mod error;
mod headers;
mod http;
mod keeper;
mod page;
mod pass;
mod rates;
mod refusal;
mod seat;
mod secret;
mod server;
mod sets;
mod signature;
mod state;
mod used;

pub use config::{Config, Keeper, Limits};
pub use connections::listen;
pub use content::Content;
pub use error::{Error, Result};
pub use server::Server;

use agt_primitives::Moment;
use sp_core::{Blake2Hasher, Hasher};
use std::time::{SystemTime, UNIX_EPOCH};

/// Returns the time of this machine's clock, in milliseconds since the Unix epoch.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_millis().try_into().unwrap_or(Moment::MAX)
}

/// Returns blake2-256 of some bytes.
fn blake2_256(bytes: &[u8]) -> [u8; 32] {
    Blake2Hasher::hash(bytes).into()
}
