//! Reading the chain's state with the runtime's own types.

use crate::{Chain, Sure};
use agt_runtime::{AccountId, Balance, Hash, Moment, Nonce, Runtime, UncheckedExtrinsic};
use codec::{Decode, Encode};
use frame_support::{traits::GetCallMetadata, view_functions::ViewFunction};
use serde_json::json;
use sp_core::Bytes;
use sp_runtime::{
    generic::Preamble,
    traits::{BlakeTwo256, Hash as _},
};

pub use agt_client::Account;

impl Chain {
    /// Returns the storage value under `key` at block `at`, or at the best block without one.
    pub async fn read<Entry: Decode>(&self, key: impl AsRef<[u8]>, at: Option<Hash>) -> Option<Entry> {
        self.client.read(key, at).await.sure()
    }

    /// Calls a function of the runtime API, as a client does that knows only SCALE.
    pub async fn call_api<Answer: Decode>(&self, method: &str, arguments: impl Encode, at: Option<Hash>) -> Answer {
        self.client.call_api(method, arguments, at).await.sure()
    }

    /// Returns what a view function of a pallet returns at block `at`, or at the best block without one.
    pub async fn view<View>(&self, view: View, at: Option<Hash>) -> View::ReturnType
    where
        View: ViewFunction + Encode,
        View::ReturnType: Decode,
    {
        self.client.view(view, at).await.sure()
    }

    /// Returns an account's entry at the best block, or none if the account does not exist.
    pub async fn account(&self, who: &AccountId) -> Option<Account> {
        self.account_at(who, None).await
    }

    /// Returns an account's entry at a block.
    pub async fn account_at(&self, who: &AccountId, at: Option<Hash>) -> Option<Account> {
        self.client.account(who, at).await.sure()
    }

    /// Returns an account's free balance, in planck.
    pub async fn free(&self, who: &AccountId) -> Balance {
        self.client.free(who).await.sure()
    }

    /// Returns the number of extrinsics that an account has signed.
    pub async fn nonce(&self, who: &AccountId) -> Nonce {
        self.client.nonce(who).await.sure()
    }

    /// Returns all AGT that exists, in planck.
    pub async fn total_issuance(&self) -> Balance {
        self.read(pallet_balances::TotalIssuance::<Runtime>::hashed_key(), None).await.unwrap_or_default()
    }

    /// Returns the timestamp of a block, in milliseconds.
    pub async fn time(&self, at: Option<Hash>) -> Moment {
        self.client.time(at).await.sure()
    }

    /// Returns the slot of a block.
    pub async fn slot(&self, at: Option<Hash>) -> u64 {
        self.read(pallet_babe::CurrentSlot::<Runtime>::hashed_key(), at).await.unwrap_or_default()
    }

    /// Returns the session of a block.
    pub async fn session(&self, at: Option<Hash>) -> u32 {
        self.read(pallet_session::CurrentIndex::<Runtime>::hashed_key(), at).await.unwrap_or_default()
    }

    /// Returns a hash of what was asked for in a block: its time, and who signed calls of which names, in their order. Arguments
    /// may hold signatures, which are other ones each time.
    pub async fn asked_in(&self, number: u32) -> Hash {
        let hash = self.hash_of(number).await.expect("a block");
        let block = self.get("chain_getBlock", json!([hash])).await;
        let extrinsics: Vec<Bytes> = serde_json::from_value(block["block"]["extrinsics"].clone()).expect("a body");
        let asked = extrinsics.into_iter().map(|bytes| {
            let extrinsic = UncheckedExtrinsic::decode(&mut &bytes[..]).expect("an extrinsic of this runtime");
            let signer = match &extrinsic.preamble {
                Preamble::Signed(signer, ..) => Some(signer.clone()),
                _ => None,
            };
            let call = extrinsic.function.get_call_metadata();
            (signer, call.pallet_name, call.function_name)
        });
        BlakeTwo256::hash_of(&(self.time(Some(hash)).await, asked.collect::<Vec<_>>()))
    }

    /// Returns a hash of all keys and values that the given pallets have stored at the best block.
    pub async fn digest(&self, pallets: &[&str]) -> Hash {
        let mut all = Vec::new();
        for pallet in pallets {
            let prefix = Bytes(sp_io::hashing::twox_128(pallet.as_bytes()).to_vec());
            let mut last: Option<Bytes> = None;
            loop {
                let keys: Vec<Bytes> = self.get_as("state_getKeysPaged", json!([prefix, 500, last])).await;
                for key in &keys {
                    let value: Option<Bytes> = self.get_as("state_getStorage", json!([key])).await;
                    all.push((key.0.clone(), value.expect("a value under each key").0));
                }
                match keys.last() {
                    Some(key) => last = Some(key.clone()),
                    None => break,
                }
            }
        }
        BlakeTwo256::hash_of(&all)
    }
}
