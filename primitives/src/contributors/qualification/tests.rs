//! Tests of qualifications: what lets in, what pays, and what makes an account fall.

use super::*;
use crate::skill::PROVEN_EVIDENCE;
use proptest::{collection::vec, prelude::*, test_runner::RngSeed};

const TERMS: ContributorTerms = ContributorTerms::DEFAULT;
const REWARD: Aia = 320;

fn measure() -> Measure {
    Measure::new(BasisPoints::clamped(2_500), BasisPoints::clamped(9_500)).unwrap()
}

/// Returns a qualification that one perfect quiz has let in.
fn on_trial() -> Qualification {
    let mut account = Qualification::default();
    account.note_quiz(Tally::of(32, 32), &measure(), &TERMS, 0);
    assert_eq!(account.qualified(), Qualified::OnTrial);
    account
}

/// Answers sets with so many of eight gold items right, and returns what each is credited.
fn credited(account: &mut Qualification, right: u16, sets: u32) -> Vec<Aia> {
    let mut work = || account.note_work(Tally::of(right, 8), REWARD, &measure(), &TERMS, 0).credited;
    (0..sets).map(|_| work()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_024,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_is_credited_that_was_not_earned(
        sets in vec((any::<bool>(), 0u16..=16, 0u16..=16, 0u64..1_000), 0..200),
    ) {
        let (mut account, mut waiting) = (Qualification::default(), 0);
        for (quiz, one, other, aia) in sets {
            let gold = Tally::of(one.min(other), one.max(other));
            if quiz {
                account.note_quiz(gold, &measure(), &TERMS, 0);
            } else {
                let Earned { own, credited, lost } = account.note_work(gold, aia, &measure(), &TERMS, 0);
                prop_assert!(own <= aia);
                waiting = waiting + own - credited - lost;
            }
            prop_assert_eq!(account.held(), waiting);
            prop_assert_eq!(account.may_work(), account.reputation() > BasisPoints::ZERO);
            prop_assert_eq!(account.may_work(), account.quiz_from().is_none());
        }
    }

    #[test]
    fn better_gold_never_earns_less(a in 0u16..=8, b in 0u16..=8, sets in 0u32..40) {
        let mut account = on_trial();
        credited(&mut account, 8, sets);
        let own = |right| account.clone().note_work(Tally::of(right, 8), REWARD, &measure(), &TERMS, 0).own;
        prop_assert!(own(a.min(b)) <= own(a.max(b)));
    }
}

#[test]
fn quizzes_let_in_and_lift_no_further_than_the_floor() {
    assert!(on_trial().reputation().points().abs_diff(TERMS.pay_floor) <= 1);
    assert_eq!(on_trial().paid_part(&TERMS), BasisPoints::ZERO);
    let mut account = on_trial();
    account.note_quiz(Tally::of(32, 32), &measure(), &TERMS, 0);
    assert_eq!(account, on_trial());
}

#[test]
fn quizzes_add_up_until_they_let_in() {
    let mut account = Qualification::default();
    account.note_quiz(Tally::of(19, 32), &measure(), &TERMS, 0);
    let evidence = account.evidence().expect("it is unqualified");
    assert!(evidence.golds() == 32 && evidence.score() < PROVEN_EVIDENCE && account.quiz_from() == Some(0));
    account.note_quiz(Tally::of(19, 32), &measure(), &TERMS, 0);
    assert_eq!(account.qualified(), Qualified::OnTrial);
}

#[test]
fn failed_quizzes_begin_anew_after_a_wait_that_doubles() {
    let mut account = Qualification::default();
    for (failed, doublings) in (1..).zip([0, 1, 2, 3, 4, 5, 5]) {
        account.note_quiz(Tally::of(16, 32), &measure(), &TERMS, 7);
        account.note_quiz(Tally::of(8, 32), &measure(), &TERMS, 7);
        assert_eq!(account.evidence(), Some(Evidence::default()));
        assert_eq!(account.quiz_from(), Some(7 + (TERMS.quiz_wait << doublings)));
        assert_eq!((account.failed_quizzes(), account.falls()), (failed, 0));
    }
    account.note_quiz(Tally::of(32, 32), &measure(), &TERMS, 7);
    assert_eq!(account.qualified(), Qualified::OnTrial);
    // A fall is another thing, and forgets none of them.
    credited(&mut account, 0, 1);
    assert_eq!((account.failed_quizzes(), account.falls(), account.quiz_from()), (7, 1, Some(TERMS.fall_wait)));
}

#[test]
fn pay_of_a_trial_comes_at_its_end() {
    let mut account = on_trial();
    let paid = credited(&mut account, 8, 13);
    assert!(paid[..11].iter().all(|aia| *aia == 0) && account.qualified() == Qualified::Yes);
    assert!(paid[11] > 10 * REWARD && paid[12] == REWARD, "{paid:?}");
}

#[test]
fn trial_below_the_floor_ends_early_and_loses_what_waits() {
    let mut account = on_trial();
    credited(&mut account, 8, 4);
    let held = account.held();
    assert!(held > 0);
    let mut lost = 0;
    for _ in 0..8 {
        lost += account.note_work(Tally::of(2, 8), REWARD, &measure(), &TERMS, 7).lost;
    }
    assert!(lost >= held && account.held() == 0 && account.falls() == 1);
    assert_eq!(account.quiz_from(), Some(7 + TERMS.fall_wait));
}

#[test]
fn account_falls_when_paid_gold_shows_less_than_the_least_skill() {
    let mut account = on_trial();
    credited(&mut account, 8, 30);
    let paid = credited(&mut account, 5, 30);
    assert!(paid[0] > 0 && paid[29] == 0 && !account.may_work());
    assert!(paid.is_sorted_by(|earlier, later| earlier >= later));
}

#[test]
fn wait_doubles_with_each_fall() {
    let mut account = Qualification::default();
    for doublings in [0, 1, 2, 3, 4, 5, 5] {
        account.note_quiz(Tally::of(32, 32), &measure(), &TERMS, 0);
        credited(&mut account, 0, 1);
        assert_eq!(account.quiz_from(), Some(TERMS.fall_wait << doublings));
    }
}

#[test]
fn fall_is_forgiven_after_four_times_the_remembered_gold() {
    let mut account = on_trial();
    credited(&mut account, 0, 2);
    account.note_quiz(Tally::of(32, 32), &measure(), &TERMS, TERMS.fall_wait);
    // Twelve sets of eight end the trial, and 96 more are four times 192.
    credited(&mut account, 8, 12 + 95);
    assert_eq!((account.qualified(), account.falls()), (Qualified::Yes, 1));
    credited(&mut account, 8, 1);
    assert_eq!(account.falls(), 0);
}

#[test]
fn somebody_at_the_reference_of_hard_work_passes_the_trial() {
    let measure = Measure::new(BasisPoints::clamped(5_000), BasisPoints::clamped(6_300)).unwrap();
    let mut account = Qualification::default();
    while !account.may_work() {
        account.note_quiz(Tally::of(21, 32), &measure, &TERMS, 0);
    }
    // Five of eight on average, and never as many in a row: 30 of 48.
    for right in [6, 3, 7, 4, 5, 5].into_iter().cycle().take(12) {
        account.note_work(Tally::of(right, 8), REWARD, &measure, &TERMS, 0);
        assert!(account.may_work());
    }
    assert_eq!(account.qualified(), Qualified::Yes);
}

#[test]
fn work_without_gold_is_paid_whole_and_moves_nothing() {
    for mut account in [Qualification::default(), on_trial()] {
        let before = account;
        let earned = account.note_work(Tally::NONE, REWARD, &measure(), &TERMS, 0);
        assert_eq!((account, earned), (before, Earned { own: REWARD, credited: REWARD, lost: 0 }));
    }
}

#[test]
fn trial_is_left_with_the_gold_that_is_not_answered_yet() {
    let mut account = on_trial();
    assert_eq!(account.trial_left(&TERMS), 96);
    credited(&mut account, 8, 5);
    assert_eq!(account.trial_left(&TERMS), 56);
    // Governance may shorten a trial below what is answered already.
    assert_eq!(account.trial_left(&ContributorTerms { trial_gold: 32, ..TERMS }), 0);
    credited(&mut account, 8, 7);
    assert_eq!((account.qualified(), account.trial_left(&TERMS)), (Qualified::Yes, 0));
    assert_eq!(Qualification::default().trial_left(&TERMS), 0);
}

#[test]
fn assumed_account_is_qualified_and_paid_by_its_skill() {
    let of = |skill| Qualification::of_skill(BasisPoints::clamped(skill), &measure());
    assert_eq!((of(10_000).qualified(), of(10_000).held(), of(10_000).falls()), (Qualified::Yes, 0, 0));
    assert_eq!(of(10_000).reputation(), BasisPoints::WHOLE);
    assert_eq!(of(10_000).paid_part(&TERMS), BasisPoints::WHOLE);
    assert!(of(9_375).reputation().points().abs_diff(9_375) <= 1);
    // Half of the way from the pay floor to the reference.
    assert!(of(9_375).paid_part(&TERMS).points().abs_diff(5_000) <= 8);
}
