//! Reputation by area: paid gold alone moves it. A trial holds its pay, a fall takes it, and a wait follows.

use super::*;
use crate::{Error, Event};
use agt_primitives::contributors::Qualified::{No, OnTrial, Yes};
use frame_support::assert_ok;

/// Opens a set of the platform and closes it with so much of its gold right.
fn set(who: &AccountId, number: u64, right: u16, total: u16) -> Earned {
    assert_ok!(open(who, number));
    close_with(who, number, golden(right, total)).expect("the set is open")
}

fn qualified(who: &AccountId) -> Qualified {
    Contributors::qualified(who, AREA)
}

fn quiz_from(who: &AccountId) -> Moment {
    area(who).qualification.quiz_from().expect("it is unqualified")
}

/// The `lost` and `held` of the last closed set.
fn told() -> (Aia, Aia) {
    let closed = System::events().into_iter().rev().find_map(|record| match record.event {
        RuntimeEvent::Contributors(Event::WorkClosed { lost, held, .. }) => Some((lost, held)),
        _ => None,
    });
    closed.expect("a set was closed")
}

#[test]
fn pay_of_a_trial_waits_and_is_credited_at_its_end() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let mut own = 0;
        for number in 0..11 {
            let earned = set(&ALICE, number, 8, 8);
            own += earned.own;
            assert_eq!((earned.credited, earned.lost, waiting(), told()), (0, 0, own, (0, own)));
            wait(DAY / 2);
        }
        assert_eq!((qualified(&ALICE), person(&ALICE).aia.earned), (OnTrial, 0));
        let last = set(&ALICE, 11, 8, 8);
        assert_eq!((last.credited, last.lost, waiting(), told()), (own + last.own, 0, 0, (0, 0)));
        assert_eq!((qualified(&ALICE), person(&ALICE).aia.earned), (Yes, last.credited));
        wait(DAY);
        let next = set(&ALICE, 12, 8, 8);
        assert_eq!(next.own, next.credited);
        // All of it ripens with the window of the set that ended the trial, or of its own.
        wait(4 * DAY);
        assert_eq!(ripe(&ALICE), last.credited + next.credited);
    });
}

#[test]
fn fall_in_a_trial_loses_what_waits_and_the_books_stay_right() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        proven(&BOB, None);
        wait(DAY);
        let kept = set(&BOB, 1, 8, 8).own;
        let held = set(&ALICE, 1, 16, 16).own + set(&ALICE, 2, 16, 16).own;
        assert_eq!(waiting(), kept + held);
        let fallen = set(&ALICE, 3, 0, 32);
        assert_eq!(fallen, Earned { own: 0, credited: 0, lost: held });
        assert_eq!((told(), waiting()), ((held, 0), kept));
        assert_eq!((qualified(&ALICE), reputation(&ALICE), area(&ALICE).sets), (No, 0, 4));
        // Nothing was credited, so nothing was clawed back.
        let aia = Totals::<Test>::get().aia;
        assert_eq!((aia.earned, aia.outstanding, aia.clawed_back, aia.expired), (0, 0, 0, 0));
        // The day has what the first two sets earned; the set with which it fell earned nothing.
        assert_eq!(person(&ALICE).usage.reserved, held);
        assert_noop!(open(&ALICE, 4), Error::<Test>::NotQualified);
    });
}

#[test]
fn other_open_sets_earn_nothing_when_the_account_falls() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let held = set(&ALICE, 1, 32, 32).own;
        assert_ok!(open(&ALICE, 2));
        assert_ok!(open(&ALICE, 3));
        assert_eq!(close_with(&ALICE, 2, golden(0, 32)), Ok(Earned { own: 0, credited: 0, lost: held }));
        let (until, sets) = (quiz_from(&ALICE), area(&ALICE).sets);
        // The other set is good and comes too late: it is not paid, lets nobody in, and loses nothing twice.
        assert_eq!(close_with(&ALICE, 3, golden(32, 32)), Ok(Earned::default()));
        assert_eq!((qualified(&ALICE), quiz_from(&ALICE), area(&ALICE).sets), (No, until, sets));
        assert_eq!((area(&ALICE).open, area(&ALICE).qualification.falls(), waiting()), (0, 1, 0));
    });
}

#[test]
fn quiz_is_refused_in_the_wait_after_a_fall_up_to_its_last_millisecond() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set(&ALICE, 1, 0, 32);
        assert_eq!(quiz_from(&ALICE), now() + 7 * DAY);
        assert_noop!(open_with(&ALICE, quiz_offer(2)), Error::<Test>::MustWait);
        wait(7 * DAY - 1);
        assert_noop!(open_with(&ALICE, quiz_offer(2)), Error::<Test>::MustWait);
        wait(1);
        answer_quiz(&ALICE, 2, 32);
        assert_eq!(qualified(&ALICE), OnTrial);
        // The second wait is twice as long.
        wait(DAY);
        set(&ALICE, 3, 0, 32);
        assert_eq!((quiz_from(&ALICE), area(&ALICE).qualification.falls()), (now() + 14 * DAY, 2));
    });
}

#[test]
fn quiz_is_refused_while_another_one_of_the_area_is_open() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let quiz_there = |set| open_with(&ALICE, WorkOffer { area: AREA + 1, ..quiz_offer(set) });
        assert_ok!(quiz_there(1));
        // Whoever knows the results of several could choose the order in which they count.
        assert_noop!(quiz_there(2), Error::<Test>::QuizOpen);
        assert_ok!(open_with(&ALICE, WorkOffer { area: AREA + 2, ..quiz_offer(2) }));
        // A set that returns unused was none, and an open set of a pool does not matter.
        assert_ok!(close_with(&ALICE, 1, WorkResult { outcome: Outcome::ReturnedUnused, ..quiz(0, 32) }));
        assert_ok!(open_with(&ALICE, WorkOffer { area: AREA + 1, ..pool_offer(3) }));
        wait(DAY);
        assert_ok!(quiz_there(4));
        assert_ok!(close_with(&ALICE, 4, quiz(16, 32)));
        assert_ok!(quiz_there(5));
    });
}

#[test]
fn wait_is_not_shortened_by_forgetting_the_area() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let forget = || Contributors::forget_area(signed(ALICE), AREA);
        // Not before a fall: a trial is not forgotten, whether AIA waits in it or not.
        assert_noop!(forget(), Error::<Test>::TrialRuns);
        set(&ALICE, 1, 8, 8);
        assert!(waiting() > 0);
        assert_noop!(forget(), Error::<Test>::TrialRuns);
        // Not in the wait, and not after it, when the next wait would be twice as long.
        set(&ALICE, 2, 0, 32);
        assert_noop!(forget(), Error::<Test>::AreaFallen);
        wait(30 * DAY);
        assert_noop!(forget(), Error::<Test>::AreaFallen);
        answer_quiz(&ALICE, 3, 32);
        assert_noop!(forget(), Error::<Test>::AreaFallen);
    });
}

#[test]
fn area_is_forgotten_with_its_reputation_when_the_account_never_fell() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        stands_at(&ALICE, 9_000);
        set(&ALICE, 1, 8, 8);
        // Whoever forgets before a fall waits as long as after it.
        wait(7 * DAY - 1);
        assert_noop!(Contributors::forget_area(signed(ALICE), AREA), Error::<Test>::AreaInUse);
        wait(1);
        assert_ok!(Contributors::forget_area(signed(ALICE), AREA));
        System::assert_last_event(Event::AreaForgotten { who: ALICE, area: AREA }.into());
        assert_eq!((reputation(&ALICE), qualified(&ALICE), person(&ALICE).areas), (0, No, 0));
        // It is proven, and begins again with a quiz.
        assert_noop!(open(&ALICE, 1), Error::<Test>::NotQualified);
        answer_quiz(&ALICE, 1, 32);
        assert_eq!(qualified(&ALICE), OnTrial);
    });
}

#[test]
fn pool_gold_moves_nothing() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        set(&ALICE, 1, 8, 8);
        let before = (area(&ALICE), waiting());
        for (number, right) in [(2, 0), (3, 32)] {
            assert_ok!(open_with(&ALICE, pool_offer(number)));
            let result = WorkResult { aia: 0, ..golden(right, 32) };
            assert_eq!(close_with(&ALICE, number, result), paid(0));
            assert_eq!((area(&ALICE), waiting()), before);
            wait(DAY);
        }
        assert_ok!(open_with(&ALICE, pool_offer(4)));
        assert_ok!(close_with(&ALICE, 4, WorkResult { aia: 0, outcome: Outcome::NoReveal, ..golden(0, 32) }));
        assert_eq!((area(&ALICE), waiting()), before);
    });
}

#[test]
fn unrevealed_sets_end_a_trial_by_a_fall() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let held = set(&ALICE, 1, 16, 16).own;
        assert_ok!(open(&ALICE, 2));
        // Each costs nearly seven answers. ALICE was three ahead of the floor.
        let unrevealed = WorkResult { outcome: Outcome::NoReveal, ..golden(8, 8) };
        assert_eq!(close_with(&ALICE, 2, unrevealed), paid(0));
        assert_eq!((qualified(&ALICE), waiting()), (OnTrial, held));
        wait(DAY);
        assert_ok!(open(&ALICE, 3));
        assert_eq!(close_with(&ALICE, 3, unrevealed), Ok(Earned { own: 0, credited: 0, lost: held }));
        assert_eq!((qualified(&ALICE), waiting()), (No, 0));
    });
}

#[test]
fn set_without_gold_is_paid_at_once_and_moves_nothing() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = area(&ALICE);
        assert_eq!(work(&ALICE, 1, perfect()), 240);
        assert_eq!(work(&ALICE, 2, WorkResult { measure: None, ..golden(0, 32) }), 242);
        assert_eq!((area(&ALICE), waiting()), (before, 0));
    });
}

#[test]
fn qualified_account_falls_when_its_skill_is_below_the_least() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        stands_at(&ALICE, 10_000);
        let mut paid = Vec::new();
        for number in 1.. {
            let earned = set(&ALICE, number, 5, 8);
            assert_eq!((earned.own, earned.lost), (earned.credited, 0));
            wait(DAY / 2);
            if qualified(&ALICE) == No {
                assert_eq!(earned, Earned::default());
                break;
            }
            paid.push(earned.own);
        }
        assert!(paid.len() > 4 && paid.is_sorted_by(|earlier, later| earlier > later), "{paid:?}");
        assert_eq!(area(&ALICE).qualification.falls(), 1);
    });
}

#[test]
fn reputation_is_zero_until_the_account_is_let_in() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_eq!(reputation(&ALICE), 0);
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        assert_eq!(reputation(&ALICE), 0);
        assert_ok!(close_with(&ALICE, 1, quiz(32, 32)));
        // Quizzes lift no further than to the floor, which pays nothing.
        assert!(reputation(&ALICE).abs_diff(8_750) <= 1);
        assert_eq!(area(&ALICE).qualification.paid_part(&Terms::get()), BasisPoints::ZERO);
    });
}

#[test]
fn reputation_of_one_area_does_not_count_in_another() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        assert!(reputation(&ALICE) > 0);
        assert_eq!(Contributors::reputation(&ALICE, AREA + 1), BasisPoints::ZERO);
        assert_eq!(Contributors::reputation(&BOB, AREA), BasisPoints::ZERO);
    });
}

#[test]
fn terms_of_a_trial_stay_in_their_ranges_when_governance_changes_them() {
    ExtBuilder.execute(|| {
        set_term("trialGold", 0);
        set_term("fallWait", 0);
        proven_and_rested(&ALICE);
        // 32 items and a day are the lower ends of the hard ranges.
        set(&ALICE, 1, 31, 31);
        assert_eq!(qualified(&ALICE), OnTrial);
        set(&ALICE, 2, 1, 1);
        assert_eq!(qualified(&ALICE), Yes);
        set_term("leastSkill", 9_750);
        wait(DAY);
        set(&ALICE, 3, 0, 32);
        assert_eq!(quiz_from(&ALICE), now() + DAY);
    });
}
