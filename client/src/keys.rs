//! Who signs: accounts, key files in the format of ordinary wallets, and the well-known keys of development chains.

mod file;

pub use file::KeyFile;

use crate::{Client, Error, Result};
use agt_runtime::AccountId;
use sp_core::{
    crypto::{Ss58AddressFormat, Ss58Codec},
    sr25519, Pair as _,
};

/// The prefix of this chain's addresses.
pub const PREFIX: u16 = agt_primitives::token::SS58_PREFIX;

/// Returns the account of a key.
pub fn account_of(key: &sr25519::Pair) -> AccountId {
    key.public().into()
}

/// Returns the address of an account on this chain.
pub fn address_of(who: &AccountId) -> String {
    who.to_ss58check_with_version(Ss58AddressFormat::custom(PREFIX))
}

/// Returns the account that an address names: one of this chain, or one with the generic prefix 42.
///
/// Errors: [`Error::Key`] if it is no address, or one of another chain.
pub fn account_at(address: &str) -> Result<AccountId> {
    let (who, format) = AccountId::from_ss58check_with_version(address)
        .map_err(|_| Error::Key(format!("`{address}` is no address: one of this chain begins with 7")))?;
    match u16::from(format) {
        PREFIX | 42 => Ok(who),
        other => {
            Err(Error::Key(format!("`{address}` is an address of another chain: its prefix is {other}, not {PREFIX}")))
        }
    }
}

/// Returns the key that a secret text names: a phrase of words, or a path such as `//Alice`.
///
/// Errors: [`Error::Key`] if the text names no key.
pub fn from_secret(secret: &str) -> Result<sr25519::Pair> {
    sr25519::Pair::from_string(secret, None)
        .map_err(|_| Error::Key("this is no secret phrase and no path of a key".into()))
}

/// Returns the key that a path such as `//Alice` names, on a development chain only: everybody knows it.
///
/// Errors: [`Error::Key`] if the chain is not one for development.
pub async fn for_development(client: &Client, path: &str) -> Result<sr25519::Pair> {
    if client.is_for_development().await? {
        return from_secret(path);
    }
    Err(Error::Key(format!(
        "`{path}` is a key that everybody knows: it signs on development chains only. Make one with `agt key new`"
    )))
}
