//! The items of a campaign, one at a time, out of CSV, JSON Lines, Parquet or a JSON export of Label Studio.
//!
//! Memory holds one item, and a row group of a Parquet file.

mod csv_rows;
mod json_lines;
mod label_studio;
mod parquet_rows;
mod rows;
#[cfg(test)]
mod tests;

use crate::{
    plan::{AnswerPlan, Plan},
    Error, Result,
};
use rows::{Cell, Row};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::Path};

pub(crate) use rows::{Rows, Wanted};

/// The most bytes of an item's id.
pub const MOST_ID: usize = 512;

/// The most bytes of an item's text, and of each option and each further column: 1 MiB. Longer content belongs into a file.
pub const MOST_TEXT: usize = 1 << 20;

/// One unit of the requester's work, as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The requester's name of it; unique, not empty, at most 512 bytes. Workers never see it.
    pub id: String,
    /// What is shown as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The path of a file below the folder of media, or a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<String>,
    /// The options of a preference, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// The further columns that the plan shows to workers, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

/// Reads the items of a plan in the order of their file. Each comes with its place: the line where it begins, or the number of
/// its row or task, from one.
///
/// An error names file and place. It is an error if an item has no id, shows nothing, or has another number of options than the
/// plan says. Whether ids are unique is not checked here.
pub struct ItemReader {
    rows: Rows,
    options: Option<u8>,
    shown: Vec<String>,
    option_columns: usize,
}

impl ItemReader {
    /// Opens the file of items of a plan.
    ///
    /// # Errors
    /// The file cannot be read, is of no known format, or lacks a column that the plan names.
    pub fn open(plan: &Plan) -> Result<Self> {
        let columns = &plan.files.columns;
        let options = match plan.answer {
            AnswerPlan::Preference { options } => Some(options),
            _ => None,
        };
        let wanted_column = |name: &Option<String>, default: &str, key| match name {
            Some(name) => Wanted::named(name, key),
            None => Wanted::possible(default),
        };
        let mut wanted = vec![
            Wanted::named(&columns.id, "id"),
            wanted_column(&columns.text, "text", "text"),
            wanted_column(&columns.media, "media", "media"),
        ];
        wanted.extend(columns.options.iter().map(|name| Wanted::named(name, "options")));
        wanted.extend(columns.shown.iter().map(|name| Wanted::named(name, "shown")));
        if let Some(options) = options.filter(|_| columns.options.is_empty()) {
            return Err(Error::new(
                format!("the plan asks which of {options} options is best, and names no columns of them"),
                "write the columns into [files.columns] options",
            ));
        }
        let rows = Rows::open(&plan.files.items, wanted)?;
        Ok(Self { rows, options, shown: columns.shown.clone(), option_columns: columns.options.len() })
    }

    /// Returns how a message calls a place of the file, such as `items.csv, line 7`.
    pub fn at(&self, place: u64) -> String {
        self.rows.at(place)
    }

    fn item(&self, row: Row) -> Result<(u64, Item)> {
        let at = || self.rows.at(row.place);
        let mut cells = row.cells.into_iter();
        let mut next = |name: &str| match cells.next().flatten() {
            None => Ok(None),
            Some(Cell::Text(text)) if text.len() > MOST_TEXT => Err(Error::new(
                format!("{}: `{name}` has more than {MOST_TEXT} bytes", at()),
                "put it into a file, and name the file in the column of media",
            )),
            Some(Cell::Text(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
            Some(Cell::List(_)) => Err(Error::new(format!("{}: `{name}` is a list", at()), "write a text or a number")),
        };
        let id = checked_id(next("id")?, at)?;
        let (text, media) = (next("text")?, next("media")?);
        let mut options = Vec::new();
        for option in cells.by_ref().take(self.option_columns).flatten() {
            match option {
                Cell::Text(text) => options.push(text),
                Cell::List(list) => options.extend(list),
            }
        }
        if options.iter().any(|option| option.len() > MOST_TEXT) {
            return Err(Error::new(format!("{}: an option has more than {MOST_TEXT} bytes", at()), "shorten it"));
        }
        if let Some(wanted) = self.options {
            if options.len() != usize::from(wanted) || options.iter().any(String::is_empty) {
                let what = format!(
                    "{}: there are {} options that are not empty",
                    at(),
                    options.iter().filter(|option| !option.is_empty()).count()
                );
                return Err(Error::new(what, format!("give the {wanted} that [answer] options says, or change that")));
            }
        }
        if text.is_none() && media.is_none() && options.is_empty() {
            let what = format!("{}: the item has no text, no media and no options", at());
            return Err(Error::new(what, "fill it, or name the columns in [files.columns]"));
        }
        let mut fields = BTreeMap::new();
        for name in &self.shown {
            let value = match cells.next().flatten() {
                None => continue,
                Some(Cell::Text(text)) => text,
                Some(Cell::List(list)) => list.join(", "),
            };
            fields.insert(name.clone(), value);
        }
        Ok((row.place, Item { id, text, media, options, fields }))
    }
}

impl Iterator for ItemReader {
    type Item = Result<(u64, Item)>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.rows.next()?.and_then(|row| self.item(row)))
    }
}

/// Returns an id that is there and short enough.
pub(crate) fn checked_id(id: Option<String>, at: impl Fn() -> String) -> Result<String> {
    let id = id.ok_or_else(|| Error::new(format!("{}: there is no id", at()), "give each item one of its own"))?;
    if id.len() > MOST_ID {
        return Err(Error::new(format!("{}: the id has more than {MOST_ID} bytes", at()), "shorten it"));
    }
    Ok(id)
}

/// Reads an id and an answer from each line of a file of gold. A line without an answer is no gold.
pub(crate) struct AnswerReader {
    rows: Rows,
    answer: String,
}

impl AnswerReader {
    /// Opens a file of gold, with the errors of [`ItemReader::open`].
    pub(crate) fn open(path: &Path, id: &str, answer: &str) -> Result<Self> {
        let rows = Rows::open(path, vec![Wanted::named(id, "id"), Wanted::answer(answer)])?;
        Ok(Self { rows, answer: answer.to_string() })
    }

    /// Returns how a message calls a place of the file.
    pub(crate) fn at(&self, place: u64) -> String {
        self.rows.at(place)
    }

    fn answer(&self, row: Row) -> Result<Option<(u64, String, String)>> {
        let at = || self.rows.at(row.place);
        let mut cells = row.cells.into_iter().flatten();
        let (id, answer) = match (cells.next(), cells.next()) {
            (_, None) => return Ok(None),
            (Some(Cell::Text(id)), Some(Cell::Text(answer))) => (id, answer),
            _ => return Err(Error::new(format!("{}: the id or `{}` is a list", at(), self.answer), "write one value")),
        };
        if answer.trim().is_empty() {
            return Ok(None);
        }
        let id = checked_id(Some(id).filter(|id| !id.is_empty()), at)?;
        Ok(Some((row.place, id, answer.trim().to_string())))
    }
}

impl Iterator for AnswerReader {
    type Item = Result<(u64, String, String)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.rows.next()?.and_then(|row| self.answer(row)) {
                Ok(None) => (),
                Ok(Some(found)) => return Some(Ok(found)),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
