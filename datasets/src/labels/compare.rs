//! Holding a file of labels against what the chain says.

use super::{content_hash, label_studio, row::hash_of, Book, Contributor, Items, Label, Rows, Settlement, Told, Value};
use crate::Result;
use serde_json::{Map, Value as Json};
use std::fmt::{self, Display};

/// The most findings that a report lists. Further ones are counted.
pub const MOST_FINDINGS: usize = 1_000;

/// Something in a file that the chain does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the line, from one; none where something is missing.
    pub line: Option<u64>,
    /// The item; none where the line could not be read.
    pub item: Option<u32>,
    /// What is wrong, with the line and the item, in one sentence.
    pub what: String,
}

/// What was found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The number of lines that were read.
    pub lines: u64,
    /// The number of findings. A line has at most one.
    pub wrong: u64,
    /// The first [`MOST_FINDINGS`] findings, lines first, then what is missing.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Returns whether the file says what the chain says, and all of it.
    pub fn is_true(&self) -> bool {
        self.wrong == 0
    }

    pub(super) fn note(&mut self, finding: Finding) {
        self.wrong += 1;
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// Holds the lines of a file against a book. Lines may come in any order. A bit an item is kept in memory.
///
/// The chain does not know what items are called, nor what they show. Whoever has the requester's `items` checks both too;
/// without them, both are taken from the file.
///
/// # Errors
/// The names or fields of items cannot be read. What is wrong with the file is no error: it is in the report.
pub fn compare(told: Rows, book: &Book, items: Option<&dyn Items>) -> Result<Report> {
    let names = items.unwrap_or(&Unnamed);
    let place = told.place();
    let mut report = Report::default();
    let mut seen = vec![0u64; (book.items() as usize).div_ceil(64)];
    for line in told {
        report.lines += 1;
        let Told { line, label: told, data } = match line {
            Ok(told) => told,
            Err(error) => {
                report.note(Finding { line: None, item: None, what: error.what().to_owned() });
                continue;
            }
        };
        let (item, name) = (told.item, &told.id);
        let found = match book.label(item, names)? {
            None => Some(format!("the campaign has {} items", book.items())),
            Some(_) if is_noted(&mut seen, item) => Some("an earlier line is about the same item".into()),
            Some(decided) => {
                let decided = if items.is_some() { decided } else { Label { id: name.clone(), ..decided } };
                match (difference(&told, &decided), &data, items) {
                    (None, Some(data), Some(items)) => {
                        label_studio::other_data(data, &label_studio::data_of(&decided, items)?)
                    }
                    (found, ..) => found,
                }
            }
        };
        if let Some(found) = found {
            let what = format!("{place} {line}, item {item} ({name}): {found}");
            report.note(Finding { line: Some(line), item: Some(item), what });
        }
    }
    for item in (0..book.items()).filter(|item| seen[*item as usize / 64] >> (item % 64) & 1 == 0) {
        if let Some(decided) = book.label(item, names)? {
            let name = if items.is_some() { format!(" ({})", decided.id) } else { String::new() };
            let what = format!("item {item}{name} is missing: {}", decision(&decided));
            report.note(Finding { line: None, item: Some(item), what });
        }
    }
    Ok(report)
}

/// Items of which nobody has the names.
struct Unnamed;

impl Items for Unnamed {
    fn id(&self, _: u32) -> Result<String> {
        Ok(String::new())
    }

    fn fields(&self, _: u32) -> Result<Map<String, Json>> {
        Ok(Map::new())
    }
}

/// Notes an item. Returns whether it was noted before.
fn is_noted(seen: &mut [u64], item: u32) -> bool {
    let (word, bit) = (item as usize / 64, 1 << (item % 64));
    let before = seen[word] & bit != 0;
    seen[word] |= bit;
    before
}

/// Returns in words what a line says otherwise than the chain; none if it says the same.
fn difference(told: &Label, decided: &Label) -> Option<String> {
    let mut found = Vec::new();
    let mut differ = |what: &str, told: String, decided: String| {
        found.push(format!("the file says {what}{told}, the chain says {decided}"));
    };
    if told.id != decided.id {
        found.push(format!("the item is called {}", decided.id));
    } else if !is_same_answer(told.answer.as_ref(), decided.answer.as_ref()) {
        let says = match (&told.answer, &decided.answer) {
            // Two different answers of one name: the numbers of the choices tell them apart.
            (Some(Value::Choice { index, label }), Some(Value::Choice { label: same, .. })) if label == same => {
                format!("{index} as the index of `{label}`")
            }
            (answer, _) => answer.as_ref().map_or("no answer".into(), Value::to_string),
        };
        found.push(format!("the file says {says}, {}", decision(decided)));
    } else {
        if told.confidence != decided.confidence {
            differ("confidence ", confidence(told.confidence), confidence(decided.confidence));
        }
        if told.answers != decided.answers {
            differ("answers ", told.answers.to_string(), decided.answers.to_string());
        }
        if told.rounds != decided.rounds {
            differ("rounds ", told.rounds.to_string(), decided.rounds.to_string());
        }
        if told.settled != decided.settled {
            differ("", settlement(told.settled.as_ref()), settlement(decided.settled.as_ref()));
        }
        if told.contributors != decided.contributors {
            let (told, decided) = contributors(&told.contributors, &decided.contributors);
            differ("contributors ", told, decided);
        }
        if let Some(Value::Content { hash, text: Some(text) }) = &told.answer {
            if hash_of(hash) != Some(content_hash(text)) {
                found.push(format!("the text is not the one with the hash {hash}"));
            }
        }
    }
    (!found.is_empty()).then(|| found.join("; "))
}

/// Returns whether two answers are the same on the chain. The text of content is held against its hash instead.
fn is_same_answer(told: Option<&Value>, decided: Option<&Value>) -> bool {
    match (told, decided) {
        (Some(Value::Content { hash, .. }), Some(Value::Content { hash: decided, .. })) => hash == decided,
        (told, decided) => told == decided,
    }
}

/// Returns in words what the chain decided, and where.
fn decision(label: &Label) -> String {
    match (&label.answer, &label.settled) {
        (Some(answer), Some(settled)) => format!("the chain decided {answer} in {settled}"),
        (None, Some(settled)) => format!("the chain had not decided it after {settled}"),
        _ => "the chain has settled no set with it".into(),
    }
}

fn confidence(points: Option<u16>) -> String {
    points.map_or("none".into(), |points| format!("{:.4}", f64::from(points) / 10_000.0))
}

fn settlement(settled: Option<&Settlement>) -> String {
    settled.map_or("that no set with it is settled".into(), |settled| {
        format!("set {} in {settled} ({:?})", settled.set, settled.block_hash)
    })
}

/// Returns in words where two lists of contributors first differ.
fn contributors(told: &[Contributor], decided: &[Contributor]) -> (String, String) {
    let at = told.iter().zip(decided).take_while(|(told, decided)| told == decided).count();
    let shown = |all: &[Contributor]| match all.get(at) {
        Some(one) if one.accepted => format!("{} accepted", one.account),
        Some(one) => format!("{} rejected", one.account),
        None => format!("{} of them", all.len()),
    };
    (shown(told), shown(decided))
}
