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
    use agt_primitives::parameters::{ChangeParameter, ParameterName, Violation};
    use frame_support::{pallet_prelude::*, traits::dynamic_params::AggregatedKeyValue};
    use frame_system::{pallet_prelude::*, RawOrigin};

    /// The key of a parameter.
    pub type KeyOf<T> = <<T as pallet_parameters::Config>::RuntimeParameters as AggregatedKeyValue>::Key;

    #[pallet::config]
    pub trait Config: frame_system::Config + pallet_parameters::Config {
        /// The origin that can change a parameter.
        type GovernOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The names, the hard ranges and the consistency of this runtime's parameters.
        type Rules: ChangeParameter<Self::RuntimeParameters>;

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
        /// The value in force is not the old value that was given.
        Changed,
        /// No parameter has the name.
        Unknown,
    }

    impl<T> From<Violation> for Error<T> {
        fn from(violation: Violation) -> Self {
            match violation {
                Violation::OutOfRange => Error::OutOfRange,
                Violation::Inconsistent => Error::Inconsistent,
                Violation::Changed => Error::Changed,
                Violation::Unknown => Error::Unknown,
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
        /// Changes one governed parameter and leaves every other one as it is.
        ///
        /// Only the governing origin may call. The names and the values are those of the node's `agt_parameters`.
        ///
        /// * `name`: the parameter's name, `group.name`.
        /// * `old`: the value in force. A referendum that was prepared on another value changes nothing.
        /// * `new`: the value that holds from the next call on.
        ///
        /// Emits `Parameters::Updated` with the old and the new terms of the group. Errors:
        ///
        /// * `BadOrigin`: the origin does not govern the parameters.
        /// * [`Error::Unknown`]: no parameter has the name.
        /// * [`Error::Changed`]: the value in force is not `old`.
        /// * [`Error::OutOfRange`]: `new` is outside the parameter's hard range.
        /// * [`Error::Inconsistent`]: `new` contradicts another parameter's current value.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::set())]
        pub fn set(
            origin: OriginFor<T>,
            name: ParameterName,
            #[pallet::compact] old: u128,
            #[pallet::compact] new: u128,
        ) -> DispatchResult {
            T::GovernOrigin::ensure_origin(origin)?;
            let name = core::str::from_utf8(&name).map_err(|_| Error::<T>::Unknown)?;
            let parameter = T::Rules::change(name, old, new).map_err(Error::<T>::from)?;
            Passing::<T>::put(());
            pallet_parameters::Pallet::<T>::set_parameter(RawOrigin::Root.into(), parameter)?;
            Passing::<T>::kill();
            Ok(())
        }
    }
}
