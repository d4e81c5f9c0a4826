//! A label as a row of plain cells: what all formats have in common.

use super::{Answering, Contributor, Label, Settlement, Value};
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// A cell or a row that is read; the error says what is wrong with it.
pub(super) type Parsed<Cell> = std::result::Result<Cell, String>;

/// The whole of a confidence, in basis points.
const WHOLE: f64 = 10_000.0;

/// The columns that every file of labels has, in order. `answer_index` and `text` follow `answer` where answers are choices
/// or content.
pub(super) const COLUMNS: [&str; 11] =
    ["item", "id", "answer", "confidence", "answers", "rounds", "set", "block", "block_hash", "event", "contributors"];

/// The further columns of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Further {
    /// Whether there is a column for the number of the choice.
    pub(super) index: bool,
    /// Whether there is a column for the text of content.
    pub(super) text: bool,
}

impl Further {
    /// Returns the further columns of a campaign.
    pub(super) fn of(answering: &Answering) -> Self {
        Self { index: answering.choices().is_some(), text: matches!(answering, Answering::Content) }
    }
}

/// A label as a row. The outer option of a further column says whether the file has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) item: u32,
    pub(super) id: String,
    pub(super) answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answer_index: Option<Option<u8>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Option<String>>,
    /// A part of one.
    pub(super) confidence: Option<f64>,
    pub(super) answers: u32,
    pub(super) rounds: u32,
    pub(super) set: Option<u32>,
    pub(super) block: Option<u32>,
    pub(super) block_hash: Option<String>,
    pub(super) event: Option<u32>,
    pub(super) contributors: Vec<RowContributor>,
}

/// A contributor in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowContributor {
    pub(super) account: String,
    pub(super) accepted: bool,
}

impl Row {
    /// Returns a label as a row.
    pub(super) fn of(label: &Label, further: Further) -> Self {
        let (answer, index, text) = match label.answer.clone() {
            Some(Value::Choice { index, label }) => (Some(label), Some(index), None),
            Some(Value::Number(number)) => (Some(number), None, None),
            Some(Value::Content { hash, text }) => (Some(hash), None, text),
            None => (None, None, None),
        };
        let settled = label.settled.as_ref();
        Self {
            item: label.item,
            id: label.id.clone(),
            answer,
            answer_index: further.index.then_some(index),
            text: further.text.then_some(text),
            confidence: label.confidence.map(|points| f64::from(points) / WHOLE),
            answers: label.answers,
            rounds: label.rounds,
            set: settled.map(|settled| settled.set),
            block: settled.map(|settled| settled.block),
            block_hash: settled.map(|settled| format!("{:?}", settled.block_hash)),
            event: settled.map(|settled| settled.event),
            contributors: label.contributors.iter().map(RowContributor::of).collect(),
        }
    }

    /// Returns the label. The error says which cell is wrong.
    pub(super) fn into_label(self) -> Parsed<Label> {
        let settled = match (self.set, self.block, self.block_hash, self.event) {
            (Some(set), Some(block), Some(hash), Some(event)) => {
                let block_hash = hash_of(&hash).ok_or_else(|| format!("`{hash}` is no block hash"))?;
                Some(Settlement { set, block, block_hash, event })
            }
            (None, None, None, None) => None,
            _ => return Err("set, block, block_hash and event must be given together".into()),
        };
        Ok(Label {
            item: self.item,
            id: self.id,
            answer: answer(self.answer, self.answer_index.flatten(), self.text.flatten())?,
            confidence: self.confidence.map(basis_points).transpose()?,
            answers: self.answers,
            rounds: self.rounds,
            settled,
            contributors: self.contributors.into_iter().map(RowContributor::into_contributor).collect(),
        })
    }
}

impl RowContributor {
    fn of(contributor: &Contributor) -> Self {
        Self { account: contributor.account.clone(), accepted: contributor.accepted }
    }

    fn into_contributor(self) -> Contributor {
        Contributor { account: self.account, accepted: self.accepted }
    }
}

/// Returns an answer from its cells.
fn answer(answer: Option<String>, index: Option<u8>, text: Option<String>) -> Parsed<Option<Value>> {
    match (answer, index, text) {
        (None, None, None) => Ok(None),
        (Some(label), Some(index), None) => Ok(Some(Value::Choice { index, label })),
        (Some(hash), None, text) if hash_of(&hash).is_some() => Ok(Some(Value::Content { hash, text })),
        (Some(number), None, None) if is_decimal(&number) => Ok(Some(Value::Number(number))),
        (Some(answer), None, _) => Err(format!("the answer `{answer}` has no index, and is no number and no hash")),
        (Some(answer), Some(_), Some(_)) => Err(format!("the answer `{answer}` has both an index and a text")),
        (None, ..) => Err("there is an index or a text without an answer".into()),
    }
}

/// Returns the hash that `0x` and 64 hexadecimal digits in lower case are.
pub(super) fn hash_of(text: &str) -> Option<H256> {
    let digits = text.strip_prefix("0x")?;
    let is_lower = !digits.bytes().any(|byte| byte.is_ascii_uppercase());
    let mut bytes = [0; 32];
    (is_lower && hex::decode_to_slice(digits, &mut bytes).is_ok()).then(|| bytes.into())
}

/// Returns whether a text is a decimal number without exponent.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(part)
}

/// Returns a confidence, a part of one, in basis points.
pub(super) fn basis_points(confidence: f64) -> Parsed<u16> {
    let points = (confidence * WHOLE).round();
    if (0.0..=WHOLE).contains(&points) && (confidence * WHOLE - points).abs() < 1e-6 {
        // It is a whole number of at most 10,000.
        Ok(points as u16)
    } else {
        Err(format!("the confidence {confidence} is no part of one in steps of 0.0001"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_confidence_is_read_again_as_the_same_basis_points() {
        for points in 0..=10_000 {
            assert_eq!(basis_points(f64::from(points) / WHOLE), Ok(points));
        }
        assert!([1.0001, -0.0001, 0.500_01, f64::NAN].into_iter().all(|wrong| basis_points(wrong).is_err()));
    }

    #[test]
    fn cells_that_fit_no_answer_are_refused() {
        let of = |text: &str, index| answer(Some(text.into()), index, None);
        assert!(of("cat", None).is_err() && of("1.", None).is_err() && of("1e3", None).is_err());
        assert_eq!(of("-1.50", None), Ok(Some(Value::Number("-1.50".into()))));
        assert_eq!(of("0x12", Some(3)), Ok(Some(Value::Choice { index: 3, label: "0x12".into() })));
        assert!(answer(None, Some(1), None).is_err() && answer(None, None, Some("text".into())).is_err());
    }
}
