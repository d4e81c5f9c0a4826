//! Energy, as contributors keeps it, and whether it was told of every change of a boost.

use super::{now, AccountId, Characters};
use agt_primitives::{
    calendar::HOUR,
    characters::{Characters as _, OnBoostChanged},
    regeneration::{Regenerating, Regeneration},
};
use frame_support::{ensure, parameter_types};
use sp_runtime::TryRuntimeError;
use std::collections::BTreeMap;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    /// The energy of each account, how it grows, and the number of notices.
    pub storage Energies: BTreeMap<AccountId, (Regenerating, Regeneration, u32)> = BTreeMap::new();
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
