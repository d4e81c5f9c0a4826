//! What an answer of a campaign is called.

use super::Value;
use crate::{Error, Result};
use agt_primitives::tasks::{Answer, AnswerKind, MOST_DECIMALS};
use serde::{Deserialize, Serialize};
use sp_core::{Blake2Hasher, Hasher, H256};

/// What the answers of a campaign are, with the names that its requester gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Answering {
    /// One of the categories, by name.
    Choices {
        /// The names, in the order of the chain's categories.
        labels: Vec<String>,
    },
    /// The best of several options. They are called by their numbers, from one.
    Preference {
        /// The number of options.
        options: u8,
    },
    /// A number.
    Number {
        /// The number of its last digits that stand behind the point, at most 18.
        decimals: u8,
    },
    /// A text, by its hash.
    Content,
}

impl Answering {
    /// Returns what answers of a kind are called. `labels` are the names of the categories; other kinds need none.
    ///
    /// # Errors
    /// The number of names is not the number of categories.
    pub fn of(kind: &AnswerKind, labels: &[String]) -> Result<Self> {
        match *kind {
            AnswerKind::Categories { count } if usize::from(count) == labels.len() => {
                Ok(Self::Choices { labels: labels.to_vec() })
            }
            AnswerKind::Categories { count } => Err(Error::new(
                format!("the campaign has {count} categories and {} names for them", labels.len()),
                "give one name for each category, in the order in which the campaign was opened",
            )),
            AnswerKind::Preference { options } => Ok(Self::Preference { options }),
            AnswerKind::Number { decimals, .. } => Ok(Self::Number { decimals: decimals.min(MOST_DECIMALS) }),
            AnswerKind::Rich => Ok(Self::Content),
        }
    }

    /// Returns whether an answer of the chain is of this kind.
    pub fn admits(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Choices { labels }, Answer::Choice(choice)) => usize::from(*choice) < labels.len(),
            (Self::Preference { options }, Answer::Choice(choice)) => choice < options,
            (Self::Number { .. }, Answer::Number(_)) | (Self::Content, Answer::Content(_)) => true,
            _ => false,
        }
    }

    /// Returns an answer of the chain in words, without the text of content; none if it is of another kind.
    pub fn value(&self, answer: &Answer) -> Option<Value> {
        match (self, answer) {
            (Self::Choices { labels }, Answer::Choice(index)) => {
                let label = labels.get(usize::from(*index))?.clone();
                Some(Value::Choice { index: *index, label })
            }
            (Self::Preference { options }, Answer::Choice(index)) if index < options => {
                Some(Value::Choice { index: *index, label: (u16::from(*index) + 1).to_string() })
            }
            (Self::Number { decimals }, Answer::Number(number)) => Some(Value::Number(decimal(*number, *decimals))),
            (Self::Content, Answer::Content(hash)) => Some(Value::Content { hash: format!("{hash:?}"), text: None }),
            _ => None,
        }
    }

    /// Returns the names of the choices, in order; none where an answer is no choice.
    pub fn choices(&self) -> Option<Vec<String>> {
        match self {
            Self::Choices { labels } => Some(labels.clone()),
            Self::Preference { options } => Some((1..=u16::from(*options)).map(|option| option.to_string()).collect()),
            Self::Number { .. } | Self::Content => None,
        }
    }
}

/// Returns the hash by which a text is answered: blake2-256 of its UTF-8 bytes.
pub fn content_hash(text: &str) -> H256 {
    Blake2Hasher::hash(text.as_bytes())
}

/// Returns a number in fixed point as a decimal, exactly.
fn decimal(number: i64, decimals: u8) -> String {
    let width = usize::from(decimals) + 1;
    let digits = format!("{:0width$}", number.unsigned_abs());
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
    if part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part}")
    }
}

/// Returns a decimal in fixed point; none if it is not one of exactly so many decimals, or has more than 20 digits.
pub(super) fn fixed_point(text: &str, decimals: u8) -> Option<i128> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_decimal = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_decimal || part.len() != usize::from(decimals) || whole.len() + part.len() > 20 {
        return None;
    }
    format!("{whole}{part}").parse::<i128>().ok().map(|number| sign * number)
}

/// Returns a fixed-point number of 128 bits as a decimal, exactly.
pub(super) fn decimal_of(number: i128, decimals: u8) -> Option<String> {
    i64::try_from(number).ok().map(|number| decimal(number, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decimal_is_read_again_as_the_same_number(number: i64, decimals in 0..=MOST_DECIMALS) {
            let text = decimal(number, decimals);
            prop_assert_eq!(fixed_point(&text, decimals), Some(number.into()));
            prop_assert_eq!(decimal_of(number.into(), decimals), Some(text));
        }
    }

    #[test]
    fn decimals_have_all_their_places() {
        let found = [(150, 2), (-5, 2), (7, 0), (0, 3), (i64::MIN, 18)].map(|(number, places)| decimal(number, places));
        assert_eq!(found, ["1.50", "-0.05", "7", "0.000", "-9.223372036854775808"]);
        assert_eq!(["1.5", "1.500", "x.50", ".50", "1.5O"].map(|text| fixed_point(text, 2)), [None; 5]);
    }

    #[test]
    fn names_must_be_as_many_as_the_categories() {
        let two = ["cat".to_string(), "dog".to_string()];
        assert!(Answering::of(&AnswerKind::Categories { count: 2 }, &two).is_ok());
        let error = Answering::of(&AnswerKind::Categories { count: 3 }, &two).unwrap_err();
        assert_eq!(error.what(), "the campaign has 3 categories and 2 names for them");
    }

    #[test]
    fn options_are_called_by_their_numbers_from_one() {
        let preference = Answering::Preference { options: 2 };
        let label = |index| match preference.value(&Answer::Choice(index)) {
            Some(Value::Choice { label, .. }) => Some(label),
            _ => None,
        };
        assert_eq!((label(0), label(1), label(2)), (Some("1".into()), Some("2".into()), None));
        assert_eq!(preference.choices().unwrap(), ["1", "2"]);
    }
}
