//! An account in an area as the model has it: lists of everything that was answered, from which each number is computed
//! anew. Nothing of `Qualification`, `Evidence` or `SkillRecord` is used.

use super::*;
use agt_primitives::contributors::AreaReport;
use proptest::prop_assert_eq;

/// Right answers, answers, and the chance and the reference by which they are measured.
type Gold = (i128, i128, i128, i128);

/// The parts of a basis point in which the pallet keeps what gold showed.
const PARTS: i128 = 65_536;

/// An account that was let in.
#[derive(Clone, Debug)]
struct LetIn {
    /// The chance and the reference of the quiz that let it in.
    by: (i128, i128),
    /// The gold of its paid work since then, by sets.
    gold: Vec<Gold>,
    /// What each set of its trial earned, until the trial ends.
    trial: Option<Vec<Aia>>,
}

#[derive(Clone, Debug, Default)]
pub struct Standing {
    pub sets: u32,
    pub falls: u32,
    pub failed: u32,
    /// Gold answered since the last trial ended, or since a fall was last forgiven.
    clean: i128,
    pub quiz_from: Moment,
    /// When a set was last closed.
    pub closed: Moment,
    quizzes: Vec<Gold>,
    let_in: Option<LetIn>,
}

/// 1,000 times the natural logarithm, rounded down.
fn thousandths(ratio: f64) -> i128 {
    (1_000.0 * ratio.ln()).floor() as i128
}

/// What quizzes show, in thousandths of a nat: how much likelier three quarters of the skill are than chance.
fn shown_by(quizzes: &[Gold]) -> i128 {
    quizzes.iter().fold(0, |score, (right, total, chance, reference)| {
        let (by_chance, reference) = (*chance as f64 / 10_000.0, *reference as f64 / 10_000.0);
        let skilled = by_chance + 0.75 * (reference - by_chance);
        let (hit, miss) = (thousandths(skilled / by_chance), thousandths((1.0 - skilled) / (1.0 - by_chance)));
        (score + right * hit + (total - right) * miss).min(13_800)
    })
}

impl LetIn {
    /// What its paid gold showed, and what that of a skilled person would have shown. It begins with 32 items at the
    /// floor, and each item takes one part in 192 off what was there.
    fn sums(&self) -> (i128, i128) {
        let begun = 32 * (self.by.1 - self.by.0) * PARTS;
        self.gold.iter().fold((begun * 8_750 / 10_000, begun), |(shown, asked), (right, total, chance, reference)| {
            let kept = |sum: i128| sum - sum * total / 192;
            let (above, span) = (right * 10_000 - total * chance, reference - chance);
            (kept(shown) + above * PARTS, kept(asked) + total * span * PARTS)
        })
    }

    /// The variance of what skilled people show. What an item counts for is squared in it, so that it fades twice as fast.
    fn variance(&self) -> i128 {
        let of_one = |reference: i128| reference * (10_000 - reference) * PARTS;
        self.gold.iter().fold(32 * of_one(self.by.1), |sum, (_, total, _, reference)| {
            sum - sum * (2 * total).min(192) / 192 + total * of_one(*reference)
        })
    }

    fn skill(&self) -> i128 {
        let (shown, asked) = self.sums();
        (shown * 10_000).div_euclid(asked)
    }

    /// The part of the reward above the floor of 0.875, in basis points.
    fn part(&self) -> i128 {
        ((self.skill() - 8_750).max(0) * 10_000 / 1_250).min(10_000)
    }

    /// Whether more than two standard errors are missing to a bar.
    fn is_below(&self, bar: i128) -> bool {
        let (shown, asked) = self.sums();
        let missing = (asked * bar / 10_000 - shown).max(0);
        missing * missing > 4 * self.variance() * PARTS
    }

    fn answered(&self) -> i128 {
        self.gold.iter().map(|gold| gold.1).sum()
    }
}

impl Standing {
    pub fn is_let_in(&self) -> bool {
        self.let_in.is_some()
    }

    pub fn qualified(&self) -> Qualified {
        match &self.let_in {
            None => Qualified::No,
            Some(LetIn { trial: Some(_), .. }) => Qualified::OnTrial,
            Some(LetIn { trial: None, .. }) => Qualified::Yes,
        }
    }

    pub fn score(&self) -> i128 {
        shown_by(&self.quizzes)
    }

    /// The AIA that waits.
    pub fn waits(&self) -> Aia {
        self.let_in.as_ref().and_then(|let_in| let_in.trial.as_ref()).map_or(0, |trial| trial.iter().sum())
    }

    pub fn reputation(&self) -> u16 {
        self.let_in.as_ref().map_or(0, |let_in| let_in.skill().clamp(1, 10_000) as u16)
    }

    /// Closes a set whose answers come to `aia`, multiplier included.
    pub fn close(&mut self, offer: &WorkOffer, result: &WorkResult, aia: Aia, now: Moment) -> Earned {
        let at_once = Earned { own: aia, credited: aia, lost: 0 };
        let Some(by) = result.measure.filter(|_| result.gold.total > 0) else { return at_once };
        let (chance, reference) = (i128::from(by.chance().points()), i128::from(by.reference().points()));
        let total = i128::from(result.gold.total);
        let unseen = result.outcome == Outcome::NoReveal;
        let right = if unseen { total * chance / 10_000 } else { i128::from(result.gold.right) };
        let gold = (right, total, chance, reference);
        match offer.kind {
            WorkKind::Pool => at_once,
            WorkKind::Quiz => {
                if !self.is_let_in() && now >= self.quiz_from {
                    self.closed = now;
                    self.answer_quiz(gold, now);
                }
                at_once
            }
            WorkKind::Platform => {
                self.closed = if self.is_let_in() { now } else { self.closed };
                self.work(gold, aia, now)
            }
        }
    }

    fn answer_quiz(&mut self, gold: Gold, now: Moment) {
        self.sets += 1;
        self.quizzes.push(gold);
        let answered: i128 = self.quizzes.iter().map(|quiz| quiz.1).sum();
        if answered >= 32 && self.score() >= 6_900 {
            self.quizzes.clear();
            self.let_in = Some(LetIn { by: (gold.2, gold.3), gold: Vec::new(), trial: Some(Vec::new()) });
        } else if self.score() <= -3_401 {
            self.quizzes.clear();
            self.quiz_from = now + (DAY << self.failed.min(5));
            self.failed += 1;
        }
    }

    fn work(&mut self, gold: Gold, aia: Aia, now: Moment) -> Earned {
        let Some(let_in) = &mut self.let_in else { return Earned::default() };
        self.sets += 1;
        let_in.gold.push(gold);
        let own = (i128::from(aia) * let_in.part() / 10_000) as Aia;
        let ends = let_in.answered() >= 96;
        let fails = let_in.trial.is_some() && let_in.is_below(8_750);
        if fails || (let_in.trial.is_none() || ends) && let_in.is_below(9_250) {
            let lost = self.waits();
            self.quiz_from = now + ((7 * DAY) << self.falls.min(5));
            self.falls += 1;
            self.let_in = None;
            return Earned { own: 0, credited: 0, lost };
        }
        match &mut let_in.trial {
            Some(trial) if !ends => {
                trial.push(own);
                Earned { own, credited: 0, lost: 0 }
            }
            trial => {
                self.clean = if trial.is_some() { 0 } else { self.clean + gold.1 };
                if self.clean >= 768 {
                    (self.clean, self.falls) = (0, self.falls.saturating_sub(1));
                }
                let waited: Aia = trial.take().into_iter().flatten().sum();
                Earned { own, credited: own + waited, lost: 0 }
            }
        }
    }

    /// Checks that a report equals the model.
    pub fn equals(&self, report: &AreaReport) -> Result<(), TestCaseError> {
        let let_in = self.let_in.as_ref();
        let left = let_in.filter(|let_in| let_in.trial.is_some()).map_or(0, |let_in| (96 - let_in.answered()).max(0));
        prop_assert_eq!(report.qualified, self.qualified(), "qualified");
        prop_assert_eq!(report.reputation.points(), self.reputation(), "reputation");
        let from = (!self.is_let_in()).then_some(self.quiz_from);
        prop_assert_eq!(report.quiz_from.map(|from| from.0), from, "quiz from");
        prop_assert_eq!(i128::from(report.golds), self.quizzes.iter().map(|quiz| quiz.1).sum::<i128>(), "golds");
        prop_assert_eq!(i128::from(report.score), self.score(), "score");
        prop_assert_eq!(i128::from(report.trial_left), left, "trial left");
        prop_assert_eq!(i128::from(report.paid_part.points()), let_in.map_or(0, LetIn::part), "paid part");
        prop_assert_eq!((report.held.0, report.sets), (self.waits(), self.sets));
        prop_assert_eq!((report.falls, report.failed_quizzes), (self.falls, self.failed));
        Ok(())
    }
}
