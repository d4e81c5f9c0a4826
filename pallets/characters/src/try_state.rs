//! The pallet's invariants CH1 to CH9: README lists what each one says.

use crate::{
    mirror::{self, KEYS},
    types::{Character, Edition},
    Config, Editions, NextEdition, NextItem, Pallet, Pendings, Purchases, Records, Selected, Starters, Taken,
    COLLECTION,
};
use agt_primitives::{
    characters::{Attribute, CharacterId, EditionId, MOST_EXTRA, MOST_LEVEL, MOST_POINTS},
    invariants::{all_hold, Check},
    Balance,
};
use alloc::collections::BTreeSet;
use frame_support::{
    ensure,
    traits::{tokens::nonfungibles_v2::InspectRole, Get},
};
use pallet_nfts::{
    Attribute as NftAttribute, AttributeNamespace, Collection, CollectionConfigOf, CollectionSetting, Item,
    ItemMetadataOf, MintType, Pallet as Nfts,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant; the error begins with the id of the first one that fails.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        all_hold(Self::invariants())
    }

    /// The verdict on every invariant, CH1 first.
    pub(crate) fn invariants() -> [Check; 9] {
        [
            Self::collection_has_its_owner(),
            Self::selected_characters_belong_to_their_accounts(),
            Self::starters_are_one_an_account(),
            Self::points_are_those_of_the_level(),
            Self::numbers_are_used_once(),
            Self::items_are_those_of_the_records(),
            Self::editions_are_sold_within_their_terms(),
            Self::takings_of_editions_are_their_prices(),
            Self::mirrors_equal_the_records(),
        ]
    }

    fn collection_has_its_owner() -> Check {
        let owner = T::CollectionOwner::get();
        let owned = Collection::<T>::get(COLLECTION).is_some_and(|collection| collection.owner == owner);
        let closed = CollectionConfigOf::<T>::get(COLLECTION).is_some_and(|config| {
            matches!(config.mint_settings.mint_type, MintType::Issuer)
                && config.has_disabled_setting(CollectionSetting::DepositRequired)
        });
        let has_roles = <Nfts<T> as InspectRole<T::AccountId>>::is_admin(&COLLECTION, &owner)
            && <Nfts<T> as InspectRole<T::AccountId>>::is_issuer(&COLLECTION, &owner)
            && <Nfts<T> as InspectRole<T::AccountId>>::is_freezer(&COLLECTION, &owner);
        ensure!(
            owned && closed && has_roles,
            "CH1: the collection exists, its owner has all its roles, nobody else mints in it, and nothing in it takes a \
             deposit"
        );
        Ok(())
    }

    fn selected_characters_belong_to_their_accounts() -> Check {
        let recorded = |(who, item): (T::AccountId, CharacterId)| {
            let selected_by = Records::<T>::get(item).and_then(|character| character.selected_by);
            selected_by.as_ref() == Some(&who) && Self::owner(item).as_ref() == Some(&who)
        };
        let known = |(item, character): (CharacterId, Character<T::AccountId>)| match character.selected_by {
            Some(who) => Selected::<T>::get(who) == Some(item) && character.rest.is_none(),
            None => true,
        };
        ensure!(
            Selected::<T>::iter().all(recorded) && Records::<T>::iter().all(known),
            "CH2: a selected character belongs to its account, says so, and does not rest"
        );
        Ok(())
    }

    fn starters_are_one_an_account() -> Check {
        const BROKEN: &str =
            "CH3: each starter was claimed by one account, which claimed no other, and stays with it while it is young";
        let mut claimed = BTreeSet::new();
        for (who, item) in Starters::<T>::iter() {
            ensure!(claimed.insert(item) && item < NextItem::<T>::get(), BROKEN);
            let Some(character) = Records::<T>::get(item) else { continue };
            ensure!(character.is_starter(), BROKEN);
            ensure!(!character.is_young_starter() || Self::owner(item) == Some(who), BROKEN);
        }
        let known = Records::<T>::iter().all(|(item, character)| !character.is_starter() || claimed.contains(&item));
        ensure!(known, BROKEN);
        Ok(())
    }

    fn points_are_those_of_the_level() -> Check {
        let agree = Records::<T>::iter_values().all(|character| {
            let Character { rarity, level, start, attributes, .. } = character;
            let least = rarity.start();
            let most = if character.is_starter() { least } else { least.saturating_add(MOST_EXTRA) };
            let within = Attribute::ALL.into_iter().all(|attribute| {
                let (first, now) = (start.of(attribute), attributes.of(attribute));
                least <= first && first <= most && first <= now && now <= MOST_POINTS
            });
            let gained = attributes.sum().checked_sub(start.sum());
            let due = u32::from(level).checked_sub(1).map(|levels| levels * u32::from(rarity.points_a_level()));
            within && level <= MOST_LEVEL && gained.is_some() && gained == due
        });
        ensure!(
            agree,
            "CH4: each character has started with the points of its rarity, has gained those of its levels, at most 100 in an \
             attribute, and has at most level 50"
        );
        Ok(())
    }

    fn numbers_are_used_once() -> Check {
        let next = NextItem::<T>::get();
        let below = Records::<T>::iter_keys().chain(Pendings::<T>::iter_keys()).all(|item| item < next);
        let apart = Pendings::<T>::iter_keys().all(|item| !Records::<T>::contains_key(item));
        ensure!(
            below && apart,
            "CH5: the number of each character is below the next one, and none that waits to hatch has the number of another"
        );
        Ok(())
    }

    fn items_are_those_of_the_records() -> Check {
        let known = Item::<T>::iter_key_prefix(COLLECTION).all(Records::<T>::contains_key);
        let starts_free =
            Item::<T>::iter_prefix_values(COLLECTION).all(|item| item.deposit.amount == Default::default());
        ensure!(known && starts_free, "CH6: each item of the collection is a character's, without a deposit");
        Ok(())
    }

    fn editions_are_sold_within_their_terms() -> Check {
        const BROKEN: &str =
            "CH7: each edition has sold what accounts bought, at most its supply and to each at most what one can buy; what \
             was sold has hatched or waits";
        let next = NextEdition::<T>::get();
        ensure!(Purchases::<T>::iter_keys().all(|(number, _)| Editions::<T>::contains_key(number)), BROKEN);
        ensure!(Pendings::<T>::iter_values().all(|pending| Editions::<T>::contains_key(pending.edition)), BROKEN);
        let of_edition = |character: &Character<T::AccountId>, number| character.edition == Some(number);
        let balanced = |(number, edition): (EditionId, Edition)| {
            let bought = Purchases::<T>::iter_prefix_values(number)
                .try_fold(0_u32, |sum, bought| sum.checked_add(bought).filter(|_| bought <= edition.most));
            let waiting = Pendings::<T>::iter_values().filter(|pending| pending.edition == number).count();
            let waiting = u32::try_from(waiting).ok();
            // Those whose item was burned may be gone.
            let alive = Records::<T>::iter_values().filter(|character| of_edition(character, number)).count();
            number < next
                && bought == Some(edition.sold)
                && edition.sold <= edition.supply
                && edition.sold.checked_sub(edition.hatched).is_some_and(|left| waiting == Some(left))
                && u32::try_from(alive).is_ok_and(|alive| alive <= edition.hatched)
        };
        ensure!(Editions::<T>::iter().all(balanced), BROKEN);
        let known = |number: EditionId| Editions::<T>::contains_key(number);
        ensure!(Records::<T>::iter_values().all(|character| character.edition.is_none_or(known)), BROKEN);
        Ok(())
    }

    fn takings_of_editions_are_their_prices() -> Check {
        let taken = Taken::<T>::get();
        let paid = Editions::<T>::iter_values()
            .try_fold(0, |sum: Balance, edition| sum.checked_add(edition.price.checked_mul(edition.sold.into())?));
        ensure!(
            paid == Some(taken.editions) && taken.total().is_some(),
            "CH8: the AGT that was taken for editions is the price of each character that was bought"
        );
        Ok(())
    }

    fn mirrors_equal_the_records() -> Check {
        const BROKEN: &str = "CH9: wallets read of each character what its record says, and of nothing else";
        for (item, character) in Records::<T>::iter() {
            for (key, value) in KEYS.into_iter().zip(mirror::values(&character)) {
                ensure!(Self::shown(item, key).as_deref() == Some(value.as_bytes()), BROKEN);
            }
            let metadata = ItemMetadataOf::<T>::get(COLLECTION, item);
            // The picture may be the one that governance set before.
            let shows = metadata.as_ref().is_some_and(|metadata| {
                metadata.data.starts_with(mirror::metadata_before_base(item).as_bytes())
                    && metadata.data.ends_with(mirror::metadata_after_base(&character).as_bytes())
            });
            ensure!(shows == Self::owner(item).is_some() && shows == metadata.is_some(), BROKEN);
        }
        let known = NftAttribute::<T>::iter_key_prefix((COLLECTION,))
            .all(|(item, _, _)| item.is_none_or(Records::<T>::contains_key));
        ensure!(known && ItemMetadataOf::<T>::iter_key_prefix(COLLECTION).all(Records::<T>::contains_key), BROKEN);
        Ok(())
    }

    /// Returns what wallets read of an attribute.
    pub(crate) fn shown(item: CharacterId, key: &str) -> Option<alloc::vec::Vec<u8>> {
        let key = Nfts::<T>::construct_attribute_key(key.into()).ok()?;
        let attribute = NftAttribute::<T>::get((COLLECTION, Some(item), AttributeNamespace::CollectionOwner, key));
        attribute.map(|(value, _)| value.into_inner())
    }
}
