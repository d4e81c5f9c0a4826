//! Block after block, from a given one on, without gaps.

use crate::{Client, Error, Result};
use agt_runtime::{Hash, RuntimeEvent};
use frame_system::EventRecord;
use std::time::Duration;

/// The pause between two looks at the head of the chain.
const PAUSE: Duration = Duration::from_millis(200);

/// A final block and its events.
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
}

impl Client {
    /// Returns a reader of the final blocks from number `from` on. A program that keeps the number of the last block that
    /// it has dealt with goes on after that block, whatever happened to it or to the node.
    pub fn follow(&self, from: u32) -> Follower {
        Follower { client: self.clone(), next: from, head: 0 }
    }
}

impl Follower {
    /// Returns the number of the block that comes next.
    pub fn next_number(&self) -> u32 {
        self.next
    }

    /// Waits for the next block and returns it.
    ///
    /// Errors: those of the connection, after which the same block is asked for again; [`Error::Refused`] if the node has
    /// pruned the state of the block: ask one that keeps all states.
    pub async fn next(&mut self) -> Result<Block> {
        loop {
            if let Some(block) = self.next_now().await? {
                return Ok(block);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Returns the next block if it is final.
    pub async fn next_now(&mut self) -> Result<Option<Block>> {
        if self.next > self.head {
            self.head = self.client.finalized().await?.number;
            if self.next > self.head {
                return Ok(None);
            }
        }
        let number = self.next;
        let hash = self.client.hash_of(number).await?;
        let hash = hash.ok_or_else(|| Error::Unreadable(format!("block {number} is final and the node has it not")))?;
        let events = self.client.events(hash).await?;
        self.next = number.saturating_add(1);
        Ok(Some(Block { number, hash, events }))
    }
}
