//! From the files of a campaign to the folder from which it is run: items by number, gold, leaves, the Merkle root, the cost.
//!
//! The folder `.agt` lies beside `campaign.toml`. It is written as `.agt.new` and takes its name when all of it is on the disk:
//! whatever ends the program, either the old folder is there or the new one, whole.

mod cost;
pub(crate) mod dice;
pub(crate) mod disk;
mod folder;
pub(crate) mod hashing;
mod manifest;
mod records;
#[cfg(test)]
pub(crate) mod tests;
mod tree;
mod write;

use crate::{plan::Plan, Result};
use agt_primitives::{basis_points::BasisPoints, Moment};
use dice::Dice;
use sp_core::H256;
use std::path::Path;

pub use cost::{longest_round, Cost};
pub(crate) use folder::{lock, recover, recover_alone, SECRET};
pub use folder::{Lock, FOLDER, OPENED, OPENING};
pub(crate) use manifest::Manifest;
pub(crate) use records::Records;
pub(crate) use tree::Tree;
pub(crate) use write::{COPY, GOLD, ITEMS, LEAVES, NAMES, SHOWN};

/// Hears how far long work has come, such as a bar on a terminal.
pub trait Progress {
    /// Hears that `done` steps of a work are done, of so many if that is known. It is called at least once for each work, at most
    /// once for each thousand steps, and once at its end.
    fn step(&self, what: &str, done: u64, of: Option<u64>);
}

/// Nobody listens.
impl Progress for () {
    fn step(&self, _: &str, _: u64, _: Option<u64>) {}
}

/// What decides how a campaign is prepared, beside its files.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The chain's fee on what a pool pays.
    pub fee: BasisPoints,
    /// The time of day, in milliseconds since 1970-01-01T00:00:00Z, against which the deadline is checked.
    pub now: Moment,
    /// Whether to prepare although a campaign was opened from the folder, or may have been. The old folder is kept under another
    /// name.
    pub force: bool,
    /// Who hears how far it has come.
    pub progress: &'a dyn Progress,
    /// The chance, for tests; none takes that of the operating system.
    pub seed: Option<[u8; 32]>,
}

/// What was prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The root over the leaves.
    pub root: H256,
    /// What the campaign costs.
    pub cost: Cost,
    /// What is worth knowing and no error, a line each.
    pub warnings: Vec<String>,
}

/// Prepares the campaign of a folder.
///
/// It takes at most 48 bytes of memory an item, about 130 a gold item, 64 a leaf and 4 a gold position. Only one may run in a
/// folder, and none while a campaign is opened from it: see [`Lock`].
///
/// # Errors
/// The plan or one of its files is wrong, the chain would refuse the campaign, a campaign was opened from the folder, or may have
/// been, and [`Settings::force`] is not set, or the disk refuses something. Nothing has changed then.
pub fn prepare(folder: &Path, settings: &Settings<'_>) -> Result<Report> {
    let _lock = folder::lock(folder)?;
    folder::recover(folder)?;
    folder::ensure_not_opened(folder, settings.force)?;
    let plan = Plan::load(folder)?;
    let mut dice = match settings.seed {
        Some(seed) => Dice::new(seed),
        None => Dice::of_the_system()?,
    };
    let new = folder::begin(folder)?;
    match write::all(&plan, &new, settings, &mut dice) {
        Ok(report) => {
            folder::finish(folder)?;
            Ok(report)
        }
        Err(error) => {
            // What is half written takes the room that a full disk lacks. It is removed by the next run if it is not now.
            let _ = disk::remove_folder(&new);
            Err(error)
        }
    }
}
