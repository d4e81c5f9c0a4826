//! The allowance of feeless calls.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::OriginTrait, weights::Weight};
use scale_info::TypeInfo;

/// The divisor of a block's weight that limits all feeless calls together: a tenth of a block.
pub const FEELESS_PART: u64 = 10;

/// The divisor of a block's weight that limits feeless registrations: a hundredth of a block.
pub const REGISTRATION_PART: u64 = 100;

/// The kind of a feeless call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum FeelessKind {
    /// Work on a set, or a claim of earnings.
    Work,
    /// The registration of another account.
    Registration,
}

/// The reason why the fee of a call is not waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo)]
pub enum FeelessRefusal {
    /// The account is not registered.
    NotRegistered,
    /// The account has made all its feeless calls of this UTC day.
    DaySpent {
        /// When the next UTC day begins.
        until: Moment,
    },
    /// The block has no room for another feeless call of this weight. The next block may have room.
    BlockFull,
}

/// The allowance of feeless calls of each account, and the room of a block for them. The predicates of calls
/// (`#[pallet::feeless_if]`) use it.
///
/// `call` is the weight of the call itself, and `predicate` the weight of checking whether it would succeed. The whole
/// weight that the block carries for a call counts: the call, its [`FeelessQuota::overhead`] and its extrinsic.
pub trait FeelessQuota<AccountId> {
    /// Returns whether `who` may make a feeless call of this kind and weight now, or why not. Changes nothing.
    fn may_spend(who: &AccountId, kind: FeelessKind, call: Weight, predicate: Weight) -> Result<(), FeelessRefusal>;

    /// Returns whether the allowance of `who` covers a call that `would_succeed` now, and spends the allowance if it
    /// does.
    ///
    /// A predicate must call it exactly once, and nothing else may call it. A predicate runs when a transaction is
    /// validated: in the pool, where its writes are discarded, and in a block once before the call, where its writes
    /// stay even if the call fails.
    fn waive(
        who: &AccountId,
        kind: FeelessKind,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce() -> bool,
    ) -> bool;

    /// Returns whether `called` runs without a fee: the whole predicate of a call that [`FeelessQuota::weight`] weighs.
    ///
    /// The call must be signed and pass the origin's filter, the allowance of its signer must pay for it, and it must
    /// succeed now. The filter is asked first: a call that a pause shuts spends nothing. `would_succeed` is one of two
    /// forms, so that no rule is written twice: a dry run, which weighs as much as the call, or, where that is too dear,
    /// a check that the call itself runs first. Spends the allowance if it returns true.
    fn waives<Origin: OriginTrait<AccountId = AccountId>>(
        origin: &Origin,
        kind: FeelessKind,
        called: impl Into<Origin::Call>,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce(&AccountId) -> bool,
    ) -> bool {
        let Some(who) = origin.as_signer().filter(|_| origin.filter_call(&called.into())) else { return false };
        Self::waive(who, kind, call, predicate, || would_succeed(who))
    }

    /// Returns the weight to declare for a call that can run without a fee: `call` and its [`FeelessQuota::overhead`].
    fn weight(call: Weight, predicate: Weight) -> Weight {
        call.saturating_add(Self::overhead(predicate))
    }

    /// Returns how many feeless calls `who` has left this UTC day.
    fn left(who: &AccountId) -> u32;

    /// Returns the weight of a feeless call beside the call itself: its predicate, and the accounting of the allowance.
    fn overhead(predicate: Weight) -> Weight;
}
