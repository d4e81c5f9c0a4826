//! Answers that a worker gave and has not seen judged: kept on disk before anything is sent.

use crate::error::{Failure, Result};
use agt_runtime::{AccountId, Hash};
use codec::{Decode, Encode};
use pallet_tasks::Opening;
use std::{
    fs,
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// A folder with one file for each opening of one account on one chain.
pub struct Drawer(PathBuf);

impl Drawer {
    /// Opens the drawer of an account below `data`, readable by its owner alone.
    pub fn open(data: &Path, genesis: Hash, who: &AccountId) -> Result<Self> {
        let folder = data.join("work").join(hex::encode(&genesis.0[..8])).join(agt_client::keys::address_of(who));
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(|error| failed(&folder, &error))?;
        Ok(Self(folder))
    }

    fn file(&self, opening: &Opening<AccountId>) -> PathBuf {
        self.0.join(format!("{}-{}", opening.campaign, opening.set.0))
    }

    /// Keeps an opening; whole or not at all. One that is there for the same set is kept as it is, because its commitment
    /// may be on the chain: that one is returned.
    pub fn keep(&self, opening: Opening<AccountId>) -> Result<Opening<AccountId>> {
        let path = self.file(&opening);
        if path.exists() {
            return read(&path);
        }
        let part = path.with_extension("part");
        let options = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
        let mut file = options.map_err(|error| failed(&part, &error))?;
        let written = file.write_all(&opening.encode()).and_then(|()| file.sync_all());
        let written = written.and_then(|()| fs::rename(&part, &path));
        // The new name is on the disk, too, before anything is sent.
        let written = written.and_then(|()| fs::File::open(&self.0)?.sync_all());
        written.map_err(|error| failed(&path, &error))?;
        Ok(opening)
    }

    /// Returns all openings in the drawer.
    pub fn all(&self) -> Result<Vec<Opening<AccountId>>> {
        let entries = fs::read_dir(&self.0).map_err(|error| failed(&self.0, &error))?;
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).collect::<Vec<PathBuf>>();
        paths.iter().filter(|path| path.extension().is_none()).map(|path| read(path)).collect()
    }

    /// Throws an opening away: its set is over.
    pub fn forget(&self, opening: &Opening<AccountId>) -> Result<()> {
        let path = self.file(opening);
        fs::remove_file(&path).map_err(|error| failed(&path, &error))
    }
}

fn read(path: &Path) -> Result<Opening<AccountId>> {
    let bytes = fs::read(path).map_err(|error| failed(path, &error))?;
    Opening::decode(&mut &bytes[..]).map_err(|_| {
        Failure::local("File", format!("{} is damaged; if you have a copy of it, put it back", path.display()))
    })
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::file(path, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::tasks::{Answer, RoundId, SetId};

    fn opening(set: u32, answer: u8) -> Opening<AccountId> {
        Opening {
            campaign: 3,
            round: RoundId(1),
            set: SetId(set),
            who: AccountId::new([7; 32]),
            answers: vec![Answer::Choice(answer)].try_into().unwrap(),
            salt: [9; 32],
        }
    }

    #[test]
    fn an_opening_is_kept_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let drawer = || Drawer::open(folder.path(), Hash::zero(), &AccountId::new([7; 32])).unwrap();
        drawer().keep(opening(1, 0)).unwrap();
        drawer().keep(opening(2, 0)).unwrap();
        assert_eq!(drawer().all().unwrap().len(), 2);
        drawer().forget(&opening(1, 0)).unwrap();
        assert_eq!(drawer().all().unwrap(), [opening(2, 0)]);
    }

    #[test]
    fn what_is_kept_for_a_set_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let drawer = Drawer::open(folder.path(), Hash::zero(), &AccountId::new([7; 32])).unwrap();
        drawer.keep(opening(1, 0)).unwrap();
        assert_eq!(drawer.keep(opening(1, 1)).unwrap(), opening(1, 0));
    }
}
