//! The reference calendar for tests: slow, simple, and independent of chrono.

use super::DAY;
use crate::Moment;

pub fn is_leap(year: u64) -> bool {
    (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
}

pub fn days_in(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the year, the month from 1, the day from 1, and the milliseconds of the day.
pub fn split(moment: Moment) -> (u64, u64, u64, u64) {
    let (mut days, mut year, mut month) = (moment / DAY, 1970, 1);
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        (year, month) = next_month(year, month);
    }
    (year, month, days + 1, moment % DAY)
}

pub fn join(year: u64, month: u64, day: u64, of_day: u64) -> Moment {
    let (mut days, mut y, mut m) = (day - 1, 1970, 1);
    while (y, m) < (year, month) {
        days += days_in(y, m);
        (y, m) = next_month(y, m);
    }
    days * DAY + of_day
}

pub fn add_months(from: Moment, months: u32) -> Moment {
    let (mut year, mut month, day, of_day) = split(from);
    for _ in 0..months {
        (year, month) = next_month(year, month);
    }
    join(year, month, day.min(days_in(year, month)), of_day)
}

pub fn whole_months(from: Moment, to: Moment) -> u32 {
    (1..).find(|months| add_months(from, *months) > to).map_or(0, |first_beyond| first_beyond - 1)
}

fn next_month(year: u64, month: u64) -> (u64, u64) {
    if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    }
}
