//! The mark in a database that was made by sealing: such a database never joins consensus, and one of consensus is
//! never sealed.

use agt_runtime::opaque::Block;
use sc_client_api::AuxStore;
use sc_service::error::Error;
use sp_blockchain::HeaderBackend;

const KEY: &[u8] = b"agt:made-by-sealing";

/// Returns whether the database was made by sealing.
pub fn is_sealed_database(client: &impl AuxStore) -> Result<bool, Error> {
    Ok(client.get_aux(KEY)?.is_some())
}

/// For a node that joins consensus: returns an error if the database was made by sealing.
pub fn refuse_sealed_database(client: &impl AuxStore) -> Result<(), Error> {
    if !is_sealed_database(client)? {
        return Ok(());
    }
    Err(Error::Other(
        "this database was made by --sealing and holds blocks that no validator signed; a node that joins consensus \
         cannot use it: choose another --base-path, or remove it with purge-chain"
            .into(),
    ))
}

/// For a node that seals: returns an error if the database holds blocks of consensus, and sets the mark otherwise.
pub fn refuse_consensus_database<C: AuxStore + HeaderBackend<Block>>(client: &C) -> Result<(), Error> {
    if !is_sealed_database(client)? && client.info().best_number > 0 {
        return Err(Error::Other(
            "this database holds blocks of real consensus; --sealing would fork them: choose another --base-path, or \
             remove it with purge-chain"
                .into(),
        ));
    }
    client.insert_aux(&[(KEY, &[1u8][..])], &[])?;
    Ok(())
}
