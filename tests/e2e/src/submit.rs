//! Transactions: signed as an ordinary wallet signs, sent over RPC, followed until they are final.

use crate::{keys::account_of, Chain, Refusal, PATIENCE};
use agt_runtime::{signing, Balance, Hash, Nonce, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};
use codec::Encode;
use frame_system::{EventRecord, Phase};
use serde_json::json;
use sp_core::{sr25519, Bytes};
use sp_runtime::DispatchError;
use subxt::rpcs::{client::rpc_params, methods::legacy::TransactionStatus};

/// What became of a transaction that was included in a block.
#[derive(Debug)]
pub struct Outcome {
    /// The block, which is final.
    pub block: Hash,
    /// Whether the call did what it says, or the error it failed with.
    pub result: Result<(), DispatchError>,
    /// What it cost, tip included, in planck.
    pub fee: Balance,
    /// Every event of it.
    pub events: Vec<RuntimeEvent>,
}

impl Outcome {
    fn new(block: Hash, events: Vec<RuntimeEvent>) -> Self {
        use frame_system::Event::{ExtrinsicFailed, ExtrinsicSuccess};
        use pallet_transaction_payment::Event::TransactionFeePaid;

        let result = events.iter().find_map(|event| match event {
            RuntimeEvent::System(ExtrinsicSuccess { .. }) => Some(Ok(())),
            RuntimeEvent::System(ExtrinsicFailed { dispatch_error, .. }) => Some(Err(*dispatch_error)),
            _ => None,
        });
        let fee = events.iter().find_map(|event| match event {
            RuntimeEvent::TransactionPayment(TransactionFeePaid { actual_fee, .. }) => Some(*actual_fee),
            _ => None,
        });
        Self { block, result: result.expect("every extrinsic has a result"), fee: fee.unwrap_or_default(), events }
    }

    /// The outcome of a call that must succeed.
    pub fn expect_success(self) -> Self {
        assert_eq!(self.result, Ok(()), "{:#?}", self.events);
        self
    }

    /// The outcome of a call that must fail with `error` and nothing else.
    pub fn expect_error(self, error: impl Into<DispatchError>) -> Self {
        assert_eq!(self.result, Err(error.into()), "{:#?}", self.events);
        self
    }

    /// The event that `pick` takes; panics where there is none.
    pub fn event<Picked>(&self, pick: impl FnMut(&RuntimeEvent) -> Option<Picked>) -> Picked {
        self.events.iter().find_map(pick).unwrap_or_else(|| panic!("no such event: {:#?}", self.events))
    }
}

impl Chain {
    /// `call`, signed for this chain.
    pub fn sign(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair, nonce: Nonce) -> UncheckedExtrinsic {
        signing::sign(call.into(), signer, nonce, 0, self.genesis)
    }

    /// Puts an extrinsic into the pool.
    pub async fn send(&self, extrinsic: &UncheckedExtrinsic) -> Result<Hash, Refusal> {
        self.send_bytes(extrinsic.encode()).await
    }

    /// Puts bytes that claim to be an extrinsic into the pool.
    pub async fn send_bytes(&self, bytes: Vec<u8>) -> Result<Hash, Refusal> {
        let hash = self.ask("author_submitExtrinsic", json!([Bytes(bytes)])).await?;
        Ok(serde_json::from_value(hash).expect("a hash"))
    }

    /// Signs a call with the account's next nonce, sends it and waits until it is final.
    pub async fn submit(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair) -> Outcome {
        let nonce = self.nonce(&account_of(signer)).await;
        let extrinsic = self.sign(call, signer, nonce);
        let block = self.watch(&extrinsic).await;
        let outcomes = self.outcomes(block).await;
        let found = outcomes.into_iter().find(|(sent, _)| *sent == extrinsic.encode());
        found.expect("the block that the node names holds the extrinsic").1
    }

    /// Sends an extrinsic and follows it: the block in which it is final.
    async fn watch(&self, extrinsic: &UncheckedExtrinsic) -> Hash {
        let params = rpc_params![Bytes(extrinsic.encode())];
        let subscribed = self.rpc.subscribe("author_submitAndWatchExtrinsic", params, "author_unwatchExtrinsic");
        let mut statuses = subscribed.await.unwrap_or_else(|error| panic!("the pool refused: {error}"));
        let following = async {
            loop {
                let status = statuses.next().await.expect("a stream that ends with a final status");
                match status.expect("a status") {
                    TransactionStatus::Ready if self.by_hand => self.make_blocks(1).await,
                    TransactionStatus::Ready
                    | TransactionStatus::Future
                    | TransactionStatus::Broadcast(_)
                    | TransactionStatus::InBlock(_)
                    | TransactionStatus::Retracted(_) => {},
                    TransactionStatus::Finalized(hash) => return hash,
                    lost => panic!("the transaction was lost: {lost:?}"),
                }
            }
        };
        let hash: Hash = tokio::time::timeout(PATIENCE, following).await.expect("the transaction becomes final");
        hash
    }

    /// The extrinsics of a block as they travelled.
    pub async fn body(&self, block: Hash) -> Vec<Vec<u8>> {
        let block = self.get("chain_getBlock", json!([block])).await;
        let extrinsics = block["block"]["extrinsics"].as_array().expect("a body").clone();
        extrinsics.into_iter().map(|bytes| serde_json::from_value::<Vec<u8>>(bytes.clone()).or_else(|_| serde_json::from_value::<Bytes>(bytes).map(|b| b.0)).unwrap()).collect()
    }

    /// Every event of a block.
    pub async fn events(&self, block: Hash) -> Vec<EventRecord<RuntimeEvent, Hash>> {
        let key = frame_support::storage::storage_prefix(b"System", b"Events");
        self.read(key, Some(block)).await.unwrap_or_default()
    }

    /// What became of every extrinsic of a block, in order.
    pub async fn outcomes(&self, block: Hash) -> Vec<(Vec<u8>, Outcome)> {
        let records = self.events(block).await;
        let of = |index: usize| {
            let phase = Phase::ApplyExtrinsic(index as u32);
            records.iter().filter(|record| record.phase == phase).map(|record| record.event.clone()).collect()
        };
        let body = self.body(block).await.into_iter().enumerate();
        body.map(|(index, bytes)| (bytes, Outcome::new(block, of(index)))).collect()
    }
}
