//! Rows of a JSON export of Label Studio: an array of tasks, read one by one.
//!
//! A column is a key of the task's `data`, or of the task itself, such as its `id`. The answer is also taken from the task's
//! annotations: from those that are marked as ground truth, or from all if none is.

use super::rows::{Cell, Found, Row, Wanted};
use crate::{prepare::disk, Error, Result};
use serde::Deserialize;
use serde_json::{Deserializer, Map, Value};
use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
};

pub(super) fn open(path: &Path, file: &str, wanted: &[Wanted]) -> Result<Found> {
    let mut tasks = Tasks {
        input: disk::open_text(path)?,
        file: file.to_string(),
        wanted: wanted.to_vec(),
        task: 0,
        is_over: false,
    };
    match tasks.next_byte().map_err(|error| disk::failed(path, "read", &error))? {
        Some(b'[') => tasks.input.consume(1),
        _ => {
            let remedy = "export the project as JSON, or write one object in each line into a .jsonl file";
            return Err(Error::new(format!("{file} is no list of tasks"), remedy));
        }
    }
    Ok(Box::new(tasks))
}

struct Tasks {
    input: BufReader<File>,
    file: String,
    wanted: Vec<Wanted>,
    task: u64,
    is_over: bool,
}

impl Tasks {
    /// Returns the next byte that is no white space, and leaves it there; none at the end of the file.
    fn next_byte(&mut self) -> io::Result<Option<u8>> {
        loop {
            let bytes = self.input.fill_buf()?;
            let spaces = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            match (bytes.get(spaces).copied(), bytes.len()) {
                (None, 0) => return Ok(None),
                (byte, _) => {
                    self.input.consume(spaces);
                    if byte.is_some() {
                        return Ok(byte);
                    }
                }
            }
        }
    }

    /// Returns the error of the task that is being read.
    fn wrong(&self, what: impl std::fmt::Display, remedy: &str) -> Error {
        Error::new(format!("{}, task {}: {what}", self.file, self.task), remedy)
    }

    /// Reads the next task; none after the last one.
    fn task(&mut self) -> Result<Option<Map<String, Value>>> {
        const REMEDY: &str = "export the project again";
        let cut = |tasks: &Self| tasks.wrong("the list does not end as a list of tasks does", REMEDY);
        let told = |tasks: &Self, error: io::Error| tasks.wrong(format!("it cannot be read ({error})"), REMEDY);
        let mut byte = self.next_byte().map_err(|error| told(self, error))?;
        if self.task > 0 && byte == Some(b',') {
            self.input.consume(1);
            byte = self.next_byte().map_err(|error| told(self, error))?;
        } else if byte == Some(b']') {
            return Ok(None);
        } else if self.task > 0 {
            return Err(cut(self));
        }
        self.task = self.task.saturating_add(1);
        if byte != Some(b'{') {
            return Err(cut(self));
        }
        // An object ends with its brace: nothing behind it is read.
        let mut deserializer = Deserializer::from_reader(&mut self.input);
        let task = Map::deserialize(&mut deserializer).map_err(|error| match error.is_eof() {
            true => cut(self),
            false => self.wrong(format!("it is no JSON object ({error})"), REMEDY),
        })?;
        Ok(Some(task))
    }

    fn row(&self, mut task: Map<String, Value>) -> Result<Row> {
        let mut data = match task.remove("data") {
            Some(Value::Object(data)) => data,
            _ => Map::new(),
        };
        let mut cells = Vec::with_capacity(self.wanted.len());
        for wanted in &self.wanted {
            let found = data.remove(&wanted.name).or_else(|| task.remove(&wanted.name)).and_then(Cell::of);
            cells.push(match found {
                None if wanted.is_answer => self.annotated(&task, &wanted.name)?.map(Cell::Text),
                found => found,
            });
        }
        Ok(Row { place: self.task, cells })
    }

    /// Returns the answer that the annotations of a task agree on: of the control with this name, if one has it.
    fn annotated(&self, task: &Map<String, Value>, control: &str) -> Result<Option<String>> {
        let is_true = |annotation: &Value, key: &str| annotation.get(key).and_then(Value::as_bool) == Some(true);
        let all = task.get("annotations").and_then(Value::as_array).into_iter().flatten();
        let all = all.filter(|annotation| !is_true(annotation, "was_cancelled")).collect::<Vec<_>>();
        let marked = all.iter().copied().filter(|annotation| is_true(annotation, "ground_truth")).collect::<Vec<_>>();
        let counted = if marked.is_empty() { all } else { marked };
        let results = counted.iter().filter_map(|annotation| annotation.get("result")?.as_array()).flatten();
        let results = results.collect::<Vec<_>>();
        let is_named = |result: &&Value| result.get("from_name").and_then(Value::as_str) == Some(control);
        let any_named = results.iter().any(is_named);
        let mut answers = results
            .into_iter()
            .filter(|result| !any_named || is_named(result))
            .filter_map(|result| result.get("value"))
            .flat_map(answers_of)
            .collect::<Vec<_>>();
        answers.dedup();
        match answers.len() {
            0 | 1 => Ok(answers.pop()),
            _ => Err(self.wrong("its annotations give several answers", "mark the right one as ground truth")),
        }
    }
}

/// Returns the answers of one result: choices, a number, a text, or the better one of two.
fn answers_of(value: &Value) -> Vec<String> {
    let texts = |key: &str| match value.get(key).cloned().and_then(Cell::of) {
        Some(Cell::Text(text)) => vec![text],
        Some(Cell::List(list)) => list,
        None => Vec::new(),
    };
    let selected = texts("selected").into_iter().map(|side| match side.as_str() {
        "left" => "1".to_string(),
        "right" => "2".to_string(),
        other => other.to_string(),
    });
    ["choices", "number", "text", "rating"].into_iter().flat_map(texts).chain(selected).collect()
}

impl Iterator for Tasks {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let row = self.task().and_then(|task| task.map(|task| self.row(task)).transpose());
        self.is_over = !matches!(row, Ok(Some(_)));
        row.transpose()
    }
}
