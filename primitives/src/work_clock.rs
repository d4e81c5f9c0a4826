//! The clock of the deadlines of work.

use crate::Moment;
use sp_runtime::Perbill;

/// The part of a block's room for some calls above which that room is full.
pub const FULL: Perbill = Perbill::from_percent(90);

/// A clock that runs as chain time does, and stands still while blocks have no room for calls without a fee.
///
/// Whoever has no AGT works by calls without a fee, and those wait while calls that pay fill the blocks. A deadline that
/// ends such a call's time is a moment of this clock: nobody can buy blocks until somebody else has missed it.
pub trait WorkClock {
    /// Returns the time of this clock, in milliseconds: chain time less the whole time that it stood still.
    fn now() -> Moment;

    /// Returns the chain time at which this clock shows `at`, unless it stands still until then.
    fn chain_time(at: Moment) -> Moment;
}
