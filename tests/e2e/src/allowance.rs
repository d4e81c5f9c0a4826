//! Calls without a fee by people who have no AGT: how many they have left, and how the pool refuses one that would fail.

use crate::{keys::account_of, work::Person, Chain};
use agt_primitives::contributors::refusal_code;
use agt_runtime::{AccountId, RuntimeCall};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};

/// Returns an account as a contributor, as the node reports it.
pub async fn contributor(chain: &Chain, who: &AccountId) -> Value {
    chain.get("agt_contributor", json!([who.to_ss58check()])).await
}

/// Returns how many calls without a fee a person has left today.
pub async fn left(chain: &Chain, person: &Person) -> u64 {
    let told = contributor(chain, &person.account()).await;
    told["registered"]["feeless"]["left"].as_u64().expect("a number")
}

/// Returns the XP of each of these people.
pub async fn merit(chain: &Chain, people: &[Person]) -> Vec<u64> {
    let mut all = Vec::new();
    for person in people {
        let told = contributor(chain, &person.account()).await;
        all.push(told["registered"]["xp"].as_u64().expect("a number"));
    }
    all
}

/// Asserts that the pool refuses a call of somebody who cannot pay for it, because it would fail.
pub async fn assert_would_fail(chain: &Chain, call: impl Into<RuntimeCall>, signer: &Pair) {
    let call: RuntimeCall = call.into();
    let shown = format!("{call:?}");
    let nonce = chain.nonce(&account_of(signer)).await;
    let refusal = chain.send(&chain.sign(call, signer, nonce)).await.expect_err(&shown);
    let would_fail = json!(format!("Custom error: {}", refusal_code::WOULD_FAIL));
    assert_eq!((refusal.code, refusal.data), (1_010, would_fail), "{shown}");
}
