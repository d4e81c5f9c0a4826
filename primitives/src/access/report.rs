//! What anyone may read of a bond: the answer of `agt_access`, and the stored types that it shows as they are.

use super::{ObligationKind, Role};
use crate::{
    governance::{ReferendumIndex, TrackVotes},
    report::{decimal, time, Planck, Time},
    Balance, Moment,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// A part of a bond on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct UnbondingChunk {
    /// Planck.
    #[serde(with = "decimal")]
    pub amount: Balance,
    /// The moment from which on it can be withdrawn.
    #[serde(serialize_with = "time")]
    pub releases: Moment,
}

/// What an account sets aside for obligations of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KindTotal {
    /// The kind.
    pub kind: ObligationKind,
    /// The number of open obligations.
    pub open: u32,
    /// Planck.
    #[serde(with = "decimal")]
    pub amount: Balance,
}

/// What open disputes hold of an account's bond, in planck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Disputed {
    /// Of what obligations set aside.
    #[serde(with = "decimal")]
    pub set_aside: Balance,
    /// Of the active bond beside the set-asides.
    #[serde(with = "decimal")]
    pub active: Balance,
    /// Of what is unbonding.
    #[serde(with = "decimal")]
    pub unbonding: Balance,
}

/// What a season keeps of an active bond from being unbonded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KeptBond {
    /// Planck.
    #[serde(with = "decimal")]
    pub amount: Balance,
    /// The moment from which on it can be unbonded again.
    #[serde(serialize_with = "time")]
    pub until: Moment,
}

impl KeptBond {
    /// What is kept at a moment, in planck.
    pub fn at(&self, now: Moment) -> Balance {
        if now < self.until {
            self.amount
        } else {
            0
        }
    }
}

/// A role that an account holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct RoleReport {
    /// The role.
    pub role: Role,
    /// The moment it was entered.
    pub since: Time,
    /// The minimum bond in force.
    pub minimum: Planck,
    /// Whether a new obligation under it is possible.
    pub access: bool,
    /// Whether the holder stopped new obligations.
    pub stopped: bool,
    /// The number of open obligations under it.
    pub open: u32,
}

/// Something that the account can do now, or from a named time on.
///
/// A step that has a call of its own succeeds as it is named: a signed extrinsic with that call and at most the named
/// amount can pay its fee, as fees are, and does what the step says. A step whose name ends in `Later` has no call now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(tag = "step", rename_all = "camelCase")]
pub enum NextStep {
    /// `bond` at most this amount. It leaves the existential deposit and the fees of this call and of the way out, an
    /// `unbond` and a `withdraw`.
    Bond {
        /// The most.
        amount: Planck,
    },
    /// `enter_role`, or enter it again after a stop.
    EnterRole {
        /// The role.
        role: Role,
    },
    /// `bond` this amount to open a role.
    BondForRole {
        /// The role.
        role: Role,
        /// What the active bond lacks, and at least what a bond may be.
        amount: Planck,
    },
    /// `bond` this amount to open a role, when the free balance covers it.
    BondForRoleLater {
        /// The role.
        role: Role,
        /// What the active bond lacks, and at least what a bond may be.
        amount: Planck,
    },
    /// `stop_role`: open obligations must end before the role can be left.
    StopRole {
        /// The role.
        role: Role,
        /// The number of open obligations.
        open: u32,
    },
    /// `leave_role`.
    LeaveRole {
        /// The role.
        role: Role,
    },
    /// Take a new obligation, which may set aside this amount. The platform's calls take obligations.
    TakeObligation {
        /// The most.
        amount: Planck,
    },
    /// Vote in an open referendum or delegate on a track, with at most this amount.
    Vote {
        /// The most.
        amount: Planck,
    },
    /// `unbond` at most this amount.
    Unbond {
        /// The most.
        amount: Planck,
        /// The moment from which on it could be withdrawn.
        at: Time,
    },
    /// `unbond` later what a season keeps now, beside what can be unbonded now, unless a slash takes it before.
    UnbondLater {
        /// What is kept.
        amount: Planck,
        /// The moment from which on it can be unbonded.
        at: Time,
    },
    /// `rebond` at most this amount.
    Rebond {
        /// The most.
        amount: Planck,
    },
    /// `withdraw`, which pays this amount out.
    Withdraw {
        /// What is paid.
        amount: Planck,
    },
    /// `withdraw` later, which pays this amount out unless it is slashed or disputed before.
    WithdrawLater {
        /// What is paid.
        amount: Planck,
        /// The moment from which on it can be withdrawn.
        at: Time,
    },
    /// `remove_vote` of the voting pallet.
    RemoveVote {
        /// The track.
        track: u16,
        /// The referendum.
        referendum: ReferendumIndex,
    },
    /// `undelegate` of the voting pallet.
    Undelegate {
        /// The track.
        track: u16,
    },
    /// `unlock` of the voting pallet, which lowers the lock of the track by this amount. The bond is locked by the track
    /// that locks most.
    UnlockVotes {
        /// The track.
        track: u16,
        /// What the lock falls by.
        amount: Planck,
    },
    /// `unlock` later: the conviction of votes that were removed locks this amount until then.
    UnlockVotesLater {
        /// The track.
        track: u16,
        /// What the conviction locks.
        amount: Planck,
        /// The block from which on it can be unlocked.
        at: u32,
    },
}

/// One account's bond.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BondReport {
    /// What is bonded and not unbonding: what roles and obligations count.
    pub active: Planck,
    /// What votes count: the active bond.
    pub voting_power: Planck,
    /// What is unbonding.
    pub unbonding: Planck,
    /// The parts of what is unbonding, the next one first.
    pub chunks: Vec<UnbondingChunk>,
    /// Every role that the account holds.
    pub roles: Vec<RoleReport>,
    /// What open obligations set aside.
    pub set_aside: Planck,
    /// The same by kind.
    pub obligations: Vec<KindTotal>,
    /// What open disputes hold.
    pub disputed: Disputed,
    /// What governance slashed out of set-asides and disputed parts: taken as soon as they are free.
    pub owed: Planck,
    /// What votes and delegations keep from being unbonded; it may exceed the active bond after a slash.
    pub vote_lock: Planck,
    /// The lowest active bond since the month began: what this month's redemption season counts.
    pub lowest_this_season: Planck,
    /// What a season keeps from being unbonded; none when it keeps nothing.
    pub kept: Option<KeptBond>,
    /// What a new obligation may set aside.
    pub room: Planck,
}

/// One account's bond, what it votes with it, and what it can do next: the answer of `agt_access`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AccessReport<AccountId> {
    /// The bond and the roles.
    #[serde(flatten)]
    pub bond: BondReport,
    /// Its votes on each track on which it votes, delegates or is delegated to.
    pub votes: Vec<TrackVotes<AccountId>>,
    /// What it can do now.
    pub next_steps: Vec<NextStep>,
}

/// The bonds of all accounts together, in planck. `bonded = withdrawn + slashed + active + unbonding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub struct AccessTotals {
    /// What is bonded and not unbonding.
    pub active: Balance,
    /// What is unbonding.
    pub unbonding: Balance,
    /// All that was ever bonded.
    pub bonded: Balance,
    /// All that was ever withdrawn.
    pub withdrawn: Balance,
    /// All that was ever slashed.
    pub slashed: Balance,
    /// What support in a referendum is measured against: what circulates, the bonds among it.
    pub turnout: Balance,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bond_is_kept_before_its_moment_and_not_from_it_on() {
        let kept = KeptBond { amount: 5, until: 100 };
        assert_eq!([0, 99, 100, 101].map(|now| kept.at(now)), [5, 5, 0, 0]);
    }
}
