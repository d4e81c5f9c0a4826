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
            /// Planck of AGT on hold for the pool itself.
            deposit: Balance,
        },
        /// Somebody put money into a pool.
        ToppedUp { owner: T::AccountId, pool: PoolId, who: T::AccountId, amount: Balance },
        /// The owner cancelled a pool: it accepts nothing new.
        Cancelled { owner: T::AccountId, pool: PoolId },
        /// A campaign reserved a part of a pool.
        Reserved {
            owner: T::AccountId,
            pool: PoolId,
            campaign: CampaignId,
            /// What it may pay at most. It is free.
            most: Balance,
            /// What is kept for the fee on it.
            fee: Balance,
        },
        /// A free part of a campaign's escrow was committed.
        Committed { campaign: CampaignId, amount: Balance },
        /// A committed part of a campaign's escrow became free again.
        Released { campaign: CampaignId, amount: Balance },
        /// A worker earned a committed part of a campaign's escrow.
        Credited {
            owner: T::AccountId,
            pool: PoolId,
            campaign: CampaignId,
            who: T::AccountId,
            amount: Balance,
            /// What became due as the fee.
            fee: Balance,
        },
        /// A worker was paid what a pool owed it.
        Claimed { owner: T::AccountId, pool: PoolId, who: T::AccountId, amount: Balance },
        /// The owner of a pool lost a free part of a campaign's escrow for good.
        Forfeited { owner: T::AccountId, pool: PoolId, campaign: CampaignId, amount: Balance },
        /// What was due of a pool went to the revenue pot.
        FeeCollected { owner: T::AccountId, pool: PoolId, asset: AssetKind, fee: Balance, forfeits: Balance },
        /// What no campaign has reserved went back to the owner.
        Refunded { owner: T::AccountId, pool: PoolId, amount: Balance },
        /// What a campaign does not need went back to the owner.
        CampaignRefunded {
            owner: T::AccountId,
            pool: PoolId,
            campaign: CampaignId,
            /// Out of what was free.
            amount: Balance,
            /// Out of what was kept for the fee.
            fee: Balance,
        },
        /// A campaign's escrow ended. What it kept is unreserved again.
        CampaignClosed {
            owner: T::AccountId,
            pool: PoolId,
            campaign: CampaignId,
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
        },
    }
}
