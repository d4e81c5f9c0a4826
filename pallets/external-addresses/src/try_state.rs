//! The pallet's invariants XA1 to XA4: README lists what each one says.

use crate::{Bindings, Config, HoldReason, Owners, Pallet};
use agt_primitives::invariants::{all_hold, Check};
use frame_support::{
    ensure,
    traits::{fungible::InspectHold, Time},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, XA1 first.
    pub(crate) fn invariants() -> [Check; 4] {
        [
            Self::addresses_name_their_accounts(),
            Self::accounts_have_bound_what_names_them(),
            Self::holds_are_those_of_the_bindings(),
            Self::no_binding_began_in_the_future(),
        ]
    }

    fn addresses_name_their_accounts() -> Check {
        let named =
            Bindings::<T>::iter().all(|(who, binding)| Owners::<T>::get(binding.address).as_ref() == Some(&who));
        ensure!(named, "XA1: each bound address names the account that it is bound to");
        Ok(())
    }

    fn accounts_have_bound_what_names_them() -> Check {
        let bound = Owners::<T>::iter()
            .all(|(address, who)| Bindings::<T>::get(who).is_some_and(|binding| binding.address == address));
        ensure!(bound, "XA2: each address that names an account is the one bound to it");
        Ok(())
    }

    fn holds_are_those_of_the_bindings() -> Check {
        let reason = T::RuntimeHoldReason::from(HoldReason::Binding);
        let held = |who: &T::AccountId| {
            let held = Bindings::<T>::get(who).map_or(0, |binding| binding.held);
            held == T::Currency::balance_on_hold(&reason, who)
        };
        let all = frame_system::Account::<T>::iter_keys().chain(Bindings::<T>::iter_keys()).all(|who| held(&who));
        ensure!(all, "XA3: what is on hold for each binding is what it says, and nothing without one");
        Ok(())
    }

    fn no_binding_began_in_the_future() -> Check {
        let now = T::Time::now();
        let begun = Bindings::<T>::iter_values().all(|one| one.since <= now);
        ensure!(begun, "XA4: no binding began in the future");
        Ok(())
    }
}
