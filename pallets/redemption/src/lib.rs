#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claiming;
mod closing;
#[cfg(test)]
mod mock;
mod report;
mod submitting;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Season, SeasonAccounts};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use super::{Season, WeightInfo};
    use agt_primitives::{
        access::SeasonBond,
        calendar::Month,
        contributors::{Credits, FeelessKind, FeelessQuota},
        recycler::RecycledRevenue,
        redemption::{Claimable, Quote, RedemptionTerms, RedemptionTotals, SeasonRates, SeasonReport, SeasonTerms},
        season::{Ceiling, Submitted},
        supply::MintBudget,
        Aia, Balance, Moment,
    };
    use alloc::vec::Vec;
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>> {
        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// When the chain started: the season of that month is number 0, and there is none before. None until it is
        /// known; it never changes after that.
        type Start: Get<Option<Moment>>;

        /// The AIA of each account.
        type Credits: Credits<Self::AccountId>;

        /// The part of each bond that stood still in a season, and the means to keep it.
        type Bond: SeasonBond<Self::AccountId>;

        /// The seasons' sub-budget, which nobody else draws on.
        type Budget: MintBudget<Self::AccountId>;

        /// What revenue brings back to the seasons.
        type RecycledRevenue: RecycledRevenue<Self::AccountId>;

        /// The governed terms.
        type Terms: Get<RedemptionTerms>;

        /// The allowance of calls without a fee: an account that earns AIA need not own any AGT.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// Every season that somebody has submitted to. The first submission writes it; nothing removes it.
    #[pallet::storage]
    pub type Seasons<T: Config> = StorageMap<_, Twox64Concat, Month, Season>;

    /// What each account submitted to a season and has not claimed. A claim removes it, and after the season was swept
    /// `sweep_submission` does.
    #[pallet::storage]
    pub type Submissions<T: Config> =
        StorageDoubleMap<_, Twox64Concat, Month, Blake2_128Concat, T::AccountId, Submitted>;

    /// The ceiling of the last season that somebody has submitted to: the next one's is at most the double.
    #[pallet::storage]
    pub type LastCeiling<T: Config> = StorageValue<_, Ceiling, ValueQuery>;

    /// The sums over all seasons.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, RedemptionTotals, ValueQuery>;

    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// The first submission to a season has fixed its terms.
        SeasonOpened { season: Month, terms: SeasonTerms },
        /// AIA was burned, and counts in a season.
        Submitted {
            season: Month,
            who: T::AccountId,
            /// AIA that counts in the bonded lane.
            bonded: Aia,
            /// AIA that counts in the base lane.
            base: Aia,
            /// Planck that the bonded lane keeps bonded until the window ends, for all that the account has in it.
            kept: Balance,
            /// AIA of everybody in both lanes.
            total: Submitted,
        },
        /// A season's rates are fixed, and what they can pay is reserved.
        SeasonClosed {
            season: Month,
            /// Pool, lanes and rates.
            rates: SeasonRates,
            /// Planck reserved for it, beyond what it keeps of revenue.
            reserved: Balance,
            /// Planck of revenue that it owes to nobody: they belong to a later season.
            given_back: Balance,
        },
        /// AGT was paid for submitted AIA.
        Claimed {
            season: Month,
            who: T::AccountId,
            /// The AIA that was paid for.
            submitted: Submitted,
            /// Planck paid.
            amount: Balance,
            /// Planck of it that came out of revenue. The rest was minted.
            recycled: Balance,
            /// Planck that this season has paid so far, this claim included.
            paid: Balance,
        },
        /// The claims of a season have ended, and what was left of its reservation is lifted.
        SeasonSwept {
            season: Month,
            /// Planck that can be reserved again.
            lifted: Balance,
            /// Planck of revenue that nobody claimed: they belong to a later season.
            given_back: Balance,
        },
        /// A submission to a swept season, which pays nothing any more, was removed.
        SubmissionSwept {
            season: Month,
            who: T::AccountId,
            /// The AIA that nobody claimed.
            submitted: Submitted,
        },
    }

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The chain's first season has not begun.
        NoSeason,
        /// The submission window is shut: it is open from the 1st to before the 21st of a month, 00:00:00 UTC.
        WindowShut,
        /// The submission is less than 3,000 AIA.
        BelowMinimum,
        /// The account is not proven.
        Unproven,
        /// The account has less AIA that is ripe and not in dispute.
        MoreThanRipe,
        /// The amount is more than both lanes together still take from this account in this season.
        MoreThanLanes,
        /// Nobody has submitted to this season.
        UnknownSeason,
        /// The season's submission window has not ended: it closes and pays from the 21st of its month, 00:00:00 UTC.
        ClaimsNotOpen,
        /// The claims of this season ended twelve seasons after they began.
        ClaimsEnded,
        /// The rest of this season's reservation was swept: it pays nothing any more.
        SeasonSwept,
        /// The season is already closed.
        AlreadyClosed,
        /// The account has submitted nothing to this season, or has claimed it.
        NothingToClaim,
        /// The claims of this season have not ended.
        ClaimsOpen,
        /// The season was not swept.
        NotSwept,
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
        /// Burns AIA of the caller for a share of this month's season: first in the bonded lane, as far as what the caller
        /// kept bonded since the 1st allows, then in the base lane. Several submissions add up. What has counted in the
        /// bonded lane keeps its bond until the 21st.
        ///
        /// Any signed account that is proven may call, from the 1st to before the 21st. The call runs without a fee within
        /// the caller's allowance.
        ///
        /// * `aia`: the AIA to submit.
        ///
        /// Emits [`Event::Submitted`], and before the season's first one [`Event::SeasonOpened`]. Errors:
        ///
        /// * [`Error::NoSeason`]: the chain's first season has not begun.
        /// * [`Error::WindowShut`]: the 21st has come.
        /// * [`Error::BelowMinimum`]: `aia` is less than 3,000.
        /// * [`Error::Unproven`]: the caller is not proven.
        /// * [`Error::MoreThanRipe`]: the caller has less ripe AIA that no dispute holds.
        /// * [`Error::MoreThanLanes`]: the lanes take less from the caller in this season.
        #[pallet::call_index(0)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::submit(), T::WeightInfo::can_submit()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, aia: &Aia| -> bool {
            let (call, predicate) = (T::WeightInfo::submit(), T::WeightInfo::can_submit());
            let may_submit = |who: &T::AccountId| Pallet::<T>::may_submit(who, *aia).is_ok();
            let called = Call::<T>::submit { aia: *aia };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_submit)
        })]
        pub fn submit(origin: OriginFor<T>, #[pallet::compact] aia: Aia) -> DispatchResult {
            Self::do_submit(&ensure_signed(origin)?, aia)
        }

        /// Fixes the rates of a season whose window has ended, and reserves what they can pay beyond what revenue has
        /// brought back. The first claim does the same.
        ///
        /// Any signed account may call.
        ///
        /// * `season`: the season's month.
        ///
        /// Emits [`Event::SeasonClosed`]. Errors:
        ///
        /// * [`Error::UnknownSeason`]: nobody has submitted to the season.
        /// * [`Error::AlreadyClosed`]: the season was closed before.
        /// * [`Error::ClaimsNotOpen`]: the season's window has not ended.
        /// * [`Error::ClaimsEnded`], [`Error::SeasonSwept`]: the season's claims are over.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::close())]
        pub fn close(origin: OriginFor<T>, season: Month) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close(season)
        }

        /// Pays the caller what its AIA in a season is worth.
        ///
        /// Any signed account may call, from the 21st of the season's month to before the 21st twelve months later. The
        /// call runs without a fee within the caller's allowance.
        ///
        /// * `season`: the season's month.
        ///
        /// Emits [`Event::Claimed`], and before the season's first one [`Event::SeasonClosed`]. Errors:
        ///
        /// * [`Error::UnknownSeason`]: nobody has submitted to the season.
        /// * [`Error::ClaimsNotOpen`]: the season's window has not ended.
        /// * [`Error::ClaimsEnded`], [`Error::SeasonSwept`]: the season's claims are over.
        /// * [`Error::NothingToClaim`]: the caller submitted nothing to the season, or has claimed it.
        /// * `Supply::BelowMinimum`, and `Token::BelowMinimum` where revenue pays a part: the caller holds nothing, and the
        ///   payment is less than the existential deposit. The claim stays open.
        #[pallet::call_index(2)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim(), T::WeightInfo::can_claim()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, season: &Month| -> bool {
            let (call, predicate) = (T::WeightInfo::claim(), T::WeightInfo::can_claim());
            let may_claim = |who: &T::AccountId| Pallet::<T>::may_claim(who, *season).is_ok();
            let called = Call::<T>::claim { season: *season };
            T::Feeless::waives(origin, FeelessKind::Work, called, call, predicate, may_claim)
        })]
        pub fn claim(origin: OriginFor<T>, season: Month) -> DispatchResult {
            Self::do_claim(&ensure_signed(origin)?, season)
        }

        /// Pays another account what its AIA in a season is worth. The caller pays the fee and gains nothing.
        ///
        /// Any signed account may call. It always costs the fee: the allowance is for what an account does for itself.
        ///
        /// * `who`: the account that is paid.
        /// * `season`: the season's month.
        ///
        /// Emits the same events as [`Pallet::claim`], and fails for the same reasons.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::claim_for())]
        pub fn claim_for(
            origin: OriginFor<T>,
            who: <T::Lookup as StaticLookup>::Source,
            season: Month,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim(&T::Lookup::lookup(who)?, season)
        }

        /// Lifts what is still reserved for a season whose claims have ended: what nobody claimed, and what rounding
        /// left. What it keeps of revenue goes to the season of the next month.
        ///
        /// Any signed account may call.
        ///
        /// * `season`: the season's month.
        ///
        /// Emits [`Event::SeasonSwept`]. Errors:
        ///
        /// * [`Error::UnknownSeason`]: nobody has submitted to the season.
        /// * [`Error::SeasonSwept`]: the season was swept before.
        /// * [`Error::ClaimsOpen`]: the season's claims have not ended.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::sweep())]
        pub fn sweep(origin: OriginFor<T>, season: Month) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep(season)
        }

        /// Removes an account's submission to a swept season: nobody can claim it any more.
        ///
        /// Any signed account may call.
        ///
        /// * `season`: the season's month.
        /// * `who`: the account that submitted.
        ///
        /// Emits [`Event::SubmissionSwept`]. Errors:
        ///
        /// * [`Error::UnknownSeason`]: nobody has submitted to the season.
        /// * [`Error::NotSwept`]: the season was not swept.
        /// * [`Error::NothingToClaim`]: `who` submitted nothing to the season, has claimed it, or its submission was
        ///   removed.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::sweep_submission())]
        pub fn sweep_submission(
            origin: OriginFor<T>,
            season: Month,
            who: <T::Lookup as StaticLookup>::Source,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep_submission(season, &T::Lookup::lookup(who)?)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns a season: its window, terms, AIA, rates and money. The current month's when none is named; none for a
        /// month before the chain's first season and beyond the calendar.
        pub fn season(season: Option<Month>) -> Option<SeasonReport> {
            Self::season_report(season)
        }

        /// Returns what `aia` submitted by `who` now would count in each lane and be paid, as an estimate, or why it would
        /// be refused.
        pub fn quote(who: T::AccountId, aia: Aia) -> Quote {
            Self::quote_for(&who, aia)
        }

        /// Returns what `who` can claim now: at most one entry for each of the last twelve seasons, the oldest first.
        pub fn claimable(who: T::AccountId) -> Vec<Claimable> {
            Self::claimable_by(&who)
        }

        /// Returns the sums over all seasons.
        pub fn totals() -> RedemptionTotals {
            Totals::<T>::get()
        }
    }
}
