//! The way of sealed openings to the keeper.

use crate::{
    config::Keeper,
    error::{Error, Result},
    refusal::{Refusal, Rule},
};
use axum::http::StatusCode;
use reqwest::{header::CONTENT_TYPE, redirect, Client, Url};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

/// How long the keeper may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The most bytes of the keeper's answer that are read.
const MOST: usize = 16_384;

/// The keeper, as the server reaches it.
pub(crate) struct Intake {
    client: Client,
    openings: Url,
}

/// What the keeper says when it refuses.
#[derive(Deserialize)]
struct Said {
    error: SaidError,
}

#[derive(Deserialize)]
struct SaidError {
    #[serde(alias = "name")]
    rule: String,
    message: String,
}

impl Intake {
    /// Errors: [`Error::Config`] if the keeper's address cannot be used.
    pub(crate) fn new(keeper: &Keeper) -> Result<Self> {
        let wrong = |why: String| Error::Config(format!("the keeper's address `{}`: {why}", keeper.url));
        let openings = format!("{}/openings", keeper.url.trim_end_matches('/'));
        let openings = Url::parse(&openings).map_err(|error| wrong(error.to_string()))?;
        if openings.scheme() != "http" {
            return Err(wrong(
                "it begins with http://, and the keeper is on this machine or in a private network".into(),
            ));
        }
        let client = Client::builder().timeout(PATIENCE).redirect(redirect::Policy::none()).build();
        Ok(Self { client: client.map_err(|error| wrong(error.to_string()))?, openings })
    }

    /// Passes a sealed opening on.
    ///
    /// Errors: `KeeperUnreachable`; the keeper's own refusal, as it says it.
    pub(crate) async fn hand_over(&self, sealed: &str) -> std::result::Result<(), Refusal> {
        let unreachable = |error: String| {
            log::warn!("the keeper: {error}");
            let message = "the keeper does not answer: try again in a minute, or reveal your answers yourself";
            Rule::KeeperUnreachable.because(message).after(Duration::from_secs(60))
        };
        let body = json!({ "sealed": sealed }).to_string();
        let sent = self.client.post(self.openings.clone()).header(CONTENT_TYPE, "application/json").body(body).send();
        let mut answer = sent.await.map_err(|error| unreachable(error.to_string()))?;
        let status = answer.status();
        if status.is_success() {
            return Ok(());
        }
        let mut said = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(|error| unreachable(error.to_string()))? {
            said.extend_from_slice(&part);
            if said.len() > MOST {
                return Err(unreachable(format!("{status} with a long answer")));
            }
        }
        let Ok(Said { error }) = serde_json::from_slice(&said) else {
            return Err(unreachable(format!("{status} without a reason")));
        };
        let status = StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::BAD_GATEWAY);
        let counted = Rule::KeeperUnreachable;
        Err(Refusal { status, rule: error.rule.into(), counted, message: error.message, wait: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{routing::post, Json, Router};
    use serde_json::Value;

    /// Starts a keeper that takes `0x01`, refuses `0x02` by a rule, and fails otherwise. Returns its address.
    async fn keeper() -> String {
        let take = |Json(body): Json<Value>| async move {
            match body["sealed"].as_str() {
                Some("0x01") => (StatusCode::OK, Json(json!({ "received": true }))),
                Some("0x02") => {
                    let said = json!({ "error": { "name": "NotCommitted", "message": "commit first" } });
                    (StatusCode::FORBIDDEN, Json(said))
                }
                _ => (StatusCode::INTERNAL_SERVER_ERROR, Json(json!("x".repeat(MOST)))),
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/openings", post(take))).await });
        format!("http://{address}/")
    }

    fn intake(url: String) -> Result<Intake> {
        Intake::new(&Keeper { url, key: [0; 32] })
    }

    #[tokio::test]
    async fn opening_is_passed_on_and_a_refusal_is_told_as_it_is() {
        let intake = intake(keeper().await).unwrap();
        assert_eq!(intake.hand_over("0x01").await, Ok(()));
        let refusal = intake.hand_over("0x02").await.unwrap_err();
        assert_eq!((refusal.rule.as_ref(), refusal.message.as_str()), ("NotCommitted", "commit first"));
        assert_eq!(refusal.status, StatusCode::FORBIDDEN);
        let refusal = intake.hand_over("0x03").await.unwrap_err();
        assert_eq!(refusal.rule, "KeeperUnreachable");
    }

    #[tokio::test]
    async fn keeper_that_is_not_there_is_unreachable() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        drop(listener);
        let intake = intake(format!("http://{address}")).unwrap();
        assert_eq!(intake.hand_over("0x01").await.unwrap_err().counted, Rule::KeeperUnreachable);
    }

    #[test]
    fn address_of_the_keeper_is_checked() {
        for wrong in ["", "keeper", "ftp://keeper", "https://keeper.example.org"] {
            assert!(intake(wrong.into()).is_err(), "{wrong}");
        }
        assert!(intake("http://127.0.0.1:9955".into()).is_ok());
    }
}
