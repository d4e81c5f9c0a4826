//! Rows of CSV: the first line names the columns. A byte order mark is skipped, and quoted fields may hold newlines.

use super::rows::{places, Cell, Found, Row, Wanted};
use crate::{prepare::disk, Error, Result};
use csv::{ByteRecord, Error as CsvError, ErrorKind, Reader, ReaderBuilder};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

pub(super) fn open(path: &Path, file: &str, delimiter: u8, wanted: &[Wanted]) -> Result<Found> {
    let mut input = disk::open_text(path)?;
    let after_return = starts_lines_late(input.fill_buf().map_err(|error| disk::failed(path, "read", &error))?);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).from_reader(input);
    let header = reader.byte_headers().map_err(|error| told(file, after_return, &error))?;
    let columns =
        header.iter().map(|name| String::from_utf8(name.to_vec())).collect::<std::result::Result<Vec<_>, _>>();
    let columns = columns.map_err(|_| not_utf8(file, 1))?;
    let places = places(file, wanted, &columns)?;
    Ok(Box::new(CsvRows { reader, file: file.to_string(), places, after_return, record: ByteRecord::new() }))
}

struct CsvRows {
    reader: Reader<BufReader<File>>,
    file: String,
    places: Vec<Option<usize>>,
    after_return: u64,
    record: ByteRecord,
}

/// Returns what is missing in the line numbers of a text: one where lines end with a carriage return and a newline. The reader
/// takes such a record to begin between the two.
fn starts_lines_late(beginning: &[u8]) -> u64 {
    let end = beginning.iter().position(|byte| *byte == b'\n');
    let before = end.and_then(|end| end.checked_sub(1)).and_then(|place| beginning.get(place));
    (before == Some(&b'\r')).into()
}

impl Iterator for CsvRows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.reader.read_byte_record(&mut self.record) {
            Ok(false) => None,
            Ok(true) => Some(self.row()),
            Err(error) => Some(Err(told(&self.file, self.after_return, &error))),
        }
    }
}

impl CsvRows {
    fn row(&self) -> Result<Row> {
        let place = self.record.position().map_or(0, csv::Position::line).saturating_add(self.after_return);
        let cell = |column: &Option<usize>| match column.and_then(|column| self.record.get(column)) {
            None | Some([]) => Ok(None),
            Some(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(|_| not_utf8(&self.file, place))?;
                Ok(Some(Cell::Text(text.to_string())))
            }
        };
        Ok(Row { place, cells: self.places.iter().map(cell).collect::<Result<_>>()? })
    }
}

fn told(file: &str, after_return: u64, error: &CsvError) -> Error {
    match error.kind() {
        ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let line = pos.as_ref().map_or(0, csv::Position::line).saturating_add(after_return);
            let what = format!("{file}, line {line}: there are {len} fields, and the first line names {expected_len}");
            Error::new(what, "put quotes around fields with commas or newlines, and double the quotes inside them")
        }
        _ => Error::new(format!("{file} cannot be read ({error})"), "check the file and the disk"),
    }
}

pub(super) fn not_utf8(file: &str, line: u64) -> Error {
    Error::new(format!("{file}, line {line}: the text is not UTF-8"), "save the file as UTF-8")
}
