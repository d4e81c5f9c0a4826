//! The least that a redemption needs of those who earn AIA, and of those who bring revenue back.

pub use pallet::*;

#[frame_support::pallet(dev_mode)]
pub mod pallet {
    use agt_primitives::{
        arithmetic::{lower, raise},
        basis_points::BasisPoints,
        benchmarking::{ContributorsBench, RecycledBench},
        calendar::Month,
        contributors::{self, FeelessKind, FeelessRefusal},
        recycler, Aia, Balance, Moment,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            fungible::{Inspect, Mutate},
            tokens::Preservation,
        },
    };

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        type Currency: Inspect<Self::AccountId, Balance = Balance> + Mutate<Self::AccountId>;
        /// Where AGT lies that came back.
        type Pot: Get<Self::AccountId>;
        /// Who brings it back.
        type Payer: Get<Self::AccountId>;
    }

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

    /// What seasons have taken of it and neither paid nor given back.
    #[pallet::storage]
    pub type Taken<T> = StorageValue<_, Balance, ValueQuery>;

    /// What they gave back. It belongs to no season of these tests any more.
    #[pallet::storage]
    pub type GivenBack<T> = StorageValue<_, Balance, ValueQuery>;

    /// What each account's calls without a fee weighed, the latest last.
    #[pallet::storage]
    #[pallet::unbounded]
    pub type Waived<T: Config> = StorageMap<_, Twox64Concat, T::AccountId, Vec<Weight>, ValueQuery>;

    #[pallet::error]
    pub enum Error<T> {
        NotEnough,
        NotProven,
        MoreThanTaken,
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

    impl<T: Config> recycler::RecycledRevenue<T::AccountId> for Pallet<T> {
        fn expected(season: Month) -> Balance {
            Recycled::<T>::get(season)
        }

        fn take(season: Month) -> Balance {
            let taken = Recycled::<T>::take(season);
            Taken::<T>::mutate(|sum| *sum += taken);
            taken
        }

        fn pay(who: &T::AccountId, recycled: Balance, minted: Balance) -> DispatchResult {
            Taken::<T>::try_mutate(|taken| lower(taken, recycled)).map_err(|_| Error::<T>::MoreThanTaken)?;
            T::Currency::transfer(&T::Pot::get(), who, recycled + minted, Preservation::Preserve).map(drop)
        }

        fn give_back(amount: Balance) -> DispatchResult {
            Taken::<T>::try_mutate(|taken| lower(taken, amount)).map_err(|_| Error::<T>::MoreThanTaken)?;
            GivenBack::<T>::try_mutate(|sum| raise(sum, amount))?;
            Ok(())
        }

        fn outstanding() -> Balance {
            Taken::<T>::get()
        }

        fn pot() -> T::AccountId {
            T::Pot::get()
        }
    }

    impl<T: Config> RecycledBench for Pallet<T> {
        fn bring_back(season: Month, amount: Balance) {
            let paid = T::Currency::transfer(&T::Payer::get(), &T::Pot::get(), amount, Preservation::Preserve);
            paid.expect("the payer is rich");
            Recycled::<T>::mutate(season, |recycled| *recycled += amount);
        }
    }

    impl<T: Config> Pallet<T> {
        /// Checks that the pot holds what came back and was not paid.
        pub fn pot_holds_what_came_back() -> Result<(), sp_runtime::TryRuntimeError> {
            let waiting: Balance = Recycled::<T>::iter_values().sum();
            let books = waiting + Taken::<T>::get() + GivenBack::<T>::get() + T::Currency::minimum_balance();
            ensure!(T::Currency::total_balance(&T::Pot::get()) == books, "the pot holds what came back");
            Ok(())
        }
    }
}
