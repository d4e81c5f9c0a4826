//! A batch of attested work: its tree, and the claim of each person in it.

use super::bytes;
use crate::calls::AttestationCall;
use agt_primitives::{
    attestation::{BatchContent, BatchKey, Leaf},
    merkle, Balance,
};
use agt_runtime::AccountId;

/// What a batch says about one account.
#[derive(Clone, Debug)]
pub struct Share {
    /// The account.
    pub who: AccountId,
    /// Its accepted answers.
    pub accepted: u32,
    /// Its rejected answers.
    pub rejected: u32,
}

/// A batch as its committee has it: a share for each person.
pub struct AttestedBatch {
    key: BatchKey,
    price: Balance,
    shares: Vec<Share>,
    leaves: Vec<Vec<u8>>,
}

impl AttestedBatch {
    /// Returns the batch of these shares. `price` is what an accepted answer earns.
    pub fn new(key: BatchKey, price: Balance, shares: Vec<Share>) -> Self {
        let leaf = |share: &Share| {
            let amount = price * Balance::from(share.accepted);
            Leaf::new(key, share.who.clone(), share.accepted, share.rejected, amount).bytes()
        };
        let leaves = shares.iter().map(leaf).collect();
        Self { key, price, shares, leaves }
    }

    /// Returns what the committee posts.
    pub fn content(&self) -> BatchContent {
        BatchContent {
            root: merkle::root_of(&self.leaves),
            leaves: self.leaves.len() as u32,
            accepted: self.shares.iter().map(|share| share.accepted).sum(),
            rejected: self.shares.iter().map(|share| share.rejected).sum(),
            is_last: false,
            file: bytes(("the file of a batch", self.key)).into(),
            uri: b"https://example.org/batch".to_vec().try_into().expect("short"),
        }
    }

    /// Returns what a committee posts when nothing is outstanding: a batch that pays nobody.
    pub fn last() -> BatchContent {
        BatchContent {
            root: Default::default(),
            leaves: 0,
            accepted: 0,
            rejected: 0,
            is_last: true,
            file: bytes("the file of a last batch").into(),
            uri: b"https://example.org/last".to_vec().try_into().expect("short"),
        }
    }

    /// Returns the call by which the share at `index` is claimed.
    pub fn claim(&self, index: u32) -> AttestationCall {
        let Share { who, accepted, rejected } = self.shares[index as usize].clone();
        let proof = merkle::proof_of(&self.leaves, index).expect("a leaf of the batch");
        AttestationCall::claim {
            job: self.key.0,
            batch: self.key.1,
            who: who.into(),
            accepted,
            rejected,
            amount: self.price * Balance::from(accepted),
            index,
            proof: proof.try_into().expect("a proof of at most 32 hashes"),
        }
    }
}
