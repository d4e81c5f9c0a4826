//! The randomness beacon: one seed for each epoch, made of what the authors of all its blocks drew.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// The number of an epoch of the beacon. The first one is 0 and each later one is one more, whatever epochs of consensus
/// are skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct BeaconEpoch(pub u32);

impl BeaconEpoch {
    /// Returns the epoch after this one: the first that is whole for whoever acts in this one.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// The seed of an epoch, as far as there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub enum EpochSeed {
    /// The epoch has not ended.
    NotYet,
    /// The epoch has ended, and this is its seed.
    Sealed(H256),
    /// The epoch ended so long ago that its seed is no longer kept.
    Forgotten,
}

/// A source of seeds that nobody knows, nor chooses, before the epoch that they belong to is over.
///
/// What a seed decides must be fixed in an earlier epoch, and it must be decided by the seed of the first whole epoch
/// after that and by no other: whoever may wait for the next seed throws again.
pub trait Beacon {
    /// Returns the epoch in progress.
    fn epoch() -> BeaconEpoch;

    /// Returns what the seed of `epoch` gives to `subject`. Each subject gets a value of its own: no two decisions share
    /// one.
    fn seed(epoch: BeaconEpoch, subject: &[u8]) -> EpochSeed;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epochs_follow_each_other_and_the_last_one_has_no_next() {
        assert_eq!([0, 6, u32::MAX].map(|epoch| BeaconEpoch(epoch).next().0), [1, 7, u32::MAX]);
    }
}
