//! A connection to one of several nodes.

use crate::{nonces::Nonces, Error, Refusal, Result};
use agt_runtime::{Hash, Header, VERSION};
use serde::de::DeserializeOwned;
use serde_json::{json, Value};
use std::{sync::Arc, time::Duration};
use subxt::rpcs::{client::RawValue, Error as RpcError, RpcClient};
use tokio::{sync::RwLock, time::timeout};

/// How long a node may take to accept a connection.
const TO_CONNECT: Duration = Duration::from_secs(10);

/// How long a client looks for a node that answers, going through its endpoints again and again, before it gives up.
const TO_RECONNECT: Duration = Duration::from_secs(30);

/// The pause between two rounds through the endpoints.
const PAUSE: Duration = Duration::from_millis(500);

/// The times that a request is sent before its answer counts as lost.
const TRIES: u32 = 3;

/// Who makes the blocks of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// The chain makes them by itself.
    ByThemselves,
    /// A development node makes them on request: a client that waits for a transaction asks for a block.
    OnRequest,
}

/// A client of one chain, connected to one of its nodes. Clones share the connection.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    endpoints: Vec<String>,
    blocks: Blocks,
    genesis: Hash,
    nonces: Nonces,
    current: RwLock<Connection>,
}

/// The connection in use.
#[derive(Clone)]
struct Connection {
    /// The place of its address among the endpoints.
    place: usize,
    /// How many connections there were before it.
    number: u64,
    rpc: RpcClient,
}

impl Client {
    /// Connects to the first of `endpoints` that answers: addresses such as `ws://127.0.0.1:9944`.
    ///
    /// Errors: [`Error::Unreachable`] if none answers within ten seconds; [`Error::OtherChain`] if the node runs another
    /// version of the runtime than this program was built with.
    pub async fn connect(endpoints: &[String]) -> Result<Self> {
        Self::connect_to(endpoints, Blocks::ByThemselves).await
    }

    /// Does the same for a chain whose blocks are made as `blocks` says.
    pub async fn connect_to(endpoints: &[String], blocks: Blocks) -> Result<Self> {
        let mut reason = "no address is given".to_owned();
        for place in 0..endpoints.len() {
            match open(&endpoints[place]).await {
                Ok(rpc) => return Self::over(endpoints, blocks, Connection { place, number: 0, rpc }).await,
                Err(why) => reason = why,
            }
        }
        Err(Error::Unreachable { endpoints: endpoints.to_vec(), reason })
    }

    async fn over(endpoints: &[String], blocks: Blocks, connection: Connection) -> Result<Self> {
        let endpoints = endpoints.to_vec();
        let shared = |genesis, current| Shared {
            endpoints: endpoints.clone(),
            blocks,
            genesis,
            nonces: Nonces::default(),
            current: RwLock::new(current),
        };
        let client = Self { shared: Arc::new(shared(Hash::zero(), connection.clone())) };
        let genesis = client.hash_of(0).await?.ok_or_else(|| Error::Unreadable("the node has no genesis".into()))?;
        client.check_version().await?;
        Ok(Self { shared: Arc::new(shared(genesis, connection)) })
    }

    /// Checks that the node runs the runtime that this program was built with.
    async fn check_version(&self) -> Result<()> {
        let told = self.request("state_getRuntimeVersion", json!([])).await?;
        let theirs = (told["specName"].as_str(), told["specVersion"].as_u64(), told["transactionVersion"].as_u64());
        let ours = (
            Some(VERSION.spec_name.as_ref()),
            Some(u64::from(VERSION.spec_version)),
            Some(u64::from(VERSION.transaction_version)),
        );
        if theirs == ours {
            return Ok(());
        }
        let show = |of: (Option<&str>, Option<u64>, Option<u64>)| {
            format!("{} {}", of.0.unwrap_or("?"), of.1.unwrap_or_default())
        };
        Err(Error::OtherChain(format!(
            "the node runs the runtime {}, and this program was built for {}: use the release that belongs to it",
            show(theirs),
            show(ours)
        )))
    }

    /// Returns the node's answer.
    ///
    /// If the connection is lost, the request goes to the next node of this chain that answers, so it may reach a node twice.
    ///
    /// Errors: [`Error::Refused`]; [`Error::Unreachable`] if none answers within 30 seconds; [`Error::OtherChain`] if all that
    /// answer are of another chain, and no other one is away.
    pub async fn request(&self, method: &str, params: Value) -> Result<Value> {
        let params = params.to_string();
        let mut lost = String::new();
        for _ in 0..TRIES {
            let connection = self.shared.current.read().await.clone();
            let raw = RawValue::from_string(params.clone()).map_err(|error| Error::Unreadable(error.to_string()))?;
            match connection.rpc.request_raw(method, Some(raw)).await {
                Ok(answer) => return parsed(method, answer.get()),
                Err(RpcError::User(error)) => {
                    let data = error.data.map(|data| parsed(method, data.get())).transpose()?.unwrap_or(Value::Null);
                    return Err(Refusal { code: error.code, message: error.message, data }.into());
                }
                Err(error) => lost = error.to_string(),
            }
            self.reconnect(connection.number).await?;
        }
        Err(Error::Unreachable { endpoints: self.shared.endpoints.clone(), reason: format!("{method}: {lost}") })
    }

    /// Returns the node's answer as a type that it must have.
    pub async fn request_as<Answer: DeserializeOwned>(&self, method: &str, params: Value) -> Result<Answer> {
        let answer = self.request(method, params).await?;
        serde_json::from_value(answer).map_err(|error| Error::Unreadable(format!("the answer of {method}: {error}")))
    }

    /// Replaces the connection with this number, unless somebody else has replaced it meanwhile. Passes by nodes of other
    /// chains.
    async fn reconnect(&self, number: u64) -> Result<()> {
        let mut current = self.shared.current.write().await;
        if current.number != number {
            return Ok(());
        }
        let (endpoints, mut reason) = (&self.shared.endpoints, String::new());
        let look = async {
            loop {
                let mut others = 0;
                for step in 1..=endpoints.len() {
                    let place = (current.place + step) % endpoints.len();
                    match self.open_same_chain(&endpoints[place]).await {
                        Ok(Some(rpc)) => return Some((place, rpc)),
                        Ok(None) => {
                            others += 1;
                            reason = format!("{} is a node of another chain", endpoints[place]);
                        }
                        Err(why) => reason = why,
                    }
                }
                // No node is away, so none is worth waiting for.
                if others == endpoints.len() {
                    return None;
                }
                tokio::time::sleep(PAUSE).await;
            }
        };
        let found = timeout(TO_RECONNECT, look).await;
        match found {
            Ok(Some((place, rpc))) => {
                *current = Connection { place, number: number + 1, rpc };
                Ok(())
            }
            Ok(None) => Err(Error::OtherChain(reason)),
            Err(_) => Err(Error::Unreachable { endpoints: endpoints.clone(), reason }),
        }
    }

    /// Connects to a node; none if it is of another chain than the one that this client was connected to first.
    async fn open_same_chain(&self, endpoint: &str) -> std::result::Result<Option<RpcClient>, String> {
        let rpc = open(endpoint).await?;
        if self.shared.genesis.is_zero() {
            return Ok(Some(rpc));
        }
        let method = "chain_getBlockHash";
        let params = RawValue::from_string("[0]".into()).map_err(|error| error.to_string())?;
        let answer = match timeout(TO_CONNECT, rpc.request_raw(method, Some(params))).await {
            Ok(answer) => answer.map_err(|error| error.to_string())?,
            Err(_) => return Err(silent()),
        };
        let genesis = parsed(method, answer.get()).map_err(|error| error.to_string())?;
        Ok((genesis == json!(self.shared.genesis)).then_some(rpc))
    }

    /// Returns the number of the connection in use. Whenever it has changed, another node is asked, or the same one after it
    /// was away: what it was told before may be gone, and it may be behind.
    pub(crate) async fn link(&self) -> u64 {
        self.shared.current.read().await.number
    }

    /// Returns who makes the blocks.
    pub fn blocks(&self) -> Blocks {
        self.shared.blocks
    }

    /// Returns the hash of the genesis block, which names the chain.
    pub fn genesis(&self) -> Hash {
        self.shared.genesis
    }

    pub(crate) fn nonces(&self) -> &Nonces {
        &self.shared.nonces
    }

    /// Returns the hash of the block at a height of the best chain; none if it is not that long.
    pub async fn hash_of(&self, number: u32) -> Result<Option<Hash>> {
        self.request_as("chain_getBlockHash", json!([number])).await
    }

    /// Returns the header of a block.
    pub async fn header(&self, hash: Hash) -> Result<Header> {
        let header: Option<Header> = self.request_as("chain_getHeader", json!([hash])).await?;
        header.ok_or_else(|| Error::Unreadable(format!("the node does not know block {hash:?}")))
    }

    /// Returns the header of the best block.
    pub async fn best(&self) -> Result<Header> {
        self.request_as("chain_getHeader", json!([])).await
    }

    /// Returns the header of the last final block.
    pub async fn finalized(&self) -> Result<Header> {
        loop {
            let link = self.link().await;
            let hash: Hash = self.request_as("chain_getFinalizedHead", json!([])).await?;
            let header = self.header(hash).await;
            // A node that was asked in between may not have the block yet.
            if header.is_ok() || self.link().await == link {
                return header;
            }
        }
    }

    /// Returns whether the chain is one for development: its well-known keys may sign there.
    pub async fn is_for_development(&self) -> Result<bool> {
        let kind = self.request("system_chainType", json!([])).await?;
        Ok(matches!(kind.as_str(), Some("Development" | "Local")))
    }
}

async fn open(endpoint: &str) -> std::result::Result<RpcClient, String> {
    match timeout(TO_CONNECT, RpcClient::from_insecure_url(endpoint)).await {
        Ok(Ok(rpc)) => Ok(rpc),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(silent()),
    }
}

/// Returns what is said of a node that does not answer in time.
fn silent() -> String {
    format!("no answer within {} seconds", TO_CONNECT.as_secs())
}

fn parsed(method: &str, text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|error| Error::Unreadable(format!("the answer of {method} is no JSON: {error}")))
}
