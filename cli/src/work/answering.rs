//! Who answers: a person in the terminal, or a program.

use super::server::Position;
use crate::error::{Failure, Result};
use agt_datasets::labels::content_hash;
use agt_primitives::tasks::{Answer, AnswerKind};
use serde_json::{json, Value};
use std::process::Stdio;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines, Stdin},
    process::{Child, ChildStdin, ChildStdout, Command},
};

/// Who answers.
pub enum Answerer {
    /// A program that reads a line of JSON for each position and writes one for its answer.
    Program(Program),
    /// A person at the terminal.
    Person(Lines<BufReader<Stdin>>),
}

/// A running program.
pub struct Program {
    command: String,
    to: ChildStdin,
    from: Lines<BufReader<ChildStdout>>,
    /// Held so that the program ends with this one.
    _child: Child,
}

/// What an answer is, in words and in numbers.
#[derive(Clone, Debug)]
pub struct Question {
    /// What the chain knows of it.
    pub kind: AnswerKind,
    /// The labels of choices.
    pub labels: Vec<String>,
}

impl Question {
    /// Returns the question that a server's offer describes.
    ///
    /// # Errors
    /// The kind on the chain is not the one that the server shows.
    pub fn new(kind: AnswerKind, shown: &Value) -> Result<Self> {
        let labels: Vec<String> = serde_json::from_value(shown["labels"].clone()).unwrap_or_default();
        match kind {
            AnswerKind::Categories { count } if labels.len() != usize::from(count) => Err(Failure::refused(
                "Labels",
                format!("the server shows {} labels and the campaign has {count}: tell the requester", labels.len()),
            )),
            _ => Ok(Self { kind, labels }),
        }
    }

    /// Returns the answer that a JSON value gives: a label or its number from zero, an option's number from one, a number
    /// or its decimal text, or a text whose hash is the answer.
    ///
    /// # Errors
    /// It is no answer to this question.
    pub fn answer(&self, told: &Value) -> Result<Answer> {
        let no = || Failure::refused("NoAnswer", format!("{told} is no answer: {}", self.hint()));
        let text = match told {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return Err(no()),
        };
        let answer = match self.kind {
            AnswerKind::Categories { .. } => {
                let label = self.labels.iter().position(|label| *label == text);
                let place = label.or_else(|| text.parse().ok().filter(|place| *place < self.labels.len()));
                Answer::Choice(u8::try_from(place.ok_or_else(no)?).map_err(|_| no())?)
            }
            AnswerKind::Preference { .. } => {
                let option: u8 = text.parse().map_err(|_| no())?;
                Answer::Choice(option.checked_sub(1).ok_or_else(no)?)
            }
            AnswerKind::Number { decimals, .. } => Answer::Number(fixed(&text, decimals).ok_or_else(no)?),
            AnswerKind::Rich => Answer::Content(content_hash(&text)),
        };
        match self.kind.admits(&answer) {
            true => Ok(answer),
            false => Err(no()),
        }
    }

    /// Returns what answers look like.
    fn hint(&self) -> String {
        match self.kind {
            AnswerKind::Categories { .. } => format!("one of {}", self.labels.join(", ")),
            AnswerKind::Preference { options } => format!("the number of the best option, 1 to {options}"),
            AnswerKind::Number { decimals, .. } => format!("a number with at most {decimals} decimals, in the range"),
            AnswerKind::Rich => "a text".into(),
        }
    }
}

/// Returns a decimal text in fixed point with this number of decimals; none if it has more, or does not fit.
fn fixed(text: &str, decimals: u8) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > usize::from(decimals) || !is_number(whole) || !is_number(part) {
        return None;
    }
    let padded = format!("{whole}{part:0<width$}", width = usize::from(decimals));
    padded.parse::<i128>().ok().and_then(|number| i64::try_from(sign * number).ok())
}

impl Answerer {
    /// Starts the program that a shell command names.
    pub fn program(command: &str) -> Result<Self> {
        let mut started = Command::new("sh");
        // The program is somebody else's: it gets no password.
        started.env_remove("AGT_PASSWORD").env_remove("AGT_KEY");
        started.args(["-c", command]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let failed = |why: String| Failure::local("Program", format!("`{command}`: {why}"));
        let mut child = started.kill_on_drop(true).spawn().map_err(|error| failed(error.to_string()))?;
        let to = child.stdin.take().ok_or_else(|| failed("it has no input".into()))?;
        let from = child.stdout.take().ok_or_else(|| failed("it has no output".into()))?;
        let from = BufReader::new(from).lines();
        Ok(Self::Program(Program { command: command.into(), to, from, _child: child }))
    }

    /// Starts the program again if it may be, and counts that. Returns whether it did.
    pub fn restart(&mut self, left: &mut u32) -> Result<bool> {
        match self {
            Self::Program(Program { command, .. }) if *left > 0 => {
                *left -= 1;
                *self = Self::program(&command.clone())?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Returns a person at the terminal.
    pub fn person() -> Self {
        Self::Person(BufReader::new(tokio::io::stdin()).lines())
    }

    /// Returns the answer to position `number` of `of` positions.
    pub async fn answer(&mut self, question: &Question, number: usize, of: usize, shown: &Position) -> Result<Answer> {
        match self {
            Self::Program(program) => program.answer(question, number, shown).await,
            Self::Person(lines) => ask(lines, question, number, of, shown).await,
        }
    }
}

impl Program {
    async fn answer(&mut self, question: &Question, number: usize, shown: &Position) -> Result<Answer> {
        let mut asked = serde_json::to_value(shown).unwrap_or_default();
        asked["position"] = json!(number);
        asked["answers"] = json!({ "kind": question.kind, "labels": question.labels });
        let failed = |why: String| Failure::local("Program", format!("`{}`: {why}", self.command));
        let line = format!("{asked}\n");
        self.to.write_all(line.as_bytes()).await.map_err(|error| failed(error.to_string()))?;
        let line = self.from.next_line().await.map_err(|error| failed(error.to_string()))?;
        let line = line.ok_or_else(|| failed("it ended before it had answered".into()))?;
        let told: Value = serde_json::from_str(&line).map_err(|_| failed(format!("`{line}` is no line of JSON")))?;
        question.answer(&told["answer"])
    }
}

/// Returns a text of a server without what would move the cursor of a terminal.
pub fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || *letter == '\n').collect()
}

/// Shows a position and reads its answer, again until it is one.
async fn ask(
    lines: &mut Lines<BufReader<Stdin>>,
    question: &Question,
    number: usize,
    of: usize,
    shown: &Position,
) -> Result<Answer> {
    println!("\n{} of {of}", number.saturating_add(1));
    shown.text.iter().chain(&shown.media).for_each(|line| println!("{}", plain(line)));
    let choices = if question.labels.is_empty() { &shown.options } else { &question.labels };
    choices.iter().zip(1..).for_each(|(choice, number)| println!("  {number}  {}", plain(choice)));
    loop {
        let line = lines.next_line().await.map_err(|error| Failure::local("Input", error.to_string()))?;
        let line = line.ok_or_else(|| Failure::local("Input", "the input has ended; answers so far are not sent"))?;
        // At the terminal choices are counted from one, as they are shown.
        let typed = match (question.kind, line.trim().parse::<usize>()) {
            (AnswerKind::Categories { .. }, Ok(number)) => json!(number.wrapping_sub(1)),
            _ => json!(line),
        };
        match question.answer(&typed) {
            Ok(answer) => return Ok(answer),
            Err(error) => println!("{error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: AnswerKind, labels: &[&str]) -> Question {
        Question::new(kind, &json!({ "labels": labels })).unwrap()
    }

    #[test]
    fn a_choice_is_a_label_or_its_number() {
        let cats = question(AnswerKind::Categories { count: 2 }, &["cat", "dog"]);
        assert_eq!(cats.answer(&json!("dog")).unwrap(), Answer::Choice(1));
        assert_eq!(cats.answer(&json!(0)).unwrap(), Answer::Choice(0));
        for wrong in [json!("cow"), json!(2), json!(-1), json!(null), json!(["cat"])] {
            assert!(cats.answer(&wrong).is_err(), "{wrong}");
        }
        assert!(Question::new(AnswerKind::Categories { count: 3 }, &json!({ "labels": ["cat"] })).is_err());
    }

    #[test]
    fn a_number_is_exact_in_the_campaign_s_decimals() {
        let tolerance = std::num::NonZeroU64::MIN;
        let kind = AnswerKind::Number { least: -1_000, most: 1_000, tolerance, decimals: 2 };
        let metres = question(kind, &[]);
        assert_eq!(metres.answer(&json!("-3.5")).unwrap(), Answer::Number(-350));
        assert_eq!(metres.answer(&json!(7)).unwrap(), Answer::Number(700));
        for wrong in [json!("3.141"), json!("11"), json!("1e2"), json!("."), json!(""), json!("--1")] {
            assert!(metres.answer(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_option_is_counted_from_one() {
        let best = question(AnswerKind::Preference { options: 3 }, &[]);
        assert_eq!(best.answer(&json!(3)).unwrap(), Answer::Choice(2));
        assert!(best.answer(&json!(0)).is_err() && best.answer(&json!(4)).is_err());
    }

    #[test]
    fn content_is_the_hash_of_the_text() {
        let text = question(AnswerKind::Rich, &[]);
        let hash = content_hash("a poem");
        assert_eq!(text.answer(&json!("a poem")).unwrap(), Answer::Content(hash));
    }
}
