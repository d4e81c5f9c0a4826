//! What a keeper keeps on disk: the openings that workers handed over, and gold leaves.
//!
//! Everything is in one file, `keeper.redb`. Each change is one transaction that is on the disk when the function returns,
//! so a keeper that is killed at any moment has what it said it has.

use crate::{Error, Gold, Result};
use agt_primitives::tasks::{CampaignId, GoldLeaf, SetId};
use agt_runtime::{AccountId, Hash};
use codec::{Decode, Encode};
use pallet_tasks::Opening;
use redb::{Database, ReadableDatabase, ReadableTable, ReadableTableMetadata, TableDefinition};
use sp_core::H256;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// The name of the file.
pub const FILE: &str = "keeper.redb";

/// Openings by campaign, set and account.
const OPENINGS: TableDefinition<(u64, u32, &[u8]), &[u8]> = TableDefinition::new("openings");

/// Gold leaves with their proofs, by campaign and set.
const LEAVES: TableDefinition<(u64, u32), &[u8]> = TableDefinition::new("leaves");

/// What the file is about: the chain.
const ABOUT: TableDefinition<&str, &[u8]> = TableDefinition::new("about");
const GENESIS: &str = "genesis";

/// The openings that a worker handed over.
type Held = BTreeMap<(CampaignId, SetId), BTreeSet<AccountId>>;

/// The store of a keeper.
pub struct Store {
    path: PathBuf,
    database: Database,
    /// Whose openings are on disk.
    held: Mutex<Held>,
    /// The sets for which openings came since somebody asked.
    news: Mutex<BTreeSet<(CampaignId, SetId)>>,
}

impl Store {
    /// Opens the store of the chain with this genesis in a folder, or makes one there.
    ///
    /// Errors: [`Error::Data`] if the folder cannot be used, or another keeper uses it; [`Error::OtherChain`] if it belongs to
    /// another chain.
    pub fn open(folder: &Path, genesis: Hash) -> Result<Self> {
        // Whoever reads openings knows answers early.
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| Error::data(folder, error))?;
        let path = folder.join(FILE);
        let database = Database::create(&path).map_err(|error| match error {
            redb::DatabaseError::DatabaseAlreadyOpen => {
                Error::data(&path, "another keeper uses this folder; give each keeper a folder of its own")
            }
            other => Error::data(&path, other),
        })?;
        let mut store = Self { path, database, held: Mutex::default(), news: Mutex::default() };
        store.check_chain(folder, genesis)?;
        store.held = Mutex::new(store.read_held()?);
        Ok(store)
    }

    fn failed(&self, error: impl Display) -> Error {
        Error::data(&self.path, error)
    }

    fn check_chain(&self, folder: &Path, genesis: Hash) -> Result<()> {
        let failed = |error: redb::Error| self.failed(error);
        let write = self.database.begin_write().map_err(|error| failed(error.into()))?;
        let known = {
            let mut about = write.open_table(ABOUT).map_err(|error| failed(error.into()))?;
            let known = about.get(GENESIS).map_err(|error| failed(error.into()))?.map(|found| found.value().to_vec());
            if known.is_none() {
                about.insert(GENESIS, genesis.as_bytes()).map_err(|error| failed(error.into()))?;
            }
            known
        };
        // Tables that are read must exist.
        write.open_table(OPENINGS).map_err(|error| failed(error.into()))?;
        write.open_table(LEAVES).map_err(|error| failed(error.into()))?;
        write.commit().map_err(|error| failed(error.into()))?;
        match known {
            Some(known) if known != genesis.as_bytes() => Err(Error::OtherChain(folder.into())),
            _ => Ok(()),
        }
    }

    fn read_held(&self) -> Result<Held> {
        let failed = |error: redb::Error| self.failed(error);
        let read = self.database.begin_read().map_err(|error| failed(error.into()))?;
        let table = read.open_table(OPENINGS).map_err(|error| failed(error.into()))?;
        let mut held = Held::new();
        for entry in table.iter().map_err(|error| failed(error.into()))? {
            let (key, _) = entry.map_err(|error| failed(error.into()))?;
            let (campaign, set, who) = key.value();
            if let Ok(who) = AccountId::decode(&mut &who[..]) {
                held.entry((campaign, SetId(set))).or_default().insert(who);
            }
        }
        Ok(held)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn news(&self) -> MutexGuard<'_, BTreeSet<(CampaignId, SetId)>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes an opening to the disk. An opening of the same worker for the same set is replaced. The same one again changes
    /// nothing, and is no news.
    pub fn put(&self, opening: &Opening<AccountId>) -> Result<()> {
        if self.openings(opening.campaign, opening.set)?.contains(opening) {
            return Ok(());
        }
        let failed = |error: redb::Error| self.failed(error);
        let write = self.database.begin_write().map_err(|error| failed(error.into()))?;
        {
            let mut table = write.open_table(OPENINGS).map_err(|error| failed(error.into()))?;
            let who: &[u8] = opening.who.as_ref();
            let key = (opening.campaign, opening.set.0, who);
            table.insert(key, opening.encode().as_slice()).map_err(|error| failed(error.into()))?;
        }
        write.commit().map_err(|error| failed(error.into()))?;
        let key = (opening.campaign, opening.set);
        self.held().entry(key).or_default().insert(opening.who.clone());
        self.news().insert(key);
        Ok(())
    }

    /// Returns the openings of a set.
    pub fn openings(&self, campaign: CampaignId, set: SetId) -> Result<Vec<Opening<AccountId>>> {
        let whose = self.held().get(&(campaign, set)).cloned().unwrap_or_default();
        if whose.is_empty() {
            return Ok(Vec::new());
        }
        let failed = |error: redb::Error| self.failed(error);
        let read = self.database.begin_read().map_err(|error| failed(error.into()))?;
        let table = read.open_table(OPENINGS).map_err(|error| failed(error.into()))?;
        let mut found = Vec::new();
        for who in whose {
            let key: &[u8] = who.as_ref();
            let entry = table.get((campaign, set.0, key)).map_err(|error| failed(error.into()))?;
            let opening = entry.and_then(|entry| Opening::decode(&mut entry.value()).ok());
            found.extend(opening);
        }
        Ok(found)
    }

    /// Returns whether openings of a set are held.
    pub fn holds(&self, campaign: CampaignId, set: SetId) -> bool {
        self.held().contains_key(&(campaign, set))
    }

    /// Returns the sets of which openings are held.
    pub fn sets(&self) -> Vec<(CampaignId, SetId)> {
        self.held().keys().copied().collect()
    }

    /// Returns the number of openings that are held.
    pub fn count(&self) -> usize {
        self.held().values().map(BTreeSet::len).sum()
    }

    /// Returns the sets for which new openings came since the last call.
    pub fn take_news(&self) -> BTreeSet<(CampaignId, SetId)> {
        std::mem::take(&mut *self.news())
    }

    /// Removes the openings of sets that are over.
    pub fn forget(&self, sets: &[(CampaignId, SetId)]) -> Result<()> {
        if sets.is_empty() {
            return Ok(());
        }
        let failed = |error: redb::Error| self.failed(error);
        let write = self.database.begin_write().map_err(|error| failed(error.into()))?;
        {
            let mut table = write.open_table(OPENINGS).map_err(|error| failed(error.into()))?;
            let held = self.held();
            for (campaign, set) in sets {
                for who in held.get(&(*campaign, *set)).into_iter().flatten() {
                    let who: &[u8] = who.as_ref();
                    table.remove((*campaign, set.0, who)).map_err(|error| failed(error.into()))?;
                }
            }
        }
        write.commit().map_err(|error| failed(error.into()))?;
        let mut held = self.held();
        for key in sets {
            held.remove(key);
        }
        Ok(())
    }

    /// Writes gold leaves of a campaign with their proofs to the disk, so that the folder in which they were prepared need
    /// not be where the keeper is. All of them are written, or none.
    pub fn put_leaves(
        &self,
        campaign: CampaignId,
        leaves: impl IntoIterator<Item = (GoldLeaf, Vec<H256>)>,
    ) -> Result<()> {
        let failed = |error: redb::Error| self.failed(error);
        let write = self.database.begin_write().map_err(|error| failed(error.into()))?;
        {
            let mut table = write.open_table(LEAVES).map_err(|error| failed(error.into()))?;
            for (leaf, proof) in leaves {
                let key = (campaign, leaf.set.0);
                table.insert(key, (leaf, proof).encode().as_slice()).map_err(|error| failed(error.into()))?;
            }
        }
        write.commit().map_err(|error| failed(error.into()))
    }

    /// Returns the number of gold leaves that are held.
    pub fn leaves(&self) -> Result<u64> {
        let failed = |error: redb::Error| self.failed(error);
        let read = self.database.begin_read().map_err(|error| failed(error.into()))?;
        let table = read.open_table(LEAVES).map_err(|error| failed(error.into()))?;
        table.len().map_err(|error| failed(error.into()))
    }
}

impl Gold for Store {
    fn leaf(&self, campaign: CampaignId, set: SetId) -> Option<(GoldLeaf, Vec<H256>)> {
        let read = self.database.begin_read().ok()?;
        let table = read.open_table(LEAVES).ok()?;
        let entry = table.get((campaign, set.0)).ok()??;
        let found = Decode::decode(&mut entry.value()).ok();
        found
    }
}

#[cfg(test)]
mod tests;
