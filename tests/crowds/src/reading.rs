//! Crowds in files: `answer.csv` and `truth.csv` of a folder.

use crate::crowd::{Crowd, CrowdError, Given};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs,
    path::Path,
};

/// The file of the answers.
pub const ANSWERS: &str = "answer.csv";

/// The file of the truths.
pub const TRUTHS: &str = "truth.csv";

/// The names of the column of questions: of the survey, and of crowd-kit.
const QUESTION: &[&str] = &["question", "task"];
/// The name of the column of workers.
const WORKER: &[&str] = &["worker"];
/// The names of the column of answers.
const ANSWER: &[&str] = &["answer", "label"];
/// The names of the column of truths.
const TRUTH: &[&str] = &["truth", "label"];

/// The most classes of a crowd.
const MOST_CLASSES: usize = 256;

/// One row: its line, and the wanted cells.
type Row = (usize, Vec<String>);

/// Splits a line into cells. A cell in quotes may contain commas, and a quote written twice.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted, mut characters) = (vec![String::new()], false, line.chars().peekable());
    while let Some(character) = characters.next() {
        let cell = cells.last_mut().expect("there is always a cell");
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cell.push(character),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_string()).collect()
}

/// Returns the rows of a file's text with the columns in the given order.
fn rows(text: &str, file: &str, columns: &[&[&str]]) -> Result<Vec<Row>, CrowdError> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().zip(1..);
    let header = lines.next().map(|(line, _)| cells(line)).unwrap_or_default();
    let places = columns.iter().map(|names| {
        let place = header.iter().position(|cell| names.contains(&cell.as_str()));
        place.ok_or_else(|| CrowdError::NoColumn { file: file.into(), column: names.join(" or ") })
    });
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let filled = lines.filter(|(text, _)| !text.trim().is_empty());
    let row = |(text, line): (&str, usize)| -> Result<Row, CrowdError> {
        let found = cells(text);
        let cell = |(place, names): (&usize, &&[&str])| {
            let cell = found.get(*place).filter(|cell| !cell.is_empty()).cloned();
            cell.ok_or_else(|| CrowdError::EmptyCell { file: file.into(), line, column: names.join(" or ") })
        };
        Ok((line, places.iter().zip(columns).map(cell).collect::<Result<Vec<_>, _>>()?))
    };
    filled.map(row).collect()
}

/// A crowd whose values are still text, with the line of each.
struct Raw {
    crowd: Crowd<String>,
    lines: (Vec<usize>, Vec<usize>),
}

impl Raw {
    /// Returns the crowd with every value changed. The line and the file of a value are told for errors.
    fn map<Value>(
        self,
        classes: Vec<String>,
        change: impl Fn(&str, &str, usize) -> Result<Value, CrowdError>,
    ) -> Result<Crowd<Value>, CrowdError> {
        let Self { crowd, lines: (of_answers, of_truths) } = self;
        let truths = crowd.truths.iter().zip(of_truths).map(|(value, line)| change(value, TRUTHS, line));
        let given = crowd.given.iter().zip(of_answers).map(|(given, line)| {
            let value = change(&given.value, ANSWERS, line)?;
            Ok(Given { question: given.question, worker: given.worker, value })
        });
        Ok(Crowd {
            truths: truths.collect::<Result<_, _>>()?,
            given: given.collect::<Result<_, CrowdError>>()?,
            name: crowd.name,
            questions: crowd.questions,
            workers: crowd.workers,
            people: crowd.people,
            classes,
        })
    }
}

/// Reads a crowd as text.
fn raw(name: &str, answers: &str, truths: &str) -> Result<Raw, CrowdError> {
    let (mut questions, mut known) = (Vec::new(), HashMap::new());
    let (mut values, mut of_truths) = (Vec::new(), Vec::new());
    for (line, row) in rows(truths, TRUTHS, &[QUESTION, TRUTH])? {
        if known.insert(row[0].clone(), questions.len()).is_some() {
            return Err(CrowdError::TwoTruths { line });
        }
        questions.push(row[0].clone());
        values.push(row[1].clone());
        of_truths.push(line);
    }
    let (mut workers, mut numbers) = (Vec::new(), HashMap::new());
    let (mut given, mut of_answers, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (line, row) in rows(answers, ANSWERS, &[QUESTION, WORKER, ANSWER])? {
        let question = known.get(&row[0]).copied();
        let question = question.ok_or_else(|| CrowdError::UnknownQuestion { line, question: row[0].clone() })?;
        let worker = *numbers.entry(row[1].clone()).or_insert_with(|| {
            workers.push(row[1].clone());
            workers.len() - 1
        });
        if !seen.insert((question, worker)) {
            return Err(CrowdError::AnsweredTwice { line });
        }
        given.push(Given { question, worker, value: row[2].clone() });
        of_answers.push(line);
    }
    if given.is_empty() {
        return Err(CrowdError::NoAnswers);
    }
    let (name, people) = (name.to_string(), workers.len());
    let crowd = Crowd { name, questions, workers, people, classes: Vec::new(), truths: values, given };
    Ok(Raw { crowd, lines: (of_answers, of_truths) })
}

/// Returns a crowd whose answers are classes, of the texts of its two files. Classes are in the order of their names, or of
/// their numbers if all are numbers.
pub fn classes_of(name: &str, answers: &str, truths: &str) -> Result<Crowd<u8>, CrowdError> {
    let raw = raw(name, answers, truths)?;
    let given = raw.crowd.given.iter().map(|given| &given.value);
    let mut classes = given.chain(&raw.crowd.truths).cloned().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    if classes.len() > MOST_CLASSES {
        return Err(CrowdError::TooManyClasses);
    }
    if classes.iter().all(|class| class.parse::<i64>().is_ok()) {
        classes.sort_by_key(|class| class.parse::<i64>().unwrap_or_default());
    }
    let places = classes.iter().cloned().zip(0u8..=u8::MAX).collect::<HashMap<_, _>>();
    raw.map(classes, |value, _, _| Ok(places[value]))
}

/// Returns a crowd whose answers are whole numbers, of the texts of its two files.
pub fn numbers_of(name: &str, answers: &str, truths: &str) -> Result<Crowd<i64>, CrowdError> {
    raw(name, answers, truths)?.map(Vec::new(), |value, file, line| {
        // What Python writes of a column of whole numbers with gaps.
        let whole = value.strip_suffix(".0").unwrap_or(value);
        whole.parse().map_err(|_| CrowdError::NotANumber { file: file.into(), line, value: value.into() })
    })
}

/// Returns the texts of the two files of a crowd.
pub fn texts(folder: &Path) -> Result<(String, String), CrowdError> {
    let read = |file: &str| {
        let path = folder.join(file);
        fs::read_to_string(&path)
            .map_err(|error| CrowdError::Unreadable { path: path.display().to_string(), reason: error.to_string() })
    };
    Ok((read(ANSWERS)?, read(TRUTHS)?))
}

/// Returns the names of the crowds of a folder: of its folders with a file of answers, in order.
pub fn crowds_of(folder: &Path) -> Result<Vec<String>, CrowdError> {
    let unreadable = |reason: String| CrowdError::Unreadable { path: folder.display().to_string(), reason };
    let entries = fs::read_dir(folder).map_err(|error| unreadable(error.to_string()))?;
    let entries = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let named = entries.filter(|path| path.join(ANSWERS).is_file());
    let mut names = named.filter_map(|path| Some(path.file_name()?.to_str()?.to_string())).collect::<Vec<_>>();
    names.sort();
    if names.is_empty() {
        return Err(unreadable(format!("no folder in it has a file {ANSWERS}")));
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER_TEXT: &str = "question,worker,answer\na,w1,10\nb,w1,9\n\na,w2,9\n";
    const TRUTH_TEXT: &str = "question,truth\na,10\nb,9\nc,9\n";

    fn refused(answers: &str, truths: &str) -> CrowdError {
        classes_of("crowd", answers, truths).unwrap_err()
    }

    #[test]
    fn crowd_is_read_with_its_classes_in_order() {
        let crowd = classes_of("crowd", ANSWER_TEXT, TRUTH_TEXT).unwrap();
        assert_eq!((crowd.questions.len(), crowd.people, crowd.given.len()), (3, 2, 3));
        assert_eq!((crowd.classes, crowd.truths), (vec!["9".to_string(), "10".to_string()], vec![1, 0, 0]));
        assert_eq!(crowd.given[2], Given { question: 0, worker: 1, value: 0 });
    }

    #[test]
    fn columns_of_crowd_kit_and_quotes_are_read() {
        let answers = "\u{feff}worker,task,label\nw1,a,\"yes, \"\"sure\"\"\"\n";
        let crowd = classes_of("crowd", answers, "task,label\na,no\n").unwrap();
        assert_eq!(crowd.classes, ["no", "yes, \"sure\""]);
    }

    #[test]
    fn worker_with_one_answer_is_kept() {
        let crowd = classes_of("crowd", ANSWER_TEXT, TRUTH_TEXT).unwrap();
        assert_eq!(crowd.by_worker()[1], [2]);
    }

    #[test]
    fn bad_files_are_refused_by_name() {
        let unknown = CrowdError::UnknownQuestion { line: 2, question: "z".into() };
        assert_eq!(refused("question,worker,answer\nz,w1,1\n", TRUTH_TEXT), unknown);
        let empty = CrowdError::EmptyCell { file: ANSWERS.into(), line: 3, column: "answer or label".into() };
        assert_eq!(refused("question,worker,answer\na,w1,1\nb,w1,\n", TRUTH_TEXT), empty);
        assert_eq!(refused("question,worker,answer\na,w1,1\nb,w1\n", TRUTH_TEXT), empty);
        assert_eq!(
            refused("question,worker,answer\na,w1,1\na,w1,2\n", TRUTH_TEXT),
            CrowdError::AnsweredTwice { line: 3 }
        );
        assert_eq!(refused(ANSWER_TEXT, "question,truth\na,1\na,1\n"), CrowdError::TwoTruths { line: 3 });
        assert_eq!(refused("question,worker,answer\n", TRUTH_TEXT), CrowdError::NoAnswers);
        let column = CrowdError::NoColumn { file: ANSWERS.into(), column: "worker".into() };
        assert_eq!(refused("question,who,answer\na,w1,1\n", TRUTH_TEXT), column);
        let many = (0..257).map(|class| format!("a,w{class},{class}\n")).collect::<String>();
        assert_eq!(refused(&format!("question,worker,answer\n{many}"), TRUTH_TEXT), CrowdError::TooManyClasses);
    }

    #[test]
    fn number_is_refused_when_it_is_none() {
        let crowd = numbers_of("crowd", "question,worker,answer\na,w1,-7\nb,w1,3.0\n", TRUTH_TEXT).unwrap();
        assert_eq!(crowd.given.iter().map(|given| given.value).collect::<Vec<_>>(), [-7, 3]);
        let bad = CrowdError::NotANumber { file: ANSWERS.into(), line: 2, value: "3.5".into() };
        assert_eq!(numbers_of("crowd", "question,worker,answer\na,w1,3.5\n", TRUTH_TEXT), Err(bad));
    }
}
