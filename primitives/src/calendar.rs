//! The UTC civil calendar on chain time.

use crate::Moment;
use chrono::{DateTime, Datelike, Months, Utc};

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};

    const DAY: Moment = 86_400_000;

    /// The calendar as one would count it on fingers: independent of chrono, slow, obvious.
    mod fingers {
        use super::{Moment, DAY};

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

        /// Year, month from 1, day from 1, milliseconds of the day.
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
    }

    /// A moment from 1970 to 2119: half of them within two days of a month's end, where the clamp works.
    fn moment() -> impl Strategy<Value = Moment> {
        let near_the_end = (1970u64..2120, 1u64..=12, 0u64..3, 0..DAY).prop_map(|(year, month, back, of_day)| {
            fingers::join(year, month, fingers::days_in(year, month) - back, of_day)
        });
        prop_oneof![near_the_end, 0..150 * 365 * DAY]
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 512,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn add_months_equals_counting_on_fingers(from in moment(), months in 0u32..1_500) {
            prop_assert_eq!(add_months(from, months), Some(fingers::add_months(from, months)));
        }

        #[test]
        fn whole_months_equals_counting_on_fingers(from in moment(), ahead in 0..9 * 366 * DAY) {
            prop_assert_eq!(whole_months(from, from + ahead), fingers::whole_months(from, from + ahead));
        }

        #[test]
        fn whole_months_steps_exactly_at_the_anniversary(from in moment(), months in 1u32..1_500) {
            let anniversary = fingers::add_months(from, months);
            prop_assert_eq!(whole_months(from, anniversary - 1), months - 1);
            prop_assert_eq!(whole_months(from, anniversary), months);
        }

        #[test]
        fn whole_months_is_the_greatest_step_that_is_reached_at_any_distance(a in any::<u64>(), b in any::<u64>()) {
            // Shifted by 10 bits a random moment lies inside the calendar about half of the time.
            let (from, to) = (a.min(b) >> 10, a.max(b));
            let months = whole_months(from, to);
            match add_months(from, months) {
                Some(reached) => prop_assert!(reached <= to),
                None => prop_assert_eq!(months, 0),
            }
            if let Some(next) = add_months(from, months + 1) {
                prop_assert!(next > to);
            }
        }
    }

    #[test]
    fn the_reference_knows_the_leap_years() {
        assert!(fingers::is_leap(2000) && fingers::is_leap(2024));
        assert!(!fingers::is_leap(1900) && !fingers::is_leap(2100) && !fingers::is_leap(2023));
    }

    #[test]
    fn add_months_clamps_to_the_month_end_and_never_sticks() {
        let at = |year, month, day| fingers::join(year, month, day, 12_345);
        assert_eq!(add_months(at(2027, 1, 31), 1), Some(at(2027, 2, 28)));
        assert_eq!(add_months(at(2028, 1, 31), 1), Some(at(2028, 2, 29)));
        assert_eq!(add_months(at(2027, 1, 31), 2), Some(at(2027, 3, 31)));
        assert_eq!(add_months(at(2028, 2, 29), 12), Some(at(2029, 2, 28)));
        assert_eq!(add_months(at(2028, 2, 29), 48), Some(at(2032, 2, 29)));
        assert_eq!(add_months(at(2099, 12, 31), 2), Some(at(2100, 2, 28)));
    }

    #[test]
    fn add_months_is_none_beyond_the_calendar() {
        assert_eq!(add_months(u64::MAX, 0), None);
        assert_eq!(add_months(0, u32::MAX), None);
        assert_eq!(add_months(0, 0), Some(0));
    }

    #[test]
    fn whole_months_is_zero_when_the_clock_stands_before_the_origin() {
        assert_eq!(whole_months(10, 9), 0);
        assert_eq!(whole_months(u64::MAX, 0), 0);
        assert_eq!(whole_months(5, 5), 0);
    }

    #[test]
    fn whole_months_counts_to_the_last_month_of_the_calendar_when_the_clock_is_beyond_it() {
        let last = whole_months(0, u64::MAX);
        assert_eq!(last, (262_142 - 1970) * 12 + 11);
        assert!(add_months(0, last).is_some());
        assert_eq!(add_months(0, last + 1), None);
        assert_eq!(whole_months(u64::MAX, u64::MAX), 0);
    }
}
