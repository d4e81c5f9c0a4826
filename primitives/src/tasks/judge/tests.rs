//! Tests of the judgement, against counting ballots, and of what must not change it.

use super::*;
use crate::tasks::{pay, shuffle};
use core::num::NonZeroU64;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};
use sp_core::H256;

/// A worker's part with answers of its own.
#[derive(Clone, Debug)]
struct Part {
    weight: AnswerWeight,
    proven: bool,
    answers: Option<Vec<Answer>>,
}

impl Part {
    fn sheet(&self) -> Sheet<'_> {
        Sheet { weight: self.weight, proven: self.proven, answers: self.answers.as_deref() }
    }
}

const CHOICE: AnswerKind = AnswerKind::Categories { count: 3 };
const NUMBER: AnswerKind =
    AnswerKind::Number { least: -50, most: 50, tolerance: NonZeroU64::new(2).unwrap(), decimals: 0 };

/// What a position comes to, with which confidence, and who is right in it, the obvious way: every hundredth of weight is a
/// ballot of its own.
fn by_hand(
    parts: &[Part],
    kind: &AnswerKind,
    index: usize,
    position: &Position,
    believed: &[bool],
) -> (PositionVerdict, Option<BasisPoints>, Vec<bool>) {
    let given = parts
        .iter()
        .map(|part| part.answers.as_ref().and_then(|all| all.get(index)).filter(|answer| kind.admits(answer)).copied())
        .collect::<Vec<_>>();
    let meets = |standard: &dyn Fn(Answer) -> bool| -> Vec<bool> {
        given.iter().map(|answer| answer.is_some_and(standard)).collect()
    };
    let close = |answer: Answer, centre: Answer, band: i64| match (answer, centre) {
        (Answer::Number(answer), Answer::Number(centre)) => (answer - centre).abs() <= band,
        (Answer::Choice(answer), Answer::Choice(centre)) => answer == centre,
        _ => false,
    };
    // The centre and the width of what these workers agree on, and the part of the ballots inside.
    let agreed = |proven_only: bool| -> Option<(Answer, i64, usize)> {
        let voters = parts.iter().zip(&given).zip(believed);
        let mut ballots = voters
            .filter(|((part, _), believed)| if proven_only { part.proven } else { **believed })
            .filter_map(|((part, answer), _)| Some(vec![(*answer)?; part.weight.parts() as usize / 100]))
            .flatten()
            .collect::<Vec<_>>();
        ballots.sort_unstable();
        let middle = *ballots.get(ballots.len().checked_sub(1)? / 2)?;
        let (centre, band) = match middle {
            Answer::Number(value) => {
                let mut off = ballots
                    .iter()
                    .map(|ballot| match ballot {
                        Answer::Number(number) => (number - value).abs(),
                        _ => unreachable!(),
                    })
                    .collect::<Vec<_>>();
                off.sort_unstable();
                (middle, (3 * off[(off.len() - 1) / 2]).clamp(2, 6))
            }
            // With two thirds on one choice the middle ballot is for it.
            _ => (middle, 0),
        };
        let inside = ballots.iter().filter(|ballot| close(**ballot, centre, band)).count();
        let share = inside * 10_000 / ballots.len();
        let agree = *kind != AnswerKind::Rich && ballots.len() >= 200 && 3 * inside >= 2 * ballots.len();
        agree.then_some((centre, band, share))
    };
    match position {
        Position::Item => match agreed(false) {
            Some((centre, band, share))
                if given
                    .iter()
                    .zip(believed)
                    .filter(|(answer, believed)| **believed && answer.is_some_and(|answer| close(answer, centre, band)))
                    .count()
                    >= 2 =>
            {
                let confidence = BasisPoints::new(share as u16);
                (PositionVerdict::Decided(centre), confidence, meets(&|answer| close(answer, centre, band)))
            }
            _ => (PositionVerdict::Undecided, None, vec![]),
        },
        Position::Gold(truth) | Position::Firm(truth) | Position::Trap { truth, .. } => {
            let right = |answer: Answer| close(answer, *truth, 2);
            let outvoted = agreed(true).is_some_and(|(centre, band, _)| {
                let against = parts.iter().zip(&given).filter(|(part, answer)| {
                    part.proven && answer.is_some_and(|answer| close(answer, centre, band) && !right(answer))
                });
                !right(centre) && against.count() >= 3
            });
            let stands = match position {
                Position::Trap { proposed, .. } => agreed(true).is_some_and(|(centre, ..)| close(centre, *proposed, 2)),
                other => matches!(other, Position::Firm(_)),
            };
            match (outvoted, stands) {
                (true, false) => (PositionVerdict::Void, None, vec![]),
                (true, true) => (PositionVerdict::Contested, None, meets(&|answer| right(answer))),
                (false, _) => (PositionVerdict::Gold, None, meets(&|answer| right(answer))),
            }
        }
    }
}

fn judged_by_hand(parts: &[Part], kind: &AnswerKind, positions: &[Position]) -> Verdict {
    let mut verdicts = vec![PositionVerdict::Undecided; positions.len()];
    let mut shares = vec![None; positions.len()];
    let mut workers = vec![WorkerTally::default(); parts.len()];
    for of_gold in [true, false] {
        let believed = workers.iter().map(|worker| 3 * worker.gold.right >= 2 * worker.gold.total).collect::<Vec<_>>();
        for (index, position) in positions.iter().enumerate().filter(|(_, at)| (**at != Position::Item) == of_gold) {
            let (verdict, share, right) = by_hand(parts, kind, index, position, &believed);
            (verdicts[index], shares[index]) = (verdict, share);
            for (worker, right) in workers.iter_mut().zip(right) {
                let tally = if of_gold { &mut worker.gold } else { &mut worker.consensus };
                *tally = Tally::of(tally.right + u16::from(right), tally.total + 1);
            }
        }
    }
    let gold = positions.iter().filter(|position| **position != Position::Item).count();
    if verdicts.iter().filter(|verdict| **verdict == PositionVerdict::Void).count() * 3 > gold {
        workers = vec![WorkerTally::default(); parts.len()];
        shares = vec![None; positions.len()];
        for verdict in &mut verdicts {
            if matches!(verdict, PositionVerdict::Decided(_)) {
                *verdict = PositionVerdict::Undecided;
            }
        }
    }
    Verdict {
        positions: BoundedVec::truncate_from(verdicts),
        confidence: BoundedVec::truncate_from(shares),
        workers: BoundedVec::truncate_from(workers),
    }
}

/// Answers that often meet, and now and then one that nobody asked for.
fn answer(kind: AnswerKind) -> BoxedStrategy<Answer> {
    match kind {
        AnswerKind::Number { .. } => prop_oneof![
            12 => (-6i64..=6).prop_map(Answer::Number),
            3 => (-50i64..=50).prop_map(Answer::Number),
            1 => prop_oneof![Just(Answer::Number(51)), Just(Answer::Number(i64::MIN)), Just(Answer::Choice(0))],
        ]
        .boxed(),
        AnswerKind::Rich => (0u8..2).prop_map(|byte| Answer::Content(H256::repeat_byte(byte))).boxed(),
        _ => prop_oneof![
            8 => Just(Answer::Choice(1)),
            8 => (0u8..3).prop_map(Answer::Choice),
            1 => prop_oneof![Just(Answer::Choice(3)), Just(Answer::Number(1))],
        ]
        .boxed(),
    }
}

fn part(kind: AnswerKind, positions: usize) -> impl Strategy<Value = Part> {
    let parts = prop_oneof![Just(1_000u16), Just(10_000), Just(30_000), (10u16..=300).prop_map(|parts| parts * 100)];
    let answers = prop_oneof![
        8 => vec(answer(kind), positions).prop_map(Some),
        1 => vec(answer(kind), 0..=positions).prop_map(Some),
        2 => Just(None),
    ];
    (parts, any::<bool>(), answers).prop_map(|(parts, proven, answers)| Part {
        weight: AnswerWeight::from_parts(parts).unwrap(),
        proven,
        answers,
    })
}

/// A set: what is asked for, what its positions are, and its workers' parts.
fn set() -> impl Strategy<Value = (AnswerKind, Vec<Position>, Vec<Part>)> {
    let kind = prop_oneof![4 => Just(CHOICE), 4 => Just(NUMBER), 1 => Just(AnswerKind::Rich)];
    (kind, 1usize..=32).prop_flat_map(|(kind, positions)| {
        let truth = answer(kind).prop_filter("an answer of the kind", move |truth| kind.admits(truth));
        let trap = (truth.clone(), truth.clone()).prop_map(|(truth, proposed)| Position::Trap { truth, proposed });
        let firm = truth.clone().prop_map(Position::Firm);
        let position =
            prop_oneof![8 => Just(Position::Item), 4 => truth.prop_map(Position::Gold), 1 => trap, 1 => firm];
        (Just(kind), vec(position, positions), vec(part(kind, positions), 0..=7))
    })
}

fn judged(parts: &[Part], kind: &AnswerKind, positions: &[Position]) -> Verdict {
    judge(&parts.iter().map(Part::sheet).collect::<Vec<_>>(), kind, positions, &Quorum::default())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_024,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_verdict_equals_counting_ballots((kind, positions, parts) in set()) {
        prop_assert_eq!(judged(&parts, &kind, &positions), judged_by_hand(&parts, &kind, &positions));
    }

    #[test]
    fn the_order_of_the_sheets_never_matters(
        (kind, positions, parts) in set(), order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let order = order.into_iter().filter(|index| *index < parts.len()).collect::<Vec<_>>();
        let shuffled = order.iter().map(|index| parts[*index].clone()).collect::<Vec<_>>();
        let (verdict, other) = (judged(&parts, &kind, &positions), judged(&shuffled, &kind, &positions));
        prop_assert_eq!((&verdict.positions, &verdict.confidence), (&other.positions, &other.confidence));
        for (worker, index) in other.workers.iter().zip(order) {
            prop_assert_eq!(worker, &verdict.workers[index]);
        }
    }

    #[test]
    fn verdict_is_the_same_when_positions_are_shuffled((kind, positions, parts) in set(), seed in any::<[u8; 32]>()) {
        let shown = shuffle(&seed, positions.len() as u8);
        let moved = shown.iter().map(|entry| positions[usize::from(*entry)]).collect::<Vec<_>>();
        let answered = parts.iter().map(|part| Part {
            // Only whole sheets can be relabelled: nobody's are shorter than the set.
            answers: part.answers.as_ref().map(|all| shown.iter()
                .map(|entry| all.get(usize::from(*entry)).copied().unwrap_or(Answer::Number(i64::MAX))).collect()),
            ..part.clone()
        }).collect::<Vec<_>>();
        let (verdict, other) = (judged(&parts, &kind, &positions), judged(&answered, &kind, &moved));
        prop_assert_eq!(&verdict.workers, &other.workers);
        for ((position, share), entry) in other.positions.iter().zip(&other.confidence).zip(shown) {
            prop_assert_eq!(position, &verdict.positions[usize::from(entry)]);
            prop_assert_eq!(share, &verdict.confidence[usize::from(entry)]);
        }
    }

    #[test]
    fn workers_together_are_paid_no_more_than_their_rewards(
        (kind, positions, parts) in set(), reward in (any::<u128>(), 8u32..128).prop_map(|(bits, down)| bits >> down),
    ) {
        let verdict = judged(&parts, &kind, &positions);
        let paid = verdict.workers.iter().map(|worker| pay(reward, worker)).sum::<u128>();
        prop_assert!(paid <= reward * parts.len() as u128);
    }

    #[test]
    fn tallies_are_sound_and_measure_all_workers_by_the_same_positions((kind, positions, parts) in set()) {
        let verdict = judged(&parts, &kind, &positions);
        let decided = verdict.count(|verdict| matches!(verdict, PositionVerdict::Decided(_)));
        let gold = verdict.count(|verdict| matches!(verdict, PositionVerdict::Gold | PositionVerdict::Contested));
        let open = verdict.count(|verdict| matches!(verdict, PositionVerdict::Undecided | PositionVerdict::Void));
        prop_assert_eq!((decided + gold + open) as usize, positions.len());
        prop_assert_eq!(verdict.workers.len(), parts.len());
        for (worker, part) in verdict.workers.iter().zip(&parts) {
            prop_assert!(worker.consensus.is_sound() && worker.gold.is_sound());
            let counted = if verdict.is_spoiled() { (0, 0) } else { (decided, gold) };
            prop_assert_eq!((u32::from(worker.consensus.total), u32::from(worker.gold.total)), counted);
            // Who did not reveal has everything wrong and is paid nothing.
            if part.answers.is_none() {
                prop_assert_eq!((worker.right(), pay(1_000, worker)), (0, 0));
            }
        }
    }

    #[test]
    fn verdict_for_the_others_is_the_same_when_one_does_not_reveal((kind, positions, parts) in set(), absent in part(CHOICE, 1)) {
        prop_assume!(parts.len() < 7);
        let joined = [&parts[..], &[Part { answers: None, ..absent }]].concat();
        let (verdict, other) = (judged(&parts, &kind, &positions), judged(&joined, &kind, &positions));
        prop_assert_eq!(&verdict.positions, &other.positions);
        prop_assert_eq!(&verdict.workers[..], &other.workers[..parts.len()]);
    }

    #[test]
    fn confidence_is_of_decided_items_alone_and_at_least_the_quorum((kind, positions, parts) in set()) {
        let verdict = judged(&parts, &kind, &positions);
        prop_assert_eq!(verdict.confidence.len(), positions.len());
        for (position, share) in verdict.positions.iter().zip(&verdict.confidence) {
            prop_assert_eq!(matches!(position, PositionVerdict::Decided(_)), share.is_some());
            prop_assert!(share.is_none_or(|share| share.points() >= 6_666));
        }
    }

    #[test]
    fn unproven_workers_never_void_gold((kind, positions, parts) in set()) {
        let unproven = parts.into_iter().map(|part| Part { proven: false, ..part }).collect::<Vec<_>>();
        let verdict = judged(&unproven, &kind, &positions);
        prop_assert_eq!(verdict.outvoted(), 0);
    }
}

const ONE: AnswerWeight = AnswerWeight::from_parts(10_000).unwrap();

/// A worker with these choices, one for each position.
fn chose(weight: AnswerWeight, proven: bool, choices: &[u8]) -> Part {
    Part { weight, proven, answers: Some(choices.iter().copied().map(Answer::Choice).collect()) }
}

fn gold(truth: u8) -> Position {
    Position::Gold(Answer::Choice(truth))
}

#[test]
fn two_workers_cannot_void_gold() {
    let together = || chose(ONE, true, &[0, 0, 0]);
    let parts = [together(), together(), chose(ONE, true, &[2, 1, 2])];
    for positions in [[gold(2), gold(1), Position::Item], [Position::Firm(Answer::Choice(2)), gold(1), Position::Item]]
    {
        let verdict = judged(&parts, &CHOICE, &positions);
        assert_eq!(verdict.positions[..2], [PositionVerdict::Gold; 2]);
        let [one, other, honest] = [0, 1, 2].map(|worker| verdict.workers[worker]);
        assert!(!one.is_accepted() && !other.is_accepted());
        assert_eq!(honest.gold, Tally::of(2, 2));
    }
}

#[test]
fn gold_of_two_keys_stands_when_it_is_outvoted_and_counts_the_vote() {
    let parts = [chose(ONE, true, &[1, 0]), chose(ONE, true, &[1, 0]), chose(ONE, true, &[1, 0])];
    let verdict = judged(&parts, &CHOICE, &[Position::Firm(Answer::Choice(2)), Position::Item]);
    assert_eq!(verdict.positions.to_vec(), [PositionVerdict::Contested, PositionVerdict::Undecided]);
    assert_eq!((verdict.gold(), verdict.outvoted(), verdict.is_spoiled()), (1, 1, false));
    assert!(verdict.workers.iter().all(|worker| worker.gold == Tally::of(0, 1) && !worker.is_accepted()));
}

#[test]
fn outvoted_gold_of_one_requester_counts_for_nobody() {
    let said = || chose(ONE, true, &[1, 0, 0, 0]);
    let verdict = judged(&[said(), said(), said()], &CHOICE, &[gold(2), gold(0), gold(0), Position::Item]);
    assert_eq!(verdict.positions[0], PositionVerdict::Void);
    let counted = WorkerTally { gold: Tally::of(2, 2), consensus: Tally::of(1, 1) };
    assert!(verdict.workers.iter().all(|worker| *worker == counted));
}

#[test]
fn set_decides_nothing_when_over_a_third_of_its_gold_is_void() {
    let said = || chose(ONE, true, &[1, 1, 0, 0]);
    let verdict = judged(&[said(), said(), said()], &CHOICE, &[gold(2), gold(2), gold(0), Position::Item]);
    assert!(verdict.is_spoiled());
    assert_eq!(
        verdict.positions.to_vec(),
        [PositionVerdict::Void, PositionVerdict::Void, PositionVerdict::Gold, PositionVerdict::Undecided]
    );
    assert!(verdict.workers.iter().all(|worker| *worker == WorkerTally::default() && !worker.is_accepted()));
}

#[test]
fn workers_who_accept_every_proposal_cannot_void_gold() {
    let lazy = || chose(ONE, true, &[1, 3]);
    let trap = Position::Trap { truth: Answer::Choice(2), proposed: Answer::Choice(1) };
    let verdict = judged(&[lazy(), lazy(), lazy()], &CHOICE, &[trap, Position::Item]);
    assert_eq!(verdict.positions[0], PositionVerdict::Contested);
    assert!(verdict.workers.iter().all(|worker| worker.gold == Tally::of(0, 1)));
    let other = [chose(ONE, true, &[0]), chose(ONE, true, &[0]), chose(ONE, true, &[0])];
    assert_eq!(judged(&other, &CHOICE, &[trap]).positions[0], PositionVerdict::Void);
}

#[test]
fn worker_who_fails_gold_gets_no_vote_and_is_still_measured() {
    let together = || chose(ONE, true, &[0, 0]);
    let honest = || chose(ONE, true, &[2, 1]);
    for (parts, decided) in [
        (vec![together(), together(), honest()], PositionVerdict::Undecided),
        (vec![together(), together(), together(), honest(), honest()], PositionVerdict::Decided(Answer::Choice(1))),
    ] {
        let verdict = judged(&parts, &CHOICE, &[Position::Firm(Answer::Choice(2)), Position::Item]);
        assert_eq!(verdict.positions[1], decided);
        let wrong = if decided == PositionVerdict::Undecided { Tally::NONE } else { Tally::of(0, 1) };
        assert_eq!(verdict.workers[0].consensus, wrong);
    }
}

#[test]
fn heavy_worker_cannot_decide_an_item_alone() {
    let alone = [chose(AnswerWeight::MOST, true, &[1]), chose(AnswerWeight::LEAST, true, &[2])];
    assert_eq!(judged(&alone, &CHOICE, &[Position::Item]).positions[0], PositionVerdict::Undecided);
    let joined = [chose(AnswerWeight::MOST, true, &[1]), chose(AnswerWeight::LEAST, true, &[1])];
    let decided = PositionVerdict::Decided(Answer::Choice(1));
    assert_eq!(judged(&joined, &CHOICE, &[Position::Item]).positions[0], decided);
}

#[test]
fn gold_that_is_failed_in_different_ways_stands() {
    let parts = [chose(ONE, true, &[0]), chose(ONE, true, &[1]), chose(ONE, true, &[2])];
    let verdict = judged(&parts, &CHOICE, &[gold(2)]);
    assert_eq!(verdict.positions[0], PositionVerdict::Gold);
    let right = verdict.workers.iter().map(|worker| worker.gold).collect::<Vec<_>>();
    assert_eq!(right, [Tally::of(0, 1), Tally::of(0, 1), Tally::of(1, 1)]);
}

#[test]
fn two_proven_workers_void_no_gold_however_heavy() {
    let parts = [
        chose(AnswerWeight::MOST, true, &[1]),
        chose(AnswerWeight::MOST, true, &[1]),
        chose(AnswerWeight::UNPROVEN, false, &[1]),
    ];
    assert_eq!(judged(&parts, &CHOICE, &[gold(2)]).positions[0], PositionVerdict::Gold);
    let parts = [chose(AnswerWeight::MOST, true, &[1]), chose(ONE, true, &[1]), chose(AnswerWeight::LEAST, true, &[1])];
    assert_eq!(judged(&parts, &CHOICE, &[gold(2)]).positions[0], PositionVerdict::Void);
}

#[test]
fn the_weight_of_the_unproven_does_not_save_gold() {
    let said = || chose(ONE, true, &[1]);
    let parts = [said(), said(), said(), chose(AnswerWeight::MOST, false, &[2])];
    assert_eq!(judged(&parts, &CHOICE, &[gold(2)]).positions[0], PositionVerdict::Void);
}

#[test]
fn unrevealed_sheet_is_wrong_wherever_it_counts() {
    let silent = Part { weight: AnswerWeight::MOST, proven: true, answers: None };
    let parts = [chose(ONE, true, &[1, 2, 0]), chose(ONE, true, &[1, 2, 1]), silent];
    let verdict = judged(&parts, &CHOICE, &[Position::Item, gold(2), Position::Item]);
    assert_eq!(
        verdict.positions.to_vec(),
        [PositionVerdict::Decided(Answer::Choice(1)), PositionVerdict::Gold, PositionVerdict::Undecided]
    );
    assert_eq!(verdict.workers[2], WorkerTally { consensus: Tally::of(0, 1), gold: Tally::of(0, 1) });
    assert_eq!(verdict.workers[0], WorkerTally { consensus: Tally::of(1, 1), gold: Tally::of(1, 1) });
}

#[test]
fn numbers_near_the_middle_agree_and_noise_decides_nothing() {
    let said = |numbers: [i64; 3]| {
        let parts =
            numbers.map(|number| Part { weight: ONE, proven: true, answers: Some(vec![Answer::Number(number)]) });
        judged(&parts, &NUMBER, &[Position::Item])
    };
    let verdict = said([10, 11, 40]);
    assert_eq!(verdict.positions[0], PositionVerdict::Decided(Answer::Number(11)));
    assert_eq!(verdict.workers.iter().map(|worker| worker.consensus.right).collect::<Vec<_>>(), [1, 1, 0]);
    assert_eq!(said([-40, 0, 40]).positions[0], PositionVerdict::Undecided);
}

#[test]
fn confidence_is_the_share_of_the_weight_that_agrees() {
    let share = |parts: &[Part], kind| judged(parts, kind, &[Position::Item]).confidence[0].map(BasisPoints::points);
    // 3.0 and 1.0 of 5.0.
    let choices = [chose(AnswerWeight::MOST, true, &[1]), chose(ONE, true, &[1]), chose(ONE, true, &[2])];
    assert_eq!(share(&choices, &CHOICE), Some(8_000));
    assert_eq!(share(&choices[1..], &CHOICE), None);
    let said = |number| Part { weight: ONE, proven: true, answers: Some(vec![Answer::Number(number)]) };
    assert_eq!(share(&[said(10), said(11), said(40)], &NUMBER), Some(6_666));
    assert_eq!(share(&[said(10), said(11), said(12)], &NUMBER), Some(10_000));
    // Whoever fails gold has no vote and does not count.
    let failed = chose(AnswerWeight::MOST, true, &[1, 2]);
    let judged =
        judged(&[chose(ONE, true, &[2, 1]), chose(ONE, true, &[2, 1]), failed], &CHOICE, &[gold(2), Position::Item]);
    assert_eq!(judged.confidence.to_vec(), [None, Some(BasisPoints::WHOLE)]);
}

#[test]
fn equal_content_decides_nothing() {
    let copied = Part { weight: AnswerWeight::MOST, proven: true, answers: Some(vec![Answer::Content(H256::zero())]) };
    let verdict = judged(&[copied.clone(), copied.clone(), copied], &AnswerKind::Rich, &[Position::Item]);
    assert_eq!(verdict.positions[0], PositionVerdict::Undecided);
}

#[test]
fn judge_ignores_what_exceeds_a_set() {
    let parts = vec![chose(ONE, true, &[1; 40]); 9];
    let verdict = judged(&parts, &CHOICE, &[Position::Item; 40]);
    assert_eq!((verdict.positions.len(), verdict.workers.len()), (32, 7));
    assert!(verdict.workers.iter().all(|worker| worker.consensus == Tally::of(32, 32)));
}

#[test]
fn parts_of_answers_add_up_to_the_nearest_number_of_them() {
    assert_eq!([0, 499, 500, 501, 999].map(nearest), [0, 0, 0, 1, 1]);
    assert_eq!([1_499, 1_500, 2_500, 2_501, 32_000].map(nearest), [1, 2, 2, 3, 32]);
    // Nobody gains by quarters of answers, whatever a set has of them.
    assert_eq!((0..8).map(|quarters| nearest(quarters * 250)).sum::<u32>() * 4, (0..8).sum::<u32>());
}
