//! The record of a staked worker's season, which decides whether its set-asides are slashed for carelessness.

use super::{TaskTerms, WorkerTally};
use crate::basis_points::BasisPoints;
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
    /// The number of answers to gold that stood.
    pub gold: u32,
    /// The number of answers among them that were right.
    pub gold_right: u32,
}

impl SeasonRecord {
    /// Returns the record with one more set.
    pub fn after(self, tally: &WorkerTally) -> Self {
        let WorkerTally { consensus, gold } = tally;
        Self {
            sets: self.sets.saturating_add(1),
            decided: self.decided.saturating_add(consensus.total.into()),
            minority: self.minority.saturating_add(consensus.total.saturating_sub(consensus.right).into()),
            gold: self.gold.saturating_add(gold.total.into()),
            gold_right: self.gold_right.saturating_add(gold.right.into()),
        }
    }

    /// Returns whether the season is careless: enough sets, too often in the minority, and too often wrong in gold. All
    /// three are needed: the first protects from bad luck, the last from colluders who put somebody in the minority.
    pub fn is_careless(&self, terms: &TaskTerms) -> bool {
        self.sets >= terms.minority_sets
            && exceeds(self.minority, self.decided, BasisPoints::clamped(terms.minority_share))
            && exceeds(
                self.gold.saturating_sub(self.gold_right),
                self.gold,
                BasisPoints::clamped(10_000u16.saturating_sub(terms.minority_gold)),
            )
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

    fn record(sets: u32, minority: u32, gold_right: u32) -> SeasonRecord {
        SeasonRecord { sets, decided: 1_000, minority, gold: 100, gold_right }
    }

    #[test]
    fn record_is_careless_only_under_all_three_conditions() {
        assert!(record(40, 301, 74).is_careless(&TERMS));
        assert!(!record(39, 301, 74).is_careless(&TERMS));
        assert!(!record(40, 300, 74).is_careless(&TERMS));
        assert!(!record(40, 301, 75).is_careless(&TERMS));
        assert!(record(u32::MAX, 1_000, 0).is_careless(&TERMS));
    }

    #[test]
    fn record_without_gold_is_not_careless() {
        let record = SeasonRecord { gold: 0, gold_right: 0, ..record(40, 1_000, 0) };
        assert!(!record.is_careless(&TERMS));
    }

    #[test]
    fn sets_add_up() {
        let tally = WorkerTally { consensus: Tally::of(20, 28), gold: Tally::of(3, 4) };
        let two = SeasonRecord::default().after(&tally).after(&tally);
        assert_eq!(two, SeasonRecord { sets: 2, decided: 56, minority: 16, gold: 8, gold_right: 6 });
        let full = SeasonRecord { sets: u32::MAX, decided: u32::MAX, minority: u32::MAX, gold: 9, gold_right: 9 };
        assert_eq!(full.after(&tally).sets, u32::MAX);
    }
}
