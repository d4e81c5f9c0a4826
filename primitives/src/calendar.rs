//! The UTC civil calendar on chain time: days, months by number, and steps of whole months from any moment.
//!
//! Every interval is half-open: a boundary belongs to the interval that begins there. Chain time has no leap seconds.

mod month;
mod name;
#[cfg(test)]
pub(crate) mod reference;
#[cfg(test)]
mod tests;

use crate::Moment;
use chrono::{DateTime, Datelike, Months, Utc};

pub use month::Month;

/// An hour in milliseconds.
pub const HOUR: Moment = 3_600_000;

/// A day in milliseconds.
pub const DAY: Moment = 24 * HOUR;

/// Returns the UTC day of a moment, in days since 1970-01-01. Defined for every moment.
pub const fn day(at: Moment) -> u64 {
    at / DAY
}

/// Returns the first moment of a day, or none beyond the last whole day that a moment can express.
pub const fn start_of_day(day: u64) -> Option<Moment> {
    day.checked_mul(DAY)
}

/// Returns the same UTC time of day `months` civil months after `from`.
///
/// The day is clamped to the end of the resulting month: one month after 31 January is 28 or 29 February. Steps are
/// counted from `from`, so the clamp does not persist: two months after 31 January is 31 March.
///
/// Returns none if either moment is beyond the calendar's last year (262,142).
pub fn add_months(from: Moment, months: u32) -> Option<Moment> {
    let later = civil(from)?.checked_add_months(Months::new(months))?;
    Moment::try_from(later.timestamp_millis()).ok()
}

/// Returns the number of whole civil months between two moments: the greatest `k` with `add_months(from, k) <= to`.
///
/// Returns zero if `to` is before `from` or if `from` is beyond the calendar's last year. Takes constant time.
pub fn whole_months(from: Moment, to: Moment) -> u32 {
    let Some(start) = civil(from).filter(|_| from <= to) else {
        return 0;
    };
    let end = civil(to).unwrap_or(DateTime::<Utc>::MAX_UTC);
    // The difference of the months' numbers is the result, or one more than it if the day and time of day of `from`
    // have not come yet in the month of `to`.
    let months = u32::try_from(month_number(end).saturating_sub(month_number(start))).unwrap_or(0);
    match add_months(from, months) {
        Some(reached) if reached <= to => months,
        _ => months.saturating_sub(1),
    }
}

/// Converts a moment to a date; none beyond the calendar's last year.
fn civil(moment: Moment) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(i64::try_from(moment).ok()?)
}

/// Returns the number of the month since the year 0.
fn month_number(at: DateTime<Utc>) -> i64 {
    i64::from(at.year()).saturating_mul(12).saturating_add(i64::from(at.month0()))
}
