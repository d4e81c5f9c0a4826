//! The market of characters: the calls that any wallet makes, and who owns what.

use crate::{calls::*, Chain};
use agt_primitives::{
    characters::{CharacterId, CharacterReport, EditionId},
    Balance,
};
use agt_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent};
use pallet_characters::{CharacterViewFunction, COLLECTION};
use serde_json::{json, Value};
use sp_core::{crypto::Ss58Codec, sr25519::Pair};

/// For how many blocks a swap is offered.
const SWAP: u32 = 1_000;

/// The epochs of the development chain have 20 slots: this many blocks later, the first whole epoch after now has ended.
pub const TWO_EPOCHS: u32 = 45;

/// Returns the call that gives an item to somebody.
pub fn transfer(item: CharacterId, to: &AccountId) -> RuntimeCall {
    NftsCall::transfer { collection: COLLECTION, item, dest: to.clone().into() }.into()
}

/// Returns the call that sets the price of an item, or takes it back.
pub fn set_price(item: CharacterId, price: Option<Balance>) -> RuntimeCall {
    NftsCall::set_price { collection: COLLECTION, item, price, whitelisted_buyer: None }.into()
}

/// Returns the call that buys an item.
pub fn buy(item: CharacterId, bid_price: Balance) -> RuntimeCall {
    NftsCall::buy_item { collection: COLLECTION, item, bid_price }.into()
}

/// Returns the call that burns an item.
pub fn burn(item: CharacterId) -> RuntimeCall {
    NftsCall::burn { collection: COLLECTION, item }.into()
}

/// Returns the call that lets somebody else transfer an item.
pub fn approve(item: CharacterId, delegate: &AccountId) -> RuntimeCall {
    let delegate = delegate.clone().into();
    NftsCall::approve_transfer { collection: COLLECTION, item, delegate, maybe_deadline: None }.into()
}

/// Returns the call that offers an item for any other one.
pub fn offer_swap(item: CharacterId) -> RuntimeCall {
    NftsCall::create_swap {
        offered_collection: COLLECTION,
        offered_item: item,
        desired_collection: COLLECTION,
        maybe_desired_item: None,
        maybe_price: None,
        duration: SWAP,
    }
    .into()
}

/// Returns the call that gives an item for one that is offered.
pub fn claim_swap(give: CharacterId, get: CharacterId) -> RuntimeCall {
    NftsCall::claim_swap {
        send_collection: COLLECTION,
        send_item: give,
        receive_collection: COLLECTION,
        receive_item: get,
        witness_price: None,
    }
    .into()
}

/// Returns a character. Panics if there is none of this number.
pub async fn character(chain: &Chain, item: CharacterId) -> CharacterReport<AccountId> {
    chain.view(CharacterViewFunction::<Runtime>::new(item), None).await.expect("a character")
}

/// Returns what the node says of an account's characters.
pub async fn characters(chain: &Chain, who: &AccountId) -> Value {
    chain.get("agt_characters", json!([who.to_ss58check()])).await
}

/// Returns the numbers of an account's characters.
pub async fn owned(chain: &Chain, who: &AccountId) -> Vec<u64> {
    let told = characters(chain, who).await;
    let list = told["characters"].as_array().expect("a list").iter();
    let mut numbers: Vec<_> = list.map(|character| character["item"].as_u64().expect("a number")).collect();
    numbers.sort_unstable();
    numbers
}

/// Has accounts buy a character of an edition each and returns the numbers, in their order. They wait to hatch.
pub async fn mint(chain: &Chain, edition: EditionId, buyers: Vec<&Pair>) -> Vec<CharacterId> {
    let calls = buyers.into_iter().map(|buyer| (CharactersCall::mint { edition }.into(), buyer)).collect();
    let bought = chain.submit_all(calls).await.into_iter().map(|outcome| {
        outcome.expect_success().event(|event| match event {
            RuntimeEvent::Characters(pallet_characters::Event::Bought { item, .. }) => Some(*item),
            _ => None,
        })
    });
    bought.collect()
}

/// Has somebody hatch characters that were bought two epochs ago.
pub async fn hatch(chain: &Chain, items: &[CharacterId], who: &Pair) {
    let calls = items.iter().map(|item| (CharactersCall::hatch { item: *item }.into(), who)).collect();
    for outcome in chain.submit_all(calls).await {
        outcome.expect_success();
    }
}
