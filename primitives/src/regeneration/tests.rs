//! Tests of regeneration against a clock that ticks every millisecond, and after any time.

use super::*;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

const HOUR: Moment = 3_600_000;

/// The default rate of energy: one unit in six hours, up to three.
const ENERGY: Regeneration = Regeneration { period: 6 * HOUR, maximum: 3 };

/// A moment in the year 2026.
const NOW: Moment = 1_770_000_000_000;

/// The reference: a ticking clock, and the time for which the next unit has grown, in milliseconds.
#[derive(Debug)]
struct Ticking {
    units: u32,
    grown: Moment,
    now: Moment,
    by: Regeneration,
}

impl Ticking {
    fn wait(&mut self, time: Moment) {
        for _ in 0..time {
            self.now += 1;
            if self.units < self.by.maximum {
                self.grown += 1;
            }
            if self.grown == self.by.period {
                self.units += 1;
                self.grown = 0;
            }
        }
    }

    fn spend(&mut self, units: u32) -> bool {
        let enough = units <= self.units;
        if enough {
            self.units -= units;
        }
        enough
    }

    fn retune(&mut self, new: Regeneration) {
        self.grown = self.grown * new.period / self.by.period;
        self.units = self.units.min(new.maximum);
        if self.units == new.maximum {
            self.grown = 0;
        }
        self.by = new;
    }

    fn next_unit_at(&self) -> Option<Moment> {
        (self.units < self.by.maximum).then(|| self.now + self.by.period - self.grown)
    }

    fn full_at(&self) -> Option<Moment> {
        let missing = Moment::from(self.by.maximum - self.units);
        (missing > 0).then(|| self.now + missing * self.by.period - self.grown)
    }
}

#[derive(Clone, Debug)]
enum Op {
    Wait(Moment),
    Settle,
    Spend(u32),
    Retune(Regeneration),
}

fn terms() -> impl Strategy<Value = Regeneration> {
    (1u64..40, 0u32..6).prop_map(|(period, maximum)| Regeneration { period, maximum })
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        4 => (0u64..200).prop_map(Op::Wait),
        2 => Just(Op::Settle),
        3 => (0u32..4).prop_map(Op::Spend),
        2 => terms().prop_map(Op::Retune),
    ]
}

/// Any rate that can be stored.
fn any_terms() -> impl Strategy<Value = Regeneration> {
    (any::<u64>(), 0u32..64, any::<u32>(), 0u32..32)
        .prop_map(|(period, by, maximum, down)| Regeneration { period: period >> by, maximum: maximum >> down })
}

fn any_state() -> impl Strategy<Value = Regenerating> {
    (any::<u32>(), 0u32..32, any::<u64>()).prop_map(|(units, down, since)| Regenerating { units: units >> down, since })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_048,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn regeneration_equals_a_ticking_clock(start in terms(), ops in vec(op(), 1..40)) {
        let mut slow = Ticking { units: start.maximum, grown: 0, now: NOW, by: start };
        let mut held = Regenerating::full(&start, NOW);
        for op in ops {
            match op {
                Op::Wait(time) => slow.wait(time),
                Op::Settle => held = held.settled(&slow.by, slow.now),
                Op::Spend(units) => {
                    let after = held.spent(units, &slow.by, slow.now);
                    prop_assert_eq!(after.is_some(), slow.spend(units));
                    held = after.unwrap_or(held);
                }
                Op::Retune(new) => {
                    held = held.retuned(&slow.by, &new, slow.now);
                    slow.retune(new);
                }
            }
            prop_assert_eq!(held.settled(&slow.by, slow.now).units, slow.units);
            prop_assert_eq!(held.next_unit_at(&slow.by, slow.now), slow.next_unit_at());
            prop_assert_eq!(held.full_at(&slow.by, slow.now), slow.full_at());
        }
    }

    #[test]
    fn settling_often_equals_settling_once(held in any_state(), by in any_terms(), times in vec(any::<u64>(), 1..20)) {
        let mut times = times;
        times.sort_unstable();
        let last = times[times.len() - 1];
        let often = times.into_iter().fold(held, |held, now| held.settled(&by, now));
        prop_assert_eq!(often, held.settled(&by, last));
        prop_assert_eq!(often.settled(&by, last), often);
    }

    #[test]
    fn units_never_exceed_the_maximum_nor_fall_by_waiting(
        held in any_state(), by in any_terms(), now in any::<u64>(),
    ) {
        let after = held.settled(&by, now);
        prop_assert!(after.units <= by.maximum);
        prop_assert!(after.units >= held.units.min(by.maximum));
        prop_assert!(held.since <= after.since && after.since <= now.max(held.since));
    }

    #[test]
    fn next_unit_appears_exactly_at_the_returned_moment(held in any_state(), by in any_terms(), now in any::<u64>()) {
        let units = held.settled(&by, now).units;
        if let Some(next) = held.next_unit_at(&by, now) {
            prop_assert!(next > now);
            prop_assert_eq!(held.settled(&by, next - 1).units, units);
            prop_assert_eq!(held.settled(&by, next).units, units + 1);
        } else if by.period > 0 && units < by.maximum {
            prop_assert_eq!(held.settled(&by, u64::MAX).units, units);
        }
        if let Some(full) = held.full_at(&by, now) {
            prop_assert_eq!(held.settled(&by, full - 1).units, by.maximum - 1);
            prop_assert_eq!(held.settled(&by, full).units, by.maximum);
        }
    }

    #[test]
    fn retuning_neither_gains_nor_loses_a_part_of_a_unit(
        turns in vec((1u64..=12, 0u64..100), 1..40),
    ) {
        // Every period up to 12 divides this number, so parts of a unit are integers.
        const UNIT: u64 = 27_720;
        let terms = |period| Regeneration { period, maximum: u32::MAX };
        let (mut now, mut exact, mut roundings) = (NOW, 0, 0);
        let mut by = terms(turns[0].0);
        let mut held = Regenerating { units: 0, since: now };
        for (period, time) in turns {
            held = held.retuned(&by, &terms(period), now);
            by = terms(period);
            roundings += UNIT / period;
            now += time;
            exact += time * UNIT / period;
        }
        held = held.settled(&by, now);
        let grown = u64::from(held.units) * UNIT + (now - held.since) * UNIT / by.period;
        prop_assert!(grown <= exact, "{grown} grew where {exact} could");
        prop_assert!(exact - grown <= roundings, "{grown} grew of {exact}");
    }

    #[test]
    fn retuning_applies_at_once_after_any_time(
        held in any_state(), old in any_terms(), new in any_terms(), now in any::<u64>(),
    ) {
        let settled = held.settled(&old, now);
        let after = held.retuned(&old, &new, now);
        prop_assert_eq!(after.units, settled.units.min(new.maximum));
        // The change itself adds no whole unit.
        prop_assert_eq!(after.settled(&new, now.max(held.since)).units, after.units);
    }

    #[test]
    fn units_are_unchanged_when_the_clock_runs_backward(
        held in any_state(), by in any_terms(), new in any_terms(), back in any::<u64>(),
    ) {
        let held = Regenerating { units: held.units.min(by.maximum), ..held };
        let now = held.since.saturating_sub(back);
        prop_assert_eq!(held.settled(&by, now), held);
        prop_assert_eq!(held.spent(0, &by, now), Some(held));
        prop_assert_eq!(held.retuned(&by, &new, now).since, held.since);
    }
}

#[test]
fn energy_is_full_eighteen_hours_after_it_was_spent() {
    let held = Regenerating::full(&ENERGY, NOW).spent(3, &ENERGY, NOW).unwrap();
    assert_eq!(held.units, 0);
    assert_eq!(held.next_unit_at(&ENERGY, NOW), Some(NOW + 6 * HOUR));
    assert_eq!(held.full_at(&ENERGY, NOW), Some(NOW + 18 * HOUR));
    let at = |time| held.settled(&ENERGY, NOW + time).units;
    assert_eq!([at(0), at(6 * HOUR - 1), at(6 * HOUR), at(18 * HOUR - 1), at(18 * HOUR)], [0, 0, 1, 2, 3]);
}

#[test]
fn nothing_is_banked_beyond_the_maximum() {
    let idle = Regenerating::full(&ENERGY, NOW);
    let later = NOW + 1_000 * 24 * HOUR;
    assert_eq!(idle.settled(&ENERGY, later).units, 3);
    assert_eq!(idle.next_unit_at(&ENERGY, later), None);
    assert_eq!(idle.full_at(&ENERGY, later), None);
    let held = idle.spent(1, &ENERGY, later).unwrap();
    assert_eq!(held, Regenerating { units: 2, since: later });
    assert_eq!(held.next_unit_at(&ENERGY, later), Some(later + 6 * HOUR));
}

#[test]
fn grown_part_survives_spending() {
    let held = Regenerating::full(&ENERGY, NOW).spent(1, &ENERGY, NOW).unwrap();
    let held = held.spent(1, &ENERGY, NOW + 5 * HOUR).unwrap();
    assert_eq!(held.next_unit_at(&ENERGY, NOW + 5 * HOUR), Some(NOW + 6 * HOUR));
}

#[test]
fn spending_is_refused_when_there_are_fewer_units() {
    let held = Regenerating { units: 2, since: NOW };
    assert_eq!(held.spent(3, &ENERGY, NOW + 6 * HOUR - 1), None);
    assert_eq!(held.spent(3, &ENERGY, NOW + 6 * HOUR).unwrap().units, 0);
    assert_eq!(held.spent(4, &ENERGY, NOW + 600 * HOUR), None);
}

#[test]
fn retuning_keeps_the_grown_part_when_the_rate_rises() {
    let fast = Regeneration { period: HOUR, maximum: 10 };
    let empty = Regenerating { units: 0, since: NOW };
    // Almost six hours are almost one unit at either rate.
    let borrowed = empty.retuned(&ENERGY, &fast, NOW + 6 * HOUR - 1);
    assert_eq!(borrowed, Regenerating { units: 0, since: NOW + 6 * HOUR - 1 - (HOUR - 1) });
    // Back at the old rate, only the rounding is lost.
    let returned = borrowed.retuned(&fast, &ENERGY, NOW + 6 * HOUR - 1);
    assert_eq!(returned, Regenerating { units: 0, since: NOW + 5 });
}

#[test]
fn retuning_clips_to_a_lower_maximum_and_grows_from_now_to_a_higher() {
    let roomy = Regeneration { period: 6 * HOUR, maximum: 10 };
    let later = NOW + 1_000 * HOUR;
    let clipped = Regenerating::full(&roomy, NOW).retuned(&roomy, &ENERGY, later);
    assert_eq!(clipped.units, 3);
    // Time at the old maximum does not count under a higher one.
    let raised = Regenerating::full(&ENERGY, NOW).retuned(&ENERGY, &roomy, later);
    assert_eq!(raised, Regenerating { units: 3, since: later });
}

#[test]
fn regeneration_is_safe_without_growth_or_room() {
    let frozen = Regeneration { period: 0, maximum: 3 };
    let held = Regenerating { units: 1, since: NOW };
    assert_eq!(held.settled(&frozen, u64::MAX), held);
    assert_eq!(held.next_unit_at(&frozen, NOW), None);
    assert_eq!(held.full_at(&frozen, NOW), None);
    // Time without growth does not count later either.
    assert_eq!(held.retuned(&frozen, &ENERGY, NOW + 60 * HOUR), Regenerating { units: 1, since: NOW + 60 * HOUR });
    let none = Regeneration { period: HOUR, maximum: 0 };
    assert_eq!(held.settled(&none, NOW).units, 0);
    assert_eq!(held.settled(&none, NOW).spent(1, &none, u64::MAX), None);
}
