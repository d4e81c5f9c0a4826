#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod aia;
mod credits;
mod feeless;
pub mod fees;
mod figures;
#[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
mod fixtures;
mod growth;
mod referral;
mod registration;
mod reputation;
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
    AiaBook, AreaStanding, DayBook, FeelessBlock, FeelessDay, Figures, GoldRecord, Growing, HeldAia, Invitees, OpenSet,
    Person, Referrer, SeasonBook, Streak,
};
pub use weights::WeightInfo;

/// How many days up to the last one a streak knows of.
pub const SEEN_DAYS: u32 = 64;

/// How many days after its last accepted day a streak still counts: a set takes its time to be settled.
pub const STREAK_GRACE: u64 = 3;

#[frame_support::pallet]
pub mod pallet {
    use super::{
        AreaStanding, FeelessBlock, FeelessDay, Figures, Growing, HeldAia, Invitees, OpenSet, Person, SeasonBook,
        WeightInfo,
    };
    use agt_primitives::{
        access::{Access, DisputeId},
        basis_points::BasisPoints,
        calendar::Month,
        characters::Characters,
        contributors::{
            AreaId, ContributorTerms, Contributors, FeelessKind, FeelessQuota, Outcome, ReferralReport, SetKey,
            SponsorReport, StandingReport, WorkOffer,
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
    use sp_runtime::traits::{IdentifyAccount, StaticLookup, Verify};

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// AGT. This pallet holds and releases it; it never moves, mints or burns any.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
            + fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The runtime's hold reasons, this pallet's among them.
        type RuntimeHoldReason: From<HoldReason>;

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp tells it.
        type Time: Time<Moment = Moment>;

        /// The governed terms. Whatever it answers is moved inside the hard ranges.
        type Terms: Get<ContributorTerms>;

        /// Bonds and roles: whose account is bonded in a role may register others.
        type Access: Access<Self::AccountId>;

        /// What selected characters do for their accounts.
        type Characters: Characters<Self::AccountId>;

        /// Who holds a medallion.
        type Medallions: Medallions<Self::AccountId>;

        /// A signature by which an account agrees to be registered.
        type Signature: Parameter + Verify<Signer = Self::Signer>;

        /// What verifies it.
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;

        /// What an extrinsic weighs beside its call: the base weight of its class and the transaction extensions.
        type ExtrinsicBase: Get<Weight>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds AGT.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// An account registered itself and is not proven.
        Registration,
    }

    /// Every registered account.
    #[pallet::storage]
    pub type People<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Person<T::AccountId>>;

    /// Reputation by account and area; at most 16 areas an account.
    #[pallet::storage]
    pub type Areas<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, AreaId, AreaStanding>;

    /// Every open set by account; at most 32 an account.
    #[pallet::storage]
    pub type OpenSets<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, SetKey, OpenSet>;

    /// AIA that open disputes hold, by account and dispute.
    #[pallet::storage]
    pub type Disputes<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, DisputeId, HeldAia>;

    /// The tickets of each account that could ever register others and did, or was proven.
    #[pallet::storage]
    pub type Tickets<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Growing>;

    /// The number of the next registration.
    #[pallet::storage]
    pub type NextNumber<T: Config> = StorageValue<_, u64, ValueQuery>;

    /// All accounts together.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, Figures, ValueQuery>;

    /// Each season in which AIA was accepted.
    #[pallet::storage]
    pub type ReferralSeasons<T: Config> = StorageMap<_, Twox64Concat, Month, SeasonBook>;

    /// The invitees that count, by season and referrer, until the referrer claims.
    #[pallet::storage]
    pub type SeasonInvitees<T: Config> =
        StorageDoubleMap<_, Twox64Concat, Month, Blake2_128Concat, T::AccountId, Invitees>;

    /// The calls without a fee that an account made on the last day on which it made any.
    #[pallet::storage]
    pub type FeelessDays<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, FeelessDay, ValueQuery>;

    /// The calls without a fee of the last block that had any.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type FeelessBlocks<T: Config> = StorageValue<_, FeelessBlock<BlockNumberFor<T>>, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An account is registered.
        Registered {
            /// Who.
            who: T::AccountId,
            /// The number of the registration.
            number: u64,
            /// Its referral tree.
            tree: u64,
            /// The referrer it named.
            referrer: Option<T::AccountId>,
            /// Planck on hold until it is proven or removed.
            held: Balance,
            /// Who registered it, if not itself.
            sponsor: Option<T::AccountId>,
            /// The sponsor's tickets after this one was spent; zero without a sponsor.
            tickets: u32,
            /// Its energy.
            energy: u32,
        },
        /// An account has answered enough gold right.
        Proven {
            /// Who.
            who: T::AccountId,
            /// Planck that are free again.
            released: Balance,
        },
        /// An unproven account that was idle is gone, with everything it had here.
        Removed {
            /// Who.
            who: T::AccountId,
            /// The number of its registration.
            number: u64,
            /// Planck that are free again.
            released: Balance,
            /// AIA that is gone; none of it was ripe.
            expired: Aia,
        },
        /// An account opened a set.
        WorkOpened {
            /// Who.
            who: T::AccountId,
            /// The set.
            set: SetKey,
            /// Its area.
            area: AreaId,
            /// Whether its campaign is the platform's own.
            platform: bool,
            /// Units of energy it cost.
            energy_spent: u32,
            /// Units left.
            energy: u32,
            /// What its AIA is multiplied by.
            multiplier: Multiplier,
            /// AIA that it can earn at the most.
            reserved: Aia,
            /// Sets opened this UTC day.
            sets_today: u32,
            /// AIA reserved this UTC day.
            reserved_today: Aia,
        },
        /// A set is closed.
        WorkClosed {
            /// Whose.
            who: T::AccountId,
            /// The set.
            set: SetKey,
            /// How it ended.
            outcome: Outcome,
            /// AIA credited, multiplier included.
            aia: Aia,
            /// When its dispute window closes; the AIA ripens with the day that begins then or after.
            ripens_at: Moment,
            /// XP credited.
            xp: u32,
            /// AIA of the reservation that went back to the day on which the set was opened.
            returned: Aia,
            /// AIA still reserved on the last day on which the account opened a set.
            reserved_today: Aia,
            /// Units of energy that came back.
            energy_returned: u32,
            /// The set's area.
            area: AreaId,
            /// The consensus average there now.
            consensus: BasisPoints,
            /// The gold average there now.
            gold: BasisPoints,
            /// Gold items right and in all, as they count for being proven.
            gold_answered: (u32, u32),
            /// The referrer for whom the AIA counts.
            counted_for: Option<T::AccountId>,
        },
        /// An account dropped an area and its reputation there.
        AreaForgotten {
            /// Who.
            who: T::AccountId,
            /// The area.
            area: AreaId,
        },
        /// Energy grows by other terms from now on.
        BoostChanged {
            /// Whose.
            who: T::AccountId,
            /// Units now.
            energy: u32,
            /// Units at most.
            maximum: u32,
            /// Milliseconds a unit.
            period: Moment,
        },
        /// AIA is burned for good.
        AiaBurned {
            /// Whose.
            who: T::AccountId,
            /// How much.
            aia: Aia,
            /// What is left ripe.
            ripe: Aia,
            /// All that the account ever burned.
            burned: Aia,
        },
        /// A dispute holds AIA that had not ripened.
        AiaHeld {
            /// Whose.
            who: T::AccountId,
            /// The dispute.
            dispute: DisputeId,
            /// How much.
            aia: Aia,
            /// When it ripens if it is released.
            ripens: Moment,
            /// All that disputes hold of the account.
            disputed: Aia,
        },
        /// A dispute over AIA ended.
        DisputeEnded {
            /// Whose AIA it was.
            who: T::AccountId,
            /// The dispute.
            dispute: DisputeId,
            /// AIA that is destroyed.
            clawed_back: Aia,
            /// AIA that is released.
            released: Aia,
            /// When that ripens.
            ripens: Moment,
            /// All that disputes still hold of the account.
            disputed: Aia,
        },
        /// From now on an account counts for its referrer.
        BondedRedemptionNoted {
            /// Who.
            who: T::AccountId,
        },
        /// A referrer was credited for a season, and has ripe AIA.
        ReferralClaimed {
            /// Who.
            who: T::AccountId,
            /// The season.
            season: Month,
            /// AIA of its invitees that counted.
            counted: Aia,
            /// How many counted.
            invitees: u32,
            /// AIA credited.
            aia: Aia,
        },
        /// The allowance pays for the call that follows.
        FeeWaived {
            /// Whose.
            who: T::AccountId,
            /// What the call is for.
            kind: FeelessKind,
            /// How many calls the account has made without a fee this UTC day.
            calls: u32,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The account is not registered.
        NotRegistered,
        /// The account is registered already.
        AlreadyRegistered,
        /// The free balance is less than the hold and the existential deposit that has to stay.
        InsufficientBalance,
        /// Nobody refers itself.
        SelfReferral,
        /// The referrer is not registered.
        UnknownReferrer,
        /// Only a proven account, or one bonded in a role with bond enough, registers others.
        NotASponsor,
        /// The sponsor has no ticket left: one grows with time.
        NoTicket,
        /// The signed registration has expired.
        SignatureExpired,
        /// A signed registration expires within 7 days from when it is used.
        ExpiryTooFar,
        /// The account did not sign this registration.
        BadSignature,
        /// The account is proven, and stays.
        AlreadyProven,
        /// The account opened or closed a set, or registered, not long enough ago.
        NotIdle,
        /// A set is open.
        WorkOpen,
        /// A dispute holds AIA of the account.
        InDispute,
        /// The account stands on the provider reference that it got here: AGT of its own is on hold elsewhere.
        ProviderNeeded,
        /// A set costs at least one unit of energy.
        ZeroEnergy,
        /// Only platform campaigns pay AIA.
        AiaOutsidePlatform,
        /// The account has this set open.
        AlreadyOpen,
        /// The account has as many sets open as it may: one until it is proven.
        TooManyOpen,
        /// The account has as many areas as there can be: forget one first.
        TooManyAreas,
        /// The account has opened as many sets this UTC day as its reputation in the area allows.
        DailySets,
        /// The set could earn more AIA than what is left of this UTC day's cap.
        DailyAia,
        /// The account has less energy than the set costs.
        NotEnoughEnergy,
        /// The account has no such set open.
        NotOpen,
        /// More items are right than there are.
        BadTally,
        /// The set earned more AIA than it was offered for.
        MoreThanOffered,
        /// The account has no reputation in this area.
        UnknownArea,
        /// A set of this area is open.
        AreaInUse,
        /// An amount of zero burns, holds or takes nothing.
        ZeroAmount,
        /// The account is not proven: its AIA is pending.
        Unproven,
        /// Less AIA than that is ripe.
        NotEnoughRipe,
        /// The account has an open dispute of this number.
        DisputeExists,
        /// The account has no open dispute of this number.
        UnknownDispute,
        /// Less AIA than that waits for this moment or a later one.
        NotEnoughRipening,
        /// The dispute holds less than the amount.
        MoreThanHeld,
        /// The season is not over.
        SeasonRuns,
        /// No invitee of the account counted in this season, or too little for one AIA, or it is claimed.
        NothingToClaim,
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
        /// Registers the caller, with full energy. Until it is proven or removed the governed hold, 1 AGT, is on hold.
        ///
        /// Any signed account. `referrer` is a registered account other than the caller; it can never be named later.
        /// Emits [`Event::Registered`]. Errors: [`Error::AlreadyRegistered`], [`Error::SelfReferral`],
        /// [`Error::UnknownReferrer`], [`Error::InsufficientBalance`].
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register())]
        pub fn register(origin: OriginFor<T>, referrer: Option<SourceOf<T>>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let referrer = referrer.map(T::Lookup::lookup).transpose()?;
            Self::do_register(&who, referrer)
        }

        /// Registers `who`, who needs no AGT for it: spends one of the caller's tickets and gives `who` a provider
        /// reference, so that it can sign.
        ///
        /// Any signed account that is proven, or bonded in a role with bond enough. `signature` is that of `who` under
        /// [`Pallet::message`] with the same arguments; it is good until `expires`, at most 7 days ahead. Runs without
        /// a fee within the caller's allowance. Emits [`Event::Registered`]. Errors: [`Error::AlreadyRegistered`],
        /// [`Error::SelfReferral`], [`Error::UnknownReferrer`], [`Error::SignatureExpired`], [`Error::ExpiryTooFar`],
        /// [`Error::NotASponsor`], [`Error::NoTicket`], [`Error::BadSignature`].
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::register_for().saturating_add(
            <Pallet<T> as FeelessQuota<T::AccountId>>::overhead(T::WeightInfo::can_register_for())
        ))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, who: &SourceOf<T>, referrer: &Option<SourceOf<T>>,
            expires: &Moment, signature: &T::Signature| -> bool {
            let weights = (T::WeightInfo::register_for(), T::WeightInfo::can_register_for());
            Pallet::<T>::is_waived(origin, FeelessKind::Registration, weights, |sponsor| {
                Pallet::<T>::would_register(sponsor, who, referrer, *expires, signature)
            })
        })]
        pub fn register_for(
            origin: OriginFor<T>,
            who: SourceOf<T>,
            referrer: Option<SourceOf<T>>,
            expires: Moment,
            signature: T::Signature,
        ) -> DispatchResult {
            let sponsor = ensure_signed(origin)?;
            let who = T::Lookup::lookup(who)?;
            let referrer = referrer.map(T::Lookup::lookup).transpose()?;
            Self::do_register_for(&sponsor, &who, referrer, expires, &signature)
        }

        /// Removes `who`, which is unproven and for 30 days (the governed time) has opened no set and had none open.
        /// What is on hold for it goes back to it; its AIA, of which none is ripe, its energy and its reputation are
        /// gone, and so is the provider reference.
        ///
        /// Any signed account; never paused here. Emits [`Event::Removed`]. Errors: [`Error::NotRegistered`],
        /// [`Error::AlreadyProven`], [`Error::WorkOpen`], [`Error::InDispute`], [`Error::NotIdle`],
        /// [`Error::ProviderNeeded`].
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::remove_idle())]
        pub fn remove_idle(origin: OriginFor<T>, who: SourceOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_remove_idle(&T::Lookup::lookup(who)?)
        }

        /// Credits the caller with what its invitees of a season that is over bring it: a part of their AIA, but no
        /// more than its share of what all referrers of the season share. Ripe at once.
        ///
        /// Any signed account; never paused here. Runs without a fee within the caller's allowance. Emits
        /// [`Event::ReferralClaimed`]. Errors: [`Error::SeasonRuns`], [`Error::NothingToClaim`].
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::claim_referral().saturating_add(
            <Pallet<T> as FeelessQuota<T::AccountId>>::overhead(T::WeightInfo::can_claim_referral())
        ))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, season: &Month| -> bool {
            let weights = (T::WeightInfo::claim_referral(), T::WeightInfo::can_claim_referral());
            Pallet::<T>::is_waived(origin, FeelessKind::Work, weights, |who| {
                Pallet::<T>::claimable(who, *season).is_ok()
            })
        })]
        pub fn claim_referral(origin: OriginFor<T>, season: Month) -> DispatchResult {
            Self::do_claim_referral(&ensure_signed(origin)?, season)
        }

        /// Drops an area in which the caller has no set open: makes room for another one. Its reputation there is gone
        /// and begins at zero if it comes back, so nobody gains by it.
        ///
        /// Any signed account. Emits [`Event::AreaForgotten`]. Errors: [`Error::NotRegistered`],
        /// [`Error::UnknownArea`], [`Error::AreaInUse`].
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::forget_area())]
        pub fn forget_area(origin: OriginFor<T>, area: AreaId) -> DispatchResult {
            Self::do_forget_area(&ensure_signed(origin)?, area)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Everything about one account; none when it is not registered.
        pub fn report(who: T::AccountId) -> Option<StandingReport<T::AccountId>> {
            Self::standing_report(&who)
        }

        /// All accounts together.
        pub fn figures() -> Figures {
            Totals::<T>::get()
        }

        /// Whether an account may open a set now, and if not, why.
        pub fn may_open(who: T::AccountId, offer: WorkOffer) -> Result<(), DispatchError> {
            <Self as Contributors<T::AccountId>>::can_open(&who, offer)
        }

        /// An account's tickets, registered or not; none when it cannot register others.
        pub fn sponsor(who: T::AccountId) -> Option<SponsorReport> {
            Self::sponsor_report(&who)
        }

        /// A referrer's season as it stands.
        pub fn referral(who: T::AccountId, season: Month) -> ReferralReport {
            Self::referral_report(&who, season)
        }

        /// The bytes that `who` signs so that `sponsor` can register it until `expires`.
        pub fn registration_message(
            sponsor: T::AccountId,
            who: T::AccountId,
            referrer: Option<T::AccountId>,
            expires: Moment,
        ) -> Vec<u8> {
            Self::message(&sponsor, &who, referrer.as_ref(), expires)
        }

        /// The governed terms in force.
        pub fn terms_in_force() -> ContributorTerms {
            Self::terms()
        }
    }

    impl<T: Config> Pallet<T> {
        pub(crate) fn now() -> Moment {
            T::Time::now()
        }

        /// What the predicates of this pallet's own calls say. The weights are the call's and its predicate's.
        fn is_waived(
            origin: &OriginFor<T>,
            kind: FeelessKind,
            (call, predicate): (Weight, Weight),
            would_succeed: impl FnOnce(&T::AccountId) -> bool,
        ) -> bool {
            ensure_signed(origin.clone()).is_ok_and(|who| {
                <Self as FeelessQuota<T::AccountId>>::waive(&who, kind, call, predicate, || would_succeed(&who))
            })
        }

        /// The governed terms, inside the ranges that code fixes.
        pub(crate) fn terms() -> ContributorTerms {
            T::Terms::get().bounded()
        }
    }
}
