//! What wallets read: the metadata of an item, and its attributes in the namespace of the collection's owner.
//!
//! Records are what counts, and nothing here is ever read to decide.

use crate::{types::Character, Config, Error, Event, Pallet, PictureBase, PictureUri, Records, COLLECTION};
use agt_primitives::characters::{Attribute, CharacterId};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use frame_support::{dispatch::DispatchResult, ensure, traits::tokens::nonfungibles_v2::Mutate};
use frame_system::RawOrigin;
use pallet_nfts::{AttributeNamespace, ItemConfig, ItemMetadataOf};

/// The most bytes that the metadata of a character has.
pub const MOST_METADATA: u32 = 512;

/// The most bytes that the base of the pictures has.
pub const MOST_PICTURE_BASE: u32 = 128;

/// Where pictures are found until governance has set something else: nowhere, and it says so.
pub const DEFAULT_PICTURE_BASE: &str = "ipfs://placeholder-until-governance-sets-the-pictures";

/// What a picture's address may have beside letters and digits: what addresses are made of, without the characters that mean
/// something in JSON or begin the fragment of an address or an escape in it. So metadata can be read with and without unescaping.
const ADDRESS_MARKS: &[u8] = b"-._~:/?@!$&()*+,;=";

type Nfts<T> = pallet_nfts::Pallet<T>;

/// The names of the attributes that wallets read.
pub(crate) const KEYS: [&str; 6] = [
    "level",
    "rarity",
    Attribute::Capacity.name(),
    Attribute::Stamina.name(),
    Attribute::Focus.name(),
    Attribute::Insight.name(),
];

/// Returns the values of the attributes that wallets read, in the order of [`KEYS`].
pub(crate) fn values<AccountId>(character: &Character<AccountId>) -> [String; 6] {
    let points = |attribute| character.attributes.of(attribute).to_string();
    let [capacity, stamina, focus, insight] = Attribute::ALL.map(points);
    [character.level.to_string(), character.rarity.name().into(), capacity, stamina, focus, insight]
}

/// Returns the metadata up to the address of the picture.
pub(crate) fn metadata_before_base(item: CharacterId) -> String {
    format!(r#"data:application/json,{{"name":"AGT character {item}","image":""#)
}

/// Returns the metadata after the base of the picture's address.
pub(crate) fn metadata_after_base<AccountId>(character: &Character<AccountId>) -> String {
    let traits = KEYS.iter().zip(values(character)).map(|(key, value)| {
        let quote = if *key == "rarity" { "\"" } else { "" };
        format!(r#"{{"trait_type":"{key}","value":{quote}{value}{quote}}}"#)
    });
    let traits = traits.collect::<Vec<_>>().join(",");
    format!(r#"/{}","attributes":[{traits}]}}"#, character.rarity.name())
}

impl<T: Config> Pallet<T> {
    /// Returns the metadata of a character with the picture that governance has set.
    pub(crate) fn metadata(item: CharacterId, character: &Character<T::AccountId>) -> Vec<u8> {
        let mut metadata = metadata_before_base(item).into_bytes();
        metadata.extend(PictureBase::<T>::get());
        metadata.extend(metadata_after_base(character).into_bytes());
        metadata
    }

    fn write_metadata(item: CharacterId, metadata: &[u8]) -> DispatchResult {
        <Nfts<T> as Mutate<T::AccountId, ItemConfig>>::set_item_metadata(None, &COLLECTION, &item, metadata)
    }

    /// Shows wallets what a character is, without a deposit. Of the attributes it writes only those that differ from `before`.
    pub(crate) fn mirror(
        item: CharacterId,
        character: &Character<T::AccountId>,
        before: Option<&Character<T::AccountId>>,
    ) -> DispatchResult {
        let before = before.map(values);
        for (place, (key, value)) in KEYS.into_iter().zip(values(character)).enumerate() {
            if before.as_ref().is_some_and(|before| before[place] == value) {
                continue;
            }
            let (root, namespace) = (RawOrigin::Root.into(), AttributeNamespace::CollectionOwner);
            let key = Nfts::<T>::construct_attribute_key(key.into())?;
            let value = Nfts::<T>::construct_attribute_value(value.into_bytes())?;
            Nfts::<T>::force_set_attribute(root, None, COLLECTION, Some(item), namespace, key, value)?;
        }
        Self::write_metadata(item, &Self::metadata(item, character))
    }

    /// Removes what wallets read of a character whose item was burned. The burn has removed its metadata.
    pub(crate) fn clear_mirror(item: CharacterId) -> DispatchResult {
        KEYS.into_iter().try_for_each(|key| {
            let (namespace, key) =
                (AttributeNamespace::CollectionOwner, Nfts::<T>::construct_attribute_key(key.into())?);
            Nfts::<T>::clear_attribute(RawOrigin::Root.into(), COLLECTION, Some(item), namespace, key)
        })
    }

    pub(crate) fn do_set_picture_base(base: Vec<u8>) -> DispatchResult {
        let is_allowed = |byte: &u8| byte.is_ascii_alphanumeric() || ADDRESS_MARKS.contains(byte);
        ensure!(!base.is_empty() && base.iter().all(is_allowed), Error::<T>::BadPictureBase);
        let base = PictureUri::try_from(base).map_err(|_| Error::<T>::BadPictureBase)?;
        PictureBase::<T>::put(&base);
        Self::deposit_event(Event::PictureBaseSet { base });
        Ok(())
    }

    pub(crate) fn do_refresh(item: CharacterId) -> DispatchResult {
        let character = Records::<T>::get(item).filter(|_| Self::owner(item).is_some());
        let metadata = Self::metadata(item, &character.ok_or(Error::<T>::UnknownCharacter)?);
        let shown = ItemMetadataOf::<T>::get(COLLECTION, item);
        ensure!(shown.is_none_or(|shown| shown.data.into_inner() != metadata), Error::<T>::NothingToRefresh);
        Self::write_metadata(item, &metadata)?;
        Self::deposit_event(Event::Refreshed { item });
        Ok(())
    }
}
