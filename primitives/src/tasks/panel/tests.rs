//! Tests of the judgement by skill.

use super::*;
use crate::{
    skill::{Frequencies, Stage},
    tasks::PositionVerdict,
};
use core::num::NonZeroU64;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

const TWO: AnswerKind = AnswerKind::Categories { count: 2 };
const NUMBERS: AnswerKind =
    AnswerKind::Number { least: 0, most: 1_000, tolerance: NonZeroU64::new(10).unwrap(), decimals: 0 };

fn measure() -> Measure {
    Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(9_000)).unwrap()
}

/// A worker with answers of its own.
#[derive(Clone, Debug)]
struct Part {
    qualified: Qualified,
    tallies: ClassTallies,
    answers: Option<Vec<Answer>>,
}

impl Part {
    fn of(qualified: Qualified, answers: Vec<Answer>) -> Self {
        Self { qualified, tallies: ClassTallies::of(2), answers: Some(answers) }
    }
}

/// Judges a set of these workers, of whom the first is the account 0 and so on.
fn judged(kind: &AnswerKind, parts: &[Part], positions: &[Position], stage: Stage) -> (Judged, Vec<ItemStanding>) {
    let items = positions.iter().filter(|position| **position == Position::Item).count();
    let fresh = OpenItem { standing: ItemStanding::fresh(kind, &Frequencies::even(2)), stage };
    let mut items = vec![fresh; items];
    let judged = judged_on(kind, parts, positions, &mut items);
    (judged, items.into_iter().map(|item| item.standing).collect())
}

fn judged_on(kind: &AnswerKind, parts: &[Part], positions: &[Position], items: &mut [OpenItem]) -> Judged {
    let workers = parts.iter().enumerate().map(|(index, part)| Worker {
        voter: Voter::of(&(index as u32)),
        qualified: part.qualified,
        tallies: &part.tallies,
        answers: part.answers.as_deref(),
    });
    let (workers, quorum, confusion) = (workers.collect::<Vec<_>>(), Quorum::default(), Confusion::of(2));
    let panel = Panel { kind, measure: measure(), confusion: &confusion, quorum: &quorum, workers: &workers };
    panel.judge(positions, items)
}

fn choices(answers: &[u8]) -> Vec<Answer> {
    answers.iter().copied().map(Answer::Choice).collect()
}

const ONE: Answer = Answer::Choice(1);

fn qualified() -> impl Strategy<Value = Qualified> {
    prop_oneof![Just(Qualified::No), Just(Qualified::OnTrial), Just(Qualified::Yes)]
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = (qualified(), proptest::option::weighted(0.9, vec(0u8..2, 12)), (0u8..40, 0u8..40)).prop_map(
        |(qualified, answers, (right, wrong))| {
            let mut tallies = ClassTallies::of(2);
            (0..right).for_each(|item| tallies.note(item % 2, true));
            (0..wrong).for_each(|item| tallies.note(item % 2, false));
            Part { qualified, tallies, answers: answers.map(|answers| choices(&answers)) }
        },
    );
    vec(part, 0..=7)
}

/// Twelve positions, four of them the platform's gold.
fn positions() -> Vec<Position> {
    (0..12u8).map(|at| if at % 3 == 0 { Position::Firm(Answer::Choice(at / 3 % 2)) } else { Position::Item }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn verdict_follows_its_rules(parts in parts()) {
        let (Judged { verdict, passed }, standings) = judged(&TWO, &parts, &positions(), Stage::Early);
        let mut items = standings.iter();
        for (at, position) in positions().iter().enumerate() {
            if *position != Position::Item {
                continue;
            }
            let answer = |part: &Part| part.answers.as_ref().map(|answers| answers[at]);
            // The standing has the votes of those who passed, and decides.
            let standing = items.next().unwrap();
            let votes = parts.iter().zip(&passed).filter(|(part, passed)| **passed && part.answers.is_some());
            prop_assert_eq!(usize::from(standing.standing().voters()), votes.count());
            let decided = standing.decision(Stage::Early).map(Answer::Choice);
            let found = match verdict.positions[at] {
                PositionVerdict::Decided(answer) => Some(answer),
                _ => None,
            };
            prop_assert_eq!(found, decided);
            let given = parts.iter().filter(|part| answer(part) == decided && decided.is_some()).count();
            prop_assert!(decided.is_none() || given > 0);
            let confidence = decided.and_then(|_| standing.confidence(&TWO));
            prop_assert_eq!(verdict.confidence[at], confidence);
            prop_assert_eq!(confidence.is_some(), decided.is_some());
            // Five to one.
            prop_assert!(confidence.is_none_or(|confidence| confidence.points() >= 8_332));
        }
        for ((worker, part), passed) in verdict.workers.iter().zip(&parts).zip(&passed) {
            prop_assert_eq!(worker.gold.total, 4);
            let least = measure().least_right(4, part.tallies.accuracy(&measure()));
            prop_assert_eq!(*passed, worker.gold.right >= least.into());
        }
    }

    #[test]
    fn order_of_workers_does_not_matter(parts in parts()) {
        let (Judged { verdict, .. }, standings) = judged(&TWO, &parts, &positions(), Stage::Last);
        let reversed = parts.iter().rev().cloned().collect::<Vec<_>>();
        let (Judged { verdict: other, .. }, others) = judged(&TWO, &reversed, &positions(), Stage::Last);
        prop_assert_eq!(verdict.positions, other.positions);
        prop_assert!(verdict.workers.iter().eq(other.workers.iter().rev()));
        prop_assert!(standings.iter().map(ItemStanding::standing).eq(others.iter().map(ItemStanding::standing)));
    }
}

#[test]
fn two_qualified_workers_decide_and_unqualified_ones_do_not() {
    let of = |qualified| [Part::of(qualified, vec![ONE]), Part::of(qualified, vec![ONE])];
    let decided = |parts: &[Part], stage| judged(&TWO, parts, &[Position::Item], stage).0.verdict.positions[0];
    assert_eq!(decided(&of(Qualified::Yes), Stage::Early), PositionVerdict::Decided(ONE));
    assert_eq!(decided(&of(Qualified::OnTrial), Stage::Last), PositionVerdict::Decided(ONE));
    assert_eq!(decided(&of(Qualified::No), Stage::Early), PositionVerdict::Undecided);
    assert_eq!(decided(&of(Qualified::Yes)[..1], Stage::Last), PositionVerdict::Undecided);
}

#[test]
fn answer_on_trial_counts_for_half() {
    let lead = |qualified| {
        let parts = [Part::of(qualified, vec![ONE]), Part::of(qualified, vec![ONE])];
        let (_, standings) = judged(&TWO, &parts, &[Position::Item], Stage::Early);
        standings[0].standing().leader().unwrap().1.thousandths()
    };
    assert!((2 * lead(Qualified::OnTrial)).abs_diff(lead(Qualified::Yes)) <= 4);
}

#[test]
fn more_who_agree_give_more_confidence_and_one_against_takes_some() {
    let confidence = |answers: &[u8]| {
        let parts = answers.iter().map(|answer| Part::of(Qualified::Yes, choices(&[*answer]))).collect::<Vec<_>>();
        judged(&TWO, &parts, &[Position::Item], Stage::Early).0.verdict.confidence[0]
    };
    assert!(confidence(&[1, 1]) < confidence(&[1, 1, 1]) && confidence(&[1, 1, 1, 0]) < confidence(&[1, 1, 1]));
    assert_eq!(confidence(&[1, 0]), None);
    assert!(confidence(&[1; 7]) < Some(BasisPoints::WHOLE));
}

#[test]
fn confidence_counts_the_answers_of_all_rounds() {
    let mut item = [OpenItem { standing: ItemStanding::fresh(&TWO, &Frequencies::even(2)), stage: Stage::Early }];
    let of = |answer| Part::of(Qualified::Yes, vec![answer]);
    let torn = judged_on(&TWO, &[of(ONE), of(Answer::Choice(0))], &[Position::Item], &mut item);
    assert_eq!(torn.verdict.confidence.to_vec(), [None]);
    // Voters are numbered: the first two vote no second time.
    let second = [of(ONE), of(ONE), of(ONE), of(ONE)];
    let after = judged_on(&TWO, &second, &[Position::Item], &mut item).verdict.confidence[0];
    let alone = judged(&TWO, &second[..2], &[Position::Item], Stage::Early).0.verdict.confidence[0];
    assert!(after.is_some() && after == alone, "{after:?} {alone:?}");
}

#[test]
fn item_is_decided_by_the_answers_of_all_its_rounds() {
    let one = [Part::of(Qualified::OnTrial, vec![ONE]), Part::of(Qualified::OnTrial, vec![Answer::Choice(0)])];
    let (first, standings) = judged(&TWO, &one, &[Position::Item], Stage::Early);
    assert_eq!(first.verdict.positions[0], PositionVerdict::Undecided);
    // The same two accounts cannot vote again; the third one decides.
    let parts = [one[0].clone(), one[1].clone(), Part::of(Qualified::Yes, vec![ONE])];
    let mut item = [OpenItem { standing: standings[0].clone(), stage: Stage::Early }];
    let judged = judged_on(&TWO, &parts, &[Position::Item], &mut item);
    assert_eq!(judged.verdict.positions[0], PositionVerdict::Decided(ONE));
    assert_eq!(item[0].standing.standing().voters(), 3);
}

#[test]
fn copies_of_one_model_share_a_voice() {
    let wrong = (0..32u8).map(|at| Answer::Choice(u8::from(at % 4 == 0))).collect::<Vec<_>>();
    let mut copy = Part::of(Qualified::Yes, wrong);
    (0..24).for_each(|item| copy.tallies.note(item % 2, item % 3 > 0));
    let voters = |copies: usize| {
        let parts = vec![copy.clone(); copies];
        let (_, standings) = judged(&TWO, &parts, &[Position::Item; 32], Stage::Last);
        standings[0].standing().leader().unwrap().1.thousandths()
    };
    assert!(voters(5).abs_diff(voters(1)) <= 10, "{} {}", voters(5), voters(1));
}

#[test]
fn worker_far_below_its_skill_has_no_vote() {
    let positions = [[Position::Firm(ONE); 8].as_slice(), &[Position::Item]].concat();
    let with = |right: usize, item: u8| {
        let gold = (0..8).map(|at| u8::from(at < right)).collect::<Vec<_>>();
        Part::of(Qualified::Yes, choices(&[gold, vec![item]].concat()))
    };
    let (Judged { verdict, passed }, _) =
        judged(&TWO, &[with(8, 1), with(8, 1), with(3, 0), with(2, 0)], &positions, Stage::Early);
    assert_eq!((passed, verdict.positions[8]), (vec![true, true, false, false], PositionVerdict::Decided(ONE)));
    assert_eq!(verdict.workers[3].consensus, Tally::of(0, 1));
}

#[test]
fn numbers_are_right_in_parts_and_agree_on_their_mean() {
    let positions = [[Position::Firm(Answer::Number(500)); 4].as_slice(), &[Position::Item]].concat();
    let with = |gold: i64, item: i64| {
        let answers = [[gold; 4].as_slice(), &[item]].concat();
        let tallies = ClassTallies::of(u16::MAX);
        let answers = Some(answers.into_iter().map(Answer::Number).collect());
        Part { qualified: Qualified::Yes, tallies, answers }
    };
    let (Judged { verdict, .. }, _) = judged(&NUMBERS, &[with(500, 400), with(520, 410)], &positions, Stage::Early);
    // Two tolerances away from the truth half of an answer is right.
    assert_eq!([0, 1].map(|worker| verdict.workers[worker].gold), [Tally::of(4, 4), Tally::of(2, 4)]);
    assert!(matches!(verdict.positions[4], PositionVerdict::Decided(Answer::Number(400..=410))), "{verdict:?}");
    assert_eq!(verdict.confidence[4], Some(BasisPoints::WHOLE));
    // Three of four of the same weight lie in the band.
    let far = [with(500, 400), with(500, 400), with(500, 410), with(500, 900)];
    let (Judged { verdict, .. }, _) = judged(&NUMBERS, &far, &positions, Stage::Early);
    assert_eq!(verdict.confidence[4], Some(BasisPoints::clamped(7_500)));
}

#[test]
fn number_of_a_worker_on_trial_weighs_half() {
    let with = |qualified, number| Part {
        tallies: ClassTallies::of(u16::MAX),
        ..Part::of(qualified, vec![Answer::Number(number)])
    };
    let parts = [with(Qualified::Yes, 400), with(Qualified::Yes, 400), with(Qualified::OnTrial, 900)];
    let (Judged { verdict, .. }, _) = judged(&NUMBERS, &parts, &[Position::Item], Stage::Early);
    // Two of two and a half.
    assert_eq!(verdict.confidence[0], Some(BasisPoints::clamped(8_000)));
}

#[test]
fn three_workers_outvote_gold_whatever_weight_is_governed() {
    let parts = [1; 3].map(|answer| Part::of(Qualified::Yes, choices(&[answer])));
    let workers = parts.iter().zip(0u32..).map(|(part, who)| Worker {
        voter: Voter::of(&who),
        qualified: part.qualified,
        tallies: &part.tallies,
        answers: part.answers.as_deref(),
    });
    let (workers, confusion) = (workers.collect::<Vec<_>>(), Confusion::of(2));
    for least_weight in [0, 2, 4].map(|whole| Total::from_parts(whole * AnswerWeight::UNIT)) {
        let quorum = Quorum { least_weight, ..Quorum::default() };
        let panel = Panel { kind: &TWO, measure: measure(), confusion: &confusion, quorum: &quorum, workers: &workers };
        let gold = [Position::Gold(Answer::Choice(0))];
        let of_two = Panel { workers: &workers[..2], ..panel };
        let verdicts = [panel, of_two].map(|panel| panel.judge(&gold, &mut []).verdict.positions[0]);
        assert_eq!(verdicts, [PositionVerdict::Void, PositionVerdict::Gold], "{least_weight:?}");
    }
}
