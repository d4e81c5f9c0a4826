//! Files: what the system refuses is told in one line, and what is written is on the disk before it counts.

use crate::{Error, Result};
use sp_core::H256;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// The bytes that are read or written at once.
const BUFFER: usize = 1 << 18;

/// The byte order mark of UTF-8.
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Returns the error of a file that the system refused: `doing` is what failed, such as `read` or `written`.
pub(crate) fn failed(path: &Path, doing: &str, error: &io::Error) -> Error {
    use io::ErrorKind;
    let remedy = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            return Error::new(
                format!("{} cannot be {doing}: the disk is full", path.display()),
                "free some space and run it again; what was there before is unchanged",
            );
        }
        ErrorKind::NotFound => "check the path",
        ErrorKind::PermissionDenied => "give yourself the right to it, or use another folder",
        _ => "check the file and the disk, then run it again",
    };
    Error::new(format!("{} cannot be {doing} ({error})", path.display()), remedy)
}

/// Opens a text, and skips the byte order mark of UTF-8.
pub(crate) fn open_text(path: &Path) -> Result<BufReader<File>> {
    let told = |error| failed(path, "read", &error);
    let mut input = BufReader::with_capacity(BUFFER, File::open(path).map_err(told)?);
    if input.fill_buf().map_err(told)?.starts_with(MARK) {
        input.consume(MARK.len());
    }
    Ok(input)
}

/// Returns the length and the blake2-256 of a file.
pub(crate) fn hash(path: &Path) -> Result<(u64, H256)> {
    let told = |error| failed(path, "read", &error);
    let mut file = File::open(path).map_err(told)?;
    let mut state = blake2b_simd::Params::new().hash_length(32).to_state();
    let mut buffer = vec![0; BUFFER];
    let mut length = 0u64;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok((length, H256::from_slice(state.finalize().as_bytes()))),
            Ok(count) => {
                state.update(buffer.get(..count).unwrap_or_default());
                length = length.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) => return Err(told(error)),
        }
    }
}

/// Makes a folder that only its owner may enter.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::DirBuilder::new().mode(0o700).create(path).map_err(|error| failed(path, "made", &error))
}

/// Removes a folder with all that is in it, if it is there.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(path, "removed", &error)),
        _ => Ok(()),
    }
}

/// Renames a folder.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|error| failed(from, "renamed", &error))
}

/// Has the names in a folder on the disk.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(|error| failed(path, "written", &error))
}

/// A file that is being written. Only its owner may read it.
pub(crate) struct Output {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Output {
    /// Begins a file.
    pub(crate) fn new(path: PathBuf) -> Result<Self> {
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path);
        let file = file.map_err(|error| failed(&path, "written", &error))?;
        Ok(Self { path, file: BufWriter::with_capacity(BUFFER, file) })
    }

    /// Writes bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(|error| failed(&self.path, "written", &error))
    }

    /// Has all bytes on the disk.
    pub(crate) fn finish(mut self) -> Result<()> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|error| failed(&self.path, "written", &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_disk_is_told_in_one_line() {
        let mut output = Output::new("/dev/full".into()).unwrap();
        let error = output.write(&vec![0; 2 * BUFFER]).and_then(|()| output.finish()).unwrap_err();
        assert_eq!(error.what(), "/dev/full cannot be written: the disk is full");
        assert!(error.remedy().contains("free some space"));
    }

    #[test]
    fn hash_of_a_file_is_that_of_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for length in [0, 1, BUFFER - 1, BUFFER, BUFFER + 1] {
            let bytes = vec![7; length];
            fs::write(&path, &bytes).unwrap();
            assert_eq!(hash(&path).unwrap(), (length as u64, crate::prepare::hashing::blake2_256(&bytes).into()));
        }
    }
}
