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
        /// The origin that can change the parameter of a key.
        type GovernOrigin: EnsureOriginWithArg<Self::RuntimeOrigin, KeyOf<Self>>;

        /// The hard ranges and the consistency of this runtime's parameters.
        type Rules: CheckParameter<Self::RuntimeParameters>;

        /// The measured weight of the call.
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// Exists while a checked change is on its way to the store, and at no other time.
    #[pallet::storage]
    pub type Passing<T> = StorageValue<_, (), OptionQuery>;

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The value is outside the parameter's hard range.
        OutOfRange,
        /// The value is in range but contradicts another parameter's current value.
        Inconsistent,
        /// No value was given: a parameter is changed, never removed.
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
        /// Only the parameter's governing origin may call.
        ///
        /// * `parameter`: the parameter with its new value, which holds from the next call on.
        ///
        /// Emits `Parameters::Updated` with the old and the new value. Errors:
        ///
        /// * `BadOrigin`: the origin does not govern the parameter.
        /// * [`Error::OutOfRange`]: the value is outside its hard range.
        /// * [`Error::Inconsistent`]: the value contradicts another parameter's current value.
        /// * [`Error::Removed`]: no value was given.
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
