//! Transactions of tests: sent and followed until they are final.

use crate::{chain::Timing, keys::account_of, Chain, Refusal, Sure, PATIENCE};
use agt_client::submit::{mortal, Until};
use agt_runtime::{signing, Hash, Nonce, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};
use codec::Encode;
use frame_support::traits::GetCallMetadata;
use frame_system::{EventRecord, Phase};
use serde_json::{json, Value};
use sp_core::{sr25519, Bytes};
use sp_runtime::{generic::Era, DispatchError};
use std::{collections::BTreeMap, ops::Deref, time::Instant};

/// The outcome of a transaction that was included in a block.
#[derive(Debug)]
pub struct Outcome(agt_client::Outcome);

impl Deref for Outcome {
    type Target = agt_client::Outcome;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Outcome {
    fn new(block: Hash, events: Vec<RuntimeEvent>) -> Self {
        Self(agt_client::Outcome::of(block, events).expect("every extrinsic has a result"))
    }

    /// Returns the outcome of a call that must succeed.
    #[track_caller]
    pub fn expect_success(self) -> Self {
        assert_eq!(self.result, Ok(()), "{:#?}", self.events);
        self
    }

    /// Returns the outcome of a call that must fail with `error`.
    #[track_caller]
    pub fn expect_error(self, error: impl Into<DispatchError>) -> Self {
        assert_eq!(self.result, Err(error.into()), "{:#?}", self.events);
        self
    }

    /// Returns the event that `pick` takes. Panics if there is none.
    #[track_caller]
    pub fn event<Picked>(&self, pick: impl FnMut(&RuntimeEvent) -> Option<Picked>) -> Picked {
        self.find(pick).unwrap_or_else(|| panic!("no such event: {:#?}", self.events))
    }
}

impl Chain {
    /// Returns `call`, signed for this chain, immortal.
    pub fn sign(&self, call: impl Into<RuntimeCall>, signer: &sr25519::Pair, nonce: Nonce) -> UncheckedExtrinsic {
        signing::sign(call.into(), signer, nonce, 0, self.genesis())
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
        mortal(self.genesis(), call.into(), signer, nonce, era, born)
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
        let submitted = tokio::time::timeout(PATIENCE, self.client.submit(call, signer, Until::Final));
        Outcome(submitted.await.expect("the transaction becomes final").sure())
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

    /// Returns the number of extrinsics of a block, the timestamp included.
    pub async fn extrinsics(&self, block: Hash) -> usize {
        self.client.extrinsics(block).await.sure().len()
    }

    /// Returns the events of a block.
    pub async fn events(&self, block: Hash) -> Vec<EventRecord<RuntimeEvent, Hash>> {
        self.client.events(block).await.sure()
    }
}
