//! A requester's server, as a worker's program speaks to it.

use crate::error::{Exit, Failure, Result};
use agt_client::{keys::address_of, sealed::BoxKey};
use agt_primitives::tasks::{CampaignId, RoundId, SetId};
use agt_runtime::{AccountId, Hash};
use reqwest::{Client, Response, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use sp_core::{sr25519, Pair as _};
use std::{net::IpAddr, time::Duration};

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The times that a request is made of a server that asks to come again later, or does not answer.
const TRIES: u32 = 5;

/// The most bytes of an answer: texts of 32 positions.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The server of one campaign.
#[derive(Clone)]
pub struct Server {
    url: String,
    http: Client,
}

/// What the server says of its campaign.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// The chain.
    pub genesis: Hash,
    /// The campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// What workers are told to do.
    pub instructions: String,
    /// What an answer is, as the page shows it.
    pub answer: Value,
    /// The keeper that the requester offers.
    pub keeper: Option<OfferedKeeper>,
}

/// A keeper that takes openings.
#[derive(Clone, Debug, Deserialize)]
pub struct OfferedKeeper {
    /// The key to which openings are sealed, in hexadecimal.
    pub key: String,
}

impl OfferedKeeper {
    /// Returns the key.
    ///
    /// # Errors
    /// It is not 32 bytes in hexadecimal.
    pub fn box_key(&self) -> Result<BoxKey> {
        let bytes = hex::decode(self.key.trim_start_matches("0x")).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| {
            Failure::refused("KeeperKey", "the server's keeper has no key of 32 bytes; work without it: --no-keeper")
        })
    }
}

/// One position of a set, as the server shows it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Position {
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The address of its picture, sound or film.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<String>,
    /// The options of a preference.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// What else it shows.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub fields: Value,
}

#[derive(Deserialize)]
struct Challenge {
    text: String,
}

#[derive(Deserialize)]
struct Positions {
    positions: Vec<Position>,
}

impl Server {
    /// Returns the server at an address such as `http://127.0.0.1:8788`.
    ///
    /// # Errors
    /// The address has no TLS and is not on this machine: whoever stands between could read the answers and change the keeper.
    pub fn at(url: &str) -> Result<Self> {
        if !url.starts_with("https://") && !is_on_this_machine(url) {
            return Err(Failure::usage(format!("`{url}` must begin with https://, or with http:// on this machine")));
        }
        let http =
            Client::builder().timeout(PATIENCE).build().map_err(|error| Failure::local("Http", error.to_string()))?;
        Ok(Self { url: url.trim_end_matches('/').to_owned(), http })
    }

    /// Returns what the server says of its campaign.
    pub async fn offer(&self) -> Result<Offer> {
        self.answer(|| self.http.get(format!("{}/api/campaign", self.url))).await
    }

    /// Returns the positions of a set in which `key` holds a seat: it signs the server's challenge.
    ///
    /// # Errors
    /// The challenge is not the text that this seat must sign: the server may want a signature for something else.
    pub async fn positions(
        &self,
        key: &sr25519::Pair,
        genesis: Hash,
        campaign: CampaignId,
        round: RoundId,
        set: SetId,
    ) -> Result<Vec<Position>> {
        let who = key.public().into();
        let account = address_of(&who);
        let asked = json!({ "account": account, "round": round, "set": set });
        let Challenge { text } = self.post("challenge", &asked).await?;
        if !is_challenge(&text, &seat_text(genesis, campaign, round, set, &who)) {
            let why =
                "the server asks to sign another text than that of this seat; nothing was signed, tell the requester";
            return Err(Failure::refused("Challenge", why));
        }
        let signature = key.sign(format!("<Bytes>{text}</Bytes>").as_bytes());
        let asked = json!({
            "account": account, "round": round, "set": set, "text": text,
            "signature": format!("0x{}", hex::encode(signature.0)),
        });
        let Positions { mut positions } = self.post("positions", &asked).await?;
        for position in &mut positions {
            if let Some(media) = position.media.take() {
                position.media = Some(self.address_of_media(media)?);
            }
        }
        Ok(positions)
    }

    /// Returns the whole address of a medium, for the program that fetches it: one of the server, or one elsewhere with TLS.
    fn address_of_media(&self, media: String) -> Result<String> {
        match media.as_str() {
            own if own.starts_with('/') => Ok(format!("{}{own}", self.url)),
            other if other.starts_with("https://") => Ok(media),
            _ => Err(Failure::refused("Media", format!("`{media}` is no https address; tell the requester"))),
        }
    }

    /// Hands a sealed opening to the keeper of the server.
    pub async fn hand_over(&self, sealed: &[u8]) -> Result<()> {
        let asked = json!({ "sealed": format!("0x{}", hex::encode(sealed)) });
        self.post::<Value>("openings", &asked).await.map(drop)
    }

    async fn post<Answer: serde::de::DeserializeOwned>(&self, what: &str, asked: &Value) -> Result<Answer> {
        self.answer(|| self.http.post(format!("{}/api/{what}", self.url)).json(asked)).await
    }

    /// Makes a request, again after a pause if the server asks for that or does not answer.
    async fn answer<Answer: serde::de::DeserializeOwned>(
        &self,
        request: impl Fn() -> reqwest::RequestBuilder,
    ) -> Result<Answer> {
        let mut pause = Duration::from_millis(200);
        for tried in 1.. {
            let last = tried >= TRIES;
            match request().send().await {
                Ok(response) if response.status() == StatusCode::TOO_MANY_REQUESTS && !last => {
                    pause = asked_pause(&response).unwrap_or(pause).min(PATIENCE);
                }
                Ok(response) => return read(response).await,
                Err(error) if last => return Err(unreachable(format!("the server {}: {error}", self.url))),
                Err(_) => {}
            }
            tokio::time::sleep(pause).await;
            pause = pause.saturating_mul(2);
        }
        Err(unreachable(format!("the server {} does not answer", self.url)))
    }
}

/// Returns whether an address is one of this machine.
fn is_on_this_machine(url: &str) -> bool {
    let host = url.strip_prefix("http://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(inside) => inside.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Returns what a challenge for a seat says before its expiry.
fn seat_text(genesis: Hash, campaign: CampaignId, round: RoundId, set: SetId, who: &AccountId) -> String {
    let account: &[u8] = who.as_ref();
    format!(
        "AGT labelling\ngenesis: 0x{}\ncampaign: {campaign}\nround: {}\nset: {}\naccount: 0x{}\nexpires: ",
        hex::encode(genesis.0),
        round.0,
        set.0,
        hex::encode(account)
    )
}

/// Returns whether a text is the challenge that begins so. The rest is the server's own: when it expires, its number and its mark.
fn is_challenge(text: &str, begins: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_mark = |text: &str| {
        text.strip_prefix("0x")
            .is_some_and(|mark| mark.len() <= 128 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let rest = text.strip_prefix(begins).map(|rest| rest.split('\n').collect::<Vec<_>>());
    match rest.as_deref() {
        Some([expires, number, proof]) => {
            let number = number.strip_prefix("number: ");
            let proof = proof.strip_prefix("proof: ");
            is_number(expires) && number.is_some_and(is_number) && proof.is_some_and(is_mark)
        }
        _ => false,
    }
}

fn asked_pause(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get("retry-after")?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// Returns the answer in a response, or the rule that the server names.
async fn read<Answer: serde::de::DeserializeOwned>(response: Response) -> Result<Answer> {
    let (status, url) = (response.status(), response.url().to_string());
    let text = bounded(response).await.map_err(|error| unreachable(format!("{url}: {error}")))?;
    if status.is_success() {
        return serde_json::from_str(&text)
            .map_err(|error| Failure::refused("ServerAnswer", format!("the answer of {url}: {error}")));
    }
    let told: Value = serde_json::from_str(&text).unwrap_or_default();
    let error = &told["error"];
    match error["rule"].as_str() {
        Some(rule) => Err(Failure::refused(rule, error["message"].as_str().unwrap_or_default())),
        None => Err(Failure::refused("ServerAnswer", format!("{url} answers {status}"))),
    }
}

/// Returns the body of a response of at most [`MOST_BYTES`].
async fn bounded(mut response: Response) -> std::result::Result<String, String> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| error.to_string())? {
        body.extend_from_slice(&chunk);
        if body.len() > MOST_BYTES {
            return Err(format!("the answer has more than {MOST_BYTES} bytes"));
        }
    }
    String::from_utf8(body).map_err(|_| "the answer is no text".into())
}

fn unreachable(message: String) -> Failure {
    Failure { exit: Exit::Unreachable, rule: "ServerUnreachable".into(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_cross_a_network_with_tls_alone() {
        for sound in ["https://labels.example.org", "http://127.0.0.1:8788", "http://[::1]:8788/x", "http://localhost"]
        {
            assert!(Server::at(sound).is_ok(), "{sound}");
        }
        for wrong in ["http://labels.example.org", "http://127.0.0.1.example.org", "http://10.0.0.1", "labels", ""] {
            assert!(Server::at(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_the_challenge_of_the_own_seat_is_signed() {
        let (genesis, who) = (Hash::repeat_byte(1), AccountId::new([7; 32]));
        let begins = seat_text(genesis, 3, RoundId(1), SetId(4), &who);
        let rest = "1893456000000\nnumber: 7\nproof: 0xab01";
        assert!(is_challenge(&format!("{begins}{rest}"), &begins));
        let of_another_set = seat_text(genesis, 3, RoundId(1), SetId(5), &who);
        for wrong in [
            format!("{of_another_set}{rest}"),
            format!("{begins}{rest}\nand more"),
            format!("{begins}1893456000000\nnumber: 7\nproof: yes"),
            format!("Attestation receipt\n{begins}{rest}"),
            String::new(),
        ] {
            assert!(!is_challenge(&wrong, &begins), "{wrong}");
        }
    }
}
