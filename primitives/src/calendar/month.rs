//! A civil month by its number.

use super::{civil, month_number, start_of_day};
use crate::Moment;
use chrono::{DateTime, NaiveDate};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The year of month 0.
const FIRST_YEAR: u32 = 1970;

/// A civil month in UTC, as the number of months since January 1970.
///
/// It is a type of its own because a season has two numbers: this one, and the count from the chain's first season,
/// which determines the pool. JSON shows it by its name: `"2027-03"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Month(pub u32);

impl Month {
    /// Returns the month of a moment, or none beyond the calendar's last year (262,142).
    pub fn at(moment: Moment) -> Option<Self> {
        let before = i64::from(FIRST_YEAR) * 12;
        u32::try_from(month_number(civil(moment)?).saturating_sub(before)).ok().map(Self)
    }

    /// Returns the first moment of the month, or none beyond the calendar.
    pub fn start(self) -> Option<Moment> {
        self.start_of_day(1)
    }

    /// Returns the first moment of a day of the month, counted from 1, or none if the month has no such day or lies
    /// beyond the calendar.
    pub fn start_of_day(self, day: u32) -> Option<Moment> {
        let since_epoch = self.date(day)?.signed_duration_since(DateTime::UNIX_EPOCH.date_naive());
        start_of_day(u64::try_from(since_epoch.num_days()).ok()?)
    }

    /// Returns the number of days of the month, 28 to 31, or none beyond the calendar.
    pub fn days(self) -> Option<u32> {
        (28..=31).rev().find(|day| self.date(*day).is_some())
    }

    /// Returns the next month, or none after the last number.
    pub fn next(self) -> Option<Self> {
        self.0.checked_add(1).map(Self)
    }

    /// Returns the number of months from `first` to this one, or none if this one is earlier.
    pub fn since(self, first: Self) -> Option<u32> {
        self.0.checked_sub(first.0)
    }

    /// Returns a day of the month, counted from 1.
    fn date(self, day: u32) -> Option<NaiveDate> {
        let year = FIRST_YEAR.checked_add(self.0 / 12)?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, self.0 % 12 + 1, day)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{reference, DAY},
        *,
    };
    use chrono::{Datelike, NaiveTime};
    use proptest::{prelude::*, test_runner::RngSeed};

    /// December of the calendar's last year.
    const LAST: u32 = (262_142 - 1970) * 12 + 11;

    /// The first moment beyond the calendar.
    fn end_of_the_calendar() -> Moment {
        Month(LAST).start().unwrap() + 31 * DAY
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 1_024,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn month_equals_the_reference(year in 1970u64..2120, month in 1u64..=12, day in 1u64..=31) {
            let number = Month(u32::try_from((year - 1970) * 12 + month - 1).unwrap());
            let days = reference::days_in(year, month);
            prop_assert_eq!(number.days().map(u64::from), Some(days));
            prop_assert_eq!(number.start(), Some(reference::join(year, month, 1, 0)));
            let expected = (day <= days).then(|| reference::join(year, month, day, 0));
            prop_assert_eq!(number.start_of_day(u32::try_from(day).unwrap()), expected);
            prop_assert_eq!(Month::at(reference::join(year, month, days, DAY - 1)), Some(number));
        }

        #[test]
        fn month_equals_the_date_up_to_the_end_of_the_calendar(at in 0..end_of_the_calendar()) {
            let date = civil(at).unwrap().date_naive();
            let month = Month::at(at).unwrap();
            prop_assert_eq!(month.0 / 12 + 1970, u32::try_from(date.year()).unwrap());
            prop_assert_eq!(month.0 % 12, date.month0());
            let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc().timestamp_millis() as Moment;
            prop_assert_eq!(month.start(), date.with_day(1).map(midnight));
            prop_assert_eq!(month.start_of_day(21), date.with_day(21).map(midnight));
            prop_assert_eq!(month.days(), Some(u32::from(date.num_days_in_month())));
            prop_assert_eq!(super::super::day(at), midnight(date) / DAY);
        }

        #[test]
        fn boundary_belongs_to_the_month_that_begins(number in 1..=LAST) {
            let (month, start) = (Month(number), Month(number).start().unwrap());
            prop_assert_eq!(Month::at(start), Some(month));
            prop_assert_eq!(Month::at(start - 1), Some(Month(number - 1)));
            let days = Moment::from(Month(number - 1).days().unwrap());
            prop_assert_eq!(start - Month(number - 1).start().unwrap(), days * DAY);
        }

        #[test]
        fn later_moment_is_never_in_an_earlier_month(a in 0..end_of_the_calendar(), b in 0..end_of_the_calendar()) {
            prop_assert!(Month::at(a.min(b)) <= Month::at(a.max(b)));
        }
    }

    #[test]
    fn months_have_their_known_lengths() {
        let of = |year: u32| (0..12).map(|m| Month((year - 1970) * 12 + m).days().unwrap()).collect::<Vec<_>>();
        let mut lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        assert_eq!(of(2026), lengths);
        assert_eq!(of(2100), lengths);
        lengths[1] = 29;
        assert_eq!(of(2028), lengths);
        assert_eq!(of(2000), lengths);
    }

    #[test]
    fn known_dates_have_their_known_numbers() {
        assert_eq!(Month::at(0), Some(Month(0)));
        // 2026-01-01T00:00:00Z, and a millisecond before it.
        assert_eq!(Month::at(1_767_225_600_000), Some(Month(56 * 12)));
        assert_eq!(Month::at(1_767_225_599_999), Some(Month(56 * 12 - 1)));
        // 2028-02-29T00:00:00Z and 2028-02-21T00:00:00Z.
        assert_eq!(Month(58 * 12 + 1).start_of_day(29), Some(1_835_395_200_000));
        assert_eq!(Month(58 * 12 + 1).start_of_day(21), Some(1_834_704_000_000));
    }

    #[test]
    fn start_of_day_is_none_when_the_month_has_no_such_day() {
        let february_2027 = Month(57 * 12 + 1);
        assert!(february_2027.start_of_day(28).is_some());
        for day in [0, 29, 30, 31, 32, u32::MAX] {
            assert_eq!(february_2027.start_of_day(day), None, "{day}");
        }
    }

    #[test]
    fn calendar_ends_without_a_panic() {
        assert_eq!(Month::at(end_of_the_calendar() - 1), Some(Month(LAST)));
        assert_eq!(Month::at(end_of_the_calendar()), None);
        assert_eq!(Month::at(u64::MAX), None);
        assert_eq!(Month(LAST).days(), Some(31));
        for beyond in [LAST + 1, u32::MAX] {
            assert_eq!(Month(beyond).start(), None);
            assert_eq!(Month(beyond).days(), None);
        }
        assert_eq!(Month(u32::MAX).next(), None);
    }

    #[test]
    fn since_counts_months_from_the_first() {
        assert_eq!(Month(7).since(Month(7)), Some(0));
        assert_eq!(Month(9).since(Month(7)), Some(2));
        assert_eq!(Month(6).since(Month(7)), None);
        assert_eq!(Month(6).next(), Some(Month(7)));
    }
}
