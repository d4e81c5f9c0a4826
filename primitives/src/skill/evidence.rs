//! The evidence that an account has skill.

use super::{Measure, Millinats};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The evidence that proves an account: the logarithm of 1,000. A guesser ever reaches it with a chance of at most one in
/// 1,000, however many quizzes it answers.
pub const PROVEN_EVIDENCE: Millinats = Millinats::new(6_900);

/// The evidence with which quizzes have failed: the logarithm of one in 30. Somebody with the skill at entry ever reaches it
/// with a chance of at most one in 30.
pub const FAILED_EVIDENCE: Millinats = Millinats::new(-3_401);

/// The most evidence of an account: twice what proves it. More would keep an account that has turned to guessing proven for
/// longer.
pub const MOST_EVIDENCE: Millinats = Millinats::new(13_800);

/// The least number of gold items before an account is proven: one quiz.
pub const LEAST_GOLDS: u32 = 32;

/// The evidence of an account in an area.
///
/// The evidence has a ceiling and no floor: a floor would lift an account that has guessed for long, for free. Whoever
/// begins anew after failed quizzes must wait for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Evidence {
    score: Millinats,
    golds: u32,
    proven: bool,
}

impl Evidence {
    /// Returns the score: the logarithm of how much likelier the account's gold is with the skill at entry than by chance.
    /// At most [`MOST_EVIDENCE`].
    pub const fn score(&self) -> Millinats {
        self.score
    }

    /// Returns the number of gold items answered.
    pub const fn golds(&self) -> u32 {
        self.golds
    }

    /// Returns whether the account is proven.
    pub const fn is_proven(&self) -> bool {
        self.proven
    }

    /// Returns whether the gold is so much likelier by chance that the quizzes have failed.
    pub fn has_failed(&self) -> bool {
        self.score <= FAILED_EVIDENCE
    }

    /// Returns the evidence after the gold of a quiz or a set: `right_thousandths` of right answers among `golds`. Where
    /// answers are numbers, an answer can be partly right; more right answers than gold items count as all.
    ///
    /// * An account is proven once its score reaches [`PROVEN_EVIDENCE`] with at least [`LEAST_GOLDS`] gold items.
    /// * It is no longer proven once its score is below zero, until it reaches [`PROVEN_EVIDENCE`] again.
    #[must_use]
    pub fn after_gold(self, measure: &Measure, right_thousandths: u32, golds: u16) -> Self {
        let points = measure.points();
        let all = i64::from(golds).saturating_mul(1_000);
        let right = i64::from(right_thousandths).min(all);
        let part = |thousandths: i64, points: Millinats| thousandths.saturating_mul(points.thousandths().into());
        // Rounded down, so that a part of an answer never counts for more than it shows.
        let moved = part(right, points.right).saturating_add(part(all.saturating_sub(right), points.wrong));
        let moved = Millinats::new(i32::try_from(moved.div_euclid(1_000)).unwrap_or(i32::MIN));
        let score = self.score.plus(moved).min(MOST_EVIDENCE);
        let golds = self.golds.saturating_add(golds.into());
        let reaches = score >= PROVEN_EVIDENCE && golds >= LEAST_GOLDS;
        Self { score, golds, proven: score >= Millinats::ZERO && (self.proven || reaches) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis_points::BasisPoints;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    /// 854 thousandths for a right answer, 598 for a wrong one.
    fn four_classes() -> Measure {
        Measure::new(BasisPoints::clamped(2_500), BasisPoints::clamped(7_000)).unwrap()
    }

    fn after(evidence: Evidence, right: u32, golds: u16) -> Evidence {
        evidence.after_gold(&four_classes(), right * 1_000, golds)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_048,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn evidence_stays_below_its_ceiling_and_status_follows_it(sets in vec((0u32..=32, 0u16..=32), 0..200)) {
            let mut held = Evidence::default();
            for (right, golds) in sets {
                let before = held;
                held = after(held, right, golds);
                prop_assert!(held.score() <= MOST_EVIDENCE);
                prop_assert!(!held.is_proven() || held.score() >= Millinats::ZERO && held.golds() >= LEAST_GOLDS);
                let gained = held.is_proven() && !before.is_proven();
                prop_assert!(!gained || held.score() >= PROVEN_EVIDENCE);
                let lost = before.is_proven() && !held.is_proven();
                prop_assert!(!lost || held.score() < Millinats::ZERO);
            }
        }

        #[test]
        fn more_right_answers_never_leave_less_evidence(a in 0u32..=32_000, b in 0u32..=32_000, golds in 0u16..=32) {
            let evidence = |right| Evidence::default().after_gold(&four_classes(), right, golds).score();
            prop_assert!(evidence(a.min(b)) <= evidence(a.max(b)));
        }
    }

    #[test]
    fn account_is_proven_by_eighteen_right_answers_of_thirty_two() {
        assert!(after(Evidence::default(), 18, 32).is_proven());
        assert_eq!(after(Evidence::default(), 18, 32).score(), Millinats::new(18 * 854 - 14 * 598));
        assert!(!after(Evidence::default(), 17, 32).is_proven());
        // A second quiz adds to the first.
        assert!(after(after(Evidence::default(), 17, 32), 17, 32).is_proven());
    }

    #[test]
    fn account_is_not_proven_by_less_than_a_quiz() {
        let short = after(Evidence::default(), 31, 31);
        assert!(short.score() == MOST_EVIDENCE && !short.is_proven());
        assert!(after(short, 0, 1).is_proven());
    }

    #[test]
    fn status_ends_below_zero_and_comes_back_at_the_same_height() {
        let proven = after(Evidence::default(), 32, 32);
        let fallen = after(proven, 0, 23);
        assert_eq!(fallen.score(), Millinats::new(13_800 - 23 * 598));
        assert!(fallen.is_proven());
        let lost = after(fallen, 0, 1);
        assert!(!lost.is_proven() && !after(lost, 8, 8).is_proven());
        assert!(after(after(lost, 8, 8), 2, 2).is_proven());
    }

    #[test]
    fn part_of_a_right_answer_counts_in_proportion_and_more_than_all_as_all() {
        let half = Evidence::default().after_gold(&four_classes(), 500, 1);
        assert_eq!(half.score(), Millinats::new(128));
        let too_many = Evidence::default().after_gold(&four_classes(), u32::MAX, 1);
        assert_eq!(too_many.score(), Millinats::new(854));
    }

    #[test]
    fn evidence_has_no_floor_that_lifts_an_account() {
        let sunk = (0..1_000).fold(Evidence::default(), |held, _| after(held, 0, 32));
        assert_eq!(sunk.score(), Millinats::new(-598 * 32_000));
    }

    #[test]
    fn people_with_the_skill_at_entry_rarely_fail_and_guessers_nearly_always() {
        let of = |right| after(Evidence::default(), right, 32);
        // 854 thousandths for a right answer, 598 for a wrong one: ten of 32 fail, and eleven do not.
        assert_eq!([10, 11].map(|right| of(right).has_failed()), [true, false]);
        assert!(!Evidence::default().has_failed() && !of(32).has_failed());
        // Wald's other bound: the logarithm of 30, rounded up.
        assert!((1.0f64 / 30.0).ln() * 1_000.0 - f64::from(FAILED_EVIDENCE.thousandths()) < 1.0);
    }
}
