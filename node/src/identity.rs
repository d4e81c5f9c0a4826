//! A database remembers the chain it belongs to.

use sc_client_api::AuxStore;
use sc_service::{error::Error, ChainSpec};

const KEY: &[u8] = b"agt:chain-id";

/// An error where the database was made for another chain than `spec`; a new database is made this chain's.
pub fn insist(client: &impl AuxStore, spec: &dyn ChainSpec) -> Result<(), Error> {
    match client.get_aux(KEY)? {
        None => Ok(client.insert_aux(&[(KEY, spec.id().as_bytes())], &[])?),
        Some(id) if id == spec.id().as_bytes() => Ok(()),
        Some(id) => Err(Error::Other(format!(
            "this database belongs to the chain {}, not to {}: choose another --base-path, or remove it with \
             purge-chain",
            String::from_utf8_lossy(&id),
            spec.id()
        ))),
    }
}
