//! Labels as comma-separated values.

use super::{
    file::{failed, PartFile},
    row::{Further, Parsed, Row, RowContributor, COLUMNS},
    rows::{not_labels, unreadable},
    Answering, Label, Told, ToldLine, Writer, Written,
};
use crate::Result;
use csv::StringRecord;
use std::{fs::File, path::Path, str::FromStr};

/// Writes labels as comma-separated values. The cell of the contributors has `account:accepted` or `account:rejected` for
/// each, with a space between.
pub(super) struct CsvWriter {
    writer: csv::Writer<PartFile>,
    further: Further,
}

impl CsvWriter {
    pub(super) fn create(path: &Path, answering: &Answering) -> Result<Self> {
        let file = PartFile::create(path)?;
        let further = Further::of(answering);
        let writer = csv::Writer::from_writer(file);
        let mut writer = Self { writer, further };
        writer.record(&header(further))?;
        Ok(writer)
    }

    fn record(&mut self, cells: &[impl AsRef<[u8]>]) -> Result<()> {
        self.writer.write_record(cells).map_err(|error| write_error(self.writer.get_ref().path(), error))
    }
}

impl Writer for CsvWriter {
    fn write(&mut self, label: &Label) -> Result<()> {
        let further = self.further;
        self.record(&cells(Row::of(label, further), further))
    }

    fn finish(self: Box<Self>) -> Result<Written> {
        let path = self.writer.get_ref().path().to_owned();
        let file = self.writer.into_inner().map_err(|error| failed("write", &path, error.error()))?;
        file.finish()
    }
}

/// Returns the error of a file that cannot be written.
pub(super) fn write_error(path: &Path, error: csv::Error) -> crate::Error {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => failed("write", path, &error),
        _ => failed("write", path, &std::io::Error::other(text)),
    }
}

/// Returns the names of the columns.
fn header(further: Further) -> Vec<String> {
    let mut header: Vec<String> = COLUMNS.map(String::from).into();
    if further.text {
        header.insert(3, "text".into());
    }
    if further.index {
        header.insert(3, "answer_index".into());
    }
    header
}

/// Returns the cells of a row, in the order of the header.
fn cells(row: Row, further: Further) -> Vec<String> {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut cells = vec![row.item.to_string(), row.id, row.answer.unwrap_or_default()];
    if further.index {
        cells.push(number(row.answer_index.flatten().map(u32::from)));
    }
    if further.text {
        cells.push(row.text.flatten().unwrap_or_default());
    }
    cells.extend([
        row.confidence.map(|confidence| format!("{confidence:.4}")).unwrap_or_default(),
        row.answers.to_string(),
        row.rounds.to_string(),
        number(row.set),
        number(row.block),
        row.block_hash.unwrap_or_default(),
        number(row.event),
        row.contributors.iter().map(contributor).collect::<Vec<_>>().join(" "),
    ]);
    cells
}

fn contributor(contributor: &RowContributor) -> String {
    let outcome = if contributor.accepted { "accepted" } else { "rejected" };
    format!("{}:{outcome}", contributor.account)
}

/// The column of each cell of a row.
struct Header {
    places: [usize; COLUMNS.len()],
    index: Option<usize>,
    text: Option<usize>,
}

impl Header {
    fn of(path: &Path, header: &StringRecord) -> Result<Self> {
        let find = |name: &str| header.iter().position(|cell| cell.trim_start_matches('\u{feff}') == name);
        let mut places = [0; COLUMNS.len()];
        for (place, name) in places.iter_mut().zip(COLUMNS) {
            *place = find(name).ok_or_else(|| not_labels(path, format!("the column `{name}` is missing")))?;
        }
        Ok(Self { places, index: find("answer_index"), text: find("text") })
    }

    /// Returns a record as a row. The error says which cell is wrong.
    fn row(&self, record: &StringRecord) -> Parsed<Row> {
        let cell = |column: usize| record.get(self.places[column]).unwrap_or_default();
        let (index, text) = (self.index.and_then(|at| record.get(at)), self.text.and_then(|at| record.get(at)));
        Ok(Row {
            item: parsed(cell(0), "item")?,
            id: cell(1).into(),
            // A choice may be called by no characters at all: it has an index.
            answer: Some(cell(2).to_owned())
                .filter(|answer| !answer.is_empty() || index.is_some_and(|at| !at.is_empty())),
            answer_index: Some(index.map(|index| optional(index, "answer_index")).transpose()?.flatten()),
            // A text may be empty where there is an answer, but then nobody knows it from one that is not known.
            text: Some(text.filter(|text| !text.is_empty()).map(String::from)),
            confidence: optional(cell(3), "confidence")?,
            answers: parsed(cell(4), "answers")?,
            rounds: parsed(cell(5), "rounds")?,
            set: optional(cell(6), "set")?,
            block: optional(cell(7), "block")?,
            block_hash: Some(cell(8)).filter(|hash| !hash.is_empty()).map(String::from),
            event: optional(cell(9), "event")?,
            contributors: cell(10).split(' ').filter(|part| !part.is_empty()).map(told).collect::<Parsed<_>>()?,
        })
    }
}

fn parsed<Cell: FromStr>(text: &str, column: &str) -> Parsed<Cell> {
    text.parse().map_err(|_| format!("`{text}` in the column `{column}` is no such number"))
}

fn optional<Cell: FromStr>(text: &str, column: &str) -> Parsed<Option<Cell>> {
    if text.is_empty() {
        return Ok(None);
    }
    parsed(text, column).map(Some)
}

/// Returns a contributor as a cell has it.
fn told(cell: &str) -> Parsed<RowContributor> {
    let outcome = cell.split_once(':').and_then(|(account, outcome)| match outcome {
        "accepted" => Some((account, true)),
        "rejected" => Some((account, false)),
        _ => None,
    });
    let (account, accepted) = outcome.ok_or_else(|| format!("`{cell}` is no contributor with an outcome"))?;
    Ok(RowContributor { account: account.into(), accepted })
}

/// Returns the lines of a file. A line is called by the number of the first one that it fills.
pub(super) fn lines(path: &Path, file: File) -> Result<impl Iterator<Item = ToldLine>> {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(256 * 1024).from_reader(file);
    let header = Header::of(path, reader.headers().map_err(|error| not_labels(path, error))?)?;
    Ok(reader.into_records().map(move |record| {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            unreadable("line", line, error)
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let label = header.row(&record).and_then(Row::into_label).map_err(|what| unreadable("line", line, what))?;
        Ok(Told::new(line, label))
    }))
}
