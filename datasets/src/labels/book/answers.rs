//! The decided answers, as small as their kind allows.

use crate::labels::Answering;
use agt_primitives::tasks::Answer;
use sp_core::H256;

/// The answer of each item. That of an item that is not decided means nothing.
pub(super) enum Answers {
    Choices(Vec<u8>),
    Numbers(Vec<i64>),
    Contents(Vec<H256>),
}

impl Answers {
    /// Returns the answers of so many items.
    pub(super) fn of(answering: &Answering, items: usize) -> Self {
        match answering {
            Answering::Choices { .. } | Answering::Preference { .. } => Self::Choices(vec![0; items]),
            Answering::Number { .. } => Self::Numbers(vec![0; items]),
            Answering::Content => Self::Contents(vec![H256::zero(); items]),
        }
    }

    /// Notes the answer of an item. An answer of another kind changes nothing.
    pub(super) fn put(&mut self, item: usize, answer: &Answer) {
        match (self, answer) {
            (Self::Choices(choices), Answer::Choice(choice)) => choices[item] = *choice,
            (Self::Numbers(numbers), Answer::Number(number)) => numbers[item] = *number,
            (Self::Contents(contents), Answer::Content(hash)) => contents[item] = *hash,
            _ => {}
        }
    }

    /// Returns the answer of an item.
    pub(super) fn get(&self, item: usize) -> Answer {
        match self {
            Self::Choices(choices) => Answer::Choice(choices[item]),
            Self::Numbers(numbers) => Answer::Number(numbers[item]),
            Self::Contents(contents) => Answer::Content(contents[item]),
        }
    }
}
