//! The errors. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The errors, which the pallet's own module takes in.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The caller does not hold the role of data requests.
        NotARequester,
        /// The number is not the next one of the caller's pools.
        WrongNumber,
        /// The asset does not exist, is frozen, or is being destroyed.
        UnknownAsset,
        /// The amount is less than the least balance of an account in the asset.
        BelowLeastBalance,
        /// The expiry has passed, or it is further ahead than the longest life of a pool.
        BadExpiry,
        /// The caller cannot spend the deposit and keep its account alive.
        CannotPayDeposit,
        /// The amount cannot be put on hold: the caller cannot spend so much and keep its account alive, or the asset or an
        /// account in it is frozen or blocked.
        CannotFund,
        /// The asset is listed, so the guarantee must be zero.
        NeedsNoGuarantee,
        /// The asset is not listed, and the guarantee is less than `rewardPools.leastGuarantee`.
        GuaranteeTooSmall,
        /// The pool is unsecured, and its guarantee is less than `rewardPools.leastGuarantee` for what the escrow may pay.
        GuaranteeTooThin,
        /// The caller cannot spend the guarantee and keep its account alive.
        CannotPayGuarantee,
        /// What was put into the pool in all, or its guarantee, does not fit its number.
        TooLarge,
        /// The amount is zero.
        ZeroAmount,
        /// The owner has no pool of this number.
        UnknownPool,
        /// The pool is not old enough to be cancelled.
        TooYoung,
        /// The pool was cancelled.
        PoolCancelled,
        /// The pool has expired.
        PoolExpired,
        /// The pool is neither cancelled nor expired.
        StillOpen,
        /// There is nothing to give back.
        NothingToRefund,
        /// The campaign or job has no escrow.
        NoEscrow,
        /// The campaign or job has an escrow already.
        EscrowExists,
        /// The pool has less unreserved than the escrow needs, the fee included.
        PoolTooSmall,
        /// The escrow has less free than was asked for.
        NotFree,
        /// The escrow has committed less than was asked for.
        NotCommitted,
        /// The escrow has committed what is neither paid nor released.
        StillCommitted,
        /// The account is owed nothing by the pool.
        NothingOwed,
        /// The account cannot receive the asset now: it would have less than the least balance, it is blocked, or the asset
        /// is frozen or its supply too near to what its type can hold. What it is to receive stays on hold.
        CannotReceive,
        /// The pool is secured, so it has no guarantee, or what is owed is so little that the guarantee pays nothing for it.
        NotGuaranteed,
        /// The pool is unsecured, the worker is not the caller, and the pool has not been expired for what
        /// `rewardPools.mostLife` was when it opened.
        NotWorker,
        /// The asset does not keep the account from its pay.
        NotObstructed,
        /// The pool has neither a fee nor a forfeit to collect.
        NothingDue,
        /// The caller is not the pool's owner, and the pool has not expired.
        NotOwner,
        /// A campaign or a job has an escrow in the pool.
        InUse,
        /// The pool owes workers what they have not claimed.
        StillOwed,
        /// The pool has a fee or a forfeit that is not collected.
        StillDue,
    }
}
