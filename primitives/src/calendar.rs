//! The UTC civil calendar on chain time: days, months by number, and steps of whole months from any moment.
//!
//! Every interval is half-open: a boundary belongs to what begins there. The chain's clock knows no leap seconds.

#[cfg(test)]
pub(crate) mod fingers;
mod month;
mod name;
#[cfg(test)]
mod tests;

use crate::Moment;
use chrono::{DateTime, Datelike, Months, Utc};

pub use month::Month;

/// An hour in milliseconds.
pub const HOUR: Moment = 3_600_000;

/// A day in milliseconds.
pub const DAY: Moment = 24 * HOUR;

/// The UTC day that a moment lies in: days since 1970-01-01. Defined for every moment.
pub const fn day(at: Moment) -> u64 {
    at / DAY
}

/// The first moment of a day. None beyond the last whole day that a moment can tell.
pub const fn start_of_day(day: u64) -> Option<Moment> {
    day.checked_mul(DAY)
}

/// The same UTC time of day `months` civil months after `from`.
///
/// The day is clamped to the end of the month that is reached: one month after 31 January is 28 or 29 February. Steps
/// are counted from the origin, so the clamp never sticks: two months after 31 January is 31 March.
///
/// None when either moment is beyond the last year the calendar knows (262,142).
pub fn add_months(from: Moment, months: u32) -> Option<Moment> {
    let later = civil(from)?.checked_add_months(Months::new(months))?;
    Moment::try_from(later.timestamp_millis()).ok()
}

/// How many civil months have passed: the greatest `k` with `add_months(from, k) <= to`.
///
/// Zero when `to` is before `from`, and when `from` is beyond the last year the calendar knows. Constant time.
pub fn whole_months(from: Moment, to: Moment) -> u32 {
    let Some(start) = civil(from).filter(|_| from <= to) else {
        return 0;
    };
    let end = civil(to).unwrap_or(DateTime::<Utc>::MAX_UTC);
    // The difference of the months' numbers is the answer, or one more than it: when the day and time of day that
    // `from` names have not come yet in the month of `to`.
    let months = u32::try_from(month_number(end).saturating_sub(month_number(start))).unwrap_or(0);
    match add_months(from, months) {
        Some(reached) if reached <= to => months,
        _ => months.saturating_sub(1),
    }
}

/// The calendar's view of a moment; none beyond its last year.
fn civil(moment: Moment) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(i64::try_from(moment).ok()?)
}

/// The month's number since the year 0, one for every month of every year.
fn month_number(at: DateTime<Utc>) -> i64 {
    i64::from(at.year()).saturating_mul(12).saturating_add(i64::from(at.month0()))
}
