//! Rows of JSON Lines: an object in each line. Empty lines are skipped.

use super::{
    csv_rows::not_utf8,
    rows::{Cell, Found, Row, Wanted},
};
use crate::{prepare::disk, Error, Result};
use serde_json::{Map, Value};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

pub(super) fn open(path: &Path, file: &str, wanted: &[Wanted]) -> Result<Found> {
    let names = wanted.iter().map(|wanted| wanted.name.clone()).collect();
    Ok(Box::new(Lines { input: disk::open_text(path)?, file: file.to_string(), names, line: 0, bytes: Vec::new() }))
}

struct Lines {
    input: BufReader<File>,
    file: String,
    names: Vec<String>,
    line: u64,
    bytes: Vec<u8>,
}

impl Iterator for Lines {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.bytes.clear();
            self.line = self.line.saturating_add(1);
            match self.input.read_until(b'\n', &mut self.bytes) {
                Ok(0) => return None,
                Ok(_) if self.bytes.trim_ascii().is_empty() => (),
                Ok(_) => return Some(self.row()),
                Err(error) => {
                    let what = format!("{} cannot be read ({error})", self.file);
                    return Some(Err(Error::new(what, "check the file and the disk")));
                }
            }
        }
    }
}

impl Lines {
    fn row(&self) -> Result<Row> {
        let text = std::str::from_utf8(&self.bytes).map_err(|_| not_utf8(&self.file, self.line))?;
        let mut object: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
            let what = format!("{}, line {}: it is no JSON object ({error})", self.file, self.line);
            Error::new(what, "write one object in each line")
        })?;
        let cells = self.names.iter().map(|name| object.remove(name).and_then(Cell::of)).collect();
        Ok(Row { place: self.line, cells })
    }
}
