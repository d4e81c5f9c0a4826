//! A file that has its name only once it is whole.

use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

/// The bytes that are collected before they are written.
const BUFFER: usize = 256 * 1024;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its name in the folder.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
}

/// A file that is being written, under its name and `.part`. It is removed unless it is finished.
pub(super) struct PartFile {
    path: PathBuf,
    part: PathBuf,
    file: Option<File>,
    buffer: Vec<u8>,
    hash: Sha256,
    bytes: u64,
}

impl PartFile {
    /// Begins a file.
    pub(super) fn create(path: &Path) -> Result<Self> {
        let mut part = OsString::from(path);
        part.push(".part");
        let part = PathBuf::from(part);
        let file = File::create(&part).map_err(|error| failed("write", path, &error))?;
        let buffer = Vec::with_capacity(BUFFER);
        Ok(Self { path: path.into(), part, file: Some(file), buffer, hash: Sha256::new(), bytes: 0 })
    }

    /// Returns the path that it will have.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Flushes it to the disk and gives it its name.
    pub(super) fn finish(mut self) -> Result<Written> {
        let done = self.flush().and_then(|()| match self.file.take() {
            Some(file) => file.sync_all().and_then(|()| fs::rename(&self.part, &self.path)),
            None => Ok(()),
        });
        if let Err(error) = done {
            let _ = fs::remove_file(&self.part);
            return Err(failed("write", &self.path, &error));
        }
        // Where the folder itself cannot be synced, the file is whole all the same.
        if let Some(folder) = self.path.parent() {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        let sha256 = hex::encode(std::mem::take(&mut self.hash).finalize());
        Ok(Written { name: name_of(&self.path), bytes: self.bytes, sha256 })
    }
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            file.write_all(&self.buffer)?;
        }
        self.hash.update(&self.buffer);
        self.bytes += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Returns the size and the SHA-256 of a file, which is read piece by piece.
pub(super) fn summed(path: &Path) -> Result<Written> {
    let mut file = File::open(path).map_err(|error| failed("read", path, &error))?;
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; BUFFER]);
    loop {
        let read = file.read(&mut piece).map_err(|error| failed("read", path, &error))?;
        if read == 0 {
            return Ok(Written { name: name_of(path), bytes, sha256: hex::encode(hash.finalize()) });
        }
        hash.update(&piece[..read]);
        bytes += read as u64;
    }
}

/// Returns what a person calls a file: its name without folders.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Returns the error of a file that cannot be read or written (`doing`).
pub(super) fn failed(doing: &str, path: &Path, error: &io::Error) -> Error {
    let name = path.display();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::new(
            format!("the disk is full, {name} could not be written"),
            "free some space and run the export again; files that were there before are unchanged",
        ),
        ErrorKind::NotFound if doing == "read" => {
            Error::new(format!("there is no file {name}"), "check the name, or export again")
        }
        ErrorKind::NotFound => Error::new(format!("there is no folder for {name}"), "make it, or name another one"),
        ErrorKind::PermissionDenied => {
            Error::new(format!("it is not allowed to {doing} {name}"), "check who owns the file and its folder")
        }
        _ => Error::new(format!("cannot {doing} {name} ({error})"), "check the disk, then try again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_has_its_name_only_once_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.csv");
        fs::write(&path, "old").unwrap();
        let mut file = PartFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

        let mut file = PartFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        let written = file.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(written, summed(&path).unwrap());
        assert_eq!(written.sha256, "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437");
    }

    #[test]
    fn full_disk_is_named_in_one_line_and_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.csv");
        fs::write(&path, "old").unwrap();
        std::os::unix::fs::symlink("/dev/full", folder.path().join("labels.csv.part")).unwrap();
        let mut file = PartFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        let error = file.finish().unwrap_err().to_string();
        assert!(error.starts_with("the disk is full") && !error.contains('\n'), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }
}
