//! The interface over HTTP: routes, and what is done for every request.

mod about;
mod asked;
mod media;
mod positions;
mod range;

pub(crate) use about::about;

use crate::{
    connections::Peer,
    rates::origin,
    refusal::{Refusal, Rule},
    state::State,
};
use asked::Asked;
use axum::{
    extract::{ConnectInfo, DefaultBodyLimit, Request, State as Shared},
    http::{
        header::{CACHE_CONTROL, CONTENT_TYPE},
        HeaderMap, HeaderValue, Method, Uri,
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
    Json, Router,
};
use serde::Deserialize;
use serde_json::{json, Value};
use std::{net::IpAddr, sync::Arc, time::Duration};

/// The most bytes of a request's body. A sealed opening of 32 answers has less than 3,000 in hexadecimal.
const MOST_BYTES: usize = 16_384;

/// The longest time until an answer begins.
const PATIENCE: Duration = Duration::from_secs(15);

/// What proxies say of where a request comes from.
const FORWARDED: &str = "x-forwarded-for";

type Answer = std::result::Result<Response, Refusal>;

/// Returns the routes of a server.
pub(crate) fn routes(state: Arc<State>) -> Router {
    Router::new()
        .route("/api/campaign", get(campaign))
        .route("/api/challenge", post(positions::challenge))
        .route("/api/positions", post(positions::positions))
        .route("/api/openings", post(openings))
        .route("/api/health", get(health))
        .route("/media/{pass}/{position}", get(media::media))
        .route("/metrics", get(metrics))
        .fallback(page)
        .method_not_allowed_fallback(|| async { Rule::UnknownPath.because("this path is not asked in this way") })
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(state.clone(), each))
        .with_state(state)
}

/// What is done for every request: its rate and its time are bounded, its answer is counted and gets its headers.
async fn each(
    Shared(state): Shared<Arc<State>>,
    ConnectInfo(Peer(peer)): ConnectInfo<Peer>,
    request: Request,
    next: Next,
) -> Response {
    let from = origin(peer, forwarded(request.headers()), state.config.limits.behind_proxy);
    let path = request.uri().path();
    let (is_api, is_media) = (path.starts_with("/api/"), path.starts_with("/media/"));
    let allowed = match (is_api, is_media) {
        (true, _) => state.rates.request(from),
        (_, true) => state.rates.media(from),
        _ => Ok(()),
    };
    let mut response = match allowed {
        Err(refusal) => refusal.into_response(),
        Ok(()) => tokio::time::timeout(PATIENCE, next.run(request)).await.unwrap_or_else(|_| {
            let refusal = Rule::Slow.because("this takes too long at the moment: try again in a minute");
            refusal.after(Duration::from_secs(60)).into_response()
        }),
    };
    state.counts.count(response.extensions().get().copied());
    state.headers.add_to(&mut response, is_media);
    response
}

/// Returns the last line of what proxies say of where a request comes from: each of them may write a line of its own, and only
/// the last one is of the proxy in front of this server.
fn forwarded(headers: &HeaderMap) -> Option<&str> {
    headers.get_all(FORWARDED).iter().next_back().and_then(|line| line.to_str().ok())
}

async fn campaign(Shared(state): Shared<Arc<State>>) -> Response {
    ([(CONTENT_TYPE, "application/json")], state.about.clone()).into_response()
}

/// A sealed opening.
#[derive(Deserialize)]
struct Sealed {
    sealed: String,
}

async fn openings(Shared(state): Shared<Arc<State>>, Asked(Sealed { sealed }): Asked<Sealed>) -> Answer {
    let intake = state.intake.as_ref().ok_or_else(|| {
        Rule::NoKeeper.because("this server has no keeper: keep your salt and reveal your answers yourself")
    })?;
    if sealed.strip_prefix("0x").is_none_or(|hex| hex.len() % 2 == 1 || !hex.bytes().all(|at| at.is_ascii_hexdigit())) {
        return Err(Rule::BadRequest.because("`sealed` is not bytes in hexadecimal after 0x"));
    }
    intake.hand_over(&sealed).await?;
    Ok(Json(json!({ "received": true })).into_response())
}

async fn health(Shared(state): Shared<Arc<State>>) -> Answer {
    let best = state.chain.reach().await?;
    Ok(Json(json!({ "campaign": state.config.campaign, "best": best })).into_response())
}

/// The counters, for this machine alone.
async fn metrics(
    Shared(state): Shared<Arc<State>>,
    ConnectInfo(Peer(peer)): ConnectInfo<Peer>,
    headers: HeaderMap,
) -> Answer {
    if !is_here(peer) || headers.contains_key(FORWARDED) {
        return Err(unknown_path(&state));
    }
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4")], state.counts.text()).into_response())
}

fn is_here(peer: IpAddr) -> bool {
    peer.to_canonical().is_loopback()
}

/// The files of the page.
async fn page(Shared(state): Shared<Arc<State>>, method: Method, uri: Uri, headers: HeaderMap) -> Answer {
    if !matches!(method, Method::GET | Method::HEAD) {
        return Err(unknown_path(&state));
    }
    state.page.answer(uri.path(), &headers).ok_or_else(|| unknown_path(&state))
}

fn unknown_path(state: &State) -> Refusal {
    Rule::UnknownPath.because(state.page.elsewhere())
}

/// Returns an answer that nobody on the way may keep.
fn private(body: Value) -> Response {
    let mut response = Json(body).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_line_of_the_proxies_counts() {
        let mut headers = HeaderMap::new();
        assert_eq!(forwarded(&headers), None);
        for line in ["203.0.113.9", "203.0.113.8, 198.51.100.4"] {
            headers.append(FORWARDED, HeaderValue::from_static(line));
            assert_eq!(forwarded(&headers), Some(line));
        }
        headers.append(FORWARDED, HeaderValue::from_bytes(&[0xff]).unwrap());
        assert_eq!(forwarded(&headers), None, "an earlier line is of whoever wrote it");
    }
}
