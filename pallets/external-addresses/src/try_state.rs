//! The pallet's invariants XA1 to XA4: README lists what each one says.

use crate::{Config, Owners, Pallet, Records};
use agt_primitives::invariants::{all_hold, Check};
use frame_support::{ensure, traits::Time};
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
            Self::records_have_used_a_nonce(),
            Self::no_binding_began_in_the_future(),
        ]
    }

    fn addresses_name_their_accounts() -> Check {
        let named = Records::<T>::iter().all(|(who, record)| {
            record.binding.is_none_or(|binding| Owners::<T>::get(binding.address).as_ref() == Some(&who))
        });
        ensure!(named, "XA1: each bound address names the account that it is bound to");
        Ok(())
    }

    fn accounts_have_bound_what_names_them() -> Check {
        let bound = Owners::<T>::iter().all(|(address, who)| {
            let binding = Records::<T>::get(who).and_then(|record| record.binding);
            binding.is_some_and(|binding| binding.address == address)
        });
        ensure!(bound, "XA2: each address that names an account is the one bound to it");
        Ok(())
    }

    fn records_have_used_a_nonce() -> Check {
        let used = Records::<T>::iter_values().all(|record| record.nonce > 0);
        ensure!(used, "XA3: an account with a record has used at least one nonce");
        Ok(())
    }

    fn no_binding_began_in_the_future() -> Check {
        let now = T::Time::now();
        let begun = Records::<T>::iter_values().filter_map(|record| record.binding).all(|one| one.since <= now);
        ensure!(begun, "XA4: no binding began in the future");
        Ok(())
    }
}
