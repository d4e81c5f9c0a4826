#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod areas;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod counting;
mod errors;
mod events;
#[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
mod fixtures;
mod levels;
#[cfg(test)]
mod mock;
mod report;
mod revoking;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Area, Medallion, Progress, Spent};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{Area, Progress, WeightInfo};
    use agt_primitives::{
        contributors::{AreaId, Contributors, FeelessKind, FeelessQuota},
        experience::Experience,
        medallions::{
            AreaName, AreaPage, CountedAnswers, MedallionPage, MedallionReport, MedallionTerms, MedallionTotals,
            Reason, MOST_LEVEL,
        },
        revenue::Revenue,
        Balance, Moment,
    };
    use alloc::{string::String, vec::Vec};
    use core::marker::PhantomData;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>> {
        /// The qualification and reputation of accounts in areas.
        type Contributors: Contributors<Self::AccountId>;

        /// The XP that levels cost.
        type Experience: Experience<Self::AccountId>;

        /// AGT. This pallet transfers what levels cost to the revenue pot; it never mints or burns.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance> + fungible::Mutate<Self::AccountId>;

        /// Where revenue is counted.
        type Revenue: Revenue;

        /// The account that AGT for levels is paid to. It exists from genesis.
        type RevenuePot: Get<Self::AccountId>;

        /// The origin that opens and closes areas.
        type AreaOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The origin that takes medallions away.
        type RevokeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The allowance of calls without a fee.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<MedallionTerms>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The areas that have medallions. Nothing removes one: a closed one names what is held in it.
    #[pallet::storage]
    pub type Areas<T: Config> = CountedStorageMap<_, Twox64Concat, AreaId, Area>;

    /// How each account stands in each area in which an answer of it has counted. Nothing removes or moves an entry.
    #[pallet::storage]
    pub type Progresses<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, AreaId, Progress, ValueQuery>;

    /// The number of answers that each requester has ever counted for, by account and area. It never falls, and no entry is
    /// zero.
    #[pallet::storage]
    pub type Requested<T: Config> = StorageNMap<
        _,
        (
            NMapKey<Blake2_128Concat, T::AccountId>,
            NMapKey<Twox64Concat, AreaId>,
            NMapKey<Blake2_128Concat, T::AccountId>,
        ),
        u64,
        ValueQuery,
    >;

    /// The number of medallions that each account holds. No entry is zero.
    #[pallet::storage]
    pub type Holders<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

    /// The sums over all medallions.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, MedallionTotals, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The areas that are open from the start, each with its name.
        pub areas: Vec<(AreaId, String)>,
        /// Not a part of the genesis.
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            for (area, name) in &self.areas {
                let name = AreaName::try_from(name.clone().into_bytes()).ok();
                let opened = name.is_some_and(|name| Pallet::<T>::do_open_area(*area, name).is_ok());
                assert!(opened, "medallions.areas: the name of area {area} is too long or empty, or it is there twice");
            }
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let terms = T::Terms::get();
            assert!(terms.check().is_ok(), "a chain must start with terms that pass their own check");
            let exist = (1..=MOST_LEVEL).all(|level| terms.needs(level).is_some());
            assert!(exist && terms.needs(MOST_LEVEL.saturating_add(1)).is_none(), "the terms must price every level");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Opens `area` under `name`, for the first time or again: accepted answers count in it from now on, and levels can be
        /// reached. What accounts had in it before it was closed is still there.
        ///
        /// Caller: `AreaOrigin`. Emits [`Event::AreaOpened`].
        ///
        /// Errors:
        /// * [`Error::BadName`]: the name is empty, or it is not UTF-8.
        /// * [`Error::AlreadyOpen`]: the area is open.
        /// * [`Error::TooManyAreas`]: the area is new, and
        ///   [`MAX_AREAS`](agt_primitives::medallions::MAX_AREAS) exist.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::open_area())]
        pub fn open_area(origin: OriginFor<T>, area: AreaId, name: AreaName) -> DispatchResult {
            T::AreaOrigin::ensure_origin(origin)?;
            Self::do_open_area(area, name)?;
            Ok(())
        }

        /// Closes `area`: nobody reaches a level in it, and no answer counts. The medallions in it stay what they are, and can
        /// be revoked.
        ///
        /// Caller: `AreaOrigin`. Emits [`Event::AreaClosed`].
        ///
        /// Errors: [`Error::UnknownArea`], [`Error::AreaClosed`]: there is no such area, or it is closed.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::close_area())]
        pub fn close_area(origin: OriginFor<T>, area: AreaId) -> DispatchResult {
            T::AreaOrigin::ensure_origin(origin)?;
            Self::do_close_area(area)?;
            Ok(())
        }

        /// Gives the caller the medallion of `area` at level 1. It costs nothing.
        ///
        /// Caller: an account that is qualified in the area, with `medallions.firstAnswers` answers that count there and a
        /// reputation there of `medallions.leastSkill`. No fee within its allowance. Emits [`Event::Claimed`].
        ///
        /// Errors:
        /// * [`Error::UnknownArea`], [`Error::AreaClosed`]: there is no such area, or it is closed.
        /// * [`Error::AlreadyHeld`]: the caller holds the medallion.
        /// * [`Error::TooFewAnswers`], [`Error::NotQualified`], [`Error::TooLittleSkill`]: the caller lacks what level 1
        ///   requires.
        #[pallet::call_index(2)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim(), T::WeightInfo::can_claim()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, area: &AreaId| -> bool {
            let (call, predicate) = (T::WeightInfo::claim(), T::WeightInfo::can_claim());
            let may_claim = |who: &T::AccountId| Pallet::<T>::may_claim(who, *area).is_ok();
            let called = Call::<T>::claim { area: *area };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_claim)
        })]
        pub fn claim(origin: OriginFor<T>, area: AreaId) -> DispatchResult {
            Self::do_claim(&ensure_signed(origin)?, area)
        }

        /// Raises the caller's medallion of `area` by one level, to `level`, which is called n here. It spends
        /// `medallions.levelXp * n * n` XP, and pays AGT to the revenue pot for levels 3 and 5: `medallions.levelAgt`,
        /// and four times as much.
        ///
        /// Parameters:
        /// * `level`: the level to reach, so that a call that runs twice does not pay for two levels.
        /// * `most`: the highest price that the caller wants to pay, in planck of AGT. Governance can change the price.
        ///
        /// Caller: a holder that is qualified in the area, with `medallions.firstAnswers * n * n` answers that count there
        /// and a reputation there of `medallions.leastSkill`. Emits [`Event::LevelledUp`].
        ///
        /// Errors:
        /// * [`Error::UnknownArea`], [`Error::AreaClosed`]: there is no such area, or it is closed.
        /// * [`Error::NoMedallion`], [`Error::HighestLevel`]: the caller holds none there, or has the highest level.
        /// * [`Error::WrongLevel`]: `level` is not the one above the level that the caller holds.
        /// * [`Error::AboveMost`]: the level costs more AGT than `most`.
        /// * [`Error::TooFewAnswers`], [`Error::NotQualified`], [`Error::TooLittleSkill`], [`Error::TooLittleXp`],
        ///   [`Error::TooLittleAgt`]: the caller lacks what the level requires.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::level_up())]
        pub fn level_up(origin: OriginFor<T>, area: AreaId, level: u8, most: Balance) -> DispatchResult {
            Self::do_level_up(&ensure_signed(origin)?, area, level, most)
        }

        /// Takes the medallion of `who` in `area` away, open or closed, with all the answers that count there. What each
        /// requester has counted for stays used, and what was spent on levels is not given back.
        ///
        /// Caller: `RevokeOrigin`. Emits [`Event::Revoked`] with `reason`.
        ///
        /// Errors:
        /// * [`Error::NoReason`]: the reason is empty.
        /// * [`Error::NoMedallion`]: `who` holds none there.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::revoke())]
        pub fn revoke(
            origin: OriginFor<T>,
            who: <T::Lookup as StaticLookup>::Source,
            area: AreaId,
            reason: Reason,
        ) -> DispatchResult {
            T::RevokeOrigin::ensure_origin(origin)?;
            ensure!(!reason.is_empty(), Error::<T>::NoReason);
            Self::do_revoke(&T::Lookup::lookup(who)?, area, Some(reason))?;
            Ok(())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns how `who` stands in `area`, and what the next level requires and is missing; none for an unknown area.
        pub fn medallion(who: T::AccountId, area: AreaId) -> Option<MedallionReport> {
            Self::medallion_report(&who, area)
        }

        /// Returns the same for each area in which `who` has a medallion or answers that count: at most
        /// [`MAX_MEDALLIONS_A_PAGE`](agt_primitives::medallions::MAX_MEDALLIONS_A_PAGE) after the area `after`, or the first
        /// ones.
        pub fn medallions(who: T::AccountId, after: Option<AreaId>) -> MedallionPage {
            Self::medallion_page(&who, after)
        }

        /// Returns how many answers `requester` has ever counted for, of `who` in `area`.
        pub fn requested(who: T::AccountId, area: AreaId, requester: T::AccountId) -> u64 {
            Requested::<T>::get((who, area, requester))
        }

        /// Returns the areas that have medallions: at most
        /// [`MAX_AREAS_A_PAGE`](agt_primitives::medallions::MAX_AREAS_A_PAGE) after the area `after`, or the first ones.
        pub fn areas(after: Option<AreaId>) -> AreaPage {
            Self::area_page(after)
        }

        /// Returns the sums over all medallions.
        pub fn totals() -> MedallionTotals {
            Totals::<T>::get()
        }
    }
}
