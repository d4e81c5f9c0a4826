//! The clock of work, which the tests stop.

use super::{now, wait, StoodStill};
use agt_primitives::{work_clock::WorkClock, Moment};

/// A clock of work that stands still when the tests say so.
pub struct TestClock;

impl WorkClock for TestClock {
    fn now() -> Moment {
        now() - StoodStill::get()
    }

    fn chain_time(at: Moment) -> Moment {
        at + StoodStill::get()
    }
}

/// Lets chain time pass in which blocks are full: the clock of work stands still.
pub fn wait_in_full_blocks(millis: Moment) {
    wait(millis);
    StoodStill::set(&(StoodStill::get() + millis));
}
