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
pub use types::{LimitReport, LimitsReport, MonthlySpending, Purpose, Tier};
pub use weights::WeightInfo;

/// The small tier pays at most `1 / SMALL_PART` of the treasury in a month: a hundredth.
pub const SMALL_PART: agt_primitives::Balance = 100;

/// The small and the large tier together pay at most `1 / LARGE_PART` of the treasury in a month: a twentieth.
pub const LARGE_PART: agt_primitives::Balance = 20;

// The small tier counts in both limits, so its part is at most theirs; a part of zero would divide by zero.
const _: () = assert!(LARGE_PART > 0 && SMALL_PART >= LARGE_PART);

/// The most bytes of a payment's purpose.
pub const MAX_PURPOSE: u32 = 256;

#[frame_support::pallet]
pub mod pallet {
    use super::{LimitsReport, MonthlySpending, Purpose, Tier, WeightInfo};
    use agt_primitives::{calendar::Month, Balance, Moment};
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
        /// The origins that can have the treasury pay, each with its tier.
        type PayOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Tier>;

        /// Chain time: milliseconds since the Unix epoch, as the block timestamp has it.
        type Time: Time<Moment = Moment>;

        /// What the treasury holds, in planck.
        type Funds: Get<Balance>;

        /// The measured weight of the call.
        type WeightInfo: WeightInfo;
    }

    /// The last calendar month in which a tier with a limit paid, and what it paid.
    #[pallet::storage]
    pub type LastMonth<T> = StorageValue<_, MonthlySpending>;

    /// Exists while a payment that fits its limits is on its way to the treasury, and at no other time.
    #[pallet::storage]
    pub type Passing<T> = StorageValue<_, (), OptionQuery>;

    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The treasury paid.
        Paid {
            /// The tier that the payment counts in.
            tier: Tier,
            /// The account that was paid.
            beneficiary: T::AccountId,
            /// Planck paid now.
            amount: Balance,
            /// What the payment is for.
            purpose: Purpose,
            /// The calendar month.
            month: Month,
            /// Planck that the small tier has paid in this month so far.
            small: Balance,
            /// Planck that the small and the large tier have paid in this month so far.
            both: Balance,
        },
    }

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The amount is zero.
        ZeroAmount,
        /// The beneficiary is the treasury itself.
        ToItself,
        /// With this payment the small tier would pay more than a hundredth of the treasury in this month.
        AboveSmallLimit,
        /// With this payment both tiers would pay more than a twentieth of the treasury in this month.
        AboveMonthlyLimit,
        /// The month's sum, with this payment, does not fit its number.
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
        /// Pays from the treasury at once.
        ///
        /// Only `PayOrigin` may call; it names the tier.
        ///
        /// * `beneficiary`: the account that is paid.
        /// * `amount`: the planck to pay.
        /// * `purpose`: what the payment is for, at most [`MAX_PURPOSE`](crate::MAX_PURPOSE) bytes.
        ///
        /// Emits [`Event::Paid`], and the treasury's own events. Errors:
        ///
        /// * `BadOrigin`: the origin is not `PayOrigin`.
        /// * [`Error::ZeroAmount`]: the amount is zero.
        /// * [`Error::ToItself`]: the beneficiary is the treasury.
        /// * [`Error::AboveSmallLimit`], [`Error::AboveMonthlyLimit`]: the tier's limit in this month is too low.
        /// * [`Error::TooLarge`]: the month's sum does not fit its number.
        /// * `Treasury::PayoutError`: the treasury holds less, or the beneficiary cannot hold so small an amount.
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
        /// Returns what each tier may still pay in this calendar month.
        pub fn limits() -> LimitsReport {
            Self::report()
        }
    }
}
