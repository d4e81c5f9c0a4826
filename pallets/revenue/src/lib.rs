#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod arrivals;
mod authors;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod ledger;
#[cfg(test)]
mod mock;
mod passing;
mod report;
mod stock;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{AssetBooks, Author, AuthorsMonth, OpenMonth};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use super::{AssetBooks, Author, AuthorsMonth, OpenMonth, WeightInfo};
    use agt_primitives::{
        assets::{AssetId, AssetKind, Listing},
        calendar::Month,
        recycler::Recycler,
        revenue::{AuthorReport, BooksReport, RevenueReport, RevenueSource, RevenueTerms},
        Balance, Moment,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, fungibles, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::StaticLookup;

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

        /// The other assets.
        type Assets: fungibles::Mutate<Self::AccountId, AssetId = AssetId, Balance = Balance>;

        /// Which assets are listed: these are sold, and the others are swept.
        type Listing: Listing;

        /// What takes AGT that comes back.
        type Recycler: Recycler<Self::AccountId>;

        /// The account that revenue is paid to. It has the existential deposit from genesis on, and nobody has its key.
        type Pot: Get<Self::AccountId>;

        /// The account in which the authors' share lies until they are paid. As the other one, and a different one.
        type AuthorsPot: Get<Self::AccountId>;

        /// The account that gets what bonds are slashed of and what referenda forfeit. As the other two, and a third one.
        type SlashesPot: Get<Self::AccountId>;

        /// The account that assets which are not listed are swept into.
        type Treasury: Get<Self::AccountId>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<RevenueTerms>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// What has become of the revenue in each asset.
    #[pallet::storage]
    pub type Books<T> = StorageMap<_, Twox64Concat, AssetKind, AssetBooks, ValueQuery>;

    /// The revenue in each asset from each source since the chain began.
    #[pallet::storage]
    pub type Collected<T> =
        StorageDoubleMap<_, Twox64Concat, AssetKind, Twox64Concat, RevenueSource, Balance, ValueQuery>;

    /// The same by the month of chain time in which it arrived.
    #[pallet::storage]
    pub type CollectedIn<T> = StorageNMap<
        _,
        (NMapKey<Twox64Concat, Month>, NMapKey<Twox64Concat, AssetKind>, NMapKey<Twox64Concat, RevenueSource>),
        Balance,
        ValueQuery,
    >;

    /// What was sold of each asset in each month of chain time.
    #[pallet::storage]
    pub type SoldIn<T> = StorageDoubleMap<_, Twox64Concat, Month, Twox64Concat, AssetId, Balance, ValueQuery>;

    /// Planck that bonds lost or referenda forfeited and the recycler took.
    #[pallet::storage]
    pub type SlashesRecycled<T> = StorageValue<_, Balance, ValueQuery>;

    /// The authors' month that blocks are counted in, since the first block.
    #[pallet::storage]
    pub type CurrentMonth<T> = StorageValue<_, OpenMonth>;

    /// The authors' months that have ended. The last author who is settled removes one.
    #[pallet::storage]
    pub type AuthorMonths<T> = StorageMap<_, Twox64Concat, Month, AuthorsMonth>;

    /// Every account that has ever authored a block.
    #[pallet::storage]
    pub type Authors<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Author>;

    /// Planck that all authors together were paid.
    #[pallet::storage]
    pub type AuthorsPaid<T> = StorageValue<_, Balance, ValueQuery>;

    /// The blocks of all authors together.
    #[pallet::storage]
    pub type Blocks<T> = StorageValue<_, u64, ValueQuery>;

    /// The events. With the authors of the blocks, which the headers name, they alone rebuild the books.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// Revenue has arrived. AGT of which nothing was passed on is held until [`Pallet::pass_on`] passes it on.
        RevenueNoted {
            asset: AssetKind,
            source: RevenueSource,
            /// The month that it counts in.
            month: Month,
            amount: Balance,
            /// Planck of it that went to the authors' pot.
            authors: Balance,
            /// Planck of it that the recycler took.
            recycled: Balance,
        },
        /// Revenue has arrived and does not fit the books. It lies in the pot as a surplus.
        RevenueNotCounted { asset: AssetKind, source: RevenueSource, amount: Balance },
        /// AGT that was held was passed on.
        RevenuePassedOn {
            /// Planck that went to the authors' pot.
            authors: Balance,
            /// Planck that the recycler took.
            recycled: Balance,
        },
        /// Whoever has the keys of an asset took this much of it out of the pot. The books count it as lost.
        RevenueLost { asset: AssetKind, amount: Balance },
        /// Revenue was sold.
        RevenueSold {
            asset: AssetId,
            /// The month that it counts in.
            month: Month,
            amount: Balance,
            /// The account that got it.
            to: T::AccountId,
        },
        /// All that the pot had of an asset went to the treasury.
        AssetSwept {
            asset: AssetId,
            amount: Balance,
            /// What of it the books count as swept. The rest was never counted.
            counted: Balance,
        },
        /// The recycler took what bonds lost and referenda forfeited, in planck.
        SlashesRecycled { amount: Balance },
        /// A block of a later month has begun.
        AuthorsMonthEnded {
            /// The month that has ended.
            month: Month,
            /// Blocks that were authored in it.
            points: u32,
            /// Planck for its authors.
            share: Balance,
        },
        /// What an author gets for a month that has ended is fixed, and owed.
        AuthorSettled {
            author: T::AccountId,
            month: Month,
            /// Blocks that it authored in the month.
            points: u32,
            /// Planck that it gets.
            share: Balance,
        },
        /// An author was paid what it was owed, in planck.
        AuthorPaid { author: T::AccountId, amount: Balance },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The pot holds of the asset what its books say.
        NothingToCollect,
        /// The pot holds nothing of it.
        NothingHeld,
        /// The slashes pot holds nothing beyond the existential deposit.
        NothingToRecycle,
        /// The asset is listed: it is sold, not swept.
        AssetListed,
        /// The author is owed nothing: it has authored no block in a month that has ended, or was paid for all of them.
        NothingOwed,
        /// Less of the asset is in stock; nothing is while it is not listed or frozen.
        MoreThanInStock,
        /// The pot would be left with less of the asset than an account must have, but not with nothing.
        LeavesDust,
        /// The receiver would not get the amount: the supply of the asset and the amount together do not fit their type.
        NotReceived,
        /// Chain time has no month: it is beyond the year 262,142.
        BeyondCalendar,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(T::Terms::get().check().is_ok(), "a chain must start with terms that pass their own check");
            let pots = [T::Pot::get(), T::AuthorsPot::get(), T::SlashesPot::get(), T::Treasury::get()];
            let differ = (1..).zip(&pots).all(|(next, pot)| pots.iter().skip(next).all(|other| other != pot));
            assert!(
                differ,
                "the revenue pot, the authors' pot, the slashes pot and the treasury must be four accounts"
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Counts what the pot holds of `asset` beyond its books as a gift, and passes it on if it is AGT. AGT that somebody
        /// sent to the authors' pot comes along. Of another asset the pot can hold less than its books say, if whoever has
        /// the keys of the asset took it: that is counted as lost.
        ///
        /// Caller: anybody. Emits [`Event::RevenueNoted`], or [`Event::RevenueLost`].
        ///
        /// Errors: [`Error::NothingToCollect`]; an arithmetic error if the sum does not fit its type, as it can with an
        /// asset whose supply is without bounds.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::collect())]
        pub fn collect(origin: OriginFor<T>, asset: AssetKind) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect(asset)
        }

        /// Passes on the AGT that is held because it could not be passed on when it arrived. The authors of this month get
        /// their share of it.
        ///
        /// Caller: anybody. Emits [`Event::RevenuePassedOn`].
        ///
        /// Errors: [`Error::NothingHeld`]; the reason for which it cannot be passed on now.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::pass_on())]
        pub fn pass_on(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_pass_on()
        }

        /// Brings what bonds lost and referenda forfeited to the recycler. It is no revenue: authors get no share of it.
        ///
        /// Caller: anybody. Emits [`Event::SlashesRecycled`].
        ///
        /// Errors: [`Error::NothingToRecycle`]; the reason for which the recycler does not take it.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::recycle_slashes())]
        pub fn recycle_slashes(origin: OriginFor<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_recycle_slashes()
        }

        /// Moves all that the pot holds of `asset`, which is not listed, to the treasury.
        ///
        /// Caller: anybody. Emits [`Event::AssetSwept`].
        ///
        /// Errors: [`Error::AssetListed`], [`Error::NothingHeld`], [`Error::NotReceived`]; a token error if the asset or an
        /// account is frozen.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::sweep())]
        pub fn sweep(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep(asset)
        }

        /// Pays `author` what it is owed for the months that have ended.
        ///
        /// Caller: anybody. Emits [`Event::AuthorSettled`] if the last month was not settled, and [`Event::AuthorPaid`].
        ///
        /// Errors: [`Error::NothingOwed`]; a token error if the author has no account and is owed less than the existential
        /// deposit: it stays owed.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::pay_author())]
        pub fn pay_author(origin: OriginFor<T>, author: <T::Lookup as StaticLookup>::Source) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_pay_author(T::Lookup::lookup(author)?)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the revenue by asset and source: that of a month of chain time, or all of it when none is named. AGT is the
        /// first asset; of the others there are at most 63, and `more` says whether some were left out.
        pub fn revenue(month: Option<Month>) -> RevenueReport {
            Self::revenue_report(month)
        }

        /// Returns what an account has authored and is owed; none if it has never authored a block.
        pub fn author(who: T::AccountId) -> Option<AuthorReport> {
            Self::author_report(&who)
        }

        /// Returns the books of an asset. None only if they are broken.
        pub fn books(asset: AssetKind) -> Option<BooksReport> {
            Self::books_report(asset)
        }
    }
}
