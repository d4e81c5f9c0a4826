//! Plays a crowd whose answers are numbers.

use crate::{
    chance::Chance,
    crowd::{Crowd, CrowdError},
    golds::{Draw, QUIZ, SET_GOLDS},
    hostile::{self, beside_numbers, Hostile},
    play::{seats, QUIZZES},
    replay::{middle, share, share_true, stream, Rule, Settings},
};
use agt_primitives::{
    basis_points::BasisPoints,
    consensus::{weight::AnswerWeight, Decision, Quorum},
    contributors::Tally,
    skill::{
        numbers::{agree, rightness},
        Evidence, Measure, MeasureError,
    },
    tasks::{judge, Answer, AnswerKind, Position, PositionVerdict, Sheet},
};
use std::{collections::BTreeMap, num::NonZeroU64};

/// The seats of an item, and those of unproven accounts among them. There is one round.
const SEATS: (usize, usize) = (5, 1);

/// What the plays come to on average.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NumberFigures {
    /// The share of people who are proven.
    pub workers_proven: f64,
    /// The share that is proven of those whose error is at most the middle one.
    pub able_proven: f64,
    /// The share of items that are decided.
    pub decided: f64,
    /// The mean absolute error of what is decided.
    pub error: f64,
    /// The mean absolute error of the median of the same answers to the same items.
    pub median_error: f64,
    /// The answers that an item took.
    pub answers: f64,
    /// The share of hostile accounts that are proven.
    pub hostile_proven: f64,
}

impl NumberFigures {
    /// Every figure, in the order of the fields.
    pub const fn all(&self) -> [f64; 7] {
        [
            self.workers_proven,
            self.able_proven,
            self.decided,
            self.error,
            self.median_error,
            self.answers,
            self.hostile_proven,
        ]
    }

    /// Returns the mean of several plays. A figure that a play does not have is left out.
    fn mean(plays: &[Self]) -> Self {
        let mean = |figure: usize| {
            let known = plays.iter().map(|play| play.all()[figure]).filter(|figure| figure.is_finite());
            let known = known.collect::<Vec<_>>();
            share(known.iter().sum(), known.len())
        };
        Self {
            workers_proven: mean(0),
            able_proven: mean(1),
            decided: mean(2),
            error: mean(3),
            median_error: mean(4),
            answers: mean(5),
            hostile_proven: mean(6),
        }
    }
}

/// The gold of a draw, spread over the range: bins of two tolerances, each as often as the others.
struct Golds<'a> {
    crowd: &'a Crowd<i64>,
    tolerance: NonZeroU64,
    hostile: Option<Hostile>,
    /// How often each question is asked as gold; zero if it is none.
    weights: Vec<f64>,
    /// Answers to gold by worker.
    answered: Vec<Vec<usize>>,
}

impl<'a> Golds<'a> {
    fn new(crowd: &'a Crowd<i64>, draw: &Draw, tolerance: NonZeroU64, hostile: Option<Hostile>) -> Self {
        let (least, _) = hostile::range(crowd);
        let bin = |truth: i64| truth.abs_diff(least) / tolerance.get().saturating_mul(2);
        let mut bins = BTreeMap::<_, f64>::new();
        let is_gold = |question: &usize| draw.is_gold[*question];
        let golds = (0..crowd.questions.len()).filter(is_gold);
        golds.for_each(|gold| *bins.entry(bin(crowd.truths[gold])).or_default() += 1.0);
        let weight = |question: usize| {
            if draw.is_gold[question] {
                1.0 / bins.len() as f64 / bins[&bin(crowd.truths[question])]
            } else {
                0.0
            }
        };
        let weights = (0..crowd.questions.len()).map(weight).collect();
        let mut answered = crowd.by_worker();
        answered.iter_mut().for_each(|answers| answers.retain(|given| draw.is_gold[crowd.given[*given].question]));
        Self { crowd, tolerance, hostile, weights, answered }
    }

    fn rightness(&self, answer: i64, question: usize) -> u16 {
        rightness(answer, self.crowd.truths[question], self.tolerance)
    }

    /// Returns the measure: chance is what the best constant gets, the reference the mean of the people. Both to a per cent.
    fn measure(&self) -> Result<Measure, CrowdError> {
        let golds = (0..self.weights.len()).filter(|question| self.weights[*question] > 0.0).collect::<Vec<_>>();
        let of_constant = |constant: i64| {
            let parts = golds.iter().map(|gold| self.weights[*gold] * f64::from(self.rightness(constant, *gold)));
            parts.sum::<f64>() / 1_000.0
        };
        // What a constant gets is a sum of tents whose tops are the truths, so one of the truths gets the most.
        let chance = golds.iter().map(|gold| of_constant(self.crowd.truths[*gold])).fold(0.0, f64::max);
        let people = self.answered[..self.crowd.people].iter().flatten().map(|given| self.crowd.given[*given]);
        let (mut sum, mut weights) = (0.0, 0.0);
        for given in people {
            sum += self.weights[given.question] * f64::from(self.rightness(given.value, given.question)) / 1_000.0;
            weights += self.weights[given.question];
        }
        if weights == 0.0 {
            return Err(CrowdError::NoGoldAnswered);
        }
        let percent = |share: f64| (share * 100.0).round() as u32;
        let (chance, reference) = (percent(chance), percent(sum / weights));
        let points = |percent: u32| BasisPoints::clamped(percent.saturating_mul(100) as u16);
        Measure::new(points(chance), points(reference)).map_err(|error| match error {
            MeasureError::ReferenceNotAboveChance => CrowdError::ReferenceNotAboveChance { reference, chance },
            _ => CrowdError::NoMeasure { reference, chance },
        })
    }

    /// Returns the answers of a worker to so many gold items: question and answer. None if it has answered none.
    fn asked(&self, worker: usize, count: u16, chance: &mut Chance) -> Option<Vec<(usize, i64)>> {
        let hostile = self.hostile.filter(|_| self.crowd.is_hostile(worker));
        let (least, most) = hostile::range(self.crowd);
        let span = most.abs_diff(least).saturating_add(1) as usize;
        let constant = match hostile {
            Some(Hostile::Blind) => None,
            Some(Hostile::Commonest) => Some(hostile::middle(self.crowd)),
            Some(Hostile::Model) | None => {
                let pool = &self.answered[worker];
                let weights = pool.iter().map(|given| self.weights[self.crowd.given[*given].question]);
                let weights = weights.collect::<Vec<_>>();
                let draw = |_| {
                    let given = self.crowd.given[pool[chance.weighted(&weights)]];
                    (given.question, given.value)
                };
                return (!pool.is_empty()).then(|| (0..count).map(draw).collect());
            }
        };
        let fresh = (0..count).map(|_| {
            let question = chance.weighted(&self.weights);
            (question, constant.unwrap_or_else(|| least.saturating_add(chance.below(span) as i64)))
        });
        Some(fresh.collect())
    }

    /// Returns the number of answers to so many gold items that are within the tolerance.
    fn within(&self, worker: usize, count: u16, chance: &mut Chance) -> Option<u16> {
        let near =
            |(question, answer): &(usize, i64)| self.crowd.truths[*question].abs_diff(*answer) <= self.tolerance.get();
        Some(self.asked(worker, count, chance)?.iter().filter(|asked| near(asked)).count() as u16)
    }
}

/// Returns the measure of a crowd by all of its answers, as a pilot gives it.
pub fn measure(crowd: &Crowd<i64>, tolerance: NonZeroU64) -> Result<Measure, CrowdError> {
    let all = Draw { is_gold: vec![true; crowd.questions.len()], items: Vec::new() };
    Golds::new(crowd, &all, tolerance, None).measure()
}

/// Returns who is proven, and what answers weigh, by the rule of `agt_primitives::skill`.
fn prove_in_skill(golds: &Golds<'_>, chance: &mut Chance) -> Result<Vec<(bool, AnswerWeight)>, CrowdError> {
    let measure = golds.measure()?;
    let prove = |worker: usize| {
        let (mut evidence, mut right) = (Evidence::default(), 0u64);
        for _ in 0..QUIZZES {
            let Some(asked) = golds.asked(worker, QUIZ, chance) else { break };
            let of_quiz = asked.iter().map(|(question, answer)| u32::from(golds.rightness(*answer, *question)));
            let of_quiz = of_quiz.sum::<u32>();
            evidence = evidence.after_gold(&measure, of_quiz, QUIZ);
            right += u64::from(of_quiz);
            if evidence.is_proven() {
                break;
            }
        }
        let weight = measure.weight(measure.accuracy(right, evidence.golds()));
        (evidence.is_proven(), if evidence.is_proven() { weight } else { AnswerWeight::UNPROVEN })
    };
    Ok((0..golds.crowd.workers.len()).map(prove).collect())
}

/// Returns who is proven, and what answers weigh, by the former rule.
fn prove_before(golds: &Golds<'_>, chance: &mut Chance) -> Vec<(bool, AnswerWeight)> {
    let prove = |worker: usize| {
        let right = golds.within(worker, QUIZ, chance);
        let share = right.and_then(|right| Tally::of(right, QUIZ).share()).unwrap_or_default();
        let proven = share >= crate::before::PROVING;
        (proven, if proven { AnswerWeight::of_proven(share) } else { AnswerWeight::UNPROVEN })
    };
    (0..golds.crowd.workers.len()).map(prove).collect()
}

/// Returns what the judge by weights decides. Each worker meets its own gold.
fn judged(golds: &Golds<'_>, seated: &[usize], workers: &[(bool, AnswerWeight)], chance: &mut Chance) -> Option<i64> {
    let (right, wrong) = (Answer::Number(0), Answer::Number(i64::MAX));
    let kind = AnswerKind::Number { least: i64::MIN, most: i64::MAX, tolerance: golds.tolerance, decimals: 0 };
    let answers = seated.iter().map(|given| {
        let given = golds.crowd.given[*given];
        let within = golds.within(given.worker, SET_GOLDS, chance).unwrap_or(SET_GOLDS);
        let of_gold = (0..SET_GOLDS).map(|gold| if gold < within { right } else { wrong });
        of_gold.chain([Answer::Number(given.value)]).collect::<Vec<_>>()
    });
    let answers = answers.collect::<Vec<_>>();
    let sheets = seated.iter().zip(&answers).map(|(given, answers)| {
        let (proven, weight) = workers[golds.crowd.given[*given].worker];
        Sheet { weight, proven, answers: Some(answers.as_slice()) }
    });
    let mut positions = vec![Position::Firm(right); SET_GOLDS.into()];
    positions.push(Position::Item);
    let verdict = judge(&sheets.collect::<Vec<_>>(), &kind, &positions, &Quorum::default());
    match verdict.positions.last() {
        Some(PositionVerdict::Decided(Answer::Number(value))) => Some(*value),
        _ => None,
    }
}

/// Plays a crowd of numbers by a rule, and returns the means of all draws.
pub fn replay(
    crowd: &Crowd<i64>,
    tolerance: NonZeroU64,
    rule: Rule,
    settings: &Settings,
) -> Result<NumberFigures, CrowdError> {
    let mut plays = Vec::new();
    for number in 0..settings.draws {
        let draw = Draw::new(crowd.questions.len(), &mut stream(settings, number, 0));
        let mixed = settings.hostile.map(|kind| beside_numbers(crowd, kind, &mut stream(settings, number, 1)));
        let crowd = mixed.as_ref().unwrap_or(crowd);
        let golds = Golds::new(crowd, &draw, tolerance, settings.hostile);
        let mut chance = stream(settings, number, 2);
        let workers = match rule {
            Rule::Before => prove_before(&golds, &mut chance),
            Rule::InSkill => prove_in_skill(&golds, &mut chance)?,
        };
        plays.push(play(&golds, &draw, rule, &workers, &mut chance));
    }
    Ok(NumberFigures::mean(&plays))
}

/// Plays the items of a draw.
fn play(
    golds: &Golds<'_>,
    draw: &Draw,
    rule: Rule,
    workers: &[(bool, AnswerWeight)],
    chance: &mut Chance,
) -> NumberFigures {
    let crowd = golds.crowd;
    let proven = workers.iter().map(|(proven, _)| *proven).collect::<Vec<_>>();
    let (by_question, mut used, mut errors, mut of_median) = (crowd.by_question(), 0, Vec::new(), Vec::new());
    for item in &draw.items {
        let mut waiting = by_question[*item].clone();
        chance.shuffle(&mut waiting);
        let seated = seats(&mut waiting, crowd, &proven, SEATS);
        used += seated.len();
        let given = seated.iter().map(|given| (crowd.given[*given].value, workers[crowd.given[*given].worker].1));
        let given = given.collect::<Vec<_>>();
        let value = match rule {
            Rule::Before => judged(golds, &seated, workers, chance),
            Rule::InSkill => match agree(&given, golds.tolerance) {
                Decision::Decided(decision) => Some(decision.value),
                Decision::Undecided => None,
            },
        };
        if let Some(value) = value {
            let truth = crowd.truths[*item];
            errors.push(truth.abs_diff(value) as f64);
            of_median.push((middle(given.iter().map(|(value, _)| *value as f64).collect()) - truth as f64).abs());
        }
    }
    let error = |given: &usize| {
        let given = crowd.given[*given];
        crowd.truths[given.question].abs_diff(given.value) as f64
    };
    let of_people = crowd.by_worker().into_iter().take(crowd.people);
    let of_people = of_people.map(|answers| share(answers.iter().map(error).sum(), answers.len())).collect::<Vec<_>>();
    let bar = middle(of_people.clone());
    let able = (0..crowd.people).filter(|worker| of_people[*worker] <= bar);
    NumberFigures {
        workers_proven: share_true(proven[..crowd.people].iter().copied()),
        able_proven: share_true(able.map(|worker| proven[worker])),
        decided: share(errors.len() as f64, draw.items.len()),
        error: share(errors.iter().sum(), errors.len()),
        median_error: share(of_median.iter().sum(), of_median.len()),
        answers: share(used as f64, draw.items.len()),
        hostile_proven: share_true(proven[crowd.people..].iter().copied()),
    }
}
