//! Labels as Parquet: typed columns, compressed by Snappy.

mod columns;
mod read;
mod schema;

use super::{
    file::{failed, PartFile},
    Answering, Label, Writer, Written,
};
use crate::{Error, Result};
use columns::Columns;
use parquet::{errors::ParquetError, file::writer::SerializedFileWriter};
use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

pub(super) use read::rows;

/// The rows of a row group, which are in memory until it is written. 32,767 groups of a file hold any campaign's items.
const ROWS: usize = 16_384;

/// Writes labels as Parquet.
pub(super) struct ParquetWriter {
    path: PathBuf,
    writer: SerializedFileWriter<PartFile>,
    columns: Columns,
}

impl ParquetWriter {
    pub(super) fn create(path: &Path, answering: &Answering) -> Result<Self> {
        let file = PartFile::create(path)?;
        let writer = SerializedFileWriter::new(file, schema::schema(answering), schema::properties())
            .map_err(|error| write_error(path, error))?;
        Ok(Self { path: path.into(), writer, columns: Columns::of(answering) })
    }

    fn write_group(&mut self) -> Result<()> {
        self.columns.write(&mut self.writer).map_err(|error| write_error(&self.path, error))
    }
}

impl Writer for ParquetWriter {
    fn write(&mut self, label: &Label) -> Result<()> {
        self.columns.push(label)?;
        if self.columns.rows() == ROWS {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Written> {
        if self.columns.rows() > 0 {
            self.write_group()?;
        }
        let Self { path, writer, .. } = *self;
        writer.into_inner().map_err(|error| write_error(&path, error))?.finish()
    }
}

/// Returns the error of a file that cannot be written.
fn write_error(path: &Path, error: ParquetError) -> Error {
    let full = io::Error::from(ErrorKind::StorageFull);
    match &error {
        ParquetError::External(source) => match source.downcast_ref::<io::Error>() {
            Some(error) => failed("write", path, error),
            None => failed("write", path, &io::Error::other(error.to_string())),
        },
        // The library passes some errors of the disk on as text.
        _ if error.to_string().contains("No space left") => failed("write", path, &full),
        _ => failed("write", path, &io::Error::other(error.to_string())),
    }
}
