//! Polls of two classes, opened and ended by the tests.

use super::{System, Test};
use agt_primitives::Balance;
use codec::{Decode, Encode};
use frame_support::{
    parameter_types,
    traits::{PollStatus, Polling},
};
use pallet_conviction_voting::{Tally, TallyOf};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

/// Polls that are open at genesis, by class.
pub const POLL: u8 = 3;
pub const SECOND_POLL: u8 = 4;
pub const OTHER_CLASS_POLL: u8 = 5;

parameter_types! {
    /// In storage, so that what fails is rolled back and the root covers them.
    pub storage Polls: BTreeMap<u8, Poll> = polls_at_genesis();
}

#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Poll {
    Ongoing(TallyOf<Test>, u8),
    Completed(u64, bool),
}

fn polls_at_genesis() -> BTreeMap<u8, Poll> {
    let open = |class| Poll::Ongoing(Tally::from_parts(0, 0, 0), class);
    [(POLL, open(0)), (SECOND_POLL, open(0)), (OTHER_CLASS_POLL, open(1))].into()
}

/// The polls, as referenda would be.
pub struct TestPolls;

impl Polling<TallyOf<Test>> for TestPolls {
    type Index = u8;
    type Votes = Balance;
    type Moment = u64;
    type Class = u8;

    fn classes() -> Vec<u8> {
        vec![0, 1]
    }

    fn as_ongoing(index: u8) -> Option<(TallyOf<Test>, u8)> {
        match Polls::get().remove(&index)? {
            Poll::Ongoing(tally, class) => Some((tally, class)),
            Poll::Completed(..) => None,
        }
    }

    fn access_poll<R>(index: u8, access: impl FnOnce(PollStatus<&mut TallyOf<Test>, u64, u8>) -> R) -> R {
        let mut polls = Polls::get();
        let result = access(status(polls.get_mut(&index)));
        Polls::set(&polls);
        result
    }

    fn try_access_poll<R>(
        index: u8,
        access: impl FnOnce(PollStatus<&mut TallyOf<Test>, u64, u8>) -> Result<R, DispatchError>,
    ) -> Result<R, DispatchError> {
        let mut polls = Polls::get();
        let result = access(status(polls.get_mut(&index)))?;
        Polls::set(&polls);
        Ok(result)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn create_ongoing(class: u8) -> Result<u8, ()> {
        let mut polls = Polls::get();
        let index = polls.keys().last().map_or(0, |last| last + 1);
        polls.insert(index, Poll::Ongoing(Tally::from_parts(0, 0, 0), class));
        Polls::set(&polls);
        Ok(index)
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn end_ongoing(index: u8, approved: bool) -> Result<(), ()> {
        end_poll(index, approved);
        Ok(())
    }
}

fn status(poll: Option<&mut Poll>) -> PollStatus<&mut TallyOf<Test>, u64, u8> {
    match poll {
        Some(Poll::Ongoing(tally, class)) => PollStatus::Ongoing(tally, *class),
        Some(Poll::Completed(at, approved)) => PollStatus::Completed(*at, *approved),
        None => PollStatus::None,
    }
}

/// Ends a poll at this block.
pub fn end_poll(index: u8, approved: bool) {
    let mut polls = Polls::get();
    polls.insert(index, Poll::Completed(System::block_number(), approved));
    Polls::set(&polls);
}
