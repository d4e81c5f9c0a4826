//! The rows of a file, whatever its format, with the columns that are wanted.

use super::{csv_rows, json_lines, label_studio, parquet_rows};
use crate::{Error, Result};
use serde_json::Value;
use std::path::Path;

/// A row.
pub(crate) struct Row {
    /// The line where it begins, or its number, from one.
    pub(crate) place: u64,
    /// The cells of the wanted columns, in that order; none where there is nothing.
    pub(crate) cells: Vec<Option<Cell>>,
}

/// What stands in a column of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A text, or a number or a truth value as a text.
    Text(String),
    /// A list of those.
    List(Vec<String>),
}

impl Cell {
    /// Returns the cell of a JSON value; none for null. An object becomes its JSON.
    pub(super) fn of(value: Value) -> Option<Self> {
        match value {
            Value::Null => None,
            Value::Array(values) => Some(Self::List(values.into_iter().map(text).collect())),
            value => Some(Self::Text(text(value))),
        }
    }
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        value => value.to_string(),
    }
}

/// A column that is wanted.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// Its name.
    pub(super) name: String,
    /// The key of `[files.columns]` that names it, if it must be there.
    pub(super) key: Option<&'static str>,
    /// Whether it is the answer, which an export of Label Studio has in its annotations.
    pub(super) is_answer: bool,
}

impl Wanted {
    /// Returns a column that must be there.
    pub(crate) fn named(name: &str, key: &'static str) -> Self {
        Self { name: name.to_string(), key: Some(key), is_answer: false }
    }

    /// Returns a column that is taken if it is there.
    pub(crate) fn possible(name: &str) -> Self {
        Self { name: name.to_string(), key: None, is_answer: false }
    }

    /// Returns the column of answers, which must be there.
    pub(crate) fn answer(name: &str) -> Self {
        Self { name: name.to_string(), key: Some("answer"), is_answer: true }
    }
}

/// Returns the places of the wanted columns among the columns of a file.
pub(super) fn places(file: &str, wanted: &[Wanted], columns: &[String]) -> Result<Vec<Option<usize>>> {
    let place = |wanted: &Wanted| {
        let mut found = columns.iter().enumerate().filter(|(_, column)| **column == wanted.name);
        match (found.next(), found.next(), wanted.key) {
            (Some(_), Some(_), _) => {
                Err(Error::new(format!("{file} has two columns `{}`", wanted.name), "rename one of them"))
            }
            (None, _, Some(key)) => Err(Error::new(
                format!("{file} has no column `{}`, but {}", wanted.name, list(columns)),
                format!("write the right name into [files.columns] {key}"),
            )),
            (found, _, _) => Ok(found.map(|(place, _)| place)),
        }
    };
    wanted.iter().map(place).collect()
}

/// Returns names for a message, at most eight of them.
pub(crate) fn list(names: &[String]) -> String {
    const MOST: usize = 8;
    let quoted = names.iter().take(MOST).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 if names.is_empty() => "none".to_string(),
        0 => quoted,
        more => format!("{quoted} and {more} more"),
    }
}

/// The rows of one format.
pub(super) type Found = Box<dyn Iterator<Item = Result<Row>>>;

/// The rows of a file.
pub(crate) struct Rows {
    file: String,
    unit: &'static str,
    wanted: Vec<Wanted>,
    /// Which wanted columns have been there so far; in a format with a header all of them.
    seen: Vec<bool>,
    rows: Found,
    has_rows: bool,
    is_over: bool,
}

impl Rows {
    /// Opens a file, whose format is known by its ending.
    pub(crate) fn open(path: &Path, wanted: Vec<Wanted>) -> Result<Self> {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let (unit, rows, has_header) = match ending.as_str() {
            "csv" => ("line", csv_rows::open(path, &file, b',', &wanted)?, true),
            "tsv" => ("line", csv_rows::open(path, &file, b'\t', &wanted)?, true),
            "jsonl" | "ndjson" => ("line", json_lines::open(path, &file, &wanted)?, false),
            "parquet" => ("row", parquet_rows::open(path, &file, &wanted)?, true),
            "json" => ("task", label_studio::open(path, &file, &wanted)?, false),
            _ => {
                let remedy = "use .csv, .tsv, .jsonl, .ndjson, .parquet, or .json for an export of Label Studio";
                return Err(Error::new(format!("{file} is of no known format"), remedy));
            }
        };
        let seen = wanted.iter().map(|wanted| has_header || wanted.key.is_none()).collect();
        Ok(Self { file, unit, wanted, seen, rows, has_rows: false, is_over: false })
    }

    /// Returns how a message calls a place of the file, such as `items.csv, line 7`.
    pub(crate) fn at(&self, place: u64) -> String {
        format!("{}, {} {place}", self.file, self.unit)
    }

    /// Returns the error of a column that no row has had.
    fn unseen(&self) -> Option<Error> {
        let (wanted, _) = self.wanted.iter().zip(&self.seen).find(|(_, seen)| !**seen)?;
        Some(Error::new(
            format!("no {} of {} has `{}`", self.unit, self.file, wanted.name),
            format!("write the right name into [files.columns] {}", wanted.key.unwrap_or_default()),
        ))
    }
}

impl Iterator for Rows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = self.rows.next();
        match &next {
            Some(Ok(row)) => {
                self.has_rows = true;
                for (seen, cell) in self.seen.iter_mut().zip(&row.cells) {
                    *seen |= cell.is_some();
                }
            }
            // An empty file lacks items and not columns. After an error nothing is known about what follows.
            Some(Err(_)) => self.is_over = true,
            None => {
                self.is_over = true;
                return self.unseen().filter(|_| self.has_rows).map(Err);
            }
        }
        next
    }
}
