//! Stand-ins for persons with XP, energy, chance and revenue. All that they keep is in storage, so that what fails is rolled back
//! and the root covers it.

use super::{now, AccountId, Balances, Characters, Test, ENDOWMENT, POT};
use crate::Taken;
use agt_primitives::{
    assets::AssetKind,
    beacon::{Beacon, BeaconEpoch, EpochSeed},
    calendar::HOUR,
    characters::{Characters as _, OnBoostChanged},
    contributors::Credits,
    experience::Experience,
    regeneration::{Regenerating, Regeneration},
    revenue::{Revenue, RevenueSource},
    Aia, Balance,
};
use frame_support::{dispatch::DispatchResult, ensure, parameter_types, traits::fungible::Inspect};
use sp_runtime::{
    traits::{BlakeTwo256, Hash},
    DispatchError, TryRuntimeError,
};
use std::collections::BTreeMap;

parameter_types! {
    /// Whether each account is proven, the XP that it has earned, and what it has spent.
    pub storage People: BTreeMap<AccountId, (bool, u64, u64)> = BTreeMap::new();
    /// The energy of each account, how it grows, and the number of notices.
    pub storage Energies: BTreeMap<AccountId, (Regenerating, Regeneration, u32)> = BTreeMap::new();
    pub storage Noted: Balance = 0;
    pub storage Epoch: u32 = 7;
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

/// How energy grows without a character.
pub const BASE: Regeneration = Regeneration { period: 6 * HOUR, maximum: 3 };

/// Energy, as contributors keeps it.
pub struct TestEnergy;

impl TestEnergy {
    /// Gives an account full energy.
    pub fn register(who: AccountId) {
        let mut all = Energies::get();
        let by = Characters::boost(&who).on(BASE);
        all.insert(who, (Regenerating::full(&by, now()), by, 0));
        Energies::set(&all);
    }

    /// The units that an account has now.
    pub fn units(who: AccountId) -> u32 {
        let (held, by, _) = Energies::get()[&who];
        held.settled(&by, now()).units
    }

    /// Spends all units of an account and returns their number.
    pub fn spend_all(who: AccountId) -> u32 {
        let (mut all, units) = (Energies::get(), Self::units(who));
        let (held, by, _) = all.get_mut(&who).expect("it is registered");
        *held = held.spent(units, by, now()).expect("it has them");
        Energies::set(&all);
        units
    }

    /// The number of notices that an account's boost has changed.
    pub fn notices(who: AccountId) -> u32 {
        Energies::get()[&who].2
    }
}

impl OnBoostChanged<AccountId> for TestEnergy {
    fn on_boost_changed(who: &AccountId) {
        let mut all = Energies::get();
        if let Some((held, by, notices)) = all.get_mut(who) {
            let new = Characters::boost(who).on(BASE);
            *held = held.retuned(by, &new, now());
            *by = new;
            *notices += 1;
        }
        Energies::set(&all);
    }
}

/// Energy grows by what the selected character gives, whoever has done what.
pub fn every_boost_was_notified() -> Result<(), TryRuntimeError> {
    let known = |(who, (_, by, _)): (AccountId, (_, Regeneration, _))| by == Characters::boost(&who).on(BASE);
    ensure!(Energies::get().into_iter().all(known), "a boost has changed and nobody said so");
    Ok(())
}

/// Counts revenue.
pub struct TestRevenue;

impl Revenue for TestRevenue {
    fn note(asset: AssetKind, source: RevenueSource, amount: Balance) {
        assert_eq!((asset, source), (AssetKind::Native, RevenueSource::Characters));
        Noted::set(&(Noted::get() + amount));
    }
}

/// What the pallet says that it took is in the pot, and was noted.
pub fn agt_was_taken_and_noted() -> Result<(), TryRuntimeError> {
    let taken = Taken::<Test>::get().total();
    ensure!(taken == Some(Noted::get()), "what was taken was not noted");
    ensure!(taken == Some(Balances::balance(&POT) - ENDOWMENT), "what was taken is not in the pot");
    Ok(())
}

/// A beacon whose epochs the tests end.
pub struct TestBeacon;

/// The epochs whose seeds [`TestBeacon`] keeps.
pub const SEEDS_KEPT: u32 = 20;

impl Beacon for TestBeacon {
    fn epoch() -> BeaconEpoch {
        BeaconEpoch(Epoch::get())
    }

    fn seed(epoch: BeaconEpoch, subject: &[u8]) -> EpochSeed {
        match Epoch::get().checked_sub(epoch.0) {
            None | Some(0) => EpochSeed::NotYet,
            Some(ago) if ago > SEEDS_KEPT => EpochSeed::Forgotten,
            Some(_) => EpochSeed::Sealed(BlakeTwo256::hash_of(&(epoch, subject))),
        }
    }
}

/// Ends so many epochs.
pub fn end_epochs(count: u32) {
    Epoch::set(&(Epoch::get() + count));
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks {
    use super::*;
    use agt_primitives::{
        basis_points::BasisPoints,
        benchmarking::{BeaconBench, ContributorsBench},
        contributors::AreaId,
        token::AGT,
    };
    use frame_support::traits::fungible::Mutate;
    use sp_runtime::testing::{TestSignature, UintAuthorityId};

    impl BeaconBench for TestBeacon {
        fn pass_epoch() {
            end_epochs(2);
        }
    }

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

    /// What pallet-nfts asks for.
    pub struct NftsHelper;

    impl pallet_nfts::BenchmarkHelper<u32, u32, UintAuthorityId, AccountId, TestSignature> for NftsHelper {
        // The first number is that of the characters.
        fn collection(number: u16) -> u32 {
            u32::from(number) + 1
        }

        fn item(number: u16) -> u32 {
            number.into()
        }

        fn signer() -> (UintAuthorityId, AccountId) {
            (UintAuthorityId(1), 1)
        }

        fn sign(signer: &UintAuthorityId, message: &[u8]) -> TestSignature {
            TestSignature(signer.0, message.to_vec())
        }
    }
}

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarks::NftsHelper;
