//! The people who take part, and how they answer.

use crate::{
    chance::{mixed, unit, Chance},
    rules::Campaign,
};
use agt_primitives::{
    tasks::{Answer, AnswerKind},
    Balance,
};

/// The four groups whose shares the tables show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// People who look at every item.
    Honest,
    /// People who look at some items and guess the rest.
    Lazy,
    /// Accounts that one machine answers for.
    Sybil,
    /// Accounts of one owner, which answer alike.
    Colluding,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Honest, Self::Lazy, Self::Sybil, Self::Colluding];

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Honest => "honest",
            Self::Lazy => "lazy",
            Self::Sybil => "sybil",
            Self::Colluding => "colluding",
        }
    }
}

/// How an account answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strategy {
    /// A person who looks at each item.
    Careful,
    /// A person who looks at this share of the items and guesses the others.
    Guesses {
        /// The share looked at.
        looks: f64,
    },
    /// A machine without a model: any answer, alike for all.
    Blind,
    /// A machine that always gives the commonest answer.
    Commonest,
    /// One cheap model for all accounts of the cohort.
    Model,
    /// Accounts of one owner, which answer by one cheap model. A person answers their quizzes.
    Collude,
    /// Accounts in league with a keeper, which copy an answer sheet of their set that it reads before they commit. Where it
    /// reads none they answer as [`Self::Collude`].
    Copy,
}

impl Strategy {
    /// Whether the accounts have one owner, for whom a person answers quizzes.
    pub const fn colludes(self) -> bool {
        matches!(self, Self::Collude | Self::Copy)
    }
}

/// A cohort: accounts that act alike.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// Its name in tables.
    pub name: &'static str,
    /// The group it belongs to.
    pub group: Group,
    /// Its share of all accounts, in thousandths.
    pub thousandths: u32,
    /// How it answers.
    pub strategy: Strategy,
    /// The share of right answers of its worst and its best account; the others are spread evenly between.
    pub accuracy: (f64, f64),
    /// The shares of right answers of a real crowd, at even steps from its worst to its best, in place of an even spread.
    pub crowd: Option<&'static [f64]>,
    /// The share of right answers of the person who answers for colluders.
    pub hand: f64,
    /// The reputations between which that person answers paid work too, in basis points: it begins below the first, and
    /// ends when the second is reached. Zeros if it answers quizzes alone.
    pub by_hand: (u16, u16),
    /// Whether a fresh account takes the place of one that falls, at once and for nothing.
    pub fresh: bool,
    /// Sets that an account wants in a day, at most 4.
    pub sets_a_day: f64,
    /// The share of the accounts that have a bond, and its amount in AGT.
    pub bond: (f64, u32),
    /// The reputation, in basis points, below which it works for its own requester if that moves the qualification: at the
    /// least price that earns merit. Zero if it has none.
    pub own_requester: u16,
    /// Whether it joins before everybody else.
    pub first: bool,
    /// It redeems in every n-th season: 1 is each season.
    pub redeems_each: u32,
    /// The days over which its accounts arrive, evenly.
    pub arrives: u32,
    /// The share of sets that it forgets to reveal.
    pub forgets: f64,
}

impl Cohort {
    /// Returns the share of right answers of an account, by its place among the accounts from 0 to less than 1.
    pub fn accuracy_at(&self, place: f64) -> f64 {
        let (worst, best) = self.accuracy;
        let Some([_, _, ..]) = self.crowd else { return worst + (best - worst) * place };
        let steps = self.crowd.unwrap_or_default();
        let at = place * (steps.len() - 1) as f64;
        let below = (at as usize).min(steps.len() - 2);
        steps[below] + (steps[below + 1] - steps[below]) * (at - below as f64)
    }

    /// Careful people: 86 to 98 of 100 right, a set a day, and three in ten with a bond of 200 AGT.
    pub fn honest(thousandths: u32) -> Self {
        Self {
            name: "honest",
            group: Group::Honest,
            thousandths,
            strategy: Strategy::Careful,
            accuracy: (0.86, 0.98),
            crowd: None,
            hand: 0.95,
            by_hand: (0, 0),
            fresh: false,
            sets_a_day: 1.0,
            bond: (0.3, 200),
            own_requester: 0,
            first: false,
            redeems_each: 1,
            arrives: 180,
            forgets: 0.01,
        }
    }

    /// People who look at three items in four.
    pub fn lazy(thousandths: u32) -> Self {
        Self {
            name: "lazy",
            group: Group::Lazy,
            strategy: Strategy::Guesses { looks: 0.75 },
            sets_a_day: 1.5,
            forgets: 0.03,
            ..Self::honest(thousandths)
        }
    }

    /// Machines that know nothing.
    pub fn blind(thousandths: u32) -> Self {
        Self {
            name: "blind bots",
            group: Group::Sybil,
            strategy: Strategy::Blind,
            sets_a_day: 4.0,
            bond: (1.0, 1_920),
            forgets: 0.0,
            ..Self::honest(thousandths)
        }
    }

    /// Machines with one cheap model that is right in 70 of 100.
    pub fn model(thousandths: u32) -> Self {
        Self { name: "cheap model", strategy: Strategy::Model, accuracy: (0.7, 0.7), ..Self::blind(thousandths) }
    }

    /// Accounts in league with a keeper, with one cheap model for what it cannot read. A person answers their quizzes.
    pub fn copying(thousandths: u32) -> Self {
        Self { name: "copiers", strategy: Strategy::Copy, ..Self::colluding(thousandths) }
    }

    /// Accounts of one owner. A person answers their quizzes.
    pub fn colluding(thousandths: u32) -> Self {
        Self {
            name: "colluders",
            group: Group::Colluding,
            strategy: Strategy::Collude,
            accuracy: (0.7, 0.7),
            ..Self::blind(thousandths)
        }
    }
}

/// Who gives an answer. The cost of the answer depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A person who looks.
    Person,
    /// A machine.
    Machine,
    /// Nobody: a guess.
    Nobody,
}

/// An item. Everything about it follows from its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub id: u64,
    /// How often it was left undecided.
    pub attempts: u8,
}

/// The questions of a run.
#[derive(Clone, Copy, Debug)]
pub struct Questions {
    /// Their campaign.
    pub campaign: Campaign,
    /// The share of people's mistakes that they make together, on the same items and with the same wrong answer.
    pub correlation: f64,
}

const TRUTH: u64 = 1;
const TEMPTING: u64 = 2;
const MODEL: u64 = 3;

impl Questions {
    /// The true answer.
    pub fn truth(&self, id: u64) -> Answer {
        let bits = mixed(id, TRUTH);
        match (self.campaign.kind, self.campaign.commonest) {
            (AnswerKind::Number { least, .. }, _) => Answer::Number(least.wrapping_add((bits % self.width()) as i64)),
            (_, Some(share)) if unit(bits) < share => Answer::Choice(0),
            (_, Some(_)) => Answer::Choice(1 + (mixed(bits, TRUTH) % (self.width() - 1)) as u8),
            (_, None) => Answer::Choice((bits % self.width()) as u8),
        }
    }

    /// Returns the true answers of so much gold. Where gold is even, each class is dealt equally often.
    pub fn golds(&self, count: u8, first: u64, chance: &mut Chance) -> Vec<Answer> {
        let drawn = || (0..u64::from(count)).map(|gold| self.truth(first + gold)).collect();
        let Some(classes) = self.campaign.kind.classes().filter(|_| self.campaign.even_gold) else { return drawn() };
        let mut order = (0..classes).collect::<Vec<_>>();
        chance.shuffle(&mut order);
        let mut golds = order.into_iter().cycle().take(count.into()).collect::<Vec<_>>();
        chance.shuffle(&mut golds);
        golds.into_iter().map(|class| Answer::Choice(u8::try_from(class).unwrap_or_default())).collect()
    }

    /// Returns the number of possible answers.
    fn width(&self) -> u64 {
        match self.campaign.kind {
            AnswerKind::Categories { count } => count.into(),
            AnswerKind::Preference { options } => options.into(),
            AnswerKind::Number { least, most, .. } => most.abs_diff(least).max(1),
            AnswerKind::Rich => 2,
        }
    }

    /// Returns a wrong answer, chosen by `bits`.
    pub(crate) fn wrong(&self, truth: Answer, bits: u64) -> Answer {
        match truth {
            Answer::Choice(choice) => {
                let next = 1 + bits % (self.width() - 1);
                Answer::Choice(((u64::from(choice) + next) % self.width()) as u8)
            }
            // Any number. The range is wide, so it is hardly ever right.
            _ => self.any(bits),
        }
    }

    /// Returns any answer, chosen by `bits`.
    pub(crate) fn any(&self, bits: u64) -> Answer {
        match self.campaign.kind {
            AnswerKind::Number { least, .. } => Answer::Number(least.wrapping_add((bits % self.width()) as i64)),
            _ => Answer::Choice((bits % self.width()) as u8),
        }
    }

    /// Returns the true answer as a person gives it: numbers are off by up to half a tolerance.
    fn right(&self, truth: Answer, bits: u64) -> Answer {
        match (self.campaign.kind, truth) {
            (AnswerKind::Number { least, most, tolerance, .. }, Answer::Number(number)) => {
                let half = (tolerance.get() / 2) as i64;
                let off = (bits % (tolerance.get() + 1)) as i64 - half;
                Answer::Number(number.saturating_add(off).clamp(least, most))
            }
            _ => truth,
        }
    }

    /// Returns the answer of a person who looks.
    fn careful(&self, id: u64, truth: Answer, accuracy: f64, chance: &mut Chance) -> Answer {
        let error = 1.0 - accuracy;
        let together = error * self.correlation;
        if unit(mixed(id, TEMPTING)) < together {
            return self.wrong(truth, mixed(id, TEMPTING ^ 0xff));
        }
        let alone = (error - together) / (1.0 - together);
        let bits = chance.bits();
        if chance.happens(alone) {
            self.wrong(truth, bits)
        } else {
            self.right(truth, bits)
        }
    }

    /// Returns the answer of the one cheap model, the same for everybody who asks it.
    fn model(&self, id: u64, truth: Answer, accuracy: f64) -> Answer {
        let bits = mixed(id, MODEL);
        if unit(bits) < accuracy {
            self.right(truth, mixed(bits, MODEL))
        } else {
            self.wrong(truth, mixed(bits, MODEL))
        }
    }

    /// Returns an answer, and who gave it.
    pub fn answer(
        &self,
        strategy: Strategy,
        accuracy: f64,
        id: u64,
        truth: Answer,
        chance: &mut Chance,
    ) -> (Answer, By) {
        match strategy {
            Strategy::Guesses { looks } if !chance.happens(looks) => (self.any(chance.bits()), By::Nobody),
            Strategy::Careful | Strategy::Guesses { .. } => (self.careful(id, truth, accuracy, chance), By::Person),
            Strategy::Blind => (self.any(chance.bits()), By::Nobody),
            Strategy::Commonest => {
                let commonest = match self.campaign.kind {
                    AnswerKind::Number { least, most, .. } => Answer::Number(least.midpoint(most)),
                    _ => Answer::Choice(0),
                };
                (commonest, By::Nobody)
            }
            Strategy::Model | Strategy::Collude | Strategy::Copy => (self.model(id, truth, accuracy), By::Machine),
        }
    }
}

/// One account of a cohort. It stands for as many accounts as the scale of the run.
#[derive(Clone, Copy, Debug)]
pub struct Agent {
    /// Its cohort.
    pub cohort: usize,
    /// Its share of right answers.
    pub accuracy: f64,
    /// The day on which it registers.
    pub arrives: u32,
    /// Its bond in planck.
    pub bond: Balance,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    fn questions(correlation: f64) -> Questions {
        Questions { campaign: Rules::defaults().campaign, correlation }
    }

    /// Returns how often a strategy is right, and how often two who follow it give the same wrong answer.
    fn tried(strategy: Strategy, accuracy: f64, questions: Questions) -> (f64, f64) {
        let mut chance = Chance::new(3);
        let (mut right, mut together) = (0, 0);
        for id in 0..40_000 {
            let truth = questions.truth(id);
            let mut ask = || questions.answer(strategy, accuracy, id, truth, &mut chance).0;
            let (one, other) = (ask(), ask());
            right += usize::from(one == truth);
            together += usize::from(one != truth && one == other);
        }
        (right as f64 / 40_000.0, together as f64 / 40_000.0)
    }

    #[test]
    fn people_are_right_at_their_accuracy_for_any_correlation() {
        for correlation in [0.0, 0.5, 1.0] {
            let (right, _) = tried(Strategy::Careful, 0.9, questions(correlation));
            assert!((right - 0.9).abs() < 0.006, "{correlation}: {right}");
        }
        let (_, alone) = tried(Strategy::Careful, 0.9, questions(0.0));
        let (_, together) = tried(Strategy::Careful, 0.9, questions(1.0));
        assert!(alone < 0.006 && together > 0.09, "{alone} {together}");
    }

    #[test]
    fn model_gives_one_answer_to_all_and_a_blind_bot_to_none() {
        let (right, together) = tried(Strategy::Model, 0.7, questions(0.0));
        assert!((right - 0.7).abs() < 0.01 && (together - 0.3).abs() < 0.01, "{right} {together}");
        let (right, together) = tried(Strategy::Blind, 0.7, questions(0.0));
        assert!((right - 0.25).abs() < 0.01 && (together - 0.75 / 4.0).abs() < 0.01, "{right} {together}");
    }

    #[test]
    fn commonest_answer_is_right_on_items_and_not_on_even_gold() {
        let campaign = Campaign { commonest: Some(0.8), even_gold: true, ..Rules::defaults().campaign };
        let questions = Questions { campaign, correlation: 0.0 };
        let common = (0..10_000).filter(|id| questions.truth(*id) == Answer::Choice(0)).count();
        assert!((common as f64 / 10_000.0 - 0.8).abs() < 0.02);
        let mut chance = Chance::new(3);
        let mut golds = |campaign: Campaign, count| {
            let golds = Questions { campaign, correlation: 0.0 }.golds(count, 0, &mut chance);
            [0, 1, 2, 3].map(|class| golds.iter().filter(|gold| **gold == Answer::Choice(class)).count())
        };
        assert_eq!((golds(campaign, 8), golds(campaign, 32)), ([2; 4], [8; 4]));
        let odd = golds(campaign, 6);
        assert!(odd.iter().sum::<usize>() == 6 && odd.iter().all(|golds| (1..=2).contains(golds)), "{odd:?}");
        assert!(golds(Campaign { even_gold: false, ..campaign }, 32)[0] > 16);
    }
}
