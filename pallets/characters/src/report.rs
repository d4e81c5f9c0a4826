//! View functions: the reports of characters, of their next level, and of editions.

use crate::{
    types::{Character, Pending},
    Config, CurrencyOf, Editions, Pallet, Pendings, Records, COLLECTION,
};
use agt_primitives::{
    beacon::EpochSeed,
    characters::{
        Attribute, CharacterId, CharacterPage, CharacterReport, EditionId, EditionReport, LevelCost, LevelObstacle,
        NextLevelReport, PendingReport, PendingState, RestReport, MAX_CHARACTERS,
    },
    contributors::Credits,
    experience::Experience,
};
use alloc::vec::Vec;
use frame_support::traits::{
    fungible::Inspect,
    tokens::{Fortitude, Preservation},
    Get, Time,
};
use pallet_nfts::Account;

impl<T: Config> Pallet<T> {
    pub(crate) fn character_report(item: CharacterId) -> Option<CharacterReport<T::AccountId>> {
        let character = Records::<T>::get(item)?;
        let (boost, locked) = (character.attributes.boost().into(), character.is_locked());
        let Character { edition, rarity, level, attributes, selected_by, rest, .. } = character;
        let rest = rest.filter(|rest| T::Time::now() < rest.until);
        Some(CharacterReport {
            item,
            owner: Self::owner(item),
            edition,
            rarity,
            level,
            attributes,
            boost,
            selected: selected_by.is_some(),
            locked,
            rest: rest.map(|rest| RestReport { holder: rest.holder, until: rest.until.into() }),
        })
    }

    pub(crate) fn characters_of(who: &T::AccountId, after: Option<CharacterId>) -> CharacterPage<T::AccountId> {
        let mut items = match after {
            Some(item) => Account::<T>::iter_key_prefix_from(
                (who, COLLECTION),
                Account::<T>::hashed_key_for((who, COLLECTION, item)),
            ),
            None => Account::<T>::iter_key_prefix((who, COLLECTION)),
        };
        let page: Vec<_> = items.by_ref().take(MAX_CHARACTERS).collect();
        let next = page.last().copied().filter(|_| items.next().is_some());
        CharacterPage { characters: page.into_iter().filter_map(Self::character_report).collect(), next }
    }

    pub(crate) fn next_level_of(item: CharacterId) -> Option<NextLevelReport> {
        let character = Records::<T>::get(item)?;
        let cost = T::Terms::get().bounded().cost(character.level)?;
        let points = character.rarity.points_a_level();
        let has_room = |attribute: &Attribute| character.attributes.raised(*attribute, points).is_some();
        Some(NextLevelReport {
            level: character.level.checked_add(1)?,
            xp: cost.xp,
            agt: cost.agt.into(),
            points,
            attributes: Attribute::ALL.into_iter().filter(has_room).collect(),
            missing: match Self::owner(item) {
                Some(owner) => Self::missing(&owner, item, cost),
                None => Vec::from([LevelObstacle::Burned]),
            },
        })
    }

    /// What keeps `who` from a level of its character `item`.
    fn missing(who: &T::AccountId, item: CharacterId, cost: LevelCost) -> Vec<LevelObstacle> {
        let xp = cost.xp.saturating_sub(T::Experience::left(who));
        let free = CurrencyOf::<T>::reducible_balance(who, Preservation::Preserve, Fortitude::Polite);
        let agt = cost.agt.saturating_sub(free);
        let obstacles = [
            (!T::Contributors::is_proven(who)).then_some(LevelObstacle::Unproven),
            (xp > 0).then_some(LevelObstacle::Xp { missing: xp }),
            (agt > 0).then_some(LevelObstacle::Agt { missing: agt.into() }),
            Self::has_price(item).then_some(LevelObstacle::ForSale),
            Self::is_in_swap(item).then_some(LevelObstacle::InSwap),
        ];
        obstacles.into_iter().flatten().collect()
    }

    pub(crate) fn pending_report(item: CharacterId) -> Option<PendingReport<T::AccountId>> {
        let pending = Pendings::<T>::get(item)?;
        let state = match Self::seed_of(item, &pending) {
            EpochSeed::NotYet => PendingState::Seed,
            EpochSeed::Sealed(_) => PendingState::Hatching,
            EpochSeed::Forgotten => PendingState::HatchingWithoutSeed,
        };
        let Pending { who, edition, epoch } = pending;
        Some(PendingReport { item, who, edition, epoch: epoch.next().0, state })
    }

    pub(crate) fn edition_report(number: EditionId) -> Option<EditionReport> {
        let edition = Editions::<T>::get(number)?;
        Some(EditionReport {
            edition: number,
            price: edition.price.into(),
            xp: edition.xp,
            supply: edition.supply,
            most: edition.most,
            odds: edition.odds,
            until: edition.until.into(),
            open: edition.is_open(T::Time::now()) && edition.sold < edition.supply,
            sold: edition.sold,
            hatched: edition.hatched,
        })
    }
}
