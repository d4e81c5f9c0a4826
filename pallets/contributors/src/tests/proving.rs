//! Quizzes let an account in. The first time proves it, and a trial begins.

use super::*;
use crate::{Error, Event};
use agt_primitives::token::AGT;
use frame_support::assert_ok;

/// Works on one quiz, and waits until the next one can be opened.
fn answers(who: &AccountId, set: u64, right: u16, total: u16) -> bool {
    assert_ok!(open_with(who, quiz_offer(set)));
    assert_ok!(close_with(who, set, quiz(right, total)));
    wait(DAY / 2);
    Contributors::is_proven(who)
}

/// What the quizzes of an account show, in thousandths of a nat.
fn score(who: &AccountId) -> i32 {
    area(who).qualification.evidence().expect("it is unqualified").score().thousandths()
}

#[test]
fn account_is_proven_and_on_trial_when_a_quiz_lets_it_in() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_eq!(Contributors::qualified(&ALICE, AREA), Qualified::No);
        // 16 answers are too few, whatever they show.
        assert!(!answers(&ALICE, 1, 16, 16));
        assert!(!answers(&ALICE, 2, 5, 15));
        assert_eq!(on_hold(&ALICE), AGT);
        assert_ok!(open_with(&ALICE, quiz_offer(3)));
        assert_ok!(close_with(&ALICE, 3, quiz(8, 8)));
        assert!(Contributors::is_proven(&ALICE));
        assert_eq!(person(&ALICE).proven, Some(now()));
        assert_eq!(Contributors::qualified(&ALICE, AREA), Qualified::OnTrial);
        assert_eq!(Contributors::qualified(&ALICE, AREA + 1), Qualified::No);
        assert_eq!(on_hold(&ALICE), 0);
        assert_eq!(free(&ALICE), ENDOWMENT);
        System::assert_last_event(Event::Proven { who: ALICE, released: AGT }.into());
        let closed = System::events().into_iter().rev().find_map(|record| match record.event {
            RuntimeEvent::Contributors(Event::WorkClosed { qualified, .. }) => Some(qualified),
            _ => None,
        });
        assert_eq!(closed, Some(Qualified::OnTrial));
    });
}

#[test]
fn account_is_let_in_by_20_of_32_right_answers_where_a_guess_gets_8() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(register(BOB, None));
        assert!(!answers(&ALICE, 1, 19, 32));
        assert_eq!(score(&ALICE), 19 * 1_131 - 13 * 1_204);
        assert!(answers(&BOB, 1, 20, 32));
        // Later quizzes add to what was shown.
        assert!(answers(&ALICE, 2, 1, 1));
    });
}

#[test]
fn account_is_proven_once_and_stays_so_when_it_falls() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let since = person(&ALICE).proven;
        assert_ok!(open(&ALICE, 1));
        assert_ok!(close_with(&ALICE, 1, golden(0, 32)));
        assert_eq!(Contributors::qualified(&ALICE, AREA), Qualified::No);
        assert_eq!(person(&ALICE).proven, since);
        System::reset_events();
        wait(8 * DAY);
        answer_quiz(&ALICE, 2, 32);
        assert_ok!(open_with(&ALICE, WorkOffer { area: AREA + 1, ..quiz_offer(3) }));
        assert_ok!(close_with(&ALICE, 3, quiz(32, 32)));
        assert_eq!(Contributors::qualified(&ALICE, AREA), Qualified::OnTrial);
        assert_eq!(Contributors::qualified(&ALICE, AREA + 1), Qualified::OnTrial);
        assert_eq!(person(&ALICE).proven, since);
        let proofs = System::events();
        assert!(!proofs.iter().any(|record| matches!(record.event, RuntimeEvent::Contributors(Event::Proven { .. }))));
        assert_eq!(Totals::<Test>::get().proven, 1);
    });
}

#[test]
fn account_is_not_let_in_by_the_gold_of_a_pool() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        for set in 1..=10 {
            assert_ok!(open_with(&ALICE, pool_offer(set)));
            assert_ok!(close_with(&ALICE, set, quiz(32, 32)));
            wait(DAY / 2);
        }
        assert!(!Contributors::is_proven(&ALICE));
        assert_eq!(area(&ALICE), AreaRecord::default());
    });
}

#[test]
fn account_is_not_let_in_by_consensus_or_by_gold_that_has_no_measure() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        for set in 1..=10 {
            assert_ok!(open_with(&ALICE, quiz_offer(set)));
            let agreed = WorkResult { consensus: Tally::of(32, 32), measure: None, ..quiz(32, 32) };
            assert_ok!(close_with(&ALICE, set, agreed));
            wait(DAY / 2);
        }
        assert!(!Contributors::is_proven(&ALICE));
        assert_eq!(area(&ALICE), AreaRecord::default());
    });
}

#[test]
fn quiz_counts_as_guessed_when_it_was_not_revealed() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        assert_ok!(close_with(&ALICE, 1, WorkResult { outcome: Outcome::NoReveal, ..quiz(32, 32) }));
        // Guesses fail, so the next quiz begins anew, a day later.
        let before = area(&ALICE);
        assert_eq!((score(&ALICE), before.qualification.failed_quizzes()), (0, 1));
        assert_noop!(open_with(&ALICE, quiz_offer(2)), Error::<Test>::MustWait);
        wait(DAY);
        // A set that returned unused has no answers.
        assert_ok!(open_with(&ALICE, quiz_offer(2)));
        assert_ok!(close_with(&ALICE, 2, WorkResult { outcome: Outcome::ReturnedUnused, ..quiz(32, 32) }));
        assert_eq!(area(&ALICE), before);
    });
}

#[test]
fn account_is_not_let_in_by_guessing_repeatedly() {
    ExtBuilder.execute(|| {
        // As by a guess one of four times, with luck in one set of ten.
        assert_ok!(register(ALICE, None));
        let mut waited = Vec::new();
        for set in 0..10 {
            // One with luck does not fail, and is no more worth than another one that fails.
            assert!(!answers(&ALICE, 2 * set, 16, 32));
            assert!(!answers(&ALICE, 2 * set + 1, 8, 32));
            let from = area(&ALICE).qualification.quiz_from().expect("it is unqualified");
            waited.push((from + DAY / 2 - now()) / DAY);
            assert_noop!(open_with(&ALICE, quiz_offer(100)), Error::<Test>::MustWait);
            wait(from - now());
        }
        // Each failure closes the quizzes for twice as long, at most for 32 days.
        assert_eq!(waited, [1, 2, 4, 8, 16, 32, 32, 32, 32, 32]);
        // And it is not forgotten.
        assert_noop!(Contributors::forget_area(signed(ALICE), AREA), Error::<Test>::QuizzesFailed);
        assert_noop!(open(&ALICE, 201), Error::<Test>::NotQualified);
    });
}

#[test]
fn quiz_is_refused_when_the_account_is_on_trial_or_qualified() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_noop!(open_with(&ALICE, quiz_offer(1)), Error::<Test>::AlreadyQualified);
        stands_at(&ALICE, 10_000);
        assert_eq!(Contributors::qualified(&ALICE, AREA), Qualified::Yes);
        assert_noop!(open_with(&ALICE, quiz_offer(1)), Error::<Test>::AlreadyQualified);
    });
}

#[test]
fn platform_pay_is_refused_until_the_account_is_let_in_and_a_pool_is_not() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_noop!(open(&ALICE, 1), Error::<Test>::NotQualified);
        for unpaid in [pool_offer(1), WorkOffer { aia_max: 0, ..offer(1) }] {
            assert_eq!(rolled_back(|| open_with(&ALICE, unpaid)), Ok(0));
        }
        answer_quiz(&ALICE, 1, 32);
        assert_ok!(open(&ALICE, 2));
        // Being let in is by area.
        assert_noop!(open_with(&ALICE, WorkOffer { area: AREA + 1, ..offer(3) }), Error::<Test>::NotQualified);
    });
}
