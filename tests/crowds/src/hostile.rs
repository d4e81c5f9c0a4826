//! Hostile accounts beside a crowd.

use crate::{
    chance::Chance,
    crowd::{Crowd, Given},
};

/// The share of all answers to a question that hostile accounts give.
pub const SHARE: f64 = 0.3;

/// How hostile accounts answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hostile {
    /// Any answer.
    Blind,
    /// Always the most frequent class, or the middle of the truths.
    Commonest,
    /// All give the answer of one model, which is as good as the crowd's mean and makes its mistakes.
    Model,
}

impl Hostile {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Blind, Self::Commonest, Self::Model];

    /// Returns the name on the command line and in the tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blind => "blind",
            Self::Commonest => "commonest",
            Self::Model => "model",
        }
    }

    /// Returns the kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Adds hostile accounts to a crowd. `answer` gives what an account answers to a question.
fn beside<Value: Copy>(
    crowd: &Crowd<Value>,
    chance: &mut Chance,
    mut answer: impl FnMut(usize, &mut Chance) -> Value,
) -> Crowd<Value> {
    let odds = SHARE / (1.0 - SHARE);
    let accounts = (crowd.people as f64 * odds).round().max(1.0) as usize;
    let mut mixed = crowd.clone();
    mixed.workers.extend((0..accounts).map(|account| format!("hostile {account}")));
    let everybody = (crowd.people..mixed.workers.len()).collect::<Vec<_>>();
    for (question, answers) in crowd.by_question().iter().enumerate() {
        let wanted = (answers.len() as f64 * odds + chance.unit() - 0.5).round().max(1.0) as usize;
        for worker in chance.choose(&everybody, wanted) {
            mixed.given.push(Given { question, worker, value: answer(question, chance) });
        }
    }
    mixed
}

/// Returns the most frequent class.
pub fn commonest_class(crowd: &Crowd<u8>) -> u8 {
    let counts = crowd.questions_by_class(|_| true);
    (0u8..).zip(counts).max_by_key(|(_, count)| *count).map(|(class, _)| class).unwrap_or_default()
}

/// Returns the middle of the truths.
pub fn middle(crowd: &Crowd<i64>) -> i64 {
    let mut truths = crowd.truths.clone();
    truths.sort_unstable();
    truths.get(truths.len() / 2).copied().unwrap_or_default()
}

/// Returns a crowd of classes with hostile accounts.
pub fn beside_classes(crowd: &Crowd<u8>, kind: Hostile, chance: &mut Chance) -> Crowd<u8> {
    let (classes, commonest) = (crowd.classes.len(), commonest_class(crowd));
    let mut mistakes = vec![vec![0.0; classes]; classes];
    for given in &crowd.given {
        mistakes[usize::from(crowd.truths[given.question])][usize::from(given.value)] += 1.0;
    }
    let said = |truth: &u8, chance: &mut Chance| {
        let row = &mistakes[usize::from(*truth)];
        if row.iter().sum::<f64>() > 0.0 {
            chance.weighted(row) as u8
        } else {
            *truth
        }
    };
    let model = crowd.truths.iter().map(|truth| said(truth, chance)).collect::<Vec<_>>();
    beside(crowd, chance, |question, chance| match kind {
        Hostile::Blind => chance.below(classes) as u8,
        Hostile::Commonest => commonest,
        Hostile::Model => model[question],
    })
}

/// Returns a crowd of numbers with hostile accounts.
pub fn beside_numbers(crowd: &Crowd<i64>, kind: Hostile, chance: &mut Chance) -> Crowd<i64> {
    let (least, most) = range(crowd);
    let span = most.abs_diff(least).saturating_add(1) as usize;
    let commonest = middle(crowd);
    let of_question = crowd.by_question();
    let model = of_question.iter().map(|answers| match answers.len() {
        0 => commonest,
        count => crowd.given[answers[chance.below(count)]].value,
    });
    let model = model.collect::<Vec<_>>();
    beside(crowd, chance, |question, chance| match kind {
        Hostile::Blind => least.saturating_add(chance.below(span) as i64),
        Hostile::Commonest => commonest,
        Hostile::Model => model[question],
    })
}

/// Returns the least and the greatest number of a crowd.
pub fn range(crowd: &Crowd<i64>) -> (i64, i64) {
    let all = || crowd.given.iter().map(|given| given.value).chain(crowd.truths.iter().copied());
    (all().min().unwrap_or_default(), all().max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made;

    #[test]
    fn hostile_accounts_give_three_answers_in_ten() {
        let crowd = made::classes(&made::RECIPES[1], 1);
        for kind in Hostile::ALL {
            let mixed = beside_classes(&crowd, kind, &mut Chance::new(1));
            let added = (mixed.given.len() - crowd.given.len()) as f64 / mixed.given.len() as f64;
            assert!((added - 0.3).abs() < 0.02, "{added}");
            assert_eq!(mixed.people, crowd.people);
            assert!(mixed.given[crowd.given.len()..].iter().all(|given| mixed.is_hostile(given.worker)));
        }
    }

    #[test]
    fn model_gives_one_answer_to_a_question_and_is_as_good_as_the_crowd() {
        let crowd = made::classes(&made::RECIPES[1], 1);
        // Another seed than the crowd's: the same numbers would know the truths.
        let mixed = beside_classes(&crowd, Hostile::Model, &mut Chance::new(2));
        let share = |range: std::ops::Range<usize>| {
            let all = range.len() as f64;
            range.filter(|given| mixed.is_right(*given)).count() as f64 / all
        };
        let (people, model) = (share(0..crowd.given.len()), share(crowd.given.len()..mixed.given.len()));
        assert!((people - model).abs() < 0.06, "{people} {model}");
        for answers in mixed.by_question() {
            let mut said = answers.iter().filter(|given| mixed.is_hostile(mixed.given[**given].worker));
            let first = said.next().map(|given| mixed.given[*given].value);
            assert!(said.all(|given| Some(mixed.given[*given].value) == first));
        }
    }
}
