//! The pay of a worker for a set.

use super::{Grade, WorkerTally};
use crate::{arithmetic::mul_div_floor, Balance};

impl WorkerTally {
    /// Returns the number of positions that count: decided items, and gold that stands.
    pub fn counted(&self) -> u32 {
        u32::from(self.consensus.total).saturating_add(self.gold.total.into())
    }

    /// Returns the number of right answers among them.
    pub fn right(&self) -> u32 {
        u32::from(self.consensus.right).saturating_add(self.gold.right.into())
    }

    /// Returns whether grades, or the grades that somebody gave, are accepted: at least one is right, and half of them. There
    /// is no gold.
    pub fn is_accepted(&self) -> bool {
        self.right() > 0 && u32::from(self.consensus.right).saturating_mul(2) >= self.consensus.total.into()
    }
}

/// Returns the pay out of the reward of a set that is accepted: `floor(reward * right / counted)`, and nothing if nothing
/// counted. Never more than the reward.
pub fn pay(reward: Balance, tally: &WorkerTally) -> Balance {
    part(reward, tally.right(), tally.counted())
}

/// Returns the pay of a grader for a set of this number of positions, decided or not: undecided positions pay nobody. Nothing
/// if its grades are not accepted.
pub fn pay_part(reward: Balance, tally: &WorkerTally, positions: usize) -> Balance {
    let of = u32::try_from(positions).unwrap_or(u32::MAX).max(tally.counted());
    if tally.is_accepted() {
        part(reward, tally.right(), of)
    } else {
        0
    }
}

/// Returns the pay for rich content: for each answer with a decided grade that many quarters of its part, rounded down
/// once, if at least half of these answers are accepted, and nothing otherwise. Never more than the reward.
pub fn pay_graded(reward: Balance, grades: &[Option<Grade>]) -> Balance {
    if !Grade::tally(grades).is_accepted() {
        return 0;
    }
    let quarters = |grade: &Grade| u32::from(grade.quarters());
    let earned = grades.iter().flatten().map(quarters).fold(0, u32::saturating_add);
    let possible = grades.iter().flatten().map(|_| quarters(&Grade::MOST)).fold(0, u32::saturating_add);
    part(reward, earned, possible)
}

/// Returns `floor(whole * part / of)`, at most the whole, and zero if `of` is zero.
fn part(whole: Balance, part: u32, of: u32) -> Balance {
    mul_div_floor(whole, part.min(of).into(), of.into()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contributors::Tally;
    use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
    use sp_core::U512;

    fn tally() -> impl Strategy<Value = WorkerTally> {
        let sound = || (0u16..=32, 0u16..=32).prop_map(|(one, other)| Tally::of(one.min(other), one.max(other)));
        (sound(), sound()).prop_map(|(consensus, gold)| WorkerTally { consensus, gold })
    }

    fn reward() -> impl Strategy<Value = Balance> {
        (any::<Balance>(), 0u32..128).prop_map(|(bits, shift)| bits >> shift)
    }

    fn grades() -> impl Strategy<Value = Vec<Option<Grade>>> {
        vec(proptest::option::of((0u8..=4).prop_map(|grade| Grade::new(grade).unwrap())), 0..=10)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 8_192,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        })]

        #[test]
        fn pay_equals_the_wide_quotient(reward in reward(), tally in tally()) {
            let WorkerTally { consensus, gold } = tally;
            let (right, all) = (consensus.right + gold.right, (consensus.total + gold.total).max(1));
            let quotient = Balance::try_from(U512::from(reward) * U512::from(right) / U512::from(all)).unwrap();
            prop_assert_eq!(pay(reward, &tally), quotient);
        }

        #[test]
        fn pay_is_never_more_than_the_reward(reward in reward(), tally in tally(), grades in grades()) {
            prop_assert!(pay(reward, &tally) <= reward);
            prop_assert!(pay_graded(reward, &grades) <= reward);
        }

        #[test]
        fn pay_never_falls_with_another_right_answer(reward in reward(), tally in tally()) {
            let mut better = tally;
            if better.consensus.right < better.consensus.total {
                better.consensus.right += 1;
                prop_assert!(pay(reward, &better) >= pay(reward, &tally));
            }
            let mut better = tally;
            if better.gold.right < better.gold.total {
                better.gold.right += 1;
                prop_assert!(pay(reward, &better) >= pay(reward, &tally));
            }
        }

        #[test]
        fn grades_pay_the_mean_of_their_quarters(reward in reward(), grades in grades()) {
            let decided = grades.iter().flatten().map(|grade| grade.encode()[0]).collect::<Vec<_>>();
            let passing = decided.iter().filter(|grade| **grade >= 2).copied().collect::<Vec<_>>();
            let earned = passing.iter().map(|grade| u32::from(*grade)).sum::<u32>();
            let reference = if passing.is_empty() || passing.len() * 2 < decided.len() {
                U512::zero()
            } else {
                U512::from(reward) * U512::from(earned) / U512::from(4 * decided.len())
            };
            prop_assert_eq!(U512::from(pay_graded(reward, &grades)), reference);
        }
    }

    use codec::Encode;

    fn paid(consensus: (u16, u16), gold: (u16, u16)) -> Balance {
        pay(300, &WorkerTally { consensus: Tally::of(consensus.0, consensus.1), gold: Tally::of(gold.0, gold.1) })
    }

    #[test]
    fn pay_counts_items_and_gold_alike() {
        assert_eq!(paid((27, 27), (2, 3)), 290);
        assert_eq!(paid((5, 10), (0, 0)), 150);
        assert_eq!(paid((0, 0), (3, 3)), 300);
    }

    #[test]
    fn grades_are_accepted_when_half_of_them_are_right() {
        let accepted =
            |right, total| WorkerTally { consensus: Tally::of(right, total), gold: Tally::NONE }.is_accepted();
        assert!(accepted(5, 10) && !accepted(4, 10) && !accepted(0, 0));
    }

    #[test]
    fn pay_part_pays_only_the_part_that_was_decided() {
        let tally = WorkerTally { consensus: Tally::of(8, 8), gold: Tally::NONE };
        assert_eq!([12, 8, 3].map(|positions| pay_part(600, &tally, positions)), [400, 600, 600]);
        let rejected = WorkerTally { consensus: Tally::of(3, 8), gold: Tally::NONE };
        assert_eq!(pay_part(600, &rejected, 12), 0);
    }

    #[test]
    fn pay_is_zero_when_nothing_was_decided() {
        assert_eq!(paid((0, 0), (0, 0)), 0);
        assert!(!WorkerTally::default().is_accepted());
    }

    #[test]
    fn pay_rounds_down() {
        let tally = WorkerTally { consensus: Tally::of(2, 3), gold: Tally::NONE };
        assert_eq!((pay(10, &tally), pay(1, &tally)), (6, 0));
        assert_eq!(pay(Balance::MAX, &WorkerTally { consensus: Tally::of(3, 3), ..tally }), Balance::MAX);
    }

    #[test]
    fn unsound_tally_pays_no_more_than_the_reward() {
        assert_eq!(pay(10, &WorkerTally { consensus: Tally::of(9, 3), gold: Tally::NONE }), 10);
    }
}
