//! Work as another pallet would offer it: feeless calls, one of which fails although its predicate says otherwise.

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
    use agt_primitives::contributors::{FeelessKind, FeelessQuota};
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;

    /// The weight of each call: a quarter of a millisecond.
    pub const WEIGHT: Weight = Weight::from_parts(250_000_000, 0);
    /// The weight of each predicate.
    pub const PREDICATE: Weight = Weight::from_parts(50_000_000, 0);

    std::thread_local! {
        /// How often a predicate was asked whether its call would succeed, by this test.
        pub static ASKED: core::cell::Cell<u32> = const { core::cell::Cell::new(0) };
    }

    /// Returns `answer` as a costly check would.
    fn ask(answer: bool) -> bool {
        ASKED.set(ASKED.get() + 1);
        answer
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeCall: From<Call<Self>>> {
        /// The allowance, as any pallet reaches it: through the trait.
        type Feeless: FeelessQuota<Self::AccountId>;
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The call failed.
        Broken,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Succeeds, as its predicate says.
        #[pallet::call_index(0)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            T::Feeless::waives(origin, FeelessKind::Work, Call::<T>::work {}, WEIGHT, PREDICATE, |_| true)
        })]
        pub fn work(_origin: OriginFor<T>) -> DispatchResult {
            Ok(())
        }

        /// Fails although its predicate says that it succeeds.
        #[pallet::call_index(1)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            T::Feeless::waives(origin, FeelessKind::Work, Call::<T>::fail {}, WEIGHT, PREDICATE, |_| true)
        })]
        pub fn fail(_origin: OriginFor<T>) -> DispatchResult {
            Err(Error::<T>::Broken.into())
        }

        /// Fails, as its predicate says.
        #[pallet::call_index(2)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>| -> bool {
            T::Feeless::waives(origin, FeelessKind::Work, Call::<T>::refuse {}, WEIGHT, PREDICATE, |_| ask(false))
        })]
        pub fn refuse(_origin: OriginFor<T>) -> DispatchResult {
            Err(Error::<T>::Broken.into())
        }

        /// Does the work of several calls, and succeeds.
        #[pallet::call_index(3)]
        #[pallet::weight(T::Feeless::weight(WEIGHT, PREDICATE))]
        #[pallet::feeless_if(|origin: &OriginFor<T>, calls: &u32| -> bool {
            let call = Call::<T>::several { calls: *calls };
            T::Feeless::waives_several(origin, FeelessKind::Work, *calls, call, WEIGHT, PREDICATE, |_| true)
        })]
        pub fn several(_origin: OriginFor<T>, calls: u32) -> DispatchResult {
            let _ = calls;
            Ok(())
        }
    }
}
