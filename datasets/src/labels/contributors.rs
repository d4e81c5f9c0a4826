//! The shares of the contributors, as `contributors.csv`.

use super::{
    compare::{Finding, Report},
    csv_file::write_error,
    file::{failed, PartFile},
    row::{basis_points, Parsed},
    rows::{not_labels, unreadable},
    Book, Written,
};
use crate::Result;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs::File, path::Path};

/// The name of the file with the shares of the contributors.
pub const CONTRIBUTORS: &str = "contributors.csv";

/// What an account did in a campaign, and its share in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The account as SS58 with the chain's prefix.
    pub account: String,
    /// The answers to items that it revealed, gold not among them.
    pub answers: u64,
    /// Those of them in sets that were accepted.
    pub accepted: u64,
    /// Its answers to decided items that are right.
    pub right: u64,
    /// Its answers to decided items; all those of a set that it did not reveal count as wrong.
    pub decided: u64,
    /// What it was paid, in the smallest unit of the pool's asset; in AIA where the platform pays.
    pub paid: u128,
    /// Its part of all accepted answers, in basis points, rounded down.
    pub share: u16,
}

/// A line of the file. Its cells are the columns, in order.
#[derive(Serialize, Deserialize)]
struct Line {
    account: String,
    answers: u64,
    accepted: u64,
    right: u64,
    decided: u64,
    // The library reads no number of 128 bits.
    paid: String,
    share: f64,
}

impl Line {
    fn of(share: Share) -> Self {
        let Share { account, answers, accepted, right, decided, paid, share } = share;
        let (paid, share) = (paid.to_string(), f64::from(share) / 10_000.0);
        Self { account, answers, accepted, right, decided, paid, share }
    }

    fn into_share(self) -> Parsed<Share> {
        let Self { account, answers, accepted, right, decided, paid, share } = self;
        let paid = paid.parse().map_err(|_| format!("`{paid}` in the column `paid` is no such number"))?;
        Ok(Share { account, answers, accepted, right, decided, paid, share: basis_points(share)? })
    }
}

/// Writes the shares of a book into a folder.
pub(super) fn write(folder: &Path, book: &Book) -> Result<Written> {
    let path = folder.join(CONTRIBUTORS);
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(PartFile::create(&path)?);
    let failed_at = |error| write_error(&path, error);
    writer.write_record(COLUMNS).map_err(failed_at)?;
    for share in book.contributors() {
        writer.serialize(Line::of(share)).map_err(failed_at)?;
    }
    writer.into_inner().map_err(|error| failed("write", &path, error.error()))?.finish()
}

/// The names of the columns.
pub(super) const COLUMNS: [&str; 7] = ["account", "answers", "accepted", "right", "decided", "paid", "share"];

/// Reads a file of shares, line by line, each with its number.
///
/// # Errors
/// The file does not exist, or is no such file. A line that cannot be read is an error of its own.
pub fn read_contributors(path: &Path) -> Result<impl Iterator<Item = Result<(u64, Share)>>> {
    let file = File::open(path).map_err(|error| failed("read", path, &error))?;
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(|error| not_labels(path, error))?.clone();
    if let Some(missing) = COLUMNS.into_iter().find(|name| !header.iter().any(|cell| cell == *name)) {
        return Err(not_labels(path, format!("the column `{missing}` is missing")));
    }
    Ok(reader.into_records().map(move |record| {
        let line = |position: Option<&csv::Position>| position.map_or(0, csv::Position::line);
        let record = record.map_err(|error| unreadable("line", line(error.position()), error))?;
        let at = line(record.position());
        let told = record.deserialize::<Line>(Some(&header)).map_err(|error| unreadable("line", at, error))?;
        Ok((at, told.into_share().map_err(|what| unreadable("line", at, what))?))
    }))
}

/// Holds a file of shares against a book. The accounts of the book are in memory.
pub fn compare_contributors(told: impl Iterator<Item = Result<(u64, Share)>>, book: &Book) -> Report {
    let mut report = Report::default();
    let shares = book.contributors().into_iter().map(|share| (share.account.clone(), share));
    let mut left: BTreeMap<String, Share> = shares.collect();
    for line in told {
        report.lines += 1;
        let (line, told) = match line {
            Ok(line) => line,
            Err(error) => {
                report.note(Finding { line: None, item: None, what: error.what().to_owned() });
                continue;
            }
        };
        let found = match left.remove(&told.account) {
            None => Some("the account did not contribute, or an earlier line is about it".into()),
            Some(share) => difference(&told, &share),
        };
        if let Some(found) = found {
            let what = format!("line {line}, account {}: {found}", told.account);
            report.note(Finding { line: Some(line), item: None, what });
        }
    }
    for account in left.into_keys() {
        report.note(Finding { line: None, item: None, what: format!("account {account} is missing") });
    }
    report
}

/// Returns in words where a share first differs; none if it does not.
fn difference(told: &Share, share: &Share) -> Option<String> {
    let cells = |share: &Share| {
        let Share { answers, accepted, right, decided, paid, share, .. } = share;
        let numbers = [*answers, *accepted, *right, *decided].map(u128::from);
        [numbers.as_slice(), &[*paid, u128::from(*share)]].concat()
    };
    let differs = COLUMNS.into_iter().skip(1).zip(cells(told).into_iter().zip(cells(share)));
    let shown = |name: &str, cell: u128| match name {
        "share" => format!("{:.4}", cell as f64 / 10_000.0),
        _ => cell.to_string(),
    };
    let (name, (told, share)) = differs.into_iter().find(|(_, (told, share))| told != share)?;
    Some(format!("the file says {name} {}, the chain says {}", shown(name, told), shown(name, share)))
}
