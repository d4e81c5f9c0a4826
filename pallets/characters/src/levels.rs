//! Levels, what they cost, and the end of a character.

use crate::{Config, CurrencyOf, Error, Event, Pallet, Records, Taken};
use agt_primitives::{
    assets::AssetKind,
    characters::{Attribute, CharacterId, LevelCost, OnBoostChanged},
    contributors::Credits,
    experience::Experience,
    revenue::{Revenue, RevenueSource},
    Balance,
};
use frame_support::{
    dispatch::DispatchResult,
    ensure,
    traits::{fungible::Mutate, tokens::Preservation, Get},
};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    /// Spends XP of `who`. It spends none, and asks for nothing, if `xp` is zero.
    pub(crate) fn spend_xp(who: &T::AccountId, xp: u64) -> DispatchResult {
        if xp == 0 {
            return Ok(());
        }
        ensure!(T::Contributors::is_proven(who), Error::<T>::Unproven);
        ensure!(T::Experience::left(who) >= xp, Error::<T>::NotEnoughXp);
        T::Experience::spend(who, xp)
    }

    /// Pays `agt` of `who` into the revenue pot and has it counted, unless it is zero.
    pub(crate) fn pay(who: &T::AccountId, agt: Balance) -> DispatchResult {
        if agt > 0 {
            CurrencyOf::<T>::transfer(who, &T::RevenuePot::get(), agt, Preservation::Preserve)
                .map_err(|_| Error::<T>::CannotPay)?;
            T::Revenue::note(AssetKind::Native, RevenueSource::Characters, agt);
        }
        Ok(())
    }

    pub(crate) fn do_level_up(
        who: &T::AccountId,
        item: CharacterId,
        attribute: Attribute,
        level: u8,
        most: Balance,
    ) -> DispatchResult {
        let before = Self::owned_by(who, item)?;
        let LevelCost { xp, agt } = T::Terms::get().bounded().cost(before.level).ok_or(Error::<T>::LastLevel)?;
        let mut character = before.clone();
        character.level = before.level.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        ensure!(character.level == u16::from(level), Error::<T>::WrongLevel);
        Self::ensure_not_offered(item)?;
        character.attributes =
            before.attributes.raised(attribute, before.rarity.points_a_level()).ok_or(Error::<T>::AttributeFull)?;
        ensure!(agt <= most, Error::<T>::AboveMost);
        Self::spend_xp(who, xp)?;
        Self::pay(who, agt)?;
        Taken::<T>::try_mutate(|taken| {
            taken.levels = taken.levels.checked_add(agt).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, ArithmeticError>(())
        })?;
        Self::mirror(item, &character, Some(&before))?;
        let (level, points) = (character.level, character.attributes.of(attribute));
        let is_selected = character.selected_by.is_some();
        Records::<T>::insert(item, character);
        if is_selected {
            T::OnBoostChanged::on_boost_changed(who);
        }
        Self::deposit_event(Event::LevelReached { item, who: who.clone(), level, attribute, points, agt, xp });
        Ok(())
    }

    pub(crate) fn do_prune(item: CharacterId) -> DispatchResult {
        ensure!(Records::<T>::contains_key(item), Error::<T>::UnknownCharacter);
        ensure!(Self::owner(item).is_none(), Error::<T>::NotBurned);
        Self::clear_mirror(item)?;
        Records::<T>::remove(item);
        Self::deposit_event(Event::Pruned { item });
        Ok(())
    }
}
