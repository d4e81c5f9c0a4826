//! Starters: the character that a proven account has for nothing.

use crate::{types::Character, Config, Error, Event, NextItem, Pallet, Records, Starters};
use agt_primitives::{
    characters::{Attributes, CharacterId, Rarity},
    contributors::Credits,
};
use frame_support::{dispatch::DispatchResult, ensure};
use sp_runtime::{ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
    /// Returns a number that no character has had.
    pub(crate) fn next_item() -> Result<CharacterId, DispatchError> {
        NextItem::<T>::try_mutate(|next| {
            let item = *next;
            *next = item.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            Ok(item)
        })
    }

    /// Makes a character for `who`, with all that wallets read.
    pub(crate) fn make(item: CharacterId, who: &T::AccountId, character: Character<T::AccountId>) -> DispatchResult {
        Self::make_item(item, who)?;
        Self::mirror(item, &character, None)?;
        Records::<T>::insert(item, character);
        Ok(())
    }

    /// Returns why `who` can claim no starter. The call runs this first, and so does its predicate.
    pub(crate) fn may_claim_starter(who: &T::AccountId) -> Result<(), Error<T>> {
        ensure!(!Starters::<T>::contains_key(who), Error::<T>::AlreadyClaimed);
        ensure!(T::Contributors::is_proven(who), Error::<T>::Unproven);
        Ok(())
    }

    pub(crate) fn do_claim_starter(who: &T::AccountId) -> DispatchResult {
        Self::may_claim_starter(who)?;
        let (item, Character { rarity, attributes, .. }) = Self::make_starter(who)?;
        Self::deposit_event(Event::StarterClaimed { item, who: who.clone(), rarity, attributes });
        Ok(())
    }

    /// Makes the starter of `who`, which has had none.
    pub(crate) fn make_starter(who: &T::AccountId) -> Result<(CharacterId, Character<T::AccountId>), DispatchError> {
        // There is no chance in it: whoever could claim with a new account until the draw is good would.
        let (item, rarity) = (Self::next_item()?, Rarity::Common);
        let starter = Character::new(None, rarity, Attributes::even(rarity.start()));
        Self::make(item, who, starter.clone())?;
        Starters::<T>::insert(who, item);
        Ok((item, starter))
    }
}
