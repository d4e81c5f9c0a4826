//! The record sets of an export: how the columns of its files are read.

use crate::labels::{
    contributors::{self, CONTRIBUTORS},
    row::Further,
    Answering, Format,
};
use serde_json::{json, Value as Json};

/// A column: its name, the type of its cells, and what it says.
type Column = (&'static str, &'static str, &'static str);

const TEXT: &str = "sc:Text";
const WHOLE: &str = "sc:Integer";
const FLOAT: &str = "sc:Float";

/// Returns the record set of a file; none for a file without columns.
pub(super) fn record_set(file: &str, answering: &Answering) -> Option<Json> {
    let is = |format: Format| file == format.file_name();
    let (id, columns) = match file {
        CONTRIBUTORS => ("contributors", of_contributors()),
        // The contributors of a label are text only here; elsewhere they are lists of objects.
        _ if is(Format::Csv) => ("labels-csv", [of_labels(answering), vec![CONTRIBUTORS_OF_A_LABEL]].concat()),
        _ if is(Format::JsonLines) => ("labels-jsonl", of_labels(answering)),
        _ if is(Format::Parquet) => ("labels-parquet", of_labels(answering)),
        _ => return None,
    };
    let key = format!("{id}/{}", columns.first()?.0);
    Some(json!({
        "@type": "cr:RecordSet",
        "@id": id,
        "name": id,
        "description": format!("The lines of {file}."),
        "key": { "@id": key },
        "field": columns.into_iter().map(|column| field(id, file, column)).collect::<Vec<_>>(),
    }))
}

const CONTRIBUTORS_OF_A_LABEL: Column =
    ("contributors", TEXT, "Who answered, in order, each with `:accepted` or `:rejected`, a space between two.");

/// Returns the columns of a file of labels.
fn of_labels(answering: &Answering) -> Vec<Column> {
    let further = Further::of(answering);
    let answer = match answering {
        Answering::Number { .. } => ("answer", FLOAT, "The decided number. Empty if the item is not decided."),
        Answering::Content => ("answer", TEXT, "The hash of the decided text. Empty if the item is not decided."),
        _ if has_whole_names(answering) => {
            ("answer", WHOLE, "The decided choice by name, which is a number. Else empty.")
        }
        _ => ("answer", TEXT, "The decided choice by name. Empty if the item is not decided."),
    };
    let mut columns = vec![
        ("item", WHOLE, "The number of the item in its campaign, from zero."),
        ("id", TEXT, "The requester's own name of the item."),
        answer,
    ];
    if further.index {
        columns.push(("answer_index", WHOLE, "The decided choice by number, from zero."));
    }
    if further.text {
        columns.push(("text", TEXT, "The decided text, where it is known. Its blake2-256 is the answer."));
    }
    columns.extend([
        ("confidence", FLOAT, "The share of what decided that speaks for the answer, a part of one."),
        ("answers", WHOLE, "The number of answers that people revealed to the item, over all rounds."),
        ("rounds", WHOLE, "The number of settled sets that carried the item."),
        ("set", WHOLE, "The set that decided it, or the last one that carried it."),
        ("block", WHOLE, "The number of the block that settled the set."),
        ("block_hash", TEXT, "The hash of that block."),
        ("event", WHOLE, "The index of the event that settled the set, in that block."),
    ]);
    columns
}

/// Returns whether all choices are called by whole numbers. Readers would take them for numbers in any case, and for such
/// with a point where an item is not decided.
fn has_whole_names(answering: &Answering) -> bool {
    let is_whole = |name: &String| name.parse::<u32>().is_ok_and(|number| number.to_string() == *name);
    answering.choices().is_some_and(|names| names.iter().all(is_whole))
}

/// Returns the columns of the file of contributors.
fn of_contributors() -> Vec<Column> {
    let described = contributors::COLUMNS.map(|name| match name {
        "account" => (name, TEXT, "The account, as SS58."),
        "answers" => (name, WHOLE, "The answers to items that it revealed."),
        "accepted" => (name, WHOLE, "Those of them in sets that were accepted."),
        "right" => (name, WHOLE, "Its answers to decided items that are right."),
        "decided" => (name, WHOLE, "Its answers to decided items."),
        // It may have more digits than a whole number of 64 bits.
        "paid" => (name, TEXT, "What it was paid, in the smallest unit of the asset, or in AIA."),
        _ => (name, FLOAT, "Its part of all accepted answers, a part of one."),
    });
    described.into()
}

fn field(set: &str, file: &str, (name, kind, description): Column) -> Json {
    json!({
        "@type": "cr:Field",
        "@id": format!("{set}/{name}"),
        "name": name,
        "description": description,
        "dataType": kind,
        "source": { "fileObject": { "@id": file }, "extract": { "column": name } },
    })
}
