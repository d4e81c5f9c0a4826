//! Labels as one JSON object a line.

use super::{
    file::{failed, PartFile},
    row::{Further, Row},
    rows::unreadable,
    Answering, Label, Told, ToldLine, Writer, Written,
};
use crate::Result;
use std::{
    io::{BufRead, Read, Write},
    path::{Path, PathBuf},
};

/// The most bytes of a line that is read.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Writes labels as one JSON object a line.
pub(super) struct JsonLinesWriter {
    file: PartFile,
    further: Further,
}

impl JsonLinesWriter {
    pub(super) fn create(path: &Path, answering: &Answering) -> Result<Self> {
        Ok(Self { file: PartFile::create(path)?, further: Further::of(answering) })
    }
}

impl Writer for JsonLinesWriter {
    fn write(&mut self, label: &Label) -> Result<()> {
        let row = Row::of(label, self.further);
        let written = serde_json::to_writer(&mut self.file, &row).map_err(std::io::Error::from);
        let written = written.and_then(|()| self.file.write_all(b"\n"));
        written.map_err(|error| failed("write", self.file.path(), &error))
    }

    fn finish(self: Box<Self>) -> Result<Written> {
        self.file.finish()
    }
}

/// The lines of a file.
struct Lines<Reader> {
    path: PathBuf,
    reader: Reader,
    line: u64,
    bytes: Vec<u8>,
    is_over: bool,
}

/// Returns the lines of a file. Empty lines are skipped.
pub(super) fn lines(path: &Path, reader: impl BufRead) -> impl Iterator<Item = ToldLine> {
    Lines { path: path.into(), reader, line: 0, bytes: Vec::new(), is_over: false }
}

impl<Reader: BufRead> Iterator for Lines<Reader> {
    type Item = ToldLine;

    fn next(&mut self) -> Option<ToldLine> {
        while !self.is_over {
            self.bytes.clear();
            self.line += 1;
            match self.reader.by_ref().take(MOST_BYTES).read_until(b'\n', &mut self.bytes) {
                Ok(0) => self.is_over = true,
                Ok(read) if read as u64 == MOST_BYTES => {
                    self.is_over = true;
                    return Some(Err(unreadable("line", self.line, "it has more than 64 MiB")));
                }
                Ok(_) if self.bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(told(self.line, &self.bytes)),
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(failed("read", &self.path, &error)));
                }
            }
        }
        None
    }
}

fn told(line: u64, bytes: &[u8]) -> ToldLine {
    let row = serde_json::from_slice::<Row>(bytes).map_err(|error| unreadable("line", line, error))?;
    let label = row.into_label().map_err(|what| unreadable("line", line, what))?;
    Ok(Told::new(line, label))
}
