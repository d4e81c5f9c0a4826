//! The events. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in.
#[pallet_section]
mod events {
    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says.
    pub enum Event<T: Config> {
        /// AGT went from the free balance to the active bond.
        Bonded {
            /// The owner of the bond.
            who: T::AccountId,
            /// Planck bonded now.
            amount: Balance,
            /// The active bond, in planck.
            active: Balance,
        },
        /// A part of the active bond began to wait for its release; it can still be slashed.
        Unbonded {
            /// The owner of the bond.
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
        /// A part that was unbonding is active again, the chunks that would have waited longest first.
        Rebonded {
            /// The owner of the bond.
            who: T::AccountId,
            /// Planck rebonded now.
            amount: Balance,
            /// The active bond, in planck.
            active: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// The part that had waited long enough went back to the free balance.
        Withdrawn {
            /// The owner of the bond.
            who: T::AccountId,
            /// Planck withdrawn now.
            amount: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// An account holds a role, or takes on obligations under it again after a stop.
        RoleEntered { who: T::AccountId, role: Role },
        /// An account no longer takes on new obligations under a role.
        RoleStopped {
            who: T::AccountId,
            role: Role,
            /// The number of obligations under it that are still open.
            open: u32,
        },
        /// An account gave up a role.
        RoleLeft { who: T::AccountId, role: Role },
        /// A part of the active bond is set aside for an obligation.
        SetAside {
            /// The owner of the bond.
            who: T::AccountId,
            /// The role it is under.
            role: Role,
            obligation: ObligationId,
            /// Planck set aside for it.
            amount: Balance,
            /// Planck set aside altogether.
            set_aside: Balance,
        },
        /// An obligation ended and its set-aside is free.
        Lifted {
            /// The owner of the bond.
            who: T::AccountId,
            /// The role it was under.
            role: Role,
            obligation: ObligationId,
            /// Planck that it still set aside.
            amount: Balance,
            /// Planck set aside altogether.
            set_aside: Balance,
        },
        /// A dispute holds a part of a bond in place.
        DisputeOpened {
            /// The accused.
            who: T::AccountId,
            dispute: DisputeId,
            /// The obligation or the amount that is accused.
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
            dispute: DisputeId,
        },
        /// A bond lost AGT. A dispute that is the cause is closed.
        Slashed {
            /// The owner of the bond.
            who: T::AccountId,
            cause: SlashCause,
            /// Planck taken from the active bond.
            from_active: Balance,
            /// Planck taken from the unbonding part, the chunks that would have waited longest first.
            from_unbonding: Balance,
            /// The account that proved the wrong and received a part.
            prover: Option<T::AccountId>,
            /// The prover's part, in planck.
            to_prover: Balance,
            /// The slash sink's part, in planck.
            to_pot: Balance,
            /// Planck that governance slashed and that is taken as soon as it is free.
            owed: Balance,
            /// The active bond, in planck.
            active: Balance,
            /// All that is unbonding, in planck.
            unbonding: Balance,
        },
        /// Votes and delegations keep this much of the active bond from being unbonded.
        VoteLocked {
            /// The owner of the bond.
            who: T::AccountId,
            /// Planck; zero when nothing is locked any more.
            amount: Balance,
        },
        /// A season keeps this much of the active bond from being unbonded. It ends by itself, or when nothing is left
        /// of the account's bond.
        BondKept {
            /// The owner of the bond.
            who: T::AccountId,
            /// Planck kept.
            amount: Balance,
            /// From when on it can be unbonded again.
            until: Moment,
        },
    }
}
