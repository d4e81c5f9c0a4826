//! A stand-in for the allowance of calls without a fee. It keeps what was spent in storage, so that a rollback covers it and the
//! root sees it.

use crate::{rolled_back, signed};
use agt_primitives::{
    contributors::{FeelessKind, FeelessQuota, FeelessRefusal},
    Moment,
};
use codec::Encode;
use frame_support::{dispatch::CheckIfFeeless, ensure, storage::unhashed, traits::OriginTrait, weights::Weight};

/// The calls without a fee that every account has.
const CALLS: u32 = 3;

/// An allowance of three calls of the kind `Work` for every account, for ever.
pub struct TestAllowance;

impl TestAllowance {
    fn key<AccountId: Encode>(who: &AccountId) -> Vec<u8> {
        (b"allowance", who).encode()
    }

    /// The calls that `who` has spent, and what each waived one weighed.
    fn books<AccountId: Encode>(who: &AccountId) -> (u32, Vec<Weight>) {
        unhashed::get_or_default(&Self::key(who))
    }

    /// The calls that `who` has spent.
    pub fn spent<AccountId: Encode>(who: &AccountId) -> u32 {
        Self::books(who).0
    }

    /// What each call of `who` that was waived weighed, with its predicate, the latest last.
    pub fn weights<AccountId: Encode>(who: &AccountId) -> Vec<Weight> {
        Self::books(who).1
    }

    /// Gives `who` all its calls again.
    pub fn renew<AccountId: Encode>(who: &AccountId) {
        unhashed::kill(&Self::key(who));
    }
}

impl<AccountId: Encode> FeelessQuota<AccountId> for TestAllowance {
    fn may_spend(who: &AccountId, kind: FeelessKind, calls: u32, _: Weight, _: Weight) -> Result<(), FeelessRefusal> {
        ensure!(kind == FeelessKind::Work, FeelessRefusal::BlockFull);
        ensure!(Self::left(who) >= calls, FeelessRefusal::DaySpent { until: Moment::MAX });
        Ok(())
    }

    fn waive(
        who: &AccountId,
        kind: FeelessKind,
        calls: u32,
        call: Weight,
        predicate: Weight,
        would_succeed: impl FnOnce() -> bool,
    ) -> bool {
        let waived = Self::may_spend(who, kind, calls, call, predicate).is_ok() && would_succeed();
        if waived {
            let (spent, mut weights) = Self::books(who);
            weights.push(call.saturating_add(<Self as FeelessQuota<AccountId>>::overhead(predicate)));
            unhashed::put(&Self::key(who), &(spent + calls, weights));
        }
        waived
    }

    fn refuse(_: FeelessRefusal) {}

    fn left(who: &AccountId) -> u32 {
        CALLS - Self::spent(who)
    }

    fn overhead(predicate: Weight) -> Weight {
        predicate.saturating_add(Weight::from_parts(1, 1))
    }
}

/// Returns whether the predicate of `call` promises `who` that it succeeds now, with a full allowance. Nothing is spent.
pub fn is_promised<Origin: OriginTrait>(who: &Origin::AccountId, call: &impl CheckIfFeeless<Origin = Origin>) -> bool
where
    Origin::AccountId: Clone + Encode,
{
    rolled_back(|| {
        TestAllowance::renew(who);
        call.is_feeless(&signed(who.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowance_is_spent_by_calls_that_would_succeed() {
        sp_io::TestExternalities::default().execute_with(|| {
            let waive = |who: u64, kind, calls, would| {
                TestAllowance::waive(&who, kind, calls, Weight::zero(), Weight::zero(), || would)
            };
            assert!(!waive(1, FeelessKind::Work, 1, false) && !waive(1, FeelessKind::Join, 1, true));
            assert!(waive(1, FeelessKind::Work, 1, true));
            assert!(!waive(1, FeelessKind::Work, 3, true) && waive(1, FeelessKind::Work, 2, true));
            assert!(!waive(1, FeelessKind::Work, 1, true) && waive(2, FeelessKind::Work, 3, true));
            TestAllowance::renew(&1_u64);
            assert_eq!((TestAllowance::spent(&1_u64), TestAllowance::spent(&2_u64)), (0, 3));
        });
    }
}
