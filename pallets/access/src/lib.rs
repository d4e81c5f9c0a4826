#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accounting;
mod bonding;
mod disputes;
mod errors;
mod events;
#[cfg(any(feature = "std", feature = "runtime-benchmarks"))]
mod fixtures;
mod ledger;
mod obligations;
mod report;
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

use frame_support::pallet_macros::import_section;

/// The most parts of one bond that may be unbonding at the same time.
pub const MAX_CHUNKS: u32 = 16;

/// The most bytes of a reason for a slash.
pub const MAX_REASON: u32 = 256;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{BondTotals, Dispute, Ledger, Obligation, Reason, SlashCause, WeightInfo};
    use agt_primitives::{
        access::{AccessTerms, AccessTotals, Accused, BondReport, DisputeId, ObligationId, Role},
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

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// The governed terms: the minimum bond of each role, the unbonding times.
        type Terms: Get<AccessTerms>;

        /// The origin that can call `slash`.
        type SlashOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The pot that slashed AGT goes to: it exists from genesis and is never reaped.
        type SlashSink: Get<Self::AccountId>;

        /// AGT outside the protocol's own accounts, in planck: support in referenda is measured against it.
        type Circulating: Get<Balance>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The reasons for which this pallet holds AGT.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond: its active and its unbonding part.
        Bond,
    }

    /// Each account's bond. An account that has nothing here has no entry.
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

    /// The sums over all bonds, and everything that ever flowed in and out of them.
    #[pallet::storage]
    pub type Totals<T: Config> = StorageValue<_, BondTotals, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Moves AGT from the caller's free balance to its active bond. A bond earns nothing.
        ///
        /// Any signed account may call.
        ///
        /// * `amount`: the planck to bond.
        ///
        /// Emits [`Event::Bonded`]. Errors:
        ///
        /// * [`Error::ZeroAmount`]: the amount is zero.
        /// * [`Error::InsufficientBalance`]: the free balance is less than the amount and the existential deposit.
        /// * [`Error::BelowMinimum`]: the bond would be smaller than the existential deposit.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::bond())]
        pub fn bond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_bond(&ensure_signed(origin)?, amount)
        }

        /// Begins to release a part of the caller's active bond. The part waits for 7 days, or for 28 if the caller holds a
        /// long-term role or left one within that time (the governed times, never less). It no longer votes and backs no
        /// obligation, and can still be slashed. When no place is left for the part, the call first pays out what has
        /// waited long enough, as [`Pallet::withdraw`] does.
        ///
        /// Any signed account may call; the call is never paused.
        ///
        /// * `amount`: the planck to unbond.
        ///
        /// Emits [`Event::Unbonded`], and before it [`Event::Withdrawn`] when it paid something out. Errors:
        ///
        /// * [`Error::ZeroAmount`]: the amount is zero.
        /// * [`Error::NoBond`], [`Error::MoreThanActive`]: the active bond is less than the amount.
        /// * [`Error::HeldByObligations`], [`Error::LockedByVotes`], [`Error::KeptForSeason`]: obligations, disputes, votes
        ///   or a season hold a part of the amount.
        /// * [`Error::TooManyChunks`]: the most chunks are already unbonding, and none of them can be withdrawn as a whole.
        /// * [`Error::BelowMinimum`]: a part must be paid out to make room, and the caller's account would hold less than
        ///   the existential deposit.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::unbond())]
        pub fn unbond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_unbond(&ensure_signed(origin)?, amount)
        }

        /// Makes a part of the caller's bond that is unbonding active again, the chunks that would wait longest first.
        ///
        /// Any signed account may call.
        ///
        /// * `amount`: the planck to rebond.
        ///
        /// Emits [`Event::Rebonded`]. Errors:
        ///
        /// * [`Error::ZeroAmount`]: the amount is zero.
        /// * [`Error::NoBond`], [`Error::MoreThanUnbonding`]: less than the amount is unbonding.
        /// * [`Error::InDispute`]: a dispute holds a part of the amount.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::rebond())]
        pub fn rebond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
            Self::do_rebond(&ensure_signed(origin)?, amount)
        }

        /// Pays out everything of the caller's bond that has waited long enough and that no dispute holds.
        ///
        /// Any signed account may call; the call is never paused.
        ///
        /// Emits [`Event::Withdrawn`]. Errors:
        ///
        /// * [`Error::NothingToWithdraw`]: nothing that is unbonding has waited long enough.
        /// * [`Error::InDispute`]: a dispute holds all that has.
        /// * [`Error::BelowMinimum`]: the caller's account would hold less than the existential deposit.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>) -> DispatchResult {
            Self::do_withdraw(&ensure_signed(origin)?)
        }

        /// Gives the caller a role, or ends its stop.
        ///
        /// Any signed account may call whose active bond is at least the role's minimum in force.
        ///
        /// * `role`: the role.
        ///
        /// Emits [`Event::RoleEntered`]. Errors:
        ///
        /// * [`Error::NoBond`], [`Error::BelowRoleMinimum`]: the active bond is less than the minimum.
        /// * [`Error::RoleHeld`]: the caller already holds the role and has not stopped it.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::enter_role())]
        pub fn enter_role(origin: OriginFor<T>, role: Role) -> DispatchResult {
            Self::do_enter_role(&ensure_signed(origin)?, role)
        }

        /// Stops new obligations under a role: the way out for a holder that is drawn again and again before its last
        /// obligation has ended.
        ///
        /// Any signed account may call; the call is never paused.
        ///
        /// * `role`: the role.
        ///
        /// Emits [`Event::RoleStopped`]. Errors:
        ///
        /// * [`Error::RoleNotHeld`]: the caller does not hold the role.
        /// * [`Error::RoleStopped`]: the caller has stopped it before.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::stop_role())]
        pub fn stop_role(origin: OriginFor<T>, role: Role) -> DispatchResult {
            Self::do_stop_role(&ensure_signed(origin)?, role)
        }

        /// Gives up a role. After a long-term role the long unbonding time still holds, for as long as that time lasts.
        ///
        /// Any signed account may call; the call is never paused.
        ///
        /// * `role`: the role.
        ///
        /// Emits [`Event::RoleLeft`]. Errors:
        ///
        /// * [`Error::RoleNotHeld`]: the caller does not hold the role.
        /// * [`Error::RoleInUse`]: an obligation under the role is still open.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::leave_role())]
        pub fn leave_role(origin: OriginFor<T>, role: Role) -> DispatchResult {
            Self::do_leave_role(&ensure_signed(origin)?, role)
        }

        /// Moves AGT from an account's bond to the slash sink: first the part that nothing holds, then the unbonding part,
        /// then the part that votes or a season hold. The part that obligations and disputes hold backs others: it is taken
        /// as soon as it is free.
        ///
        /// Only `SlashOrigin` may call.
        ///
        /// * `who`: the account.
        /// * `amount`: the planck to slash.
        /// * `reason`: why, in words; at most [`MAX_REASON`](crate::MAX_REASON) bytes.
        ///
        /// Emits [`Event::Slashed`] with the reason. Errors:
        ///
        /// * `BadOrigin`: the origin is not `SlashOrigin`.
        /// * [`Error::ZeroAmount`]: the amount is zero.
        /// * [`Error::NoReason`]: the reason is empty.
        /// * [`Error::NoBond`], [`Error::MoreThanBonded`]: the bond is less than the amount.
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
        /// Returns an account's bond, its roles, and what is set aside, disputed and locked.
        pub fn report(who: T::AccountId) -> BondReport {
            Self::bond_report(&who)
        }

        /// Returns the sums over all bonds, what ever flowed through them, and the turnout that referenda are measured
        /// against.
        pub fn totals() -> AccessTotals {
            Self::access_totals()
        }

        /// Returns an open obligation.
        pub fn obligation(who: T::AccountId, obligation: ObligationId) -> Option<Obligation> {
            OpenObligations::<T>::get(who, obligation)
        }

        /// Returns an open dispute.
        pub fn dispute(who: T::AccountId, dispute: DisputeId) -> Option<Dispute> {
            OpenDisputes::<T>::get(who, dispute)
        }
    }
}
