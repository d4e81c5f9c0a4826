//! The clock of a sealed chain. The slot of a block is the later of the parent's slot + 1 and the clock's time, which
//! is wall time until the clock is wound. A wound clock runs on from its new time. With manual sealing it stands there,
//! so that the same requests make the same chain on every machine.

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
use sp_inherents::{CreateInherentDataProviders, InherentData, InherentDataProvider};
use sp_runtime::{Digest, DigestItem};
use sp_timestamp::Timestamp;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The latest time to which a clock can be wound, in milliseconds: 9999-12-31T23:59:59Z, the last second of RFC 3339.
pub const LATEST: u64 = 253_402_300_799_000;

/// The clock's own time.
#[derive(Clone, Copy)]
enum Time {
    /// Wall time and an offset in milliseconds.
    Runs(u64),
    /// A fixed moment, in milliseconds.
    Stands(u64),
}

impl Time {
    fn millis(self) -> u64 {
        match self {
            Self::Runs(offset) => Timestamp::current().as_millis().saturating_add(offset),
            Self::Stands(moment) => moment,
        }
    }
}

/// Gives the next block its slot and its time. Clones share one clock.
#[derive(Clone)]
pub struct Clock {
    client: Arc<Client>,
    slot_millis: u64,
    by_hand: bool,
    time: Arc<Mutex<Time>>,
}

impl Clock {
    /// A clock at wall time. With `by_hand` it stands at the time to which it is wound.
    pub fn new(client: Arc<Client>, slot_millis: u64, by_hand: bool) -> Self {
        Self { client, slot_millis, by_hand, time: Arc::new(Mutex::new(Time::Runs(0))) }
    }

    /// The client whose chain this clock times.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The slot of the block after `parent`.
    fn next_slot(&self, parent: &Header, time: Time) -> Result<u64, Error> {
        let parent = sc_consensus_babe::find_pre_digest::<Block>(parent).map_err(|error| Error::Other(error.into()))?;
        Ok((*parent.slot()).saturating_add(1).max(time.millis() / self.slot_millis))
    }

    /// The time that the block after the best one will carry, in milliseconds.
    pub fn now(&self) -> Result<u64, Error> {
        self.time_at(*self.time())
    }

    /// A holder that panicked cannot have left the time half written, so a poisoned lock is taken.
    fn time(&self) -> MutexGuard<'_, Time> {
        self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn time_at(&self, time: Time) -> Result<u64, Error> {
        let best = self.client.info().best_hash;
        let best = self.client.header(best)?.ok_or_else(|| Error::BlockNotFound(best.to_string()))?;
        Ok(self.next_slot(&best, time)?.saturating_mul(self.slot_millis))
    }

    /// Returns the digest and the inherents of the block that this clock would give to `parent`. The authorities are those
    /// of the epoch at block `at`.
    pub fn next_block(&self, parent: &Header, at: Hash) -> Result<(Digest, InherentData), Error> {
        let slot = self.next_slot(parent, *self.time())?;
        let (time, babe) = self.inherents(slot);
        let mut inherents = InherentData::new();
        futures::executor::block_on(async {
            time.provide_inherent_data(&mut inherents).await?;
            babe.provide_inherent_data(&mut inherents).await
        })?;
        Ok((self.claim(slot.into(), at)?, inherents))
    }

    /// Both come from one clock, so that the runtime finds the timestamp inside the slot.
    fn inherents(
        &self,
        slot: u64,
    ) -> (sp_timestamp::InherentDataProvider, sp_consensus_babe::inherents::InherentDataProvider) {
        let time = sp_timestamp::InherentDataProvider::new(slot.saturating_mul(self.slot_millis).into());
        (time, sp_consensus_babe::inherents::InherentDataProvider::new(slot.into()))
    }

    /// The digest by which an authority of the epoch at block `at` claims a slot.
    fn claim(&self, slot: Slot, at: Hash) -> Result<Digest, Error> {
        let epoch = self.client.runtime_api().current_epoch(at).map_err(|error| Error::Other(error.into()))?;
        let authorities = epoch.authorities.len().max(1) as u64;
        let authority_index = (*slot % authorities) as u32;
        let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot, authority_index });
        Ok(Digest { logs: vec![DigestItem::babe_pre_digest(claim)] })
    }

    /// Moves the clock `millis` past [`Self::now`]. Returns the new time; none when it would be later than [`LATEST`].
    pub fn advance(&self, millis: u64) -> Result<Option<u64>, Error> {
        // Held from the reading to the writing, so that two requests at once move the clock twice.
        let mut time = self.time();
        let Some(target) = self.time_at(*time)?.checked_add(millis).filter(|target| *target <= LATEST) else {
            return Ok(None);
        };
        *time = match *time {
            _ if self.by_hand => Time::Stands(target),
            Time::Runs(offset) => Time::Runs(target.saturating_sub(Timestamp::current().as_millis()).max(offset)),
            Time::Stands(_) => Time::Stands(target),
        };
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
        Ok(self.inherents(self.next_slot(&parent, *self.time())?))
    }
}

impl ConsensusDataProvider<Block> for Clock {
    fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, Error> {
        let slot: Slot =
            inherents.babe_inherent_data()?.ok_or_else(|| Error::StringError("the inherents carry no slot".into()))?;
        self.claim(slot, parent.hash())
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
