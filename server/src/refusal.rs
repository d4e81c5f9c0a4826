//! What is refused, by name.

use axum::{
    http::{header::RETRY_AFTER, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
    Json,
};
use serde_json::json;
use std::{borrow::Cow, time::Duration};

/// The rules by which a server refuses. `docs/serving.md` describes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    BadRequest,
    TooLong,
    BadChallenge,
    ChallengeExpired,
    ChallengeUsed,
    BadSignature,
    NotYourSeat,
    UnknownSet,
    TooEarly,
    Over,
    NotShownHere,
    TooMany,
    NoKeeper,
    KeeperUnreachable,
    NodeUnreachable,
    BadPass,
    NoMedia,
    UnknownPath,
    Unavailable,
    Slow,
}

impl Rule {
    fn status(self) -> StatusCode {
        match self {
            Self::BadRequest | Self::BadChallenge => StatusCode::BAD_REQUEST,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ChallengeExpired | Self::ChallengeUsed | Self::BadSignature => StatusCode::UNAUTHORIZED,
            Self::NotYourSeat | Self::TooEarly | Self::Over | Self::BadPass => StatusCode::FORBIDDEN,
            Self::UnknownSet | Self::NotShownHere | Self::NoKeeper | Self::NoMedia | Self::UnknownPath => {
                StatusCode::NOT_FOUND
            }
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::KeeperUnreachable => StatusCode::BAD_GATEWAY,
            Self::NodeUnreachable | Self::Unavailable | Self::Slow => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Returns the refusal by this rule. `message` is one line that says what is wrong and what to do.
    pub(crate) fn because(self, message: impl Into<String>) -> Refusal {
        let rule = format!("{self:?}").into();
        Refusal { status: self.status(), rule, counted: self, message: message.into(), wait: None }
    }
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    /// The name of the rule.
    pub(crate) rule: Cow<'static, str>,
    /// The rule that it is counted under.
    pub(crate) counted: Rule,
    pub(crate) message: String,
    /// How long to wait before asking again.
    pub(crate) wait: Option<Duration>,
}

impl Refusal {
    /// Returns the refusal with the time after which it makes sense to ask again.
    pub(crate) fn after(self, wait: Duration) -> Self {
        Self { wait: Some(wait), ..self }
    }
}

impl From<agt_client::Error> for Refusal {
    fn from(error: agt_client::Error) -> Self {
        log::warn!("the node: {error}");
        let message = "the server cannot read the chain at the moment: try again in a minute";
        Rule::NodeUnreachable.because(message).after(Duration::from_secs(60))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({ "error": { "rule": self.rule, "message": self.message } });
        let mut response = (self.status, Json(body)).into_response();
        if let Some(wait) = self.wait {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().saturating_add(1)));
        }
        response.extensions_mut().insert(self.counted);
        response
    }
}
