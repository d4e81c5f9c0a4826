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

#[cfg(test)]
mod tests {
    use super::*;
    use frame_support::{construct_runtime, derive_impl, traits::Contains};
    use frame_system::{mocking::MockBlock, Call, RawOrigin};
    use std::cell::Cell;

    construct_runtime!(
        pub enum Test {
            System: frame_system,
        }
    );

    #[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
    impl frame_system::Config for Test {
        type BaseCallFilter = RemarksAlone;
        type Block = MockBlock<Test>;
    }

    /// A pause that shuts every call but a remark.
    pub struct RemarksAlone;

    impl Contains<RuntimeCall> for RemarksAlone {
        fn contains(call: &RuntimeCall) -> bool {
            matches!(call, RuntimeCall::System(Call::remark { .. }))
        }
    }

    /// The kind, the number of calls, their weight and that of the predicate.
    type Spent = (FeelessKind, u32, Weight, Weight);

    /// The only account with an allowance.
    const WORKER: u64 = 1;
    const CALL: Weight = Weight::from_parts(1_000, 100);
    const PREDICATE: Weight = Weight::from_parts(30, 20);
    const ACCOUNTING: Weight = Weight::from_parts(7, 2);

    thread_local! {
        static SPENT: Cell<Option<Spent>> = const { Cell::new(None) };
        static REFUSED: Cell<Option<FeelessRefusal>> = const { Cell::new(None) };
    }

    /// An allowance that notes what is asked of it.
    struct Allowance;

    impl FeelessQuota<u64> for Allowance {
        fn may_spend(who: &u64, _: FeelessKind, _: u32, _: Weight, _: Weight) -> Result<(), FeelessRefusal> {
            (*who == WORKER).then_some(()).ok_or(FeelessRefusal::NotRegistered)
        }

        fn waive(
            who: &u64,
            kind: FeelessKind,
            calls: u32,
            call: Weight,
            predicate: Weight,
            would_succeed: impl FnOnce() -> bool,
        ) -> bool {
            let allowed = Self::may_spend(who, kind, calls, call, predicate);
            match allowed.and_then(|()| would_succeed().then_some(()).ok_or(FeelessRefusal::WouldFail)) {
                Ok(()) => SPENT.set(Some((kind, calls, call, predicate))),
                Err(why) => Self::refuse(why),
            }
            SPENT.get().is_some()
        }

        fn refuse(why: FeelessRefusal) {
            REFUSED.set(Some(why));
        }

        fn left(_: &u64) -> u32 {
            0
        }

        fn overhead(predicate: Weight) -> Weight {
            predicate.saturating_add(ACCOUNTING)
        }
    }

    /// Returns whether a call is free, what that has spent, and why it is not.
    fn asked(
        origin: RawOrigin<u64>,
        called: Call<Test>,
        would_succeed: bool,
    ) -> (bool, Option<Spent>, Option<FeelessRefusal>) {
        let origin = RuntimeOrigin::from(origin);
        let free = Allowance::waives(&origin, FeelessKind::Join, called, CALL, PREDICATE, |who| {
            assert_eq!(*who, WORKER);
            would_succeed
        });
        (free, SPENT.take(), REFUSED.take())
    }

    fn remark() -> Call<Test> {
        Call::remark { remark: Vec::new() }
    }

    #[test]
    fn open_call_of_an_account_with_an_allowance_is_free_if_it_would_succeed() {
        let of = |who, would_succeed| asked(RawOrigin::Signed(who), remark(), would_succeed);
        assert_eq!(of(WORKER, true), (true, Some((FeelessKind::Join, 1, CALL, PREDICATE)), None));
        assert_eq!(of(WORKER, false), (false, None, Some(FeelessRefusal::WouldFail)));
        assert_eq!(of(2, true), (false, None, Some(FeelessRefusal::NotRegistered)));
    }

    #[test]
    fn call_that_a_pause_shuts_spends_nothing_and_is_refused_as_shut() {
        let shut = asked(RawOrigin::Signed(WORKER), Call::set_heap_pages { pages: 1 }, true);
        assert_eq!(shut, (false, None, Some(FeelessRefusal::Shut)));
    }

    #[test]
    fn call_that_nobody_signed_is_not_free_and_nothing_is_noted() {
        for origin in [RawOrigin::Root, RawOrigin::None] {
            assert_eq!(asked(origin, remark(), true), (false, None, None));
        }
    }

    #[test]
    fn work_of_several_calls_spends_all_of_them_at_once() {
        let origin = RuntimeOrigin::from(RawOrigin::Signed(WORKER));
        assert!(Allowance::waives_several(&origin, FeelessKind::Work, 9, remark(), CALL, PREDICATE, |_| true));
        assert_eq!(SPENT.take(), Some((FeelessKind::Work, 9, CALL, PREDICATE)));
    }

    #[test]
    fn declared_weight_is_the_call_its_predicate_and_the_accounting() {
        assert_eq!(Allowance::weight(CALL, PREDICATE), Weight::from_parts(1_037, 122));
        assert_eq!(Allowance::weight(Weight::MAX, PREDICATE), Weight::MAX);
    }
}
