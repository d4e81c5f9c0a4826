//! Work as another pallet would offer it: calls that cost no fee, one of which fails although it promises not to.

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
    use agt_primitives::contributors::{FeelessKind, FeelessQuota};
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;

    /// What each call weighs: a quarter of a millisecond.
    pub const WEIGHT: Weight = Weight::from_parts(250_000_000, 0);
    /// What it weighs to ask whether it would succeed.
    pub const PREDICATE: Weight = Weight::from_parts(50_000_000, 0);

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// Asked as any pallet asks: through the trait.
        type Feeless: FeelessQuota<Self::AccountId>;
    }

    #[pallet::error]
    pub enum Error<T> {
        /// What the predicate should have told.
        Broken,
    }

    impl<T: Config> Pallet<T> {
        fn is_waived(origin: &OriginFor<T>, would_succeed: bool) -> bool {
            ensure_signed(origin.clone())
                .is_ok_and(|who| T::Feeless::waive(&who, FeelessKind::Work, WEIGHT, PREDICATE, || would_succeed))
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Succeeds, and says so.
        #[pallet::call_index(0)]
        #[pallet::weight(WEIGHT.saturating_add(T::Feeless::overhead(PREDICATE)))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool { Pallet::<T>::is_waived(origin, true) })]
        pub fn work(_origin: OriginFor<T>) -> DispatchResult {
            Ok(())
        }

        /// Fails, and says that it succeeds.
        #[pallet::call_index(1)]
        #[pallet::weight(WEIGHT.saturating_add(T::Feeless::overhead(PREDICATE)))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool { Pallet::<T>::is_waived(origin, true) })]
        pub fn fail(_origin: OriginFor<T>) -> DispatchResult {
            Err(Error::<T>::Broken.into())
        }

        /// Would fail, and says so.
        #[pallet::call_index(2)]
        #[pallet::weight(WEIGHT.saturating_add(T::Feeless::overhead(PREDICATE)))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool { Pallet::<T>::is_waived(origin, false) })]
        pub fn refuse(_origin: OriginFor<T>) -> DispatchResult {
            Err(Error::<T>::Broken.into())
        }
    }
}
