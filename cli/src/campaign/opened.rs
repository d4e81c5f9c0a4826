//! What a prepared folder remembers of the campaign that was opened from it.

use crate::error::{Failure, Result};
use agt_datasets::prepare::{FOLDER, OPENED, OPENING};
use agt_primitives::tasks::{CampaignId, CampaignTerms, PoolId};
use agt_runtime::Hash;
use codec::{Decode, Encode};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

/// A campaign that is open, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// The chain.
    pub genesis: Hash,
    /// The campaign's number.
    pub campaign: CampaignId,
    /// Its owner's address.
    pub owner: String,
    /// The number of the owner's pool that pays for it; none where the platform pays.
    pub pool: Option<PoolId>,
    /// The block in which it was opened.
    pub block: u32,
    /// The hash of the terms that it was opened with.
    pub terms_hash: Hash,
}

/// An attempt to open a campaign. It is written before the transaction is sent, so that a program that is killed meanwhile
/// finds out whether it was included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// The chain.
    pub genesis: Hash,
    /// The address that signs.
    pub owner: String,
    /// The pool that is opened with it; none where the platform pays.
    pub pool: Option<PoolId>,
    /// The last block before those that can include it.
    pub after: u32,
    /// The terms, SCALE encoded, in hexadecimal.
    terms: String,
}

impl Attempt {
    /// Returns an attempt with these terms.
    pub fn new(genesis: Hash, owner: String, pool: Option<PoolId>, after: u32, terms: &CampaignTerms) -> Self {
        Self { genesis, owner, pool, after, terms: hex::encode(terms.encode()) }
    }

    /// Returns the terms.
    pub fn terms(&self) -> Result<CampaignTerms> {
        let bytes = hex::decode(&self.terms).ok();
        let terms = bytes.and_then(|bytes| CampaignTerms::decode(&mut &bytes[..]).ok());
        terms.ok_or_else(|| Failure::local("File", "opening.json is damaged; if nothing was opened, remove it"))
    }
}

/// The folder that `agt campaign prepare` makes.
fn hidden(folder: &Path) -> PathBuf {
    folder.join(FOLDER)
}

/// Returns the campaign that was opened from a folder, if one was.
pub fn opened(folder: &Path) -> Result<Option<Opened>> {
    read(&hidden(folder).join(OPENED))
}

/// Returns the campaign that was opened from a folder, on the chain of `genesis`.
///
/// Errors: none was, or on another chain.
pub fn opened_on(folder: &Path, genesis: Hash) -> Result<Opened> {
    let why = "no campaign was opened from this folder; `agt campaign open` opens one";
    let opened = opened(folder)?.ok_or_else(|| Failure::local("NotOpened", why))?;
    match opened.genesis == genesis {
        true => Ok(opened),
        false => {
            let why =
                "the campaign of this folder is on another chain than the node; name a node of its chain by --node";
            Err(Failure::refused("OtherChain", why))
        }
    }
}

/// Remembers that a campaign was opened, and forgets the attempt.
pub fn remember(folder: &Path, opened: &Opened) -> Result<()> {
    write(&hidden(folder).join(OPENED), opened)?;
    forget_attempt(folder)
}

/// Returns the attempt whose outcome nobody has seen, if there is one.
pub fn attempt(folder: &Path) -> Result<Option<Attempt>> {
    read(&hidden(folder).join(OPENING))
}

/// Remembers an attempt.
pub fn remember_attempt(folder: &Path, attempt: &Attempt) -> Result<()> {
    write(&hidden(folder).join(OPENING), attempt)
}

/// Forgets an attempt that came to nothing.
pub fn forget_attempt(folder: &Path) -> Result<()> {
    let path = hidden(folder).join(OPENING);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::file(&path, &error)),
        _ => Ok(()),
    }
}

fn read<Entry: DeserializeOwned>(path: &Path) -> Result<Option<Entry>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::file(path, &error)),
    };
    let entry = serde_json::from_slice(&bytes);
    entry.map(Some).map_err(|error| Failure::local("File", format!("{} is damaged: {error}", path.display())))
}

/// Writes a file whole or not at all.
fn write(path: &Path, entry: &impl Serialize) -> Result<()> {
    let failed = |error: std::io::Error| Failure::file(path, &error);
    let bytes = serde_json::to_vec_pretty(entry).map_err(|error| failed(error.into()))?;
    let part = path.with_extension("part");
    let mut file = fs::File::create(&part).map_err(failed)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&part, path));
    let folder = path.parent().unwrap_or(Path::new("."));
    written.and_then(|()| fs::File::open(folder)?.sync_all()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_is_forgotten_when_the_campaign_is_open() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(hidden(folder.path())).unwrap();
        let attempt =
            Attempt { genesis: Hash::repeat_byte(1), owner: "7".into(), pool: Some(2), after: 9, terms: "zz".into() };
        assert_eq!(super::attempt(folder.path()).unwrap(), None);
        remember_attempt(folder.path(), &attempt).unwrap();
        assert_eq!(super::attempt(folder.path()).unwrap(), Some(attempt.clone()));
        assert!(attempt.terms().is_err());
        let open = Opened {
            genesis: attempt.genesis,
            campaign: 5,
            owner: "7".into(),
            pool: Some(2),
            block: 10,
            terms_hash: Hash::zero(),
        };
        remember(folder.path(), &open).unwrap();
        assert_eq!(super::attempt(folder.path()).unwrap(), None);
        assert_eq!(opened_on(folder.path(), Hash::repeat_byte(1)).unwrap(), open);
        assert_eq!(opened_on(folder.path(), Hash::zero()).unwrap_err().rule, "OtherChain");
    }
}
