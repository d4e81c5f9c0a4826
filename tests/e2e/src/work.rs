//! People who work on a running node: who they are, how they answer, and how a requester runs a campaign.
//!
//! A person knows only what RPC reports, as a client does: its next steps and their deadlines. Only the requester knows
//! the true answers. All randomness is a hash of names and numbers, so that a scene is the same each time.

mod attested;
mod people;
mod task;

pub use attested::{AttestedBatch, Share};
pub use people::{registration, Behaviour, Person};
pub use task::{measured, Plan, Task, REFERENCE};

use agt_runtime::Hash;
use codec::Encode;
use sp_runtime::traits::{BlakeTwo256, Hash as _};

/// A number that is the same for the same name.
pub(crate) fn draw(name: impl Encode) -> u64 {
    let hash: Hash = BlakeTwo256::hash_of(&name);
    u64::from_le_bytes(hash.0[..8].try_into().expect("eight bytes"))
}

/// 32 bytes that are the same for the same name.
fn bytes(name: impl Encode) -> [u8; 32] {
    BlakeTwo256::hash_of(&name).0
}
