//! The allowance of calls that cost no fee.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::OriginTrait, weights::Weight};
use scale_info::TypeInfo;

/// All calls that pay no fee take at most one part in this many of what a block may weigh: a tenth.
pub const FEELESS_PART: u64 = 10;

/// Registrations among them take at most one part in this many of what a block may weigh: a hundredth.
pub const REGISTRATION_PART: u64 = 100;

/// What a call without a fee is for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo
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

/// How many calls an account may still make without a fee, and how much room a block still has for them: what the
/// predicates of calls (`#[pallet::feeless_if]`) ask.
///
/// `call` is what the call itself weighs, and `predicate` what it weighs to ask whether it would succeed. What counts is
/// all that the block carries for it: the call, its [`FeelessQuota::overhead`] and its extrinsic.
pub trait FeelessQuota<AccountId> {
    /// Whether `who` may make a call of this kind and weight without a fee now. Changes nothing.
    fn may_spend(who: &AccountId, kind: FeelessKind, call: Weight, predicate: Weight) -> Result<(), FeelessRefusal>;

    /// Whether the allowance pays for a call of `who` that `would_succeed` now; if so, it is spent.
    ///
    /// For predicates alone, once in each. A predicate runs when a transaction is validated: in the pool, where what it
    /// writes is thrown away, and in a block once before the call, where it stays also when the call fails after all.
    fn waive(
        who: &AccountId,
        kind: FeelessKind,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce() -> bool,
    ) -> bool;

    /// Returns whether the call runs without a fee: the whole predicate of a call that [`FeelessQuota::weight`] weighs.
    ///
    /// The call must be signed, the allowance of its signer must pay for it, and it must succeed now. `would_succeed` is
    /// one of two forms, so that no rule is written twice: a dry run, which weighs as much as the call, or, where that is
    /// too dear, a check that the call itself runs first. Spends the allowance if it returns true.
    fn waives<Origin: OriginTrait<AccountId = AccountId>>(
        origin: &Origin,
        kind: FeelessKind,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce(&AccountId) -> bool,
    ) -> bool {
        origin.as_signer().is_some_and(|who| Self::waive(who, kind, call, predicate, || would_succeed(who)))
    }

    /// Returns the weight to declare for a call that can run without a fee: `call` and its [`FeelessQuota::overhead`].
    fn weight(call: Weight, predicate: Weight) -> Weight {
        call.saturating_add(Self::overhead(predicate))
    }

    /// How many calls without a fee `who` has left this UTC day.
    fn left(who: &AccountId) -> u32;

    /// What a call that can run without a fee weighs beside itself: its predicate, of this weight, and these books.
    fn overhead(predicate: Weight) -> Weight;
}
