#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod errors;
mod escrow;
mod events;
#[cfg(feature = "runtime-benchmarks")]
mod fixtures;
mod guarantees;
mod listing;
#[cfg(test)]
mod mock;
mod money;
mod pools;
mod reading;
mod refunds;
mod report;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use fixtures::{AssetBench, MoneyBench};
pub use listing::{Listed, MOST_SUPPLY};
pub use money::Unions;
pub use pallet::*;
pub use types::{Books, EscrowBooks, Pool};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
    use super::{EscrowBooks, Pool, WeightInfo};
    use agt_primitives::{
        access::Access,
        assets::{AssetKind, Listing, Money, Worth},
        basis_points::BasisPoints,
        contributors::FeelessQuota,
        revenue::Revenue,
        reward_pools::{EscrowReport, PoolPurpose, PoolReport, PoolTerms},
        tasks::{EscrowId, PoolId},
        Balance, Moment,
    };
    use frame_support::{pallet_prelude::*, traits::Time};
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    type PoolOf<T> = (<T as frame_system::Config>::AccountId, PoolId);
    type SourceOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, RuntimeCall: From<Call<Self>>> {
        /// The runtime's hold reasons, which include this pallet's.
        type RuntimeHoldReason: From<HoldReason>;

        /// AGT and other assets.
        type Money: Money<Self::AccountId, Reason = Self::RuntimeHoldReason>;

        /// The assets that nobody can take back, freeze or dilute.
        type Listing: Listing;

        /// What assets are worth.
        type Worth: Worth;

        /// Where revenue is counted.
        type Revenue: Revenue;

        /// The account that fees and forfeits are paid to.
        type RevenuePot: Get<Self::AccountId>;

        /// Bonds and roles.
        type Access: Access<Self::AccountId>;

        /// The allowance of calls without a fee.
        type Feeless: FeelessQuota<Self::AccountId>;

        /// Chain time: the block timestamp, in milliseconds since the Unix epoch.
        type Time: Time<Moment = Moment>;

        /// The governed terms. Values outside the hard ranges are moved inside.
        type Terms: Get<PoolTerms>;

        /// What the owner of a pool has on hold for the pool itself, in planck of AGT: the price of its entries in storage.
        type Deposit: Get<Balance>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The reasons for which this pallet holds money. All of it is on hold on the account of the pool's owner.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// It is in a pool.
        Pool,
        /// It is the deposit for a pool. This is always AGT.
        PoolDeposit,
        /// It is for workers whom the asset of an unsecured pool cannot be paid to. This is always AGT.
        Guarantee,
    }

    /// The number of the next pool of each account. It never falls, so no number is used twice.
    #[pallet::storage]
    pub type NextPool<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, PoolId, ValueQuery>;

    /// The number of pools that all accounts together have ever opened. It never falls.
    #[pallet::storage]
    pub type Opened<T> = StorageValue<_, u64, ValueQuery>;

    /// The pools of each account that are not closed, by number.
    #[pallet::storage]
    pub type Pools<T: Config> = StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, PoolId, Pool>;

    /// What each campaign and each job has reserved of a pool.
    #[pallet::storage]
    pub type Escrows<T: Config> = StorageMap<_, Twox64Concat, EscrowId, EscrowBooks<T::AccountId>>;

    /// What each pool owes each worker, in the smallest unit of the pool's asset. No entry is zero.
    #[pallet::storage]
    pub type Owed<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, PoolOf<T>, Blake2_128Concat, T::AccountId, Balance, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Opens the caller's pool `number` with `amount` of `asset`, in its smallest unit. The amount and the deposit go on
        /// hold on the caller's account. The fee, the times from which on it can be cancelled and others may claim for its
        /// workers, and whether its asset is listed are fixed now. `number` must be what [`Pallet::next_pool`] returns, so that
        /// a pool and a campaign that draws on it can open in one batch. From the moment `expires` on, in milliseconds, the
        /// pool accepts nothing new. If the asset is not listed, `guarantee` planck of AGT go on hold, too, for workers whom
        /// the asset cannot be paid to, enough for each campaign or job that is to draw on the pool; else it must be zero.
        ///
        /// Caller: an account with the role of data requests. Emits [`Event::Opened`].
        ///
        /// Errors:
        /// * [`Error::NotARequester`], [`Error::WrongNumber`]: the caller lacks the role, or it is not its next number.
        /// * [`Error::UnknownAsset`], [`Error::BelowLeastBalance`]: the asset is not live, or the amount less than its least
        ///   balance.
        /// * [`Error::BadExpiry`]: `expires` is not to come, or more than `rewardPools.mostLife` ahead.
        /// * [`Error::NeedsNoGuarantee`], [`Error::GuaranteeTooSmall`]: the asset is listed, or the guarantee less than
        ///   `rewardPools.leastGuarantee`.
        /// * [`Error::CannotPayDeposit`], [`Error::CannotPayGuarantee`], [`Error::CannotFund`]: the caller cannot spend that
        ///   much.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::open())]
        pub fn open(
            origin: OriginFor<T>,
            number: PoolId,
            asset: AssetKind,
            purpose: PoolPurpose,
            amount: Balance,
            expires: Moment,
            guarantee: Balance,
        ) -> DispatchResult {
            Self::do_open(&ensure_signed(origin)?, number, asset, purpose, amount, expires, guarantee)
        }

        /// Puts `amount` of the caller's money into the pool `number` of `owner`. It is the owner's from now on. Into the
        /// guarantee of an unsecured pool the caller puts as much AGT as keeps the guaranteed part of each unit:
        /// `ceil(amount * guarantee / funded)`.
        ///
        /// Caller: any signed account. Emits [`Event::ToppedUp`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::PoolCancelled`], [`Error::PoolExpired`]: there is no open pool.
        /// * [`Error::ZeroAmount`], [`Error::TooLarge`]: the amount is zero, or the sum of all amounts does not fit.
        /// * [`Error::CannotFund`], [`Error::CannotPayGuarantee`]: the caller cannot spend that much, or the owner cannot hold
        ///   it.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::top_up())]
        pub fn top_up(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId, amount: Balance) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_top_up(&who, &T::Lookup::lookup(owner)?, number, amount)
        }

        /// Cancels the caller's pool `number`: it takes no money, no escrow and no commitment any more. What is committed
        /// goes on and is paid.
        ///
        /// Caller: the pool's owner, from `rewardPools.cancelAfter` after the opening on. Emits [`Event::Cancelled`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::PoolCancelled`], [`Error::PoolExpired`]: the caller has no such open pool.
        /// * [`Error::TooYoung`]: the time has not come.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::cancel())]
        pub fn cancel(origin: OriginFor<T>, number: PoolId) -> DispatchResult {
            Self::do_cancel(&ensure_signed(origin)?, number)
        }

        /// Gives what is in no escrow of the pool `number` back to its `owner`. The pool must be cancelled or
        /// expired.
        ///
        /// Caller: any signed account. Emits [`Event::Refunded`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::StillOpen`]: there is no such pool that is cancelled or expired.
        /// * [`Error::NothingToRefund`]: all that it holds is reserved, owed or due.
        /// * [`Error::CannotReceive`]: the owner cannot receive the asset now.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::refund())]
        pub fn refund(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_refund(&T::Lookup::lookup(owner)?, number)
        }

        /// Gives what an escrow keeps back to the owner of its pool, the fee on it included. The pool must be cancelled or
        /// expired, and nothing of the escrow may be committed.
        ///
        /// Caller: any signed account. Emits [`Event::EscrowRefunded`].
        ///
        /// Errors:
        /// * [`Error::NoEscrow`], [`Error::StillOpen`]: there is no such escrow, or its pool is neither cancelled nor expired.
        /// * [`Error::StillCommitted`], [`Error::NothingToRefund`]: something is committed, or nothing is kept.
        /// * [`Error::CannotReceive`]: the owner cannot receive the asset now.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::refund_escrow())]
        pub fn refund_escrow(origin: OriginFor<T>, escrow: EscrowId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_refund_escrow(escrow)
        }

        /// Pays `who` all that the pool `number` of `owner` owes it. Whatever the owner did to the pool or has locked does
        /// not matter. A payment that fails changes nothing: `who` is owed the same and can claim again.
        ///
        /// Caller: any signed account if the pool is secured. If not, `who`; anyone when the pool has been expired for what
        /// `rewardPools.mostLife` was when it opened. No fee within the allowance of `who` if it is the caller. Emits
        /// [`Event::Claimed`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::NothingOwed`]: there is no such pool, or it owes `who` nothing.
        /// * [`Error::NotWorker`]: the caller may not choose when `who` is paid.
        /// * [`Error::CannotReceive`]: `who` cannot receive the asset now.
        #[pallet::call_index(5)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim(), T::WeightInfo::claim()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, owner: &SourceOf<T>, number: &PoolId, who: &SourceOf<T>| -> bool {
            let call = Call::claim { owner: owner.clone(), number: *number, who: who.clone() };
            Pallet::<T>::is_claim_feeless(origin, call)
        })]
        pub fn claim(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId, who: SourceOf<T>) -> DispatchResult {
            let caller = ensure_signed(origin)?;
            Self::do_claim(&caller, &T::Lookup::lookup(owner)?, number, &T::Lookup::lookup(who)?)
        }

        /// Pays the fee and the forfeits that are due of the pool `number` of `owner` to the revenue pot, and has them
        /// counted.
        ///
        /// Caller: any signed account. Emits [`Event::FeeCollected`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::NothingDue`]: there is no such pool, or nothing of it is due.
        /// * [`Error::CannotReceive`]: the revenue pot cannot receive the asset now.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::collect_fee())]
        pub fn collect_fee(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect_fee(&T::Lookup::lookup(owner)?, number)
        }

        /// Ends the pool `number` of `owner`, which is cancelled or expired, and gives the rest, the deposit and what is left
        /// of the guarantee back to its owner.
        ///
        /// Caller: the pool's owner; anyone after the expiry. Emits [`Event::Closed`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::StillOpen`]: there is no such pool that is cancelled or expired.
        /// * [`Error::NotOwner`]: the caller may not close it yet.
        /// * [`Error::InUse`], [`Error::StillOwed`], [`Error::StillDue`]: an escrow, a worker or the revenue pot still
        ///   needs it.
        /// * [`Error::CannotReceive`]: the owner cannot receive the asset now.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::close())]
        pub fn close(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId) -> DispatchResult {
            let caller = ensure_signed(origin)?;
            Self::do_close(&caller, &T::Lookup::lookup(owner)?, number)
        }

        /// Pays `who` AGT out of the guarantee of the unsecured pool `number` of `owner`, in place of all that the pool owes
        /// it: `floor(owed * guarantee / funded)` planck. The pool's asset must keep `who` from its pay: it is not live, its
        /// freezer has blocked or frozen the account of `who`, or its supply is too near to what its type can hold. When the
        /// pool has been expired for what `rewardPools.mostLife` was when it opened, any payment that fails is enough. What was
        /// owed is forfeited.
        ///
        /// Caller: `who`, without a fee within its allowance; anyone when the pool has been expired for so long. Emits
        /// [`Event::GuaranteeClaimed`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::NothingOwed`]: there is no such pool, or it owes `who` nothing.
        /// * [`Error::NotGuaranteed`]: the pool is secured, or its guarantee pays less than a planck for what is owed.
        /// * [`Error::NotWorker`]: the caller may not decide that for `who`.
        /// * [`Error::NotObstructed`]: the asset does not keep `who` from its pay.
        /// * [`Error::CannotReceive`]: `who` would have less AGT than the least balance.
        #[pallet::call_index(8)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim_guarantee(), T::WeightInfo::claim_guarantee()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, owner: &SourceOf<T>, number: &PoolId, who: &SourceOf<T>| -> bool {
            let call = Call::claim_guarantee { owner: owner.clone(), number: *number, who: who.clone() };
            Pallet::<T>::is_claim_guarantee_feeless(origin, call)
        })]
        pub fn claim_guarantee(
            origin: OriginFor<T>,
            owner: SourceOf<T>,
            number: PoolId,
            who: SourceOf<T>,
        ) -> DispatchResult {
            let caller = ensure_signed(origin)?;
            Self::do_claim_guarantee(&caller, &T::Lookup::lookup(owner)?, number, &T::Lookup::lookup(who)?)
        }

        /// Gives what is left of the guarantee of the pool `number` back to its `owner`. The pool must be cancelled or expired,
        /// have no escrow and owe nothing. Its asset does not matter, so the AGT comes back even if the pool cannot close
        /// because its asset is frozen.
        ///
        /// Caller: any signed account. Emits [`Event::GuaranteeRefunded`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::StillOpen`]: there is no such pool that is cancelled or expired.
        /// * [`Error::InUse`], [`Error::StillOwed`]: an escrow or a worker may still need it.
        /// * [`Error::NothingToRefund`]: nothing of it is left.
        /// * [`Error::CannotReceive`]: the owner would have less AGT than the least balance.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::refund_guarantee())]
        pub fn refund_guarantee(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_refund_guarantee(&T::Lookup::lookup(owner)?, number)
        }

        /// Pays all that the pool `number` of `owner` owes the caller to `to`, which may be any account: one that the asset's
        /// freezer has not blocked, or one that owns enough of the asset to receive a small amount. A payment that fails
        /// changes nothing.
        ///
        /// Caller: the worker, without a fee within its allowance. Emits [`Event::Claimed`].
        ///
        /// Errors:
        /// * [`Error::UnknownPool`], [`Error::NothingOwed`]: there is no such pool, or it owes the caller nothing.
        /// * [`Error::CannotReceive`]: `to` cannot receive the asset now.
        #[pallet::call_index(10)]
        #[pallet::weight(T::Feeless::weight(T::WeightInfo::claim_to(), T::WeightInfo::claim_to()))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, owner: &SourceOf<T>, number: &PoolId, to: &SourceOf<T>| -> bool {
            let call = Call::claim_to { owner: owner.clone(), number: *number, to: to.clone() };
            Pallet::<T>::is_claim_to_feeless(origin, call)
        })]
        pub fn claim_to(origin: OriginFor<T>, owner: SourceOf<T>, number: PoolId, to: SourceOf<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::pay_owed(&T::Lookup::lookup(owner)?, number, &who, &T::Lookup::lookup(to)?, |_| true)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the pool `number` of `owner`, unless it was closed or never opened.
        pub fn pool(owner: T::AccountId, number: PoolId) -> Option<PoolReport<T::AccountId>> {
            Self::pool_report(owner, number)
        }

        /// Returns what a campaign or a job has reserved, unless it has no escrow.
        pub fn escrow(id: EscrowId) -> Option<EscrowReport<T::AccountId>> {
            Self::escrow_report(id)
        }

        /// Returns what the pool `number` of `owner` owes `who`, in the smallest unit of the pool's asset.
        pub fn owed(owner: T::AccountId, number: PoolId, who: T::AccountId) -> Balance {
            Owed::<T>::get((owner, number), who)
        }

        /// Returns what the guarantee of the pool `number` of `owner` pays for all that the pool owes `who`, in planck of AGT.
        pub fn guaranteed(owner: T::AccountId, number: PoolId, who: T::AccountId) -> Balance {
            Self::guarantee_of(owner, number, who)
        }

        /// Returns the number of pools that all accounts together have ever opened.
        pub fn opened() -> u64 {
            Opened::<T>::get()
        }

        /// Returns the number that the next pool of `owner` must have.
        pub fn next_pool(owner: T::AccountId) -> PoolId {
            NextPool::<T>::get(owner)
        }
    }
}
