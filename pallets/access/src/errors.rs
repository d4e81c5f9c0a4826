//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The amount is zero.
        ZeroAmount,
        /// The free balance is less than the amount and the existential deposit that must stay.
        InsufficientBalance,
        /// The bond, or the account it is paid out to, would be smaller than the existential deposit.
        BelowMinimum,
        /// The account has no bond.
        NoBond,
        /// The active bond is less than the amount.
        MoreThanActive,
        /// Obligations or disputes hold a part of the amount.
        HeldByObligations,
        /// Votes or delegations hold a part of the amount until they are removed and unlocked.
        LockedByVotes,
        /// A season that counted a part of the amount keeps it until its window has ended.
        KeptForSeason,
        /// The bond already has the most chunks that can be unbonding at the same time, and none can be withdrawn.
        TooManyChunks,
        /// Less than the amount is unbonding.
        MoreThanUnbonding,
        /// An open dispute holds the amount or the obligation.
        InDispute,
        /// Nothing that is unbonding has waited long enough.
        NothingToWithdraw,
        /// The account already holds this role.
        RoleHeld,
        /// The account does not hold this role.
        RoleNotHeld,
        /// The account has stopped this role.
        RoleStopped,
        /// The active bond is less than the role's minimum in force.
        BelowRoleMinimum,
        /// An obligation under this role is still open.
        RoleInUse,
        /// The obligation is already open.
        AlreadySetAside,
        /// The account has no such obligation open.
        UnknownObligation,
        /// The part of the active bond that is neither set aside nor in dispute is less than the amount.
        NoRoom,
        /// The amount is more than the limit for a slash without a dispute.
        AboveMinorLimit,
        /// The account already has an open dispute with this number.
        DisputeExists,
        /// The account has no open dispute with this number.
        UnknownDispute,
        /// The part of the bond that is neither set aside nor in dispute is less than the amount.
        NotEnoughToAccuse,
        /// The dispute holds less than the amount.
        MoreThanAccused,
        /// The bond, with its unbonding part and less what governance is owed, is less than the amount.
        MoreThanBonded,
        /// The slash names no reason.
        NoReason,
        /// The moment until which the bond is kept has passed, or is more than 31 days away.
        KeepOutOfRange,
    }
}
