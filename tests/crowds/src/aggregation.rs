//! What the field makes of the same answers: the majority, and Dawid-Skene.

use crate::chance::Chance;

/// An answer: question, worker, class.
pub type Vote = (usize, usize, u8);

/// The most iterations, as crowd-kit has it.
const ITERATIONS: usize = 50;

/// The gain of the bound on the likelihood below which the iterations end, as crowd-kit has it.
const LEAST_GAIN: f64 = 1e-5;

/// The least probability that is computed with.
const LEAST: f64 = 1e-10;

/// Returns the number of votes for each class, by question.
fn counts(votes: &[Vote], questions: usize, classes: usize) -> Vec<Vec<f64>> {
    let mut counts = vec![vec![0.0; classes]; questions];
    votes.iter().for_each(|(question, _, class)| counts[*question][usize::from(*class)] += 1.0);
    counts
}

/// Returns the place of the greatest number; the first of several. None if all are zero.
fn greatest(numbers: &[f64]) -> Option<u8> {
    let mut best = None;
    for (place, number) in numbers.iter().enumerate() {
        if *number > 0.0 && best.is_none_or(|(_, most)| *number > most) {
            best = Some((place as u8, *number));
        }
    }
    best.map(|(place, _)| place)
}

/// Returns the class with the most votes by question; ties are drawn.
pub fn majority(votes: &[Vote], questions: usize, classes: usize, chance: &mut Chance) -> Vec<Option<u8>> {
    let mut counts = counts(votes, questions, classes);
    for of_question in &mut counts {
        of_question.iter_mut().filter(|count| **count > 0.0).for_each(|count| *count += chance.unit() / 100.0);
    }
    counts.iter().map(|of_question| greatest(of_question)).collect()
}

/// Scales numbers so that their sum is one.
fn normalise(numbers: &mut [f64]) {
    let sum = numbers.iter().sum::<f64>();
    numbers.iter_mut().for_each(|number| *number /= sum);
}

/// Returns the class of each question by Dawid and Skene's method: a matrix of mistakes for each worker, found together with
/// the classes by expectation and maximisation, from the majority on.
pub fn dawid_skene(votes: &[Vote], questions: usize, workers: usize, classes: usize) -> Vec<Option<u8>> {
    let mut shares = counts(votes, questions, classes);
    let asked = shares.iter().map(|counts| counts.iter().sum::<f64>() > 0.0).collect::<Vec<_>>();
    shares.iter_mut().zip(&asked).filter(|(_, asked)| **asked).for_each(|(shares, _)| normalise(shares));
    let mut bound = f64::NEG_INFINITY;
    for _ in 0..ITERATIONS {
        let mut frequencies = vec![0.0; classes];
        shares.iter().for_each(|shares| frequencies.iter_mut().zip(shares).for_each(|(sum, share)| *sum += share));
        normalise(&mut frequencies);
        // By worker, answer and truth.
        let mut mistakes = vec![vec![vec![0.0f64; classes]; classes]; workers];
        for (question, worker, class) in votes {
            let of_answer = &mut mistakes[*worker][usize::from(*class)];
            of_answer.iter_mut().zip(&shares[*question]).for_each(|(sum, share)| *sum += share);
        }
        for of_worker in &mut mistakes {
            for truth in 0..classes {
                let all = of_worker.iter().map(|of_answer| of_answer[truth].max(LEAST)).sum::<f64>();
                of_worker.iter_mut().for_each(|of_answer| of_answer[truth] = (of_answer[truth].max(LEAST) / all).ln());
            }
        }
        let mut logs = vec![frequencies.iter().map(|share| share.max(LEAST).ln()).collect::<Vec<_>>(); questions];
        for (question, worker, class) in votes {
            let says = &mistakes[*worker][usize::from(*class)];
            logs[*question].iter_mut().zip(says).for_each(|(sum, log)| *sum += log);
        }
        let mut reached = 0.0;
        for question in (0..questions).filter(|question| asked[*question]) {
            let (logs, shares) = (&logs[question], &mut shares[question]);
            let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            shares.iter_mut().zip(logs).for_each(|(share, log)| *share = (log - most).exp());
            normalise(shares);
            let gained = shares.iter().zip(logs).map(|(share, log)| share * (log - share.max(1e-300).ln()));
            reached += gained.sum::<f64>();
        }
        if reached - bound < LEAST_GAIN {
            break;
        }
        bound = reached;
    }
    shares.iter().map(|shares| greatest(shares)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn majority_is_the_most_frequent_answer_and_ties_are_drawn() {
        let votes = [(0, 0, 1), (0, 1, 1), (0, 2, 0), (2, 0, 0), (2, 1, 1)];
        let mut seen = [0; 2];
        for seed in 0..200 {
            let labels = majority(&votes, 3, 2, &mut Chance::new(seed));
            assert_eq!(labels[..2], [Some(1), None]);
            seen[usize::from(labels[2].unwrap())] += 1;
        }
        assert!(seen.iter().all(|times| *times > 60), "{seen:?}");
    }

    #[test]
    fn dawid_skene_believes_who_agrees_with_the_others() {
        // Three workers are right, two always say 0; a majority of those who answered the last question says 0.
        let truths = [0, 1, 0, 1, 1, 0, 1, 0, 1, 1];
        let mut votes = Vec::new();
        for (question, truth) in truths.iter().enumerate() {
            (0..3).for_each(|worker| votes.push((question, worker, *truth)));
            (3..5).for_each(|worker| votes.push((question, worker, 0)));
        }
        votes.extend([(10, 0, 1), (10, 3, 0), (10, 4, 0)]);
        let labels = dawid_skene(&votes, 12, 5, 2);
        assert_eq!(labels[..10], truths.map(Some));
        assert_eq!(labels[10..], [Some(1), None]);
    }
}
