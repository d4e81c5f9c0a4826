//! Reading the chain at one block, many values at a time.

mod leftovers;
mod money;
mod refresh;
mod tickets;

pub use refresh::refresh;

use crate::{windows::Now, Error, Result};
use agt_client::Client;
use agt_primitives::Moment;
use agt_runtime::{Hash, Runtime, VERSION};
use codec::Decode;
use serde_json::json;

/// The most values of one request.
const AT_ONCE: usize = 256;

/// The most keys of one answer.
const KEYS: u32 = 512;

/// The length of what all keys of a storage map begin with.
pub const PREFIX: usize = 32;

/// Where a key that begins with a hash of eight bytes becomes readable.
pub const FIRST: usize = PREFIX + 8;

/// A block, and the node that has it.
pub struct Reader<'a> {
    client: &'a Client,
    at: Hash,
}

impl<'a> Reader<'a> {
    /// Returns a reader of a block.
    pub fn new(client: &'a Client, at: Hash) -> Self {
        Self { client, at }
    }

    /// Returns the values under keys, in their order.
    pub async fn many<Entry: Decode>(&self, keys: &[Vec<u8>]) -> Result<Vec<Option<Entry>>> {
        let mut found = Vec::with_capacity(keys.len());
        for keys in keys.chunks(AT_ONCE) {
            found.extend(self.client.read_many(keys, Some(self.at)).await?);
        }
        Ok(found)
    }

    /// Returns up to `most` keys that begin with a prefix.
    pub async fn keys(&self, prefix: &[u8], most: usize) -> Result<Vec<Vec<u8>>> {
        let mut found: Vec<Vec<u8>> = Vec::new();
        loop {
            let last = found.last().cloned();
            let page = self.client.keys(prefix, KEYS, last.as_deref(), Some(self.at)).await?;
            let is_last = page.len() < KEYS as usize;
            found.extend(page);
            if is_last || found.len() >= most {
                found.truncate(most);
                return Ok(found);
            }
        }
    }

    /// Returns what the chain's clocks show.
    pub async fn now(&self) -> Result<Now> {
        let clocks = [
            pallet_timestamp::Now::<Runtime>::hashed_key().to_vec(),
            pallet_work_clock::StoodStill::<Runtime>::hashed_key().to_vec(),
            pallet_work_clock::FullAt::<Runtime>::hashed_key().to_vec(),
        ];
        let clocks = self.client.read_many::<Moment>(&clocks, Some(self.at)).await?;
        let [chain, stood_still, full_at] = clocks[..] else { return Err(unreadable("the clocks")) };
        let beacon = pallet_beacon::Current::<Runtime>::hashed_key();
        let beacon: Option<pallet_beacon::EpochInProgress> = self.client.read(beacon, Some(self.at)).await?;
        let epoch = beacon.unwrap_or_default().number;
        Ok(Now::at(chain.unwrap_or_default(), stood_still.unwrap_or_default(), full_at, epoch))
    }

    /// Checks that the chain still runs the runtime whose storage this program can read.
    pub async fn check_version(&self) -> Result<()> {
        let told = self.client.request("state_getRuntimeVersion", json!([self.at])).await?;
        match told["specVersion"].as_u64() == Some(u64::from(VERSION.spec_version)) {
            true => Ok(()),
            false => Err(Error::Client(agt_client::Error::OtherChain(format!(
                "the chain runs version {} of its runtime now, and this keeper was built for {}: use the release that \
                 belongs to it",
                told["specVersion"], VERSION.spec_version
            )))),
        }
    }
}

fn unreadable(what: &str) -> Error {
    Error::Client(agt_client::Error::Unreadable(format!("the node's answer about {what} is not what was asked for")))
}

/// Returns what a part of a key says. Some hashers of storage keys leave the key readable behind the hash.
pub fn part<Part: Decode>(key: &[u8], from: usize) -> Option<Part> {
    Part::decode(&mut key.get(from..)?).ok()
}
