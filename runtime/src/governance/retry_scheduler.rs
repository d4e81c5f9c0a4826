//! The scheduler of referenda: when the agenda of a block is full, it takes the next block that has room.
//!
//! The referenda pallet does not expect a full agenda, and drops what it cannot schedule. A dropped alarm leaves a
//! referendum asleep, a dropped note that one was decided loses its place on the track, and a dropped enactment is
//! never made. Anyone who submits enough referenda can fill an agenda.

use crate::{BlockNumber, OriginCaller, RuntimeCall, Scheduler, System};
use frame_support::{
    storage::with_storage_layer,
    traits::{
        schedule::{
            v3::{Anon, Named, TaskName},
            DispatchTime, Period, Priority,
        },
        Bounded,
    },
};
use sp_runtime::{traits::BlakeTwo256, DispatchError};

/// The number of blocks that are tried. To fill that many agendas takes millions of AGT in deposits.
const TRIES: BlockNumber = 100;

type BoundedCall = Bounded<RuntimeCall, BlakeTwo256>;
type Address = <Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::Address;

/// [`Scheduler`], which retries later blocks when an agenda is full.
pub struct RetryScheduler;

impl RetryScheduler {
    fn first_with_room(
        when: DispatchTime<BlockNumber>,
        schedule: impl Fn(DispatchTime<BlockNumber>) -> Result<Address, DispatchError>,
    ) -> Result<Address, DispatchError> {
        // A failed try must leave nothing behind: the scheduler requests the preimage before it looks for room.
        let schedule = |when| with_storage_layer(|| schedule(when));
        let first = when.evaluate(System::block_number());
        let mut outcome = schedule(when);
        for later in 1..TRIES {
            if outcome != Err(DispatchError::Exhausted) {
                break;
            }
            outcome = schedule(DispatchTime::At(first.saturating_add(later)));
        }
        outcome
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
