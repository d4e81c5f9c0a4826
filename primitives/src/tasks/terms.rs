//! The governed terms of tasks: what a chain starts with, and the hard ranges that no governance leaves.

use super::Replication;
use crate::{
    arithmetic::mul_div_floor,
    basis_points::BasisPoints,
    calendar::DAY,
    consensus::{
        weight::{AnswerWeight, Total},
        Quorum,
    },
    parameters::Violation,
    season::{Ceiling, FIRST_POOL},
    terms::governed_terms,
    token::AGT,
    Aia, Balance, Moment,
};

/// The days of the longest season.
const LONGEST_SEASON: Balance = 31;

/// The quorum's share is stated in sixtieths, so that two thirds are a whole number of them.
const SIXTIETHS: u32 = 60;

governed_terms! {
    /// The governed terms of tasks.
    ///
    /// A campaign copies them when it opens: a change never touches an open campaign.
    TaskTerms;
    /// The AIA that all platform campaigns together promise in a UTC day, multipliers included, in 24 equal parts.
    aia_a_day AIA_A_DAY: Aia = 10_000_000, "tasks.aiaADay", "AIA", 0, 12_096_774;
    /// The least share of gold among the positions of a campaign's sets if the platform pays AIA.
    least_gold LEAST_GOLD: u16 = 2_500, "tasks.leastGold", "basis points", 1_000, 5_000;
    /// The part of its bond that a staked worker sets aside for a set.
    set_aside SET_ASIDE: Balance = 50 * AGT, "tasks.setAside", "planck", 10 * AGT, 200 * AGT;
    /// The share of the set-aside that is slashed for a set that was not revealed.
    no_reveal_slash NO_REVEAL_SLASH: u16 = 200, "tasks.noRevealSlash", "basis points", 100, 1_000;
    /// The share of the set-aside that is slashed for carelessness.
    minority_slash MINORITY_SLASH: u16 = 1_000, "tasks.minoritySlash", "basis points", 0, 1_000;
    /// The least number of settled sets of a season before a worker can be careless.
    minority_sets MINORITY_SETS: u32 = 40, "tasks.minoritySets", "sets", 40, 400;
    /// The greatest share of decisions that a worker may disagree with without being careless.
    minority_share MINORITY_SHARE: u16 = 3_000, "tasks.minorityShare", "basis points", 3_000, 10_000;
    /// The skill that a worker's gold must show so that it is never careless.
    minority_gold MINORITY_GOLD: u16 = 7_500, "tasks.minorityGold", "basis points of skill", 0, 7_500;
    /// The number of seats in every three that unproven workers may have, outside a quiz.
    unproven_seats UNPROVEN_SEATS: u32 = 1, "tasks.unprovenSeats", "of three", 0, 1;
    /// The time in which a settled set can be disputed. Its AIA does not ripen before the end.
    dispute_window DISPUTE_WINDOW: Moment = 3 * DAY, "tasks.disputeWindow", "ms", DAY, 6 * DAY;
    /// The share of the free escrow that a requester loses for a set whose gold was not opened.
    forfeiture FORFEITURE: u16 = 500, "tasks.forfeiture", "basis points", 100, 2_000;
    /// The share of the revealed weight that must agree: two thirds are forty sixtieths.
    quorum_share QUORUM_SHARE: u32 = 40, "tasks.quorumShare", "sixtieths", 36, 48;
    /// The least weight that must be revealed.
    least_weight LEAST_WEIGHT: u64 = 2 * AnswerWeight::UNIT, "tasks.leastWeight", "parts of 1/10,000", AnswerWeight::UNIT,
        4 * AnswerWeight::UNIT;
    /// The number of lost seats after which an account cannot join on that UTC day.
    lost_seats_a_day LOST_SEATS_A_DAY: u32 = 2, "tasks.lostSeatsADay", "seats", 1, 10;
    /// The number of lost seats after which it cannot join in that season.
    lost_seats_a_season LOST_SEATS_A_SEASON: u32 = 5, "tasks.lostSeatsASeason", "seats", 2, 50;
}

/// Returns the most AIA that all platform campaigns together may promise in a day if one AIA is worth at most `ceiling`:
/// what is promised in a season of 31 days, at that worth, is at most five quarters of the first seasons' pool.
///
/// When the pool halves later, one AIA is paid less; what may be promised stays.
pub fn most_aia_a_day(ceiling: Ceiling) -> Aia {
    let worth_a_season = ceiling.planck().saturating_mul(4).saturating_mul(LONGEST_SEASON);
    let most = mul_div_floor(FIRST_POOL, 5, worth_a_season).unwrap_or_default();
    Aia::try_from(most).unwrap_or(Aia::MAX)
}

impl TaskTerms {
    /// Checks that every value is inside its hard range and none contradicts another. [`TaskTerms::check_with`] also checks
    /// them against the ceiling in force.
    pub fn check(&self) -> Result<(), Violation> {
        if *self != self.bounded() {
            return Err(Violation::OutOfRange);
        }
        // A season ends nobody's joins before its day does, and at the default ceiling a day promises no more than it
        // may.
        if self.lost_seats_a_day <= self.lost_seats_a_season && self.aia_a_day <= most_aia_a_day(Ceiling::default()) {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }

    /// Checks that the terms can be in force together with a ceiling of the redemption, before either changes.
    pub fn check_with(&self, ceiling: Ceiling) -> Result<(), Violation> {
        self.check()?;
        if self.aia_a_day <= most_aia_a_day(ceiling) {
            Ok(())
        } else {
            Err(Violation::Inconsistent)
        }
    }

    /// Returns the quorum that decides an item.
    pub const fn quorum(&self) -> Quorum {
        Quorum {
            share_num: self.quorum_share,
            share_den: SIXTIETHS,
            least_weight: Total::from_parts(self.least_weight),
        }
    }

    /// Returns the number of seats of a set that unproven workers may have, outside a quiz.
    pub fn unproven_seats_of(&self, replication: Replication) -> u8 {
        replication.unproven_seats(u8::try_from(self.unproven_seats).unwrap_or_default())
    }

    /// Returns the planck of a set-aside that are slashed for a seat that was not revealed, rounded down.
    pub fn no_reveal_slash_of(&self, set_aside: Balance) -> Balance {
        BasisPoints::clamped(self.no_reveal_slash).of(set_aside)
    }

    /// Returns the planck of a set-aside that are slashed for carelessness, rounded down.
    pub fn minority_slash_of(&self, set_aside: Balance) -> Balance {
        BasisPoints::clamped(self.minority_slash).of(set_aside)
    }

    /// Returns whether `gold` among `positions` positions is enough where the platform pays.
    pub fn has_enough_gold(&self, gold: u8, positions: u8) -> bool {
        u32::from(gold).saturating_mul(10_000) >= u32::from(positions).saturating_mul(self.least_gold.into())
    }

    /// Returns the share of the free escrow that is lost for gold that was not opened.
    pub const fn forfeited(&self) -> BasisPoints {
        BasisPoints::clamped(self.forfeiture)
    }

    /// Returns the AIA that the hour may promise that begins `hour` hours into the UTC day: a 24th of the day's AIA, with the
    /// remainder in the first hours. Zero from hour 24 on.
    pub fn aia_of_hour(&self, hour: u8) -> Aia {
        let extra = Aia::from(Aia::from(hour) < self.aia_a_day % 24);
        if hour < 24 {
            (self.aia_a_day / 24).saturating_add(extra)
        } else {
            0
        }
    }

    /// Returns whether an account may join after this number of lost seats in this UTC day and in this season.
    pub const fn may_join(&self, lost_today: u32, lost_this_season: u32) -> bool {
        lost_today < self.lost_seats_a_day && lost_this_season < self.lost_seats_a_season
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Tenure, MINOR_PART};
    use sp_core::U512;

    const TERMS: TaskTerms = TaskTerms::DEFAULT;

    #[test]
    fn the_defaults_are_what_the_design_says() {
        assert_eq!((TERMS.aia_a_day, TERMS.least_gold), (10_000_000, 2_500));
        assert_eq!(TERMS.set_aside, 50_000_000_000_000);
        assert_eq!(TERMS.no_reveal_slash_of(TERMS.set_aside), 1_000_000_000_000);
        assert_eq!(TERMS.minority_slash_of(TERMS.set_aside), 5_000_000_000_000);
        assert_eq!((TERMS.minority_sets, TERMS.minority_share, TERMS.minority_gold), (40, 3_000, 7_500));
        assert_eq!(TERMS.dispute_window, 3 * 86_400_000);
        assert_eq!(TERMS.forfeited().of(1_000), 50);
        assert_eq!((TERMS.lost_seats_a_day, TERMS.lost_seats_a_season), (2, 5));
        assert_eq!(Replication::ALL.map(|replication| TERMS.unproven_seats_of(replication)), [1, 1, 2]);
        let none = TaskTerms { unproven_seats: 0, ..TERMS };
        assert_eq!(Replication::ALL.map(|replication| none.unproven_seats_of(replication)), [0, 0, 0]);
    }

    #[test]
    fn the_default_quorum_decides_as_two_thirds_do() {
        let (ours, plain) = (TERMS.quorum(), Quorum::default());
        for revealed in (0..70_000u64).step_by(7) {
            for off in 0..3 {
                let agreeing = Total::from_parts((revealed * 2 / 3 + off).min(revealed).saturating_sub(1));
                let revealed = Total::from_parts(revealed);
                assert_eq!(ours.is_reached(agreeing, revealed), plain.is_reached(agreeing, revealed));
            }
        }
    }

    #[test]
    fn day_promises_no_more_than_five_quarters_of_the_pool_can_pay() {
        assert_eq!(most_aia_a_day(Ceiling::default()), 12_096_774);
        assert_eq!(*ranges::AIA_A_DAY.end(), 12_096_774);
        assert_eq!(most_aia_a_day(Ceiling::MOST), 1_209_677);
        assert_eq!(most_aia_a_day(Ceiling::LEAST), 604_838_709);
        for planck in [AGT / 1_000, AGT / 333, AGT / 20, AGT / 20 + 1, AGT / 7, AGT / 2] {
            let ceiling = Ceiling::new(planck).unwrap();
            let promised = |aia: Aia| U512::from(aia) * U512::from(31) * U512::from(planck) * U512::from(4);
            let most = most_aia_a_day(ceiling);
            let limit = U512::from(FIRST_POOL) * U512::from(5);
            assert!(promised(most) <= limit && promised(most + 1) > limit, "{planck}");
        }
    }

    #[test]
    fn higher_ceiling_allows_a_lower_budget() {
        let with = |aia_a_day, planck| TaskTerms { aia_a_day, ..TERMS }.check_with(Ceiling::new(planck).unwrap());
        assert_eq!(with(12_096_774, AGT / 20), Ok(()));
        // What the chain starts with is the pool at the ceiling.
        assert_eq!(Balance::from(TERMS.aia_a_day) * 30 * (AGT / 20), FIRST_POOL);
        assert_eq!(with(12_096_774, AGT / 20 + AGT / 10_000), Err(Violation::Inconsistent));
        assert_eq!(with(1_209_677, AGT / 2), Ok(()));
        assert_eq!(with(1_209_678, AGT / 2), Err(Violation::Inconsistent));
        assert_eq!(with(320_000, AGT / 2), Ok(()));
        assert_eq!(with(12_096_775, AGT / 1_000), Err(Violation::OutOfRange));
    }

    #[test]
    fn terms_that_contradict_each_other_are_refused() {
        let with = |lost_seats_a_day, lost_seats_a_season| {
            TaskTerms { lost_seats_a_day, lost_seats_a_season, ..TERMS }.check()
        };
        assert_eq!(with(6, 5), Err(Violation::Inconsistent));
        assert_eq!(with(5, 5), Ok(()));
    }

    #[test]
    fn the_hours_of_a_day_promise_the_day() {
        for aia_a_day in [0, 1, 23, 24, 25, 47, 320_000, 12_096_774] {
            let terms = TaskTerms { aia_a_day, ..TERMS };
            let hours = (0..24).map(|hour| terms.aia_of_hour(hour)).collect::<Vec<_>>();
            assert_eq!(hours.iter().sum::<Aia>(), aia_a_day);
            assert!(hours.iter().max().unwrap() - hours.iter().min().unwrap() <= 1);
            assert_eq!((terms.aia_of_hour(24), terms.aia_of_hour(u8::MAX)), (0, 0));
        }
    }

    #[test]
    fn a_quarter_of_gold_is_a_quarter() {
        for (gold, positions, enough) in [(8, 32, true), (7, 32, false), (8, 33, false), (1, 4, true), (0, 1, false)] {
            assert_eq!(TERMS.has_enough_gold(gold, positions), enough, "{gold} of {positions}");
        }
    }

    #[test]
    fn governed_slash_stays_within_what_needs_no_dispute() {
        for range in [ranges::NO_REVEAL_SLASH, ranges::MINORITY_SLASH] {
            assert!(*range.end() * MINOR_PART <= 10_000);
        }
    }

    #[test]
    fn dispute_window_ends_before_the_bond_can_leave() {
        assert!(*ranges::DISPUTE_WINDOW.end() < Balance::from(Tenure::Labour.least()));
    }

    #[test]
    fn may_join_is_false_after_too_many_lost_seats() {
        assert!(TERMS.may_join(1, 4));
        assert!(!TERMS.may_join(2, 2));
        assert!(!TERMS.may_join(0, 5));
    }

    #[test]
    fn governed_quorum_decides_by_its_own_share_and_weight() {
        let quorum = TaskTerms { quorum_share: 45, least_weight: 30_000, ..TERMS }.quorum();
        let reached = |agreeing, revealed| quorum.is_reached(Total::from_parts(agreeing), Total::from_parts(revealed));
        assert!(reached(30_000, 40_000) && !reached(29_999, 40_000), "three quarters");
        assert!(reached(30_000, 30_000) && !reached(29_999, 29_999), "three answers at the reference");
    }
}
