#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod auctions;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod errors;
mod events;
mod markets;
#[cfg(test)]
mod mock;
mod reading;
mod references;
mod report;
mod runs;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Auction, Reference, Run, Sold, Tracked};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// The most markets that are tracked at a time.
pub const MOST_MARKETS: u32 = 16;

/// The most entries of a page, and the most assets in the report of a month.
pub const MOST_ENTRIES: u32 = 64;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{Auction, Reference, Run, Sold, Tracked, WeightInfo, MOST_MARKETS};
    use agt_primitives::{
        assets::AssetId,
        buyback::{
            AuctionPage, AuctionReport, BuybackMonth, BuybackTerms, GovernedRate, Market, MarketReport, MonthReport,
            Rate, ReferenceReport, RunPage, SoldBy,
        },
        calendar::Month,
        recycler::{Recycled, Recycler},
        revenue::RevenueStock,
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

        /// AGT. The pallet only looks at the balance of its pot.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>;

        /// The revenue in other assets.
        type Stock: RevenueStock<Self::AccountId>;

        /// The chain's own markets between AGT and other assets.
        type Market: Market<Self::AccountId>;

        /// The rates that governance sets.
        type Rates: GovernedRate;

        /// Where AGT goes.
        type Recycler: Recycler<Self::AccountId>;

        /// The account through which sales on a market pass. It exists from genesis, with the existential deposit of AGT.
        type Pot: Get<Self::AccountId>;

        /// Who says which markets are tracked, and forgets last references.
        type GovernOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<BuybackTerms>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;

        /// What benchmarks need of stock, markets and rates.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: crate::BenchmarkHelper;
    }

    /// The markets whose rates are tracked, as they stood when the block began.
    #[pallet::storage]
    pub type Markets<T> = StorageValue<_, BoundedVec<Tracked<BlockNumberFor<T>>, ConstU32<MOST_MARKETS>>, ValueQuery>;

    /// The last reference of each asset at which something was sold. An auction of which nothing was sold lowers it.
    #[pallet::storage]
    pub type References<T> = StorageMap<_, Twox64Concat, AssetId, Reference>;

    /// The auction of each asset, until it is ended or another one opens.
    #[pallet::storage]
    pub type Auctions<T> = StorageMap<_, Twox64Concat, AssetId, Auction>;

    /// The number of the next run.
    #[pallet::storage]
    pub type NextRun<T> = StorageValue<_, u64, ValueQuery>;

    /// Every lot that was sold. Nothing removes one.
    #[pallet::storage]
    pub type Runs<T: Config> = StorageMap<_, Twox64Concat, u64, Run<T::AccountId, BlockNumberFor<T>>>;

    /// What was sold in each UTC month.
    #[pallet::storage]
    pub type Months<T> = StorageMap<_, Twox64Concat, Month, BuybackMonth, ValueQuery>;

    /// What was ever sold.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, BuybackMonth, ValueQuery>;

    /// The units of each asset that were sold in each UTC month.
    #[pallet::storage]
    pub type SoldIn<T> = StorageDoubleMap<_, Twox64Concat, Month, Twox64Concat, AssetId, Balance, ValueQuery>;

    /// What of each asset was ever sold.
    #[pallet::storage]
    pub type SoldOf<T> = StorageMap<_, Twox64Concat, AssetId, Sold, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        /// Observes every tracked market, as the block before has left it.
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            T::WeightInfo::on_initialize(Self::sample())
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Begins to track the market of `asset`, from the rate `observed`, 1 to
        /// [`MOST_RATE`](agt_primitives::assets::MOST_RATE). Governance names this first observation, so that nobody chooses it who
        /// trades just before a referendum is enacted; those that follow go from there by a hundredth a block. The mean counts when
        /// a day has been observed.
        ///
        /// Caller: governance. Emits [`Event::Tracked`].
        ///
        /// Errors: [`Error::RateOutOfRange`], [`Error::AlreadyTracked`], [`Error::UnknownMarket`], [`Error::TooManyMarkets`];
        /// [`Error::MarketShallow`]: the market holds too little AGT.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::track())]
        pub fn track(origin: OriginFor<T>, asset: AssetId, observed: Rate) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_track(asset, observed)
        }

        /// Ends the tracking of the market of `asset` and forgets its mean. Auctions of it need a rate of governance from now on.
        /// The last reference stays.
        ///
        /// Caller: governance. Emits [`Event::Untracked`].
        ///
        /// Errors: [`Error::NotTracked`].
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::untrack())]
        pub fn untrack(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_untrack(asset)
        }

        /// Opens an auction of a lot of `asset`, at the reference and by the terms of now. An auction of it whose time is over ends
        /// first. The reference is not noted until something is sold at it.
        ///
        /// Caller: any signed account. Emits [`Event::AuctionEnded`] for the one before, and [`Event::AuctionOpened`].
        ///
        /// Errors:
        /// * [`Error::AuctionOpen`]: the time of the one before is not over, even if it is sold out.
        /// * [`Error::NoReference`]: no deep market has been tracked for a day, and governance has set no rate lately.
        /// * [`Error::LotTooSmall`]: what may be offered of the stock, and of the market if its rate counts, is worth less than the
        ///   least AGT.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::open())]
        pub fn open(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_open(asset)
        }

        /// Buys exactly `units` of what is left in the auction of `asset`, for at most `most` planck at the rate of now. The AGT
        /// goes to the recycler; the caller's account stays alive. The reference of the auction becomes the last one, unless a sale
        /// on the market since it opened had a higher one.
        ///
        /// Caller: any signed account. Emits [`Event::LotSold`].
        ///
        /// Errors:
        /// * [`Error::ZeroUnits`], [`Error::NoAuction`], [`Error::AuctionOver`]: nothing is asked or offered.
        /// * [`Error::MoreThanLeft`]: less than `units` are left.
        /// * [`Error::AboveMost`]: they cost more than `most`.
        /// * [`Error::BidTooSmall`]: they cost less than the least AGT, and leave a part.
        /// * The recycler's and the stock's: the caller cannot pay or receive it, the asset is frozen, or not listed any more.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::bid())]
        pub fn bid(origin: OriginFor<T>, asset: AssetId, units: Balance, most: Balance) -> DispatchResult {
            Self::do_bid(ensure_signed(origin)?, asset, units, most)
        }

        /// Removes an auction of `asset` whose time is over. What nobody bought was in the revenue pot all the time. An auction of
        /// which nothing was sold lowers the last reference to its own.
        ///
        /// Caller: any signed account. Emits [`Event::AuctionEnded`].
        ///
        /// Errors: [`Error::NoAuction`]; [`Error::AuctionOpen`] until its time is over, even if it is sold out.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::end())]
        pub fn end(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_end(asset)
        }

        /// Sells `units` of the stock of `asset` on its market, for at least `least` planck and at an average price of AGT of at
        /// most the reference and the slip. It is at least half of what may be sold now, so that a sale of dust does not shut the
        /// market until the wait is over. The reference becomes the last one.
        ///
        /// Caller: any signed account. Emits [`Event::LotSold`].
        ///
        /// Errors:
        /// * [`Error::ZeroUnits`], [`Error::NotTracked`], [`Error::UnknownMarket`]: nothing is asked, or there is no such market.
        /// * [`Error::TooSoon`]: the last sale on it was less blocks ago than the wait.
        /// * [`Error::MarketTouched`]: its reserves have changed since the block began.
        /// * [`Error::MarketShallow`]: it holds too little AGT.
        /// * [`Error::AboveMarketPart`], [`Error::AboveLot`]: `units` are too much of its reserve, or of the stock that is not on
        ///   offer in an auction.
        /// * [`Error::NoReference`]: it has not been observed for a day, and governance has set no rate lately.
        /// * [`Error::SaleTooSmall`]: it is less than half of the most that may be sold now, or brings less than the least AGT.
        /// * The market's, when it pays less than is asked; the stock's and the recycler's.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::sell_on_market())]
        pub fn sell_on_market(origin: OriginFor<T>, asset: AssetId, units: Balance, least: Balance) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sell_on_market(asset, units, least)
        }

        /// Forgets the last reference of `asset`: the next one is its base, however much lower that is. An auction that is open
        /// keeps its own, and notes it again when something of it is sold.
        ///
        /// Caller: governance. Emits [`Event::ReferenceForgotten`].
        ///
        /// Errors: [`Error::NoReference`]: there is none to forget.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::forget_reference())]
        pub fn forget_reference(origin: OriginFor<T>, asset: AssetId) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            Self::do_forget_reference(asset)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the auction of `asset`; none if there is none that was not ended.
        pub fn auction(asset: AssetId) -> Option<AuctionReport> {
            Self::auction_report(asset)
        }

        /// Returns up to 64 auctions, in no order that means anything: the first ones, or those that follow the one of `after`.
        pub fn auctions(after: Option<AssetId>) -> AuctionPage {
            Self::auction_page(after)
        }

        /// Returns up to `limit` runs, 64 at most, the newest first: all of them, or those before the run `before`.
        pub fn runs(before: Option<u64>, limit: u32) -> RunPage<T::AccountId> {
            Self::run_page(before, limit)
        }

        /// Returns the reference at which an auction of `asset` would open now; none without one.
        pub fn reference(asset: AssetId) -> Option<ReferenceReport> {
            Self::reference_now(asset, &Self::terms(), T::Time::now())
        }

        /// Returns what is known of the market of `asset`; none unless it is tracked.
        pub fn market(asset: AssetId) -> Option<MarketReport> {
            Self::market_report(asset)
        }

        /// Returns what was sold in a UTC month.
        pub fn months(month: Month) -> MonthReport {
            Self::month_report(month)
        }

        /// Returns the sums over all runs.
        pub fn totals() -> BuybackMonth {
            Totals::<T>::get()
        }
    }

    impl<T: Config> Pallet<T> {
        /// The terms in force, each brought into its hard range.
        pub(crate) fn terms() -> BuybackTerms {
            T::Terms::get().bounded()
        }
    }
}
