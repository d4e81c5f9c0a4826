//! Reading a Parquet file of labels.

use crate::{
    labels::{
        answering::decimal_of,
        row::{Parsed, Row, RowContributor, COLUMNS},
        rows::{not_labels, unreadable},
        Told, ToldLine,
    },
    Result,
};
use parquet::{
    data_type::Decimal,
    errors::ParquetError,
    file::reader::{FileReader, SerializedFileReader},
    record::{reader::RowIter, Field, Row as ParquetRow},
};
use std::{
    fs::File,
    panic::{catch_unwind, AssertUnwindSafe},
    path::Path,
};

/// Returns the rows of a file, counted from one.
pub(in crate::labels) fn rows(path: &Path, file: File) -> Result<impl Iterator<Item = ToldLine>> {
    let reader = guarded(|| SerializedFileReader::new(file)).map_err(|error| not_labels(path, error))?;
    let schema = reader.metadata().file_metadata().schema();
    let has = |name: &str| schema.get_fields().iter().any(|field| field.name() == name);
    if let Some(missing) = COLUMNS.into_iter().find(|name| !has(name)) {
        return Err(not_labels(path, format!("the column `{missing}` is missing")));
    }
    let mut rows = RowIter::from_file_into(Box::new(reader));
    let (mut number, mut is_over) = (0, false);
    Ok(std::iter::from_fn(move || {
        if is_over {
            return None;
        }
        let row = guarded(|| rows.next().transpose()).transpose()?;
        number += 1;
        // The library does not say where it goes on after an error.
        is_over = row.is_err();
        Some(row.map_err(|error| unreadable("row", number, error)).and_then(|row| told(number, row)))
    }))
}

/// Reads something. The library panics at some damaged files: that is an error of the file here.
fn guarded<Part>(read: impl FnOnce() -> parquet::errors::Result<Part>) -> parquet::errors::Result<Part> {
    let damaged = || Err(ParquetError::General("its bytes are damaged".into()));
    // What a panic leaves behind is not used again: an error ends the rows.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| damaged())
}

fn told(number: u64, row: ParquetRow) -> ToldLine {
    let label = cells(row).and_then(Row::into_label).map_err(|what| unreadable("row", number, what))?;
    Ok(Told::new(number, label))
}

/// Returns a row of the file as a row. The error says which cell is wrong.
fn cells(of: ParquetRow) -> Parsed<Row> {
    let mut row = Row::default();
    for (column, field) in of.into_columns() {
        match column.as_str() {
            "item" => row.item = required(whole(field, &column)?, &column)?,
            "id" => row.id = required(text(field, &column)?, &column)?,
            "answer" => row.answer = text(field, &column)?,
            "answer_index" => row.answer_index = Some(index(field, &column)?),
            "text" => row.text = Some(text(field, &column)?),
            "confidence" => row.confidence = part(field, &column)?,
            "answers" => row.answers = required(whole(field, &column)?, &column)?,
            "rounds" => row.rounds = required(whole(field, &column)?, &column)?,
            "set" => row.set = whole(field, &column)?,
            "block" => row.block = whole(field, &column)?,
            "block_hash" => row.block_hash = text(field, &column)?,
            "event" => row.event = whole(field, &column)?,
            "contributors" => row.contributors = contributors(field, &column)?,
            _ => {}
        }
    }
    Ok(row)
}

fn wrong(column: &str) -> String {
    format!("the column `{column}` has a cell of another type")
}

fn required<Cell>(cell: Option<Cell>, column: &str) -> Parsed<Cell> {
    cell.ok_or_else(|| format!("the column `{column}` has an empty cell"))
}

fn whole(field: Field, column: &str) -> Parsed<Option<u32>> {
    match field {
        Field::Null => Ok(None),
        Field::UInt(number) => Ok(Some(number)),
        // Programs that write the file again often keep numbers in 64 bits with a sign.
        Field::Int(number) => u32::try_from(number).map(Some).map_err(|_| wrong(column)),
        Field::Long(number) => u32::try_from(number).map(Some).map_err(|_| wrong(column)),
        Field::ULong(number) => u32::try_from(number).map(Some).map_err(|_| wrong(column)),
        _ => Err(wrong(column)),
    }
}

fn index(field: Field, column: &str) -> Parsed<Option<u8>> {
    match field {
        Field::UByte(number) => Ok(Some(number)),
        field => whole(field, column)?.map(u8::try_from).transpose().map_err(|_| wrong(column)),
    }
}

fn part(field: Field, column: &str) -> Parsed<Option<f64>> {
    match field {
        Field::Null => Ok(None),
        Field::Double(part) => Ok(Some(part)),
        _ => Err(wrong(column)),
    }
}

fn text(field: Field, column: &str) -> Parsed<Option<String>> {
    match field {
        Field::Null => Ok(None),
        Field::Str(text) => Ok(Some(text)),
        Field::Decimal(number) => decimal(&number).map(Some).ok_or_else(|| wrong(column)),
        _ => Err(wrong(column)),
    }
}

/// Returns a number of up to 16 bytes, the highest byte first, as a decimal.
fn decimal(number: &Decimal) -> Option<String> {
    let bytes = number.data();
    let sign = if bytes.first().is_some_and(|byte| byte >> 7 == 1) { u8::MAX } else { 0 };
    let mut all = [sign; 16];
    all.get_mut(16usize.checked_sub(bytes.len())?..)?.copy_from_slice(bytes);
    decimal_of(i128::from_be_bytes(all), u8::try_from(number.scale()).ok().filter(|scale| *scale <= 18)?)
}

fn contributors(field: Field, column: &str) -> Parsed<Vec<RowContributor>> {
    let Field::ListInternal(list) = field else { return Err(wrong(column)) };
    let contributor = |element: &Field| {
        let Field::Group(group) = element else { return Err(wrong(column)) };
        let mut found = (None, None);
        for (name, field) in group.get_column_iter() {
            match (name.as_str(), field) {
                ("account", Field::Str(account)) => found.0 = Some(account.clone()),
                ("accepted", Field::Bool(accepted)) => found.1 = Some(*accepted),
                _ => {}
            }
        }
        let (Some(account), Some(accepted)) = found else { return Err(wrong(column)) };
        Ok(RowContributor { account, accepted })
    };
    list.elements().iter().map(contributor).collect()
}
