//! The allowance of feeless calls.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::OriginTrait, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::transaction_validity::InvalidTransaction;

/// The divisor of a block's weight that limits all feeless calls together: a tenth of a block.
pub const FEELESS_PART: u64 = 10;

/// The divisor of a block's weight that limits feeless registrations: a hundredth of a block.
pub const REGISTRATION_PART: u64 = 100;

/// The divisor of a block's weight that limits feeless joins: a quarter of what all feeless calls may take.
///
/// A join makes other calls necessary: a commit, a reveal, and a part of a settlement, which together weigh some three
/// times as much. So people cannot join faster than blocks take the calls that end their work.
pub const JOIN_PART: u64 = 40;

/// The kind of a feeless call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum FeelessKind {
    /// Work on a set, or a claim of earnings.
    Work,
    /// The registration of another account.
    Registration,
    /// The beginning of work on a set.
    Join,
}

/// The reason why the fee of a call is not waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum FeelessRefusal {
    /// The account is not registered.
    NotRegistered,
    /// The feeless calls that the account has left this UTC day do not cover the call.
    DaySpent {
        /// When the next UTC day begins.
        until: Moment,
    },
    /// The block has no room for another feeless call of this weight. The next block may have room.
    BlockFull,
    /// No block has room for a feeless call of this weight.
    TooHeavy,
    /// The call would fail now.
    WouldFail,
    /// The safe mode or a pause shuts the call.
    Shut,
}

/// The codes of [`InvalidTransaction::Custom`] for a transaction whose fee was not waived and whose signer cannot pay
/// it. Wallets know the numbers, so they never change.
pub mod refusal_code {
    /// The signer is not registered: [`super::FeelessRefusal::NotRegistered`].
    pub const NOT_REGISTERED: u8 = 1;
    /// The signer has too few calls left today: [`super::FeelessRefusal::DaySpent`].
    pub const DAY_SPENT: u8 = 2;
    /// The call would fail now: [`super::FeelessRefusal::WouldFail`].
    pub const WOULD_FAIL: u8 = 3;
    /// The safe mode or a pause shuts the call: [`super::FeelessRefusal::Shut`].
    pub const SHUT: u8 = 4;
    /// The call is heavier than what a block has for feeless calls: [`super::FeelessRefusal::TooHeavy`].
    pub const TOO_HEAVY: u8 = 5;
}

impl From<FeelessRefusal> for InvalidTransaction {
    /// Returns the error for a transaction that was refused for this reason and whose signer cannot pay the fee. Pools
    /// keep a transaction that found the block full, and ban it for any other reason.
    fn from(refusal: FeelessRefusal) -> Self {
        match refusal {
            FeelessRefusal::NotRegistered => Self::Custom(refusal_code::NOT_REGISTERED),
            FeelessRefusal::DaySpent { .. } => Self::Custom(refusal_code::DAY_SPENT),
            FeelessRefusal::WouldFail => Self::Custom(refusal_code::WOULD_FAIL),
            FeelessRefusal::Shut => Self::Custom(refusal_code::SHUT),
            FeelessRefusal::TooHeavy => Self::Custom(refusal_code::TOO_HEAVY),
            FeelessRefusal::BlockFull => Self::ExhaustsResources,
        }
    }
}

/// The allowance of feeless calls of each account, and the room of a block for them. The predicates of calls
/// (`#[pallet::feeless_if]`) use it.
///
/// `calls` is the number of calls of the day that one extrinsic takes: one, unless it does the work of several calls.
/// `call` is the weight of the whole call, and `predicate` the weight of checking whether it would succeed. The whole
/// weight that the block carries for a call counts: the call, its [`FeelessQuota::overhead`] and its extrinsic.
pub trait FeelessQuota<AccountId> {
    /// Returns whether `who` may make a feeless call of this kind and weight now, or why not. Changes nothing.
    fn may_spend(
        who: &AccountId,
        kind: FeelessKind,
        calls: u32,
        call: Weight,
        predicate: Weight,
    ) -> Result<(), FeelessRefusal>;

    /// Returns whether the allowance of `who` covers a call that `would_succeed` now. Spends all `calls` of the allowance
    /// if it does. Otherwise spends none and notes the reason, as [`FeelessQuota::refuse`] does.
    ///
    /// A predicate must call it once for each action that it lets pass, and nothing else may call it. A predicate runs when a
    /// transaction is validated: in the pool, where its writes are discarded, and in a block once before the call, where its writes
    /// stay even if the call fails. `would_succeed` runs last, and only if the allowance and the block have room.
    fn waive(
        who: &AccountId,
        kind: FeelessKind,
        calls: u32,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce() -> bool,
    ) -> bool;

    /// Notes why the fee of the current extrinsic is not waived, for the error if its signer cannot pay.
    fn refuse(why: FeelessRefusal);

    /// Returns whether `called` runs without a fee: the whole predicate of a call that [`FeelessQuota::weight`] weighs.
    ///
    /// The call must be signed and pass the origin's filter, the allowance of its signer must pay for it, and it must
    /// succeed now. The filter is asked first: a call that a pause shuts spends nothing. `would_succeed` is one of two
    /// forms, so that no rule is written twice: a dry run, which weighs as much as the call, or, where that is too dear,
    /// a check that the call itself runs first. Spends one call of the allowance if it returns true.
    fn waives<Origin: OriginTrait<AccountId = AccountId>>(
        origin: &Origin,
        kind: FeelessKind,
        called: impl Into<Origin::Call>,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce(&AccountId) -> bool,
    ) -> bool {
        Self::waives_several(origin, kind, 1, called, call, predicate, would_succeed)
    }

    /// Returns the same for an extrinsic that does the work of several calls: it spends all `calls` of the allowance, or
    /// none.
    fn waives_several<Origin: OriginTrait<AccountId = AccountId>>(
        origin: &Origin,
        kind: FeelessKind,
        calls: u32,
        called: impl Into<Origin::Call>,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce(&AccountId) -> bool,
    ) -> bool {
        let Some(who) = origin.as_signer() else { return false };
        if !origin.filter_call(&called.into()) {
            Self::refuse(FeelessRefusal::Shut);
            return false;
        }
        Self::waive(who, kind, calls, call, predicate, || would_succeed(who))
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
