//! The lists of a campaign: what needs another round.

use agt_primitives::tasks::Queue;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// The number of entries of a page.
pub const PAGE: u32 = 64;

/// A list of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum List {
    /// Items that go into mixed sets for proven workers.
    Again,
    /// Items that go to experts.
    Hard,
    /// Sets whose answers go to graders.
    Ungraded,
}

impl List {
    /// Every list, in the order of their encoding.
    pub const ALL: [Self; 3] = [Self::Again, Self::Hard, Self::Ungraded];

    /// Returns the list whose entries the sets of a queue carry.
    pub fn of(queue: Queue) -> Self {
        match queue {
            Queue::Work => Self::Again,
            Queue::Expert => Self::Hard,
            Queue::Grade => Self::Ungraded,
        }
    }
}

/// An entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Listed {
    /// The item; in the list for graders, the set whose answers they grade.
    pub item: u32,
    /// The number of rounds that have left it undecided.
    pub attempts: u8,
}

/// Some entries of a list, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Page {
    /// The entries.
    pub entries: BoundedVec<Listed, ConstU32<PAGE>>,
    /// The number of entries that were taken, in any order.
    pub taken: u32,
}

/// The entries of a list that are not dealt: from `head` on, up to `tail`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Waiting {
    /// The number of entries that were dealt.
    pub head: u32,
    /// The number of entries that were ever made.
    pub tail: u32,
}

impl Waiting {
    /// Returns the number of entries that wait.
    pub fn len(&self) -> u32 {
        self.tail.saturating_sub(self.head)
    }

    /// Returns whether no entry waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
