//! Labels as Label Studio tasks, each with its annotation, and the labelling configuration that they fit.
//!
//! A task has the requester's fields and the item's name (`id`) as `data`, the decided answer as its one annotation (none if it
//! is not decided), and the whole label as `meta`. `completed_by` is 1, the first user of every Label Studio: the format wants
//! a user there.

mod config;
mod data;
mod scan;

use super::{
    file::{failed, PartFile},
    row::{Further, Row},
    rows::{not_labels, unreadable},
    ExportMeta, Items, Label, Told, ToldLine, Value, Writer, Written,
};
use crate::{Error, Result};
use scan::Tasks;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use std::{
    fmt::Display,
    io::{BufRead, Write},
    path::Path,
};

pub(super) use config::write as write_config;
pub(super) use data::{data_of, other_data};

/// The name of the file with the labelling configuration.
pub const CONFIG: &str = "label-studio.xml";

/// The name of the object tag of the configuration: what is shown of an item.
const ITEM: &str = "item";

/// The name of the control tag of the configuration: what is answered.
const ANSWER: &str = "answer";

/// A task.
#[derive(Serialize)]
struct Task<'a> {
    data: Map<String, Json>,
    meta: &'a Row,
    annotations: Vec<Annotation>,
}

/// A task as a file tells it.
#[derive(Deserialize)]
struct ToldTask {
    #[serde(default)]
    data: Map<String, Json>,
    meta: Row,
    annotations: Vec<Annotation>,
}

#[derive(Serialize, Deserialize)]
struct Annotation {
    #[serde(default)]
    completed_by: u32,
    #[serde(default)]
    was_cancelled: bool,
    #[serde(default)]
    ground_truth: bool,
    result: Vec<Region>,
}

/// A part of an annotation. Each annotation has one.
#[derive(Serialize, Deserialize)]
struct Region {
    #[serde(default)]
    id: String,
    from_name: String,
    to_name: String,
    #[serde(rename = "type")]
    kind: String,
    value: RegionValue,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
}

/// What an annotation says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RegionValue {
    Choices(Vec<String>),
    Number(f64),
    Text(Vec<String>),
}

/// Writes labels as Label Studio tasks, one a line.
pub(super) struct LabelStudioWriter<'a> {
    file: PartFile,
    further: Further,
    items: &'a dyn Items,
    is_first: bool,
}

impl<'a> LabelStudioWriter<'a> {
    pub(super) fn create(path: &Path, meta: &ExportMeta, items: &'a dyn Items) -> Result<Self> {
        let further = Further::of(&meta.answering);
        Ok(Self { file: PartFile::create(path)?, further, items, is_first: true })
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(|error| failed("write", self.file.path(), &error))
    }
}

impl Writer for LabelStudioWriter<'_> {
    fn write(&mut self, label: &Label) -> Result<()> {
        let data = data_of(label, self.items)?;
        let meta = Row::of(label, self.further);
        let task = Task { data, meta: &meta, annotations: annotations(label) };
        self.put(if self.is_first { b"[\n" } else { b",\n" })?;
        self.is_first = false;
        let written = serde_json::to_writer(&mut self.file, &task).map_err(std::io::Error::from);
        written.map_err(|error| failed("write", self.file.path(), &error))
    }

    fn finish(mut self: Box<Self>) -> Result<Written> {
        self.put(if self.is_first { b"[]\n" } else { b"\n]\n" })?;
        self.file.finish()
    }
}

/// Returns the annotations of a label: one, or none if it has no answer.
fn annotations(label: &Label) -> Vec<Annotation> {
    let region = |answer: &Value| {
        let value = region_value(answer);
        Region {
            id: format!("{ANSWER}-{}", label.item),
            from_name: ANSWER.into(),
            to_name: ITEM.into(),
            kind: value.kind().into(),
            value,
            score: label.confidence.map(|points| f64::from(points) / 10_000.0),
        }
    };
    let annotation =
        |region| Annotation { completed_by: 1, was_cancelled: false, ground_truth: false, result: vec![region] };
    label.answer.iter().map(region).map(annotation).collect()
}

/// Returns what the annotation of an answer says. A number of many digits is rounded: `meta` has it exactly.
fn region_value(answer: &Value) -> RegionValue {
    match answer {
        Value::Choice { label, .. } => RegionValue::Choices(vec![label.clone()]),
        Value::Number(number) => RegionValue::Number(number.parse().unwrap_or(f64::NAN)),
        Value::Content { hash, text } => RegionValue::Text(vec![text.as_ref().unwrap_or(hash).clone()]),
    }
}

impl RegionValue {
    /// Returns the kind of the control tag that gives it.
    fn kind(&self) -> &'static str {
        match self {
            Self::Choices(_) => "choices",
            Self::Number(_) => "number",
            Self::Text(_) => "textarea",
        }
    }

    /// Returns whether two say the same: numbers up to what is lost when they are written and read.
    fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Choices(one), Self::Choices(other)) | (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => (one - other).abs() <= other.abs() * 4.0 * f64::EPSILON,
            _ => false,
        }
    }

    /// Returns it in words.
    fn shown(&self) -> String {
        match self {
            Self::Choices(texts) | Self::Text(texts) => format!("`{}`", texts.join("`, `")),
            Self::Number(number) => format!("`{number}`"),
        }
    }
}

/// Returns the tasks of a file. A task is called by the number of the line on which it begins.
pub(super) fn tasks(path: &Path, reader: impl BufRead) -> Result<impl Iterator<Item = ToldLine>> {
    let tasks = Tasks::of(reader).map_err(|error| error.of_file(|what| not_labels(path, what), path))?;
    let path = path.to_owned();
    Ok(tasks.map(move |task| {
        let (line, bytes) = task.map_err(|error| error.of_file(|what| not_labels(&path, what), &path))?;
        told(line, &bytes)
    }))
}

fn told(line: u64, bytes: &[u8]) -> ToldLine {
    let wrong = |what: &dyn Display| -> Error { unreadable("line", line, what) };
    let task = serde_json::from_slice::<ToldTask>(bytes).map_err(|error| wrong(&error))?;
    let label = task.meta.into_label().map_err(|what| wrong(&what))?;
    let says: Vec<_> = task.annotations.iter().flat_map(|annotation| &annotation.result).collect();
    let meant = label.answer.as_ref().map(region_value);
    let agrees = match (&meant, says.as_slice()) {
        (None, []) => true,
        (Some(meant), [region]) => region.value.says(meant),
        _ => false,
    };
    if !agrees {
        let says: Vec<String> = says.iter().map(|region| region.value.shown()).collect();
        let says = if says.is_empty() { "no answer".into() } else { says.join(", ") };
        let meant = meant.map_or("no answer".into(), |meant| meant.shown());
        let (item, id) = (label.item, &label.id);
        return Err(Error::new(
            format!("line {line}, item {item} ({id}): the annotation says {says}, and its own meta says {meant}"),
            "export again: one of the two was changed",
        ));
    }
    let called = task.data.get(data::ID);
    if called.and_then(Json::as_str) != Some(label.id.as_str()) {
        let (item, id, called) = (label.item, &label.id, data::shown(called));
        return Err(Error::new(
            format!("line {line}, item {item} ({id}): the data call the item {called}, and its meta says otherwise"),
            "export again: one of the two was changed",
        ));
    }
    Ok(Told { line, label, data: Some(task.data) })
}
