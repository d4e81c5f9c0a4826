//! The skill that an account's paid gold shows.

use super::Measure;
use crate::{basis_points::BasisPoints, contributors::Tally};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The whole, in basis points.
const WHOLE: i64 = 10_000;

/// Parts of a basis point in which a record is kept.
const PARTS: i64 = 1 << 16;

/// What gold showed about an account: two sums over gold items, of which older ones count for less. Their quotient is the
/// skill: 0 is what a guess reaches, and 10,000 basis points are what skilled people reach.
///
/// Campaigns of different measures add up: an item counts by the distance of the reference from chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SkillRecord {
    /// The sum of right answers less chance.
    shown: i64,
    /// The sum of reference less chance.
    asked: i64,
}

impl SkillRecord {
    /// Returns the record as if so many gold items had shown a skill.
    pub fn assumed(golds: u32, skill: BasisPoints, measure: &Measure) -> Self {
        let asked = i64::from(golds).saturating_mul(span(measure)).saturating_mul(PARTS);
        Self { shown: part(asked, skill), asked }
    }

    /// Returns the record after a tally of gold. Each item takes one part in `memory` off what was there before.
    #[must_use]
    pub fn after(self, gold: Tally, measure: &Measure, memory: u32) -> Self {
        let (right, total) = (i64::from(gold.right), i64::from(gold.total));
        let memory = i64::from(memory.max(1));
        let kept = |sum: i64| {
            let taken = i128::from(sum).saturating_mul(total.min(memory).into()).checked_div(memory.into());
            sum.saturating_sub(taken.and_then(|taken| i64::try_from(taken).ok()).unwrap_or_default())
        };
        let by_chance = total.saturating_mul(measure.chance().points().into());
        let above = right.saturating_mul(WHOLE).saturating_sub(by_chance).saturating_mul(PARTS);
        let asked = total.saturating_mul(span(measure)).saturating_mul(PARTS);
        Self { shown: kept(self.shown).saturating_add(above), asked: kept(self.asked).saturating_add(asked) }
    }

    /// Returns the skill in basis points: below zero for an account that is worse than a guess, and above 10,000 for one
    /// that is better than the reference. Zero without gold.
    pub fn skill(&self) -> i64 {
        let shown = i128::from(self.shown).saturating_mul(WHOLE.into());
        let skill = shown.checked_div_euclid(self.asked.into()).unwrap_or_default();
        i64::try_from(skill).unwrap_or_default()
    }

    /// Returns by how many gold items of a measure the record is behind a skill: negative if it is ahead.
    pub fn behind(&self, skill: BasisPoints, measure: &Measure) -> i64 {
        let item = span(measure).saturating_mul(PARTS);
        part(self.asked, skill).saturating_sub(self.shown).checked_div(item).unwrap_or_default()
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
    fn record_is_behind_by_the_answers_that_are_missing() {
        let floor = BasisPoints::clamped(8_500);
        let after = |right| SkillRecord::default().after(Tally::of(right, 100), &easy(), u32::MAX);
        // The floor is 84.5 right answers of 100.
        assert_eq!([84, 85, 80, 70].map(|right| after(right).behind(floor, &easy())), [0, 0, 6, 20]);
        assert!(after(95).behind(floor, &easy()) < 0);
        // On work where an answer shows less, more of them are missing.
        assert_eq!(after(70).behind(floor, &measure(5_000, 8_500)), 41);
    }
}
