#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod gifts;
#[cfg(test)]
mod mock;
mod recycling;
mod report;
mod seasons;
mod staked;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use pallet::*;
pub use staked::{FLOOR, SAMPLES};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use super::{WeightInfo, SAMPLES};
    use agt_primitives::{
        basis_points::BasisPoints,
        calendar::Month,
        recycler::{RecycleSource, RecyclerMode, RecyclerReport, RecyclerTerms, RecyclerTotals, SeasonEnds, Stake},
        Balance, Moment,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
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

        /// AGT.
        type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>;

        /// The account that the money lies in: without a key, one of the protocol's pots, so that it exists from genesis with
        /// the existential deposit and does not circulate. Nothing else uses it.
        type Pot: Get<Self::AccountId>;

        /// The seasons.
        type Seasons: SeasonEnds;

        /// How much AGT is bonded, and how much there is.
        type Stake: Stake;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<RecyclerTerms>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// What belongs to each season that has not taken it, in planck. There is no entry of zero.
    #[pallet::storage]
    pub type Belonging<T: Config> = StorageMap<_, Twox64Concat, Month, Balance, ValueQuery>;

    /// What came back from each source, in planck. Never falls.
    #[pallet::storage]
    pub type Sources<T: Config> = StorageMap<_, Twox64Concat, RecycleSource, Balance, ValueQuery>;

    /// The sums since the chain began.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, RecyclerTotals, ValueQuery>;

    /// The share of bonded AGT on each of the last 30 days, the oldest first; less while the chain is younger.
    #[pallet::storage]
    pub type Samples<T: Config> = StorageValue<_, BoundedVec<BasisPoints, ConstU32<SAMPLES>>, ValueQuery>;

    /// The UTC day of the last sample, in days since 1970-01-01.
    #[pallet::storage]
    pub type Sampled<T: Config> = StorageValue<_, u64>;

    /// The events. They alone rebuild what belongs to each season, the sources, the totals and the samples.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says. Amounts are in planck.
    pub enum Event<T: Config> {
        /// AGT came back.
        AgtRecycled {
            /// The account that it came from.
            from: T::AccountId,
            /// Where it comes from.
            source: RecycleSource,
            /// Planck that came back: `burned + kept`.
            amount: Balance,
            /// The mode in force.
            mode: RecyclerMode,
            /// The mean share of bonded AGT.
            staked: BasisPoints,
            /// Planck that were burned.
            burned: Balance,
            /// Planck that belong to `season` now.
            kept: Balance,
            /// The season of the next month.
            season: Month,
        },
        /// A season took all that belonged to it.
        SeasonTook { season: Month, amount: Balance },
        /// An account was paid out of the pot.
        Paid {
            who: T::AccountId,
            /// Planck that seasons had taken.
            recycled: Balance,
            /// Planck that were minted into the pot for this.
            minted: Balance,
        },
        /// Planck that were taken and will not be paid belong to a season again.
        GivenBack {
            amount: Balance,
            /// The season of the next month.
            season: Month,
        },
        /// What belonged to a season that takes no more belongs to another one now.
        Carried {
            /// The season that takes no more.
            from: Month,
            amount: Balance,
            /// The season of the next month.
            season: Month,
        },
        /// What somebody had sent to the pot of its own accord belongs to a season now.
        GiftCollected {
            amount: Balance,
            /// The season of the next month.
            season: Month,
        },
        /// The share of bonded AGT was sampled.
        StakeSampled {
            /// The UTC day, in days since 1970-01-01. Days without a block since the last sample have the same share.
            day: u64,
            /// The share on that day.
            share: BasisPoints,
            /// The mean share from now on.
            staked: BasisPoints,
        },
    }

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The amount is zero.
        NothingToRecycle,
        /// The money would come from the recycler's own pot, or go there.
        PotItself,
        /// The next month lies beyond the calendar.
        BeyondCalendar,
        /// The seasons have taken less that they have neither paid nor given back.
        MoreThanTaken,
        /// Less was minted into the pot.
        MoreThanMinted,
        /// The season can still take what belongs to it.
        SeasonTakes,
        /// Nothing belongs to the season.
        NothingToCarry,
        /// Nobody has sent anything to the pot of its own accord.
        NothingToCollect,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            if Self::sample_if_due() {
                T::WeightInfo::on_initialize_new_day()
            } else {
                T::WeightInfo::on_initialize_same_day()
            }
        }

        fn integrity_test() {
            assert!(T::Terms::get().check().is_ok(), "a chain must start with terms that pass their own check");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Carries what belongs to `season`, which takes no more, to the season of the next month.
        ///
        /// Caller: any signed account; it pays the fee and gains nothing. Emits [`Event::Carried`].
        ///
        /// Errors:
        /// * [`Error::NothingToCarry`]: nothing belongs to the season.
        /// * [`Error::SeasonTakes`]: the season can still take it.
        /// * [`Error::BeyondCalendar`]: the next month lies beyond the calendar.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::carry())]
        pub fn carry(origin: OriginFor<T>, season: Month) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_carry(season)
        }

        /// Makes all that somebody has sent to the pot of its own accord belong to the season of the next month. Nothing of
        /// it is burned, whatever the mode.
        ///
        /// Caller: any signed account; it pays the fee and gains nothing. Emits [`Event::GiftCollected`].
        ///
        /// Errors:
        /// * [`Error::NothingToCollect`]: the pot holds no more than its existential deposit and what the books say.
        /// * [`Error::BeyondCalendar`]: the next month lies beyond the calendar.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::collect())]
        pub fn collect(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect()
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the mode, the share of bonded AGT, the share that is burned now, all sums, and what belongs to the season
        /// of the next month.
        pub fn recycler() -> RecyclerReport {
            Self::recycler_report()
        }

        /// Returns what belongs to `season` and was not taken, in planck.
        pub fn season_revenue(season: Month) -> Balance {
            Belonging::<T>::get(season)
        }

        /// Returns the sums since the chain began.
        pub fn totals() -> RecyclerTotals {
            Totals::<T>::get()
        }
    }
}
