#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod ensure_within_limits;
#[cfg(test)]
mod mock;
mod paying;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use ensure_within_limits::EnsureWithinLimits;
pub use pallet::*;
pub use types::{LimitReport, LimitsReport, Month, Purpose, Tier};
pub use weights::WeightInfo;

/// The small tier pays at most one part in this many of the treasury in a month: a hundredth.
pub const SMALL_PART: agt_primitives::Balance = 100;

/// The small and the large tier together pay at most one part in this many in a month: a twentieth.
pub const LARGE_PART: agt_primitives::Balance = 20;

/// The most bytes of what a payment is for.
pub const MAX_PURPOSE: u32 = 256;

#[frame_support::pallet]
pub mod pallet {
    use super::{LimitsReport, Month, Purpose, Tier, WeightInfo};
    use agt_primitives::{Balance, Moment};
    use frame_support::{
        pallet_prelude::*,
        traits::{tokens::Pay, Time},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::StaticLookup;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    /// How a call names an account.
    pub type LookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>>
        + pallet_treasury::Config<
            AssetKind = (),
            Beneficiary = <Self as frame_system::Config>::AccountId,
            Paymaster: Pay<Balance = Balance>,
        >
    {
        /// Who may let the treasury pay, and in which tier.
        type PayOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Tier>;

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp tells it.
        type Time: Time<Moment = Moment>;

        /// What the treasury holds, in planck.
        type Funds: Get<Balance>;

        /// The measured weight of the call.
        type WeightInfo: WeightInfo;
    }

    /// The last calendar month in which a tier with a limit paid, and what it paid.
    #[pallet::storage]
    pub type LastMonth<T> = StorageValue<_, Month>;

    /// There while a payment that fits its limits is on its way to the treasury, and at no other time.
    #[pallet::storage]
    pub type Passing<T> = StorageValue<_, (), OptionQuery>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The treasury paid.
        Paid {
            /// In which tier.
            tier: Tier,
            /// To whom.
            beneficiary: T::AccountId,
            /// Planck.
            amount: Balance,
            /// What for.
            purpose: Purpose,
            /// The calendar month, counted from January 1970.
            month: u32,
            /// Planck that the small tier has paid in this month.
            small: Balance,
            /// Planck that the small and the large tier have paid in this month.
            both: Balance,
        },
    }

    /// The rule a refused payment breaks.
    #[pallet::error]
    pub enum Error<T> {
        /// A payment of nothing.
        ZeroAmount,
        /// The treasury does not pay itself.
        ToItself,
        /// With this payment the small tier would pay more than a hundredth of the treasury in this month.
        AboveSmallLimit,
        /// With this payment both tiers would pay more than a twentieth of the treasury in this month.
        AboveMonthlyLimit,
        /// The payment is larger than the number that counts it.
        TooLarge,
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
        /// Lets the treasury pay `amount` planck to `beneficiary` now, for `purpose`.
        ///
        /// `PayOrigin` alone, which names the tier. Emits [`Event::Paid`], and the treasury's own events. Errors:
        /// `BadOrigin`, [`Error::ZeroAmount`], [`Error::ToItself`], [`Error::AboveSmallLimit`],
        /// [`Error::AboveMonthlyLimit`], [`Error::TooLarge`]; `Treasury::PayoutError` when the treasury does not have it
        /// or the beneficiary cannot hold so little.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::pay())]
        pub fn pay(
            origin: OriginFor<T>,
            beneficiary: LookupOf<T>,
            #[pallet::compact] amount: Balance,
            purpose: Purpose,
        ) -> DispatchResult {
            let tier = T::PayOrigin::ensure_origin(origin)?;
            Self::do_pay(tier, T::Lookup::lookup(beneficiary)?, amount, purpose)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// What each tier may still pay in this calendar month.
        pub fn limits() -> LimitsReport {
            Self::report()
        }
    }
}
