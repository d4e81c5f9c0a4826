//! The skill that an account's paid gold shows.

use super::Measure;
use crate::{basis_points::BasisPoints, contributors::Tally};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The whole, in basis points.
const WHOLE: i64 = 10_000;

/// Parts of a basis point in which a record is kept.
const PARTS: i64 = 1 << 16;

/// Hundredths in one standard error.
const HUNDREDTHS: u128 = 100;

/// What gold showed about an account: sums over gold items, of which older ones count for less. The quotient of the first
/// two is the skill: 0 is what a guess reaches, and 10,000 basis points are what skilled people reach. The third one says
/// how far luck alone moves the first.
///
/// Campaigns of different measures add up: an item counts by the distance of the reference from chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SkillRecord {
    /// The sum of right answers less chance.
    shown: i64,
    /// The sum of reference less chance.
    asked: i64,
    /// The variance of `shown` for somebody at the reference.
    spread: u64,
}

impl SkillRecord {
    /// Returns the record as if so many gold items had shown a skill.
    pub fn assumed(golds: u32, skill: BasisPoints, measure: &Measure) -> Self {
        let asked = i64::from(golds).saturating_mul(span(measure)).saturating_mul(PARTS);
        Self { shown: part(asked, skill), asked, spread: u64::from(golds).saturating_mul(variance(measure)) }
    }

    /// Returns the record after a tally of gold. Each item takes one part in `memory` off what was there before.
    #[must_use]
    pub fn after(self, gold: Tally, measure: &Measure, memory: u32) -> Self {
        let (right, total) = (i64::from(gold.right), i64::from(gold.total));
        let memory = i64::from(memory.max(1));
        let kept = |sum: i128, times: i64| {
            let taken = total.saturating_mul(times).min(memory);
            let taken = sum.saturating_mul(taken.into()).checked_div(memory.into());
            sum.saturating_sub(taken.unwrap_or_default())
        };
        let kept_sum = |sum: i64| i64::try_from(kept(sum.into(), 1)).unwrap_or_default();
        let by_chance = total.saturating_mul(measure.chance().points().into());
        let above = right.saturating_mul(WHOLE).saturating_sub(by_chance).saturating_mul(PARTS);
        let asked = total.saturating_mul(span(measure)).saturating_mul(PARTS);
        // An item whose count has fallen to a share has the square of that share in the variance: it is taken off twice.
        let spread = u64::try_from(kept(self.spread.into(), 2)).unwrap_or_default();
        Self {
            shown: kept_sum(self.shown).saturating_add(above),
            asked: kept_sum(self.asked).saturating_add(asked),
            spread: spread.saturating_add(u64::from(gold.total).saturating_mul(variance(measure))),
        }
    }

    /// Returns the skill in basis points: below zero for an account that is worse than a guess, and above 10,000 for one
    /// that is better than the reference. Zero without gold.
    pub fn skill(&self) -> i64 {
        let shown = i128::from(self.shown).saturating_mul(WHOLE.into());
        let skill = shown.checked_div_euclid(self.asked.into()).unwrap_or_default();
        i64::try_from(skill).unwrap_or_default()
    }

    /// Returns whether the record is below a skill by more than so many hundredths of a standard error: by more than the luck
    /// of somebody at the reference explains. Exact.
    pub fn is_below(&self, skill: BasisPoints, hundredths: u32) -> bool {
        let missing = u128::try_from(part(self.asked, skill).saturating_sub(self.shown)).unwrap_or_default();
        let hundredths = u128::from(hundredths);
        let luck = u128::from(self.spread).saturating_mul(PARTS.unsigned_abs().into());
        let squares = (missing.saturating_mul(HUNDREDTHS), luck.saturating_mul(hundredths.saturating_mul(hundredths)));
        squares.0.saturating_mul(squares.0) > squares.1
    }
}

/// Returns a share of a sum, rounded towards zero.
fn part(sum: i64, share: BasisPoints) -> i64 {
    let part = i128::from(sum).saturating_mul(share.points().into()).checked_div(WHOLE.into());
    part.and_then(|part| i64::try_from(part).ok()).unwrap_or_default()
}

/// Returns the basis points between chance and reference: what one gold item counts for.
fn span(measure: &Measure) -> i64 {
    i64::from(measure.reference().points()).saturating_sub(measure.chance().points().into())
}

/// Returns the variance of one gold item for somebody at the reference, in parts of a squared basis point.
fn variance(measure: &Measure) -> u64 {
    let right = u64::from(measure.reference().points());
    let wrong = WHOLE.unsigned_abs().saturating_sub(right);
    right.saturating_mul(wrong).saturating_mul(PARTS.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

    fn measure(chance: u16, reference: u16) -> Measure {
        Measure::new(BasisPoints::clamped(chance), BasisPoints::clamped(reference)).unwrap()
    }

    fn easy() -> Measure {
        measure(2_500, 9_500)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_048,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn more_right_answers_never_leave_less_skill(
            sets in vec((0u16..=32, 0u16..=32), 0..50), a in 0u16..=32, b in 0u16..=32, memory in 1u32..400,
        ) {
            let held = sets.into_iter().fold(SkillRecord::default(), |held, (one, other)| {
                held.after(Tally::of(one.min(other), one.max(other)), &easy(), memory)
            });
            let after = |right| held.after(Tally::of(right, 32), &easy(), memory).skill();
            prop_assert!(after(a.min(b)) <= after(a.max(b)));
        }

        #[test]
        fn sums_stay_within_what_is_remembered(sets in vec((0u16..=32, 0u16..=32), 0..300)) {
            let mut held = SkillRecord::default();
            for (one, other) in sets {
                held = held.after(Tally::of(one.min(other), one.max(other)), &easy(), 192);
                // A sum of a geometric series: at most `memory` items and one set.
                prop_assert!(held.asked <= (192 + 32) * 7_000 * PARTS && held.shown <= held.asked / 7_000 * 7_500);
            }
        }
    }

    #[test]
    fn skill_is_the_way_from_chance_to_reference() {
        let skill = |right| SkillRecord::default().after(Tally::of(right, 1_000), &easy(), u32::MAX).skill();
        assert_eq!([skill(250), skill(600), skill(950)], [0, 5_000, 10_000]);
        assert!(skill(0) < 0 && skill(1_000) > 10_000);
        assert_eq!(SkillRecord::default().skill(), 0);
        let assumed = |skill| SkillRecord::assumed(32, BasisPoints::clamped(skill), &easy()).skill();
        assert_eq!([assumed(8_500), assumed(10_000)], [8_500, 10_000]);
    }

    #[test]
    fn old_gold_counts_for_less() {
        let answered =
            |held: SkillRecord, right| (0..24).fold(held, |held, _| held.after(Tally::of(right, 8), &easy(), 192));
        let good = answered(SkillRecord::default(), 8);
        let bad = answered(good, 2);
        assert!(bad.skill() * 3 < good.skill() && bad.skill() > 0, "{}", bad.skill());
    }

    #[test]
    fn record_is_below_a_skill_when_luck_does_not_explain_it() {
        let floor = BasisPoints::clamped(8_500);
        let after = |right, measure| SkillRecord::default().after(Tally::of(right, 100), &measure, u32::MAX);
        // The floor is 84.5 right answers of 100, and two standard errors of somebody at 95 % are 4.36 answers.
        assert_eq!([80, 81].map(|right| after(right, easy()).is_below(floor, 200)), [true, false]);
        assert_eq!([84, 85].map(|right| after(right, easy()).is_below(floor, 0)), [true, false]);
        // Where the reference is 63 and chance 50 of 100, the floor is 61.05, and two standard errors are 9.66 answers.
        let hard = measure(5_000, 6_300);
        assert_eq!([51, 52].map(|right| after(right, hard).is_below(floor, 200)), [true, false]);
        assert!(!SkillRecord::default().is_below(floor, 0));
    }

    #[test]
    fn luck_is_the_root_of_the_items_that_are_remembered() {
        // After many sets of one item the weights are a geometric series, whose squares add up to half of the memory.
        let held = (0..4_000).fold(SkillRecord::default(), |held, _| held.after(Tally::of(1, 1), &easy(), 192));
        let items = held.spread / variance(&easy());
        assert!((95..=97).contains(&items), "{items}");
    }
}
