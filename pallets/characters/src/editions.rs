//! Editions: what governance sells, and how a character that was bought comes to be what it is.

use crate::{
    types::{Character, Edition, Pending},
    Config, Editions, Error, Event, NextEdition, Pallet, Pendings, Purchases, Taken,
};
use agt_primitives::{
    beacon::{Beacon, EpochSeed},
    characters::{Attributes, CharacterId, Drawn, EditionId, Odds, Rarity},
    token::EXISTENTIAL_DEPOSIT,
    Balance, Moment,
};
use codec::Encode;
use frame_support::{
    dispatch::DispatchResult,
    ensure,
    traits::{PalletInfoAccess, Time},
};
use sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_open_edition(
        price: Balance,
        xp: u64,
        supply: u32,
        most: u32,
        odds: [u16; 5],
        until: Moment,
    ) -> DispatchResult {
        ensure!(price > 0 || xp > 0, Error::<T>::EditionIsFree);
        ensure!(price == 0 || price >= EXISTENTIAL_DEPOSIT, Error::<T>::PriceTooSmall);
        ensure!(supply > 0 && most > 0, Error::<T>::NothingToSell);
        let odds = Odds::new(odds).ok_or(Error::<T>::BadOdds)?;
        ensure!(T::Time::now() < until, Error::<T>::EndPassed);
        let edition = NextEdition::<T>::get();
        NextEdition::<T>::put(edition.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        let opened = Edition { price, xp, supply, most, odds, until, is_closed: false, sold: 0, hatched: 0 };
        Editions::<T>::insert(edition, opened);
        Self::deposit_event(Event::EditionOpened { edition, price, xp, supply, most, odds, until });
        Ok(())
    }

    pub(crate) fn do_close_edition(number: EditionId) -> DispatchResult {
        let mut edition = Editions::<T>::get(number).ok_or(Error::<T>::UnknownEdition)?;
        ensure!(edition.is_open(T::Time::now()), Error::<T>::EditionOver);
        edition.is_closed = true;
        Editions::<T>::insert(number, edition);
        Self::deposit_event(Event::EditionClosed { edition: number, sold: edition.sold });
        Ok(())
    }

    pub(crate) fn do_mint(who: &T::AccountId, number: EditionId) -> DispatchResult {
        let mut edition = Editions::<T>::get(number).ok_or(Error::<T>::UnknownEdition)?;
        ensure!(edition.is_open(T::Time::now()), Error::<T>::EditionOver);
        ensure!(edition.sold < edition.supply, Error::<T>::SoldOut);
        let bought = Purchases::<T>::get(number, who);
        ensure!(bought < edition.most, Error::<T>::MostBought);
        let (agt, xp) = (edition.price, edition.xp);
        Self::spend_xp(who, xp)?;
        Self::pay(who, agt)?;
        Taken::<T>::try_mutate(|taken| {
            taken.editions = taken.editions.checked_add(agt).ok_or(ArithmeticError::Overflow)?;
            Ok::<_, ArithmeticError>(())
        })?;

        edition.sold = edition.sold.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        Editions::<T>::insert(number, edition);
        Purchases::<T>::insert(number, who, bought.checked_add(1).ok_or(ArithmeticError::Overflow)?);
        let (item, epoch) = (Self::next_item()?, T::Beacon::epoch());
        Pendings::<T>::insert(item, Pending { who: who.clone(), edition: number, epoch });
        let epoch = epoch.next();
        Self::deposit_event(Event::Bought { item, edition: number, who: who.clone(), agt, xp, epoch });
        Ok(())
    }

    /// Returns what decides about a pending character: the seed of the first whole epoch after the purchase, and no other.
    pub(crate) fn seed_of(item: CharacterId, pending: &Pending<T::AccountId>) -> EpochSeed {
        let subject = (<Self as PalletInfoAccess>::name(), item).encode();
        T::Beacon::seed(pending.epoch.next(), &subject)
    }

    pub(crate) fn do_hatch(item: CharacterId) -> DispatchResult {
        let pending = Pendings::<T>::get(item).ok_or(Error::<T>::NothingPending)?;
        let mut edition = Editions::<T>::get(pending.edition).ok_or(Error::<T>::UnknownEdition)?;
        let (drawn, had_seed) = match Self::seed_of(item, &pending) {
            EpochSeed::NotYet => return Err(Error::<T>::SeedNotSealed.into()),
            EpochSeed::Sealed(seed) => (edition.odds.draw(seed), true),
            // Whoever dislikes what the seed gives could wait until it is forgotten. It gets the least that there is, so waiting
            // gains nothing; and anybody can hatch a character before.
            EpochSeed::Forgotten => {
                let rarity = Rarity::Common;
                (Drawn { rarity, attributes: Attributes::even(rarity.start()) }, false)
            }
        };
        let Drawn { rarity, attributes } = drawn;
        edition.hatched = edition.hatched.checked_add(1).ok_or(ArithmeticError::Overflow)?;
        Editions::<T>::insert(pending.edition, edition);
        Pendings::<T>::remove(item);
        let Pending { who, edition, .. } = pending;
        Self::make(item, &who, Character::new(Some(edition), rarity, attributes))?;
        Self::deposit_event(Event::Hatched { item, edition, who, rarity, attributes, had_seed });
        Ok(())
    }
}
