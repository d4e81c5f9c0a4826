//! Block after block, from a given one on, without gaps.

use crate::{Client, Error, Refusal, Result};
use agt_runtime::{Hash, RuntimeEvent};
use frame_system::EventRecord;
use std::time::Duration;

/// The pause between two looks at the head of the chain.
const PAUSE: Duration = Duration::from_millis(200);

/// A block and its events.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its number.
    pub number: u32,
    /// Its hash.
    pub hash: Hash,
    /// Its events, in order.
    pub events: Vec<EventRecord<RuntimeEvent, Hash>>,
}

/// Reads the final blocks of a chain in order, each once.
pub struct Follower {
    client: Client,
    next: u32,
    /// The number of the last block that is known to be final.
    head: u32,
    /// The connection over which that was heard: another node may be behind.
    link: Option<u64>,
}

impl Client {
    /// Returns the block at a height of the best chain.
    ///
    /// Errors: [`Error::UnknownBlock`] if the node has not so many blocks; [`Error::Refused`] if it has pruned the state of the
    /// block: ask one that keeps all states.
    pub async fn block(&self, number: u32) -> Result<Block> {
        let hash = self.hash_of(number).await?.ok_or(Error::UnknownBlock(number))?;
        let events = self.events(hash).await.map_err(|error| of_block(number, error))?;
        Ok(Block { number, hash, events })
    }

    /// Returns a reader of the final blocks from number `from` on. A program that keeps the number of the last block that
    /// it has dealt with goes on after that block, whatever happened to it or to the node.
    pub fn follow(&self, from: u32) -> Follower {
        Follower { client: self.clone(), next: from, head: 0, link: None }
    }
}

impl Follower {
    /// Returns the number of the block that comes next.
    pub fn next_number(&self) -> u32 {
        self.next
    }

    /// Waits for the next block and returns it.
    ///
    /// Errors: those of the connection and of [`Client::block`], after which the same block is asked for again.
    pub async fn next(&mut self) -> Result<Block> {
        loop {
            if let Some(block) = self.next_now().await? {
                return Ok(block);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Returns the next block if it is final; none, too, if the node was lost meanwhile, as another one may be behind.
    pub async fn next_now(&mut self) -> Result<Option<Block>> {
        let link = self.client.link().await;
        if self.next > self.head || self.link != Some(link) {
            self.head = self.client.finalized().await?.number;
            self.link = Some(link);
            if self.next > self.head {
                return Ok(None);
            }
        }
        let block = self.client.block(self.next).await;
        // Over a new connection the block at this height may be one that never becomes final.
        if self.client.link().await != link {
            return Ok(None);
        }
        let block = block?;
        self.next = self.next.saturating_add(1);
        Ok(Some(block))
    }
}

/// Returns an error that names the block whose events the node refused to tell.
fn of_block(number: u32, error: Error) -> Error {
    match error {
        Error::Refused(refusal) => {
            Refusal { message: format!("block {number}: {}", refusal.message), ..refusal }.into()
        }
        other => other,
    }
}
