//! Keys by name, and their accounts.

use super::AccountId;
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_runtime::{traits::IdentifyAccount, MultiSigner};

pub fn sr25519(name: &str) -> sr25519::Pair {
    sr25519::Pair::from_string(&format!("//{name}"), None).expect("the name is a path")
}

pub fn ed25519(name: &str) -> ed25519::Pair {
    ed25519::Pair::from_string(&format!("//{name}"), None).expect("the name is a path")
}

pub fn ecdsa(name: &str) -> ecdsa::Pair {
    ecdsa::Pair::from_string(&format!("//{name}"), None).expect("the name is a path")
}

/// The account of a key.
pub fn id<Key: Pair>(pair: &Key) -> AccountId
where
    MultiSigner: From<Key::Public>,
{
    MultiSigner::from(pair.public()).into_account()
}
