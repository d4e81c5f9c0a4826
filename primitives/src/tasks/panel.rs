//! How a set is judged by the skill of its workers.

#[cfg(test)]
mod tests;

use super::{
    judge::{judge_by, numbers, whole_or_nothing, ItemDecision, Judge, Judged, Sheet, Standard},
    Answer, AnswerKind, ItemStanding, OpenItem, Position, Voter,
};
use crate::{
    basis_points::BasisPoints,
    consensus::{
        weight::{AnswerWeight, Total},
        Decision, Quorum,
    },
    contributors::{Qualified, Tally},
    skill::{
        numbers::{agree, rightness},
        twins::Comparison,
        ClassTallies, Confusion, Measure, Testimony,
    },
};
use alloc::{collections::BTreeMap, vec::Vec};

/// An answer on trial counts for one part in this many.
pub const TRIAL_PART: u8 = 2;

/// A worker of a set.
#[derive(Clone, Copy, Debug)]
pub struct Worker<'a> {
    /// Who it is.
    pub voter: Voter,
    /// How it was qualified when it committed.
    pub qualified: Qualified,
    /// What its gold has shown before this set.
    pub tallies: &'a ClassTallies,
    /// Its answers by position; none if it did not reveal.
    pub answers: Option<&'a [Answer]>,
}

/// The workers of a set, and what they are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// What an answer is.
    pub kind: &'a AnswerKind,
    /// Chance and reference of the campaign.
    pub measure: Measure,
    /// Which class its workers take for which.
    pub confusion: &'a Confusion,
    /// The agreement by which workers outvote gold. Its least weight does not count: three people are needed.
    pub quorum: &'a Quorum,
    /// The workers.
    pub workers: &'a [Worker<'a>],
}

impl Worker<'_> {
    fn is_qualified(&self) -> bool {
        self.qualified.is_let_in()
    }

    /// Returns what a weight comes to by the qualification: whole, a part on trial, and the least one before.
    fn part(&self, whole: AnswerWeight) -> AnswerWeight {
        match self.qualified {
            Qualified::Yes => whole,
            Qualified::OnTrial => {
                let part = whole.parts() / u16::from(TRIAL_PART);
                AnswerWeight::from_parts(part).unwrap_or(AnswerWeight::LEAST)
            }
            Qualified::No => AnswerWeight::UNPROVEN,
        }
    }
}

impl Panel<'_> {
    /// Judges the set: by the rules of [`judge`](super::judge) for gold, and by these.
    ///
    /// * A worker passes unless its gold is so bad that its own skill explains it in less than one of fifty sets:
    ///   [`Measure::least_right`]. Who does not pass has no vote and is not paid.
    /// * Choices: each answer is a [`Testimony`] that is added to how the item stands. Accounts that are twins share one
    ///   voice, an answer on trial counts for half, and nobody votes twice on an item. The confidence of a decision is
    ///   [`ItemStanding::confidence`].
    /// * Numbers: [`agree`], with the weights of [`Measure::weight`]. An answer to gold is right in parts. The confidence of a
    ///   decision is the share of the weight in the band.
    ///
    /// `items` has the items in the order of their positions, and has how they stand afterwards. It is not used where answers
    /// are numbers.
    pub fn judge(&self, positions: &[Position], items: &mut [OpenItem]) -> Judged {
        let accuracies = self.workers.iter().map(|worker| worker.tallies.accuracy(&self.measure)).collect::<Vec<_>>();
        let weigh = |(worker, accuracy): (&Worker<'_>, &BasisPoints)| worker.part(self.measure.weight(*accuracy));
        let weights = self.workers.iter().zip(&accuracies).map(weigh).collect::<Vec<_>>();
        // Among those who outvote gold each counts the same: gold is what they judge, and few are more than on trial where an
        // area is new.
        let sheets = self.workers.iter().map(|worker| Sheet {
            weight: AnswerWeight::ONE,
            proven: worker.is_qualified(),
            answers: worker.answers,
        });
        let sheets = sheets.collect::<Vec<_>>();
        let voices = (0..self.workers.len()).map(|worker| self.sharers(worker, &accuracies)).collect();
        let mut by = BySkill {
            panel: self,
            accuracies: &accuracies,
            weights: &weights,
            voices,
            testimonies: BTreeMap::new(),
            items: items.iter_mut(),
        };
        let quorum = Quorum { least_weight: Total::ZERO, ..*self.quorum };
        judge_by(&sheets, self.kind, positions, &quorum, &mut by)
    }

    /// Returns by how many the voice of a worker is divided: by itself and its twins, and by [`TRIAL_PART`] on trial.
    fn sharers(&self, index: usize, accuracies: &[BasisPoints]) -> u8 {
        let Some(worker) = self.workers.get(index) else { return 1 };
        let accuracy = |index: usize| accuracies.get(index).copied().unwrap_or_default();
        let others = self.workers.iter().enumerate().filter(|(other, _)| *other != index && worker.is_qualified());
        let twins = others.filter(|(other, found)| {
            found.is_qualified() && compared(worker.answers, found.answers).are_twins(accuracy(index), accuracy(*other))
        });
        let voices = u8::try_from(twins.count()).unwrap_or(u8::MAX).saturating_add(1);
        match worker.qualified {
            Qualified::OnTrial => voices.saturating_mul(TRIAL_PART),
            Qualified::Yes | Qualified::No => voices,
        }
    }

    /// Returns what an answer of a worker says.
    fn testimony(&self, worker: usize, answer: u8) -> Option<Testimony> {
        let worker = self.workers.get(worker)?;
        self.confusion.testimony(&self.measure, answer, worker.is_qualified().then_some(worker.tallies))
    }
}

/// Compares two sheets of a set.
fn compared(one: Option<&[Answer]>, other: Option<&[Answer]>) -> Comparison {
    let given = |sheet: Option<&[Answer]>| sheet.unwrap_or_default().iter().copied().map(Some).collect::<Vec<_>>();
    Comparison::of(&given(one), &given(other))
}

/// Judges by skill.
struct BySkill<'a, 'b> {
    panel: &'a Panel<'a>,
    accuracies: &'a [BasisPoints],
    weights: &'a [AnswerWeight],
    /// By how many the voice of each worker is divided.
    voices: Vec<u8>,
    /// What each answer of each worker says. A set has the same answer many times.
    testimonies: BTreeMap<(usize, u8), Option<Testimony>>,
    items: core::slice::IterMut<'b, OpenItem>,
}

impl BySkill<'_, '_> {
    fn add_vote(&mut self, standing: &mut ItemStanding, index: usize, answer: u8) {
        let Some(worker) = self.panel.workers.get(index) else { return };
        let voices = self.voices.get(index).copied().unwrap_or(1);
        let said = || Some(self.panel.testimony(index, answer)?.shared_by(voices));
        if let Some(testimony) = self.testimonies.entry((index, answer)).or_insert_with(said) {
            standing.add(worker.voter, testimony, worker.is_qualified());
        }
    }
}

impl Judge for BySkill<'_, '_> {
    fn passes(&self, worker: usize, gold: Tally) -> bool {
        let accuracy = self.accuracies.get(worker).copied().unwrap_or_default();
        let golds = u8::try_from(gold.total).unwrap_or(u8::MAX);
        gold.right >= self.panel.measure.least_right(golds, accuracy).into()
    }

    fn rightness(&self, answer: &Answer, truth: &Answer) -> u16 {
        match (self.panel.kind, answer, truth) {
            (AnswerKind::Number { tolerance, .. }, Answer::Number(answer), Answer::Number(truth)) => {
                rightness(*answer, *truth, *tolerance)
            }
            _ => whole_or_nothing(self.panel.kind.is_right(answer, truth)),
        }
    }

    fn item(&mut self, given: &[(usize, Answer)]) -> Option<ItemDecision> {
        if let AnswerKind::Number { tolerance, .. } = self.panel.kind {
            let weight = |worker: usize| self.weights.get(worker).copied().unwrap_or(AnswerWeight::LEAST);
            let weighed = given.iter().map(|(worker, answer)| (*answer, weight(*worker))).collect::<Vec<_>>();
            let Decision::Decided(found) = agree(&numbers(&weighed), *tolerance) else { return None };
            let standard = Standard::Within(found.band);
            let confidence = standard.confidence(&weighed);
            return Some(ItemDecision { answer: Answer::Number(found.value), standard, confidence });
        }
        let OpenItem { standing, stage } = self.items.next()?;
        for (worker, answer) in given {
            if let Answer::Choice(answer) = answer {
                self.add_vote(standing, *worker, *answer);
            }
        }
        let answer = Answer::Choice(standing.decision(*stage)?);
        let confidence = standing.confidence(self.panel.kind)?;
        Some(ItemDecision { answer, standard: Standard::Exactly(answer), confidence })
    }
}
