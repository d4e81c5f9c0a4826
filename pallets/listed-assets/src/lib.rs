#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use agt_primitives::{
    arithmetic::mul_div_floor,
    assets::{AssetId, AssetKind, Worth},
    buyback::{GovernedRate, Rate},
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::Contains;
use scale_info::TypeInfo;

pub use agt_primitives::assets::{MOST_RATE, PRICED_UNITS};

/// A rate that governance has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DatedRate {
    /// Planck of AGT for [`PRICED_UNITS`] smallest units.
    pub rate: Rate,
    /// When it was set.
    pub set: Moment,
}

#[frame_support::pallet]
pub mod pallet {
    use super::{DatedRate, WeightInfo, MOST_RATE};
    use agt_primitives::{
        assets::{AssetId, AssetKind, Worth},
        Balance, Moment,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{fungibles, Time},
    };
    use frame_system::pallet_prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// The assets.
        type Assets: fungibles::Inspect<Self::AccountId, AssetId = AssetId>;

        /// Who lists assets and sets their rates.
        type GovernOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The assets that governance lists.
    #[pallet::storage]
    pub type Listed<T> = StorageMap<_, Twox64Concat, AssetId, ()>;

    /// What [`PRICED_UNITS`](super::PRICED_UNITS) smallest units of an asset are worth, in planck of AGT, and since when.
    #[pallet::storage]
    pub type Rates<T> = StorageMap<_, Twox64Concat, AssetId, DatedRate>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// An asset was listed.
        Listed { asset: AssetId },
        /// An asset is not listed any more. Pools that opened before stay as they are.
        Unlisted { asset: AssetId },
        /// An asset has this rate, in planck of AGT for [`PRICED_UNITS`](super::PRICED_UNITS) smallest units; none if it was
        /// removed.
        RateSet { asset: AssetId, rate: Option<Balance> },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The asset does not exist.
        UnknownAsset,
        /// The asset is listed already.
        AlreadyListed,
        /// The asset is not listed.
        NotListed,
        /// The rate is zero, or more than [`MOST_RATE`].
        RateOutOfRange,
        /// The asset has no rate.
        NoRate,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Lists `asset`: governance trusts whoever has its keys. A pool in it is secured.
        ///
        /// Caller: governance. Emits [`Event::Listed`].
        ///
        /// Errors: [`Error::UnknownAsset`], [`Error::AlreadyListed`].
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::list())]
        pub fn list(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::ensure_exists(asset)?;
            ensure!(!Listed::<T>::contains_key(asset), Error::<T>::AlreadyListed);
            Listed::<T>::insert(asset, ());
            Self::deposit_event(Event::Listed { asset });
            Ok(())
        }

        /// Takes `asset` off the list. It is still listed for pools if nobody has its keys.
        ///
        /// Caller: governance. Emits [`Event::Unlisted`].
        ///
        /// Errors: [`Error::NotListed`].
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::unlist())]
        pub fn unlist(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Listed::<T>::take(asset).ok_or(Error::<T>::NotListed)?;
            Self::deposit_event(Event::Unlisted { asset });
            Ok(())
        }

        /// Sets what [`PRICED_UNITS`](super::PRICED_UNITS) smallest units of `asset` are worth, in planck of AGT. Setting the same
        /// rate again makes it new: buyback trusts no old one.
        ///
        /// Caller: governance. Emits [`Event::RateSet`].
        ///
        /// Errors: [`Error::UnknownAsset`]; [`Error::RateOutOfRange`] unless `rate` is from 1 to [`MOST_RATE`].
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::set_rate())]
        pub fn set_rate(origin: OriginFor<T>, asset: AssetId, rate: Balance) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::ensure_exists(asset)?;
            ensure!((1..=MOST_RATE).contains(&rate), Error::<T>::RateOutOfRange);
            Rates::<T>::insert(asset, DatedRate { rate, set: T::Time::now() });
            Self::deposit_event(Event::RateSet { asset, rate: Some(rate) });
            Ok(())
        }

        /// Removes the rate of `asset`: it has no worth in AGT, so work for it earns no merit and nobody attests it.
        ///
        /// Caller: governance. Emits [`Event::RateSet`].
        ///
        /// Errors: [`Error::NoRate`].
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::remove_rate())]
        pub fn remove_rate(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Rates::<T>::take(asset).ok_or(Error::<T>::NoRate)?;
            Self::deposit_event(Event::RateSet { asset, rate: None });
            Ok(())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns whether governance lists `asset`.
        pub fn is_listed(asset: AssetId) -> bool {
            Listed::<T>::contains_key(asset)
        }

        /// Returns what `amount` smallest units of `asset` are worth in planck of AGT; none without a rate.
        pub fn worth(asset: AssetId, amount: Balance) -> Option<Balance> {
            <Self as Worth>::in_agt(AssetKind::WithId(asset), amount)
        }
    }

    impl<T: Config> Pallet<T> {
        fn ensure_exists(asset: AssetId) -> DispatchResult {
            ensure!(<T::Assets as fungibles::Inspect<_>>::asset_exists(asset), Error::<T>::UnknownAsset);
            Ok(())
        }
    }
}

impl<T: Config> Contains<AssetId> for Pallet<T> {
    fn contains(asset: &AssetId) -> bool {
        Listed::<T>::contains_key(asset)
    }
}

/// An amount of AGT is worth itself. The worth of another asset's amount is exact and rounded down; it is none if it does not
/// fit its type.
impl<T: Config> Worth for Pallet<T> {
    fn in_agt(asset: AssetKind, amount: Balance) -> Option<Balance> {
        match asset {
            AssetKind::Native => Some(amount),
            AssetKind::WithId(asset) => mul_div_floor(amount, Rates::<T>::get(asset)?.rate, PRICED_UNITS),
        }
    }
}

impl<T: Config> GovernedRate for Pallet<T> {
    fn rate(asset: AssetId) -> Option<(Rate, Moment)> {
        Rates::<T>::get(asset).map(|dated| (dated.rate, dated.set))
    }
}
