//! The origins of referenda beside root, each of which may do one thing, and two calls that the SDK's pallets lack: one
//! cancels an approved enactment, the other ends a delegation that a slash left without its bond.

use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get};

pub use pallet::*;

/// The origins and the two calls. The pallet has no storage.
#[frame_support::pallet]
pub mod pallet {
    use crate::reports::referenda::enactment_task;
    use agt_primitives::{access::Access, Balance};
    use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
    use frame_support::{pallet_prelude::*, traits::Currency};
    use frame_system::{pallet_prelude::*, RawOrigin};
    use pallet_conviction_voting::{Voting, VotingFor, WeightInfo as _};
    use pallet_referenda::ReferendumIndex;
    use pallet_scheduler::WeightInfo as _;
    use sp_runtime::traits::StaticLookup;

    type LookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;
    type ClassOf<T> = pallet_conviction_voting::ClassOf<T, ()>;

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>>
        + pallet_scheduler::Config
        + pallet_conviction_voting::Config<Currency: Currency<Self::AccountId, Balance = Balance>>
    {
        /// The origin that may cancel an approved enactment.
        type CancelOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

        /// The bonds behind delegations.
        type Bonds: Access<Self::AccountId>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::event]
    #[pallet::generate_deposit(fn deposit_event)]
    pub enum Event<T: Config> {
        /// The approved call of a referendum will not be enacted.
        EnactmentCancelled {
            /// The referendum.
            index: ReferendumIndex,
        },
        /// A delegation of more than the active bond ended.
        UnbackedDelegationEnded {
            /// The account that delegated.
            who: T::AccountId,
            /// The track.
            class: ClassOf<T>,
        },
    }

    /// The errors.
    #[pallet::error]
    pub enum Error<T> {
        /// The referendum has no approved call on the schedule.
        NotScheduled,
        /// The account does not delegate on this track.
        NotDelegating,
        /// The active bond still covers the delegation.
        StillBacked,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Cancels the enactment of an approved referendum: the days before an enactment protect only if it can still
        /// be stopped.
        ///
        /// The origin must be `CancelOrigin`. `index` is the number of the referendum. Emits
        /// [`Event::EnactmentCancelled`].
        ///
        /// Errors: `BadOrigin`; [`Error::NotScheduled`] if no call of the referendum waits on the schedule.
        #[pallet::call_index(0)]
        #[pallet::weight(
            <T as pallet_scheduler::Config>::WeightInfo::cancel_named(T::MaxScheduledPerBlock::get())
        )]
        pub fn cancel_enactment(origin: OriginFor<T>, index: ReferendumIndex) -> DispatchResult {
            T::CancelOrigin::ensure_origin(origin)?;
            let task = enactment_task(index);
            ensure!(pallet_scheduler::Lookup::<T>::contains_key(task), Error::<T>::NotScheduled);
            pallet_scheduler::Pallet::<T>::cancel_named(RawOrigin::Root.into(), task)?;
            Self::deposit_event(Event::EnactmentCancelled { index });
            Ok(())
        }

        /// Ends a delegation of more than the active bond, so that AGT that a slash has taken votes in no later
        /// referendum.
        ///
        /// Any signed account may call. `who` is the account that delegates, `class` the track. Emits
        /// [`Event::UnbackedDelegationEnded`].
        ///
        /// Errors: [`Error::NotDelegating`] if `who` does not delegate on the track; [`Error::StillBacked`] if its
        /// active bond covers the delegation.
        #[pallet::call_index(1)]
        #[pallet::weight(
            <T as pallet_conviction_voting::Config>::WeightInfo::undelegate(
                <T as pallet_conviction_voting::Config>::MaxVotes::get()
            ).saturating_add(T::DbWeight::get().reads(2))
        )]
        pub fn end_unbacked_delegation(origin: OriginFor<T>, who: LookupOf<T>, class: ClassOf<T>) -> DispatchResult {
            ensure_signed(origin)?;
            let who = T::Lookup::lookup(who)?;
            let Voting::Delegating(delegating) = VotingFor::<T>::get(&who, &class) else {
                return Err(Error::<T>::NotDelegating.into());
            };
            ensure!(delegating.balance > T::Bonds::active(&who), Error::<T>::StillBacked);
            pallet_conviction_voting::Pallet::<T>::undelegate(RawOrigin::Signed(who.clone()).into(), class.clone())
                .map_err(|failed| failed.error)?;
            Self::deposit_event(Event::UnbackedDelegationEnded { who, class });
            Ok(())
        }
    }

    /// The origins of referenda. Their order is part of the ABI of every wallet.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
    #[pallet::origin]
    pub enum Origin {
        /// Dispatch, as root, a call that the technical committee has whitelisted by its hash.
        WhitelistedCaller,
        /// Change a governed parameter within its hard range.
        ParametersAdmin,
        /// Let the treasury pay a hundredth of its funds in a month.
        SmallSpender,
        /// Let the treasury pay, together with the small spender, a twentieth of its funds in a month.
        LargeSpender,
        /// Cancel a referendum, or its approved enactment.
        Canceller,
    }
}

/// Accepts only the origin `Wanted`.
pub struct Ensure<Wanted>(PhantomData<Wanted>);

impl<Outer, Wanted> EnsureOrigin<Outer> for Ensure<Wanted>
where
    Outer: Into<Result<Origin, Outer>> + From<Origin>,
    Wanted: Get<Origin>,
{
    type Success = ();

    fn try_origin(origin: Outer) -> Result<(), Outer> {
        origin.into().and_then(|origin| if origin == Wanted::get() { Ok(()) } else { Err(origin.into()) })
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<Outer, ()> {
        Ok(Wanted::get().into())
    }
}
