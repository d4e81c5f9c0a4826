//! How sets were judged before: two proven workers who agreed voided gold, whoever had made it.

use agt_primitives::{
    consensus::Quorum,
    tasks::{self, AnswerKind, Position, PositionVerdict, Sheet, Verdict},
};

/// How many it took.
const OUTVOTING: usize = 2;

/// Judges a set of choices by the chain's function, but for gold that two outvoted: that counts for nobody.
pub(super) fn judge(sheets: &[Sheet<'_>], kind: &AnswerKind, positions: &[Position], quorum: &Quorum) -> Verdict {
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
    if !void.contains(&true) {
        return tasks::judge(sheets, kind, positions, quorum);
    }
    let standing = |index: &usize| !void[*index];
    let kept = (0..positions.len()).filter(standing).map(|index| positions[index]).collect::<Vec<_>>();
    let given = sheets.iter().map(|sheet| {
        sheet.answers.map(|answers| (0..answers.len()).filter(standing).map(|index| answers[index]).collect::<Vec<_>>())
    });
    let given = given.collect::<Vec<_>>();
    let fewer = sheets.iter().zip(&given).map(|(sheet, answers)| Sheet { answers: answers.as_deref(), ..*sheet });
    let mut verdict = tasks::judge(&fewer.collect::<Vec<_>>(), kind, &kept, quorum);
    let mut rest = std::mem::take(&mut verdict.positions).into_iter();
    for void in void {
        let next = if void { Some(PositionVerdict::Void) } else { rest.next() };
        // There are no more positions than there were.
        let _ = verdict.positions.try_push(next.unwrap_or(PositionVerdict::Undecided));
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_primitives::{
        consensus::weight::Weight,
        contributors::Tally,
        tasks::{Answer, TaskTerms},
    };

    #[test]
    fn two_who_agree_void_gold_and_one_of_them_alone_does_not() {
        let said = |answers: [u8; 3]| answers.map(Answer::Choice);
        let judged = |parts: [[u8; 3]; 3]| {
            let answers = parts.map(said);
            let weight = Weight::from_parts(10_000).expect("a weight");
            let sheets = answers.each_ref().map(|given| Sheet { weight, proven: true, answers: Some(given) });
            let positions = [Position::Item, Position::Firm(Answer::Choice(2)), Position::Firm(Answer::Choice(2))];
            judge(&sheets, &AnswerKind::Categories { count: 4 }, &positions, &TaskTerms::DEFAULT.quorum())
        };
        let void = judged([[1, 0, 2], [1, 0, 2], [3, 2, 2]]);
        let decided = PositionVerdict::Decided(Answer::Choice(1));
        assert_eq!(void.positions.to_vec(), [decided, PositionVerdict::Void, PositionVerdict::Gold]);
        assert_eq!(void.workers.iter().map(|worker| worker.gold).collect::<Vec<_>>(), vec![Tally::of(1, 1); 3]);
        assert!(void.workers[0].is_accepted() && !void.workers[2].is_accepted());
        let stands = judged([[1, 0, 2], [1, 3, 2], [3, 2, 2]]);
        assert_eq!(stands.positions.to_vec()[1], PositionVerdict::Gold);
        assert_eq!(stands.workers[0].gold, Tally::of(1, 2));
    }
}
