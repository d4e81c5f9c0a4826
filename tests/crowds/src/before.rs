//! The former rule of the chain: a bar of 85 in 100, weights that rise with reputation, and each round judged alone.

use crate::{
    chance::Chance,
    crowd::Crowd,
    golds::{Draw, Golds, Mix, QUIZ, SET_GOLDS},
    play::{can_follow, seats, Play, ROUNDS, SEATS},
};
use agt_primitives::{
    basis_points::BasisPoints,
    consensus::{weight::AnswerWeight, Quorum},
    contributors::Tally,
    tasks::{judge, Answer, AnswerKind, Position, PositionVerdict, Sheet},
};

/// The share of right gold that proved an account.
pub const PROVING: BasisPoints = BasisPoints::clamped(8_500);

/// An answer that is right, where only that matters.
const RIGHT: Answer = Answer::Choice(0);
/// An answer that is wrong, where only that matters.
const WRONG: Answer = Answer::Choice(1);

/// Plays a crowd. Reputation stands for the account's share of right gold, as if its averages had arrived there.
///
/// The judge gets one set for an item and a round: the gold that each worker met in its set, as right or wrong answers to
/// the platform's gold, and the item.
pub fn play(crowd: &Crowd<u8>, draw: &Draw, golds: &Golds<'_>, chance: &mut Chance) -> Play<u8> {
    let mut play = Play { decided: vec![None; crowd.questions.len()], ..Play::default() };
    let mut weights = Vec::new();
    for worker in 0..crowd.workers.len() {
        let right = golds.right(worker, QUIZ, Mix::Natural, chance);
        let share = right.and_then(|right| Tally::of(right, QUIZ).share()).unwrap_or_default();
        let proven = share >= PROVING;
        weights.push(if proven { AnswerWeight::of_proven(share) } else { AnswerWeight::UNPROVEN });
        play.proven.push(proven);
    }
    let mut of_set = vec![SET_GOLDS; crowd.given.len()];
    for (worker, answers) in crowd.by_worker().iter().enumerate() {
        for set in draw.sets(crowd, answers, chance) {
            let right = golds.right(worker, SET_GOLDS, Mix::Natural, chance).unwrap_or(SET_GOLDS);
            set.iter().for_each(|given| of_set[*given] = right);
            play.note_set(crowd, worker, play.proven[worker] && Tally::of(right, SET_GOLDS).two_thirds_right());
        }
    }
    let kind = AnswerKind::Categories { count: crowd.classes.len().max(2) as u16 };
    let mut positions = vec![Position::Firm(RIGHT); SET_GOLDS.into()];
    positions.push(Position::Item);
    let by_question = crowd.by_question();
    for item in &draw.items {
        let mut waiting = by_question[*item].clone();
        chance.shuffle(&mut waiting);
        for round in 0..ROUNDS {
            let seated = seats(&mut waiting, crowd, &play.proven, (SEATS, 1));
            play.used.extend(&seated);
            let answers = seated.iter().map(|given| {
                let golds = (0..SET_GOLDS).map(|gold| if gold < of_set[*given] { RIGHT } else { WRONG });
                golds.chain([Answer::Choice(crowd.given[*given].value)]).collect::<Vec<_>>()
            });
            let answers = answers.collect::<Vec<_>>();
            let sheets = seated.iter().zip(&answers).map(|(given, answers)| {
                let worker = crowd.given[*given].worker;
                Sheet { weight: weights[worker], proven: play.proven[worker], answers: Some(answers.as_slice()) }
            });
            let verdict = judge(&sheets.collect::<Vec<_>>(), &kind, &positions, &Quorum::default());
            if let Some(PositionVerdict::Decided(Answer::Choice(class))) = verdict.positions.last() {
                play.decided[*item] = Some(*class);
                break;
            }
            if round + 1 == ROUNDS || !can_follow(&waiting, crowd, &play.proven) {
                break;
            }
        }
    }
    play
}
