//! The rule of `agt_primitives::skill`: all is measured between chance and the reference.

use crate::{
    chance::Chance,
    crowd::{Crowd, CrowdError},
    golds::{Draw, Golds, Mix, QUIZ, SET_GOLDS},
    play::{can_follow, seats, Play, QUIZZES, ROUNDS, SEATS},
};
use agt_primitives::{
    basis_points::BasisPoints,
    skill::{
        twins::Comparison, ClassTallies, Confusion, Evidence, Frequencies, FrequencyError, Measure, MeasureError,
        Stage, Standing, Testimony, FEW_CLASSES,
    },
};
use std::collections::HashMap;

/// Returns the measure of a crowd by its answers to gold of which each class counts the same, as a pilot gives it: the mean
/// share of right answers over the classes, to a per cent.
pub fn measure(crowd: &Crowd<u8>, counts: impl Fn(usize) -> bool) -> Result<Measure, CrowdError> {
    let classes = crowd.classes.len();
    if crowd.questions_by_class(&counts).iter().filter(|golds| **golds > 0).count() < 2 {
        return Err(CrowdError::GoldOfOneClass);
    }
    let mut tallies = vec![(0u32, 0u32); classes];
    let answers = crowd.given.iter().enumerate().filter(|(_, given)| !crowd.is_hostile(given.worker));
    for (index, given) in answers.filter(|(_, given)| counts(given.question)) {
        let (right, total) = &mut tallies[usize::from(crowd.truths[given.question])];
        *total += 1;
        *right += u32::from(crowd.is_right(index));
    }
    let shares =
        tallies.iter().filter(|(_, total)| *total > 0).map(|(right, total)| f64::from(*right) / f64::from(*total));
    let shares = shares.collect::<Vec<_>>();
    if shares.is_empty() {
        return Err(CrowdError::NoGoldAnswered);
    }
    let reference = (100.0 * shares.iter().sum::<f64>() / shares.len() as f64).round() as u32;
    measure_of(&vec![1; classes], reference)
}

/// Returns the measure of gold with so many items of each class and a reference in per cent.
pub fn measure_of(golds: &[u32], reference: u32) -> Result<Measure, CrowdError> {
    let points = BasisPoints::clamped(u16::try_from(reference.saturating_mul(100)).unwrap_or(u16::MAX));
    let all = golds.iter().sum::<u32>().max(1);
    let chance = (golds.iter().max().copied().unwrap_or_default() * 100).div_ceil(all);
    Measure::of_gold(golds, points).map_err(|error| match error {
        MeasureError::ReferenceNotAboveChance => CrowdError::ReferenceNotAboveChance { reference, chance },
        MeasureError::ChanceOfAHundred => CrowdError::GoldOfOneClass,
        MeasureError::ChanceOfZero | MeasureError::ChanceBelowClasses | MeasureError::ReferenceTooHigh => {
            CrowdError::NoMeasure { reference, chance }
        }
    })
}

/// Who answers, after the quizzes.
struct People {
    proven: Vec<bool>,
    accuracy: Vec<BasisPoints>,
    tallies: Vec<ClassTallies>,
    confusion: Confusion,
}

/// Has everybody answer quizzes until it is proven or gives up, and counts what its gold shows.
fn prove(crowd: &Crowd<u8>, golds: &Golds<'_>, measure: &Measure, chance: &mut Chance) -> People {
    let classes = crowd.classes.len() as u16;
    let (mut proven, mut accuracy, mut tallies) = (Vec::new(), Vec::new(), Vec::new());
    let mut confusion = Confusion::of(classes);
    for worker in 0..crowd.workers.len() {
        let (mut evidence, mut right) = (Evidence::default(), 0u32);
        for _ in 0..QUIZZES {
            let Some(of_quiz) = golds.right(worker, QUIZ, Mix::Balanced, chance) else { break };
            evidence = evidence.after_gold(measure, u32::from(of_quiz) * 1_000, QUIZ);
            right += u32::from(of_quiz);
            if evidence.is_proven() {
                break;
            }
        }
        let mut known = ClassTallies::of(classes);
        for given in &golds.answered[worker] {
            let (truth, answer) = (crowd.truths[crowd.given[*given].question], crowd.given[*given].value);
            known.note(truth, truth == answer);
            if evidence.is_proven() {
                confusion.note(truth, answer);
            }
        }
        proven.push(evidence.is_proven());
        accuracy.push(measure.accuracy(u64::from(right) * 1_000, evidence.golds()));
        tallies.push(known);
    }
    People { proven, accuracy, tallies, confusion }
}

/// Finds twins, as a set would show them.
struct Twins<'a> {
    golds: &'a Golds<'a>,
    accuracy: &'a [BasisPoints],
    answers: Vec<HashMap<usize, u8>>,
    known: HashMap<(usize, usize), bool>,
}

impl<'a> Twins<'a> {
    fn new(crowd: &Crowd<u8>, golds: &'a Golds<'a>, accuracy: &'a [BasisPoints]) -> Self {
        let mut answers = vec![HashMap::new(); crowd.workers.len()];
        for given in &crowd.given {
            answers[given.worker].insert(given.question, given.value);
        }
        Self { golds, accuracy, answers, known: HashMap::new() }
    }

    /// Returns whether two workers are twins by a sheet of the questions that both have answered: at most as many as a set
    /// has positions. The data have no sets, so people who share at least half as many are compared as if they shared all
    /// of a set in the same proportion; accounts of one model answer whole sets, always alike.
    fn are(&mut self, one: usize, other: usize, chance: &mut Chance) -> bool {
        let pair = (one.min(other), one.max(other));
        if let Some(known) = self.known.get(&pair) {
            return *known;
        }
        let shared = self.answers[pair.0].keys().filter(|question| self.answers[pair.1].contains_key(*question));
        let mut shared = shared.copied().collect::<Vec<_>>();
        // The order of a hash map is not that of another run.
        shared.sort_unstable();
        let shared = chance.choose(&shared, QUIZ.into());
        let sheet = |worker: usize| {
            let answers = shared.iter().map(|question| self.answers[worker].get(question).copied());
            answers.collect::<Vec<_>>()
        };
        let mut seen = Comparison::of(&sheet(pair.0), &sheet(pair.1));
        let full = u32::from(QUIZ);
        if self.golds.is_model(pair.0) && self.golds.is_model(pair.1) {
            seen = Comparison { shared: full, same: full };
        } else if seen.shared >= full / 2 {
            seen = Comparison { shared: full, same: seen.same * full / seen.shared };
        }
        let found = seen.are_twins(self.accuracy[pair.0], self.accuracy[pair.1]);
        self.known.insert(pair, found);
        found
    }
}

/// Plays a crowd.
pub fn play(
    crowd: &Crowd<u8>,
    draw: &Draw,
    golds: &Golds<'_>,
    reference: Option<u32>,
    chance: &mut Chance,
) -> Result<Play<u8>, CrowdError> {
    let classes = crowd.classes.len();
    let measure = match reference {
        Some(reference) => measure_of(&vec![1; classes], reference)?,
        None => measure(crowd, |question| draw.is_gold[question])?,
    };
    let fresh = if classes > usize::from(FEW_CLASSES) {
        Standing::of_many()
    } else {
        let frequencies = Frequencies::of_items(&golds.by_class).map_err(|error| match error {
            FrequencyError::OneClass | FrequencyError::TooFewClasses => CrowdError::GoldOfOneClass,
            FrequencyError::TooManyClasses => CrowdError::TooManyClasses,
        })?;
        Standing::of_few(&frequencies)
    };
    let people = prove(crowd, golds, &measure, chance);
    let mut play =
        Play { proven: people.proven.clone(), decided: vec![None; crowd.questions.len()], ..Play::default() };
    // Who fails the gate of a set has no vote in it and is not paid for it.
    let mut has_vote = vec![true; crowd.given.len()];
    for (worker, answers) in crowd.by_worker().iter().enumerate() {
        for set in draw.sets(crowd, answers, chance) {
            let right = golds.right(worker, SET_GOLDS, Mix::Balanced, chance);
            let least = measure.least_right(SET_GOLDS as u8, people.accuracy[worker]);
            // Nothing is known of somebody without answered gold; on the chain it would have answered the set's.
            let passes = right.is_none_or(|right| right >= least.into());
            set.iter().for_each(|given| has_vote[*given] = passes);
            play.note_set(crowd, worker, passes && people.proven[worker]);
        }
    }
    let mut twins = Twins::new(crowd, golds, &people.accuracy);
    let by_question = crowd.by_question();
    for item in &draw.items {
        let mut waiting = by_question[*item].clone();
        chance.shuffle(&mut waiting);
        let mut standing = fresh.clone();
        for round in 0..ROUNDS {
            let seated = seats(&mut waiting, crowd, &people.proven, (SEATS, usize::from(round == 0)));
            if seated.is_empty() {
                break;
            }
            play.used.extend(&seated);
            for given in seated.iter().filter(|given| has_vote[**given]) {
                let (worker, proven) = (crowd.given[*given].worker, people.proven[crowd.given[*given].worker]);
                let others = seated.iter().map(|other| crowd.given[*other].worker);
                let others = others.filter(|other| *other != worker && people.proven[*other]).collect::<Vec<_>>();
                let alike = others.into_iter().filter(|other| proven && twins.are(worker, *other, chance)).count();
                let testimony = testimony(&people, &measure, worker, crowd.given[*given].value);
                if let Some(testimony) = testimony {
                    standing.add(&testimony.shared_by(1 + alike as u8), proven);
                }
            }
            let follows = round + 1 < ROUNDS && can_follow(&waiting, crowd, &people.proven);
            play.decided[*item] = standing.decision(if follows { Stage::Early } else { Stage::Last });
            if !follows || play.decided[*item].is_some() {
                break;
            }
        }
    }
    Ok(play)
}

/// Returns what an answer of a worker says.
fn testimony(people: &People, measure: &Measure, worker: usize, answer: u8) -> Option<Testimony> {
    let tallies = people.proven[worker].then(|| &people.tallies[worker]);
    people.confusion.testimony(measure, answer, tallies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made;

    #[test]
    fn reference_is_the_mean_over_the_classes() {
        let crowd = made::classes(&made::RECIPES[0], 1);
        let measure = measure(&crowd, |_| true).unwrap();
        // 84 of 100 answers to the frequent class are right and about 70 to the other one.
        assert!((7_400..8_000).contains(&measure.reference().points()), "{measure:?}");
        assert_eq!(measure.chance().points(), 5_000);
    }

    #[test]
    fn crowd_is_refused_by_name_when_its_gold_measures_nothing() {
        let mut crowd = made::classes(&made::RECIPES[2], 1);
        let below = CrowdError::ReferenceNotAboveChance { reference: 54, chance: 50 };
        assert_eq!(measure_of(&[1, 1], 54), Err(below));
        assert_eq!(measure_of(&[1, 1], 100), Err(CrowdError::NoMeasure { reference: 100, chance: 50 }));
        assert_eq!(measure_of(&[5, 0], 90), Err(CrowdError::GoldOfOneClass));
        crowd.truths.fill(1);
        assert_eq!(measure(&crowd, |_| true), Err(CrowdError::GoldOfOneClass));
        let crowd = made::classes(&made::RECIPES[2], 1);
        assert_eq!(measure(&crowd, |_| false), Err(CrowdError::GoldOfOneClass));
    }
}
