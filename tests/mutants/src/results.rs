//! What has become of the mutants.

use crate::{
    list::{Id, Mutant},
    runner::Fate,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write},
    fs,
    path::Path,
};

/// The mutants of each fate.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// A test failed.
    pub caught: BTreeSet<Id>,
    /// The tests took too long.
    pub endless: BTreeSet<Id>,
    /// No test failed.
    pub survived: BTreeSet<Id>,
    /// They do not compile.
    pub unviable: BTreeSet<Id>,
}

impl Results {
    /// Takes the mutants of a package, and what has become of those that compile.
    pub(crate) fn take(&mut self, all: impl Iterator<Item = Id>, fates: &BTreeMap<Id, Fate>) {
        for id in all {
            let list = match fates.get(&id) {
                Some(Fate::Caught) => &mut self.caught,
                Some(Fate::Endless) => &mut self.endless,
                Some(Fate::Survived) => &mut self.survived,
                None => &mut self.unviable,
            };
            list.insert(id);
        }
    }

    /// Writes a file with the names of the mutants of each fate into a folder.
    pub(crate) fn write(&self, folder: &Path, all: &[Mutant]) -> anyhow::Result<()> {
        for (fate, ids) in self.lists() {
            let mut text = String::new();
            for mutant in ids.iter().filter_map(|id| all.get(*id as usize)) {
                writeln!(text, "{}", mutant.name)?;
            }
            fs::write(folder.join(fate).with_extension("txt"), text)?;
        }
        Ok(())
    }

    fn lists(&self) -> [(&'static str, &BTreeSet<Id>); 4] {
        [
            ("caught", &self.caught),
            ("endless", &self.endless),
            ("survived", &self.survived),
            ("unviable", &self.unviable),
        ]
    }
}

impl fmt::Display for Results {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let lists = self.lists().map(|(fate, ids)| format!("{} {fate}", ids.len()));
        f.write_str(&lists.join(", "))
    }
}
