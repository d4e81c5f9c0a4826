//! The origins that a referendum can speak with beside root: each may do one thing. And the two calls that the SDK's
//! pallets leave missing: stopping what was approved, and ending a delegation that a slash left without its bond.

use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get};

pub use pallet::*;

/// No storage: what a track's name stands for, and what an emergency cancel does.
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
        /// Who may stop what was approved.
        type CancelOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

        /// The bonds that back delegations.
        type Bonds: Access<Self::AccountId>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::event]
    #[pallet::generate_deposit(fn deposit_event)]
    pub enum Event<T: Config> {
        /// What a referendum had approved will not be enacted.
        EnactmentCancelled {
            /// The referendum.
            index: ReferendumIndex,
        },
        /// A delegation of more than the active bond ended.
        UnbackedDelegationEnded {
            /// Whose.
            who: T::AccountId,
            /// On which track.
            class: ClassOf<T>,
        },
    }

    /// The rule a refused call breaks.
    #[pallet::error]
    pub enum Error<T> {
        /// Nothing that this referendum approved waits on the schedule.
        NotScheduled,
        /// The account delegates nothing on this track.
        NotDelegating,
        /// The active bond still backs the delegation.
        StillBacked,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Takes what a referendum has approved off the schedule: the days before an enactment are worth something only
        /// if it can still be stopped.
        ///
        /// `CancelOrigin` alone. Emits [`Event::EnactmentCancelled`]. Errors: `BadOrigin`, [`Error::NotScheduled`].
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

        /// Ends a delegation of more than the active bond: what a slash has taken votes in no later referendum, through
        /// nobody.
        ///
        /// Any signed account. Emits [`Event::UnbackedDelegationEnded`]. Errors: [`Error::NotDelegating`],
        /// [`Error::StillBacked`].
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

    /// What a referendum may do. The order is part of every wallet's ABI.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
    #[pallet::origin]
    pub enum Origin {
        /// Dispatch, as root, a call that the technical committee has whitelisted by its hash.
        WhitelistedCaller,
        /// Change a governed parameter within its hard range.
        ParametersAdmin,
        /// Let the treasury pay a hundredth of what it has in a month.
        SmallSpender,
        /// Let the treasury pay, together with the small spender, a twentieth of what it has in a month.
        LargeSpender,
        /// Cancel a referendum, or what one has put on the schedule.
        Canceller,
    }
}

/// Accepts the one origin that `Wanted` names.
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
