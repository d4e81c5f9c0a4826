//! The governed terms of characters, with their defaults and hard ranges, and what a level costs.

use super::{MOST_LEVEL, PAID_LEVELS};
use crate::{
    calendar::{DAY, HOUR},
    parameters::Violation,
    terms::governed_terms,
    token::AGT,
    Balance, Moment,
};

governed_terms! {
    /// The governed terms of characters.
    ///
    /// A change applies from the next call on. A rest that has begun ends when it would have ended.
    CharacterTerms;
    /// The XP that level 2 costs. The level after level `n` costs `n` times as much.
    level_xp LEVEL_XP: u32 = 32, "characters.levelXp", "XP", 4, 1_024;
    /// The AGT that level 5 costs. Each fifth level `n` costs `(n / 5)^2` times as much.
    level_agt LEVEL_AGT: Balance = 25 * AGT, "characters.levelAgt", "planck", AGT, 1_000 * AGT;
    /// The time for which a character that was unselected can be selected by no other account.
    rest REST: Moment = DAY, "characters.rest", "ms", HOUR, 7 * DAY;
}

/// What a level costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelCost {
    /// XP of the owner. It is spent; what was earned does not fall.
    pub xp: u64,
    /// Planck of AGT: revenue.
    pub agt: Balance,
}

impl CharacterTerms {
    /// Checks that every value is inside its hard range.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// Returns what the level after `level` costs, or none if there is no such level.
    pub fn cost(&self, level: u16) -> Option<LevelCost> {
        let reached = level.checked_add(1).filter(|reached| *reached <= MOST_LEVEL && level > 0)?;
        let xp = u64::from(self.level_xp).checked_mul(level.into())?;
        let agt = if reached % PAID_LEVELS == 0 {
            let step = Balance::from(reached / PAID_LEVELS);
            self.level_agt.checked_mul(step.checked_mul(step)?)?
        } else {
            0
        };
        Some(LevelCost { xp, agt })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_equal_the_design() {
        let terms = CharacterTerms::DEFAULT;
        assert_eq!(terms.level_xp, 32);
        assert_eq!(terms.level_agt, 25_000_000_000_000);
        assert_eq!(terms.rest, 86_400_000);
    }

    #[test]
    fn level_costs_xp_in_proportion_and_each_fifth_agt_by_the_square() {
        let terms = CharacterTerms { level_xp: 7, level_agt: 3 * AGT, ..CharacterTerms::DEFAULT };
        let cost = |level| terms.cost(level).map(|LevelCost { xp, agt }| (xp, agt));
        assert_eq!(cost(1), Some((7, 0)));
        assert_eq!(cost(3), Some((21, 0)));
        assert_eq!(cost(4), Some((28, 3 * AGT)));
        assert_eq!(cost(5), Some((35, 0)));
        assert_eq!(cost(9), Some((63, 12 * AGT)));
        assert_eq!(cost(49), Some((343, 300 * AGT)));
    }

    #[test]
    fn level_after_the_last_has_no_cost() {
        for level in [0, MOST_LEVEL, MOST_LEVEL + 1, u16::MAX] {
            assert_eq!(CharacterTerms::DEFAULT.cost(level), None);
        }
    }

    #[test]
    fn all_levels_cost_what_the_design_says() {
        let costs: Vec<_> = (0..=MOST_LEVEL).filter_map(|level| CharacterTerms::DEFAULT.cost(level)).collect();
        assert_eq!(costs.len(), 49);
        assert_eq!(costs.iter().map(|cost| cost.xp).sum::<u64>(), 32 * 49 * 50 / 2);
        assert_eq!(costs.iter().map(|cost| cost.agt).sum::<Balance>(), 25 * AGT * 385);
    }
}
