//! The sink of settlements: accepted work of proven accounts is counted.

use crate::{Config, Pallet, Records, Totals};
use agt_primitives::{
    contributors::Credits,
    merit::{AcceptedSet, OnAccepted},
};
use frame_support::traits::Time;

impl<T: Config> OnAccepted<T::AccountId> for Pallet<T> {
    /// Work of an unproven account is not counted: such an account can be removed, and its record would stay for ever.
    fn on_accepted(who: &T::AccountId, set: &AcceptedSet<T::AccountId>) {
        if !T::Credits::is_proven(who) {
            return;
        }
        let (is_first, returns) = Records::<T>::mutate(who, |record| {
            let work = &mut record.work;
            let (was_idle, had_returned) = (work.for_platform == 0, work.has_returned);
            work.count(set, T::Time::now());
            (was_idle && work.for_platform > 0, work.has_returned && !had_returned)
        });
        if is_first || returns {
            Totals::<T>::mutate(|totals| {
                // There are never as many accounts as the type has numbers, and a settlement never fails.
                totals.active = totals.active.saturating_add(is_first.into());
                totals.returning = totals.returning.saturating_add(returns.into());
            });
        }
    }
}
