#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod allocation;
pub mod genesis;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
mod report;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
mod vesting;

pub use pallet::*;
pub use types::{BudgetLedger, Row};
pub use weights::WeightInfo;

/// The latest month after the TGE in which anything may still vest: cliff and linear part of a row together.
pub const MAX_VESTING_MONTHS: u32 = 120;

#[frame_support::pallet]
pub mod pallet {
    use super::{genesis, BudgetLedger, Row, WeightInfo};
    use agt_primitives::{
        report::Planck,
        supply::{Bucket, Budget, SupplyReport, Unlock},
        Balance, Moment,
    };
    use alloc::{collections::btree_set::BTreeSet, vec::Vec};
    use frame_support::{
        pallet_prelude::*,
        traits::{fungible, Time},
        DefaultNoBound,
    };
    use frame_system::pallet_prelude::*;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// AGT. Only this pallet mints it.
        type Currency: fungible::Inspect<Self::AccountId, Balance = Balance> + fungible::Mutate<Self::AccountId>;

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// The protocol's pots: keyless accounts that exist from genesis, are never reaped and whose balance does not
        /// circulate. Each one once.
        type Pots: Get<Vec<Self::AccountId>>;

        /// The measured weight of each call.
        type WeightInfo: WeightInfo;
    }

    /// The allocation table: what each bucket may ever release and to whom. Written at genesis only.
    #[pallet::storage]
    pub type Rows<T: Config> = StorageMap<_, Twox64Concat, Bucket, Row<T::AccountId>>;

    /// What each bucket has released, in planck. Never falls.
    #[pallet::storage]
    pub type Released<T: Config> = StorageMap<_, Twox64Concat, Bucket, Balance, ValueQuery>;

    /// The ledger of each sub-budget. Genesis alone writes the totals.
    #[pallet::storage]
    pub type Budgets<T: Config> = StorageMap<_, Twox64Concat, Budget, BudgetLedger>;

    /// All AGT that was ever minted, in planck: never falls, never exceeds the cap.
    #[pallet::storage]
    pub type EverMinted<T: Config> = StorageValue<_, Balance, ValueQuery>;

    /// The token generation event: set at genesis, or the first block's timestamp. Never changes once set.
    #[pallet::storage]
    pub type Tge<T: Config> = StorageValue<_, Moment>;

    /// What the table releases at the TGE to accounts outside the protocol, in planck: what may circulate from then on,
    /// released or not. Written at genesis only.
    #[pallet::storage]
    pub type OutsideFloat<T: Config> = StorageValue<_, Balance, ValueQuery>;

    /// The allocation table and the first holders. Refused as a whole, with a message that names the field and both
    /// numbers, unless it accounts for every planck of the cap. All fields empty builds nothing.
    #[pallet::genesis_config]
    #[derive(DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The token generation event in milliseconds since the Unix epoch; the first block's timestamp when none.
        pub tge: Option<Moment>,
        /// The allocation table: every bucket once.
        pub rows: Vec<(Bucket, Row<T::AccountId>)>,
        /// What each sub-budget may mint: every sub-budget once, together the budgeted part of the table.
        pub budgets: Vec<(Budget, Planck)>,
        /// What is liquid at the TGE: the sum of the rows' `at_tge`, stated once more so that no row changes it
        /// unnoticed.
        pub float: Planck,
        /// The first holders: parts of a bucket's `at_tge` that are released at genesis to named accounts instead of
        /// the bucket's beneficiary.
        pub distribution: Vec<(Bucket, T::AccountId, Planck)>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            if let Err(error) = genesis::build(self) {
                panic!("supply genesis: {error}");
            }
        }
    }

    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The token generation event is the first block's timestamp.
        TgeSet {
            /// Milliseconds since the Unix epoch.
            tge: Moment,
        },
        /// What had vested in a bucket was minted to its beneficiary.
        Released {
            /// The bucket.
            bucket: Bucket,
            /// The account that received it.
            beneficiary: T::AccountId,
            /// What was minted now, in planck.
            amount: Balance,
            /// What the bucket has released so far, in planck.
            released_total: Balance,
            /// What was ever minted on this chain, in planck.
            ever_minted: Balance,
        },
        /// A part of a sub-budget was set aside for a promise.
        Reserved {
            /// The sub-budget.
            budget: Budget,
            /// What was set aside now, in planck.
            amount: Balance,
            /// What is set aside altogether, in planck.
            reserved: Balance,
            /// What can still be reserved, in planck.
            left: Balance,
        },
        /// A promise will not be paid: its part of a sub-budget can be reserved again.
        Unreserved {
            /// The sub-budget.
            budget: Budget,
            /// What was given back now, in planck.
            amount: Balance,
            /// What is still set aside, in planck.
            reserved: Balance,
            /// What can be reserved, in planck.
            left: Balance,
        },
        /// A promise was paid: its part of a sub-budget was minted.
        Minted {
            /// The sub-budget.
            budget: Budget,
            /// The account that received it.
            who: T::AccountId,
            /// What was minted now, in planck.
            amount: Balance,
            /// What the sub-budget has minted so far, in planck.
            minted: Balance,
            /// What is still set aside, in planck.
            reserved: Balance,
            /// What was ever minted on this chain, in planck.
            ever_minted: Balance,
        },
    }

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The token generation event is not set yet: it is the first block's timestamp.
        TgeNotSet,
        /// The allocation table has no row for this bucket.
        UnknownBucket,
        /// The bucket only feeds sub-budgets: it has no beneficiary and is never released.
        NoBeneficiary,
        /// All that has vested in this bucket so far was released before.
        NothingToRelease,
        /// The receiver's account would hold less than the existential deposit.
        BelowMinimum,
        /// The amount, together with what is reserved, is more than the cap leaves.
        CapExceeded,
        /// The amount is zero.
        ZeroAmount,
        /// The genesis names no such sub-budget.
        UnknownBudget,
        /// Less than the amount is left in the sub-budget.
        BudgetExhausted,
        /// Less than the amount is reserved in the sub-budget.
        NotReserved,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let pots = T::Pots::get();
            let distinct = pots.iter().collect::<BTreeSet<_>>().len();
            assert!(distinct == pots.len(), "Pots lists an account twice: its balance would be subtracted twice");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Mints to a bucket's beneficiary what has vested in the bucket and was not released before.
        ///
        /// Any signed account may call; it pays the fee and gains nothing.
        ///
        /// * `bucket`: the bucket.
        ///
        /// Emits [`Event::Released`]. Errors:
        ///
        /// * [`Error::UnknownBucket`]: the allocation table has no row for the bucket.
        /// * [`Error::NoBeneficiary`]: the bucket only feeds sub-budgets.
        /// * [`Error::TgeNotSet`]: the chain has not had its first block.
        /// * [`Error::NothingToRelease`]: all that has vested was released.
        /// * [`Error::BelowMinimum`]: the beneficiary would hold less than the existential deposit.
        /// * [`Error::CapExceeded`]: the amount, together with what is reserved, is more than the cap leaves.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::release())]
        pub fn release(origin: OriginFor<T>, bucket: Bucket) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release(bucket)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the supply at this block: cap, ever minted, burned, issued, circulating, the buckets and the
        /// sub-budgets.
        pub fn report() -> SupplyReport<T::AccountId> {
            Self::supply_report()
        }

        /// Returns every step of a bucket's vesting from the TGE on, past and future, in order; at most 121. Empty for a
        /// bucket without a row, for one that is never released, and before the TGE is set.
        pub fn unlock_calendar(bucket: Bucket) -> Vec<Unlock> {
            Self::unlocks(bucket)
        }

        /// Returns what exists outside the pots, in planck.
        pub fn circulating() -> Balance {
            Self::circulating_supply()
        }

        /// Returns the supply that voting shares are measured against, in planck: what circulates, and never less than
        /// what the table releases to accounts outside the protocol at the TGE. So no account is a majority only because
        /// others have not released theirs yet.
        pub fn votable() -> Balance {
            Self::circulating_supply().max(OutsideFloat::<T>::get())
        }

        /// Returns what was minted and no longer exists, in planck. Never falls, and is never minted again.
        pub fn burned() -> Balance {
            Self::burned_supply()
        }
    }
}
