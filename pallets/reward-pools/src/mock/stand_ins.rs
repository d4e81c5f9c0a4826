//! Stand-ins for bonds, the allowance of feeless calls, worth and revenue. All that they keep is in storage, so that what
//! fails is rolled back and the root covers it.

use super::{AccountId, ALICE, BOB, NOBODY};
use agt_primitives::{
    access::{Access, Role},
    assets::{AssetId, AssetKind, Worth, WorthBench},
    benchmarking::AccessBench,
    contributors::{FeelessKind, FeelessQuota, FeelessRefusal},
    revenue::{Revenue, RevenueSource},
    token::AGT,
    Balance, Moment,
};
use frame_support::{ensure, parameter_types, traits::Contains, weights::Weight};
use std::collections::{BTreeMap, BTreeSet};

parameter_types! {
    pub storage Requesters: BTreeSet<AccountId> = BTreeSet::from([ALICE, BOB]);
    pub storage ListedByGovernance: BTreeSet<AssetId> = BTreeSet::new();
    /// The feeless calls that each account has made, of three.
    pub storage Waived: BTreeMap<AccountId, u32> = BTreeMap::new();
    pub storage Noted: BTreeMap<(AssetKind, RevenueSource), Balance> = BTreeMap::new();
}

pub struct Keyless;

impl Contains<AccountId> for Keyless {
    fn contains(who: &AccountId) -> bool {
        *who == NOBODY
    }
}

pub struct Governed;

impl Contains<AssetId> for Governed {
    fn contains(asset: &AssetId) -> bool {
        ListedByGovernance::get().contains(asset)
    }
}

pub struct TestAccess;

impl Access<AccountId> for TestAccess {
    fn active(_: &AccountId) -> Balance {
        0
    }

    fn room(_: &AccountId) -> Balance {
        0
    }

    fn has_access(who: &AccountId, role: Role) -> bool {
        role == Role::DataRequest && Requesters::get().contains(who)
    }

    fn role_since(_: &AccountId, _: Role) -> Option<Moment> {
        None
    }

    fn total_active() -> Balance {
        0
    }
}

impl AccessBench<AccountId> for TestAccess {
    fn bond(_: &AccountId, _: Balance) {}

    fn enter_role(who: &AccountId, _: Role) {
        let mut requesters = Requesters::get();
        requesters.insert(*who);
        Requesters::set(&requesters);
    }
}

/// AGT, and any asset at a tenth of an AGT a unit.
pub struct TestWorth;

impl Worth for TestWorth {
    fn in_agt(asset: AssetKind, amount: Balance) -> Option<Balance> {
        match asset {
            AssetKind::Native => Some(amount),
            AssetKind::WithId(_) => amount.checked_mul(AGT / 10),
        }
    }
}

impl WorthBench for TestWorth {
    fn price(_: AssetKind) {}
}

pub struct TestRevenue;

impl Revenue for TestRevenue {
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance) {
        let mut noted = Noted::get();
        *noted.entry((asset, source)).or_default() += amount;
        Noted::set(&noted);
    }
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
            *all.entry(*who).or_default() += calls;
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
