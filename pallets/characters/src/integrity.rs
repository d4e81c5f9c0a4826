//! What this pallet asks of the configuration of pallet-nfts.

use crate::{types::Character, Config, Pallet, COLLECTION};
use agt_primitives::characters::{Attributes, Rarity};
use frame_support::traits::{EnsureOrigin, Get, Locker};
use frame_system::RawOrigin;
use pallet_nfts::PalletFeature;

impl<T: Config> Pallet<T> {
    /// Checks that the configuration of pallet-nfts is one that this pallet can work with. It makes the collection and
    /// two characters, so it must run where there is nothing.
    pub(crate) fn check_nfts() {
        assert!(T::StringLimit::get() >= crate::MOST_METADATA, "the metadata of a character must fit");
        assert!(T::KeyLimit::get() >= 8 && T::ValueLimit::get() >= 9, "the attributes of a character must fit");
        // The benchmarks of pallet-nfts write attributes from outside.
        let writes_attributes =
            !cfg!(feature = "runtime-benchmarks") && T::Features::get().is_enabled(PalletFeature::Attributes);
        assert!(!writes_attributes, "attributes must not be written from outside");
        let root = T::ForceOrigin::try_origin(RawOrigin::Root.into());
        assert!(root.is_ok(), "Root must be able to write attributes, because this pallet writes them as Root");

        let (owner, starter, bought) = (T::CollectionOwner::get(), 0, 1);
        let character = |edition| Character::new(edition, Rarity::Common, Attributes::even(Rarity::Common.start()));
        let made = Self::create_collection()
            .and_then(|()| Self::make(starter, &owner, character(None)))
            .and_then(|()| Self::make(bought, &owner, character(Some(0))));
        assert!(made.is_ok(), "an owner without AGT must be able to have characters, because nothing takes a deposit");
        let is_locked = |item| <T as pallet_nfts::Config>::Locker::is_locked(COLLECTION, item);
        assert!(is_locked(starter) && !is_locked(bought), "the locker of pallet-nfts must be this pallet");
    }
}
