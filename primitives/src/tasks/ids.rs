//! The numbers of tasks, a type each: two of them are never mixed up. Each one encodes as the number that it wraps.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The number of a campaign.
pub type CampaignId = u64;

/// The number of a round within its campaign. A round is one queue of joiners and the sets that are dealt from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(transparent)]
pub struct RoundId(pub u32);

/// The number of a set within its campaign, over all rounds. Gold leaves are found by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(transparent)]
pub struct SetId(pub u32);

/// The number of a set within its round, counted from zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SetIndex(pub u32);

/// The number of a ticket within its class of a round, counted from zero in the order of joining. Less than
/// [`MAX_SEATS`](super::MAX_SEATS).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(transparent)]
pub struct TicketIndex(pub u32);

/// The number of a position within its set, counted from zero in the order in which a worker sees the set. Less than
/// [`MAX_POSITIONS`](super::MAX_POSITIONS).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PositionIndex(pub u8);

impl From<u32> for RoundId {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl From<u32> for SetId {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl PositionIndex {
    /// Returns what stands at this position in a list by position.
    pub fn of<Entry>(self, by_position: &[Entry]) -> Option<&Entry> {
        by_position.get(usize::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_encode_as_what_they_wrap() {
        let bytes = 7u32.encode();
        assert_eq!(RoundId(7).encode(), bytes);
        assert_eq!(SetId(7).encode(), bytes);
        assert_eq!(SetIndex(7).encode(), bytes);
        assert_eq!(TicketIndex(7).encode(), bytes);
        assert_eq!(PositionIndex(7).encode(), [7]);
    }

    #[test]
    fn numbers_of_rounds_and_sets_are_made_of_plain_ones() {
        assert_eq!((RoundId::from(7), SetId::from(8)), (RoundId(7), SetId(8)));
    }

    #[test]
    fn position_finds_its_entry_and_nothing_beyond_the_list() {
        let list = ["first", "second"];
        let found = [0, 1, 2, u8::MAX].map(|at| PositionIndex(at).of(&list));
        assert_eq!(found, [Some(&"first"), Some(&"second"), None, None]);
    }
}
