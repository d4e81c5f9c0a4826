//! The effect of the rule on noise and on honest work, by simulation.
//!
//! Assumptions: all answers have the same weight, garbage is uniform over 200 tolerances, and honest answers lie around
//! the truth with a standard deviation of one tolerance (the sum of twelve uniform numbers, nearly normal). An answer
//! is accepted if its item is decided and it lies inside the band. Bounds are several standard errors wide.

use super::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

const TOLERANCE: i64 = 1_000;
const ITEMS: u32 = 4_000;

/// The way in which a worker answers.
type Worker = fn(&mut Draw) -> i64;

/// Draws from one seeded generator.
struct Draw(TestRng);

impl Draw {
    fn seeded() -> Self {
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &[1; 32]))
    }

    /// Draws uniformly from 0 to `below`, up to a bias of about 2^-40.
    fn uniform(&mut self, below: i64) -> i64 {
        i64::try_from(self.0.next_u64() % u64::try_from(below).unwrap()).unwrap()
    }

    fn garbage(&mut self) -> i64 {
        self.uniform(200 * TOLERANCE)
    }

    /// The sum of twelve numbers of variance 1/12 has variance 1.
    fn honest(&mut self) -> i64 {
        100 * TOLERANCE + (0..12).map(|_| self.uniform(TOLERANCE)).sum::<i64>() - 6 * TOLERANCE
    }
}

/// The rule without bounds: three deviations, and no quorum.
fn unbounded(answers: &[(i64, AnswerWeight)]) -> Agreement {
    let value = lower_weighted_median(answers.iter().copied()).unwrap();
    let distances = answers.iter().map(|(answer, weight)| (value.abs_diff(*answer), *weight));
    Agreement { value, band: 3 * lower_weighted_median(distances).unwrap() }
}

/// Returns the per mille of the first `counted` answers that are accepted, by the rule and by three deviations alone.
fn accepted(workers: &[Worker], counted: usize) -> (u32, u32) {
    let mut draw = Draw::seeded();
    let (mut with_rule, mut without) = (0, 0);
    for _ in 0..ITEMS {
        let answers = workers.iter().map(|worker| (worker(&mut draw), ONE)).collect::<Vec<_>>();
        let inside = |agreement: Agreement| {
            answers[..counted].iter().filter(|(answer, _)| agreement.includes(*answer)).count() as u32
        };
        if let Decision::Decided(agreement) = agreed(&answers, TOLERANCE as u64) {
            with_rule += inside(agreement);
        }
        without += inside(unbounded(&answers));
    }
    let all = ITEMS * counted as u32;
    (with_rule * 1_000 / all, without * 1_000 / all)
}

#[test]
fn garbage_is_hardly_accepted_with_bounds_and_mostly_without() {
    for (workers, with_rule, without) in [(3, 45..=75, 815..=850), (5, 0..=3, 860..=890), (7, 0..=3, 890..=920)] {
        let (accepted_with, accepted_without) = accepted(&vec![Draw::garbage as Worker; workers], workers);
        assert!(with_rule.contains(&accepted_with), "{workers} workers: {accepted_with} per mille");
        assert!(without.contains(&accepted_without), "{workers} workers: {accepted_without} per mille without");
    }
}

#[test]
fn most_honest_answers_are_accepted() {
    for (workers, with_rule) in [(3, 875..=915), (5, 825..=865), (7, 875..=915)] {
        let (accepted_with, _) = accepted(&vec![Draw::honest as Worker; workers], workers);
        assert!(with_rule.contains(&accepted_with), "{workers} workers: {accepted_with} per mille");
    }
}

#[test]
fn two_garbage_answers_do_not_outvote_an_honest_one() {
    let workers: [Worker; 3] = [Draw::garbage, Draw::garbage, Draw::honest];
    let (with_rule, without) = accepted(&workers, 2);
    assert!((835..=870).contains(&without), "{without} per mille without");
    assert!(with_rule < 100, "{with_rule} per mille");
}
