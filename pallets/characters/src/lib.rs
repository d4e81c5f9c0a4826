#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod collection;
mod editions;
mod errors;
mod events;
#[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
mod fixtures;
mod integrity;
mod levels;
mod mirror;
#[cfg(test)]
mod mock;
mod report;
mod selection;
mod starters;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use collection::COLLECTION;
pub use mirror::{DEFAULT_PICTURE_BASE, MOST_METADATA, MOST_PICTURE_BASE};
pub use pallet::*;
pub use types::{Character, Edition, Pending, Rest, Takings};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{Character, Edition, Pending, Takings, WeightInfo, DEFAULT_PICTURE_BASE, MOST_PICTURE_BASE};
    use agt_primitives::{
        beacon::{Beacon, BeaconEpoch},
        characters::{
            Attribute, Attributes, CharacterId, CharacterPage, CharacterReport, CharacterTerms, EditionId,
            EditionReport, NextLevelReport, Odds, OnBoostChanged, PendingReport, Rarity,
        },
        contributors::{Credits, FeelessKind, FeelessQuota},
        experience::Experience,
        revenue::Revenue,
        Balance, Moment,
    };
    use core::marker::PhantomData;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
    };
    use frame_system::pallet_prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    /// The address under which the pictures are found, one for each rarity.
    pub type PictureUri = BoundedVec<u8, ConstU32<MOST_PICTURE_BASE>>;

    pub(crate) type CurrencyOf<T> = <T as Config>::Currency;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>>
        + pallet_nfts::Config<CollectionId = u32, ItemId = u32>
    {
        /// AGT.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance> + fungible::Mutate<Self::AccountId>;

        /// The account that owns the collection. Nobody has its key.
        type CollectionOwner: Get<Self::AccountId>;

        /// The account that AGT is paid to.
        type RevenuePot: Get<Self::AccountId>;

        /// Where revenue is counted.
        type Revenue: Revenue;

        /// The XP of each account.
        type Experience: Experience<Self::AccountId>;

        /// Which accounts are proven.
        type Contributors: Credits<Self::AccountId>;

        /// What is notified when the boost of an account changes.
        type OnBoostChanged: OnBoostChanged<Self::AccountId>;

        /// The seeds that decide what characters of editions are.
        type Beacon: Beacon;

        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// The allowance of calls without a fee.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<CharacterTerms>;

        /// Who opens and closes editions, and says where pictures are found.
        type GovernOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The characters, by the number of their item. `prune` removes one whose item was burned.
    #[pallet::storage]
    pub type Records<T: Config> = StorageMap<_, Twox64Concat, CharacterId, Character<T::AccountId>>;

    /// The number of the next character. It never falls, so no number is used twice.
    #[pallet::storage]
    pub type NextItem<T> = StorageValue<_, CharacterId, ValueQuery>;

    /// The character that each account has selected.
    #[pallet::storage]
    pub type Selected<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CharacterId>;

    /// The starter that each account has claimed. Nothing removes it, so nobody claims twice.
    #[pallet::storage]
    pub type Starters<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CharacterId>;

    /// Every edition. Nothing removes one.
    #[pallet::storage]
    pub type Editions<T> = StorageMap<_, Twox64Concat, EditionId, Edition>;

    /// The number of the next edition.
    #[pallet::storage]
    pub type NextEdition<T> = StorageValue<_, EditionId, ValueQuery>;

    /// The number of characters of an edition that each account has bought.
    #[pallet::storage]
    pub type Purchases<T: Config> =
        StorageDoubleMap<_, Twox64Concat, EditionId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

    /// The characters that were bought and have not hatched, by the number that they will have.
    #[pallet::storage]
    pub type Pendings<T: Config> = StorageMap<_, Twox64Concat, CharacterId, Pending<T::AccountId>>;

    /// The AGT that was taken.
    #[pallet::storage]
    pub type Taken<T> = StorageValue<_, Takings, ValueQuery>;

    /// [`DEFAULT_PICTURE_BASE`], as storage takes it.
    #[pallet::type_value]
    pub fn DefaultPictureBase() -> PictureUri {
        PictureUri::truncate_from(DEFAULT_PICTURE_BASE.as_bytes().to_vec())
    }

    /// Where pictures are found: that of a character is this, a slash and the name of its rarity.
    #[pallet::storage]
    pub type PictureBase<T> = StorageValue<_, PictureUri, ValueQuery, DefaultPictureBase>;

    /// The genesis makes the collection. It has nothing to choose.
    #[pallet::genesis_config]
    pub struct GenesisConfig<T: Config> {
        /// Binds the configuration to its runtime.
        #[serde(skip)]
        pub runtime: PhantomData<T>,
    }

    impl<T: Config> Default for GenesisConfig<T> {
        fn default() -> Self {
            Self { runtime: PhantomData }
        }
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Err(error) = Pallet::<T>::create_collection() {
                panic!("genesis of characters: {error:?}");
            }
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(T::Terms::get().check().is_ok(), "a chain must start with terms that pass their own check");
            Self::check_nfts();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Gives the caller its starter: a common character at level 1, the same for everybody. Its item stays with the caller
        /// until it has reached level 5.
        ///
        /// Caller: a proven account, once for ever. No fee within its allowance. Emits [`Event::StarterClaimed`].
        ///
        /// Errors:
        /// * [`Error::AlreadyClaimed`]: the caller has had it.
        /// * [`Error::Unproven`]: the caller is not proven.
        #[pallet::call_index(0)]
        #[pallet::weight(T::Feeless::weight(
            <T as Config>::WeightInfo::claim_starter(),
            <T as Config>::WeightInfo::can_claim_starter(),
        ))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            let call = <T as Config>::WeightInfo::claim_starter();
            let predicate = <T as Config>::WeightInfo::can_claim_starter();
            let may_claim = |who: &T::AccountId| Pallet::<T>::may_claim_starter(who).is_ok();
            T::Feeless::waives(origin, FeelessKind::Work, Call::<T>::claim_starter {}, call, predicate, may_claim)
        })]
        pub fn claim_starter(origin: OriginFor<T>) -> DispatchResult {
            Self::do_claim_starter(&ensure_signed(origin)?)
        }

        /// Buys a character of `edition`. AGT goes to the revenue pot, and XP of the caller is spent. Nothing is paid back.
        ///
        /// What it will be is decided by the seed of the first epoch that begins after this call, and `hatch` makes it. Nobody
        /// knows that seed in full when it buys, because the authors of all blocks of that epoch draw for it. A validator of
        /// that epoch can bend it by a bit or two for each of its blocks after the last one of anybody else: it can leave the
        /// block out.
        ///
        /// Caller: any signed account; a proven one if the edition costs XP. Emits [`Event::Bought`].
        ///
        /// Errors:
        /// * [`Error::UnknownEdition`], [`Error::EditionOver`], [`Error::SoldOut`], [`Error::MostBought`]: the edition sells the
        ///   caller nothing.
        /// * [`Error::Unproven`], [`Error::NotEnoughXp`], [`Error::CannotPay`]: the caller cannot pay.
        #[pallet::call_index(1)]
        #[pallet::weight(<T as Config>::WeightInfo::mint())]
        pub fn mint(origin: OriginFor<T>, edition: EditionId) -> DispatchResult {
            Self::do_mint(&ensure_signed(origin)?, edition)
        }

        /// Hatches the character `item` that was bought: draws its rarity and its attributes and gives its item to who paid. It
        /// is common and has the least points if its seed is forgotten.
        ///
        /// Caller: any signed account. Emits [`Event::Hatched`].
        ///
        /// Errors:
        /// * [`Error::NothingPending`]: no such character waits.
        /// * [`Error::SeedNotSealed`]: the epoch that decides has not ended.
        #[pallet::call_index(2)]
        #[pallet::weight(<T as Config>::WeightInfo::hatch())]
        pub fn hatch(origin: OriginFor<T>, item: CharacterId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_hatch(item)
        }

        /// Opens an edition of `supply` characters, of which one account can buy `most`. Each costs `price` planck of AGT and
        /// `xp` XP; one of both may be zero. `odds` are those of each rarity in basis points, the commonest first. From `until`
        /// on, in milliseconds, nobody can buy. Nothing of it can be changed.
        ///
        /// Caller: governance. Emits [`Event::EditionOpened`].
        ///
        /// Errors: [`Error::EditionIsFree`], [`Error::PriceTooSmall`], [`Error::NothingToSell`], [`Error::BadOdds`],
        /// [`Error::EndPassed`].
        #[pallet::call_index(3)]
        #[pallet::weight(<T as Config>::WeightInfo::open_edition())]
        pub fn open_edition(
            origin: OriginFor<T>,
            price: Balance,
            xp: u64,
            supply: u32,
            most: u32,
            odds: [u16; 5],
            until: Moment,
        ) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_open_edition(price, xp, supply, most, odds, until)
        }

        /// Closes `edition`: nobody can buy of it any more. What was bought hatches.
        ///
        /// Caller: governance. Emits [`Event::EditionClosed`].
        ///
        /// Errors: [`Error::UnknownEdition`], [`Error::EditionOver`].
        #[pallet::call_index(4)]
        #[pallet::weight(<T as Config>::WeightInfo::close_edition())]
        pub fn close_edition(origin: OriginFor<T>, edition: EditionId) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_close_edition(edition)
        }

        /// Selects the character `item` of the caller. Its boost counts from now on, and its item can be neither given away nor
        /// burned. Energy until now grew without it.
        ///
        /// Caller: the owner. Emits [`Event::Selected`].
        ///
        /// Errors:
        /// * [`Error::UnknownCharacter`], [`Error::NotOwner`]: the caller owns no such character.
        /// * [`Error::AlreadySelected`]: the caller has selected one.
        /// * [`Error::Resting`]: another account selected it last, less than `characters.rest` ago.
        /// * [`Error::ForSale`], [`Error::InSwap`]: it has a price, or is offered in a swap. Take that back first.
        #[pallet::call_index(5)]
        #[pallet::weight(<T as Config>::WeightInfo::select())]
        pub fn select(origin: OriginFor<T>, item: CharacterId) -> DispatchResult {
            Self::do_select(&ensure_signed(origin)?, item)
        }

        /// Unselects the caller's character. Energy until now grew with it, and what is beyond the maximum without it is lost. No
        /// other account can select it for `characters.rest`. A price or a swap that was set meanwhile, and an approval to
        /// transfer it, have their effect from now on, unless it is a starter below level 5.
        ///
        /// Caller: an account that has selected a character. Emits [`Event::Unselected`].
        ///
        /// Errors: [`Error::NothingSelected`].
        #[pallet::call_index(6)]
        #[pallet::weight(<T as Config>::WeightInfo::unselect())]
        pub fn unselect(origin: OriginFor<T>) -> DispatchResult {
            Self::do_unselect(&ensure_signed(origin)?)
        }

        /// Raises the character `item` of the caller by one level, whose points go into `attribute`. XP of the caller is spent,
        /// and for each fifth level AGT goes to the revenue pot. `level` must be the level that it reaches, from 2 to 50, so that
        /// the call pays for no other level if it comes twice. The caller pays at most `most` planck, even if governance has
        /// raised the price after the caller has signed. XP has no such limit.
        ///
        /// Caller: the owner, who must be proven. Emits [`Event::LevelReached`].
        ///
        /// Errors:
        /// * [`Error::UnknownCharacter`], [`Error::NotOwner`]: the caller owns no such character.
        /// * [`Error::LastLevel`], [`Error::AttributeFull`]: there is no room.
        /// * [`Error::WrongLevel`]: the level that it would reach is not `level`.
        /// * [`Error::AboveMost`]: the level costs more AGT than `most`.
        /// * [`Error::ForSale`], [`Error::InSwap`]: it has a price, or is offered in a swap. Take that back first.
        /// * [`Error::Unproven`], [`Error::NotEnoughXp`], [`Error::CannotPay`]: the caller cannot pay.
        #[pallet::call_index(7)]
        #[pallet::weight(<T as Config>::WeightInfo::level_up())]
        pub fn level_up(
            origin: OriginFor<T>,
            item: CharacterId,
            attribute: Attribute,
            level: u8,
            most: Balance,
        ) -> DispatchResult {
            Self::do_level_up(&ensure_signed(origin)?, item, attribute, level, most)
        }

        /// Removes what is left of the character `item`, whose item was burned: its record, and the attributes that wallets
        /// read. Its number is not used again.
        ///
        /// Caller: any signed account. Emits [`Event::Pruned`].
        ///
        /// Errors: [`Error::UnknownCharacter`], [`Error::NotBurned`].
        #[pallet::call_index(8)]
        #[pallet::weight(<T as Config>::WeightInfo::prune())]
        pub fn prune(origin: OriginFor<T>, item: CharacterId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_prune(item)
        }

        /// Sets where pictures are found. The picture of a character is `base`, a slash and the name of its rarity. Its metadata
        /// says so from its next level on, or when somebody calls `refresh`.
        ///
        /// Caller: governance. Emits [`Event::PictureBaseSet`].
        ///
        /// Errors: [`Error::BadPictureBase`]: it is empty or longer than 128 bytes, or has a byte other than letters, digits and
        /// `-._~:/?@!$&()*+,;=`.
        #[pallet::call_index(9)]
        #[pallet::weight(<T as Config>::WeightInfo::set_picture_base())]
        pub fn set_picture_base(origin: OriginFor<T>, base: alloc::vec::Vec<u8>) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_set_picture_base(base)
        }

        /// Writes the metadata of the character `item` anew, so that it shows the picture that governance has set.
        ///
        /// Caller: any signed account. Emits [`Event::Refreshed`].
        ///
        /// Errors:
        /// * [`Error::UnknownCharacter`]: there is no such character, or its item was burned.
        /// * [`Error::NothingToRefresh`]: the metadata would be the same.
        #[pallet::call_index(10)]
        #[pallet::weight(<T as Config>::WeightInfo::refresh())]
        pub fn refresh(origin: OriginFor<T>, item: CharacterId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_refresh(item)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns a character, unless there is none of this number or what was left of it was pruned.
        pub fn character(item: CharacterId) -> Option<CharacterReport<T::AccountId>> {
            Self::character_report(item)
        }

        /// Returns a page of the characters that `who` owns: those after `after`, or the first ones.
        pub fn characters(who: T::AccountId, after: Option<CharacterId>) -> CharacterPage<T::AccountId> {
            Self::characters_of(&who, after)
        }

        /// Returns what the next level of a character costs, what it brings, and what its owner lacks for it. None at the last
        /// level, and if there is no such character.
        pub fn next_level(item: CharacterId) -> Option<NextLevelReport> {
            Self::next_level_of(item)
        }

        /// Returns a character that was bought and has not hatched.
        pub fn pending(item: CharacterId) -> Option<PendingReport<T::AccountId>> {
            Self::pending_report(item)
        }

        /// Returns an edition.
        pub fn edition(edition: EditionId) -> Option<EditionReport> {
            Self::edition_report(edition)
        }

        /// Returns the AGT that was taken for levels and for characters of editions.
        pub fn taken() -> Takings {
            Taken::<T>::get()
        }
    }
}
