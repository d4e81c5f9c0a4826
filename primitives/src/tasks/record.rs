//! The record of a staked worker's season, which decides whether its set-asides are slashed for carelessness.

use super::{TaskTerms, WorkerTally};
use crate::{
    basis_points::BasisPoints,
    skill::{Measure, SkillRecord},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The settled sets of an account in a season. The counters saturate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SeasonRecord {
    /// The number of settled sets.
    pub sets: u32,
    /// The number of answers to items that were decided.
    pub decided: u32,
    /// The number of answers among them that disagreed with the decision.
    pub minority: u32,
    /// What the gold that stood shows. All of the season counts the same.
    pub gold: SkillRecord,
}

impl SeasonRecord {
    /// Returns the record with one more set, whose gold is measured by `measure`; none without gold.
    pub fn after(self, tally: &WorkerTally, measure: Option<&Measure>) -> Self {
        let WorkerTally { consensus, gold } = tally;
        Self {
            sets: self.sets.saturating_add(1),
            decided: self.decided.saturating_add(consensus.total.into()),
            minority: self.minority.saturating_add(consensus.total.saturating_sub(consensus.right).into()),
            gold: measure.map_or(self.gold, |measure| self.gold.after(*gold, measure, u32::MAX)),
        }
    }

    /// Returns whether the season is careless: enough sets, too often in the minority, and gold that shows too little skill.
    /// All three are needed: the first protects from bad luck, the last from hard work, on which honest people disagree, and
    /// from colluders who put somebody in the minority.
    pub fn is_careless(&self, terms: &TaskTerms) -> bool {
        self.sets >= terms.minority_sets
            && exceeds(self.minority, self.decided, BasisPoints::clamped(terms.minority_share))
            && self.gold != SkillRecord::default()
            && self.gold.skill() < terms.minority_gold.into()
    }
}

/// Returns whether `part` is more than a share of `whole`; false if both are zero.
fn exceeds(part: u32, whole: u32, share: BasisPoints) -> bool {
    u64::from(part).saturating_mul(10_000) > u64::from(whole).saturating_mul(share.points().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contributors::Tally;

    const TERMS: TaskTerms = TaskTerms::DEFAULT;

    fn measure() -> Measure {
        Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(9_000)).unwrap()
    }

    /// A record with so many of a hundred gold items right: 80 are three quarters of the way to the reference.
    fn record(sets: u32, minority: u32, gold_right: u16) -> SeasonRecord {
        let gold = SkillRecord::default().after(Tally::of(gold_right, 100), &measure(), u32::MAX);
        SeasonRecord { sets, decided: 1_000, minority, gold }
    }

    #[test]
    fn record_is_careless_only_under_all_three_conditions() {
        assert!(record(40, 301, 79).is_careless(&TERMS));
        assert!(!record(39, 301, 79).is_careless(&TERMS));
        assert!(!record(40, 300, 79).is_careless(&TERMS));
        assert!(!record(40, 301, 80).is_careless(&TERMS));
        assert!(record(u32::MAX, 1_000, 0).is_careless(&TERMS));
    }

    #[test]
    fn record_without_gold_is_not_careless() {
        let record = SeasonRecord { gold: SkillRecord::default(), ..record(40, 1_000, 0) };
        assert!(!record.is_careless(&TERMS));
    }

    #[test]
    fn sets_add_up() {
        let tally = WorkerTally { consensus: Tally::of(20, 28), gold: Tally::of(3, 4) };
        let two = SeasonRecord::default().after(&tally, Some(&measure())).after(&tally, Some(&measure()));
        let gold = SkillRecord::default().after(Tally::of(6, 8), &measure(), u32::MAX);
        assert_eq!((two.sets, two.decided, two.minority, two.gold.skill()), (2, 56, 16, gold.skill()));
        let full = SeasonRecord { sets: u32::MAX, decided: u32::MAX, minority: u32::MAX, gold };
        assert_eq!((full.after(&tally, None).sets, full.after(&tally, None).gold), (u32::MAX, gold));
    }
}
