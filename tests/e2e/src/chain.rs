//! A connection to a node: JSON-RPC by subxt's client, and the chain's heads.

use agt_runtime::{Hash, Header};
use serde_json::{json, Value};
use sp_core::storage::well_known_keys::CODE;
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use subxt::rpcs::{client::RawValue, Error, RpcClient};

/// A client of one node.
#[derive(Clone)]
pub struct Chain {
    pub(crate) rpc: RpcClient,
    pub(crate) genesis: Hash,
    /// Whether blocks are made on request only.
    pub(crate) by_hand: bool,
    /// The time of each block that [`Chain::offer_all`] made.
    pub(crate) timings: Arc<Mutex<Vec<Timing>>>,
}

/// A block that was made on request: the calls of the test in it, by pallet and name, and its time.
#[derive(Clone, Debug)]
pub struct Timing {
    /// The calls.
    pub calls: Vec<String>,
    /// The time from the request to the answer.
    pub took: Duration,
}

/// A request that the node refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The JSON-RPC error code.
    pub code: i32,
    /// The sentence.
    pub message: String,
    /// The data of the error, or null.
    pub data: Value,
}

impl Refusal {
    /// Returns the name of the broken rule, or an empty text if the error names none.
    pub fn rule(&self) -> &str {
        self.data["rule"].as_str().unwrap_or_default()
    }
}

impl Chain {
    /// Connects to the node at a ws:// address, and checks that it runs the runtime these tests were built with. The
    /// storage of another runtime would be decoded wrongly.
    pub async fn connect(url: &str, by_hand: bool) -> Self {
        let rpc = RpcClient::from_insecure_url(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
        let mut chain = Self { rpc, genesis: Hash::zero(), by_hand, timings: Arc::default() };
        chain.genesis = chain.hash_of(0).await.expect("a genesis block");
        let code: Hash = chain.get_as("state_getStorageHash", json!([sp_core::Bytes(CODE.to_vec())])).await;
        let ours = agt_runtime::WASM_BINARY.expect("tests are built with the wasm runtime");
        assert_eq!(
            code,
            BlakeTwo256::hash(ours),
            "the node runs another runtime than these tests were built with: cargo build --workspace"
        );
        chain
    }

    /// Returns the node's answer, or its refusal. Panics if the connection is lost.
    pub async fn ask(&self, method: &str, params: Value) -> Result<Value, Refusal> {
        let params = RawValue::from_string(params.to_string()).expect("JSON");
        match self.rpc.request_raw(method, Some(params)).await {
            Ok(answer) => Ok(serde_json::from_str(answer.get()).expect("JSON")),
            Err(Error::User(error)) => Err(Refusal {
                code: error.code,
                message: error.message,
                data: error.data.map_or(Value::Null, |data| serde_json::from_str(data.get()).expect("JSON")),
            }),
            Err(error) => panic!("{method}: {error}"),
        }
    }

    /// Returns the node's answer to a request that it must not refuse.
    pub async fn get(&self, method: &str, params: Value) -> Value {
        let asked = format!("{method} {params:.200}");
        self.ask(method, params).await.unwrap_or_else(|refusal| panic!("{asked}: {refusal:?}"))
    }

    /// Returns the node's answer, decoded.
    pub async fn get_as<Answer: serde::de::DeserializeOwned>(&self, method: &str, params: Value) -> Answer {
        let answer = self.get(method, params).await;
        serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{method}: {answer}: {error}"))
    }

    /// Returns the refusal of a request that the node must refuse.
    pub async fn refused(&self, method: &str, params: Value) -> Refusal {
        let asked = format!("{method} {params:.200}");
        match self.ask(method, params).await {
            Err(refusal) => refusal,
            Ok(answer) => panic!("{asked} was granted: {answer:.500}"),
        }
    }

    /// Returns the blocks that [`Chain::offer_all`] has made since the last call of this function, with their times.
    pub fn take_timings(&self) -> Vec<Timing> {
        std::mem::take(&mut *self.timings.lock().expect("nobody panics with it"))
    }

    /// Returns whether blocks are made on request only.
    pub fn is_by_hand(&self) -> bool {
        self.by_hand
    }

    /// Returns the genesis block's hash.
    pub fn genesis(&self) -> Hash {
        self.genesis
    }

    /// Returns the hash of the block at a height of the best chain.
    pub async fn hash_of(&self, number: u32) -> Option<Hash> {
        self.get_as("chain_getBlockHash", json!([number])).await
    }

    /// Returns the header of a block.
    pub async fn header(&self, hash: Hash) -> Header {
        self.get_as::<Option<Header>>("chain_getHeader", json!([hash])).await.expect("a known block")
    }

    /// Returns the best block.
    pub async fn best(&self) -> Header {
        self.get_as("chain_getHeader", json!([])).await
    }

    /// Returns the last final block.
    pub async fn finalized(&self) -> Header {
        let hash = self.get_as("chain_getFinalizedHead", json!([])).await;
        self.header(hash).await
    }

    /// Waits until a block of at least this height is final.
    pub async fn wait_finalized(&self, number: u32) -> Header {
        crate::eventually(&format!("block {number} becomes final"), || async {
            Some(self.finalized().await).filter(|head| head.number >= number)
        })
        .await
    }
}
