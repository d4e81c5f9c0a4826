//! Tests of steps of months and of days against the reference calendar.

use super::*;
use proptest::{prelude::*, test_runner::RngSeed};

/// A moment from 1970 to 2119, half of them within two days of a month's end, where the clamp applies.
fn moment() -> impl Strategy<Value = Moment> {
    let near_the_end = (1970u64..2120, 1u64..=12, 0u64..3, 0..DAY).prop_map(|(year, month, back, of_day)| {
        reference::join(year, month, reference::days_in(year, month) - back, of_day)
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
    fn add_months_equals_the_reference(from in moment(), months in 0u32..1_500) {
        prop_assert_eq!(add_months(from, months), Some(reference::add_months(from, months)));
    }

    #[test]
    fn whole_months_equals_the_reference(from in moment(), ahead in 0..9 * 366 * DAY) {
        prop_assert_eq!(whole_months(from, from + ahead), reference::whole_months(from, from + ahead));
    }

    #[test]
    fn whole_months_steps_exactly_at_the_anniversary(from in moment(), months in 1u32..1_500) {
        let anniversary = reference::add_months(from, months);
        prop_assert_eq!(whole_months(from, anniversary - 1), months - 1);
        prop_assert_eq!(whole_months(from, anniversary), months);
    }

    #[test]
    fn whole_months_is_the_greatest_step_that_is_reached(a in any::<u64>(), b in any::<u64>()) {
        // Shifted by 10 bits, about half of the random moments lie inside the calendar.
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
fn reference_knows_the_leap_years() {
    assert!(reference::is_leap(2000) && reference::is_leap(2024));
    assert!(!reference::is_leap(1900) && !reference::is_leap(2100) && !reference::is_leap(2023));
}

#[test]
fn add_months_clamps_to_the_month_end_and_never_sticks() {
    let at = |year, month, day| reference::join(year, month, day, 12_345);
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
fn whole_months_ends_with_the_calendar_when_the_clock_is_beyond_it() {
    let last = whole_months(0, u64::MAX);
    assert_eq!(last, (262_142 - 1970) * 12 + 11);
    assert!(add_months(0, last).is_some());
    assert_eq!(add_months(0, last + 1), None);
    assert_eq!(whole_months(u64::MAX, u64::MAX), 0);
}

#[test]
fn day_begins_at_midnight_and_ends_before_the_next() {
    assert_eq!(day(0), 0);
    assert_eq!(day(DAY - 1), 0);
    assert_eq!(day(DAY), 1);
    // 2026-03-01 is the 20,513th day after 1970-01-01.
    assert_eq!(day(reference::join(2026, 3, 1, 0)), 20_513);
    assert_eq!(start_of_day(20_513), Some(reference::join(2026, 3, 1, 0)));
}

#[test]
fn start_of_day_is_none_beyond_the_last_whole_day() {
    let last = day(u64::MAX);
    assert!(start_of_day(last).is_some_and(|start| u64::MAX - start < DAY));
    assert_eq!(start_of_day(last + 1), None);
    assert_eq!(start_of_day(u64::MAX), None);
}
