//! The mark in a database that names the chain to which it belongs.

use sc_client_api::AuxStore;
use sc_service::{error::Error, ChainSpec};

const KEY: &[u8] = b"agt:chain-id";

/// Returns an error if the database belongs to another chain than that of `spec`. A new database is marked with this
/// one.
pub fn ensure_same_chain(client: &impl AuxStore, spec: &dyn ChainSpec) -> Result<(), Error> {
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
