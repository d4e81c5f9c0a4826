//! A requester's server on this machine, and the way of a worker to the positions of its seat.

use crate::{work::Person, Chain, Sure};
use agt_primitives::tasks::{CampaignId, NextStep, RoundId, SetId};
use agt_runtime::AccountId;
use agt_server::{Config, Content, Limits, Server};
use reqwest::Client;
use serde_json::{json, Value};
use sp_core::{bytes::to_hex, sr25519, Pair as _};
use std::{net::SocketAddr, path::PathBuf, sync::Arc};
use tokio::{sync::oneshot, task::JoinHandle};

/// A seat as the chain's view of tickets shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The round.
    pub round: RoundId,
    /// The set.
    pub set: SetId,
}

/// Returns the seat to which a person can commit now; none if it has none in this campaign.
pub async fn seat_of(chain: &Chain, campaign: CampaignId, person: &Person) -> Option<Seat> {
    let tickets = chain.client.tickets(&person.account(), None).await.sure();
    let mut of_it = tickets.into_iter().filter(|ticket| ticket.campaign == campaign);
    of_it.find_map(|ticket| match ticket.next {
        NextStep::Commit { set, .. } => Some(Seat { round: ticket.round, set }),
        _ => None,
    })
}

/// A server that runs until it is stopped or dropped.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<agt_server::Result<()>>,
}

impl Running {
    /// Starts the server of a campaign on a free port.
    pub async fn start(
        chain: &Chain,
        campaign: CampaignId,
        content: Arc<dyn Content>,
        page: Option<PathBuf>,
        limits: Limits,
    ) -> Self {
        let config = Config { campaign, page, keeper: None, node_for_page: "ws://127.0.0.1:9944".into(), limits };
        let server = Server::new(config, chain.client.clone(), content).await.unwrap_or_else(|error| panic!("{error}"));
        let listener = agt_server::listen(([127, 0, 0, 1], 0).into()).unwrap_or_else(|error| panic!("{error}"));
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.serve(listener, async {
            // It stops when it is told to, and when nobody can tell it any more.
            let _ = stopped.await;
        }));
        Self { address, stop, task }
    }

    /// Tells it to stop and waits until it has.
    pub async fn stop(self) {
        self.stop.send(()).expect("it runs");
        self.task.await.expect("it does not panic").unwrap_or_else(|error| panic!("{error}"));
    }
}

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body; null if it is no JSON.
    pub body: Value,
}

impl Answer {
    /// Returns the name of the rule by which it refused; an empty text if it did not.
    pub fn rule(&self) -> &str {
        self.body["error"]["rule"].as_str().unwrap_or_default()
    }

    /// Returns the positions. Panics if it refused.
    pub fn positions(&self) -> &[Value] {
        let positions = self.body["positions"].as_array();
        positions.unwrap_or_else(|| panic!("{}: {}", self.status, self.body))
    }
}

/// A worker's browser.
#[derive(Clone)]
pub struct Browser {
    http: Client,
    server: String,
}

impl Browser {
    /// Returns a browser that speaks to a server.
    pub fn of(server: SocketAddr) -> Self {
        Self { http: Client::new(), server: format!("http://{server}") }
    }

    /// Asks for a path and returns the answer as it came.
    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.server)).send().await.expect("the server answers")
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_text(path, body.to_string()).await
    }

    /// Posts a text.
    pub async fn post_text(&self, path: &str, body: String) -> Answer {
        let answer = self.http.post(format!("{}{path}", self.server)).body(body).send().await.expect("an answer");
        let status = answer.status().as_u16();
        let body = answer.text().await.expect("a whole body");
        Answer { status, body: serde_json::from_str(&body).unwrap_or_default() }
    }

    /// Asks for a challenge and returns its text.
    pub async fn challenge(&self, who: &AccountId, seat: Seat) -> String {
        let answer = self.post("/api/challenge", &asked(who, seat)).await;
        answer.body["text"].as_str().unwrap_or_else(|| panic!("{}", answer.body)).into()
    }

    /// Asks for the positions of a seat with a text that was signed.
    pub async fn prove(&self, who: &AccountId, seat: Seat, text: &str, signature: &sr25519::Signature) -> Answer {
        let mut body = asked(who, seat);
        body["text"] = json!(text);
        body["signature"] = json!(to_hex(signature.as_ref(), false));
        self.post("/api/positions", &body).await
    }

    /// Proves a seat as a wallet does, and returns what the server answers.
    pub async fn positions(&self, person: &Person, seat: Seat) -> Answer {
        let who = person.account();
        let text = self.challenge(&who, seat).await;
        self.prove(&who, seat, &text, &signed(person, &text)).await
    }
}

fn asked(who: &AccountId, Seat { round, set }: Seat) -> Value {
    json!({ "account": to_hex(who.as_ref(), false), "round": round, "set": set })
}

/// Returns a person's signature under a text, as a wallet makes it.
pub fn signed(person: &Person, text: &str) -> sr25519::Signature {
    person.key.sign(format!("<Bytes>{text}</Bytes>").as_bytes())
}
