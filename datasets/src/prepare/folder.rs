//! The folder `.agt`: how a new one takes the place of an old one, and when it may not.

use super::{
    disk::{failed, make_folder, remove_folder, rename, sync_folder},
    manifest::MANIFEST,
};
use crate::{Error, Result};
use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

/// The folder of what was prepared, beside `campaign.toml`.
pub const FOLDER: &str = ".agt";

/// The file in [`FOLDER`] that says which campaign was opened from it. The command line writes it.
pub const OPENED: &str = "opened.json";

/// The file in [`FOLDER`] of an attempt to open a campaign whose end nobody has seen. The command line writes it before it
/// sends the transaction, so the campaign may be open already.
pub const OPENING: &str = "opening.json";

/// The folder in [`FOLDER`] with all that workers must not know.
pub(crate) const SECRET: &str = "secret";

fn new(folder: &Path) -> PathBuf {
    folder.join(".agt.new")
}

fn old(folder: &Path) -> PathBuf {
    folder.join(".agt.old")
}

/// Returns whether a campaign was opened from what was prepared, or may have been: then it needs the gold that lies there.
fn is_needed(prepared: &Path) -> bool {
    [OPENED, OPENING].iter().any(|file| prepared.join(file).exists())
}

/// Gives a folder that a campaign may need a name under which nothing removes it.
fn keep(folder: &Path, needed: &Path) -> Result<()> {
    let kept = (1u32..).map(|number| folder.join(format!(".agt.opened-{number}"))).find(|path| !path.exists());
    rename(needed, &kept.expect("fewer than 2^32 folders exist"))
}

/// Removes a folder that another one has replaced, if it is there. One that a campaign may need is kept.
fn discard(folder: &Path, replaced: &Path) -> Result<()> {
    match is_needed(replaced) {
        true => keep(folder, replaced),
        false => remove_folder(replaced),
    }
}

/// Keeps others from preparing in the folder of a campaign, and from opening a campaign from it, as long as it lives.
pub struct Lock {
    _file: File,
}

/// Takes the lock of a folder.
pub(crate) fn lock(folder: &Path) -> Result<Lock> {
    let path = folder.join(".agt.lock");
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let file = file.map_err(|error| failed(&path, "written", &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => {
            let what = format!("another `agt campaign prepare` or `agt campaign open` runs in {}", folder.display());
            Err(Error::new(what, "wait until it is over"))
        }
        Err(TryLockError::Error(error)) => Err(failed(&path, "locked", &error)),
    }
}

/// Puts a folder in its place if a run ended while [`finish`] renamed: the new one, which is whole, or else the old one.
///
/// The caller has the lock.
pub(crate) fn recover(folder: &Path) -> Result<()> {
    let (named, new, old) = (folder.join(FOLDER), new(folder), old(folder));
    if named.exists() {
        return Ok(());
    }
    if new.join(MANIFEST).exists() {
        rename(&new, &named)?;
        discard(folder, &old)
    } else if old.exists() {
        rename(&old, &named)
    } else {
        Ok(())
    }
}

/// Does what [`recover`] does, if there is anything to do.
pub(crate) fn recover_alone(folder: &Path) -> Result<()> {
    if folder.join(FOLDER).exists() || !(new(folder).exists() || old(folder).exists()) {
        return Ok(());
    }
    let _lock = lock(folder)?;
    recover(folder)
}

/// Checks that no campaign was opened from the folder, and that none may be open of which nobody has heard yet.
pub(super) fn ensure_not_opened(folder: &Path, force: bool) -> Result<()> {
    let prepared = folder.join(FOLDER);
    if force || !is_needed(&prepared) {
        return Ok(());
    }
    if prepared.join(OPENED).exists() {
        let what = format!("a campaign was opened from {}, and it needs the gold that lies there", folder.display());
        return Err(Error::new(what, "use another folder, or --force, which keeps the old one beside the new"));
    }
    let what = format!(
        "`agt campaign open` was interrupted in {}: a campaign may be open, and would need the gold that lies there",
        folder.display()
    );
    let remedy =
        "run `agt campaign open` again, which finds out, or use --force, which keeps the old one beside the new";
    Err(Error::new(what, remedy))
}

/// Makes the folder to write into, and one in it for secrets.
pub(super) fn begin(folder: &Path) -> Result<PathBuf> {
    let new = new(folder);
    remove_folder(&new)?;
    make_folder(&new)?;
    make_folder(&new.join(SECRET))?;
    Ok(new)
}

/// Gives the folder that was written its name. One that a campaign may need is kept.
pub(super) fn finish(folder: &Path) -> Result<()> {
    let (named, new, old) = (folder.join(FOLDER), new(folder), old(folder));
    sync_folder(&new.join(SECRET))?;
    sync_folder(&new)?;
    if is_needed(&named) {
        // Whatever ends the program between the renames, the gold of an open campaign has a name of its own.
        keep(folder, &named)?;
    } else if named.exists() {
        discard(folder, &old)?;
        rename(&named, &old)?;
    }
    rename(&new, &named)?;
    // A campaign may have been opened while this folder was written.
    discard(folder, &old)?;
    sync_folder(folder)
}
