//! `prepared.json`: what was prepared, and from which files.

use super::{cost::Cost, disk};
use crate::{
    gold::name_of,
    plan::{Plan, PLAN},
    Error, Result,
};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use std::path::{Path, PathBuf};

/// The form of the folder that this version writes and reads.
const VERSION: u32 = 1;

/// The name of the file in the folder.
pub(crate) const MANIFEST: &str = "prepared.json";

/// What was prepared. It is written last: a folder with it is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    version: u32,
    /// The number of items to label.
    pub(crate) items: u32,
    /// The number of gold items.
    pub(crate) gold: u32,
    /// The number of leaves.
    pub(crate) leaves: u32,
    /// The bytes of each encoded leaf.
    pub(crate) leaf_bytes: u32,
    /// The root over the leaves.
    pub(crate) root: H256,
    /// What it costs.
    pub(crate) cost: Cost,
    /// What is worth knowing and no error.
    pub(crate) warnings: Vec<String>,
    /// The files that it was made of.
    inputs: Vec<Input>,
}

/// A file that a campaign was prepared from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Input {
    name: String,
    bytes: u64,
    blake2_256: H256,
}

impl Input {
    fn of(path: &Path) -> Result<Self> {
        let (bytes, blake2_256) = disk::hash(path)?;
        Ok(Self { name: name_of(path), bytes, blake2_256 })
    }
}

/// Returns the files of a plan whose content counts, in a fixed order.
fn files(plan: &Plan) -> Vec<PathBuf> {
    let named = [&plan.files.items, &plan.specification].into_iter().chain(&plan.files.gold);
    named.cloned().collect()
}

/// The state of a plan's files, before they are read.
pub(super) struct Inputs(Vec<Input>);

impl Inputs {
    pub(super) fn of(plan: &Plan) -> Result<Self> {
        files(plan).iter().map(|path| Input::of(path)).collect::<Result<_>>().map(Self)
    }

    /// Checks that no file changed while it was read.
    pub(super) fn check(&self, plan: &Plan) -> Result<()> {
        check_inputs(&self.0, plan, "changed while it was read", "leave it alone, and run it again")
    }
}

/// Checks that the files of a plan are as they were.
fn check_inputs(inputs: &[Input], plan: &Plan, what: &str, remedy: &str) -> Result<()> {
    for (path, input) in files(plan).iter().zip(inputs) {
        if Input::of(path)? != *input {
            return Err(Error::new(format!("{} {what}", name_of(path)), remedy));
        }
    }
    Ok(())
}

impl Manifest {
    pub(super) fn new(counts: [u32; 4], root: H256, cost: Cost, warnings: Vec<String>, inputs: Inputs) -> Self {
        let [items, gold, leaves, leaf_bytes] = counts;
        Self { version: VERSION, items, gold, leaves, leaf_bytes, root, cost, warnings, inputs: inputs.0 }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self).expect("numbers, texts and lists are always JSON");
        let mut output = disk::Output::new(folder.join(MANIFEST))?;
        output.write(text.as_bytes())?;
        output.finish()
    }

    /// Reads the file in a folder.
    ///
    /// # Errors
    /// It is missing or damaged, or another version wrote it.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let text = std::fs::read(&path).map_err(|error| disk::failed(&path, "read", &error))?;
        let damaged = |_| Error::new(format!("{} is damaged", path.display()), "restore the folder .agt from a backup");
        let told: serde_json::Value = serde_json::from_slice(&text).map_err(damaged)?;
        match told.get("version").and_then(serde_json::Value::as_u64) {
            Some(version) if version != u64::from(VERSION) => {
                let what = format!("{} was written by another version of agt", path.display());
                Err(Error::new(what, "use that version, or prepare the campaign again if it is not open yet"))
            }
            _ => serde_json::from_value(told).map_err(damaged),
        }
    }

    /// Checks that a plan is the one that was prepared, and that its files have not changed since. What the plan says about
    /// server and keeper may change.
    ///
    /// # Errors
    /// The message names the file that changed.
    pub(crate) fn check(&self, prepared: &Plan, now: &Plan) -> Result<()> {
        let remedy = "undo the change; or, before the campaign is open, run `agt campaign prepare` again";
        let may_change = Plan { server: now.server.clone(), keeper: now.keeper.clone(), ..prepared.clone() };
        if may_change != *now {
            return Err(Error::new(format!("{PLAN} has changed since `agt campaign prepare`"), remedy));
        }
        check_inputs(&self.inputs, now, "has changed since `agt campaign prepare`", remedy)
    }
}
