//! Items that are found by their number: a line of JSON each, and an index of where each line begins.

use super::disk::{failed, Output};
use crate::{items::Item, Error, Result};
use std::{fs::File, os::unix::fs::FileExt, path::Path, path::PathBuf};

/// The bytes of an entry of the index: where a line begins, a little-endian `u64`.
const ENTRY: u64 = 8;

fn paths(folder: &Path, name: &str) -> (PathBuf, PathBuf) {
    (folder.join(format!("{name}.jsonl")), folder.join(format!("{name}.idx")))
}

/// Writes items, one after the other.
pub(super) struct RecordWriter {
    lines: Output,
    index: Output,
    line: Vec<u8>,
    end: u64,
    count: u32,
}

impl RecordWriter {
    pub(super) fn new(folder: &Path, name: &str) -> Result<Self> {
        let (lines, index) = paths(folder, name);
        Ok(Self { lines: Output::new(lines)?, index: Output::new(index)?, line: Vec::new(), end: 0, count: 0 })
    }

    pub(super) fn write(&mut self, item: &Item) -> Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, item).expect("texts, lists and maps of texts are always JSON");
        self.line.push(b'\n');
        self.index.write(&self.end.to_le_bytes())?;
        self.lines.write(&self.line)?;
        self.end = self.end.saturating_add(u64::try_from(self.line.len()).unwrap_or(u64::MAX));
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    pub(super) fn finish(mut self) -> Result<()> {
        self.index.write(&self.end.to_le_bytes())?;
        self.lines.finish()?;
        self.index.finish()
    }
}

/// Reads items by number.
pub(crate) struct Records {
    lines: File,
    index: File,
    path: PathBuf,
    count: u32,
}

impl Records {
    /// Opens the records of a name in a folder.
    ///
    /// # Errors
    /// A file is missing, or has not the length of `count` records.
    pub(crate) fn open(folder: &Path, name: &str, count: u32) -> Result<Self> {
        let (path, index) = paths(folder, name);
        let open = |path: &Path| File::open(path).map_err(|error| failed(path, "read", &error));
        let records = Self { lines: open(&path)?, index: open(&index)?, path, count };
        let length = |file: &File| file.metadata().map(|metadata| metadata.len()).unwrap_or_default();
        let entries = u64::from(count).saturating_add(1);
        let is_whole = length(&records.index) == entries.saturating_mul(ENTRY)
            && records.offset(count.into()).is_ok_and(|end| end == length(&records.lines));
        if is_whole {
            Ok(records)
        } else {
            Err(records.damaged())
        }
    }

    fn damaged(&self) -> Error {
        Error::new(format!("{} is damaged", self.path.display()), "restore the folder .agt from a backup")
    }

    fn offset(&self, entry: u64) -> std::io::Result<u64> {
        let mut bytes = [0; 8];
        self.index.read_exact_at(&mut bytes, entry.saturating_mul(ENTRY))?;
        Ok(u64::from_le_bytes(bytes))
    }

    /// Returns a record.
    ///
    /// # Errors
    /// There is no such record, or it cannot be read.
    pub(crate) fn get(&self, number: u32) -> Result<Item> {
        if number >= self.count {
            let what = format!("there is no item {number}: the campaign has {}", self.count);
            return Err(Error::new(what, "ask for one that exists"));
        }
        let told = |error| failed(&self.path, "read", &error);
        let start = self.offset(number.into()).map_err(told)?;
        let end = self.offset(u64::from(number).saturating_add(1)).map_err(told)?;
        let length = end.checked_sub(start).and_then(|length| usize::try_from(length).ok());
        let mut line = vec![0; length.ok_or_else(|| self.damaged())?];
        self.lines.read_exact_at(&mut line, start).map_err(told)?;
        serde_json::from_slice(&line).map_err(|_| self.damaged())
    }
}
