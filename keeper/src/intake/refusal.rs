//! Why an opening is not taken.

use axum::http::StatusCode;
use std::fmt::{self, Display};

/// Why an opening is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too many openings come at the same time.
    TooMany,
    /// The message is longer than any opening.
    TooLong,
    /// The message has another form than the documentation says.
    BadRequest,
    /// The message was not sealed to this keeper's key, or was changed on the way.
    NotForThisKeeper,
    /// The message is not the encoding of an opening.
    NoOpening,
    /// This keeper does not serve the campaign.
    OtherCampaign,
    /// The account has not committed to the set, as far as the keeper's node knows.
    NotCommitted,
    /// The set is of another round than the opening says.
    WrongRound,
    /// The opening is not what the account committed to.
    CommitmentMismatch,
    /// The opening does not have an answer for each position of the set.
    WrongCount,
    /// An answer is none that the campaign asks for.
    AnswerOutOfRange,
    /// The seat was revealed before.
    AlreadyRevealed,
    /// The reveals of the set are over.
    SetOver,
    /// The keeper's node does not answer.
    NodeLost(String),
    /// The keeper's disk failed.
    NotStored(String),
}

impl Refusal {
    /// Returns its name, as answers and metrics have it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooMany => "tooMany",
            Self::TooLong => "tooLong",
            Self::BadRequest => "badRequest",
            Self::NotForThisKeeper => "notForThisKeeper",
            Self::NoOpening => "noOpening",
            Self::OtherCampaign => "otherCampaign",
            Self::NotCommitted => "notCommitted",
            Self::WrongRound => "wrongRound",
            Self::CommitmentMismatch => "commitmentMismatch",
            Self::WrongCount => "wrongCount",
            Self::AnswerOutOfRange => "answerOutOfRange",
            Self::AlreadyRevealed => "alreadyRevealed",
            Self::SetOver => "setOver",
            Self::NodeLost(_) => "nodeLost",
            Self::NotStored(_) => "notStored",
        }
    }

    /// Returns the status of the HTTP answer. From 500 on, the same message may be taken later.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadRequest | Self::NotForThisKeeper | Self::NoOpening => StatusCode::BAD_REQUEST,
            Self::OtherCampaign => StatusCode::NOT_FOUND,
            Self::NotCommitted
            | Self::WrongRound
            | Self::CommitmentMismatch
            | Self::WrongCount
            | Self::AnswerOutOfRange
            | Self::AlreadyRevealed
            | Self::SetOver => StatusCode::CONFLICT,
            Self::NodeLost(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotStored(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooMany => "too many openings come at the same time: try again in a second",
            Self::TooLong => "the message is longer than any opening",
            Self::BadRequest => "the body is JSON: {\"sealed\": \"0x...\"}",
            Self::NotForThisKeeper => "the message was not sealed to this keeper's key: GET /key has it",
            Self::NoOpening => "the sealed message is no opening",
            Self::OtherCampaign => "this keeper does not serve the campaign: choose another keeper, or reveal yourself",
            Self::NotCommitted => {
                "the account has not committed to the set yet: try again when its commitment is in a block"
            }
            Self::WrongRound => "the set is of another round",
            Self::CommitmentMismatch => "the opening is not what the account committed to",
            Self::WrongCount => "the opening has not one answer for each position: the chain would never take it",
            Self::AnswerOutOfRange => {
                "an answer is none that the campaign asks for: the chain would never take the opening"
            }
            Self::AlreadyRevealed => "the seat is revealed already: there is nothing to do",
            Self::SetOver => "the reveals of the set are over",
            Self::NodeLost(_) => "the keeper's node does not answer: try again later, or reveal yourself",
            Self::NotStored(_) => "the keeper cannot store the opening: choose another keeper, or reveal yourself",
        })
    }
}

impl From<agt_client::Error> for Refusal {
    fn from(error: agt_client::Error) -> Self {
        Self::NodeLost(error.to_string())
    }
}
