//! The arithmetic of rates. Nothing here touches storage.
//!
//! The protocol sells for AGT, so a higher rate is better for it: rates and costs are rounded up, and what is derived from a
//! sale that has happened is rounded down.

use super::{Rate, Reserves};
use crate::{
    arithmetic::{mul_div_ceil, mul_div_floor},
    assets::{MOST_RATE, PRICED_UNITS},
    calendar::{DAY, HOUR},
    Balance, Moment,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The reference itself, in basis points of it.
pub const WHOLE: u16 = 10_000;

/// The time over which a mean is taken.
pub const MEAN_TIME: Moment = DAY;

/// The most that one observation counts in a mean, however long it stood.
pub const LONGEST_STEP: Moment = HOUR;

/// The most time since a reference was used that lowers the next one.
pub const LONGEST_IDLE: Moment = 7 * DAY;

/// A day in basis points times milliseconds.
const WHOLE_DAY: u128 = WHOLE as u128 * DAY as u128;

/// Returns the rate at which a market stands, from 1 to [`MOST_RATE`]; none for a market that lacks either side.
pub fn spot(reserves: Reserves) -> Option<Rate> {
    let rate = mul_div_ceil(reserves.agt, PRICED_UNITS, reserves.asset)?;
    (rate > 0).then_some(rate.min(MOST_RATE))
}

/// Returns the rate that is observed after `last` where a market stands at `spot`: no more than a hundredth of `last` away from
/// it, or than one planck if a hundredth is less. It is never zero.
pub fn step(last: Rate, spot: Rate) -> Rate {
    let most = (last / 100).max(1);
    spot.min(last.saturating_add(most)).max(last.saturating_sub(most)).max(1)
}

/// The time-weighted mean of the rates that were observed.
///
/// Until [`MEAN_TIME`] has been collected it is the plain mean of all of it. From then on each observation replaces as much of what
/// was collected as it counts itself, and the rest shrinks evenly. Time without an observation takes as much away as it lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Mean {
    /// The sum of rates times the milliseconds that each counts.
    pub area: u128,
    /// The milliseconds that were collected, at most [`MEAN_TIME`].
    pub weight: Moment,
}

impl Mean {
    /// Notes a rate, at most [`MOST_RATE`], that stood for `millis`. It counts for [`LONGEST_STEP`] at most.
    pub fn note(&mut self, observed: Rate, millis: Moment) {
        let millis = millis.min(LONGEST_STEP);
        let kept = self.weight.min(MEAN_TIME.saturating_sub(millis));
        // None while nothing was collected. A mean of at most `MOST_RATE` over a day fits, so nothing saturates.
        let before = mul_div_ceil(self.area, kept.into(), self.weight.into()).unwrap_or(0);
        self.area = before.saturating_add(observed.saturating_mul(millis.into()));
        self.weight = kept.saturating_add(millis);
    }

    /// Forgets as much of what was collected as `millis` without an observation last, however many they are. What is kept shrinks
    /// evenly, so that its mean stays the same.
    pub fn forget(&mut self, millis: Moment) {
        let kept = self.weight.saturating_sub(millis);
        // None while nothing was collected.
        self.area = mul_div_ceil(self.area, kept.into(), self.weight.into()).unwrap_or(0);
        self.weight = kept;
    }

    /// Returns the mean, rounded up; none while nothing was collected.
    pub fn rate(&self) -> Option<Rate> {
        mul_div_ceil(self.area, 1, self.weight.into())
    }

    /// Returns whether it covers the whole [`MEAN_TIME`].
    pub const fn is_full(&self) -> bool {
        self.weight >= MEAN_TIME
    }
}

/// Returns the lowest reference that may follow `last` after `elapsed` milliseconds: the price of AGT, which is the reciprocal of
/// the rate, has risen by `rise` basis points of itself for each day, pro rata.
pub fn lowered(last: Rate, rise: u16, elapsed: Moment) -> Rate {
    let risen = WHOLE_DAY.saturating_add(u128::from(rise).saturating_mul(elapsed.into()));
    mul_div_ceil(last, WHOLE_DAY, risen).unwrap_or(last)
}

/// Returns the price of AGT at `now`, in basis points of the reference: it walks evenly from `start`, at `opened`, to `end`, at
/// `until`, and stands still before and after. A part of a basis point is dropped.
pub fn points_at(start: u16, end: u16, opened: Moment, until: Moment, now: Moment) -> u16 {
    let time = until.saturating_sub(opened);
    let elapsed = now.saturating_sub(opened).min(time);
    let way = end.saturating_sub(start);
    let walked = mul_div_floor(way.into(), elapsed.into(), time.into()).unwrap_or(0);
    start.saturating_add(u16::try_from(walked).unwrap_or(way))
}

/// Returns the rate at which AGT costs `points` basis points of its price at the reference. None when `points` is zero or the rate
/// does not fit its type.
pub fn at_price(reference: Rate, points: u16) -> Option<Rate> {
    mul_div_ceil(reference, WHOLE.into(), points.into())
}

/// Returns what `units` cost at a rate, in planck, rounded up. None when it does not fit its type.
pub fn cost(units: Balance, rate: Rate) -> Option<Balance> {
    mul_div_ceil(units, rate, PRICED_UNITS)
}

/// Returns what `units` are worth at a rate, in planck, rounded down. None when it does not fit its type.
pub fn worth(units: Balance, rate: Rate) -> Option<Balance> {
    mul_div_floor(units, rate, PRICED_UNITS)
}

/// Returns the rate at which `units` were sold for `agt` planck, rounded down. None when `units` is zero or the rate does not fit
/// its type.
pub fn realised(agt: Balance, units: Balance) -> Option<Rate> {
    mul_div_floor(agt, PRICED_UNITS, units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{buyback::ranges, token::AGT};
    use proptest::{prelude::*, test_runner::RngSeed};
    use sp_core::U512;

    /// A coin of six decimals that is worth two AGT.
    const RATE: Rate = 2_000_000 * AGT;

    fn wide(number: impl Into<U512>) -> U512 {
        number.into()
    }

    fn rate() -> impl Strategy<Value = Rate> {
        (1..=MOST_RATE, 0u32..100).prop_map(|(bits, shift)| (bits >> shift).max(1))
    }

    fn points() -> impl Strategy<Value = (u16, u16)> {
        let of = |range: &core::ops::RangeInclusive<u128>| *range.start() as u16..=*range.end() as u16;
        (of(&ranges::AUCTION_START), of(&ranges::AUCTION_END))
    }

    #[test]
    fn time_without_a_sale_lowers_a_reference_for_a_week_at_most() {
        assert_eq!(LONGEST_IDLE, 604_800_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 4_096,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn observation_moves_by_a_hundredth_at_most(last in rate(), spot in rate()) {
            let next = step(last, spot);
            let most = (last / 100).max(1);
            prop_assert!(next > 0 && next.abs_diff(last) <= most);
            prop_assert!(next.abs_diff(spot) <= last.abs_diff(spot), "never away from the market");
            if spot.abs_diff(last) <= most {
                prop_assert_eq!(next, spot);
            }
        }

        #[test]
        fn mean_lies_between_its_observations(notes in prop::collection::vec((rate(), 0..3 * HOUR), 1..60)) {
            let mut mean = Mean::default();
            let mut bounds: Option<(Rate, Rate)> = None;
            for (observed, millis) in notes {
                mean.note(observed, millis);
                if millis > 0 {
                    let (least, most) = bounds.unwrap_or((observed, observed));
                    bounds = Some((least.min(observed), most.max(observed)));
                }
                prop_assert!(mean.weight <= MEAN_TIME);
                match (mean.rate(), bounds) {
                    (Some(rate), Some((least, most))) => prop_assert!(least <= rate && rate <= most),
                    (rate, bounds) => prop_assert_eq!((rate, bounds), (None, None)),
                }
            }
        }

        #[test]
        fn mean_is_the_plain_one_until_it_is_full(notes in prop::collection::vec((rate(), 1..HOUR), 1..24)) {
            let mut mean = Mean::default();
            let (mut sum, mut time) = (U512::zero(), 0u64);
            for (observed, millis) in notes {
                mean.note(observed, millis);
                (sum, time) = (sum + wide(observed) * wide(millis), time + millis);
            }
            let ceil = (sum + wide(time - 1)) / wide(time);
            prop_assert_eq!(mean.rate().map(wide), Some(ceil));
        }

        #[test]
        fn full_mean_follows_by_the_share_of_the_day(last in rate(), observed in rate(), millis in 1..HOUR) {
            let mut mean = Mean { area: last * u128::from(DAY), weight: DAY };
            mean.note(observed, millis);
            let expected = wide(last) * wide(DAY - millis) + wide(observed) * wide(millis);
            prop_assert_eq!((wide(mean.area), mean.weight), (expected, DAY));
            prop_assert!(mean.is_full());
        }

        #[test]
        fn forgetting_takes_its_time_and_leaves_the_mean(
            notes in prop::collection::vec((rate(), 0..3 * HOUR), 0..30), millis in 0..2 * DAY,
        ) {
            let mut mean = Mean::default();
            notes.into_iter().for_each(|(observed, millis)| mean.note(observed, millis));
            let before = mean;
            mean.forget(millis);
            prop_assert_eq!(mean.weight, before.weight.saturating_sub(millis));
            if mean.weight > 0 {
                prop_assert_eq!(mean.rate(), before.rate());
            } else {
                prop_assert_eq!(mean, Mean::default());
            }
        }

        #[test]
        fn price_of_agt_rises_by_its_share_of_a_day_at_most(last in rate(), rise in 0..=500u16, elapsed in any::<u64>()) {
            let low = lowered(last, rise, elapsed);
            prop_assert!(0 < low && low <= last);
            let grown = wide(WHOLE_DAY) + wide(rise) * wide(elapsed);
            prop_assert!(wide(low) * grown >= wide(last) * wide(WHOLE_DAY));
            prop_assert!(wide(low - 1) * grown < wide(last) * wide(WHOLE_DAY));
        }

        #[test]
        fn auction_never_leaves_its_range_and_never_turns_back(
            (start, end) in points(), opened in 0..u64::MAX / 2, time in 1..DAY, a in 0..2 * DAY, b in 0..2 * DAY,
        ) {
            let at = |passed| points_at(start, end, opened, opened + time, opened + passed);
            let (first, second) = (at(a.min(b)), at(a.max(b)));
            prop_assert!(start <= first && first <= second && second <= end);
            prop_assert_eq!((at(0), at(time)), (start, end));
        }

        #[test]
        fn bid_never_pays_less_than_its_units_are_worth(units in 1..u128::from(u64::MAX), rate in rate()) {
            if let Some(cost) = cost(units, rate) {
                prop_assert!(wide(cost) * wide(PRICED_UNITS) >= wide(units) * wide(rate));
                prop_assert!(realised(cost, units).is_none_or(|realised| realised >= rate));
                let worth = worth(units, rate).expect("less than the cost fits");
                prop_assert!(worth <= cost && cost - worth <= 1);
            }
        }

        #[test]
        fn rate_at_a_price_is_never_below_it(reference in rate(), points in 8_500..=10_500u16) {
            let rate = at_price(reference, points).expect("it fits");
            prop_assert!(wide(rate) * wide(points) >= wide(reference) * wide(WHOLE));
            prop_assert!(rate >= at_price(reference, 10_500).expect("it fits"));
        }
    }

    #[test]
    fn market_without_a_side_has_no_rate() {
        let of = |agt, asset| spot(Reserves { agt, asset });
        assert_eq!([of(0, 0), of(0, 1), of(1, 0)], [None; 3]);
        assert_eq!(of(1, Balance::MAX), Some(1), "a rate is never zero");
        assert_eq!(of(5_000_000_000 * AGT, 1), Some(MOST_RATE), "nor above the greatest");
        assert_eq!(of(100_000 * AGT, 50_000_000_000), Some(RATE));
    }

    #[test]
    fn observation_leaves_the_smallest_rates() {
        assert_eq!([step(1, 9), step(50, 9), step(1, 1), step(100, 0)], [2, 49, 1, 99]);
        assert_eq!([step(10_000, 0), step(10_000, Rate::MAX)], [9_900, 10_100]);
        assert_eq!(step(0, 0), 1);
    }

    #[test]
    fn month_without_a_block_counts_as_an_hour() {
        let (mut month, mut hour) = (Mean::default(), Mean::default());
        month.note(RATE, 31 * DAY);
        hour.note(RATE, HOUR);
        assert_eq!(month, hour);
        assert!(!month.is_full());
        (0..23).for_each(|_| month.note(RATE, HOUR));
        assert!(month.is_full());
        month.note(2 * RATE, 31 * DAY);
        assert_eq!(month.rate(), Some(RATE + RATE.div_ceil(24)));
    }

    #[test]
    fn day_without_an_observation_leaves_nothing_of_a_mean() {
        let full = Mean { area: RATE * u128::from(DAY), weight: DAY };
        let after = |millis| {
            let mut mean = full;
            mean.forget(millis);
            mean
        };
        assert_eq!(after(0), full);
        assert_eq!(after(1), Mean { area: RATE * u128::from(DAY - 1), weight: DAY - 1 });
        assert_eq!(after(6 * HOUR), Mean { area: RATE * u128::from(18 * HOUR), weight: 18 * HOUR });
        assert_eq!([after(DAY), after(31 * DAY), after(Moment::MAX)], [Mean::default(); 3]);
    }

    #[test]
    fn two_percent_a_day_are_pro_rata() {
        assert_eq!(lowered(10_200, 200, DAY), 10_000);
        assert_eq!(lowered(10_100, 200, DAY / 2), 10_000);
        assert_eq!(
            [lowered(10_000, 200, 0), lowered(10_000, 0, 31 * DAY), lowered(1, 500, u64::MAX)],
            [10_000, 10_000, 1]
        );
    }

    #[test]
    fn auction_walks_from_nine_tenths_to_103_hundredths() {
        let at = |passed| points_at(9_000, 10_300, 1_000, 1_000 + 6 * HOUR, 1_000 + passed);
        assert_eq!([0, HOUR, 3 * HOUR, 6 * HOUR, 9 * HOUR].map(at), [9_000, 9_216, 9_650, 10_300, 10_300]);
        assert_eq!(points_at(9_000, 10_300, 1_000, 1_000, 5_000), 9_000, "no time to walk");
        assert_eq!(points_at(9_000, 10_300, 1_000, 2_000, 0), 9_000, "before it has opened");
        assert_eq!(at_price(RATE, 10_000), Some(RATE));
        assert_eq!(at_price(9_000, 9_000), Some(10_000));
        assert_eq!(at_price(10_000, 10_300), Some(9_709), "9,708.7 rounded up");
        assert_eq!(at_price(RATE, 0), None);
    }

    #[test]
    fn a_part_of_a_planck_is_a_planck_to_the_bidder() {
        assert_eq!((cost(1, 1), worth(1, 1)), (Some(1), Some(0)));
        assert_eq!((cost(PRICED_UNITS, RATE), worth(PRICED_UNITS, RATE)), (Some(RATE), Some(RATE)));
        assert_eq!((cost(Balance::MAX, MOST_RATE), realised(1, 0)), (None, None));
    }

    #[test]
    fn realised_rate_is_what_a_priced_amount_brought_rounded_down() {
        assert_eq!(realised(RATE, PRICED_UNITS), Some(RATE));
        assert_eq!(realised(6 * RATE, 3 * PRICED_UNITS), Some(2 * RATE));
        assert_eq!([realised(5, 2 * PRICED_UNITS), realised(0, 7)], [Some(2), Some(0)]);
    }
}
