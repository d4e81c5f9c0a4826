#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claiming;
mod closing;
mod figures;
#[cfg(test)]
mod mock;
mod submitting;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
mod wallets;
pub mod weights;

pub use pallet::*;
pub use types::{Books, Bound, Season, Wallet};
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use super::{Season, Wallet, WeightInfo};
    use agt_primitives::{
        access::SeasonBond,
        calendar::Month,
        contributors::{Credits, FeelessKind, FeelessQuota},
        redemption::{
            Address, Claimable, Quote, RecycledRevenue, RedemptionTerms, RedemptionTotals, SeasonFigures, SeasonReport,
            SeasonTerms, WalletReport,
        },
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
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// Chain time: milliseconds since the Unix epoch, as the block timestamp tells it.
        type Time: Time<Moment = Moment>;

        /// When the chain started: the season of that month is number 0, and there is none before. None until it is
        /// known; never changes then.
        type Start: Get<Option<Moment>>;

        /// The AIA of each account.
        type Credits: Credits<Self::AccountId>;

        /// What of each bond stood still, and how it is kept.
        type Bond: SeasonBond<Self::AccountId>;

        /// The seasons' sub-budget, which nobody else draws on.
        type Budget: MintBudget<Self::AccountId>;

        /// What revenue brings back.
        type RecycledRevenue: RecycledRevenue;

        /// The governed terms.
        type Terms: RedemptionTerms;

        /// The allowance of calls without a fee: who earns AIA need not own any AGT.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// Every season that somebody has submitted to.
    #[pallet::storage]
    pub type Seasons<T: Config> = StorageMap<_, Twox64Concat, Month, Season>;

    /// What each account submitted to a season and has not claimed.
    #[pallet::storage]
    pub type Submissions<T: Config> =
        StorageDoubleMap<_, Twox64Concat, Month, Blake2_128Concat, T::AccountId, Submitted>;

    /// The ceiling of the last season that somebody has submitted to: the next one's is at most the double.
    #[pallet::storage]
    pub type LastCeiling<T: Config> = StorageValue<_, Ceiling, ValueQuery>;

    /// All seasons together.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, RedemptionTotals, ValueQuery>;

    /// Each account that ever bound an external address.
    #[pallet::storage]
    pub type Wallets<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Wallet>;

    /// The account that each external address is bound to.
    #[pallet::storage]
    pub type Owners<T: Config> = StorageMap<_, Blake2_128Concat, Address, T::AccountId>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A season has its first submission, which fixes its terms.
        SeasonOpened {
            /// The season.
            season: Month,
            /// Its terms.
            terms: SeasonTerms,
        },
        /// AIA was burned, and counts in a season.
        Submitted {
            /// The season.
            season: Month,
            /// Whose.
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
            /// The season.
            season: Month,
            /// Pool, lanes and rates.
            figures: SeasonFigures,
            /// Planck reserved for it.
            reserved: Balance,
        },
        /// AGT was paid for submitted AIA.
        Claimed {
            /// The season.
            season: Month,
            /// To whom.
            who: T::AccountId,
            /// AIA that it is for.
            submitted: Submitted,
            /// Planck minted.
            amount: Balance,
            /// Planck that this season has paid in all.
            paid: Balance,
        },
        /// The claims of a season have ended, and the rest of its reservation is lifted.
        SeasonSwept {
            /// The season.
            season: Month,
            /// Planck that can be reserved again.
            lifted: Balance,
        },
        /// An external address names its owner's account. It moves nothing.
        WalletBound {
            /// The account.
            who: T::AccountId,
            /// The address.
            address: Address,
            /// The nonce that its signature carried, which is used up.
            nonce: u32,
            /// The address that it replaces.
            replaced: Option<Address>,
        },
        /// An external address names no account any more.
        WalletUnbound {
            /// The account.
            who: T::AccountId,
            /// The address.
            address: Address,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The chain's first season has not begun.
        NoSeason,
        /// AIA is submitted from the 1st to before the 21st of a month, 00:00:00 UTC.
        WindowShut,
        /// A submission is at least 3,000 AIA.
        BelowMinimum,
        /// The account is not proven.
        Unproven,
        /// The account has less AIA that is ripe and not in dispute.
        MoreThanRipe,
        /// Both lanes together take less from this account in this season.
        MoreThanLanes,
        /// Nobody has submitted to this season.
        UnknownSeason,
        /// The season closes, and pays, from the 21st of its month, 00:00:00 UTC.
        ClaimsNotOpen,
        /// The claims of this season have ended, twelve seasons after they began.
        ClaimsEnded,
        /// The rest of this season was swept back: it pays nothing any more.
        SeasonSwept,
        /// The season is closed already.
        AlreadyClosed,
        /// The account has submitted nothing to this season, or has claimed it.
        NothingToClaim,
        /// A season is swept when its claims have ended, not before.
        ClaimsOpen,
        /// The address is bound to this account already.
        AlreadyBound,
        /// The address is bound to another account.
        AddressBound,
        /// No address is bound to this account.
        NotBound,
        /// An address stands for seven days before it can be changed.
        BoundTooRecently,
        /// The last byte of a signature is 27 or 28.
        InvalidV,
        /// The signature's s is in the upper half: only the lower of its two forms is accepted.
        HighS,
        /// The bytes are no signature at all.
        InvalidSignature,
        /// Another key has signed, or something else: another chain, account or nonce.
        WrongSigner,
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
        /// Burns `aia` of the caller's AIA for a share of this month's season: first in the bonded lane, as far as what
        /// it kept bonded since the 1st allows, then in the base lane. Several submissions add up. What has counted in
        /// the bonded lane keeps its bond until the 21st.
        ///
        /// Any signed account that is proven, from the 1st to before the 21st. Runs without a fee within the caller's
        /// allowance. Emits [`Event::Submitted`], the season's first one [`Event::SeasonOpened`] before it. Errors:
        /// [`Error::NoSeason`], [`Error::WindowShut`], [`Error::BelowMinimum`], [`Error::Unproven`],
        /// [`Error::MoreThanRipe`], [`Error::MoreThanLanes`].
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::submit().saturating_add(T::Feeless::overhead(T::WeightInfo::can_submit())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, aia: &Aia| -> bool {
            let weights = (T::WeightInfo::submit(), T::WeightInfo::can_submit());
            Pallet::<T>::is_waived(origin, weights, |who| Pallet::<T>::weigh(who, *aia).is_ok())
        })]
        pub fn submit(origin: OriginFor<T>, #[pallet::compact] aia: Aia) -> DispatchResult {
            Self::do_submit(&ensure_signed(origin)?, aia)
        }

        /// Fixes the rates of a season whose window has ended, and reserves what they can pay. The first claim does the
        /// same.
        ///
        /// Any signed account. Emits [`Event::SeasonClosed`]. Errors: [`Error::UnknownSeason`],
        /// [`Error::AlreadyClosed`], [`Error::SeasonSwept`], [`Error::ClaimsNotOpen`], [`Error::ClaimsEnded`].
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::close())]
        pub fn close(origin: OriginFor<T>, season: Month) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_close(season)
        }

        /// Pays the caller what its AIA in a season is worth.
        ///
        /// Any signed account, from the 21st of the season's month to before the 21st twelve months later. Runs without
        /// a fee within the caller's allowance. Emits [`Event::Claimed`], the season's first one
        /// [`Event::SeasonClosed`] before it. Errors: [`Error::UnknownSeason`], [`Error::SeasonSwept`],
        /// [`Error::ClaimsNotOpen`], [`Error::ClaimsEnded`], [`Error::NothingToClaim`]; `Supply::BelowMinimum` when the
        /// account holds nothing and the payment is less than the existential deposit, which leaves everything as it
        /// was.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::claim().saturating_add(T::Feeless::overhead(T::WeightInfo::can_claim())))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, season: &Month| -> bool {
            let weights = (T::WeightInfo::claim(), T::WeightInfo::can_claim());
            Pallet::<T>::is_waived(origin, weights, |who| Pallet::<T>::would_claim(who, *season))
        })]
        pub fn claim(origin: OriginFor<T>, season: Month) -> DispatchResult {
            Self::do_claim(&ensure_signed(origin)?, season)
        }

        /// Pays `who` what its AIA in a season is worth. The caller pays the fee and gains nothing.
        ///
        /// Any signed account. Event and errors as for [`Pallet::claim`]. Never without a fee: the allowance is for
        /// what an account does for itself.
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
        /// left.
        ///
        /// Any signed account. Emits [`Event::SeasonSwept`]. Errors: [`Error::UnknownSeason`], [`Error::SeasonSwept`],
        /// [`Error::ClaimsOpen`].
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::sweep())]
        pub fn sweep(origin: OriginFor<T>, season: Month) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_sweep(season)
        }

        /// Binds an external address to the caller's account. It moves nothing, and nothing depends on it.
        ///
        /// Any signed account, with the signature of the address's owner over the text that [`Pallet::wallet`] tells,
        /// as an EIP-191 personal message: r, s in the lower half, v 27 or 28. An account that has an address bound can
        /// change it after seven days. Emits [`Event::WalletBound`]. Errors: [`Error::AlreadyBound`],
        /// [`Error::BoundTooRecently`], [`Error::AddressBound`], [`Error::InvalidV`], [`Error::HighS`],
        /// [`Error::InvalidSignature`], [`Error::WrongSigner`].
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::bind_wallet())]
        pub fn bind_wallet(origin: OriginFor<T>, address: Address, signature: [u8; 65]) -> DispatchResult {
            Self::do_bind_wallet(&ensure_signed(origin)?, address, signature)
        }

        /// Takes the binding of the caller's external address back.
        ///
        /// Any signed account, seven days after the binding. Emits [`Event::WalletUnbound`]. Errors:
        /// [`Error::NotBound`], [`Error::BoundTooRecently`].
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::unbind_wallet())]
        pub fn unbind_wallet(origin: OriginFor<T>) -> DispatchResult {
            Self::do_unbind_wallet(&ensure_signed(origin)?)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// A season: its window, terms, AIA, rates and money. The current month's when none is named; none for a month
        /// before the chain's first season and beyond the calendar.
        pub fn season(season: Option<Month>) -> Option<SeasonReport> {
            Self::season_report(season)
        }

        /// What `aia` submitted by `who` now would count in each lane and be paid, as an estimate, or why it would be
        /// refused.
        pub fn quote(who: T::AccountId, aia: Aia) -> Quote {
            Self::quote_for(&who, aia)
        }

        /// What `who` can claim now: at most one entry for each of the last twelve seasons, the oldest first.
        pub fn claimable(who: T::AccountId) -> Vec<Claimable> {
            Self::claimable_by(&who)
        }

        /// All seasons together.
        pub fn totals() -> RedemptionTotals {
            Totals::<T>::get()
        }

        /// The external address that is bound to `who`, and the text that binds the next one.
        pub fn wallet(who: T::AccountId) -> WalletReport {
            Self::wallet_report(&who)
        }

        /// The account that an external address is bound to.
        pub fn owner(address: Address) -> Option<T::AccountId> {
            Owners::<T>::get(address)
        }
    }

    impl<T: Config> Pallet<T> {
        /// What the predicates of this pallet's calls say. The weights are the call's and its predicate's.
        fn is_waived(
            origin: &OriginFor<T>,
            (call, predicate): (Weight, Weight),
            would_succeed: impl FnOnce(&T::AccountId) -> bool,
        ) -> bool {
            ensure_signed(origin.clone())
                .is_ok_and(|who| T::Feeless::waive(&who, FeelessKind::Work, call, predicate, || would_succeed(&who)))
        }
    }
}
