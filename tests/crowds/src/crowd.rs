//! A crowd: questions with their truth, workers, and who answered what.

use std::fmt;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given<Value> {
    /// The index of the question.
    pub question: usize,
    /// The index of the worker.
    pub worker: usize,
    /// What it answered.
    pub value: Value,
}

/// A crowd whose answers are classes (`u8`, counted from zero) or numbers (`i64`).
#[derive(Clone, Debug, PartialEq)]
pub struct Crowd<Value> {
    /// The name of its folder.
    pub name: String,
    /// The questions by name.
    pub questions: Vec<String>,
    /// The workers by name: people first, then hostile accounts.
    pub workers: Vec<String>,
    /// The number of people among the workers.
    pub people: usize,
    /// The names of the classes; none where answers are numbers.
    pub classes: Vec<String>,
    /// The truth of each question.
    pub truths: Vec<Value>,
    /// All answers. A worker answers a question at most once.
    pub given: Vec<Given<Value>>,
}

impl<Value> Crowd<Value> {
    /// Returns the indices of the answers to each question.
    pub fn by_question(&self) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.questions.len()];
        self.given.iter().enumerate().for_each(|(index, given)| found[given.question].push(index));
        found
    }

    /// Returns the indices of the answers of each worker.
    pub fn by_worker(&self) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.workers.len()];
        self.given.iter().enumerate().for_each(|(index, given)| found[given.worker].push(index));
        found
    }

    /// Returns whether a worker is a hostile account.
    pub fn is_hostile(&self, worker: usize) -> bool {
        worker >= self.people
    }
}

impl Crowd<u8> {
    /// Returns whether an answer is right.
    pub fn is_right(&self, given: usize) -> bool {
        let given = &self.given[given];
        given.value == self.truths[given.question]
    }

    /// Returns the number of questions of each class among those that `counts`.
    pub fn questions_by_class(&self, counts: impl Fn(usize) -> bool) -> Vec<u32> {
        let mut found = vec![0; self.classes.len()];
        let counted = self.truths.iter().enumerate().filter(|(question, _)| counts(*question));
        counted.for_each(|(_, truth)| found[usize::from(*truth)] += 1);
        found
    }
}

/// Why a crowd cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrowdError {
    /// A file or folder cannot be read or written.
    Unreadable {
        /// Its path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A file has no column of this name.
    NoColumn {
        /// The file.
        file: String,
        /// The names under which the column is known.
        column: String,
    },
    /// A cell is empty, or the row ends before it.
    EmptyCell {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The column.
        column: String,
    },
    /// An answer to a question of which no truth is known.
    UnknownQuestion {
        /// The line of the answer.
        line: usize,
        /// The question.
        question: String,
    },
    /// A worker answers a question twice.
    AnsweredTwice {
        /// The line of the second answer.
        line: usize,
    },
    /// A question has two truths.
    TwoTruths {
        /// The line of the second one.
        line: usize,
    },
    /// An answer or a truth that should be a whole number is none.
    NotANumber {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What stands there.
        value: String,
    },
    /// There is no answer at all.
    NoAnswers,
    /// There are more than 256 classes: the answers may be numbers.
    TooManyClasses,
    /// All gold of the draw is of one class: whoever always gives it would have all of it right.
    GoldOfOneClass,
    /// No gold of the draw was answered, so there is no reference.
    NoGoldAnswered,
    /// The reference is less than five points above chance.
    ReferenceNotAboveChance {
        /// In per cent.
        reference: u32,
        /// In per cent.
        chance: u32,
    },
    /// The level of chance or the reference is out of range in another way.
    NoMeasure {
        /// In per cent.
        reference: u32,
        /// In per cent.
        chance: u32,
    },
}

impl fmt::Display for CrowdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, reason } => write!(f, "{path}: {reason}"),
            Self::NoColumn { file, column } => write!(f, "{file}: there is no column {column}"),
            Self::EmptyCell { file, line, column } => write!(f, "{file}:{line}: {column} is empty"),
            Self::UnknownQuestion { line, question } => {
                write!(f, "answer.csv:{line}: the question '{question}' has no truth in truth.csv")
            }
            Self::AnsweredTwice { line } => {
                write!(f, "answer.csv:{line}: the worker has answered this question before")
            }
            Self::TwoTruths { line } => write!(f, "truth.csv:{line}: this question has a truth already"),
            Self::NotANumber { file, line, value } => write!(f, "{file}:{line}: '{value}' is not a whole number"),
            Self::NoAnswers => write!(f, "there are no answers"),
            Self::TooManyClasses => write!(f, "there are more than 256 classes; if answers are numbers, use --numbers"),
            Self::GoldOfOneClass => write!(f, "all gold is of one class, so whoever always gives it is right"),
            Self::NoGoldAnswered => write!(f, "nobody has answered gold, so there is no reference"),
            Self::ReferenceNotAboveChance { reference, chance } => {
                write!(f, "the reference of {reference} % is less than 5 points above the chance of {chance} %")
            }
            Self::NoMeasure { reference, chance } => {
                write!(f, "a reference of {reference} % with a chance of {chance} % measures nothing")
            }
        }
    }
}

impl std::error::Error for CrowdError {}
