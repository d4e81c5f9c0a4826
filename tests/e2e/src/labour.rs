//! People at work on a running node: who they are, how they answer, and how a requester runs a campaign.
//!
//! Everything a person knows comes over RPC, as a client would have it: what it can do next and until when. Only the
//! requester knows what is true. All chance is a hash of names and numbers, so that a scene is the same each time.

mod people;
mod task;

pub use people::{registration, Person, Temper};
pub use task::{Plan, Task};

use agt_runtime::Hash;
use codec::Encode;
use sp_runtime::traits::{BlakeTwo256, Hash as _};

/// A number that is the same for the same name.
fn draw(name: impl Encode) -> u64 {
    let hash: Hash = BlakeTwo256::hash_of(&name);
    u64::from_le_bytes(hash.0[..8].try_into().expect("eight bytes"))
}

/// 32 bytes that are the same for the same name.
fn bytes(name: impl Encode) -> [u8; 32] {
    BlakeTwo256::hash_of(&name).0
}
