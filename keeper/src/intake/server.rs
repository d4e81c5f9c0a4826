//! The HTTP server of a keeper: `GET /key`, `POST /openings`, and metrics at an address of their own.

use super::{Intake, Refusal, MOST_BYTES};
use crate::{metrics::Metrics, Error, Result};
use axum::{
    extract::{rejection::JsonRejection, DefaultBodyLimit, State},
    http::{header, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
    Json, Router,
};
use serde::Deserialize;
use serde_json::{json, Value};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle, time::timeout};

/// The longest body: a sealed opening in hex, and the JSON around it.
const MOST_BODY: usize = 2 * MOST_BYTES + 256;

/// How long a request may take.
const TO_ANSWER: Duration = Duration::from_secs(20);

/// The servers of a keeper. They stop when this is dropped.
pub struct Listening {
    /// Where openings are taken.
    pub intake: Option<SocketAddr>,
    /// Where metrics are read.
    pub metrics: Option<SocketAddr>,
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl Listening {
    /// Listens at the addresses that are given. Port 0 stands for any free port.
    ///
    /// Errors: [`Error::Listen`] if an address cannot be used.
    pub(crate) async fn at(
        intake: Option<(SocketAddr, Arc<Intake>)>,
        metrics: Option<(SocketAddr, Metrics)>,
    ) -> Result<Self> {
        let mut listening = Self { intake: None, metrics: None, tasks: Vec::new() };
        if let Some((address, intake)) = intake {
            listening.intake = Some(listening.serve(address, openings(intake)).await?);
        }
        if let Some((address, metrics)) = metrics {
            let router = Router::new().route("/metrics", get(text)).with_state(metrics);
            listening.metrics = Some(listening.serve(address, router).await?);
        }
        Ok(listening)
    }

    async fn serve(&mut self, address: SocketAddr, router: Router) -> Result<SocketAddr> {
        let failed = |error: std::io::Error| Error::Listen { address, what: error.to_string() };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        self.tasks.push(tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                log::error!("the server at {bound} ended: {error}");
            }
        }));
        Ok(bound)
    }
}

/// Returns the routes by which openings are taken. Pages of any origin may use them: what they bring is sealed, and tells
/// nobody anything.
fn openings(intake: Arc<Intake>) -> Router {
    Router::new()
        .route("/key", get(key).options(preflight))
        .route("/openings", post(take).options(preflight))
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .with_state(intake)
}

#[derive(Deserialize)]
struct Sealed {
    sealed: String,
}

async fn key(State(intake): State<Arc<Intake>>) -> Response {
    open_to_all(Json(json!({ "key": format!("0x{}", hex::encode(intake.key())) })).into_response())
}

async fn take(State(intake): State<Arc<Intake>>, body: std::result::Result<Json<Sealed>, JsonRejection>) -> Response {
    let taken = match timeout(TO_ANSWER, taken(&intake, body)).await {
        Ok(taken) => taken,
        Err(_) => Err(Refusal::NodeLost("it took too long".into())),
    };
    open_to_all(match taken {
        Ok(()) => Json(json!({ "received": true })).into_response(),
        Err(refusal) => {
            if let Refusal::NodeLost(why) | Refusal::NotStored(why) = &refusal {
                log::warn!("an opening was refused, {}: {why}", refusal.name());
            }
            (refusal.status(), Json(told(&refusal))).into_response()
        }
    })
}

async fn taken(
    intake: &Intake,
    body: std::result::Result<Json<Sealed>, JsonRejection>,
) -> std::result::Result<(), Refusal> {
    let Json(Sealed { sealed }) = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLong,
        _ => Refusal::BadRequest,
    })?;
    let sealed = sealed.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok()).ok_or(Refusal::BadRequest)?;
    intake.take(&sealed).await
}

fn told(refusal: &Refusal) -> Value {
    json!({ "error": { "name": refusal.name(), "message": refusal.to_string() } })
}

async fn preflight() -> Response {
    let mut answer = open_to_all(StatusCode::NO_CONTENT.into_response());
    let headers = answer.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
    answer
}

fn open_to_all(mut answer: Response) -> Response {
    answer.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

async fn text(State(metrics): State<Metrics>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], metrics.text()).into_response()
}
