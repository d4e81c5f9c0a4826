//! The least that a redemption needs of those who earn AIA, and of those who bring revenue back.

pub use pallet::*;

#[frame_support::pallet(dev_mode)]
pub mod pallet {
    use agt_primitives::{calendar::Month, contributors, redemption, Aia, Balance};
    use frame_support::pallet_prelude::*;

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {}

    /// One account's AIA.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
    pub struct Account {
        pub proven: bool,
        pub ripe: Aia,
        pub burned: Aia,
        /// Whether it is known to have redeemed from the bonded lane.
        pub bonded: bool,
    }

    #[pallet::storage]
    pub type Accounts<T: Config> = StorageMap<_, Twox64Concat, T::AccountId, Account, ValueQuery>;

    /// What revenue has brought back for a season, and nobody has taken.
    #[pallet::storage]
    pub type Recycled<T> = StorageMap<_, Twox64Concat, Month, Balance, ValueQuery>;

    #[pallet::error]
    pub enum Error<T> {
        NotEnough,
        NotProven,
    }

    impl<T: Config> contributors::Credits<T::AccountId> for Pallet<T> {
        fn ripe(who: &T::AccountId) -> Aia {
            let account = Accounts::<T>::get(who);
            if account.proven {
                account.ripe
            } else {
                0
            }
        }

        fn is_proven(who: &T::AccountId) -> bool {
            Accounts::<T>::get(who).proven
        }

        fn burn(who: &T::AccountId, aia: Aia) -> DispatchResult {
            Accounts::<T>::try_mutate(who, |account| {
                account.ripe = account.ripe.checked_sub(aia).ok_or(Error::<T>::NotEnough)?;
                account.burned += aia;
                Ok(())
            })
        }

        fn note_bonded_redemption(who: &T::AccountId) -> DispatchResult {
            Accounts::<T>::try_mutate(who, |account| {
                ensure!(account.proven, Error::<T>::NotProven);
                account.bonded = true;
                Ok(())
            })
        }
    }

    impl<T: Config> redemption::Returned for Pallet<T> {
        fn expected(season: Month) -> Balance {
            Recycled::<T>::get(season)
        }

        fn take(season: Month) -> Balance {
            Recycled::<T>::take(season)
        }
    }
}
