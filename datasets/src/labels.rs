//! What comes out of a campaign: its labels as files, and the check that no line of them lies.
//!
//! * A [`Book`] collects what the events of a campaign's settled sets say. It is the only truth here: [`export`] writes it,
//!   and [`compare`] holds a file against it.
//! * [`export`] writes a folder: the labels as CSV, JSON Lines, Parquet or Label Studio JSON, the shares of the
//!   contributors, and Croissant metadata with the SHA-256 of each file.
//! * [`read`] reads a file of labels again, of any of the four formats, and [`described`] the metadata.
//!
//! Labels are streamed: no file is ever in memory. What grows is the book, see [`Book`] for its bytes an item and a set.
//! Each file is written under another name, flushed to the disk and renamed, so a file with its final name is whole.

mod answering;
mod book;
mod compare;
mod contributors;
mod croissant;
mod csv_file;
mod export;
mod file;
mod format;
mod json_lines;
mod label;
mod label_studio;
mod meta;
mod parquet_file;
mod row;
mod rows;
#[cfg(test)]
mod tests;

pub use answering::{content_hash, Answering};
pub use book::{
    Book, Decision, Seat, Settled, MOST_BYTES_AN_ACCOUNT, MOST_BYTES_AN_ANSWERED_SEAT, MOST_BYTES_AN_ITEM,
    MOST_BYTES_A_SET,
};
pub use compare::{compare, Finding, Report, MOST_FINDINGS};
pub use contributors::{compare_contributors, read_contributors, Share, CONTRIBUTORS};
pub use croissant::{described, Described, CROISSANT};
pub use export::export;
pub use file::Written;
pub use format::{create, Format, Writer};
pub use label::{Contributor, Label, Settlement, Value};
pub use label_studio::CONFIG as LABEL_STUDIO_CONFIG;
pub use meta::{ExportMeta, Items, Medium, Shown};
pub use rows::{read, Rows, Told, ToldLine};
