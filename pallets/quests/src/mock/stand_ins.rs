//! Stand-ins for persons and the beacon. All that they keep is in storage, so that what fails is rolled back
//! and the root covers it.

use super::{AccountId, Balances, POT};
use agt_primitives::{
    basis_points::BasisPoints,
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    benchmarking::{BeaconBench, ContributorsBench},
    contributors::{AreaId, Credits},
    experience::Experience,
    revenue::RevenueSource,
    token::EXISTENTIAL_DEPOSIT,
    Aia,
};
use agt_test_support::TestRevenue;
use frame_support::{ensure, parameter_types, traits::fungible::Inspect};
use sp_core::H256;
use sp_runtime::{
    traits::{BlakeTwo256, Hash},
    DispatchError, DispatchResult, TryRuntimeError,
};
use std::collections::{BTreeMap, BTreeSet};

parameter_types! {
    pub storage Proven: BTreeSet<AccountId> = BTreeSet::new();
    pub storage Xp: BTreeMap<AccountId, u64> = BTreeMap::new();
    /// The seeds of the epochs that have ended. The one in progress has the next number.
    pub storage Seeds: Vec<H256> = Vec::new();
}

/// Makes an account proven.
pub fn prove(who: AccountId) {
    let mut proven = Proven::get();
    proven.insert(who);
    Proven::set(&proven);
}

/// What quests have paid an account.
pub fn xp(who: AccountId) -> u64 {
    Xp::get().get(&who).copied().unwrap_or(0)
}

/// Ends the epoch in progress with this seed.
pub fn seal(seed: u8) {
    let mut seeds = Seeds::get();
    seeds.push(H256::repeat_byte(seed));
    Seeds::set(&seeds);
}

/// Checks that the books of this pallet, of the ledger of XP, of revenue and of its pot agree.
pub fn accounts_agree() -> Result<(), TryRuntimeError> {
    let totals = crate::Totals::<super::Test>::get();
    ensure!(Xp::get().values().sum::<u64>() == totals.xp, "all XP that was granted is counted");
    ensure!(
        TestRevenue::all_from(RevenueSource::Boosters) == totals.taken,
        "all AGT that was taken is noted as revenue"
    );
    ensure!(Balances::balance(&POT) == totals.taken + EXISTENTIAL_DEPOSIT, "and has arrived in the pot");
    Ok(())
}

/// Persons who are proven or unknown, and their XP.
pub struct TestPersons;

impl Credits<AccountId> for TestPersons {
    fn ripe(_: &AccountId) -> Aia {
        0
    }

    fn is_proven(who: &AccountId) -> bool {
        Proven::get().contains(who)
    }

    fn burn(_: &AccountId, _: Aia) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn note_bonded_redemption(_: &AccountId) -> DispatchResult {
        Ok(())
    }
}

impl Experience<AccountId> for TestPersons {
    fn earned(who: &AccountId) -> u64 {
        xp(*who)
    }

    fn spent(_: &AccountId) -> u64 {
        0
    }

    fn spend(_: &AccountId, _: u64) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }

    fn grant(who: &AccountId, xp: u64) -> DispatchResult {
        ensure!(Proven::get().contains(who), "only a proven account has XP granted");
        let mut all = Xp::get();
        *all.entry(*who).or_default() += xp;
        Xp::set(&all);
        Ok(())
    }
}

impl ContributorsBench<AccountId> for TestPersons {
    fn register(_: &AccountId) {}

    fn prove(who: &AccountId, _: AreaId) {
        prove(*who);
    }

    fn set_reputation(_: &AccountId, _: AreaId, _: BasisPoints) {}

    fn credit(who: &AccountId, _: Aia) {
        prove(*who);
    }
}

pub struct TestBeacon;

impl Beacon for TestBeacon {
    fn epoch() -> BeaconEpoch {
        BeaconEpoch(Seeds::get().len() as u32)
    }

    fn seed(epoch: BeaconEpoch, subject: &[u8]) -> EpochSeed {
        match Seeds::get().get(epoch.0 as usize) {
            Some(seed) => EpochSeed::Sealed(BlakeTwo256::hash_of(&(seed, subject))),
            None => EpochSeed::NotYet,
        }
    }
}

impl BeaconBench for TestBeacon {
    fn pass_epoch() {
        seal(1);
        seal(2);
    }
}
