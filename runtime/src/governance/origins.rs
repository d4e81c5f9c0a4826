//! The origins of referenda beside root, each of which may do one thing, and four calls that the SDK's pallets lack: one
//! cancels an approved enactment, one ends a delegation that a slash left without its bond, one wakes a referendum that
//! nothing else wakes, and one returns the deposit of a referendum that was rejected.

use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, Get};

pub use pallet::*;

/// The origins, the calls, and the past locks of votes.
#[frame_support::pallet]
pub mod pallet {
    use crate::{governance::past_locks::Past, reports::referenda::enactment_task};
    use agt_primitives::{access::Access, Balance};
    use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
    use frame_support::{
        pallet_prelude::*,
        traits::{Currency, ReservableCurrency as _},
    };
    use frame_system::{pallet_prelude::*, RawOrigin};
    use pallet_conviction_voting::{Voting, VotingFor, WeightInfo as _};
    use pallet_referenda::{
        weights::WeightInfo as _, DecidingCount, Deposit, ReferendumIndex, ReferendumInfo, ReferendumInfoFor,
        TrackQueue, TracksInfo as _,
    };
    use pallet_scheduler::WeightInfo as _;
    use sp_runtime::traits::{BlockNumberProvider, Saturating as _, StaticLookup};

    type LookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;
    type ClassOf<T> = pallet_conviction_voting::ClassOf<T, ()>;

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>>
        + pallet_scheduler::Config
        + pallet_referenda::Config<
            Currency: Currency<Self::AccountId, Balance = Balance>,
            BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumberFor<Self>>,
        > + pallet_conviction_voting::Config<Currency: Currency<Self::AccountId, Balance = Balance>>
    {
        /// The origin that may cancel an approved enactment.
        type CancelOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

        /// The bonds behind delegations.
        type Bonds: Access<Self::AccountId>;

        /// The number of blocks for which the submission deposit of a rejected referendum is kept after its end.
        type DepositKept: Get<BlockNumberFor<Self>>;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    /// What votes and delegations of an account that are over still lock. Removed when the last lock has ended and the
    /// account is unlocked.
    #[pallet::storage]
    pub type PastLocks<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Past, ValueQuery>;

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
        /// A referendum that had lost its place in the queue, or its alarm, goes on.
        ReferendumWoken {
            /// The referendum.
            index: ReferendumIndex,
        },
        /// The submission deposit of a referendum that was not approved is free again.
        SubmissionDepositReturned {
            /// The referendum.
            index: ReferendumIndex,
            /// The account that had submitted it.
            who: T::AccountId,
            /// The deposit, in planck.
            amount: Balance,
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
        /// The referendum waits in the queue of its track, or for its alarm.
        NotAsleep,
        /// The track has no place free, neither to decide nor to wait, and the time to wait is not over.
        NoPlace,
        /// The referendum does not exist, or it was neither rejected nor timed out.
        NotRejected,
        /// The deposit of the referendum was returned before.
        NoDeposit,
        /// The deposit of the referendum is still kept.
        DepositKept,
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
            <T as Config>::CancelOrigin::ensure_origin(origin)?;
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

        /// Wakes a referendum that the referenda pallet has lost: it fell out of the full queue of its track, or no agenda
        /// had room for its alarm. Otherwise it would never end and its deposits would never come back.
        ///
        /// If its track has a place, to decide or to wait, it takes that. If the track has none and the referendum has
        /// waited as long as a referendum may wait undecided, it is cancelled, and both deposits can be refunded.
        ///
        /// Any signed account may call. `index` is the number of the referendum. Emits [`Event::ReferendumWoken`], or
        /// `Referenda::Cancelled`.
        ///
        /// Errors: `Referenda::NotOngoing` if it has ended or does not exist; [`Error::NotAsleep`] if it is in the queue of
        /// its track or has an alarm; [`Error::NoPlace`] if its track is full and it has not waited long enough.
        #[pallet::call_index(2)]
        #[pallet::weight(Pallet::<T>::waking())]
        pub fn wake_referendum(origin: OriginFor<T>, index: ReferendumIndex) -> DispatchResult {
            ensure_signed(origin)?;
            let mut status = pallet_referenda::Pallet::<T>::ensure_ongoing(index)?;
            let queue = TrackQueue::<T>::get(status.track);
            let is_queued = queue.iter().any(|(queued, _)| *queued == index);
            ensure!(status.alarm.is_none() && !is_queued, Error::<T>::NotAsleep);
            let deciding = DecidingCount::<T>::get(status.track);
            let has_place = T::Tracks::info(status.track).is_some_and(|track| deciding < track.max_deciding)
                || (queue.len() as u32) < T::MaxQueued::get();
            if has_place || !status.in_queue {
                status.in_queue = false;
                ReferendumInfoFor::<T>::insert(index, ReferendumInfo::Ongoing(status));
                pallet_referenda::Pallet::<T>::nudge_referendum(RawOrigin::Root.into(), index)
                    .map_err(|failed| failed.error)?;
                Self::deposit_event(Event::ReferendumWoken { index });
                return Ok(());
            }
            let now = <T as pallet_referenda::Config>::BlockNumberProvider::current_block_number();
            let waited = now.saturating_sub(status.submitted);
            ensure!(waited >= T::UndecidingTimeout::get(), Error::<T>::NoPlace);
            pallet_referenda::Pallet::<T>::cancel(RawOrigin::Root.into(), index)
        }

        /// Returns the submission deposit of a referendum that was rejected or timed out. The referenda pallet refunds only
        /// those of approved and cancelled ones, and would keep the others for ever.
        ///
        /// Any signed account may call. `index` is the number of the referendum. Emits
        /// [`Event::SubmissionDepositReturned`].
        ///
        /// Errors: [`Error::NotRejected`] if it was neither rejected nor timed out; [`Error::NoDeposit`] if its deposit was
        /// returned before; [`Error::DepositKept`] until `DepositKept` blocks after its end, so that proposals that nobody
        /// wants cost something.
        #[pallet::call_index(3)]
        #[pallet::weight(<T as pallet_referenda::Config>::WeightInfo::refund_submission_deposit())]
        pub fn return_submission_deposit(origin: OriginFor<T>, index: ReferendumIndex) -> DispatchResult {
            ensure_signed(origin)?;
            let mut info = ReferendumInfoFor::<T>::get(index).ok_or(Error::<T>::NotRejected)?;
            let (ended, deposit) = match &mut info {
                ReferendumInfo::Rejected(ended, deposit, _) | ReferendumInfo::TimedOut(ended, deposit, _) => {
                    (*ended, deposit)
                }
                _ => return Err(Error::<T>::NotRejected.into()),
            };
            let Deposit { who, amount } = deposit.take().ok_or(Error::<T>::NoDeposit)?;
            let now = <T as pallet_referenda::Config>::BlockNumberProvider::current_block_number();
            ensure!(now.saturating_sub(ended) >= T::DepositKept::get(), Error::<T>::DepositKept);
            <T as pallet_referenda::Config>::Currency::unreserve(&who, amount);
            ReferendumInfoFor::<T>::insert(index, info);
            Self::deposit_event(Event::SubmissionDepositReturned { index, who, amount });
            Ok(())
        }
    }

    impl<T: Config> Pallet<T> {
        /// What the heaviest way to wake a referendum weighs: it reads the referendum, its track's queue and the number of
        /// those that are decided, and writes the referendum before it is nudged.
        fn waking() -> Weight {
            type Weights<T> = <T as pallet_referenda::Config>::WeightInfo;
            [
                Weights::<T>::cancel(),
                Weights::<T>::nudge_referendum_approved(),
                Weights::<T>::nudge_referendum_begin_deciding_passing(),
                Weights::<T>::nudge_referendum_queued(),
                Weights::<T>::nudge_referendum_rejected(),
            ]
            .into_iter()
            .fold(Weight::zero(), |most, weight| most.max(weight))
            .saturating_add(T::DbWeight::get().reads_writes(3, 1))
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
