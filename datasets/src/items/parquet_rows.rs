//! Rows of Parquet, with the wanted columns only. One row group is open at a time.

use super::rows::{places, Cell, Found, Row, Wanted};
use crate::{prepare::disk, Error, Result};
use parquet::{
    errors::ParquetError,
    file::reader::{FileReader, SerializedFileReader},
    record::{
        reader::{ReaderIter, TreeBuilder},
        Field,
    },
    schema::types::{SchemaDescPtr, SchemaDescriptor, Type},
};
use std::{
    fs::File,
    panic::{catch_unwind, AssertUnwindSafe},
    path::Path,
    sync::Arc,
};

/// The rows that are decoded at once.
const BATCH: usize = 1_024;

pub(super) fn open(path: &Path, file: &str, wanted: &[Wanted]) -> Result<Found> {
    let input = File::open(path).map_err(|error| disk::failed(path, "read", &error))?;
    let reader = guarded(|| SerializedFileReader::new(input)).map_err(|error| told(file, &error))?;
    let root = reader.metadata().file_metadata().schema();
    let columns = root.get_fields().iter().map(|field| field.name().to_string()).collect::<Vec<_>>();
    let places = places(file, wanted, &columns)?;
    // Each column is read once, in the order of the file, whatever is wanted of it.
    let read = root.get_fields().iter().enumerate().filter(|(place, _)| places.contains(&Some(*place)));
    let (read, fields): (Vec<_>, Vec<_>) = read.map(|(place, field)| (place, field.clone())).unzip();
    let projected =
        Type::group_type_builder(root.name()).with_fields(fields).build().map_err(|error| told(file, &error))?;
    let of_read = |place: &Option<usize>| place.and_then(|place| read.iter().position(|column| *column == place));
    Ok(Box::new(ParquetRows {
        schema: Arc::new(SchemaDescriptor::new(Arc::new(projected))),
        groups: reader.num_row_groups(),
        reader,
        file: file.to_string(),
        places: places.iter().map(of_read).collect(),
        group: 0,
        rows: None,
        row: 0,
    }))
}

struct ParquetRows {
    reader: SerializedFileReader<File>,
    schema: SchemaDescPtr,
    file: String,
    places: Vec<Option<usize>>,
    groups: usize,
    group: usize,
    rows: Option<ReaderIter>,
    row: u64,
}

impl Iterator for ParquetRows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        match guarded(|| self.advance()) {
            Ok(None) => None,
            Ok(Some(row)) => Some(self.row(row)),
            Err(error) => Some(Err(told(&self.file, &error))),
        }
    }
}

/// Does some reading. The decoder panics on some damaged pages; what it has read so far must not be used then.
fn guarded<Value>(
    read: impl FnOnce() -> std::result::Result<Value, ParquetError>,
) -> std::result::Result<Value, ParquetError> {
    let damaged = || ParquetError::General("it is damaged".into());
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

impl ParquetRows {
    /// Decodes the next row; none after the last one.
    fn advance(&mut self) -> std::result::Result<Option<parquet::record::Row>, ParquetError> {
        loop {
            if let Some(row) = self.rows.as_mut().and_then(Iterator::next) {
                self.row = self.row.saturating_add(1);
                return row.map(Some);
            }
            if self.group == self.groups {
                return Ok(None);
            }
            let group = self.reader.get_row_group(self.group)?;
            self.rows = Some(TreeBuilder::new().with_batch_size(BATCH).as_iter(self.schema.clone(), &*group)?);
            self.group = self.group.saturating_add(1);
        }
    }

    fn row(&self, row: parquet::record::Row) -> Result<Row> {
        let columns = row.into_columns();
        let cell = |place: &Option<usize>| match place.and_then(|place| columns.get(place)) {
            None => Ok(None),
            Some((name, field)) => cell(field).map_err(|what| {
                let what = format!("{}, row {}: `{name}` {what}", self.file, self.row);
                Error::new(what, "write texts, numbers or lists of texts")
            }),
        };
        Ok(Row { place: self.row, cells: self.places.iter().map(cell).collect::<Result<_>>()? })
    }
}

/// Returns the cell of a field, or what is wrong with it.
fn cell(field: &Field) -> std::result::Result<Option<Cell>, &'static str> {
    match field {
        Field::Null => Ok(None),
        Field::ListInternal(list) => {
            let texts = list.elements().iter().map(|element| text(element).map(Option::unwrap_or_default));
            Ok(Some(Cell::List(texts.collect::<std::result::Result<_, _>>()?)))
        }
        field => Ok(text(field)?.map(Cell::Text)),
    }
}

fn text(field: &Field) -> std::result::Result<Option<String>, &'static str> {
    match field {
        Field::Null => Ok(None),
        Field::Str(text) => Ok(Some(text.clone())),
        Field::Bytes(bytes) => {
            let text = std::str::from_utf8(bytes.data()).map_err(|_| "is not UTF-8")?;
            Ok(Some(text.to_string()))
        }
        Field::Float(number) => Ok(Some(number.to_string())),
        Field::Double(number) => Ok(Some(number.to_string())),
        Field::Group(_) | Field::MapInternal(_) | Field::ListInternal(_) => Err("is a structure"),
        other => Ok(Some(other.to_string())),
    }
}

fn told(file: &str, error: &ParquetError) -> Error {
    let message = error.to_string().replace('\n', " ");
    let remedy = match message.contains("Disabled feature") {
        true => "write the file with the compression `snappy`, or with none",
        false => "write the file again, or use CSV or JSON Lines",
    };
    Error::new(format!("{file} cannot be read as Parquet ({message})"), remedy)
}
