//! The events. Calls with their documentation leave no room for them in `lib.rs`.

use frame_support::pallet_macros::pallet_section;

/// The events, which the pallet's own module takes in. They alone rebuild the books of each pool and escrow.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    #[allow(missing_docs)] // A field without a comment is what its name says. Amounts are in the pool's asset.
    pub enum Event<T: Config> {
        /// A pool opened.
        Opened {
            owner: T::AccountId,
            pool: PoolId,
            asset: AssetKind,
            purpose: PoolPurpose,
            amount: Balance,
            /// The fee on what it pays.
            fee: BasisPoints,
            /// Whether its asset is listed. If not, work for it earns no merit.
            is_secured: bool,
            cancel_from: Moment,
            expires: Moment,
            /// The moment from which on anyone may claim for a worker, or give its claim up, if the pool is unsecured.
            given_up_from: Moment,
            /// Planck of AGT on hold for the pool itself.
            deposit: Balance,
            /// Planck of AGT on hold for workers whom the asset cannot be paid to.
            guarantee: Balance,
        },
        /// Somebody put money into a pool.
        ToppedUp {
            owner: T::AccountId,
            pool: PoolId,
            who: T::AccountId,
            amount: Balance,
            /// Planck of AGT that it added to the guarantee.
            guarantee: Balance,
        },
        /// The owner cancelled a pool: it accepts nothing new.
        Cancelled { owner: T::AccountId, pool: PoolId },
        /// A campaign or a job reserved a part of a pool.
        Reserved {
            owner: T::AccountId,
            pool: PoolId,
            escrow: EscrowId,
            /// What it may pay at most. It is free.
            most: Balance,
            /// What is kept for the fee on it.
            fee: Balance,
        },
        /// A free part of an escrow was committed.
        Committed { escrow: EscrowId, amount: Balance },
        /// A committed part of an escrow became free again.
        Released { escrow: EscrowId, amount: Balance },
        /// A worker earned a committed part of an escrow.
        Credited {
            owner: T::AccountId,
            pool: PoolId,
            escrow: EscrowId,
            who: T::AccountId,
            amount: Balance,
            /// What became due as the fee.
            fee: Balance,
        },
        /// What a pool owed a worker was paid.
        Claimed {
            owner: T::AccountId,
            pool: PoolId,
            who: T::AccountId,
            /// The account that was paid: the worker's own, or another one that the worker chose.
            to: T::AccountId,
            amount: Balance,
        },
        /// A worker whom a pool's asset cannot be paid to got its part of the guarantee. What it was owed is forfeited.
        GuaranteeClaimed {
            owner: T::AccountId,
            pool: PoolId,
            who: T::AccountId,
            /// What it was owed.
            owed: Balance,
            /// Planck of AGT that it got.
            amount: Balance,
        },
        /// What was left of a guarantee went back to the owner.
        GuaranteeRefunded {
            owner: T::AccountId,
            pool: PoolId,
            /// Planck of AGT.
            amount: Balance,
        },
        /// The owner of a pool lost a free part of an escrow for good.
        Forfeited { owner: T::AccountId, pool: PoolId, escrow: EscrowId, amount: Balance },
        /// The owner of a pool lost a committed part of an escrow for good.
        CommitmentForfeited { owner: T::AccountId, pool: PoolId, escrow: EscrowId, amount: Balance },
        /// What was due of a pool went to the revenue pot.
        FeeCollected { owner: T::AccountId, pool: PoolId, asset: AssetKind, fee: Balance, forfeits: Balance },
        /// What was in no escrow went back to the owner.
        Refunded { owner: T::AccountId, pool: PoolId, amount: Balance },
        /// What an escrow kept went back to the owner.
        EscrowRefunded {
            owner: T::AccountId,
            pool: PoolId,
            escrow: EscrowId,
            /// Out of what was free.
            amount: Balance,
            /// Out of what was kept for the fee.
            fee: Balance,
        },
        /// An escrow ended. What it kept is unreserved again.
        EscrowClosed {
            owner: T::AccountId,
            pool: PoolId,
            escrow: EscrowId,
            /// What was free.
            amount: Balance,
            /// What was kept for the fee.
            fee: Balance,
        },
        /// A pool ended. All that was on hold for it went back to the owner.
        Closed {
            owner: T::AccountId,
            pool: PoolId,
            /// What was unreserved.
            amount: Balance,
            /// Planck of AGT that were on hold for the pool itself.
            deposit: Balance,
            /// Planck of AGT that were left of the guarantee.
            guarantee: Balance,
        },
    }
}
