//! A stand-in for contributors. All that it keeps is in storage, so that what fails is rolled back and the root
//! covers it.

use super::AccountId;
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::ContributorsBench,
    contributors::{AreaId, ContributorStatus, Contributors, Earned, Qualified, SetKey, WorkOffer, WorkResult},
    experience::Experience,
    tasks::Unmet,
    Aia,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, parameter_types};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

parameter_types! {
    /// How each account is qualified in each area, and its reputation there in basis points.
    pub storage Qualifications: BTreeMap<(AccountId, AreaId), (Qualified, u16)> = BTreeMap::new();
    /// The XP that each account has earned and spent.
    pub storage Xp: BTreeMap<AccountId, (u64, u64)> = BTreeMap::new();
}

/// Qualifies an account in an area at this reputation.
pub fn qualify(who: AccountId, area: AreaId, qualified: Qualified, reputation: u16) {
    let mut all = Qualifications::get();
    all.insert((who, area), (qualified, reputation));
    Qualifications::set(&all);
}

/// Gives an account XP.
pub fn grant(who: AccountId, xp: u64) {
    let mut all = Xp::get();
    all.entry(who).or_default().0 += xp;
    Xp::set(&all);
}

pub struct TestContributors;

/// No work is done here.
const NO_WORK: DispatchError = DispatchError::Other("no work");

impl Contributors<AccountId> for TestContributors {
    fn status(_: &AccountId) -> Option<ContributorStatus> {
        None
    }

    fn reputation(who: &AccountId, area: AreaId) -> BasisPoints {
        let (_, reputation) = Qualifications::get().get(&(*who, area)).copied().unwrap_or_default();
        BasisPoints::clamped(reputation)
    }

    fn qualified(who: &AccountId, area: AreaId) -> Qualified {
        Qualifications::get().get(&(*who, area)).copied().unwrap_or_default().0
    }

    fn unmet(_: &AccountId, _: WorkOffer) -> Unmet {
        Unmet::default()
    }

    fn open_work(_: &AccountId, _: WorkOffer) -> Result<Aia, DispatchError> {
        Err(NO_WORK)
    }

    fn close_work(_: &AccountId, _: SetKey, _: WorkResult) -> Result<Earned, DispatchError> {
        Err(NO_WORK)
    }
}

impl Experience<AccountId> for TestContributors {
    fn earned(who: &AccountId) -> u64 {
        Xp::get().get(who).map_or(0, |xp| xp.0)
    }

    fn spent(who: &AccountId) -> u64 {
        Xp::get().get(who).map_or(0, |xp| xp.1)
    }

    fn spend(who: &AccountId, xp: u64) -> DispatchResult {
        ensure!(xp > 0 && xp <= Self::left(who), DispatchError::Other("too little XP"));
        let mut all = Xp::get();
        all.entry(*who).or_default().1 += xp;
        Xp::set(&all);
        Ok(())
    }

    fn grant(who: &AccountId, xp: u64) -> DispatchResult {
        grant(*who, xp);
        Ok(())
    }
}

impl ContributorsBench<AccountId> for TestContributors {
    fn register(_: &AccountId) {}

    fn prove(who: &AccountId, area: AreaId) {
        qualify(*who, area, Qualified::OnTrial, 8_750);
    }

    fn set_reputation(who: &AccountId, area: AreaId, reputation: BasisPoints) {
        qualify(*who, area, Qualified::Yes, reputation.points());
    }

    fn credit(_: &AccountId, _: Aia) {}
}
