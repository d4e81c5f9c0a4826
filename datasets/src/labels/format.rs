//! The formats of a file of labels.

use super::{csv_file, file::name_of, json_lines, label_studio, parquet_file, ExportMeta, Items, Label, Written};
use crate::{Error, Result};
use std::path::Path;

/// A format of a file of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Comma-separated values with a header.
    Csv,
    /// One JSON object a line.
    JsonLines,
    /// Parquet with typed columns, compressed by Snappy.
    Parquet,
    /// An array of Label Studio tasks, each with its annotation.
    LabelStudio,
}

impl Format {
    /// Every format, in the order in which they are listed to people.
    pub const ALL: [Self; 4] = [Self::Csv, Self::JsonLines, Self::Parquet, Self::LabelStudio];

    /// Returns the name of a file of labels in this format.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Csv => "labels.csv",
            Self::JsonLines => "labels.jsonl",
            Self::Parquet => "labels.parquet",
            Self::LabelStudio => "label-studio.json",
        }
    }

    /// Returns the format of a file by the end of its name.
    ///
    /// # Errors
    /// The name ends in none of `.csv`, `.jsonl`, `.parquet` and `.json`.
    pub fn of(path: &Path) -> Result<Self> {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("csv") => Ok(Self::Csv),
            Some("jsonl" | "ndjson") => Ok(Self::JsonLines),
            Some("parquet") => Ok(Self::Parquet),
            Some("json") => Ok(Self::LabelStudio),
            _ => Err(Error::new(
                format!("{} is no file of labels", name_of(path)),
                "name a file that ends in .csv, .jsonl, .parquet or .json",
            )),
        }
    }
}

/// Writes labels, one after the other.
pub trait Writer {
    /// Writes a label.
    ///
    /// # Errors
    /// The disk is full or fails, or the item's fields cannot be read.
    fn write(&mut self, label: &Label) -> Result<()>;

    /// Ends the file: it is on the disk and has its name. A writer that is dropped before leaves no file.
    ///
    /// # Errors
    /// As for [`Writer::write`].
    fn finish(self: Box<Self>) -> Result<Written>;
}

/// Begins a file of labels.
///
/// # Errors
/// The file cannot be made.
pub fn create<'a>(
    path: &Path,
    format: Format,
    meta: &ExportMeta,
    items: &'a dyn Items,
) -> Result<Box<dyn Writer + 'a>> {
    Ok(match format {
        Format::Csv => Box::new(csv_file::CsvWriter::create(path, &meta.answering)?),
        Format::JsonLines => Box::new(json_lines::JsonLinesWriter::create(path, &meta.answering)?),
        Format::Parquet => Box::new(parquet_file::ParquetWriter::create(path, &meta.answering)?),
        Format::LabelStudio => Box::new(label_studio::LabelStudioWriter::create(path, meta, items)?),
    })
}
