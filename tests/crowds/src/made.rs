//! Crowds that the tool makes itself, so that tests need no outside data: they have the accuracies and the spread of public
//! crowds.

use crate::{
    chance::Chance,
    crowd::{Crowd, Given},
};

/// How a crowd of classes is made.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// The name.
    pub name: &'static str,
    /// The share of each class among the questions.
    pub classes: &'static [f64],
    /// The number of questions.
    pub questions: usize,
    /// The number of people.
    pub people: usize,
    /// The number of people who answer a question.
    pub answers: usize,
    /// The accuracies of the people: points (part of the people, accuracy) of a line, in order.
    pub accuracies: &'static [(f64, f64)],
    /// What each class adds to the accuracy.
    pub by_class: &'static [f64],
    /// The part of the mistakes that take a class for its neighbour; the others are even.
    pub neighbour: f64,
    /// The part of the questions that mislead everybody, and how much less often people are right there. All their mistakes
    /// in such a question are the same. In the other questions they are right as much more often.
    pub misleading: (f64, f64),
}

/// Four crowds like the public ones: easy questions with one frequent class and three answers each; four kinds that come in
/// pairs which look alike; two kinds that most people cannot tell apart, and everybody answers all; four kinds at which
/// hardly anybody is right in three of four.
pub const RECIPES: [Recipe; 4] = [
    Recipe {
        name: "easy",
        classes: &[0.88, 0.12],
        questions: 2_400,
        people: 48,
        answers: 3,
        accuracies: &[(0.0, 0.45), (0.36, 0.85), (1.0, 0.97)],
        by_class: &[0.03, -0.12],
        neighbour: 0.0,
        misleading: (0.04, 0.4),
    },
    Recipe {
        name: "pairs",
        classes: &[0.25, 0.25, 0.25, 0.25],
        questions: 480,
        people: 40,
        answers: 10,
        accuracies: &[(0.0, 0.44), (1.0, 0.96)],
        by_class: &[0.08, -0.08, 0.08, -0.08],
        neighbour: 0.6,
        misleading: (0.2, 0.45),
    },
    Recipe {
        name: "alike",
        classes: &[0.5, 0.5],
        questions: 240,
        people: 39,
        answers: 39,
        accuracies: &[(0.0, 0.42), (1.0, 0.86)],
        by_class: &[0.08, -0.08],
        neighbour: 0.0,
        misleading: (0.15, 0.4),
    },
    Recipe {
        name: "hard",
        classes: &[0.25, 0.25, 0.25, 0.25],
        questions: 480,
        people: 27,
        answers: 9,
        accuracies: &[(0.0, 0.4), (1.0, 0.77)],
        by_class: &[0.12, -0.12, 0.06, -0.06],
        neighbour: 0.6,
        misleading: (0.35, 0.3),
    },
];

/// Returns the height of a line through points at a place between the first and the last.
fn height(points: &[(f64, f64)], place: f64) -> f64 {
    let segment = points.windows(2).find(|pair| place <= pair[1].0).expect("the last point is at 1");
    let ((from, low), (to, high)) = (segment[0], segment[1]);
    low + (high - low) * (place - from) / (to - from)
}

/// Returns the crowd of a recipe and a seed.
pub fn classes(recipe: &Recipe, seed: u64) -> Crowd<u8> {
    let (mut chance, classes) = (Chance::new(seed), recipe.classes.len());
    let truths = (0..recipe.questions).map(|_| chance.weighted(recipe.classes) as u8).collect::<Vec<_>>();
    let place = |person: usize| (person as f64 + 0.5) / recipe.people as f64;
    let accuracies = (0..recipe.people).map(|person| height(recipe.accuracies, place(person))).collect::<Vec<_>>();
    let everybody = (0..recipe.people).collect::<Vec<_>>();
    let mut given = Vec::new();
    for (question, truth) in truths.iter().enumerate() {
        let truth = usize::from(*truth);
        let (part, loss) = recipe.misleading;
        let common_mistake = (chance.unit() < part).then(|| (truth + 1 + chance.below(classes - 1)) % classes);
        let easier = if common_mistake.is_some() { -loss } else { loss * part / (1.0 - part) };
        for worker in chance.choose(&everybody, recipe.answers) {
            let right = (accuracies[worker] + recipe.by_class[truth] + easier).clamp(0.02, 0.99);
            let value = if chance.unit() < right {
                truth
            } else if let Some(mistake) = common_mistake {
                mistake
            } else if chance.unit() < recipe.neighbour {
                truth ^ 1
            } else {
                (truth + 1 + chance.below(classes - 1)) % classes
            };
            given.push(Given { question, worker, value: value as u8 });
        }
    }
    Crowd {
        name: recipe.name.into(),
        questions: (0..recipe.questions).map(|question| question.to_string()).collect(),
        workers: (0..recipe.people).map(|person| format!("w{person}")).collect(),
        people: recipe.people,
        classes: (0..classes).map(|class| class.to_string()).collect(),
        truths,
        given,
    }
}

/// The tolerance of the numbers that are made.
pub const TOLERANCE: u64 = 20;

/// Returns a crowd of numbers from -100 to 100: ten people estimate each, and some are five times as exact as others.
pub fn numbers(seed: u64) -> Crowd<i64> {
    const QUESTIONS: usize = 400;
    const PEOPLE: usize = 38;
    let mut chance = Chance::new(seed);
    // The sum of six numbers is near a normal one; its deviation is scaled to one.
    let normal = |chance: &mut Chance| ((0..6).map(|_| chance.unit()).sum::<f64>() - 3.0) * std::f64::consts::SQRT_2;
    let truths = (0..QUESTIONS).map(|_| (normal(&mut chance) * 25.0).round().clamp(-100.0, 100.0) as i64);
    let truths = truths.collect::<Vec<_>>();
    let noise = (0..PEOPLE).map(|person| 8.0 + 32.0 * person as f64 / PEOPLE as f64).collect::<Vec<_>>();
    let everybody = (0..PEOPLE).collect::<Vec<_>>();
    let mut given = Vec::new();
    for (question, truth) in truths.iter().enumerate() {
        for worker in chance.choose(&everybody, 10) {
            let seen = *truth as f64 + normal(&mut chance) * noise[worker];
            given.push(Given { question, worker, value: seen.round().clamp(-100.0, 100.0) as i64 });
        }
    }
    Crowd {
        name: "numbers".into(),
        questions: (0..QUESTIONS).map(|question| question.to_string()).collect(),
        workers: (0..PEOPLE).map(|person| format!("w{person}")).collect(),
        people: PEOPLE,
        classes: Vec::new(),
        truths,
        given,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_crowds_have_the_accuracies_of_public_ones() {
        // Right of all answers, and people right in 85 and in 75 of 100: see the table of docs/economics/crowds.md.
        let public = [(0.816, 0.64, 0.75), (0.696, 0.16, 0.40), (0.636, 0.10, 0.28), (0.586, 0.0, 0.07)];
        for (recipe, (mean, at_85, at_75)) in RECIPES.iter().zip(public) {
            let crowd = classes(recipe, 1);
            let right = (0..crowd.given.len()).filter(|given| crowd.is_right(*given)).count();
            let share = right as f64 / crowd.given.len() as f64;
            assert!((share - mean).abs() < 0.03, "{}: {share}", recipe.name);
            let of_people = crowd.by_worker().into_iter().map(|answers| {
                let right = answers.iter().filter(|given| crowd.is_right(**given)).count();
                right as f64 / answers.len() as f64
            });
            let of_people = of_people.collect::<Vec<_>>();
            let part =
                |bar: f64| of_people.iter().filter(|share| **share >= bar).count() as f64 / of_people.len() as f64;
            assert!((part(0.85) - at_85).abs() < 0.12, "{}: {}", recipe.name, part(0.85));
            assert!((part(0.75) - at_75).abs() < 0.12, "{}: {}", recipe.name, part(0.75));
        }
    }

    #[test]
    fn seed_makes_one_crowd() {
        assert_eq!(classes(&RECIPES[3], 5), classes(&RECIPES[3], 5));
        assert_ne!(classes(&RECIPES[3], 5), classes(&RECIPES[3], 6));
        assert_eq!(numbers(5), numbers(5));
    }
}
