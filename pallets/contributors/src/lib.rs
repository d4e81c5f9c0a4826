#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod aia;
mod areas;
mod closing;
mod credits;
mod errors;
mod events;
mod experience;
mod feeless;
pub mod fees;
#[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
mod fixtures;
mod growth;
mod referral;
mod registration;
mod report;
mod sponsors;
mod try_state;
mod types;
pub mod weights;
mod work;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{
    AiaBalance, AreaRecord, ContributorTotals, DailyUsage, FeelessBlock, FeelessDay, Growing, HeldAia, Invitees,
    OpenSet, Person, ReferralSeason, Referrer, Refused, Streak, XpTotals,
};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// The number of days up to the last accepted one that a streak remembers.
pub const SEEN_DAYS: u32 = 64;

/// The number of days after its last accepted day for which a streak still counts, because a set takes time to settle.
pub const STREAK_GRACE: u64 = 3;

/// The most XP that a reward may raise an account's XP to. What lies above it is room for work, which is never refused its XP:
/// no account can earn so much in sets.
pub const MOST_XP: u64 = u64::MAX / 2;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{
        AreaRecord, ContributorTotals, FeelessBlock, FeelessDay, Growing, HeldAia, Invitees, OpenSet, Person,
        ReferralSeason, WeightInfo,
    };
    use agt_primitives::{
        access::{Access, DisputeId},
        basis_points::BasisPoints,
        boosters::Boosters,
        calendar::Month,
        characters::Characters,
        contributors::{
            AreaId, ContributorTerms, Contributors, FeelessKind, FeelessQuota, Outcome, Qualified, ReferralReport,
            SetKey, SponsorReport, StatusReport, WorkKind, WorkOffer,
        },
        medallions::Medallions,
        multiplier::Multiplier,
        Aia, Balance, Moment,
    };
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::{IdentifyAccount, StaticLookup, Verify, Zero};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    pub(crate) type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>> {
        /// AGT. This pallet holds, freezes and releases AGT; it never transfers, mints or burns it.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
            + fungible::MutateFreeze<Self::AccountId, Id = Self::RuntimeFreezeReason>
            + fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The runtime's freeze reasons, which include this pallet's.
        type RuntimeFreezeReason: From<FreezeReason>;

        /// The runtime's hold reasons, which include this pallet's.
        type RuntimeHoldReason: From<HoldReason>;

        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// The governed terms. Each value outside its hard range is moved to the nearer end of the range.
        type Terms: Get<ContributorTerms>;

        /// Bonds and roles. An account that is bonded in a role may register others.
        type Access: Access<Self::AccountId>;

        /// The booster of an account: a factor on its AIA for a time.
        type Boosters: Boosters<Self::AccountId>;

        /// The boost that an account's selected character gives it.
        type Characters: Characters<Self::AccountId>;

        /// Whether an account holds a medallion.
        type Medallions: Medallions<Self::AccountId>;

        /// The signature by which an account agrees to be registered by a sponsor.
        type Signature: Parameter + Verify<Signer = Self::Signer>;

        /// The public key that verifies [`Config::Signature`].
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// The weight of an extrinsic beside its call: the base weight of its class and the transaction extensions.
        type ExtrinsicBase: Get<Weight>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The reasons for which this pallet holds AGT.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The account registered itself and is not proven.
        Registration,
    }

    /// The reasons for which this pallet freezes AGT.
    #[pallet::composite_enum]
    pub enum FreezeReason {
        /// The account is registered. An account of which something is frozen keeps what is left on it, even if that is less
        /// than the existential deposit.
        Registered,
    }

    /// The record of each registered account. Registration creates it; the removal of an idle account deletes it.
    #[pallet::storage]
    pub type People<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Person<T::AccountId>>;

    /// The record of an account in an area: its qualification and its sets, for at most 16 areas of an account. The first
    /// set in an area creates it.
    #[pallet::storage]
    pub type Areas<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, AreaId, AreaRecord>;

    /// The open sets of an account, at most 32. `open_work` adds one, `close_work` removes it.
    #[pallet::storage]
    pub type OpenSets<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, SetKey, OpenSet>;

    /// The AIA of an account that an open dispute holds. Removed when the dispute ends.
    #[pallet::storage]
    pub type Disputes<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, DisputeId, HeldAia>;

    /// The invitations of a sponsor. Created when the account is proven or first registers another account. Once it is
    /// neither proven nor holds a role, `remove_invitations` removes it.
    #[pallet::storage]
    pub type Invitations<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Growing>;

    /// The number of the next registration.
    #[pallet::storage]
    pub type NextNumber<T: Config> = StorageValue<_, u64, ValueQuery>;

    /// The sums over all accounts.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, ContributorTotals, ValueQuery>;

    /// Each season in which AIA was accepted.
    #[pallet::storage]
    pub type ReferralSeasons<T: Config> = StorageMap<_, Twox64Concat, Month, ReferralSeason>;

    /// The invitees that count for a referrer in a season. Removed when the referrer claims.
    #[pallet::storage]
    pub type SeasonInvitees<T: Config> =
        StorageDoubleMap<_, Twox64Concat, Month, Blake2_128Concat, T::AccountId, Invitees>;

    /// The feeless calls that a registered account made on the last day on which it made any. Removed with its record.
    #[pallet::storage]
    pub type FeelessDays<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, FeelessDay, ValueQuery>;

    /// The feeless calls of the last block that had any.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type FeelessBlocks<T: Config> = StorageValue<_, FeelessBlock<BlockNumberFor<T>>, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            assert!(T::Terms::get().check().is_ok(), "a chain must start with terms that pass their own check");
            assert!(Self::feeless_calls_fit(), "an empty block must have room for each feeless call of this pallet");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers the caller, gives it full energy and holds the governed amount of AGT, 1 AGT by default. The hold
        /// is released when the account is proven or removed.
        ///
        /// Caller: any signed account.
        ///
        /// Parameters:
        /// * `referrer`: a registered account other than the caller. It cannot be named later.
        ///
        /// Emits [`Event::Registered`].
        ///
        /// Errors:
        /// * [`Error::AlreadyRegistered`]: the caller is registered.
        /// * [`Error::SelfReferral`]: `referrer` is the caller.
        /// * [`Error::UnknownReferrer`]: `referrer` is not registered.
        /// * [`Error::InsufficientBalance`]: the caller's free balance does not cover the hold and the existential
        ///   deposit.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register())]
        pub fn register(origin: OriginFor<T>, referrer: Option<SourceOf<T>>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let referrer = referrer.map(T::Lookup::lookup).transpose()?;
            Self::do_register(&who, referrer)
        }

        /// Registers `who` on behalf of the caller, its sponsor. It takes one of the caller's invitations and holds
        /// nothing. `who` gets full energy and a provider reference, so that it can sign without any AGT.
        ///
        /// Caller: any signed account that is proven, or bonded highly enough in a role that it holds. The call costs
        /// no fee within the caller's daily allowance.
        ///
        /// Parameters:
        /// * `who`: the account to register.
        /// * `referrer`: a registered account other than `who`.
        /// * `expires`: the last moment at which the signature is valid, in milliseconds; at most 7 days from now.
        /// * `signature`: the signature of `who` over [`Pallet::message`] with the same arguments.
        ///
        /// Emits [`Event::Registered`].
        ///
        /// Errors:
        /// * [`Error::AlreadyRegistered`]: `who` is registered.
        /// * [`Error::SelfReferral`]: `referrer` is `who`.
        /// * [`Error::UnknownReferrer`]: `referrer` is not registered.
        /// * [`Error::SignatureExpired`]: `expires` has passed.
        /// * [`Error::ExpiryTooFar`]: `expires` is more than 7 days from now.
        /// * [`Error::NotASponsor`]: the caller is neither proven nor bonded highly enough.
        /// * [`Error::NoInvitation`]: the caller has no invitation left.
        /// * [`Error::BadSignature`]: `who` did not sign this registration.
        #[pallet::call_index(1)]
        #[pallet::weight(
            Pallet::<T>::weight(T::WeightInfo::register_for(), T::WeightInfo::can_register_for())
        )]
        #[pallet::feeless_if(|origin: &OriginFor<T>, who: &SourceOf<T>, referrer: &Option<SourceOf<T>>,
            expires: &Moment, signature: &T::Signature| -> bool {
            let (call, predicate) = (T::WeightInfo::register_for(), T::WeightInfo::can_register_for());
            let called = Call::<T>::register_for {
                who: who.clone(),
                referrer: referrer.clone(),
                expires: *expires,
                signature: signature.clone(),
            };
            Pallet::<T>::waives(origin, FeelessKind::Registration, called, call, predicate, |sponsor| {
                Pallet::<T>::ensure_sponsored(sponsor, who.clone(), referrer.clone(), *expires, signature).is_ok()
            })
        })]
        pub fn register_for(
            origin: OriginFor<T>,
            who: SourceOf<T>,
            referrer: Option<SourceOf<T>>,
            expires: Moment,
            signature: T::Signature,
        ) -> DispatchResult {
            Self::do_register_for(&ensure_signed(origin)?, who, referrer, expires, &signature)
        }

        /// Removes an unproven account that has been idle for the governed period, 30 days by default. Its hold is
        /// released. Its energy, its reputation, its AIA (none of which is ripe) and its provider reference are gone.
        ///
        /// Caller: any signed account. This pallet never pauses the call.
        ///
        /// Parameters:
        /// * `who`: the account to remove.
        ///
        /// Emits [`Event::Removed`].
        ///
        /// Errors:
        /// * [`Error::NotRegistered`]: `who` is not registered.
        /// * [`Error::AlreadyProven`]: `who` is proven.
        /// * [`Error::WorkOpen`]: `who` has an open set.
        /// * [`Error::InDispute`]: a dispute holds AIA of `who`.
        /// * [`Error::NotIdle`]: `who` registered, opened a set or closed a set within the idle period.
        /// * [`Error::ProviderNeeded`]: AGT of `who` on hold in another pallet depends on its provider reference.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::remove_idle())]
        pub fn remove_idle(origin: OriginFor<T>, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_remove_idle(&T::Lookup::lookup(who)?)
        }

        /// Credits the caller with the AIA that its invitees of a season earn it: a part of their AIA, limited to the
        /// caller's share of the season's referral budget. The AIA is ripe at once. A claim that comes to less than one AIA
        /// pays nothing and removes the record.
        ///
        /// Caller: any signed account. This pallet never pauses the call. It costs no fee within the caller's daily
        /// allowance, unless it pays nothing.
        ///
        /// Parameters:
        /// * `season`: a month that has ended.
        ///
        /// Emits [`Event::ReferralClaimed`].
        ///
        /// Errors:
        /// * [`Error::SeasonRuns`]: `season` has not ended.
        /// * [`Error::NothingToClaim`]: no invitee of the caller counted in `season`, or the caller has claimed it.
        #[pallet::call_index(3)]
        #[pallet::weight(Pallet::<T>::weight(T::WeightInfo::claim_referral(), T::WeightInfo::can_claim_referral()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, season: &Month| -> bool {
            let (call, predicate) = (T::WeightInfo::claim_referral(), T::WeightInfo::can_claim_referral());
            let called = Call::<T>::claim_referral { season: *season };
            Pallet::<T>::waives(origin, FeelessKind::Work, called, call, predicate, |who| {
                Pallet::<T>::claimable(who, *season).is_ok()
            })
        })]
        pub fn claim_referral(origin: OriginFor<T>, season: Month) -> DispatchResult {
            Self::do_claim_referral(&ensure_signed(origin)?, season)
        }

        /// Gives up the caller's record in an area and makes room for another area. If the caller works in the area again,
        /// it starts there as a newcomer, with quizzes. A record that stands worse than a newcomer's is not given up: one of
        /// failed quizzes, of a trial, or of a fall.
        ///
        /// Caller: any signed account.
        ///
        /// Parameters:
        /// * `area`: an area in which the caller has no open set.
        ///
        /// Emits [`Event::AreaForgotten`].
        ///
        /// Errors:
        /// * [`Error::NotRegistered`]: the caller is not registered.
        /// * [`Error::UnknownArea`]: the caller has no record in `area`.
        /// * [`Error::AreaInUse`]: the caller has an open set in `area`, or closed one there within
        ///   `contributors.fallWait`.
        /// * [`Error::AreaFallen`]: the caller has a fall in `area` that is not forgiven.
        /// * [`Error::TrialRuns`]: the caller is on trial in `area`. AIA may wait there.
        /// * [`Error::QuizzesFailed`]: the caller's quizzes in `area` have failed before, or show less than none would.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::forget_area())]
        pub fn forget_area(origin: OriginFor<T>, area: AreaId) -> DispatchResult {
            Self::do_forget_area(&ensure_signed(origin)?, area)
        }

        /// Removes the stored invitations of an account that can register nobody and holds no role. When it takes on a role
        /// again, its invitations grow from none, as those of every sponsor that never registered anybody.
        ///
        /// Caller: any signed account.
        ///
        /// Parameters:
        /// * `who`: the account whose invitations are removed.
        ///
        /// Emits [`Event::InvitationsRemoved`].
        ///
        /// Errors:
        /// * [`Error::NoInvitationsStored`]: no invitations of `who` are stored.
        /// * [`Error::StillSponsor`]: `who` is proven or holds a role.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::remove_invitations())]
        pub fn remove_invitations(origin: OriginFor<T>, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_remove_invitations(&T::Lookup::lookup(who)?)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns everything about an account, or none if it is not registered.
        pub fn report(who: T::AccountId) -> Option<StatusReport<T::AccountId>> {
            Self::status_report(&who)
        }

        /// Returns the sums over all accounts.
        pub fn totals() -> ContributorTotals {
            Totals::<T>::get()
        }

        /// Returns whether an account may open a set now, or the error with which it would fail.
        pub fn may_open(who: T::AccountId, offer: WorkOffer) -> Result<(), DispatchError> {
            <Self as Contributors<T::AccountId>>::can_open(&who, offer)
        }

        /// Returns the invitations of an account, registered or not, or none if it cannot register others.
        pub fn sponsor(who: T::AccountId) -> Option<SponsorReport> {
            Self::sponsor_report(&who)
        }

        /// Returns the referrals of an account in a season.
        pub fn referral(who: T::AccountId, season: Month) -> ReferralReport {
            Self::referral_report(&who, season)
        }

        /// Returns the bytes that `who` signs so that `sponsor` can register it until `expires`. None before the chain's
        /// first block, because the bytes name the genesis hash and no chain knows its own until then.
        pub fn registration_message(
            sponsor: T::AccountId,
            who: T::AccountId,
            referrer: Option<T::AccountId>,
            expires: Moment,
        ) -> Option<Vec<u8>> {
            let begun = !frame_system::Pallet::<T>::block_number().is_zero();
            begun.then(|| Self::message(&sponsor, &who, referrer.as_ref(), expires))
        }

        /// Returns the governed terms in force.
        pub fn terms_in_force() -> ContributorTerms {
            Self::terms()
        }
    }

    impl<T: Config> Pallet<T> {
        pub(crate) fn now() -> Moment {
            T::Time::now()
        }

        /// Returns the governed terms, moved inside their hard ranges.
        pub(crate) fn terms() -> ContributorTerms {
            T::Terms::get().bounded()
        }

        /// Returns the record of a registered account.
        pub(crate) fn person(who: &T::AccountId) -> Result<Person<T::AccountId>, Error<T>> {
            People::<T>::get(who).ok_or(Error::<T>::NotRegistered)
        }
    }
}
