//! How a set is judged: the verdict on each position, and the number of right answers of each worker.

#[cfg(test)]
mod tests;

use super::{confidence::share_of_weight, Answer, AnswerKind, MaxPositions, MaxWorkers, MAX_POSITIONS, MAX_WORKERS};
use crate::{
    basis_points::BasisPoints,
    consensus::{number, number::Agreement, plurality, weight::AnswerWeight, Decision, Quorum},
    contributors::Tally,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use scale_info::TypeInfo;

/// The least number of proven workers that outvote gold. One alone, however heavy, could void the gold that it fails, and
/// two can know from the deal that they sit together.
pub const LEAST_OUTVOTING: usize = 3;

/// The least number of workers that decide an item: nobody is heavy enough to do it alone.
pub const LEAST_AGREEING: usize = 2;

/// The answers of one worker in a set that is to be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// What its answers weigh, fixed when it committed.
    pub weight: AnswerWeight,
    /// Whether it was proven then.
    pub proven: bool,
    /// Its answers by position; none if it did not reveal. A position beyond their end counts as not answered, and so does
    /// an answer that is not of the campaign's kind.
    pub answers: Option<&'a [Answer]>,
}

impl Sheet<'_> {
    /// Returns the answer to a position, if there is one of this kind.
    pub(super) fn answer(&self, position: usize, kind: &AnswerKind) -> Option<Answer> {
        self.answers?.get(position).filter(|answer| kind.admits(answer)).copied()
    }
}

/// What a position shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Position {
    /// An item that the workers decide.
    Item,
    /// Gold of one requester, and its truth.
    Gold(Answer),
    /// Gold that two accounts made, as the platform's, and its truth. It stands whatever anybody agrees on.
    Firm(Answer),
    /// Gold of one requester that was shown with a proposal. Workers who agree with the proposal cannot outvote it:
    /// otherwise those who accept every proposal would void the very gold that is to find them.
    Trap {
        /// Its truth.
        truth: Answer,
        /// What was proposed.
        proposed: Answer,
    },
}

/// The verdict on a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PositionVerdict {
    /// An item, decided: the choice, or the number at the middle of the band.
    Decided(Answer),
    /// An item that is undecided. It counts for nobody.
    Undecided,
    /// Gold that stands.
    Gold,
    /// Gold that the proven workers outvoted and that stands all the same: it counts for everybody, and the campaign counts
    /// the vote.
    Contested,
    /// Gold that the proven workers outvoted. It counts for nobody, and against the requester.
    Void,
}

/// The number of right answers of a worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WorkerTally {
    /// Its answers to the items that were decided.
    pub consensus: Tally,
    /// Its answers to the gold that stands.
    pub gold: Tally,
}

/// The verdict on a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Verdict {
    /// By position.
    pub positions: BoundedVec<PositionVerdict, MaxPositions>,
    /// By position, the share of what decided that speaks for the decision, in basis points and rounded down; none where no
    /// item was decided. It is a share of weight, and one of likelihood where choices are judged by skill.
    pub confidence: BoundedVec<Option<BasisPoints>, MaxPositions>,
    /// By worker, in the order of the sheets.
    pub workers: BoundedVec<WorkerTally, MaxWorkers>,
}

impl Verdict {
    /// Returns the number of positions whose verdict matches.
    pub fn count(&self, matching: impl Fn(&PositionVerdict) -> bool) -> u32 {
        self.positions.iter().filter(|verdict| matching(verdict)).fold(0, |count: u32, _| count.saturating_add(1))
    }

    /// Returns the number of gold positions that the proven workers outvoted, whether or not the gold stands.
    pub fn outvoted(&self) -> u32 {
        self.count(|verdict| matches!(verdict, PositionVerdict::Contested | PositionVerdict::Void))
    }

    /// Returns the number of gold positions.
    pub fn gold(&self) -> u32 {
        self.count(|verdict| *verdict == PositionVerdict::Gold).saturating_add(self.outvoted())
    }

    /// Returns whether more than a third of the gold is void. Either the requester or the workers cheat, and nobody can tell
    /// which: the set decides nothing, and nothing in it counts for anybody.
    pub fn is_spoiled(&self) -> bool {
        self.count(|verdict| *verdict == PositionVerdict::Void).saturating_mul(3) > self.gold()
    }

    /// Returns the verdict of a spoiled set: no item is decided, and no answer counts.
    fn spoiled(mut self) -> Self {
        self.workers.iter_mut().for_each(|worker| *worker = WorkerTally::default());
        let decided = self.positions.iter_mut().filter(|verdict| matches!(verdict, PositionVerdict::Decided(_)));
        decided.for_each(|verdict| *verdict = PositionVerdict::Undecided);
        self.confidence.iter_mut().for_each(|share| *share = None);
        self
    }
}

/// A whole answer in thousandths.
const WHOLE: u16 = 1_000;

/// What an answer to a decided item is measured by.
pub(super) enum Standard {
    /// Only this answer is right.
    Exactly(Answer),
    /// A number in the band is right.
    Within(Agreement),
}

impl Standard {
    /// Returns whether an answer is right.
    pub(super) fn admits(&self, answer: &Answer) -> bool {
        match self {
            Self::Exactly(right) => answer == right,
            Self::Within(band) => matches!(answer, Answer::Number(number) if band.includes(*number)),
        }
    }

    /// Returns the share of the weight of all given answers that the right ones have.
    pub(super) fn confidence(&self, given: &[(Answer, AnswerWeight)]) -> BasisPoints {
        let right = given.iter().filter(|(answer, _)| self.admits(answer)).map(|(_, weight)| *weight);
        share_of_weight(right.collect(), given.iter().map(|(_, weight)| *weight).collect())
    }

    /// Counts one more answer. There are at most as many as positions.
    fn note(&self, tally: &mut Tally, answer: Option<&Answer>) {
        let right = answer.is_some_and(|answer| self.admits(answer));
        tally.total = tally.total.saturating_add(1);
        tally.right = tally.right.saturating_add(right.into());
    }
}

/// The decision on an item.
pub(super) struct ItemDecision {
    /// The answer.
    pub(super) answer: Answer,
    /// What each worker's answer is measured by.
    pub(super) standard: Standard,
    /// The share of what decided that speaks for the answer.
    pub(super) confidence: BasisPoints,
}

/// What differs between the ways to judge a set.
pub(super) trait Judge {
    /// Returns whether a worker's gold is good enough: it gets a vote on items.
    fn passes(&self, worker: usize, gold: Tally) -> bool;

    /// Returns how right an answer to gold is, in thousandths.
    fn rightness(&self, answer: &Answer, truth: &Answer) -> u16;

    /// Decides an item by the answers of the workers who have a vote.
    fn item(&mut self, given: &[(usize, Answer)]) -> Option<ItemDecision>;
}

/// Judges by weights: two thirds of the gold, and a quorum of the weight.
struct ByWeight<'a> {
    sheets: &'a [Sheet<'a>],
    kind: &'a AnswerKind,
    quorum: &'a Quorum,
}

impl Judge for ByWeight<'_> {
    fn passes(&self, _: usize, gold: Tally) -> bool {
        gold.two_thirds_right()
    }

    fn rightness(&self, answer: &Answer, truth: &Answer) -> u16 {
        whole_or_nothing(self.kind.is_right(answer, truth))
    }

    fn item(&mut self, given: &[(usize, Answer)]) -> Option<ItemDecision> {
        let weight = |worker: usize| self.sheets.get(worker).map_or(AnswerWeight::LEAST, |sheet| sheet.weight);
        let weighed = given.iter().map(|(worker, answer)| (*answer, weight(*worker))).collect::<Vec<_>>();
        let (answer, standard) = weigh(&weighed, self.kind, self.quorum)?;
        let agreeing = given.iter().filter(|(_, answer)| standard.admits(answer)).count();
        let confidence = standard.confidence(&weighed);
        (agreeing >= LEAST_AGREEING).then_some(ItemDecision { answer, standard, confidence })
    }
}

/// Returns the rightness of an answer that is right or wrong.
pub(super) fn whole_or_nothing(is_right: bool) -> u16 {
    if is_right {
        WHOLE
    } else {
        0
    }
}

/// Judges a set by weights, as graders' answers are judged: at most the first [`MAX_POSITIONS`] positions and the first
/// [`MAX_WORKERS`] sheets.
///
/// * Gold comes first. A worker with less than two thirds of the standing gold right gets no vote on items.
/// * An item is decided by the weights of its answers: choices by [`plurality::decide`], numbers by [`number::agree`],
///   content never. At least [`LEAST_AGREEING`] workers must agree.
/// * Gold is void when proven workers, by the same rule among themselves and at least [`LEAST_OUTVOTING`] of them,
///   agree on an answer that is not right. A [`Position::Trap`] stands if that answer was proposed, and a
///   [`Position::Firm`] always: they are contested then, and count for everybody.
/// * If more than a third of the gold is void, no item is decided and nothing counts for anybody.
/// * An answer is right if it agrees with the decision on an item, or says the same as gold that stands.
/// * An answer that was not given or not revealed is wrong wherever it counts, and has no weight.
///
/// The order of the sheets changes nothing but the order of the tallies, and the order of the positions nothing but the
/// order of the verdicts.
pub fn judge(sheets: &[Sheet<'_>], kind: &AnswerKind, positions: &[Position], quorum: &Quorum) -> Verdict {
    judge_by(sheets, kind, positions, quorum, &mut ByWeight { sheets, kind, quorum }).verdict
}

/// What judging a set gives.
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// By worker, whether its gold was good enough.
    pub passed: Vec<bool>,
}

/// Judges a set in one of the ways. The rules of [`judge`] for gold are common to all.
pub(super) fn judge_by(
    sheets: &[Sheet<'_>],
    kind: &AnswerKind,
    positions: &[Position],
    quorum: &Quorum,
    by: &mut impl Judge,
) -> Judged {
    let sheets = sheets.iter().take(MAX_WORKERS as usize);
    let mut workers = sheets.clone().map(|_| WorkerTally::default()).collect::<Vec<_>>();
    let shown = positions.iter().take(MAX_POSITIONS as usize).enumerate();
    let of_gold = shown.map(|(index, position)| match position {
        Position::Item => None,
        Position::Gold(truth) => Some(gold(sheets.clone(), index, kind, quorum, truth, |_| false)),
        Position::Firm(truth) => Some(gold(sheets.clone(), index, kind, quorum, truth, |_| true)),
        Position::Trap { truth, proposed } => {
            Some(gold(sheets.clone(), index, kind, quorum, truth, |agreed| kind.is_right(agreed, proposed)))
        }
    });
    let of_gold = of_gold.collect::<Vec<_>>();
    let standing = of_gold.iter().enumerate().filter_map(|(index, found)| Some((index, found.as_ref()?.1?)));
    for (worker, sheet) in workers.iter_mut().zip(sheets.clone()) {
        let (mut thousandths, mut total) = (0u32, 0u16);
        for (index, truth) in standing.clone() {
            let right = sheet.answer(index, kind).map_or(0, |answer| by.rightness(&answer, &truth));
            thousandths = thousandths.saturating_add(right.min(WHOLE).into());
            total = total.saturating_add(1);
        }
        worker.gold = Tally::of(u16::try_from(nearest(thousandths)).unwrap_or(total), total);
    }
    // A worker who fails gold gets no vote.
    let passed = workers.iter().enumerate().map(|(index, worker)| by.passes(index, worker.gold)).collect::<Vec<_>>();
    let (mut verdicts, mut confidence) = (Vec::new(), Vec::new());
    for (index, found) in of_gold.into_iter().enumerate() {
        if let Some((verdict, _)) = found {
            verdicts.push(verdict);
            confidence.push(None);
            continue;
        }
        let believed = sheets.clone().zip(&passed).enumerate().filter(|(_, (_, passed))| **passed);
        let given = believed.filter_map(|(worker, (sheet, _))| Some((worker, sheet.answer(index, kind)?)));
        let decision = by.item(&given.collect::<Vec<_>>());
        confidence.push(decision.as_ref().map(|decision| decision.confidence));
        let Some(ItemDecision { answer, standard, .. }) = decision else {
            verdicts.push(PositionVerdict::Undecided);
            continue;
        };
        verdicts.push(PositionVerdict::Decided(answer));
        for (worker, sheet) in workers.iter_mut().zip(sheets.clone()) {
            standard.note(&mut worker.consensus, sheet.answer(index, kind).as_ref());
        }
    }
    let verdict = Verdict {
        positions: BoundedVec::truncate_from(verdicts),
        confidence: BoundedVec::truncate_from(confidence),
        workers: BoundedVec::truncate_from(workers),
    };
    Judged { verdict: if verdict.is_spoiled() { verdict.spoiled() } else { verdict }, passed }
}

/// Returns the whole number that is nearest to so many thousandths, and the even one of two. Parts of right answers add up to
/// it, and over many sets nobody gains or loses by that.
fn nearest(thousandths: u32) -> u32 {
    let (whole, rest) = (thousandths / u32::from(WHOLE), thousandths % u32::from(WHOLE));
    let up = rest.saturating_mul(2).saturating_add(whole % 2) > u32::from(WHOLE);
    whole.saturating_add(up.into())
}

/// Returns the verdict on gold, and its truth if it counts. `stands` says whether it stands against what the workers agreed
/// on.
fn gold<'a>(
    sheets: impl Iterator<Item = &'a Sheet<'a>> + Clone,
    index: usize,
    kind: &AnswerKind,
    quorum: &Quorum,
    truth: &Answer,
    stands: impl FnOnce(&Answer) -> bool,
) -> (PositionVerdict, Option<Answer>) {
    match outvoting(sheets, index, kind, quorum, truth) {
        None => (PositionVerdict::Gold, Some(*truth)),
        Some(agreed) if stands(&agreed) => (PositionVerdict::Contested, Some(*truth)),
        Some(_) => (PositionVerdict::Void, None),
    }
}

/// Returns what weighted answers decide.
fn weigh(given: &[(Answer, AnswerWeight)], kind: &AnswerKind, quorum: &Quorum) -> Option<(Answer, Standard)> {
    match kind {
        AnswerKind::Categories { .. } | AnswerKind::Preference { .. } => match plurality::decide(given, quorum) {
            Decision::Decided(answer) => Some((answer, Standard::Exactly(answer))),
            Decision::Undecided => None,
        },
        AnswerKind::Number { tolerance, .. } => match number::agree(&numbers(given), *tolerance, quorum) {
            Decision::Decided(band) => Some((Answer::Number(band.value), Standard::Within(band))),
            Decision::Undecided => None,
        },
        AnswerKind::Rich => None,
    }
}

/// Returns the numbers among weighted answers.
pub(super) fn numbers(given: &[(Answer, AnswerWeight)]) -> Vec<(i64, AnswerWeight)> {
    let numbers = given.iter().filter_map(|(answer, weight)| match answer {
        Answer::Number(number) => Some((*number, *weight)),
        _ => None,
    });
    numbers.collect()
}

/// Returns the answer that the proven workers agree on against the truth, if there is one.
fn outvoting<'a>(
    sheets: impl Iterator<Item = &'a Sheet<'a>> + Clone,
    index: usize,
    kind: &AnswerKind,
    quorum: &Quorum,
    truth: &Answer,
) -> Option<Answer> {
    let proven = sheets.filter(|sheet| sheet.proven);
    let given = proven.filter_map(|sheet| Some((sheet.answer(index, kind)?, sheet.weight))).collect::<Vec<_>>();
    let (agreed, standard) = weigh(&given, kind, quorum)?;
    let against = given.iter().filter(|(answer, _)| standard.admits(answer) && !kind.is_right(answer, truth)).count();
    (!kind.is_right(&agreed, truth) && against >= LEAST_OUTVOTING).then_some(agreed)
}
