//! Selecting a character, and what a selected one gives its account.

use crate::{
    types::{Character, Rest},
    Config, Error, Event, Pallet, Records, Selected,
};
use agt_primitives::characters::{Boost, CharacterId, Characters, OnBoostChanged};
use frame_support::{
    dispatch::DispatchResult,
    ensure,
    traits::{Get, Time},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    /// Returns a character of `who`.
    pub(crate) fn owned_by(who: &T::AccountId, item: CharacterId) -> Result<Character<T::AccountId>, DispatchError> {
        let character = Records::<T>::get(item).ok_or(Error::<T>::UnknownCharacter)?;
        ensure!(Self::owner(item).as_ref() == Some(who), Error::<T>::NotOwner);
        Ok(character)
    }

    /// Checks that nobody can buy the item or claim it in a swap, not even when it is unselected.
    pub(crate) fn ensure_not_offered(item: CharacterId) -> Result<(), Error<T>> {
        ensure!(!Self::has_price(item), Error::<T>::ForSale);
        ensure!(!Self::is_in_swap(item), Error::<T>::InSwap);
        Ok(())
    }

    pub(crate) fn do_select(who: &T::AccountId, item: CharacterId) -> DispatchResult {
        let mut character = Self::owned_by(who, item)?;
        ensure!(!Selected::<T>::contains_key(who), Error::<T>::AlreadySelected);
        let rests = |rest: Rest<T::AccountId>| rest.holder != *who && T::Time::now() < rest.until;
        ensure!(!character.rest.take().is_some_and(rests), Error::<T>::Resting);
        Self::ensure_not_offered(item)?;
        character.selected_by = Some(who.clone());
        Records::<T>::insert(item, character);
        Selected::<T>::insert(who, item);
        T::OnBoostChanged::on_boost_changed(who);
        Self::deposit_event(Event::Selected { item, who: who.clone() });
        Ok(())
    }

    pub(crate) fn do_unselect(who: &T::AccountId) -> DispatchResult {
        let item = Selected::<T>::take(who).ok_or(Error::<T>::NothingSelected)?;
        let mut character = Records::<T>::get(item).ok_or(Error::<T>::UnknownCharacter)?;
        let until = T::Time::now().saturating_add(T::Terms::get().bounded().rest);
        character.selected_by = None;
        character.rest = Some(Rest { holder: who.clone(), until });
        Records::<T>::insert(item, character);
        T::OnBoostChanged::on_boost_changed(who);
        Self::deposit_event(Event::Unselected { item, who: who.clone(), rests_until: until });
        Ok(())
    }

    fn selected_of(who: &T::AccountId) -> Option<Character<T::AccountId>> {
        Selected::<T>::get(who).and_then(Records::<T>::get)
    }
}

impl<T: Config> Characters<T::AccountId> for Pallet<T> {
    fn level(who: &T::AccountId) -> u16 {
        Self::selected_of(who).map_or(0, |character| character.level)
    }

    fn boost(who: &T::AccountId) -> Boost {
        Self::selected_of(who).map_or(Boost::NONE, |character| character.attributes.boost())
    }
}
