//! A stand-in for the allowance of feeless calls, in storage, so that what fails is rolled back.

use super::AccountId;
use agt_primitives::{
    contributors::{FeelessKind, FeelessQuota, FeelessRefusal},
    Moment,
};
use frame_support::{ensure, parameter_types, weights::Weight};
use std::collections::BTreeMap;

parameter_types! {
    /// The feeless calls that each account has made, of three.
    pub storage Waived: BTreeMap<AccountId, u32> = BTreeMap::new();
}

/// An allowance of three calls for everybody, for ever.
pub struct TestAllowance;

impl FeelessQuota<AccountId> for TestAllowance {
    fn may_spend(who: &AccountId, kind: FeelessKind, _: u32, _: Weight, _: Weight) -> Result<(), FeelessRefusal> {
        ensure!(kind == FeelessKind::Work, FeelessRefusal::BlockFull);
        ensure!(Self::left(who) > 0, FeelessRefusal::DaySpent { until: Moment::MAX });
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
            let mut all = Waived::get();
            *all.entry(who.clone()).or_default() += calls;
            Waived::set(&all);
        }
        waived
    }

    fn refuse(_: FeelessRefusal) {}

    fn left(who: &AccountId) -> u32 {
        3_u32.saturating_sub(Waived::get().get(who).copied().unwrap_or(0))
    }

    fn overhead(predicate: Weight) -> Weight {
        predicate.saturating_add(Weight::from_parts(1, 1))
    }
}
