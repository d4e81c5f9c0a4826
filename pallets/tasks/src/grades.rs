//! What the graders of a rich set gave its answers.

use crate::{Label, SetOutcome, SubmittedAnswers};
use agt_primitives::{
    basis_points::BasisPoints,
    tasks::{Grade, Verdict},
};
use alloc::{vec, vec::Vec};

/// What a rich set is concluded by.
pub(crate) enum Graded<'a> {
    /// Nobody graded it in time. What each of its answers counts as: none where the platform pays.
    Ungraded(Option<Grade>),
    /// The graders' verdict, and whether they have no further attempt.
    By(&'a Verdict, bool),
}

impl Graded<'_> {
    /// Returns the outcome of the rich set.
    pub(crate) fn outcome(&self) -> SetOutcome {
        match self {
            Self::Ungraded(_) => SetOutcome::Ungraded,
            Self::By(..) => SetOutcome::Graded,
        }
    }
}

/// What the graders gave the answers of one seat, by position; none where they did not agree.
pub(crate) struct SeatGrades {
    pub(crate) grades: Vec<Option<Grade>>,
    /// The share of the graders who gave the grade.
    pub(crate) shares: Vec<Option<BasisPoints>>,
}

/// Returns the grades of each seat; none for a seat that was not revealed. The verdict has the positions of the revealed
/// seats one after the other. If nobody graded the set, every answer has the same grade or none; an answer that the
/// graders' last attempt leaves without a grade passes.
pub(crate) fn grades_by_seat<AccountId>(
    submissions: &[Option<SubmittedAnswers<AccountId>>],
    positions: usize,
    graded: &Graded<'_>,
) -> Vec<Option<SeatGrades>> {
    let mut first = 0usize;
    let of_seat = |submitted: &Option<SubmittedAnswers<AccountId>>| {
        submitted.as_ref()?.answers.as_ref()?;
        let (verdict, last) = match graded {
            Graded::Ungraded(grade) => {
                return Some(SeatGrades { grades: vec![*grade; positions], shares: vec![None; positions] })
            }
            Graded::By(verdict, last) => (verdict, last),
        };
        let of_seat = verdict.positions.iter().skip(first).take(positions);
        let shares = verdict.confidence.iter().skip(first).take(positions);
        first = first.saturating_add(positions);
        let grades = of_seat.map(|verdict| Grade::of(verdict).or(last.then_some(Grade::PASSING)));
        Some(SeatGrades { grades: grades.collect(), shares: shares.copied().collect() })
    };
    submissions.iter().map(of_seat).collect()
}

/// Returns the answer to an item with the best grade that passes: the first one of equals. Its confidence is the share of the
/// graders who gave it that grade.
pub(crate) fn best_answer<AccountId>(
    submissions: &[Option<SubmittedAnswers<AccountId>>],
    grades: &[Option<SeatGrades>],
    item: usize,
) -> Option<Label> {
    let graded = submissions.iter().zip(grades).filter_map(|(submitted, grades)| {
        let SeatGrades { grades, shares } = grades.as_ref()?;
        let grade = grades.get(item).copied().flatten().filter(|grade| grade.is_passing())?;
        let answer = *submitted.as_ref()?.answers.as_ref()?.get(item)?;
        Some((grade, Label { answer, confidence: shares.get(item).copied().flatten() }))
    });
    let mut best: Option<(Grade, Label)> = None;
    for (grade, label) in graded {
        if best.is_none_or(|(so_far, _)| grade > so_far) {
            best = Some((grade, label));
        }
    }
    best.map(|(_, label)| label)
}
