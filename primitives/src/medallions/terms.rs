//! The governed terms of medallions, with their defaults and hard ranges, and what they make of a level.

use super::MOST_LEVEL;
use crate::{basis_points::BasisPoints, parameters::Violation, terms::governed_terms, token::AGT, Balance};

/// The levels that cost AGT.
pub const AGT_LEVELS: [u8; 2] = [3, 5];

/// One requester counts for at most this part of a level: a tenth.
const REQUESTERS_A_LEVEL: u64 = 10;

governed_terms! {
    /// The governed terms of medallions.
    ///
    /// A change applies from the next call on, and to answers that are accepted after it. A medallion keeps its level, and
    /// what has counted stays counted.
    MedallionTerms;
    /// The accepted answers in an area that level 1 requires. Level n requires n * n times as many in all.
    first_answers FIRST_ANSWERS: u32 = 1_000, "medallions.firstAnswers", "answers", 100, 100_000;
    /// The reputation in the area that each level requires.
    least_skill LEAST_SKILL: u16 = 9_000, "medallions.leastSkill", "basis points of skill", 5_000, 9_900;
    /// The XP that the levels after the first cost: level n costs n * n times as much.
    level_xp LEVEL_XP: u64 = 500, "medallions.levelXp", "XP", 1, 100_000;
    /// The AGT that levels 3 and 5 cost: level 3 costs this much, level 5 four times as much.
    level_agt LEVEL_AGT: Balance = 50 * AGT, "medallions.levelAgt", "planck", AGT, 10_000 * AGT;
}

/// What a level requires of an account that holds the level below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelNeeds {
    /// The level, 1 to [`MOST_LEVEL`].
    pub level: u8,
    /// Answers that must count in the area in all: those for the levels below are among them.
    pub answers: u64,
    /// The least reputation in the area.
    pub skill: BasisPoints,
    /// XP to spend.
    pub xp: u64,
    /// Planck of AGT to pay.
    pub agt: Balance,
}

impl MedallionTerms {
    /// Checks that every value is inside its hard range. No two values can contradict each other.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }

    /// Returns what a level requires; none for a level that does not exist. Level n requires `first_answers * n * n` answers
    /// in all. From level 2 on it costs `level_xp * n * n` XP, and a level of [`AGT_LEVELS`] costs
    /// `level_agt * floor(n / 2) * floor(n / 2)`, too.
    pub fn needs(&self, level: u8) -> Option<LevelNeeds> {
        if level == 0 || level > MOST_LEVEL {
            return None;
        }
        let square = u64::from(level).checked_mul(level.into())?;
        let half = Balance::from(level / 2);
        let xp = if level == 1 { 0 } else { self.level_xp.checked_mul(square)? };
        let agt = if AGT_LEVELS.contains(&level) { half.checked_mul(half)?.checked_mul(self.level_agt)? } else { 0 };
        Some(LevelNeeds {
            level,
            answers: u64::from(self.first_answers).checked_mul(square)?,
            skill: BasisPoints::clamped(self.least_skill),
            xp,
            agt,
        })
    }

    /// Returns the number of answers that one requester counts for at most while an account holds the level `held`: a tenth of
    /// what the next level requires, rounded down. At the highest level it is what it was on the way there.
    pub fn most_of_requester(&self, held: u8) -> u64 {
        let next = self.needs(held.saturating_add(1).min(MOST_LEVEL));
        next.map_or(0, |needs| needs.answers / REQUESTERS_A_LEVEL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_equal_the_design() {
        let terms = MedallionTerms::DEFAULT;
        let needs = |level| {
            let needs = terms.needs(level).expect("the level exists");
            assert_eq!((needs.level, needs.skill.points()), (level, 9_000));
            (needs.answers, needs.xp, needs.agt / AGT)
        };
        assert_eq!(needs(1), (1_000, 0, 0));
        assert_eq!(needs(2), (4_000, 2_000, 0));
        assert_eq!(needs(3), (9_000, 4_500, 50));
        assert_eq!(needs(4), (16_000, 8_000, 0));
        assert_eq!(needs(5), (25_000, 12_500, 200));
    }

    #[test]
    fn needs_is_none_when_the_level_does_not_exist() {
        for level in [0, MOST_LEVEL + 1, u8::MAX] {
            assert_eq!(MedallionTerms::DEFAULT.needs(level), None);
        }
    }

    #[test]
    fn each_level_exists_and_requires_more_at_the_ends_of_the_ranges() {
        let greatest = MedallionTerms {
            first_answers: u32::MAX,
            least_skill: u16::MAX,
            level_xp: u64::MAX,
            level_agt: Balance::MAX,
        };
        let least = MedallionTerms { first_answers: 0, least_skill: 0, level_xp: 0, level_agt: 0 };
        for terms in [greatest.bounded(), least.bounded()] {
            let all: Vec<_> = (1..=MOST_LEVEL).map(|level| terms.needs(level).expect("nothing overflows")).collect();
            assert!(all.is_sorted_by(|low, high| low.answers < high.answers && low.xp < high.xp));
            assert!(all.iter().all(|needs| (needs.agt > 0) == AGT_LEVELS.contains(&needs.level)));
            assert!((0..=MOST_LEVEL).all(|held| terms.most_of_requester(held) >= 10));
        }
    }

    #[test]
    fn requester_counts_for_a_tenth_of_the_next_level_rounded_down() {
        let terms = MedallionTerms::DEFAULT;
        let most: Vec<_> = (0..=MOST_LEVEL).map(|held| terms.most_of_requester(held)).collect();
        assert_eq!(most, [100, 400, 900, 1_600, 2_500, 2_500]);
        assert_eq!(MedallionTerms { first_answers: 1_009, ..terms }.most_of_requester(0), 100);
        assert_eq!(terms.most_of_requester(u8::MAX), 2_500);
    }
}
