//! Accounts of tests.

pub use agt_client::keys::account_of;

use sp_core::{sr25519, Pair as _};

/// A key that holds nothing on any preset, the same one for the same name.
pub fn fresh(name: &str) -> sr25519::Pair {
    sr25519::Pair::from_string(&format!("//agt-e2e//{name}"), None).expect("a derivation path")
}
