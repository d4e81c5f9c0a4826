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
        /// The most validators a set may have.
        #[pallet::constant]
        type MaxValidators: Get<u32>;

        /// The size below which an offender is no longer struck off.
        #[pallet::constant]
        type MinValidators: Get<u32>;

        /// How many past sessions an equivocation can still be proven for.
        #[pallet::constant]
        type HistoryDepth: Get<SessionIndex>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// Who validates from the next session that is planned.
    #[pallet::storage]
    pub type Validators<T: Config> = StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

    /// Who was proven to equivocate, by the session of the offence; kept as long as the history that proves it.
    #[pallet::storage]
    pub type Offended<T: Config> =
        StorageMap<_, Twox64Concat, SessionIndex, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

    /// Why a call is refused.
    #[pallet::error]
    pub enum Error<T> {
        /// Who validates keeps its keys: an epoch without keys ends the chain.
        StillValidates,
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
        /// Removes the caller's session keys and returns their deposit.
        ///
        /// Caller: an account that has session keys and does not validate. Errors: [`Error::StillValidates`] and those
        /// of the session pallet, whose own call of this name is shut. Events: the deposit's.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as pallet_session::Config>::WeightInfo::purge_keys()
            .saturating_add(T::DbWeight::get().reads(2)))]
        pub fn purge_keys(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin.clone())?;
            ensure!(!Self::validates(&who), Error::<T>::StillValidates);
            pallet_session::Pallet::<T>::purge_keys(origin)
        }
    }

    /// What happened to the set.
    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A validator equivocated and is out of the set.
        Expelled {
            /// Who.
            validator: T::AccountId,
            /// The session of the offence.
            session: SessionIndex,
        },
        /// A validator equivocated and stays, because the set is at its minimum.
        Kept {
            /// Who.
            validator: T::AccountId,
            /// The session of the offence.
            session: SessionIndex,
        },
    }

    /// The validators a preset starts with.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Each at most once, at most `MaxValidators`; their session keys are the session pallet's genesis.
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
