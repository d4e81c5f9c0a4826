//! The scheduler of referenda: when the agenda of a block is full, it takes a later block that has room.
//!
//! The referenda pallet does not expect a full agenda, and drops what it cannot schedule. A dropped alarm leaves a
//! referendum asleep, a dropped note that one was decided loses its place on the track, and a dropped enactment is
//! never made. Anyone who submits enough referenda can fill an agenda.

use super::tracks::Tracks;
use crate::{BlockNumber, OriginCaller, Runtime, RuntimeCall, Scheduler, System};
use core::marker::PhantomData;
use frame_support::{
    storage::with_storage_layer,
    traits::{
        schedule::{
            v3::{Anon, Named, TaskName},
            DispatchTime, Period, Priority,
        },
        Bounded, Get,
    },
    weights::Weight,
};
use pallet_conviction_voting::WeightInfo as VotingWeight;
use pallet_referenda::weights::WeightInfo as ReferendaWeight;
use pallet_scheduler::Agenda;
use sp_runtime::{traits::BlakeTwo256, DispatchError};

/// The number of blocks that are looked at: each is twice as far from the one before, 127 blocks at the most. What finds
/// them all full is dropped: anyone may wake its referendum by `Origins.wake_referendum`.
const TRIES: u32 = 8;

type BoundedCall = Bounded<RuntimeCall, BlakeTwo256>;
type Address = <Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::Address;

/// [`Scheduler`], which takes a later block when an agenda is full.
pub struct RetryScheduler;

impl RetryScheduler {
    /// Schedules in the first of [`TRIES`] blocks whose agenda has room, or in the first one if none has.
    ///
    /// An agenda is judged by its length alone, which is read without the rest. One of the greatest length may have holes
    /// and counts as full.
    fn first_with_room(
        when: DispatchTime<BlockNumber>,
        schedule: impl FnOnce(DispatchTime<BlockNumber>) -> Result<Address, DispatchError>,
    ) -> Result<Address, DispatchError> {
        let first = when.evaluate(System::block_number());
        let most: u32 = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
        let later = (0..TRIES)
            .map(|tried| (1 << tried) - 1)
            .find(|later| Agenda::<Runtime>::decode_len(first.saturating_add(*later)).unwrap_or(0) < most as usize);
        let when = match later {
            None | Some(0) => when,
            Some(later) => DispatchTime::At(first.saturating_add(later)),
        };
        // A failure must leave nothing behind: the scheduler requests the preimage before it looks for room.
        with_storage_layer(|| schedule(when))
    }
}

/// The SDK's weights of referenda and votes, and what this chain adds to their calls: the lengths of the agendas that
/// [`RetryScheduler`] looks at beside the one that the SDK counts for each call that is scheduled, and past locks that are
/// kept apart.
pub struct WithRetries<W>(PhantomData<W>);

/// What it weighs to look for room for `calls` scheduled calls.
fn looking(calls: u32) -> Weight {
    let reads = u64::from(TRIES - 1).saturating_mul(calls.into());
    <Runtime as frame_system::Config>::DbWeight::get().reads(reads)
}

/// What it weighs to set an account's past locks apart: it reads and writes what each track and this chain store of them.
fn setting_apart() -> Weight {
    let records = Tracks::plans().len() as u64 + 1;
    <Runtime as frame_system::Config>::DbWeight::get().reads_writes(records, records)
}

/// Adds the looks for a number of scheduled calls to the weights of calls without a component.
macro_rules! with_looks {
    ($($calls:literal: $($name:ident),*;)*) => {
        $($(fn $name() -> Weight {
            W::$name().saturating_add(looking($calls))
        })*)*
    };
}

impl<W: ReferendaWeight> ReferendaWeight for WithRetries<W> {
    with_looks! {
        0: refund_decision_deposit, refund_submission_deposit, set_some_metadata, clear_metadata,
            one_fewer_deciding_queue_empty, nudge_referendum_timed_out;
        1: submit, place_decision_deposit_preparing, place_decision_deposit_queued, place_decision_deposit_not_queued,
            place_decision_deposit_passing, place_decision_deposit_failing, cancel, kill, one_fewer_deciding_failing,
            one_fewer_deciding_passing, nudge_referendum_requeued_insertion, nudge_referendum_requeued_slide,
            nudge_referendum_queued, nudge_referendum_not_queued, nudge_referendum_no_deposit,
            nudge_referendum_preparing, nudge_referendum_begin_deciding_failing,
            nudge_referendum_begin_deciding_passing, nudge_referendum_begin_confirming,
            nudge_referendum_end_confirming, nudge_referendum_continue_not_confirming,
            nudge_referendum_continue_confirming, nudge_referendum_rejected;
        // The enactment, and the note that a place is free.
        2: nudge_referendum_approved;
    }
}

/// A vote sets the alarm of its referendum; a delegation those of the referenda that its target votes in. All but the end
/// of a delegation set past locks apart.
impl<W: VotingWeight> VotingWeight for WithRetries<W> {
    fn vote_new() -> Weight {
        W::vote_new().saturating_add(looking(1)).saturating_add(setting_apart())
    }

    fn vote_existing() -> Weight {
        W::vote_existing().saturating_add(looking(1)).saturating_add(setting_apart())
    }

    fn remove_vote() -> Weight {
        W::remove_vote().saturating_add(looking(1)).saturating_add(setting_apart())
    }

    fn remove_other_vote() -> Weight {
        W::remove_other_vote().saturating_add(setting_apart())
    }

    fn unlock() -> Weight {
        W::unlock().saturating_add(setting_apart())
    }

    fn delegate(votes: u32) -> Weight {
        W::delegate(votes).saturating_add(looking(votes)).saturating_add(setting_apart())
    }

    fn undelegate(votes: u32) -> Weight {
        W::undelegate(votes).saturating_add(looking(votes))
    }
}

impl Anon<BlockNumber, RuntimeCall, OriginCaller> for RetryScheduler {
    type Address = Address;
    type Hasher = BlakeTwo256;

    fn schedule(
        when: DispatchTime<BlockNumber>,
        maybe_periodic: Option<Period<BlockNumber>>,
        priority: Priority,
        origin: OriginCaller,
        call: BoundedCall,
    ) -> Result<Address, DispatchError> {
        Self::first_with_room(when, |when| {
            <Scheduler as Anon<_, _, _>>::schedule(when, maybe_periodic, priority, origin.clone(), call.clone())
        })
    }

    fn cancel(address: Address) -> Result<(), DispatchError> {
        <Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::cancel(address)
    }

    fn reschedule(address: Address, when: DispatchTime<BlockNumber>) -> Result<Address, DispatchError> {
        <Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::reschedule(address, when)
    }

    fn next_dispatch_time(address: Address) -> Result<BlockNumber, DispatchError> {
        <Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::next_dispatch_time(address)
    }
}

impl Named<BlockNumber, RuntimeCall, OriginCaller> for RetryScheduler {
    type Address = Address;
    type Hasher = BlakeTwo256;

    fn schedule_named(
        id: TaskName,
        when: DispatchTime<BlockNumber>,
        maybe_periodic: Option<Period<BlockNumber>>,
        priority: Priority,
        origin: OriginCaller,
        call: BoundedCall,
    ) -> Result<Address, DispatchError> {
        Self::first_with_room(when, |when| {
            let (origin, call) = (origin.clone(), call.clone());
            <Scheduler as Named<_, _, _>>::schedule_named(id, when, maybe_periodic, priority, origin, call)
        })
    }

    fn cancel_named(id: TaskName) -> Result<(), DispatchError> {
        <Scheduler as Named<BlockNumber, RuntimeCall, OriginCaller>>::cancel_named(id)
    }

    fn reschedule_named(id: TaskName, when: DispatchTime<BlockNumber>) -> Result<Address, DispatchError> {
        <Scheduler as Named<BlockNumber, RuntimeCall, OriginCaller>>::reschedule_named(id, when)
    }

    fn next_dispatch_time(id: TaskName) -> Result<BlockNumber, DispatchError> {
        <Scheduler as Named<BlockNumber, RuntimeCall, OriginCaller>>::next_dispatch_time(id)
    }
}
