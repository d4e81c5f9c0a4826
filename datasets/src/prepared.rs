//! A campaign that was prepared: its items and gold by number, its leaves with their proofs, and what each set shows.
//!
//! Memory holds the hashes of the leaves, 64 bytes each, and nothing of the items. All methods can be used by several threads
//! at once.

mod media;
mod names;
mod shown;
#[cfg(test)]
mod tests;

use crate::{
    items::Item,
    plan::Plan,
    prepare::{disk::failed, lock, recover, recover_alone, Cost, Lock, Manifest, Records, Tree},
    prepare::{COPY, FOLDER, GOLD, ITEMS, LEAVES, NAMES, OPENED, SECRET, SHOWN},
    Error, Result,
};
use agt_primitives::{
    tasks::{CampaignTerms, GoldLeaf, PoolId, SetId},
    Moment,
};
use codec::Decode;
use names::Names;
use sp_core::H256;
use std::{
    fs::File,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

pub use media::Media;
pub(crate) use media::MediaRoot;
pub use shown::{Shown, ShownMedia};

/// A campaign that was prepared.
pub struct Prepared {
    folder: PathBuf,
    plan: Plan,
    manifest: Manifest,
    items: Records,
    gold: Records,
    leaves: File,
    shown: File,
    tree: Tree,
    names: Names,
    media: MediaRoot,
}

impl Prepared {
    /// Opens what was prepared in the folder of a campaign.
    ///
    /// All files are read once: those that it was prepared from, to see that they have not changed, and the leaves, to see that
    /// they make the root.
    ///
    /// # Errors
    /// Nothing was prepared, a file changed since, or something is missing or damaged.
    pub fn open(folder: &Path) -> Result<Self> {
        recover_alone(folder)?;
        Self::read(folder)
    }

    /// Does the same, and keeps others from preparing in the folder, and from opening a campaign from it, as long as the lock
    /// lives.
    ///
    /// # Errors
    /// As for [`Prepared::open`], and somebody else has the lock.
    pub fn open_alone(folder: &Path) -> Result<(Self, Lock)> {
        let lock = lock(folder)?;
        recover(folder)?;
        Ok((Self::read(folder)?, lock))
    }

    fn read(folder: &Path) -> Result<Self> {
        let own = folder.join(FOLDER);
        if !own.exists() {
            let what = format!("{} is not prepared", folder.display());
            return Err(Error::new(what, "run `agt campaign prepare` first"));
        }
        let manifest = Manifest::read(&own)?;
        let secret = own.join(SECRET);
        if !secret.exists() {
            let what = format!("{} is lost: it holds the gold, without which no set can be settled", secret.display());
            return Err(Error::new(what, "restore it from a backup; if the campaign is not open, prepare it again"));
        }
        let plan = Plan::load(folder)?;
        let copy = own.join(COPY);
        let copy = std::fs::read_to_string(&copy).map_err(|error| failed(&copy, "read", &error))?;
        manifest.check(&Plan::parse(folder, &copy)?, &plan)?;

        let open = |name: &str| {
            let path = secret.join(name);
            File::open(&path).map_err(|error| failed(&path, "read", &error))
        };
        let key_path = secret.join(NAMES);
        let key = std::fs::read(&key_path).map_err(|error| failed(&key_path, "read", &error))?;
        let key = key.try_into().map_err(|_| damaged(&key_path))?;
        let leaves = open(LEAVES)?;
        let shown = open(SHOWN)?;
        let tree = tree(&secret.join(LEAVES), &manifest)?;
        let positions = u64::from(manifest.leaves).saturating_mul(plan.gold_a_set.into());
        let length = shown.metadata().map(|metadata| metadata.len()).unwrap_or_default();
        if length != positions.saturating_mul(4) {
            return Err(damaged(&secret.join(SHOWN)));
        }
        Ok(Self {
            items: Records::open(&own, ITEMS, manifest.items)?,
            gold: Records::open(&secret, GOLD, manifest.gold)?,
            leaves,
            shown,
            tree,
            names: Names::new(key),
            media: MediaRoot::of(&plan)?,
            folder: own,
            plan,
            manifest,
        })
    }

    /// Returns the plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the folder of what was prepared.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the file that says which campaign was opened from here. It need not exist.
    pub fn opened(&self) -> PathBuf {
        self.folder.join(OPENED)
    }

    /// Returns what the campaign costs, at the fee of the time when it was prepared.
    pub fn cost(&self) -> &Cost {
        &self.manifest.cost
    }

    /// Returns what is worth knowing and no error, a line each.
    pub fn warnings(&self) -> &[String] {
        &self.manifest.warnings
    }

    /// Returns the number of items to label.
    pub fn items(&self) -> u32 {
        self.manifest.items
    }

    /// Returns the number of leaves.
    pub fn leaves(&self) -> u32 {
        self.manifest.leaves
    }

    /// Returns the root over the leaves.
    pub fn root(&self) -> H256 {
        self.manifest.root
    }

    /// Returns the terms with which the campaign opens at `now`, with the errors of [`Plan::terms`].
    pub fn terms(&self, now: Moment, pool: PoolId) -> Result<CampaignTerms> {
        self.plan.terms(self.root(), self.leaves(), self.items(), now, pool)
    }

    /// Returns an item by its number on chain: the place among the items without gold, in the order of their file.
    ///
    /// # Errors
    /// There is no such item, or it cannot be read.
    pub fn item(&self, number: u32) -> Result<Item> {
        self.items.get(number)
    }

    /// Returns the gold item at a place of a set's gold, in the order of the canonical list.
    ///
    /// # Errors
    /// There is no such place, or it cannot be read.
    pub fn gold_item(&self, set: SetId, place: u8) -> Result<Item> {
        self.gold.get(self.gold_number(set, place)?)
    }

    fn gold_number(&self, SetId(set): SetId, place: u8) -> Result<u32> {
        let gold = self.plan.gold_a_set;
        if set >= self.leaves() || place >= gold {
            let what =
                format!("set {set} has no gold at place {place}: there are {} sets with {gold} each", self.leaves());
            return Err(Error::new(what, "ask for one that exists"));
        }
        let at = u64::from(set).saturating_mul(gold.into()).saturating_add(place.into()).saturating_mul(4);
        let mut number = [0; 4];
        let read = self.shown.read_exact_at(&mut number, at);
        read.map_err(|error| failed(&self.folder.join(SECRET).join(SHOWN), "read", &error))?;
        Ok(u32::from_le_bytes(number))
    }

    /// Returns the leaf of a set, which opens its gold.
    ///
    /// # Errors
    /// There is no such leaf, or it cannot be read.
    pub fn leaf(&self, set: SetId) -> Result<GoldLeaf> {
        let path = || self.folder.join(SECRET).join(LEAVES);
        self.ensure_leaf(set)?;
        let mut encoded = vec![0; usize::try_from(self.manifest.leaf_bytes).unwrap_or_default()];
        let at = u64::from(set.0).saturating_mul(self.manifest.leaf_bytes.into());
        self.leaves.read_exact_at(&mut encoded, at).map_err(|error| failed(&path(), "read", &error))?;
        GoldLeaf::decode(&mut &encoded[..]).map_err(|_| damaged(&path()))
    }

    /// Returns the proof that the leaf of a set stands under the root.
    ///
    /// # Errors
    /// There is no such leaf.
    pub fn proof(&self, set: SetId) -> Result<Vec<H256>> {
        self.ensure_leaf(set)?;
        Ok(self.tree.proof(set.0).unwrap_or_default())
    }

    fn ensure_leaf(&self, SetId(set): SetId) -> Result<()> {
        if set < self.leaves() {
            return Ok(());
        }
        Err(Error::new(
            format!("there is no leaf {set}: the campaign has {}", self.leaves()),
            "ask for one that exists",
        ))
    }
}

fn damaged(path: &Path) -> Error {
    Error::new(format!("{} is damaged", path.display()), "restore the folder .agt from a backup")
}

/// Returns the tree over the leaves of a file, if it has the root that was prepared.
fn tree(path: &Path, manifest: &Manifest) -> Result<Tree> {
    use std::io::{BufReader, Read};
    let file = File::open(path).map_err(|error| failed(path, "read", &error))?;
    let length = file.metadata().map(|metadata| metadata.len()).unwrap_or_default();
    if length != u64::from(manifest.leaves).saturating_mul(manifest.leaf_bytes.into()) {
        return Err(damaged(path));
    }
    let mut file = BufReader::with_capacity(1 << 18, file);
    let mut encoded = vec![0; usize::try_from(manifest.leaf_bytes).unwrap_or_default()];
    let mut hashes = Vec::with_capacity(usize::try_from(manifest.leaves).unwrap_or_default());
    for _ in 0..manifest.leaves {
        file.read_exact(&mut encoded).map_err(|error| failed(path, "read", &error))?;
        hashes.push(Tree::leaf(&encoded));
    }
    let tree = Tree::new(hashes);
    if tree.root() == manifest.root {
        Ok(tree)
    } else {
        Err(damaged(path))
    }
}
