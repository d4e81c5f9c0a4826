//! XP: what an account has earned, what it spends of it, and the factor by which its work earns it.

use crate::{aia::raise, Config, Error, Event, Pallet, People, Person, Totals, MOST_XP};
use agt_primitives::{characters::Characters, experience::Experience, multiplier::Multiplier};
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer};

impl<T: Config> Pallet<T> {
    /// Returns the factor on the XP of the account's next set, which is 1.0 for an unproven account.
    pub(crate) fn learning(who: &T::AccountId, person: &Person<T::AccountId>) -> Multiplier {
        match person.proven {
            Some(_) => T::Characters::boost(who).learning,
            None => Multiplier::ONE,
        }
    }

    /// Returns the record of a registered and proven account.
    fn proven_person(who: &T::AccountId) -> Result<Person<T::AccountId>, Error<T>> {
        let person = Self::person(who)?;
        ensure!(person.proven.is_some(), Error::<T>::Unproven);
        Ok(person)
    }
}

impl<T: Config> Experience<T::AccountId> for Pallet<T> {
    fn earned(who: &T::AccountId) -> u64 {
        People::<T>::get(who).map_or(0, |person| person.xp)
    }

    fn spent(who: &T::AccountId) -> u64 {
        People::<T>::get(who).map_or(0, |person| person.spent)
    }

    fn left(who: &T::AccountId) -> u64 {
        People::<T>::get(who).map_or(0, |person| person.xp_left())
    }

    fn spend(who: &T::AccountId, xp: u64) -> DispatchResult {
        let mut person = Self::proven_person(who)?;
        ensure!(xp <= person.xp_left(), Error::<T>::NotEnoughXp);
        raise(&mut person.spent, xp)?;
        let left = person.xp_left();
        with_storage_layer(|| {
            Totals::<T>::try_mutate(|totals| raise(&mut totals.xp.spent, xp.into()))?;
            People::<T>::insert(who, person);
            Self::deposit_event(Event::XpSpent { who: who.clone(), xp, left });
            Ok(())
        })
    }

    fn grant(who: &T::AccountId, xp: u64) -> DispatchResult {
        let mut person = Self::proven_person(who)?;
        let earned = person.xp.checked_add(xp).filter(|earned| *earned <= MOST_XP).ok_or(Error::<T>::TooMuchXp)?;
        person.xp = earned;
        with_storage_layer(|| {
            Totals::<T>::try_mutate(|totals| raise(&mut totals.xp.granted, xp.into()))?;
            People::<T>::insert(who, person);
            Self::deposit_event(Event::XpGranted { who: who.clone(), xp });
            Ok(())
        })
    }
}
