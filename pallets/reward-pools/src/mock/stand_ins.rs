//! Stand-ins for bonds and worth. All that they keep is in storage, so that what fails is rolled back and the root
//! covers it.

use super::{AccountId, ALICE, BOB, NOBODY};
use agt_primitives::{
    access::{Access, Role},
    assets::{AssetId, AssetKind, Worth, WorthBench},
    benchmarking::AccessBench,
    token::AGT,
    Balance, Moment,
};
use frame_support::{parameter_types, traits::Contains};
use std::collections::BTreeSet;

parameter_types! {
    pub storage Requesters: BTreeSet<AccountId> = BTreeSet::from([ALICE, BOB]);
    pub storage ListedByGovernance: BTreeSet<AssetId> = BTreeSet::new();
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
