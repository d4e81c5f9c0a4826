//! A client of a test's node: that of the repository, whose errors fail the test.

use agt_client::{follow::Block, Blocks, Client, Error};
use agt_runtime::{Hash, Header};
use futures::StreamExt;
use serde_json::{json, Value};
use sp_core::storage::well_known_keys::CODE;
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::{
    ops::RangeInclusive,
    sync::{Arc, Mutex},
    time::Duration,
};

pub use agt_client::Refusal;

/// A client of one node.
#[derive(Clone)]
pub struct Chain {
    /// What people's programs use, too.
    pub client: Client,
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

/// A result that a test counts on.
pub trait Sure<Value> {
    /// Returns the value. Panics with the error if there is one.
    fn sure(self) -> Value;
}

impl<Value> Sure<Value> for agt_client::Result<Value> {
    #[track_caller]
    fn sure(self) -> Value {
        self.unwrap_or_else(|error| panic!("{error:?}"))
    }
}

impl Chain {
    /// Connects to the node at a ws:// address, and checks that it runs the runtime these tests were built with. The
    /// storage of another runtime would be decoded wrongly.
    pub async fn connect(url: &str, by_hand: bool) -> Self {
        let blocks = if by_hand { Blocks::OnRequest } else { Blocks::ByThemselves };
        let client = Client::connect_to(&[url.into()], blocks).await.sure();
        let chain = Self { client, timings: Arc::default() };
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
        match self.client.request(method, params).await {
            Ok(answer) => Ok(answer),
            Err(Error::Refused(refusal)) => Err(refusal),
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
        self.client.request_as(method, params).await.sure()
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
        self.client.blocks() == Blocks::OnRequest
    }

    /// Returns the genesis block's hash.
    pub fn genesis(&self) -> Hash {
        self.client.genesis()
    }

    /// Returns the hash of the block at a height of the best chain.
    pub async fn hash_of(&self, number: u32) -> Option<Hash> {
        self.client.hash_of(number).await.sure()
    }

    /// Returns the blocks of a range of heights with their events, in their order.
    pub async fn walk(&self, range: RangeInclusive<u32>) -> Vec<Block> {
        self.client.walk(range).map(Sure::sure).collect().await
    }

    /// Returns the header of a block.
    pub async fn header(&self, hash: Hash) -> Header {
        self.client.header(hash).await.sure()
    }

    /// Returns the best block.
    pub async fn best(&self) -> Header {
        self.client.best().await.sure()
    }

    /// Returns the last final block.
    pub async fn finalized(&self) -> Header {
        self.client.finalized().await.sure()
    }

    /// Waits until a block of at least this height is final.
    pub async fn wait_finalized(&self, number: u32) -> Header {
        crate::eventually(&format!("block {number} becomes final"), || async {
            Some(self.finalized().await).filter(|head| head.number >= number)
        })
        .await
    }
}
