//! The allowance of calls that cost no fee.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::Pays, weights::Weight};
use scale_info::TypeInfo;

/// All calls that pay no fee take at most one part in this many of what a block may weigh: a tenth.
pub const FEELESS_PART: u64 = 10;

/// Registrations among them take at most one part in this many of what a block may weigh: a hundredth.
pub const REGISTRATION_PART: u64 = 100;

/// What a call without a fee is for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum FeelessKind {
    /// Work on a set, or a claim of what was earned.
    Work,
    /// The registration of somebody else.
    Registration,
}

/// Why a call has to pay its fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum FeelessRefusal {
    /// The account is not registered.
    NotRegistered,
    /// The account has used up its calls of this UTC day.
    DaySpent {
        /// When it has calls again.
        until: Moment,
    },
    /// The calls without a fee of this block leave no room for this one: the next block may have some.
    BlockFull,
}

/// How many calls an account may still make without a fee, and how much room a block still has for them.
///
/// `weight` is what the extrinsic weighs in all: call, extensions and the base weight of its class.
pub trait FeelessQuota<AccountId> {
    /// Whether `who` may make a call of this kind and weight without a fee now.
    fn may_spend(who: &AccountId, kind: FeelessKind, weight: Weight) -> Result<(), FeelessRefusal>;

    /// Counts such a call against the account's day and the block. Does all of it or, when refused, nothing.
    ///
    /// Whoever calls it inside a call has it rolled back when that call fails: then a failing call is free, and nothing
    /// but the call's own predicate stands between the chain and an endless row of them. Call it where the fee would be
    /// withdrawn.
    fn spend(who: &AccountId, kind: FeelessKind, weight: Weight) -> Result<(), FeelessRefusal>;

    /// Whether the extrinsic that runs now pays its fee: [`Pays::No`] when [`FeelessQuota::spend`] was called for it. A
    /// call that can run without a fee returns it, so that the fee's event says what was really paid.
    fn pays() -> Pays;

    /// How many calls without a fee `who` has left this UTC day.
    fn left(who: &AccountId) -> u32;
}
