#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod bonding;
mod books;
mod disputes;
mod figures;
mod ledger;
mod obligations;
mod roles;
mod season;
mod slashing;
mod try_state;
mod types;
pub mod voting;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{BondTotals, Dispute, HeldRole, Ledger, Lowest, MinorSlashes, Obligation, Reason, SlashCause};
pub use weights::WeightInfo;

/// The most parts of one bond that may be unbonding at the same time.
pub const MAX_CHUNKS: u32 = 16;

/// The most bytes of a reason for a slash.
pub const MAX_REASON: u32 = 256;

#[frame_support::pallet]
pub mod pallet {
    use super::{BondTotals, Dispute, Ledger, Obligation, Reason, SlashCause, WeightInfo};
    use agt_primitives::{
        access::{AccessTerms, AccessTotals, Accused, BondReport, DisputeId, NextStep, ObligationId, Role},
        Balance, Moment,
    };
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
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// AGT. This pallet holds, releases and moves what is held; it never mints or burns.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
            + fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The runtime's hold reasons, this pallet's among them.
        type RuntimeHoldReason: From<HoldReason>;

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp tells it.
        type Time: Time<Moment = Moment>;

        /// The governed terms: the minimum bond of each role, the unbonding times.
        type Terms: AccessTerms;

        /// Who may call `slash`.
        type SlashOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The pot that slashed AGT goes to: exists from genesis and is never reaped.
        type SlashSink: Get<Self::AccountId>;

        /// AGT outside the protocol's own accounts, in planck: what support is measured against.
        type Circulating: Get<Balance>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds AGT.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond: its active and its unbonding part.
        Bond,
    }

    /// Each account's bond. There is none for an account that has nothing here.
    #[pallet::storage]
    pub type Ledgers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Ledger>;

    /// Every open obligation with what it sets aside.
    #[pallet::storage]
    pub type OpenObligations<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ObligationId, Obligation>;

    /// Every open dispute with what it holds in place.
    #[pallet::storage]
    pub type OpenDisputes<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, DisputeId, Dispute>;

    /// All bonds together, and everything that ever flowed in and out of them.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, BondTotals, ValueQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// AGT went from the free balance to the active bond.
        Bonded {
            /// Whose.
            who: T::AccountId,
            /// Planck bonded now.
            amount: Balance,
            /// The active bond, in planck.
            active: Balance,
        },
        /// A part of the active bond began to wait for its release; it can still be slashed.
        Unbonded {
            /// Whose.
            who: T::AccountId,
            /// Planck unbonded now.
            amount: Balance,
            /// When it can be withdrawn.
            releases: Moment,
            /// The active bond, in planck.
            active: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// What was unbonding is active again, the parts that would have waited longest first.
        Rebonded {
            /// Whose.
            who: T::AccountId,
            /// Planck rebonded now.
            amount: Balance,
            /// The active bond, in planck.
            active: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// What had waited long enough went back to the free balance.
        Withdrawn {
            /// Whose.
            who: T::AccountId,
            /// Planck withdrawn now.
            amount: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// An account holds a role, or takes on obligations under it again after a stop.
        RoleEntered {
            /// Who.
            who: T::AccountId,
            /// The role.
            role: Role,
        },
        /// An account takes on no new obligation under a role.
        RoleStopped {
            /// Who.
            who: T::AccountId,
            /// The role.
            role: Role,
            /// How many obligations under it are still open.
            open: u32,
        },
        /// An account gave up a role.
        RoleLeft {
            /// Who.
            who: T::AccountId,
            /// The role.
            role: Role,
        },
        /// A part of the active bond is set aside for an obligation.
        SetAside {
            /// Whose.
            who: T::AccountId,
            /// The role it is under.
            role: Role,
            /// The obligation.
            obligation: ObligationId,
            /// Planck set aside for it.
            amount: Balance,
            /// Planck set aside in all.
            set_aside: Balance,
        },
        /// An obligation ended and its set-aside is free.
        Lifted {
            /// Whose.
            who: T::AccountId,
            /// The role it was under.
            role: Role,
            /// The obligation.
            obligation: ObligationId,
            /// Planck that were left of it.
            amount: Balance,
            /// Planck set aside in all.
            set_aside: Balance,
        },
        /// A dispute holds a part of a bond in place.
        DisputeOpened {
            /// The accused.
            who: T::AccountId,
            /// The dispute.
            dispute: DisputeId,
            /// What is accused.
            accused: Accused,
            /// Planck of a set-aside that it holds.
            set_aside: Balance,
            /// Planck of the active bond beside the set-asides that it holds.
            active: Balance,
            /// Planck of what is unbonding that it holds.
            unbonding: Balance,
        },
        /// A dispute ended without a slash.
        DisputeClosed {
            /// The accused.
            who: T::AccountId,
            /// The dispute.
            dispute: DisputeId,
        },
        /// A bond lost AGT. A dispute that is the cause is closed.
        Slashed {
            /// Whose.
            who: T::AccountId,
            /// Why.
            cause: SlashCause,
            /// Planck taken from the active bond.
            from_active: Balance,
            /// Planck taken from what is unbonding, the parts that would have waited longest first.
            from_unbonding: Balance,
            /// Who proved it and received a part.
            prover: Option<T::AccountId>,
            /// The prover's part, in planck.
            to_prover: Balance,
            /// The slash sink's part, in planck.
            to_pot: Balance,
            /// Planck that governance slashed and that will be taken as soon as they are free.
            owed: Balance,
            /// The active bond, in planck.
            active: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// Votes and delegations keep this much of the active bond from being unbonded.
        VoteLocked {
            /// Whose.
            who: T::AccountId,
            /// Planck; zero when nothing is locked any more.
            amount: Balance,
        },
        /// A season keeps this much of the active bond from being unbonded. It ends by itself, or when nothing is left
        /// of the account's bond.
        BondKept {
            /// Whose.
            who: T::AccountId,
            /// Planck.
            amount: Balance,
            /// From when on it can be unbonded again.
            until: Moment,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// An amount of zero bonds, unbonds, sets aside or slashes nothing.
        ZeroAmount,
        /// The free balance is less than the amount and the existential deposit that has to stay.
        InsufficientBalance,
        /// The bond, or the account it is paid out to, would be smaller than the existential deposit.
        BelowMinimum,
        /// The account has no bond: no role, no vote, no obligation and no dispute without one.
        NoBond,
        /// The active bond is less than the amount.
        MoreThanActive,
        /// Obligations or disputes hold a part of the amount.
        HeldByObligations,
        /// Votes or delegations hold a part of the amount: remove them and unlock first.
        LockedByVotes,
        /// A season that counted a part of the amount keeps it until its window has ended.
        KeptForSeason,
        /// No more parts can be unbonding at the same time: withdraw or rebond first.
        TooManyChunks,
        /// Less than the amount is unbonding.
        MoreThanUnbonding,
        /// An open dispute holds it until the dispute is closed.
        InDispute,
        /// Nothing that is unbonding has waited long enough.
        NothingToWithdraw,
        /// The account holds this role already.
        RoleHeld,
        /// The account does not hold this role.
        RoleNotHeld,
        /// The account stopped taking obligations under this role: enter it again, or leave.
        RoleStopped,
        /// The active bond is less than the role's minimum in force.
        BelowRoleMinimum,
        /// An obligation under this role is open: stop the role and leave when it has ended.
        RoleInUse,
        /// The obligation is open already.
        AlreadySetAside,
        /// The account has no such obligation open.
        UnknownObligation,
        /// The amount does not fit into what of the active bond is not set aside or in dispute.
        NoRoom,
        /// The amount is more than the code allows without a dispute.
        AboveMinorLimit,
        /// The account has an open dispute of this number.
        DisputeExists,
        /// The account has no open dispute of this number.
        UnknownDispute,
        /// Less than the amount is neither set aside nor in dispute.
        NotEnoughToAccuse,
        /// The dispute holds less than the amount.
        MoreThanAccused,
        /// The bond, with its unbonding part and without what was slashed before, is less than the amount.
        MoreThanBonded,
        /// A slash by governance names its reason.
        NoReason,
        /// A bond is kept until a moment that is to come, at most 31 days away.
        KeepOutOfRange,
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
        /// Moves `amount` planck from the caller's free balance to its active bond. It earns nothing, ever.
        ///
        /// Any signed account. Emits [`Event::Bonded`]. Errors: [`Error::ZeroAmount`], [`Error::InsufficientBalance`],
        /// [`Error::BelowMinimum`].
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::bond())]
        pub fn bond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_bond(&ensure_signed(origin)?, amount)
        }

        /// Lets `amount` planck of the caller's active bond wait for their release: 7 days, or 28 when the caller
        /// holds a long-term role or left one within that time (the governed times, never less). It no longer votes
        /// and no longer backs anything, and can still be slashed.
        ///
        /// Any signed account; never paused here. Emits [`Event::Unbonded`]. Errors: [`Error::ZeroAmount`],
        /// [`Error::NoBond`], [`Error::MoreThanActive`], [`Error::HeldByObligations`], [`Error::LockedByVotes`],
        /// [`Error::KeptForSeason`], [`Error::TooManyChunks`].
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::unbond())]
        pub fn unbond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_unbond(&ensure_signed(origin)?, amount)
        }

        /// Makes `amount` planck of what is unbonding active again, the parts that would wait longest first.
        ///
        /// Any signed account. Emits [`Event::Rebonded`]. Errors: [`Error::ZeroAmount`], [`Error::NoBond`],
        /// [`Error::MoreThanUnbonding`], [`Error::InDispute`].
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::rebond())]
        pub fn rebond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_rebond(&ensure_signed(origin)?, amount)
        }

        /// Pays out everything that has waited long enough and no dispute holds.
        ///
        /// Any signed account; never paused here. Emits [`Event::Withdrawn`]. Errors: [`Error::NothingToWithdraw`],
        /// [`Error::InDispute`], [`Error::BelowMinimum`].
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>) -> DispatchResult {
            Self::do_withdraw(&ensure_signed(origin)?)
        }

        /// Gives the caller a role, or ends its stop.
        ///
        /// Any signed account whose active bond is at least the role's minimum in force. Emits [`Event::RoleEntered`].
        /// Errors: [`Error::NoBond`], [`Error::BelowRoleMinimum`], [`Error::RoleHeld`].
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::enter_role())]
        pub fn enter_role(origin: OriginFor<T>, role: Role) -> DispatchResult {
            Self::do_enter_role(&ensure_signed(origin)?, role)
        }

        /// From now on no new obligation under `role`: the way out for a holder that is drawn again and again before
        /// the last obligation has ended.
        ///
        /// Any signed account; never paused here. Emits [`Event::RoleStopped`]. Errors: [`Error::RoleNotHeld`],
        /// [`Error::RoleStopped`].
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::stop_role())]
        pub fn stop_role(origin: OriginFor<T>, role: Role) -> DispatchResult {
            Self::do_stop_role(&ensure_signed(origin)?, role)
        }

        /// Gives up a role. A long-term role keeps the long unbonding time for as long as that time lasts.
        ///
        /// Any signed account; never paused here. Emits [`Event::RoleLeft`]. Errors: [`Error::RoleNotHeld`],
        /// [`Error::RoleInUse`].
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::leave_role())]
        pub fn leave_role(origin: OriginFor<T>, role: Role) -> DispatchResult {
            Self::do_leave_role(&ensure_signed(origin)?, role)
        }

        /// Takes `amount` planck from the bond of `who` and gives it to the slash sink: first what nothing holds, then
        /// what is unbonding, then what votes or a season hold. What obligations and disputes hold backs others: it is
        /// taken as soon as it is free.
        ///
        /// `SlashOrigin` alone. Emits [`Event::Slashed`] with the reason. Errors: `BadOrigin`, [`Error::ZeroAmount`],
        /// [`Error::NoReason`], [`Error::NoBond`], [`Error::MoreThanBonded`].
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::slash())]
        pub fn slash(
            origin: OriginFor<T>,
            who: <T::Lookup as StaticLookup>::Source,
            #[pallet::compact] amount: Balance,
            reason: Reason,
        ) -> DispatchResult {
            T::SlashOrigin::ensure_origin(origin)?;
            Self::do_slash(&T::Lookup::lookup(who)?, amount, reason)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// An account's bond, its roles, and what is set aside, disputed and locked.
        pub fn report(who: T::AccountId) -> BondReport {
            Self::bond_report(&who)
        }

        /// What an account can do now.
        pub fn next_steps(who: T::AccountId) -> Vec<NextStep> {
            Self::next_steps_of(&who)
        }

        /// All bonds together, what ever flowed through them, and the turnout that referenda are measured against.
        pub fn totals() -> AccessTotals {
            Self::access_totals()
        }

        /// An open obligation.
        pub fn obligation(who: T::AccountId, obligation: ObligationId) -> Option<Obligation> {
            OpenObligations::<T>::get(who, obligation)
        }

        /// An open dispute.
        pub fn dispute(who: T::AccountId, dispute: DisputeId) -> Option<Dispute> {
            OpenDisputes::<T>::get(who, dispute)
        }
    }
}
