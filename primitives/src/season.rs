//! Redemption seasons: when they open, what they hold, and at which rates they pay.
//!
//! A season is a calendar month in UTC. AIA is submitted from the 1st to before the 21st, and claimed from the 21st on.

mod lanes;

use crate::{
    calendar::Month,
    token::{AGT, CAP},
    Balance, Moment,
};
use core::ops::Range;

pub use lanes::{Ceiling, Closing, Lane, Rate, Submitted, MOST_BASE_PART};

/// The pool of the first season in planck: 15,000,000 AGT.
pub const FIRST_POOL: Balance = 15_000_000 * AGT;

/// After how many seasons the pool is halved, each time at once.
pub const HALVING: u32 = 48;

/// What the pools of all seasons together never exceed, in planck: 1,440,000,000 AGT.
pub const ALL_POOLS: Balance = 2 * FIRST_POOL * HALVING as Balance;

/// The day of the month on which submission ends and claims begin, at 00:00:00.000 UTC.
pub const CLAIM_DAY: u32 = 21;

const _: () = assert!(ALL_POOLS <= CAP);

/// The pool of a season in planck, before what the buyback returned; seasons are counted from 0, the chain's first one.
///
/// Halved every [`HALVING`] seasons, rounded down, and zero in the end.
pub fn pool(season: u32) -> Balance {
    FIRST_POOL.checked_shr(season / HALVING).unwrap_or(0)
}

/// When AIA can be submitted for a season: from the start of its month to before the start of the claim day. None
/// beyond the calendar.
pub fn submission(month: Month) -> Option<Range<Moment>> {
    Some(month.start()?..month.start_of_day(CLAIM_DAY)?)
}

/// What a season's month is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Submitting AIA.
    Submission,
    /// Claiming AGT.
    Claim,
}

/// The season that a moment lies in, and what it is open for. None beyond the calendar.
pub fn phase(now: Moment) -> Option<(Month, Phase)> {
    let month = Month::at(now)?;
    let phase = if now < submission(month)?.end { Phase::Submission } else { Phase::Claim };
    Some((month, phase))
}

/// When the phase changes next, after `now`. None beyond the calendar.
pub fn next_boundary(now: Moment) -> Option<Moment> {
    match phase(now)? {
        (month, Phase::Submission) => submission(month).map(|window| window.end),
        (month, Phase::Claim) => month.next()?.start(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{reference, DAY};
    use proptest::{prelude::*, test_runner::RngSeed};

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 1_024,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn the_phase_equals_the_day_counted_on_fingers(at in 0..150 * 365 * DAY) {
            let (year, month, day, _) = reference::split(at);
            let season = Month(u32::try_from((year - 1970) * 12 + month - 1).unwrap());
            let expected = if day <= 20 { Phase::Submission } else { Phase::Claim };
            prop_assert_eq!(phase(at), Some((season, expected)));
            prop_assert_eq!(submission(season).unwrap().contains(&at), expected == Phase::Submission);
        }

        #[test]
        fn the_phase_changes_at_the_boundary_and_not_before(at in 0..150 * 365 * DAY) {
            let boundary = next_boundary(at).unwrap();
            prop_assert!(boundary > at && boundary - at <= 20 * DAY);
            prop_assert_eq!(phase(boundary - 1), phase(at));
            prop_assert_ne!(phase(boundary), phase(at));
        }
    }

    #[test]
    fn submission_of_a_february_runs_to_the_last_millisecond_of_the_20th() {
        let february_2028 = Month(58 * 12 + 1);
        let window = submission(february_2028).unwrap();
        assert_eq!(window, reference::join(2028, 2, 1, 0)..reference::join(2028, 2, 21, 0));
        assert_eq!(phase(window.start - 1), Some((Month(58 * 12), Phase::Claim)));
        assert_eq!(phase(window.start), Some((february_2028, Phase::Submission)));
        assert_eq!(phase(window.end - 1), Some((february_2028, Phase::Submission)));
        assert_eq!(phase(window.end), Some((february_2028, Phase::Claim)));
        assert_eq!(next_boundary(window.end), Some(reference::join(2028, 3, 1, 0)));
    }

    #[test]
    fn a_season_beyond_the_calendar_has_no_phase() {
        assert_eq!(phase(u64::MAX), None);
        assert_eq!(next_boundary(u64::MAX), None);
        assert_eq!(submission(Month(u32::MAX)), None);
    }

    #[test]
    fn the_pool_halves_every_48_seasons_at_once() {
        let agt = |season| (pool(season) / AGT, pool(season) % AGT);
        assert_eq!([agt(0), agt(47)], [(15_000_000, 0); 2]);
        assert_eq!([agt(48), agt(95)], [(7_500_000, 0); 2]);
        assert_eq!(agt(96), (3_750_000, 0));
        // 15,000,000 / 2^8 is 58,593.75.
        assert_eq!(agt(8 * 48), (58_593, 750_000_000_000));
    }

    #[test]
    fn the_pool_never_rises_and_ends() {
        let mut previous = pool(0);
        for season in 1..48 * 130 {
            let halved = if season % 48 == 0 { previous / 2 } else { previous };
            assert_eq!(pool(season), halved);
            previous = halved;
        }
        // 15 million AGT are less than 2^64 planck and more than 2^63.
        assert_eq!([pool(63 * 48 + 47), pool(64 * 48)], [1, 0]);
        assert_eq!([pool(127 * 48), pool(128 * 48), pool(u32::MAX)], [0; 3]);
    }

    #[test]
    fn all_pools_together_stay_within_the_seasons_budget() {
        assert_eq!(ALL_POOLS, 1_440_000_000 * AGT);
        let sum = (0..48 * 65).map(pool).sum::<Balance>();
        assert!(sum <= ALL_POOLS);
        // Nothing but the roundings is left: less than a planck a season.
        assert!(ALL_POOLS - sum < 48 * 65);
        assert_eq!(pool(48 * 65), 0);
    }
}
