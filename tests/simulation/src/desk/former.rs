//! How sets were judged before, for the sets of parameters that play it: who failed gold helped to decide items, and
//! before that two proven workers who agreed voided gold, whoever had made it.

use crate::rules::Guards;
use agt_primitives::{
    consensus::Quorum,
    tasks::{self, AnswerKind, Position, PositionVerdict, Sheet, Verdict},
};

/// How many it took to void gold.
const OUTVOTING: usize = 2;

/// Judges a set by the chain's function, and by what is no rule of the chain any more.
pub(super) fn judge(
    guards: &Guards,
    sheets: &[Sheet<'_>],
    kind: &AnswerKind,
    positions: &[Position],
    quorum: &Quorum,
) -> Verdict {
    let all = |positions: &[Position], sheets: &[Sheet<'_>]| match guards.failing_decide {
        true => trusting(sheets, kind, positions, quorum),
        false => tasks::judge(sheets, kind, positions, quorum),
    };
    if !guards.two_void_gold {
        return all(positions, sheets);
    }
    let proven = sheets.iter().filter(|sheet| sheet.proven).copied().collect::<Vec<_>>();
    // What the proven workers agree on where nobody knows the truth.
    let items = vec![Position::Item; positions.len()];
    let agreed = tasks::judge(&proven, kind, &items, quorum);
    let void = |index: usize| match (&positions[index], &agreed.positions[index]) {
        (Position::Firm(truth), PositionVerdict::Decided(answer)) if !kind.is_right(answer, truth) => {
            let said = proven.iter().filter(|sheet| sheet.answers.and_then(|given| given.get(index)) == Some(answer));
            said.count() >= OUTVOTING
        }
        _ => false,
    };
    let void = (0..positions.len()).map(void).collect::<Vec<_>>();
    let mut verdict = part(sheets, positions, |index| !void[index], all);
    put_back(&mut verdict, &void, std::iter::repeat(PositionVerdict::Void));
    verdict
}

/// Judges a set so that who fails its gold helps to decide its items: where there is no gold nobody has failed it.
fn trusting(sheets: &[Sheet<'_>], kind: &AnswerKind, positions: &[Position], quorum: &Quorum) -> Verdict {
    let judge = |positions: &[Position], sheets: &[Sheet<'_>]| tasks::judge(sheets, kind, positions, quorum);
    let is_gold = positions.iter().map(|position| *position != Position::Item).collect::<Vec<_>>();
    let gold = part(sheets, positions, |index| is_gold[index], judge);
    let mut verdict = part(sheets, positions, |index| !is_gold[index], judge);
    verdict.workers.iter_mut().zip(&gold.workers).for_each(|(worker, other)| worker.gold = other.gold);
    put_back(&mut verdict, &is_gold, gold.positions);
    verdict
}

/// The verdict on some of the positions as if there were no others.
fn part(
    sheets: &[Sheet<'_>],
    positions: &[Position],
    stays: impl Fn(usize) -> bool,
    judge: impl Fn(&[Position], &[Sheet<'_>]) -> Verdict,
) -> Verdict {
    let kept = (0..positions.len()).filter(|index| stays(*index)).collect::<Vec<_>>();
    let of =
        |answers: &[tasks::Answer]| kept.iter().filter_map(|index| answers.get(*index).copied()).collect::<Vec<_>>();
    let given = sheets.iter().map(|sheet| sheet.answers.map(of)).collect::<Vec<_>>();
    let fewer = sheets.iter().zip(&given).map(|(sheet, answers)| Sheet { answers: answers.as_deref(), ..*sheet });
    let positions = kept.iter().map(|index| positions[*index]).collect::<Vec<_>>();
    judge(&positions, &fewer.collect::<Vec<_>>())
}

/// Puts the verdicts of a part back to where its positions are, among those that the verdict has.
fn put_back(verdict: &mut Verdict, is_part: &[bool], part: impl IntoIterator<Item = PositionVerdict>) {
    let mut rest = std::mem::take(&mut verdict.positions).into_iter();
    let mut part = part.into_iter();
    for is_part in is_part {
        let next = if *is_part { part.next() } else { rest.next() };
        // There are no more positions than there were.
        let _ = verdict.positions.try_push(next.unwrap_or(PositionVerdict::Undecided));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use agt_primitives::{
        consensus::weight::AnswerWeight,
        contributors::Tally,
        tasks::{Answer, TaskTerms},
    };

    const ITEM_AND_TWO_GOLDS: [Position; 3] =
        [Position::Item, Position::Firm(Answer::Choice(2)), Position::Firm(Answer::Choice(2))];

    fn judged(change: fn(&mut Guards), parts: [[u8; 3]; 3]) -> Verdict {
        let mut guards = Rules::defaults().guards;
        change(&mut guards);
        let answers = parts.map(|part| part.map(Answer::Choice));
        let weight = AnswerWeight::from_parts(10_000).expect("a weight");
        let sheets = answers.each_ref().map(|given| Sheet { weight, proven: true, answers: Some(given) });
        let (kind, quorum) = (AnswerKind::Categories { count: 4 }, TaskTerms::DEFAULT.quorum());
        judge(&guards, &sheets, &kind, &ITEM_AND_TWO_GOLDS, &quorum)
    }

    #[test]
    fn two_who_agree_void_gold_and_one_of_them_alone_does_not() {
        let before = |guards: &mut Guards| (guards.two_void_gold, guards.failing_decide) = (true, true);
        let void = judged(before, [[1, 0, 2], [1, 0, 2], [3, 2, 2]]);
        let decided = PositionVerdict::Decided(Answer::Choice(1));
        assert_eq!(void.positions.to_vec(), [decided, PositionVerdict::Void, PositionVerdict::Gold]);
        assert_eq!(void.workers.iter().map(|worker| worker.gold).collect::<Vec<_>>(), vec![Tally::of(1, 1); 3]);
        assert!(void.workers[0].is_accepted() && !void.workers[2].is_accepted());
        let stands = judged(before, [[1, 0, 2], [1, 3, 2], [3, 2, 2]]);
        assert_eq!(stands.positions.to_vec()[1], PositionVerdict::Gold);
        assert_eq!(stands.workers[0].gold, Tally::of(1, 2));
    }

    #[test]
    fn who_fails_gold_decided_items_as_everybody_else() {
        let parts = [[1, 0, 2], [1, 3, 2], [3, 2, 2]];
        let former = judged(|guards| guards.failing_decide = true, parts);
        assert_eq!(former.positions[0], PositionVerdict::Decided(Answer::Choice(1)));
        assert_eq!(former.workers[2].consensus, Tally::of(0, 1));
        assert_eq!((former.workers[0].gold, former.gold()), (Tally::of(1, 2), 2));
        let now = judged(|_| (), parts);
        assert_eq!((now.positions[0], now.workers[2].consensus), (PositionVerdict::Undecided, Tally::NONE));
        assert_eq!(
            now.workers.iter().map(|worker| worker.gold).collect::<Vec<_>>(),
            [1, 1, 2].map(|right| Tally::of(right, 2))
        );
    }
}
