//! Transactions: signed like an ordinary wallet does, sent over RPC, and followed until they are final.

use crate::{chain::Timing, keys::account_of, Chain, Refusal, PATIENCE};
use agt_runtime::{
    signing, Address, Balance, Hash, Nonce, RuntimeCall, RuntimeEvent, Signature, SignedPayload, UncheckedExtrinsic,
    VERSION,
};
use codec::Encode;
use frame_support::traits::GetCallMetadata;
use frame_system::{EventRecord, Phase};
use serde_json::{json, Value};
use sp_core::{sr25519, Bytes, Pair as _};
use sp_runtime::{generic::Era, DispatchError};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use subxt::rpcs::{
    client::rpc_params,
    methods::chain_head::{TransactionBlockDetails, TransactionStatus},
};

/// The outcome of a transaction that was included in a block.
#[derive(Debug)]
pub struct Outcome {
    /// The final block that includes it.
    pub block: Hash,
    /// Whether the call succeeded, or the error it failed with.
    pub result: Result<(), DispatchError>,
    /// The fee, tip included, in planck.
    pub fee: Balance,
    /// Its events.
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

    /// Returns the outcome of a call that must succeed.
    pub fn expect_success(self) -> Self {
        assert_eq!(self.result, Ok(()), "{:#?}", self.events);
        self
    }

    /// Returns the outcome of a call that must fail with `error`.
    pub fn expect_error(self, error: impl Into<DispatchError>) -> Self {
        assert_eq!(self.result, Err(error.into()), "{:#?}", self.events);
        self
    }

    /// Returns the event that `pick` takes. Panics if there is none.
    pub fn event<Picked>(&self, pick: impl FnMut(&RuntimeEvent) -> Option<Picked>) -> Picked {
        self.events.iter().find_map(pick).unwrap_or_else(|| panic!("no such event: {:#?}", self.events))
    }
}

/// The longest wait for a transaction that needs a block made on request.
const A_BLOCK: Duration = Duration::from_millis(500);

impl Chain {
    /// Returns `call`, signed for this chain.
    pub fn sign(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair, nonce: Nonce) -> UncheckedExtrinsic {
        signing::sign(call.into(), signer, nonce, 0, self.genesis)
    }

    /// Returns `call`, signed as a wallet signs by default: it lives for `era`, which begins with the block `born`.
    pub fn sign_mortal(
        &self,
        call: impl Into<RuntimeCall>,
        signer: &sr25519::Pair,
        nonce: Nonce,
        era: Era,
        born: Hash,
    ) -> UncheckedExtrinsic {
        let (call, extension) = (call.into(), signing::extension(nonce, era, 0));
        let (spec, transaction) = (VERSION.spec_version, VERSION.transaction_version);
        let implicit = ((), (), spec, transaction, self.genesis, born, (), (), (), None, ());
        let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
        let signature = Signature::Sr25519(payload.using_encoded(|bytes| signer.sign(bytes)));
        UncheckedExtrinsic::new_signed(call, Address::Id(account_of(signer)), signature, extension)
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
        let TransactionBlockDetails { hash, index } = self.watch(&self.sign(call, signer, nonce)).await;
        let phase = Phase::ApplyExtrinsic(u32::try_from(index).expect("an index"));
        let events = self.events(hash).await.into_iter().filter(|record| record.phase == phase);
        Outcome::new(hash, events.map(|record| record.event).collect())
    }

    /// Signs each call with its account's next nonce, sends all of them, and makes blocks until all are included.
    /// Returns their outcomes in the same order. For a chain with manual sealing. Panics if the pool refuses one.
    pub async fn submit_all(&self, calls: Vec<(RuntimeCall, &sr25519::Pair)>) -> Vec<Outcome> {
        let asked: Vec<_> = calls.iter().map(|(call, _)| format!("{call:?}")).collect();
        let offered = self.offer_all(calls).await.into_iter().zip(asked);
        offered.map(|(result, call)| result.unwrap_or_else(|refusal| panic!("{call}: {refusal:?}"))).collect()
    }

    /// Does the same, but returns the refusals of the pool. A transaction that the pool drops later, because an earlier
    /// one of the block made it invalid, counts as refused, too.
    pub async fn offer_all(&self, calls: Vec<(RuntimeCall, &sr25519::Pair)>) -> Vec<Result<Outcome, Refusal>> {
        let (mut nonces, mut sent) = (BTreeMap::new(), BTreeMap::new());
        let mut results = BTreeMap::new();
        for (place, (call, signer)) in calls.into_iter().enumerate() {
            let who = account_of(signer);
            let nonce = match nonces.get(&who) {
                Some(nonce) => *nonce,
                None => self.nonce(&who).await,
            };
            let metadata = call.get_call_metadata();
            let name = format!("{}.{}", metadata.pallet_name, metadata.function_name);
            let extrinsic = self.sign(call, signer, nonce);
            match self.send(&extrinsic).await {
                Ok(_) => {
                    nonces.insert(who, nonce + 1);
                    sent.insert(json!(Bytes(extrinsic.encode())).to_string(), (place, name));
                }
                Err(refusal) => drop(results.insert(place, Err(refusal))),
            }
        }
        let mut number = self.best().await.number;
        while !sent.is_empty() {
            let waiting: Vec<Bytes> = self.get_as("author_pendingExtrinsics", json!([])).await;
            if waiting.is_empty() {
                break;
            }
            let since = Instant::now();
            self.make_blocks(1).await;
            let took = since.elapsed();
            number += 1;
            let hash = self.hash_of(number).await.expect("the block that was made");
            let block = self.get("chain_getBlock", json!([hash])).await;
            let events = self.events(hash).await;
            let mut included = Vec::new();
            for (index, extrinsic) in block["block"]["extrinsics"].as_array().expect("a body").iter().enumerate() {
                let Some((place, name)) = sent.remove(&extrinsic.to_string()) else { continue };
                included.push(name);
                let phase = Phase::ApplyExtrinsic(index as u32);
                let of_it = events.iter().filter(|record| record.phase == phase);
                let outcome = Outcome::new(hash, of_it.map(|record| record.event.clone()).collect());
                results.insert(place, Ok(outcome));
            }
            self.timings.lock().expect("nobody panics with it").push(Timing { calls: included, took });
        }
        let dropped = || Refusal { code: 1010, message: "dropped by the pool".into(), data: Value::Null };
        results.extend(sent.into_values().map(|(place, _)| (place, Err(dropped()))));
        results.into_values().collect()
    }

    /// Sends an extrinsic, follows it, and returns the final block that includes it.
    async fn watch(&self, extrinsic: &UncheckedExtrinsic) -> TransactionBlockDetails<Hash> {
        let params = rpc_params![Bytes(extrinsic.encode())];
        let subscribed =
            self.rpc.subscribe("transactionWatch_v1_submitAndWatch", params, "transactionWatch_v1_unwatch");
        let mut statuses = subscribed.await.expect("a subscription");
        let following = async {
            loop {
                // The first block of a session takes no transactions, so another block is made until it is included.
                let patience = if self.by_hand { A_BLOCK } else { PATIENCE };
                let Ok(status) = tokio::time::timeout(patience, statuses.next()).await else {
                    self.make_blocks(1).await;
                    continue;
                };
                match status.expect("a stream that ends with a final status").expect("a status") {
                    TransactionStatus::Validated if self.by_hand => self.make_blocks(1).await,
                    // A block that is made on request is final at once, and only its report comes later.
                    TransactionStatus::BestChainBlockIncluded { block: Some(block) } if self.by_hand => return block,
                    TransactionStatus::Validated
                    | TransactionStatus::Broadcasted
                    | TransactionStatus::BestChainBlockIncluded { .. } => {}
                    TransactionStatus::Finalized { block } => return block,
                    lost => panic!("the transaction was lost: {lost:?}"),
                }
            }
        };
        tokio::time::timeout(PATIENCE, following).await.expect("the transaction becomes final")
    }

    /// Returns the number of extrinsics of a block, the timestamp included.
    pub async fn extrinsics(&self, block: Hash) -> usize {
        let block = self.get("chain_getBlock", json!([block])).await;
        block["block"]["extrinsics"].as_array().expect("a body").len()
    }

    /// Returns the events of a block.
    pub async fn events(&self, block: Hash) -> Vec<EventRecord<RuntimeEvent, Hash>> {
        let key = frame_support::storage::storage_prefix(b"System", b"Events");
        self.read(key, Some(block)).await.unwrap_or_default()
    }
}
