//! The versions of a node: as it was at the end of past epochs.

use crate::beacon::BeaconEpoch;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The versions of a node that are kept. A node changes at most once an epoch, so a draw can be made for as many epochs at the
/// least after it was ordered.
pub const VERSIONS_KEPT: u32 = 32;

/// The epochs whose changes of a node are kept, the oldest first. The node of an epoch is as the epoch left it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Versions {
    epochs: BoundedVec<BeaconEpoch, ConstU32<VERSIONS_KEPT>>,
    /// Whether an older version was kept once.
    has_forgotten: bool,
}

/// Which version of a node an epoch left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// The node had not been written.
    Unwritten,
    /// The one that this epoch wrote.
    Written(BeaconEpoch),
    /// One that is not kept any more.
    Forgotten,
}

impl Versions {
    /// Returns the version that `epoch` left.
    pub fn as_of(&self, epoch: BeaconEpoch) -> AsOf {
        match self.epochs.iter().rev().find(|written| **written <= epoch) {
            Some(written) => AsOf::Written(*written),
            None if self.has_forgotten => AsOf::Forgotten,
            None => AsOf::Unwritten,
        }
    }

    /// Returns the epoch that wrote last; none if none has.
    pub fn latest(&self) -> Option<BeaconEpoch> {
        self.epochs.last().copied()
    }

    /// Returns the epochs whose versions are kept, the oldest first.
    pub fn kept(&self) -> &[BeaconEpoch] {
        &self.epochs
    }

    /// Notes that `epoch`, which is not before the latest one, writes the node. Returns the epoch whose version is not kept any
    /// more.
    pub fn note(&mut self, epoch: BeaconEpoch) -> Option<BeaconEpoch> {
        if self.latest().is_some_and(|latest| latest >= epoch) {
            return None;
        }
        let forgotten = self.epochs.is_full().then(|| self.epochs.remove(0));
        self.has_forgotten |= forgotten.is_some();
        // There is room: the oldest has just gone.
        let _ = self.epochs.try_push(epoch);
        forgotten
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_of_an_epoch_is_the_last_one_written_up_to_it() {
        let mut versions = Versions::default();
        assert_eq!((versions.as_of(BeaconEpoch(9)), versions.latest()), (AsOf::Unwritten, None));
        for epoch in [3, 5, 5, 9] {
            assert_eq!(versions.note(BeaconEpoch(epoch)), None);
        }
        assert_eq!(versions.as_of(BeaconEpoch(2)), AsOf::Unwritten);
        for (epoch, written) in [(3, 3), (4, 3), (5, 5), (8, 5), (9, 9), (100, 9)] {
            assert_eq!(versions.as_of(BeaconEpoch(epoch)), AsOf::Written(BeaconEpoch(written)), "{epoch}");
        }
        assert_eq!(versions.latest(), Some(BeaconEpoch(9)));
        assert_eq!(versions.kept(), [3, 5, 9].map(BeaconEpoch));
    }

    #[test]
    fn oldest_version_is_forgotten_when_there_are_too_many() {
        let mut versions = Versions::default();
        for epoch in 0..VERSIONS_KEPT {
            assert_eq!(versions.note(BeaconEpoch(epoch)), None);
        }
        assert_eq!(versions.as_of(BeaconEpoch(0)), AsOf::Written(BeaconEpoch(0)));
        assert_eq!(versions.note(BeaconEpoch(50)), Some(BeaconEpoch(0)));
        assert_eq!(versions.as_of(BeaconEpoch(0)), AsOf::Forgotten);
        assert_eq!(versions.as_of(BeaconEpoch(1)), AsOf::Written(BeaconEpoch(1)));
        assert_eq!(versions.as_of(BeaconEpoch(49)), AsOf::Written(BeaconEpoch(VERSIONS_KEPT - 1)));
        assert_eq!(versions.as_of(BeaconEpoch(50)), AsOf::Written(BeaconEpoch(50)));
    }
}
