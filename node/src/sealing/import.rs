//! Imports blocks that were made by sealing: no validator signed them, so they are taken as they are, and each is final.

use super::mark;
use crate::client::Client;
use agt_runtime::{opaque::Block, Header};
use async_trait::async_trait;
use sc_consensus::{BasicQueue, BlockImportParams, DefaultImportQueue, ForkChoiceStrategy, Verifier};
use sc_service::error::Error;
use sp_blockchain::HeaderBackend;
use sp_core::traits::SpawnEssentialNamed;
use sp_runtime::traits::Header as _;
use std::sync::Arc;

/// Returns whether a command treats the database of `client` as one of sealing: it was made by sealing, or it holds
/// nothing yet and `first`, a block that is about to be imported, has no validator's seal.
pub fn is_sealed(client: &Client, first: Option<&Header>) -> Result<bool, Error> {
    if mark::is_sealed_database(client)? {
        return Ok(true);
    }
    let is_new = client.info().best_number == 0;
    Ok(is_new && first.is_some_and(|header| !header.digest().logs().iter().any(|item| item.as_seal().is_some())))
}

/// The queue through which blocks without a seal are imported.
pub fn import_queue(client: &Arc<Client>, spawner: &impl SpawnEssentialNamed) -> DefaultImportQueue<Block> {
    BasicQueue::new(Unsigned(client.clone()), Box::new(client.clone()), None, spawner, None)
}

/// Takes each block as it is. The runtime still executes it, and refuses one that a sealing node cannot have made.
struct Unsigned(Arc<Client>);

#[async_trait]
impl Verifier<Block> for Unsigned {
    async fn verify(&self, mut block: BlockImportParams<Block>) -> Result<BlockImportParams<Block>, String> {
        // A block that is checked once more is final already.
        block.finalized = *block.header.number() > self.0.info().finalized_number;
        block.fork_choice = Some(ForkChoiceStrategy::LongestChain);
        Ok(block)
    }
}
