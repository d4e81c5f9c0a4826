//! The figures of bonds: what the pallet stores of them in the same shape, and what it reports.

use super::{ObligationKind, Role};
use crate::{Balance, Moment};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A part of a bond on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct UnbondingChunk {
    /// Planck.
    pub amount: Balance,
    /// From when on it can be withdrawn.
    pub releases: Moment,
}

/// What an account sets aside for obligations of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KindTotal {
    /// The kind.
    pub kind: ObligationKind,
    /// How many are open.
    pub open: u32,
    /// Planck.
    pub amount: Balance,
}

/// What open disputes hold of an account's bond, in planck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Disputed {
    /// Of what obligations set aside.
    pub set_aside: Balance,
    /// Of the active bond beside the set-asides.
    pub active: Balance,
    /// Of what is unbonding.
    pub unbonding: Balance,
}

/// What a season keeps of an active bond from being unbonded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KeptBond {
    /// Planck.
    pub amount: Balance,
    /// From when on it can be unbonded again.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RoleReport {
    /// The role.
    pub role: Role,
    /// Since when.
    pub since: Moment,
    /// The minimum in force, in planck.
    pub minimum: Balance,
    /// Whether a new obligation under it is possible.
    pub access: bool,
    /// Whether the holder stopped new obligations.
    pub stopped: bool,
    /// How many obligations under it are open.
    pub open: u32,
}

/// Something the account could do now; amounts in planck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum NextStep {
    /// `bond` at most this much.
    Bond {
        /// Planck that are free.
        up_to: Balance,
    },
    /// `enter_role`, or enter it again after a stop.
    EnterRole {
        /// The role.
        role: Role,
    },
    /// A role that a larger bond would open.
    BondForRole {
        /// The role.
        role: Role,
        /// Planck that the active bond lacks.
        missing: Balance,
    },
    /// `stop_role`: open obligations have to end before the role can be left.
    StopRole {
        /// The role.
        role: Role,
        /// How many are open.
        open: u32,
    },
    /// `leave_role`.
    LeaveRole {
        /// The role.
        role: Role,
    },
    /// A new obligation may set aside this much.
    TakeObligation {
        /// Planck.
        up_to: Balance,
    },
    /// A vote or a delegation in a referendum may carry this much.
    Vote {
        /// Planck.
        up_to: Balance,
    },
    /// Remove votes, end delegations and unlock, as soon as their conviction lets them go.
    UnlockVotes {
        /// Planck that they lock.
        locked: Balance,
    },
    /// `unbond` at most this much.
    Unbond {
        /// Planck.
        up_to: Balance,
        /// When it could be withdrawn.
        releases: Moment,
    },
    /// What a season keeps can be unbonded later, beside what can be now, unless a slash takes it until then.
    UnbondLater {
        /// Planck.
        amount: Balance,
        /// When.
        at: Moment,
    },
    /// `rebond` at most this much.
    Rebond {
        /// Planck.
        up_to: Balance,
    },
    /// `withdraw` pays this much out.
    Withdraw {
        /// Planck.
        amount: Balance,
    },
    /// `withdraw` will pay this much out later, unless it is slashed or disputed until then.
    WithdrawLater {
        /// Planck.
        amount: Balance,
        /// When.
        at: Moment,
    },
}

/// One account's bond. Amounts are planck of AGT.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AccessReport {
    /// What is bonded and not unbonding: voting power, and what roles and obligations count.
    pub active: Balance,
    /// What is unbonding.
    pub unbonding: Balance,
    /// Its parts, the next one first.
    pub chunks: Vec<UnbondingChunk>,
    /// Every role the account holds.
    pub roles: Vec<RoleReport>,
    /// What open obligations set aside.
    pub set_aside: Balance,
    /// The same by kind.
    pub kinds: Vec<KindTotal>,
    /// What open disputes hold.
    pub disputed: Disputed,
    /// What governance slashed out of set-asides and disputed parts: taken as soon as they are free.
    pub owed: Balance,
    /// What votes and delegations keep from being unbonded; it may exceed the active bond after a slash.
    pub vote_lock: Balance,
    /// The lowest active bond since the month began: what this month's redemption season counts.
    pub lowest: Balance,
    /// What a season keeps from being unbonded; zero when none does.
    pub kept: KeptBond,
    /// What a new obligation may set aside.
    pub room: Balance,
    /// What the account can do now.
    pub next_steps: Vec<NextStep>,
}

/// The bonds of all accounts together, in planck. `bonded = withdrawn + slashed + active + unbonding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
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
