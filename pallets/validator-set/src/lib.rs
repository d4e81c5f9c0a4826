#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod impls;
#[cfg(test)]
mod mock;
mod offences;
#[cfg(test)]
mod tests;
mod try_state;

pub use impls::Identification;
pub use offences::OncePerSession;
pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use alloc::vec::Vec;
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;
    use pallet_session::{historical, WeightInfo as _};
    use sp_staking::SessionIndex;

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>>
        + historical::Config<FullIdentification = ()>
        + pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
    {
        /// The most validators that a set can have.
        #[pallet::constant]
        type MaxValidators: Get<u32>;

        /// The size below which an offender is no longer struck off.
        #[pallet::constant]
        type MinValidators: Get<u32>;

        /// The number of past sessions for which an equivocation can still be proven.
        #[pallet::constant]
        type HistoryDepth: Get<SessionIndex>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// The accounts that validate from the next session that is planned. Genesis and proven offences write it.
    #[pallet::storage]
    pub type Validators<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

    /// The accounts that were proven to equivocate, by the session of the offence; kept as long as the history that
    /// proves it.
    #[pallet::storage]
    pub type Offended<T: Config> =
        StorageMap<_, Twox64Concat, SessionIndex, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The caller validates: without keys its epoch would end the chain.
        StillValidates,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            let (least, most) = (T::MinValidators::get(), T::MaxValidators::get());
            assert!(least > 0, "MinValidators is zero: the last validator could be struck off, which ends the chain");
            assert!(least <= most, "MinValidators {least} is more than MaxValidators {most}");
            assert!(T::HistoryDepth::get() > 0, "HistoryDepth is zero: no equivocation could be proven");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Removes the caller's session keys and returns their deposit.
        ///
        /// Any signed account may call that has session keys and does not validate. The session pallet's own call of this
        /// name is shut. Emits the deposit's events. Errors:
        ///
        /// * [`Error::StillValidates`]: the caller is in the set, or in the session that runs.
        /// * Those of the session pallet: the caller has no keys.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as pallet_session::Config>::WeightInfo::purge_keys()
            .saturating_add(T::DbWeight::get().reads(2)))]
        pub fn purge_keys(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin.clone())?;
            ensure!(!Self::validates(&who), Error::<T>::StillValidates);
            pallet_session::Pallet::<T>::purge_keys(origin)
        }
    }

    /// The events.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A validator equivocated and is out of the set.
        Expelled {
            /// The validator.
            validator: T::AccountId,
            /// The session of the offence.
            session: SessionIndex,
        },
        /// A validator equivocated and stays, because the set is at its minimum.
        Kept {
            /// The validator.
            validator: T::AccountId,
            /// The session of the offence.
            session: SessionIndex,
        },
    }

    /// The validators a preset starts with.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The validators, each once and at most `MaxValidators`; their session keys are the session pallet's genesis.
        pub validators: Vec<T::AccountId>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            let count = self.validators.len();
            match BoundedVec::try_from(self.validators.clone()) {
                Ok(validators) => Validators::<T>::put(validators),
                Err(_) => panic!("genesis of validatorSet: {count} validators, at most {}", T::MaxValidators::get()),
            }
            if let Some(twice) = Pallet::<T>::first_duplicate() {
                panic!("genesis of validatorSet: validator {twice:?} is named twice");
            }
        }
    }
}
