//! The collection and its items, in pallet-nfts.

use crate::{Config, Pallet, Records};
use agt_primitives::characters::CharacterId;
use frame_support::{
    dispatch::DispatchResult,
    traits::{tokens::nonfungibles_v2::Mutate, Get, Locker},
};
use pallet_nfts::{
    CollectionConfig, CollectionSetting, CollectionSettings, Event, ItemConfig, ItemPriceOf, MintSettings,
    NextCollectionId, PendingSwapOf,
};

/// The collection of characters, which is there from the genesis on. There is no other collection.
pub const COLLECTION: u32 = 0;

/// What wallets show for the collection.
const COLLECTION_METADATA: &str = r#"data:application/json,{"name":"AGT characters"}"#;

type Nfts<T> = pallet_nfts::Pallet<T>;

impl<T: Config> Pallet<T> {
    /// Makes the collection. Its owner has all roles and no key, so nobody mints an item or writes its attributes from outside.
    /// Nothing in it takes a deposit.
    pub(crate) fn create_collection() -> DispatchResult {
        let owner = T::CollectionOwner::get();
        let config = CollectionConfig {
            settings: CollectionSettings::from_disabled(CollectionSetting::DepositRequired.into()),
            max_supply: None,
            // Only the issuer mints, and nothing can be switched off for one item.
            mint_settings: MintSettings::default(),
        };
        let created = Event::ForceCreated { collection: COLLECTION, owner: owner.clone() };
        Nfts::<T>::do_create_collection(COLLECTION, owner.clone(), owner, config, Default::default(), created)?;
        NextCollectionId::<T>::put(COLLECTION + 1);
        <Nfts<T> as Mutate<T::AccountId, ItemConfig>>::set_collection_metadata(
            None,
            &COLLECTION,
            COLLECTION_METADATA.as_bytes(),
        )
    }

    /// Returns the owner of an item; none if it was burned or never made.
    pub(crate) fn owner(item: CharacterId) -> Option<T::AccountId> {
        Nfts::<T>::owner(COLLECTION, item)
    }

    /// Returns whether the owner of an item has set a price for it.
    pub(crate) fn has_price(item: CharacterId) -> bool {
        ItemPriceOf::<T>::contains_key(COLLECTION, item)
    }

    /// Returns whether an item is offered in a swap. One that has passed its deadline is there until somebody takes it back.
    pub(crate) fn is_in_swap(item: CharacterId) -> bool {
        PendingSwapOf::<T>::contains_key(COLLECTION, item)
    }

    /// Makes an item for `who`, without a deposit.
    pub(crate) fn make_item(item: CharacterId, who: &T::AccountId) -> DispatchResult {
        Nfts::<T>::do_mint(COLLECTION, item, None, who.clone(), ItemConfig::default(), |_, _| Ok(()))
    }
}

/// pallet-nfts asks this before it transfers or burns an item, whoever wants that and by whatever path. So a selected character
/// stays where it is without a write for each selection.
///
/// The record is read whatever the collection is. So the benchmarks of pallet-nfts, which make a collection of their own,
/// weigh the read, too.
impl<T: Config> Locker<u32, u32> for Pallet<T> {
    fn is_locked(collection: u32, item: u32) -> bool {
        Records::<T>::get(item).is_some_and(|character| collection == COLLECTION && character.is_locked())
    }
}
