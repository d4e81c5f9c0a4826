//! The least that a redemption needs of those who earn AIA, and of those who bring revenue back.

pub use pallet::*;

#[frame_support::pallet(dev_mode)]
pub mod pallet {
    use agt_primitives::{
        basis_points::BasisPoints,
        benchmarking::ContributorsBench,
        calendar::Month,
        contributors::{self, FeelessKind, FeelessRefusal},
        redemption, Aia, Balance, Moment,
    };
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

    /// What each account's calls without a fee weighed, the latest last.
    #[pallet::storage]
    #[pallet::unbounded]
    pub type Waived<T: Config> = StorageMap<_, Twox64Concat, T::AccountId, Vec<Weight>, ValueQuery>;

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

    impl<T: Config> ContributorsBench<T::AccountId> for Pallet<T> {
        fn register(_: &T::AccountId) {}

        fn prove(who: &T::AccountId, _: contributors::AreaId) {
            Accounts::<T>::mutate(who, |account| account.proven = true);
        }

        fn set_reputation(_: &T::AccountId, _: contributors::AreaId, _: BasisPoints) {}

        fn credit(who: &T::AccountId, aia: Aia) {
            Accounts::<T>::mutate(who, |account| {
                account.proven = true;
                account.ripe += aia;
            });
        }
    }

    /// An allowance of three calls for everybody, for ever.
    impl<T: Config> contributors::FeelessQuota<T::AccountId> for Pallet<T> {
        fn may_spend(
            who: &T::AccountId,
            kind: FeelessKind,
            _: u32,
            _: Weight,
            _: Weight,
        ) -> Result<(), FeelessRefusal> {
            ensure!(kind == FeelessKind::Work, FeelessRefusal::BlockFull);
            ensure!(Self::left(who) > 0, FeelessRefusal::DaySpent { until: Moment::MAX });
            Ok(())
        }

        fn waive(
            who: &T::AccountId,
            kind: FeelessKind,
            calls: u32,
            call: Weight,
            predicate: Weight,
            would_succeed: impl FnOnce() -> bool,
        ) -> bool {
            let waived = Self::may_spend(who, kind, calls, call, predicate).is_ok() && would_succeed();
            if waived {
                Waived::<T>::append(who, call.saturating_add(Self::overhead(predicate)));
            }
            waived
        }

        fn refuse(_: FeelessRefusal) {}

        fn left(who: &T::AccountId) -> u32 {
            3_u32.saturating_sub(Waived::<T>::get(who).len() as u32)
        }

        fn overhead(predicate: Weight) -> Weight {
            predicate.saturating_add(Weight::from_parts(1, 1))
        }
    }

    impl<T: Config> redemption::RecycledRevenue for Pallet<T> {
        fn expected(season: Month) -> Balance {
            Recycled::<T>::get(season)
        }

        fn take(season: Month) -> Balance {
            Recycled::<T>::take(season)
        }
    }
}
