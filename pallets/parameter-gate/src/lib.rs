#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod ensure_checked;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use ensure_checked::EnsureChecked;
pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use agt_primitives::parameters::{CheckParameter, Violation};
    use frame_support::{
        pallet_prelude::*,
        traits::{dynamic_params::AggregatedKeyValue, EnsureOriginWithArg},
    };
    use frame_system::{pallet_prelude::*, RawOrigin};

    /// The key of a parameter.
    pub type KeyOf<T> = <<T as pallet_parameters::Config>::RuntimeParameters as AggregatedKeyValue>::Key;

    #[pallet::config]
    pub trait Config: frame_system::Config + pallet_parameters::Config {
        /// Who may change the parameter of a key.
        type GovernOrigin: EnsureOriginWithArg<Self::RuntimeOrigin, KeyOf<Self>>;

        /// The hard ranges and the consistency of this runtime's parameters.
        type Rules: CheckParameter<Self::RuntimeParameters>;

        /// What the call weighs.
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// There while a change that was checked is on its way to the store, and at no other time.
    #[pallet::storage]
    pub type Passing<T> = StorageValue<_, (), OptionQuery>;

    /// The rule a refused change breaks.
    #[pallet::error]
    pub enum Error<T> {
        /// The value lies outside the parameter's hard range.
        OutOfRange,
        /// The value is in range but contradicts another parameter as it stands.
        Inconsistent,
        /// A parameter is changed, never removed.
        Removed,
    }

    impl<T> From<Violation> for Error<T> {
        fn from(violation: Violation) -> Self {
            match violation {
                Violation::OutOfRange => Error::OutOfRange,
                Violation::Inconsistent => Error::Inconsistent,
                Violation::Removed => Error::Removed,
            }
        }
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
        /// Changes one governed parameter.
        ///
        /// Caller: the parameter's governing origin. Errors: [`Error::OutOfRange`], [`Error::Inconsistent`],
        /// [`Error::Removed`]. Event: `Parameters::Updated` with the old and the new value.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::set())]
        pub fn set(origin: OriginFor<T>, parameter: T::RuntimeParameters) -> DispatchResult {
            let (key, _) = parameter.clone().into_parts();
            T::GovernOrigin::ensure_origin(origin, &key)?;
            T::Rules::check(&parameter).map_err(Error::<T>::from)?;
            Passing::<T>::put(());
            pallet_parameters::Pallet::<T>::set_parameter(RawOrigin::Root.into(), parameter)?;
            Passing::<T>::kill();
            Ok(())
        }
    }
}
