//! What the pallet stores.

use agt_primitives::{
    multiplier::Multiplier,
    quests::{Condition, Milestone, Quest, Reward, WorkDone},
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The quests that an account has claimed on one UTC day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Claimed {
    /// The day, in days since 1970-01-01.
    pub day: u64,
    /// The bits of the quests.
    pub quests: u16,
}

/// What an account has done, and what it has claimed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record {
    /// Its accepted work.
    pub work: WorkDone,
    /// The bits of the milestones that it has claimed.
    pub milestones: u32,
    /// The quests that it has claimed on the last day on which it claimed any.
    pub quests: Claimed,
}

impl Record {
    /// Returns whether it has claimed a milestone.
    pub fn has_claimed(&self, milestone: Milestone) -> bool {
        self.milestones & milestone.bit() != 0
    }

    /// Returns whether it has claimed a quest of `day`.
    pub fn has_claimed_on(&self, day: u64, quest: Quest) -> bool {
        self.quests.day == day && self.quests.quests & quest.bit() != 0
    }

    /// Notes that it has claimed a quest of `day`.
    pub(crate) fn claim_on(&mut self, day: u64, quest: Quest) {
        if self.quests.day != day {
            self.quests = Claimed { day, quests: 0 };
        }
        self.quests.quests |= quest.bit();
    }
}

/// The boosters of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Boosters {
    /// The boosters that it can use.
    pub stock: u8,
    /// The moment from which on the last one that it used counts no more.
    pub until: Moment,
    /// The factor of that one.
    pub factor: Multiplier,
    /// The last UTC day on which it bought one, in days since 1970-01-01.
    pub bought: Option<u64>,
}

impl Boosters {
    /// Returns the factor at `now`: that of the active booster, or 1.0.
    pub fn factor_at(&self, now: Moment) -> Multiplier {
        if now < self.until {
            self.factor
        } else {
            Multiplier::ONE
        }
    }
}

/// An event that governance has opened and nobody has closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct OpenEvent {
    /// What each place pays.
    pub reward: Reward,
    /// All places.
    pub places: u32,
    /// The places that nobody has claimed.
    pub left: u32,
    /// What an account must have done.
    pub condition: Condition,
    /// The moment from which on it can be entered and claimed.
    pub from: Moment,
    /// The moment from which on it pays nothing any more.
    pub until: Moment,
}

impl OpenEvent {
    /// Returns the planck of AGT that the places that are left pay. None when it does not fit.
    pub fn promised(&self) -> Option<Balance> {
        self.reward.agt.checked_mul(self.left.into())
    }
}

/// An account that has entered or claimed an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Entry {
    /// The accepted sets that the platform had paid the account for when it was written. They do not count for the event.
    pub sets: u64,
    /// Whether the account was paid.
    pub claimed: bool,
}
