//! Reading the chain's state with the runtime's own types.

use crate::{Client, Error, Result};
use agt_runtime::{AccountId, Balance, Hash, Moment, Nonce, Runtime, RuntimeEvent};
use codec::{Decode, Encode};
use frame_support::view_functions::{ViewFunction, ViewFunctionDispatchError};
use frame_system::EventRecord;
use serde_json::json;
use sp_core::Bytes;

/// An account's entry in the system's storage.
pub type Account = frame_system::AccountInfo<Nonce, pallet_balances::AccountData<Balance>>;

impl Client {
    /// Returns the storage value under `key` at block `at`, or at the best block without one.
    pub async fn read<Entry: Decode>(&self, key: impl AsRef<[u8]>, at: Option<Hash>) -> Result<Option<Entry>> {
        let key = Bytes(key.as_ref().to_vec());
        let bytes: Option<Bytes> = self.request_as("state_getStorage", json!([key, at])).await?;
        bytes.map(|bytes| decoded("a storage value", &bytes.0)).transpose()
    }

    /// Returns the storage values under `keys` at block `at`, or at the best block without one, in the order of the keys.
    /// They come in one answer.
    pub async fn read_many<Entry: Decode>(&self, keys: &[Vec<u8>], at: Option<Hash>) -> Result<Vec<Option<Entry>>> {
        let values = self.read_bytes(keys, at).await?;
        values.into_iter().map(|bytes| bytes.map(|bytes| decoded("a storage value", &bytes)).transpose()).collect()
    }

    /// Does the same, and returns the values as they are stored.
    pub async fn read_bytes(&self, keys: &[Vec<u8>], at: Option<Hash>) -> Result<Vec<Option<Vec<u8>>>> {
        let asked: Vec<_> = keys.iter().map(|key| Bytes(key.clone())).collect();
        let sets = self.request("state_queryStorageAt", json!([asked, at])).await?;
        let changes = sets[0]["changes"].as_array().cloned().unwrap_or_default();
        let mut found = std::collections::BTreeMap::new();
        for change in changes {
            let (key, value): (Bytes, Option<Bytes>) = serde_json::from_value(change)
                .map_err(|error| Error::Unreadable(format!("the answer of state_queryStorageAt: {error}")))?;
            if let Some(value) = value {
                found.insert(key.0, value.0);
            }
        }
        Ok(keys.iter().map(|key| found.get(key).cloned()).collect())
    }

    /// Returns up to `count` keys under a prefix, after `last` if it is given, in the order of the trie.
    pub async fn keys(&self, prefix: &[u8], count: u32, last: Option<&[u8]>, at: Option<Hash>) -> Result<Vec<Vec<u8>>> {
        let (prefix, last) = (Bytes(prefix.to_vec()), last.map(|last| Bytes(last.to_vec())));
        let keys: Vec<Bytes> = self.request_as("state_getKeysPaged", json!([prefix, count, last, at])).await?;
        Ok(keys.into_iter().map(|key| key.0).collect())
    }

    /// Calls a function of the runtime API.
    pub async fn call_api<Answer: Decode>(
        &self,
        method: &str,
        arguments: impl Encode,
        at: Option<Hash>,
    ) -> Result<Answer> {
        let bytes: Bytes = self.request_as("state_call", json!([method, Bytes(arguments.encode()), at])).await?;
        decoded(method, &bytes.0)
    }

    /// Returns what a view function of a pallet returns at block `at`, or at the best block without one.
    pub async fn view<View>(&self, view: View, at: Option<Hash>) -> Result<View::ReturnType>
    where
        View: ViewFunction + Encode,
        View::ReturnType: Decode,
    {
        let asked = (View::id(), view.encode());
        let answer: std::result::Result<Vec<u8>, ViewFunctionDispatchError> =
            self.call_api("RuntimeViewFunction_execute_view_function", asked, at).await?;
        let answer = answer.map_err(|error| Error::Unreadable(format!("a view function: {error:?}")))?;
        decoded("the answer of a view function", &answer)
    }

    /// Returns an account's entry at block `at`, or none if the account does not exist.
    pub async fn account(&self, who: &AccountId, at: Option<Hash>) -> Result<Option<Account>> {
        self.read(frame_system::Account::<Runtime>::hashed_key_for(who), at).await
    }

    /// Returns an account's free balance, in planck.
    pub async fn free(&self, who: &AccountId) -> Result<Balance> {
        Ok(self.account(who, None).await?.unwrap_or_default().data.free)
    }

    /// Returns the number of extrinsics that an account has signed.
    pub async fn nonce(&self, who: &AccountId) -> Result<Nonce> {
        self.call_api("AccountNonceApi_account_nonce", who, None).await
    }

    /// Returns chain time at a block: its timestamp, in milliseconds.
    pub async fn time(&self, at: Option<Hash>) -> Result<Moment> {
        Ok(self.read(pallet_timestamp::Now::<Runtime>::hashed_key(), at).await?.unwrap_or_default())
    }

    /// Returns the events of a block, in order.
    pub async fn events(&self, block: Hash) -> Result<Vec<EventRecord<RuntimeEvent, Hash>>> {
        let key = frame_support::storage::storage_prefix(b"System", b"Events");
        Ok(self.read(key, Some(block)).await?.unwrap_or_default())
    }
}

/// Returns what `bytes` encode, all of them.
pub(crate) fn decoded<Entry: Decode>(what: &str, bytes: &[u8]) -> Result<Entry> {
    Entry::decode(&mut &bytes[..]).map_err(|error| Error::Unreadable(format!("{what}: {error}")))
}
