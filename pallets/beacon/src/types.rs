//! An epoch in progress, and one that has ended.

use agt_primitives::beacon::BeaconEpoch;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The epoch in progress, and the VRF outputs of its blocks so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct EpochInProgress {
    /// Its number.
    pub number: BeaconEpoch,
    /// The number that consensus gives it. Consensus skips numbers when no block is made for longer than an epoch.
    pub consensus: u64,
    /// The number of VRF outputs so far: one for each block.
    pub outputs: u32,
    /// The hash of the outputs so far, one after the other; zero if there are none.
    pub hash: H256,
}

impl EpochInProgress {
    /// Adds the VRF output of one more block.
    pub(crate) fn take_in(&mut self, output: [u8; 32]) {
        self.hash = BlakeTwo256::hash_of(&(self.hash, output));
        self.outputs = self.outputs.saturating_add(1);
    }

    /// Returns the seed of the epoch, which has ended; `before` is the seed of the epoch before it.
    pub(crate) fn sealed(&self, before: H256) -> SealedEpoch {
        let seed = BlakeTwo256::hash_of(&(b"agt beacon", before, self.number, self.hash));
        SealedEpoch { seed, outputs: self.outputs }
    }
}

/// An epoch that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SealedEpoch {
    /// Its seed.
    pub seed: H256,
    /// The number of blocks whose VRF outputs the seed is made of.
    pub outputs: u32,
}
