//! Rows of days and of seasons, in whatever order the work in them is settled.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Periods with work, by their numbers: days or months. It tells the newest 64 periods apart, so that work of an older
/// one can still be noted late, and it knows the row that ended before them.
///
/// As long as no period is noted when the newest one is already 64 or more ahead of it, all rows are what they would be
/// if the periods had been noted in their order. A period that comes later than that changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Run {
    /// The newest period with work. It means nothing while there is none.
    last: u64,
    /// Bit n stands for the period `last - n`. Bit 0 is set as soon as there was work.
    recent: u64,
    /// The length of the row that ends with the period `last - 64`.
    before: u32,
    /// The length of the longest row that there ever was.
    longest: u32,
}

impl Run {
    /// The number of the newest periods that are told apart.
    pub const WINDOW: u64 = u64::BITS as u64;

    /// Notes that there was work in `period`. A period that is too old changes nothing.
    pub fn note(&mut self, period: u64) {
        if self.recent == 0 {
            *self = Self { last: period, recent: 1, before: 0, longest: 1 };
            return;
        }
        let back = match period.checked_sub(self.last) {
            None | Some(0) => self.last.saturating_sub(period),
            Some(later) => {
                self.move_on(later);
                0
            }
        };
        if back < Self::WINDOW {
            self.recent |= 1 << back;
            self.longest = self.longest.max(self.row_around(back));
        }
    }

    /// Returns the length of the longest row that there ever was. It never falls.
    pub fn longest(&self) -> u32 {
        self.longest
    }

    /// Returns the newest period with work; none while there is none.
    pub fn last(&self) -> Option<u64> {
        (self.recent > 0).then_some(self.last)
    }

    /// Returns the length of the row that counts in the period `now`: zero when a whole period has passed without work.
    pub fn at(&self, now: u64) -> u32 {
        if now.saturating_sub(self.last) <= 1 {
            self.row_to(0)
        } else {
            0
        }
    }

    /// Returns a number of periods that there was work in at least.
    pub fn periods(&self) -> u64 {
        let known = u64::from(self.recent.count_ones()).saturating_add(self.before.into());
        known.max(self.longest.into())
    }

    /// Returns whether its parts do not contradict each other: no row that is known is longer than the longest.
    pub fn is_sound(&self) -> bool {
        if self.recent == 0 {
            return *self == Self::default();
        }
        let longest = (0..Self::WINDOW).map(|back| self.row_to(back)).max().unwrap_or(0).max(self.before);
        self.recent & 1 == 1 && longest <= self.longest
    }

    /// Makes the period `last + later` the newest one; `later` is not zero.
    fn move_on(&mut self, later: u64) {
        // The periods that leave the window end with this one.
        self.before = Self::WINDOW.checked_sub(later).map_or(0, |back| self.row_to(back));
        self.recent = u32::try_from(later).ok().and_then(|later| self.recent.checked_shl(later)).unwrap_or(0);
        self.last = self.last.saturating_add(later);
    }

    /// Returns the length of the row that ends with the period `last - back`; `back` is below the window.
    fn row_to(&self, back: u64) -> u32 {
        let ones = (self.recent >> back).trailing_ones();
        let reaches_before = back.saturating_add(ones.into()) == Self::WINDOW;
        ones.saturating_add(if reaches_before { self.before } else { 0 })
    }

    /// Returns the length of the row in which the period `last - back` stands; `back` is below the window.
    fn row_around(&self, back: u64) -> u32 {
        let newer = (!self.recent & ((1 << back) - 1)).checked_ilog2().map_or(0, |gap| u64::from(gap) + 1);
        self.row_to(newer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, test_runner::RngSeed};
    use std::collections::BTreeSet;

    fn config(cases: u32) -> ProptestConfig {
        ProptestConfig { cases, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() }
    }

    /// The longest row of numbers, and the one that ends with the greatest, the obvious way.
    fn rows(periods: &BTreeSet<u64>) -> (u32, u32) {
        let (mut longest, mut length, mut before) = (0, 0, None::<u64>);
        for period in periods {
            length = if before.is_some_and(|before| before + 1 == *period) { length + 1 } else { 1 };
            longest = longest.max(length);
            before = Some(*period);
        }
        (longest, length)
    }

    fn noted(periods: impl IntoIterator<Item = u64>) -> Run {
        let mut run = Run::default();
        periods.into_iter().for_each(|period| run.note(period));
        run
    }

    /// How far the newest period moves on, and how far behind it the period is that is noted then.
    fn steps() -> impl Strategy<Value = Vec<(u64, u64)>> {
        let later = prop_oneof![8 => Just(0u64), 8 => Just(1), 1 => 2..9u64, 1 => 60..70u64];
        let back = prop_oneof![4 => 0..4u64, 4 => 0..Run::WINDOW, 1 => 60..80u64];
        prop::collection::vec((later, back), 0..300)
    }

    proptest! {
        #![proptest_config(config(1_024))]

        #[test]
        fn rows_are_those_of_all_periods_that_came_within_the_window(steps in steps(), start in 0..200u64) {
            let (mut run, mut newest, mut all) = (Run::default(), start, BTreeSet::new());
            for (later, back) in steps {
                newest += later;
                let period = newest.saturating_sub(back);
                let is_too_old = all.last().is_some_and(|last| period + Run::WINDOW <= *last);
                let before = run;
                run.note(period);
                if is_too_old {
                    prop_assert_eq!(run, before);
                    continue;
                }
                all.insert(period);
                let (longest, length) = rows(&all);
                let last = *all.last().expect("it is not empty");
                prop_assert_eq!((run.last(), run.longest()), (Some(last), longest));
                prop_assert_eq!([0, 1, 2].map(|later| run.at(last + later)), [length, length, 0]);
                prop_assert!(run.is_sound() && run.periods() <= all.len() as u64);
            }
        }

        #[test]
        fn order_within_the_window_makes_no_difference(
            (sorted, shuffled) in prop::collection::btree_set(0..Run::WINDOW, 0..64)
                .prop_flat_map(|all| {
                    let all: Vec<_> = all.into_iter().collect();
                    (Just(all.clone()), Just(all).prop_shuffle())
                }),
            before in 0..150u64,
        ) {
            // A row that ends where the window begins, or earlier.
            let after = |periods: Vec<u64>| noted((0..before).chain(periods.into_iter().map(|period| before + period)));
            prop_assert_eq!(after(sorted), after(shuffled));
        }
    }

    #[test]
    fn nothing_is_in_a_row_before_there_was_work() {
        let run = Run::default();
        assert_eq!((run.at(0), run.at(9), run.longest(), run.last(), run.periods()), (0, 0, 0, None, 0));
        assert!(run.is_sound());
    }

    #[test]
    fn late_period_closes_the_gap_between_two_rows() {
        let mut run = noted((0..40).chain(41..100));
        assert_eq!((run.longest(), run.at(99)), (59, 59));
        run.note(40);
        assert_eq!((run.longest(), run.at(99)), (100, 100));
    }

    #[test]
    fn oldest_period_of_the_window_still_counts_and_no_older_one() {
        let gap = |newest| noted((0..10).chain(11..=newest));
        let mut run = gap(73);
        run.note(10);
        assert_eq!((run.longest(), run.at(73)), (74, 74));
        let mut run = gap(74);
        let before = run;
        run.note(10);
        assert_eq!((run, run.longest()), (before, 64));
    }

    #[test]
    fn row_goes_on_beyond_the_window() {
        for length in [1, 63, 64, 65, 128, 1_000] {
            let run = noted(5..5 + length);
            assert_eq!((u64::from(run.longest()), u64::from(run.at(5 + length))), (length, length));
            let mut later = run;
            later.note(5 + length + 1);
            assert_eq!((later.at(5 + length + 1), u64::from(later.longest())), (1, length));
        }
    }

    #[test]
    fn row_ends_when_the_clock_jumps_far() {
        for jump in [2, 63, 64, 65, 127, 1 << 32, (1 << 32) + 1, u64::MAX - 99] {
            let run = noted((0..100).chain([99 + jump]));
            assert_eq!((run.at(99 + jump), run.longest()), (1, 100), "{jump}");
            assert!(run.is_sound());
        }
    }

    #[test]
    fn parts_that_contradict_each_other_are_not_sound() {
        let run = noted(0..80);
        assert_eq!(run, Run { last: 79, recent: u64::MAX, before: 16, longest: 80 });
        for broken in [
            Run { longest: 79, ..run },
            Run { before: 17, ..run },
            Run { recent: u64::MAX - 1, ..run },
            Run { recent: 1, before: 81, ..run },
            Run { recent: 0, ..run },
        ] {
            assert!(!broken.is_sound(), "{broken:?}");
        }
    }

    #[test]
    fn periods_with_work_are_at_least_those_of_the_window_and_the_longest_row() {
        assert_eq!([noted([7]), noted([7, 7]), noted([3, 5, 9])].map(|run| run.periods()), [1, 1, 3]);
        // All of a row that goes on beyond the window.
        assert_eq!(noted(0..100).periods(), 100);
        // Of a row that has left the window its length is known, and no longer that there was more.
        assert_eq!(noted((0..100).chain([1_000, 1_002])).periods(), 100);
    }
}
