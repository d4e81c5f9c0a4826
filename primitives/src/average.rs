//! Exponential averages of shares, which reputation consists of.

use crate::{basis_points::BasisPoints, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// The number of fractional bits below one basis point.
const FRACTION_BITS: u32 = 16;

/// An exponential average of shares. Each sample moves it by a fixed part of the remaining distance.
///
/// It is kept with 16 binary places below a basis point, so that small steps add up. A [`Drift`] lowers it while
/// nothing is sampled. Averages are ordered by value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Average(u32);

impl Average {
    /// The greatest average, the whole.
    const MOST: u32 = fixed(BasisPoints::WHOLE);

    /// Returns an average with the value `share`.
    pub const fn at(share: BasisPoints) -> Self {
        Self(fixed(share))
    }

    /// Returns the average after one sample, which moves it by `step` of the distance to `sample`.
    ///
    /// The distance moved is rounded down in both directions, so neither direction is favoured. The average stays
    /// between its old value and the sample, and moves by at most the step. Repeated samples of one share end within
    /// 1/64 of a basis point of it, where [`Average::reading`] returns exactly that share.
    pub const fn sampled(self, sample: BasisPoints, step: Step) -> Self {
        let target = fixed(sample);
        if target >= self.0 {
            Self(self.0 + (target - self.0) / step.0)
        } else {
            Self(self.0 - (self.0 - target) / step.0)
        }
    }

    /// Returns the average after an idle time from `since` to `now`. Each whole period lowers it by the drift's step,
    /// down to the drift's floor.
    ///
    /// It never rises, and it stays if it is at or below the floor. One long wait has the same effect as several waits
    /// that each begin at the end of a period. Takes constant time.
    pub fn drifted(self, drift: &Drift, since: Moment, now: Moment) -> Self {
        let periods = now.saturating_sub(since).checked_div(drift.period).unwrap_or(0);
        let room = self.0.saturating_sub(fixed(drift.floor));
        // A loss that exceeds the room still exceeds it if the product saturates at 64 bits.
        let loss = periods.saturating_mul(fixed(drift.step).into()).min(room.into());
        Self(self.0.saturating_sub(u32::try_from(loss).unwrap_or(room)))
    }

    /// Returns the average as a share, rounded to the nearest basis point; half a point rounds up.
    pub fn reading(self) -> BasisPoints {
        let nearest = (self.0 + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS;
        BasisPoints::clamped(u16::try_from(nearest).unwrap_or(u16::MAX))
    }
}

impl Decode for Average {
    fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
        let held = u32::decode(input)?;
        if held > Self::MOST {
            return Err("an average above the whole".into());
        }
        Ok(Self(held))
    }
}

/// Converts a share to the fixed point of averages. The result is at most 655,360,000, so adding half a basis point
/// fits 32 bits.
const fn fixed(share: BasisPoints) -> u32 {
    (share.points() as u32) << FRACTION_BITS
}

/// The part of the remaining distance by which one sample moves an average: one part in 8 to 1,024.
///
/// One part in 8 is the hard limit on how much one set of work can change a reputation. Beyond one part in 1,024, the
/// average would stop visibly short of its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step(u32);

impl Step {
    /// The fastest step: one part in 8.
    pub const FASTEST: Self = Self(8);

    /// The slowest step: one part in 1,024.
    pub const SLOWEST: Self = Self(1_024);

    /// Returns a step of one part in `parts`, moved into 8 to 1,024.
    pub const fn one_in(parts: u32) -> Self {
        if parts < Self::FASTEST.0 {
            Self::FASTEST
        } else if parts > Self::SLOWEST.0 {
            Self::SLOWEST
        } else {
            Self(parts)
        }
    }
}

/// How an average falls while nothing is sampled. It never rises, so that waiting repairs no reputation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The time after which the average falls by one step, in milliseconds. With zero, it does not fall.
    pub period: Moment,
    /// The distance by which the average falls in each whole period.
    pub step: BasisPoints,
    /// The value below which it does not fall.
    pub floor: BasisPoints,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    fn share() -> impl Strategy<Value = BasisPoints> {
        prop_oneof![Just(0), Just(1), Just(9_999), Just(10_000), 0u16..=10_000].prop_map(BasisPoints::clamped)
    }

    fn average() -> impl Strategy<Value = Average> {
        prop_oneof![share().prop_map(Average::at), (0..=Average::MOST).prop_map(Average)]
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![Just(8), Just(16), Just(1_024), 8u32..=1_024].prop_map(Step::one_in)
    }

    /// The average in 2^-48 of a basis point, with each step rounded down: far finer than the tested one.
    fn fine_step(held: i128, sample: BasisPoints, parts: u32) -> i128 {
        held + ((i128::from(sample.points()) << 48) - held) / i128::from(parts)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_048,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn sample_moves_the_average_towards_itself_by_at_most_the_step(
            before in average(), sample in share(), step in step(),
        ) {
            let after = before.sampled(sample, step);
            let target = Average::at(sample);
            prop_assert!(before.min(target) <= after && after <= before.max(target));
            let (way, moved) = (before.0.abs_diff(target.0), before.0.abs_diff(after.0));
            prop_assert!(u64::from(moved) * u64::from(step.0) <= u64::from(way));
            prop_assert!((u64::from(moved) + 1) * u64::from(step.0) > u64::from(way));
        }

        #[test]
        fn average_reaches_and_reads_a_repeated_sample_exactly(before in average(), sample in share(), step in step()) {
            let (mut held, mut steps) = (before, 0u32);
            loop {
                let next = held.sampled(sample, step);
                // Monotone: every step ends no further from the sample than it began.
                prop_assert!(next.0.abs_diff(fixed(sample)) <= held.0.abs_diff(fixed(sample)));
                if next == held {
                    break;
                }
                held = next;
                steps += 1;
            }
            prop_assert_eq!(held.reading(), sample);
            // ln(10,000 * 2^16) is 20.3. The number of steps is that multiple of the divisor, plus a tail of single
            // units.
            prop_assert!(steps <= 22 * step.0, "{} steps", steps);
        }

        #[test]
        fn average_equals_a_far_finer_one_within_a_basis_point(
            start in share(), samples in vec(share(), 1..300), step in step(),
        ) {
            let mut held = Average::at(start);
            let mut fine = i128::from(start.points()) << 48;
            for sample in samples {
                held = held.sampled(sample, step);
                fine = fine_step(fine, sample, step.0);
                // Never a 32nd of a basis point apart.
                prop_assert!((fine - (i128::from(held.0) << 32)).abs() < 1 << 43);
            }
        }

        #[test]
        fn rounding_favours_neither_direction(start in share(), samples in vec(share(), 1..100), step in step()) {
            let mirror = |share: BasisPoints| BasisPoints::clamped(10_000 - share.points());
            let (mut held, mut mirrored) = (Average::at(start), Average::at(mirror(start)));
            for sample in samples {
                held = held.sampled(sample, step);
                mirrored = mirrored.sampled(mirror(sample), step);
                prop_assert_eq!(held.0 + mirrored.0, Average::MOST);
            }
        }

        #[test]
        fn better_sample_never_gives_a_lower_average(
            before in average(), a in share(), b in share(), step in step(),
        ) {
            prop_assert!(before.sampled(a.min(b), step) <= before.sampled(a.max(b), step));
        }

        #[test]
        fn drift_equals_falling_step_by_step(
            before in average(), period in 1u64..100, by in share(), floor in share(), since in 0u64..1_000,
            idle in 0u64..2_000,
        ) {
            let drift = Drift { period, step: by, floor };
            let mut held = before.0;
            for _ in 0..idle / period {
                if held > fixed(floor) {
                    held = held.saturating_sub(fixed(by)).max(fixed(floor));
                }
            }
            prop_assert_eq!(before.drifted(&drift, since, since + idle), Average(held));
        }

        #[test]
        fn drift_never_rises_and_never_crosses_the_floor(
            before in average(), period in any::<u64>(), by in share(), floor in share(), since in any::<u64>(),
            now in any::<u64>(), shift in 0u32..64,
        ) {
            let after = before.drifted(&Drift { period: period >> shift, step: by, floor }, since, now);
            prop_assert!(after <= before);
            prop_assert!(after >= before.min(Average::at(floor)));
        }

        #[test]
        fn drift_in_two_waits_equals_drift_in_one(
            before in average(), period in 1u64..1_000, by in share(), floor in share(), first in 0u64..50,
            rest in 0u64..50_000,
        ) {
            let drift = Drift { period, step: by, floor };
            let between = first * period;
            let twice = before.drifted(&drift, 0, between).drifted(&drift, between, between + rest);
            prop_assert_eq!(twice, before.drifted(&drift, 0, between + rest));
        }
    }

    #[test]
    fn average_climbs_as_designed_when_every_set_is_perfect() {
        // 1 - (15/16)^n: 6.25 % after one set, 47.55 % after ten, 98.39 % after 64.
        let after = |sets: u32| {
            let climb = |held: Average, _| held.sampled(BasisPoints::WHOLE, Step::one_in(16));
            (0..sets).fold(Average::default(), climb).reading().points()
        };
        assert_eq!([after(0), after(1), after(10), after(64)], [0, 625, 4_755, 9_839]);
        assert_eq!(after(1_000), 10_000);
    }

    #[test]
    fn step_is_at_most_an_eighth() {
        for asked in [0, 1, 7, 8] {
            assert_eq!(Step::one_in(asked), Step::FASTEST);
        }
        assert_eq!(Step::one_in(9).0, 9);
        assert_eq!(Step::one_in(1_025), Step::SLOWEST);
        let from_the_top = Average::at(BasisPoints::WHOLE).sampled(BasisPoints::ZERO, Step::one_in(0));
        assert_eq!(from_the_top.reading().points(), 8_750);
    }

    #[test]
    fn small_steps_are_not_lost() {
        // One basis point of difference at one in 1,024 is far below a basis point a step, and still arrives.
        let mut held = Average::at(BasisPoints::clamped(5_000));
        for _ in 0..1_024 {
            held = held.sampled(BasisPoints::clamped(5_001), Step::SLOWEST);
        }
        assert_eq!(held.reading().points(), 5_001);
    }

    #[test]
    fn reading_is_the_nearest_basis_point() {
        assert_eq!(Average((7_499 << 16) + (1 << 15) - 1).reading().points(), 7_499);
        assert_eq!(Average((7_499 << 16) + (1 << 15)).reading().points(), 7_500);
        assert_eq!(Average(Average::MOST).reading(), BasisPoints::WHOLE);
        assert_eq!(Average(0).reading(), BasisPoints::ZERO);
    }

    #[test]
    fn drift_does_nothing_when_the_clock_runs_backward_or_the_period_is_0() {
        let (held, floor) = (Average::at(BasisPoints::WHOLE), BasisPoints::ZERO);
        let drift = Drift { period: 10, step: BasisPoints::WHOLE, floor };
        assert_eq!(held.drifted(&drift, 100, 99), held);
        assert_eq!(held.drifted(&drift, 100, 109), held);
        assert_eq!(held.drifted(&drift, 100, 110), Average(0));
        assert_eq!(held.drifted(&Drift { period: 0, ..drift }, 0, u64::MAX), held);
    }

    #[test]
    fn decode_fails_when_the_average_is_above_the_whole() {
        for held in [0, 1, 655_359_999, 655_360_000] {
            assert_eq!(Average::decode(&mut &held.encode()[..]), Ok(Average(held)));
        }
        for held in [655_360_001, u32::MAX] {
            assert!(Average::decode(&mut &held.encode()[..]).is_err());
        }
    }

    #[test]
    fn drift_reaches_the_floor_after_any_long_time() {
        // 2^48 steps of 2^16 units are 2^64 units, which would be zero if the product wrapped.
        let drift = Drift { period: 1, step: BasisPoints::clamped(1), floor: BasisPoints::clamped(2_000) };
        for idle in [8_000, 1 << 48, u64::MAX] {
            assert_eq!(Average::at(BasisPoints::WHOLE).drifted(&drift, 0, idle).reading().points(), 2_000);
        }
    }

    #[test]
    fn min_returns_the_smaller_average() {
        let (consensus, gold) = (BasisPoints::clamped(9_000), BasisPoints::clamped(4_000));
        assert_eq!(Average::at(consensus).min(Average::at(gold)).reading(), gold);
    }
}
