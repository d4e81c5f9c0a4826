//! The error rates of the rule: who is proven, loses that again, and passes the gate of a set, by skill.

use crate::{
    chance::Chance,
    golds::{QUIZ, SET_GOLDS},
    play::QUIZZES,
    replay::share_true,
};
use agt_primitives::{
    basis_points::BasisPoints,
    skill::{Evidence, Measure},
};

/// The accounts that are played for each row.
const ACCOUNTS: usize = 20_000;

/// The sets after which an account that was proven is looked at.
const SETS: usize = 100;

/// The proven accounts below which nothing is said of how they lose their status.
const FEW: usize = 100;

/// The levels of chance and references of the table, in per cent.
pub const MEASURES: [(u16, u16); 4] = [(25, 70), (50, 90), (25, 58), (50, 63)];

/// The skills of the table in basis points.
pub const SKILLS: [u16; 5] = [0, 2_500, 5_000, 7_500, 10_000];

/// What becomes of accounts of one skill.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// The share that the first quiz proves.
    pub by_one_quiz: f64,
    /// The share that some quiz proves, of at most [`QUIZZES`].
    pub proven: f64,
    /// The gold items that an account answers until it is proven or gives up.
    pub golds: f64,
    /// The share of those proven that loses its status in 100 sets with 8 gold items. No number if hardly any were proven.
    pub loses: f64,
    /// The share of sets with 8 gold items whose gate it passes if it is taken to be at the reference.
    pub passes: f64,
}

/// Returns the number of right answers of an account that is right with a probability.
fn right(accuracy: f64, golds: u16, chance: &mut Chance) -> u16 {
    (0..golds).filter(|_| chance.unit() < accuracy).count() as u16
}

/// Returns what becomes of accounts of a skill, in basis points.
pub fn rates(measure: &Measure, skill: u16, chance: &mut Chance) -> Rates {
    let (least, most) = (f64::from(measure.chance().points()), f64::from(measure.reference().points()));
    let points = least + (most - least) * f64::from(skill) / 10_000.0;
    let accuracy = points / 10_000.0;
    let (mut one, mut some, mut golds, mut lost) = (Vec::new(), Vec::new(), 0, Vec::new());
    for _ in 0..ACCOUNTS {
        let (mut evidence, mut quizzes) = (Evidence::default(), 0);
        while !evidence.is_proven() && quizzes < QUIZZES {
            evidence = evidence.after_gold(measure, u32::from(right(accuracy, QUIZ, chance)) * 1_000, QUIZ);
            quizzes += 1;
        }
        one.push(evidence.is_proven() && quizzes == 1);
        some.push(evidence.is_proven());
        golds += evidence.golds();
        if evidence.is_proven() {
            lost.push((0..SETS).any(|_| {
                let right = u32::from(right(accuracy, SET_GOLDS, chance)) * 1_000;
                evidence = evidence.after_gold(measure, right, SET_GOLDS);
                !evidence.is_proven()
            }));
        }
    }
    let gate = u16::from(measure.least_right(SET_GOLDS as u8, measure.reference()));
    let passes = (0..ACCOUNTS).map(|_| right(accuracy, SET_GOLDS, chance) >= gate);
    Rates {
        passes: share_true(passes),
        by_one_quiz: share_true(one.into_iter()),
        proven: share_true(some.into_iter()),
        golds: f64::from(golds) / ACCOUNTS as f64,
        loses: if lost.len() < FEW { f64::NAN } else { share_true(lost.into_iter()) },
    }
}

/// Returns the table as lines of markdown, in per cent.
pub fn table() -> String {
    let mut chance = Chance::new(1);
    let mut text = "| chance, reference | skill | proven by one quiz | by twelve | gold items until then | loses it in 100 sets | \
                    passes a gate |\n|---|---|---|---|---|---|---|\n"
        .to_string();
    for (least, most) in MEASURES {
        let points = |percent: u16| BasisPoints::clamped(percent.saturating_mul(100));
        let Ok(measure) = Measure::new(points(least), points(most)) else { continue };
        for skill in SKILLS {
            let Rates { by_one_quiz, proven, golds, loses, passes } = rates(&measure, skill, &mut chance);
            let percent = |share: f64| {
                if share.is_finite() {
                    format!("{:.1}", share * 100.0)
                } else {
                    "-".into()
                }
            };
            let skill = f64::from(skill) / 10_000.0;
            let cells = [by_one_quiz, proven].map(percent).join(" | ");
            let (loses, passes) = (percent(loses), percent(passes));
            text += &format!("| {least} %, {most} % | {skill} | {cells} | {golds:.0} | {loses} | {passes} |\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_guesser_in_a_thousand_is_proven_at_most_and_the_skilled_are() {
        for (least, most) in MEASURES {
            let points = |percent: u16| BasisPoints::clamped(percent * 100);
            let measure = Measure::new(points(least), points(most)).unwrap();
            let guesser = rates(&measure, 0, &mut Chance::new(1));
            // One in 1,000, and three deviations of so many accounts.
            assert!(guesser.proven <= 0.001 + 3.0 * (0.001f64 / ACCOUNTS as f64).sqrt(), "{least} {most}: {guesser:?}");
            let skilled = rates(&measure, 10_000, &mut Chance::new(1));
            assert!(skilled.proven > 0.9 && skilled.passes > 0.97, "{least} {most}: {skilled:?}");
            assert!(skilled.loses < 0.01, "{least} {most}: {skilled:?}");
        }
    }
}
