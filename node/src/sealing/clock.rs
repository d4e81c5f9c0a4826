//! The clock of a sealed chain: the later of the parent's slot + 1 and wall time + offset.

use crate::client::Client;
use agt_runtime::{opaque::Block, Hash, Header};
use async_trait::async_trait;
use sc_consensus::BlockImportParams;
use sc_consensus_manual_seal::{ConsensusDataProvider, Error};
use sp_api::{ProvideRuntimeApi, StorageProof};
use sp_blockchain::HeaderBackend;
use sp_consensus_babe::{
    digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
    inherents::BabeInherentData,
    BabeApi, Slot,
};
use sp_inherents::{CreateInherentDataProviders, InherentData};
use sp_runtime::{Digest, DigestItem};
use sp_timestamp::Timestamp;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The latest time a clock can be wound to, in milliseconds: 9999-12-31T23:59:59Z, the last that RFC 3339 can tell.
pub const LATEST: u64 = 253_402_300_799_000;

/// Tells the slot of the next block. Clones share one clock.
#[derive(Clone)]
pub struct Clock {
    client: Arc<Client>,
    slot_millis: u64,
    offset_millis: Arc<Mutex<u64>>,
}

impl Clock {
    /// A clock at wall time.
    pub fn new(client: Arc<Client>, slot_millis: u64) -> Self {
        Self { client, slot_millis, offset_millis: Arc::default() }
    }

    /// The client whose chain this clock times.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The slot of the block after `parent`.
    fn next_slot(&self, parent: &Header, offset: u64) -> Result<u64, Error> {
        let parent = sc_consensus_babe::find_pre_digest::<Block>(parent).map_err(|error| Error::Other(error.into()))?;
        let wall = Timestamp::current().as_millis().saturating_add(offset);
        Ok((*parent.slot()).saturating_add(1).max(wall / self.slot_millis))
    }

    /// The time that the block after the best one will carry, in milliseconds.
    pub fn now(&self) -> Result<u64, Error> {
        self.time_at(*self.offset())
    }

    /// A number is never left half written, so what a panicking holder left behind is taken.
    fn offset(&self) -> MutexGuard<'_, u64> {
        self.offset_millis.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn time_at(&self, offset: u64) -> Result<u64, Error> {
        let best = self.client.info().best_hash;
        let best = self.client.header(best)?.ok_or_else(|| Error::BlockNotFound(best.to_string()))?;
        Ok(self.next_slot(&best, offset)?.saturating_mul(self.slot_millis))
    }

    /// Moves the clock `millis` past [`Self::now`]. The new time, or none where it would be later than [`LATEST`].
    pub fn advance(&self, millis: u64) -> Result<Option<u64>, Error> {
        // Held from the reading to the writing, so that two requests at once move the clock twice.
        let mut offset = self.offset();
        let Some(target) = self.time_at(*offset)?.checked_add(millis).filter(|target| *target <= LATEST) else {
            return Ok(None);
        };
        *offset = target.saturating_sub(Timestamp::current().as_millis()).max(*offset);
        Ok(Some(target))
    }
}

#[async_trait]
impl CreateInherentDataProviders<Block, ()> for Clock {
    type InherentDataProviders =
        (sp_timestamp::InherentDataProvider, sp_consensus_babe::inherents::InherentDataProvider);

    async fn create_inherent_data_providers(
        &self,
        parent: Hash,
        (): (),
    ) -> Result<Self::InherentDataProviders, Box<dyn std::error::Error + Send + Sync>> {
        let parent = self.client.header(parent)?.ok_or("the parent is unknown")?;
        let slot = self.next_slot(&parent, *self.offset())?;
        // One clock tells both, so that the runtime finds the timestamp inside the slot.
        let time = sp_timestamp::InherentDataProvider::new(slot.saturating_mul(self.slot_millis).into());
        Ok((time, sp_consensus_babe::inherents::InherentDataProvider::new(slot.into())))
    }
}

impl ConsensusDataProvider<Block> for Clock {
    fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, Error> {
        let slot: Slot =
            inherents.babe_inherent_data()?.ok_or_else(|| Error::StringError("the clock told no slot".into()))?;
        let epoch =
            self.client.runtime_api().current_epoch(parent.hash()).map_err(|error| Error::Other(error.into()))?;
        let authorities = epoch.authorities.len().max(1) as u64;
        let authority_index = (*slot % authorities) as u32;
        let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot, authority_index });
        Ok(Digest { logs: vec![DigestItem::babe_pre_digest(claim)] })
    }

    fn append_block_import(
        &self,
        _parent: &Header,
        _params: &mut BlockImportParams<Block>,
        _inherents: &InherentData,
        _proof: StorageProof,
    ) -> Result<(), Error> {
        Ok(())
    }
}
