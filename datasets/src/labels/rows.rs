//! Reading a file of labels, of any format.

use super::{csv_file, file::failed, file::name_of, json_lines, label_studio, parquet_file, Format, Label};
use crate::{Error, Result};
use serde_json::{Map, Value as Json};
use std::{fs::File, io::BufReader, path::Path};

/// The bytes that are read at once.
const BUFFER: usize = 256 * 1024;

/// A line of a file of labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its number, from one.
    pub line: u64,
    /// The label that it tells.
    pub label: Label,
    /// What it tells of the item itself, as in [`Items::fields`](super::Items::fields): the `data` of a Label Studio task. None
    /// in all other formats.
    pub data: Option<Map<String, Json>>,
}

impl Told {
    /// Returns a line that tells a label alone.
    pub fn new(line: u64, label: Label) -> Self {
        Self { line, label, data: None }
    }
}

/// What is read of a line. An error names a line that cannot be read; the lines after it follow unless the file itself is
/// broken.
pub type ToldLine = Result<Told>;

/// The lines of a file of labels. They are read one by one.
pub struct Rows {
    place: &'static str,
    lines: Box<dyn Iterator<Item = ToldLine>>,
}

impl Rows {
    /// Returns lines; `place` is what one of them is called: `line`, or `row` where the format has no lines.
    pub fn new(place: &'static str, lines: impl Iterator<Item = ToldLine> + 'static) -> Self {
        Self { place, lines: Box::new(lines) }
    }

    /// Returns what a line is called: `line`, or `row` in a Parquet file.
    pub fn place(&self) -> &'static str {
        self.place
    }
}

impl Iterator for Rows {
    type Item = ToldLine;

    fn next(&mut self) -> Option<ToldLine> {
        self.lines.next()
    }
}

/// Reads a file of labels. Its format is known by the end of its name, see [`Format::of`].
///
/// # Errors
/// The file does not exist, or is no file of labels: a column is missing, or it is not of the format that its name says.
pub fn read(path: &Path) -> Result<Rows> {
    let format = Format::of(path)?;
    let file = File::open(path).map_err(|error| failed("read", path, &error))?;
    match format {
        Format::Csv => Ok(Rows::new("line", csv_file::lines(path, file)?)),
        Format::JsonLines => Ok(Rows::new("line", json_lines::lines(path, BufReader::with_capacity(BUFFER, file)))),
        Format::Parquet => Ok(Rows::new("row", parquet_file::rows(path, file)?)),
        Format::LabelStudio => {
            Ok(Rows::new("line", label_studio::tasks(path, BufReader::with_capacity(BUFFER, file))?))
        }
    }
}

/// Returns the error of a line that cannot be read.
pub(super) fn unreadable(place: &str, line: u64, what: impl std::fmt::Display) -> Error {
    // Some libraries explain themselves on several lines.
    let what = what.to_string().replace('\n', " ");
    Error::new(format!("{place} {line} cannot be read: {what}"), "export again, or bring the file as it was written")
}

/// Returns the error of a file that is not what its name says.
pub(super) fn not_labels(path: &Path, what: impl std::fmt::Display) -> Error {
    let what = what.to_string().replace('\n', " ");
    Error::new(
        format!("{} is no file of labels: {what}", name_of(path)),
        "name a file that `agt campaign export` wrote",
    )
}
