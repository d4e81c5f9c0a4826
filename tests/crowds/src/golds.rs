//! What a draw fixes: which questions are gold, the quizzes and sets in which people meet it, and the order of work.

use crate::{chance::Chance, crowd::Crowd, hostile::Hostile};

/// One question in so many is gold.
pub const GOLD_ONE_IN: usize = 4;

/// The gold items of a quiz.
pub const QUIZ: u16 = 32;

/// The items of a set.
pub const SET_ITEMS: usize = 24;

/// The gold items of a set.
pub const SET_GOLDS: u16 = 8;

/// How often each class is among the gold that an account meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// Each class as often as the others.
    Balanced,
    /// As often as among the questions.
    Natural,
}

/// A draw: which questions are gold, and the others in a random order.
#[derive(Clone, Debug)]
pub struct Draw {
    /// Whether a question is gold, by question.
    pub is_gold: Vec<bool>,
    /// The questions that are no gold, in the order of work.
    pub items: Vec<usize>,
}

impl Draw {
    /// Draws a quarter of so many questions as gold.
    pub fn new(questions: usize, chance: &mut Chance) -> Self {
        let mut items = (0..questions).collect::<Vec<_>>();
        chance.shuffle(&mut items);
        let mut is_gold = vec![false; questions];
        items.drain(..questions / GOLD_ONE_IN).for_each(|gold| is_gold[gold] = true);
        Self { is_gold, items }
    }

    /// Returns the items that a worker answered, in sets.
    pub fn sets<Value>(&self, crowd: &Crowd<Value>, answers: &[usize], chance: &mut Chance) -> Vec<Vec<usize>> {
        let items = answers.iter().copied().filter(|given| !self.is_gold[crowd.given[*given].question]);
        let mut items = items.collect::<Vec<_>>();
        chance.shuffle(&mut items);
        items.chunks(SET_ITEMS).map(<[usize]>::to_vec).collect()
    }
}

/// The gold that each account can be asked.
///
/// The data hold no other answers than those that were given. So people, and accounts of a model, answer only gold that
/// they have answered: each once, and again when there is no more. Blind accounts and those that always give the commonest
/// answer can be asked any gold.
pub struct Golds<'a> {
    crowd: &'a Crowd<u8>,
    /// Answers to gold by worker.
    pub answered: Vec<Vec<usize>>,
    hostile: Option<Hostile>,
    commonest: u8,
    /// How many golds of each class there are.
    pub by_class: Vec<u32>,
}

impl<'a> Golds<'a> {
    /// Returns the gold of a draw.
    pub fn new(crowd: &'a Crowd<u8>, draw: &Draw, hostile: Option<Hostile>) -> Self {
        let mut answered = crowd.by_worker();
        answered.iter_mut().for_each(|answers| answers.retain(|given| draw.is_gold[crowd.given[*given].question]));
        let by_class = crowd.questions_by_class(|question| draw.is_gold[question]);
        Self { crowd, answered, hostile, commonest: crate::hostile::commonest_class(crowd), by_class }
    }

    /// Returns whether a worker is an account of a model that many share.
    pub fn is_model(&self, worker: usize) -> bool {
        self.hostile == Some(Hostile::Model) && self.crowd.is_hostile(worker)
    }

    /// Returns how many of `count` gold items an account has right, or none if it has answered none.
    pub fn right(&self, worker: usize, count: u16, mix: Mix, chance: &mut Chance) -> Option<u16> {
        let hostile = self.hostile.filter(|_| self.crowd.is_hostile(worker));
        if let Some(kind @ (Hostile::Blind | Hostile::Commonest)) = hostile {
            return Some(self.right_of_fresh(kind, count, mix, chance));
        }
        let pool = &self.answered[worker];
        if pool.is_empty() {
            return None;
        }
        let asked = match mix {
            Mix::Balanced => self.balanced(pool, count.into(), chance),
            Mix::Natural => repeated(pool, count.into(), chance),
        };
        Some(asked.iter().filter(|given| self.crowd.is_right(**given)).count() as u16)
    }

    /// Returns how many gold items somebody has right who has not looked.
    fn right_of_fresh(&self, kind: Hostile, count: u16, mix: Mix, chance: &mut Chance) -> u16 {
        let classes = self.by_class.len();
        let weights = self.by_class.iter().map(|golds| f64::from(*golds)).collect::<Vec<_>>();
        let turn = chance.below(classes);
        let right = (0..usize::from(count)).filter(|place| {
            let truth = match mix {
                Mix::Balanced => (turn + place) % classes,
                Mix::Natural => chance.weighted(&weights),
            };
            match kind {
                Hostile::Blind => chance.below(classes) == truth,
                Hostile::Commonest | Hostile::Model => usize::from(self.commonest) == truth,
            }
        });
        right.count() as u16
    }

    /// Returns gold of a pool, of one class after the other. A class of which the account answered nothing is left out.
    fn balanced(&self, pool: &[usize], count: usize, chance: &mut Chance) -> Vec<usize> {
        let of = |class: usize| {
            let truth = |given: &usize| usize::from(self.crowd.truths[self.crowd.given[*given].question]);
            pool.iter().copied().filter(|given| truth(given) == class).collect::<Vec<_>>()
        };
        let mut by_class = (0..self.by_class.len()).map(of).filter(|of_class| !of_class.is_empty()).collect::<Vec<_>>();
        chance.shuffle(&mut by_class);
        let classes = by_class.len();
        let drawn = by_class.iter().enumerate().map(|(place, of_class)| {
            let wanted = (count + classes - 1 - place) / classes;
            repeated(of_class, wanted, chance)
        });
        drawn.collect::<Vec<_>>().concat()
    }
}

/// Returns entries of a list, each once, and any of them again when there are no more.
fn repeated(list: &[usize], count: usize, chance: &mut Chance) -> Vec<usize> {
    let mut drawn = chance.choose(list, count);
    while drawn.len() < count {
        drawn.push(list[chance.below(list.len())]);
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made;

    #[test]
    fn quarter_of_the_questions_is_gold() {
        let draw = Draw::new(101, &mut Chance::new(1));
        assert_eq!(draw.is_gold.iter().filter(|gold| **gold).count(), 25);
        assert!(draw.items.len() == 76 && draw.items.iter().all(|item| !draw.is_gold[*item]));
    }

    #[test]
    fn balanced_gold_has_each_class_equally_often() {
        let crowd = made::classes(&made::RECIPES[0], 1);
        let draw = Draw::new(crowd.questions.len(), &mut Chance::new(1));
        let golds = Golds::new(&crowd, &draw, None);
        let asked = golds.balanced(&golds.answered[0], 31, &mut Chance::new(2));
        let ones = asked.iter().filter(|given| crowd.truths[crowd.given[**given].question] == 1).count();
        assert!(asked.len() == 31 && (15..=16).contains(&ones), "{ones}");
    }

    #[test]
    fn commonest_answer_is_right_as_often_as_its_class_is_asked() {
        let crowd = made::classes(&made::RECIPES[0], 1);
        let draw = Draw::new(crowd.questions.len(), &mut Chance::new(1));
        let mixed = crate::hostile::beside_classes(&crowd, Hostile::Commonest, &mut Chance::new(1));
        let golds = Golds::new(&mixed, &draw, Some(Hostile::Commonest));
        let mut chance = Chance::new(3);
        assert_eq!(golds.right(crowd.people, 32, Mix::Balanced, &mut chance), Some(16));
        assert!(golds.right(crowd.people, 1_000, Mix::Natural, &mut chance).unwrap() > 800);
    }

    #[test]
    fn worker_without_answered_gold_has_no_quiz() {
        let crowd = made::classes(&made::RECIPES[0], 1);
        let nothing = Draw { is_gold: vec![false; crowd.questions.len()], items: Vec::new() };
        let golds = Golds::new(&crowd, &nothing, None);
        assert_eq!(golds.right(0, 32, Mix::Balanced, &mut Chance::new(1)), None);
    }
}
