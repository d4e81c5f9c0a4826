//! The people of a pool's campaign, and what gold has shown of them.

use crate::{
    chance::Chance,
    people::{Cohort, Questions, Strategy},
};
use agt_primitives::{
    skill::{ClassTallies, Confusion},
    tasks::Answer,
};

/// Honest workers, and friends of the requester.
const HONEST: usize = 60;
const FRIENDS: usize = 30;

/// The gold of each class that every account has answered in the series before.
const GOLD_A_CLASS: u8 = 24;

/// An account.
pub(super) struct Person {
    /// What it is called among the voters.
    pub(super) id: usize,
    /// Its share of right answers, if it is honest.
    pub(super) accuracy: f64,
    /// What gold has shown of it.
    pub(super) tallies: ClassTallies,
}

/// All of them.
pub(super) struct People {
    pub(super) honest: Vec<Person>,
    pub(super) friends: Vec<Person>,
    /// Which class the honest ones take for which.
    pub(super) confusion: Confusion,
}

impl People {
    /// Has everybody answer some gold. Friends of the requester know it.
    pub(super) fn of(questions: &Questions, chance: &mut Chance) -> Self {
        let classes = questions.campaign.kind.classes().unwrap_or(u16::MAX);
        let mut confusion = Confusion::of(classes);
        let cohort = Cohort::honest(1_000);
        let mut honest = Vec::new();
        for id in 0..HONEST {
            let accuracy = cohort.accuracy_at((id as f64 + 0.5) / HONEST as f64);
            let mut tallies = ClassTallies::of(classes);
            for gold in 0..classes * u16::from(GOLD_A_CLASS) {
                let truth = u8::try_from(gold % classes).unwrap_or_default();
                let item = chance.bits();
                let (answer, _) = questions.answer(Strategy::Careful, accuracy, item, Answer::Choice(truth), chance);
                let Answer::Choice(answer) = answer else { continue };
                tallies.note(truth, answer == truth);
                confusion.note(truth, answer);
            }
            honest.push(Person { id, accuracy, tallies });
        }
        let mut known = ClassTallies::of(classes);
        for truth in (0..classes).filter_map(|class| u8::try_from(class).ok()) {
            (0..GOLD_A_CLASS).for_each(|_| known.note(truth, true));
        }
        let friends = (HONEST..HONEST + FRIENDS).map(|id| Person { id, accuracy: 0.0, tallies: known.clone() });
        Self { honest, friends: friends.collect(), confusion }
    }
}
