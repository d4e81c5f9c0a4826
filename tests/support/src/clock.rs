//! Chain time and blocks of a mock whose pallets are named `Timestamp` and `System`, as they are in the runtime.

use agt_primitives::{calendar::Month, Moment};
use frame_support::{pallet_prelude::ValueQuery, storage_alias};

pub use agt_primitives::calendar::{DAY, HOUR};

/// A minute in milliseconds.
pub const MINUTE: Moment = HOUR / 60;

/// 2027-03-01T00:00:00Z: the moment at which the chain of a test begins unless it says otherwise.
pub const START: Moment = 1_803_859_200_000;

/// 2027-01-31T10:30:00Z: a token generation event on a day that most months do not have. The season of its month has no
/// window any more, so February's is the first that can be used.
pub const TGE: Moment = 1_801_391_400_000;

#[storage_alias]
type Now = StorageValue<Timestamp, Moment, ValueQuery>;

#[storage_alias]
type Number = StorageValue<System, u64, ValueQuery>;

/// Returns chain time.
pub fn now() -> Moment {
    Now::get()
}

/// Sets chain time. Pallets that listen to the timestamp are not told.
pub fn travel_to(moment: Moment) {
    Now::put(moment);
}

/// Lets chain time pass.
pub fn wait(millis: Moment) {
    travel_to(now() + millis);
}

/// Lets blocks pass, in which nothing happens.
pub fn run_blocks(count: u64) {
    Number::mutate(|number| *number += count);
}

/// Lets chain time and one block pass.
pub fn wait_in_next_block(millis: Moment) {
    run_blocks(1);
    wait(millis);
}

/// Returns the season of a month.
pub fn season(year: u32, month: u32) -> Month {
    Month((year - 1970) * 12 + month - 1)
}

/// Returns the start of a day in UTC.
pub fn at(year: u32, month: u32, day: u32) -> Moment {
    season(year, month).start_of_day(day).expect("the month has the day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_is_the_first_of_march() {
        assert_eq!(at(2027, 3, 1), START);
    }
}
