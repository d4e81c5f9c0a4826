//! The rule of standing: quizzes let an account in, and above that only gold among paid work moves it.
//!
//! An account in an area is *outside*, *on trial* or *inside*. Outside it answers unpaid quizzes. As soon as these show
//! the bar of entry, it is on trial: it works for pay, with the evidence of the quizzes forgotten. When the trial has
//! enough gold, the bar of standing counts, then and after every later set. An account below it falls outside, waits,
//! and begins with quizzes again. The pay of a set is the part of the reward that the skill above a floor comes to.
//!
//! All bars are of *skill*: 0 is what a guess reaches and 10,000 what skilled people reach.

use agt_primitives::{calendar::DAY, consensus::weight::AnswerWeight, contributors::Tally, Aia, Moment};

/// The whole, in basis points.
const WHOLE: i64 = 10_000;

/// Parts of a basis point in which evidence is kept.
const PARTS: i64 = 1 << 16;

/// What a campaign says about its work, in basis points of right answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yardstick {
    /// The share that a guess reaches.
    pub chance: u16,
    /// The share that skilled people reach; above the chance.
    pub reference: u16,
}

impl Yardstick {
    /// Returns the basis points between chance and reference: what one position counts for.
    fn span(&self) -> i64 {
        i64::from(self.reference.saturating_sub(self.chance)).max(1)
    }
}

/// What gold showed about an account: two sums over positions, of which older ones count for less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The sum of right answers less the chance.
    shown: i64,
    /// The sum of reference less chance.
    asked: i64,
}

impl Evidence {
    /// Returns evidence as if `positions` had shown a skill.
    pub fn assumed(positions: u32, skill: u16, by: &Yardstick) -> Self {
        let asked = i64::from(positions) * by.span() * PARTS;
        Self { shown: asked / WHOLE * i64::from(skill), asked }
    }

    /// Returns the evidence after a tally of gold. Each position takes one part in `mass` off what was there before.
    #[must_use]
    pub fn after(self, gold: Tally, by: &Yardstick, mass: u32) -> Self {
        let (right, total) = (i64::from(gold.right), i64::from(gold.total));
        let kept = |sum: i64| sum - sum * total.min(mass.into()) / i64::from(mass.max(1));
        Self {
            shown: kept(self.shown) + (right * WHOLE - total * i64::from(by.chance)) * PARTS,
            asked: kept(self.asked) + total * by.span() * PARTS,
        }
    }

    /// Returns the skill in basis points; below zero for an account that is worse than a guess.
    pub fn skill(&self) -> i64 {
        if self.asked > 0 {
            self.shown.saturating_mul(WHOLE).div_euclid(self.asked)
        } else {
            0
        }
    }

    /// Returns by how many positions it is behind a skill: negative if it is ahead.
    fn behind(&self, skill: u16, by: &Yardstick) -> i64 {
        (self.asked / WHOLE * i64::from(skill) - self.shown) / (by.span() * PARTS)
    }
}

/// What a set pays an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pay {
    /// The whole of what its answers earn.
    Whole,
    /// The part of it that its skill has of the way from the floor to the reference.
    Slope,
}

/// The rule and its parameters. Bars are of skill, in basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingRule {
    /// What the campaigns say about their work.
    pub by: Yardstick,
    /// Gold positions in quizzes after which the bar of entry counts.
    pub entry_gold: u32,
    /// The bar of entry.
    pub entry_bar: u16,
    /// Gold positions in paid work after which the bar of standing counts.
    pub trial_gold: u32,
    /// The bar of standing.
    pub bar: u16,
    /// Positions that an account on trial may be behind the floor before it falls.
    pub slack: u32,
    /// Positions of paid gold that the evidence remembers.
    pub mass: u32,
    /// Positions at the floor that the evidence begins with.
    pub prior: u32,
    /// The skill that is paid nothing.
    pub floor: u16,
    /// What a set pays.
    pub pay: Pay,
    /// The weight of an answer on trial, in parts of 1/10,000.
    pub trial_weight: u16,
    /// Whether the pay of a trial waits for its end, and is lost if the account falls.
    pub held: bool,
    /// The skill that the gold of one set must show for a vote on its items and for pay.
    pub gate: u16,
    /// The time after a fall in which an account may answer no quiz. It doubles with each further fall.
    pub wait: Moment,
    /// The most times that it doubles.
    pub doublings: u32,
}

impl StandingRule {
    /// The rule with its default parameters, for four even categories that skilled people get right in 95 of 100.
    pub const DEFAULT: Self = Self {
        by: Yardstick { chance: 2_500, reference: 9_500 },
        entry_gold: 64,
        entry_bar: 8_000,
        trial_gold: 96,
        bar: 8_750,
        slack: 4,
        mass: 192,
        prior: 32,
        floor: 8_500,
        pay: Pay::Slope,
        trial_weight: 5_000,
        held: true,
        gate: 5_000,
        wait: 7 * DAY,
        doublings: 5,
    };

    /// Returns whether the gold of one set shows enough for a vote and for pay. True without gold.
    pub fn passes(&self, gold: Tally) -> bool {
        gold.total == 0 || Evidence::default().after(gold, &self.by, u32::MAX).skill() >= self.gate.into()
    }

    /// Returns the part of the reward that a skill is paid, in basis points.
    fn part(&self, skill: i64) -> i64 {
        let floor = i64::from(self.floor);
        match self.pay {
            Pay::Whole => WHOLE,
            Pay::Slope => ((skill - floor) * WHOLE / (WHOLE - floor).max(1)).clamp(0, WHOLE),
        }
    }
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// It answers quizzes.
    #[default]
    Outside,
    /// It works for pay, and has answered this much gold there.
    Trial(u32),
    /// It works for pay.
    Inside,
}

/// What a paid set comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Earned {
    /// AIA that the set earns. It counts in the budget and the daily caps.
    pub own: Aia,
    /// AIA that the account is credited now, out of this set and of those of its trial.
    pub credited: Aia,
}

/// The standing of one account in one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    stage: Stage,
    /// Of quizzes while it is outside, and of paid gold after that.
    evidence: Evidence,
    /// Gold answered in quizzes since it was last outside.
    quizzed: u32,
    falls: u32,
    /// Before this moment it may answer no quiz.
    until: Moment,
    /// AIA that waits for the end of the trial.
    held: Aia,
}

impl Standing {
    /// Returns whether it may answer a quiz.
    pub fn may_quiz(&self, now: Moment) -> bool {
        self.stage == Stage::Outside && now >= self.until
    }

    /// Returns whether it is outside and must wait before it may answer a quiz.
    pub fn waits(&self, now: Moment) -> bool {
        self.stage == Stage::Outside && now < self.until
    }

    /// Returns whether it may work for pay.
    pub fn may_work(&self) -> bool {
        self.stage != Stage::Outside
    }

    /// Returns its reputation in basis points: none while it is outside, and its skill otherwise.
    pub fn reputation(&self) -> u16 {
        let skill = u16::try_from(self.evidence.skill().clamp(1, WHOLE)).unwrap_or_default();
        if self.may_work() {
            skill
        } else {
            0
        }
    }

    /// Returns whether the bar of standing counts for it.
    pub fn is_inside(&self) -> bool {
        self.stage == Stage::Inside
    }

    /// Returns the weight of its answers: light on trial, and from 1.0 to 3.0 inside.
    pub fn weight(&self, rule: &StandingRule) -> AnswerWeight {
        let above = match self.stage {
            Stage::Outside => return AnswerWeight::UNPROVEN,
            Stage::Trial(_) => return AnswerWeight::from_parts(rule.trial_weight).unwrap_or(AnswerWeight::LEAST),
            Stage::Inside => StandingRule { pay: Pay::Slope, ..*rule }.part(self.evidence.skill()) * 2,
        };
        u16::try_from(WHOLE + above).ok().and_then(AnswerWeight::from_parts).unwrap_or(AnswerWeight::ONE)
    }

    /// Counts the gold of a quiz.
    pub fn quizzed(&mut self, gold: Tally, rule: &StandingRule, now: Moment) {
        if self.stage != Stage::Outside {
            return;
        }
        self.evidence = self.evidence.after(gold, &rule.by, u32::MAX);
        self.quizzed = self.quizzed.saturating_add(gold.total.into());
        if self.quizzed < rule.entry_gold {
            return;
        }
        if self.evidence.skill() < rule.entry_bar.into() {
            return self.fall(rule, now);
        }
        self.stage = Stage::Trial(0);
        self.evidence = Evidence::assumed(rule.prior, rule.floor, &rule.by);
    }

    /// Counts the gold of a paid set whose answers come to `aia`. Returns what the set earns and what is credited now,
    /// which differs at the end of a trial.
    pub fn worked(&mut self, gold: Tally, aia: Aia, rule: &StandingRule, now: Moment) -> Earned {
        if self.stage == Stage::Outside {
            return Earned::default();
        }
        self.evidence = self.evidence.after(gold, &rule.by, rule.mass);
        let skill = self.evidence.skill();
        let part = u128::from(aia) * rule.part(skill).unsigned_abs() as u128 / WHOLE.unsigned_abs() as u128;
        let own = Aia::try_from(part).unwrap_or(aia);
        if let Stage::Trial(before) = self.stage {
            let answered = before.saturating_add(gold.total.into());
            if self.evidence.behind(rule.floor, &rule.by) > rule.slack.into() {
                self.fall(rule, now);
                return Earned::default();
            }
            self.stage = Stage::Trial(answered);
            if answered < rule.trial_gold {
                let credited = if rule.held { 0 } else { own };
                self.held = self.held.saturating_add(own - credited);
                return Earned { own, credited };
            }
        }
        if skill < rule.bar.into() {
            self.fall(rule, now);
            return Earned::default();
        }
        self.stage = Stage::Inside;
        Earned { own, credited: own.saturating_add(std::mem::take(&mut self.held)) }
    }

    fn fall(&mut self, rule: &StandingRule, now: Moment) {
        let wait = rule.wait.saturating_mul(1 << self.falls.min(rule.doublings).min(32));
        *self = Self { falls: self.falls.saturating_add(1), until: now.saturating_add(wait), ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: StandingRule = StandingRule::DEFAULT;
    const SET: u16 = 8;
    const REWARD: Aia = 320;

    /// Returns a standing that the quizzes have let in.
    fn on_trial() -> Standing {
        let mut standing = Standing::default();
        (0..2).for_each(|_| standing.quizzed(Tally::of(32, 32), &RULE, 0));
        assert!(standing.may_work() && !standing.is_inside());
        standing
    }

    /// Answers sets with so much gold right, and returns what each is credited.
    fn after_sets(standing: &mut Standing, right: u16, sets: u32) -> Vec<Aia> {
        (0..sets).map(|_| standing.worked(Tally::of(right, SET), REWARD, &RULE, 0).credited).collect()
    }

    #[test]
    fn skill_is_the_way_from_chance_to_reference() {
        let skill = |right| Evidence::default().after(Tally::of(right, 1_000), &RULE.by, u32::MAX).skill();
        assert_eq!([skill(250), skill(600), skill(950)], [0, 5_000, 10_000]);
        assert!(skill(0) < 0 && skill(1_000) > 10_000);
        let assumed = Evidence::assumed(32, 8_500, &RULE.by).skill();
        assert!((8_499..=8_500).contains(&assumed), "{assumed}");
    }

    #[test]
    fn old_evidence_counts_for_less() {
        let answered = |evidence: Evidence, right| {
            (0..24).fold(evidence, |evidence, _| evidence.after(Tally::of(right, SET), &RULE.by, RULE.mass))
        };
        let good = answered(Evidence::default(), 8);
        let bad = answered(good, 2);
        assert!(bad.skill() * 3 < good.skill() && bad.skill() > 0, "{}", bad.skill());
    }

    #[test]
    fn quizzes_let_in_and_lift_no_further_than_the_floor() {
        assert!(on_trial().reputation().abs_diff(RULE.floor) <= 1);
        let mut standing = on_trial();
        standing.quizzed(Tally::of(32, 32), &RULE, 0);
        assert_eq!(standing, on_trial());
    }

    #[test]
    fn quizzes_below_the_bar_of_entry_make_the_account_wait() {
        let mut standing = Standing::default();
        (0..2).for_each(|_| standing.quizzed(Tally::of(24, 32), &RULE, 0));
        assert!(standing.waits(RULE.wait - 1) && standing.may_quiz(RULE.wait));
        (0..2).for_each(|_| standing.quizzed(Tally::of(24, 32), &RULE, RULE.wait));
        assert!(standing.waits(3 * RULE.wait - 1) && standing.may_quiz(3 * RULE.wait));
    }

    #[test]
    fn pay_of_a_trial_comes_at_its_end() {
        let mut standing = on_trial();
        let credited = after_sets(&mut standing, 8, 13);
        assert!(credited[..11].iter().all(|aia| *aia == 0) && standing.is_inside());
        assert!(credited[11] > 10 * REWARD && credited[12] == REWARD, "{credited:?}");
    }

    #[test]
    fn trial_below_the_floor_ends_early_and_pays_nothing() {
        let mut standing = on_trial();
        assert!(after_sets(&mut standing, 4, 12).iter().all(|aia| *aia == 0));
        assert!(!standing.may_work() && standing.waits(0));
    }

    #[test]
    fn account_falls_when_paid_gold_shows_less_than_the_bar() {
        let mut standing = on_trial();
        after_sets(&mut standing, 8, 30);
        let credited = after_sets(&mut standing, 5, 30);
        assert!(credited[0] > 0 && credited[29] == 0 && !standing.may_work());
        assert!(credited.is_sorted_by(|earlier, later| earlier >= later));
    }

    #[test]
    fn answers_weigh_least_outside_and_most_at_the_reference() {
        let mut standing = on_trial();
        assert_eq!(Standing::default().weight(&RULE), AnswerWeight::UNPROVEN);
        assert_eq!(standing.weight(&RULE).parts(), RULE.trial_weight);
        after_sets(&mut standing, 8, 30);
        assert_eq!(standing.weight(&RULE), AnswerWeight::MOST);
    }
}
