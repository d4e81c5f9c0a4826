//! Persons and their XP, as contributors keeps them.

use super::AccountId;
use agt_primitives::{contributors::Credits, experience::Experience, Aia};
use frame_support::{dispatch::DispatchResult, ensure, parameter_types};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    /// Whether each account is proven, the XP that it has earned, and what it has spent.
    pub storage People: BTreeMap<AccountId, (bool, u64, u64)> = BTreeMap::new();
}

/// The XP that the accounts of the tests have earned.
pub const XP: u64 = 100_000;

/// Persons, as contributors keeps them.
pub struct TestPeople;

impl TestPeople {
    /// Registers an account.
    pub fn register(who: AccountId, is_proven: bool, earned: u64) {
        let mut people = People::get();
        people.insert(who, (is_proven, earned, 0));
        People::set(&people);
    }

    /// Proves an account, which keeps its XP.
    pub fn prove(who: AccountId) {
        let (_, earned, spent) = Self::of(&who);
        let mut people = People::get();
        people.insert(who, (true, earned, spent));
        People::set(&people);
    }

    fn of(who: &AccountId) -> (bool, u64, u64) {
        People::get().get(who).copied().unwrap_or_default()
    }
}

impl Credits<AccountId> for TestPeople {
    fn ripe(_: &AccountId) -> Aia {
        0
    }

    fn is_proven(who: &AccountId) -> bool {
        Self::of(who).0
    }

    fn burn(_: &AccountId, _: Aia) -> DispatchResult {
        Err(DispatchError::Other("nothing is ripe"))
    }

    fn note_bonded_redemption(_: &AccountId) -> DispatchResult {
        Ok(())
    }
}

impl Experience<AccountId> for TestPeople {
    fn earned(who: &AccountId) -> u64 {
        Self::of(who).1
    }

    fn spent(who: &AccountId) -> u64 {
        Self::of(who).2
    }

    fn spend(who: &AccountId, xp: u64) -> DispatchResult {
        let (is_proven, earned, spent) = Self::of(who);
        ensure!(is_proven && earned - spent >= xp, DispatchError::Other("it has less XP left"));
        let mut people = People::get();
        people.insert(*who, (is_proven, earned, spent + xp));
        People::set(&people);
        Ok(())
    }

    fn grant(who: &AccountId, xp: u64) -> DispatchResult {
        let mut people = People::get();
        people.get_mut(who).ok_or(DispatchError::Other("it is not registered"))?.1 += xp;
        People::set(&people);
        Ok(())
    }
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks {
    use super::*;
    use crate::mock::{Balances, TestEnergy};
    use agt_primitives::{
        basis_points::BasisPoints, benchmarking::ContributorsBench, contributors::AreaId, token::AGT,
    };
    use frame_support::traits::fungible::Mutate;

    impl ContributorsBench<AccountId> for TestPeople {
        fn register(who: &AccountId) {
            Balances::mint_into(who, 10 * AGT).expect("there is room");
            Self::register(*who, false, 0);
            TestEnergy::register(*who);
        }

        fn prove(who: &AccountId, _: AreaId) {
            TestPeople::prove(*who);
        }

        fn set_reputation(_: &AccountId, _: AreaId, _: BasisPoints) {}

        fn credit(_: &AccountId, _: Aia) {}
    }
}
