//! XP: what is earned never falls, what is spent is counted beside it, and a character's factor is fixed with the set.

use super::*;
use crate::{Error, Event, OpenSets, XpTotals, MOST_XP};
use agt_primitives::experience::Experience;
use frame_support::assert_ok;

/// What an account has earned, spent and left.
fn xp(who: &AccountId) -> (u64, u64, u64) {
    (Contributors::earned(who), Contributors::spent(who), Contributors::left(who))
}

#[test]
fn spent_xp_leaves_what_was_earned_as_it_is() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let quiz = person(&ALICE).xp;
        work(&ALICE, 1, perfect());
        let earned = quiz + 24;
        assert_eq!(xp(&ALICE), (earned, 0, earned));
        assert_ok!(Contributors::spend(&ALICE, 20));
        System::assert_last_event(Event::XpSpent { who: ALICE, xp: 20, left: earned - 20 }.into());
        assert_eq!(xp(&ALICE), (earned, 20, earned - 20));
        assert_eq!(Contributors::status(&ALICE).map(|status| status.xp), Some(earned));
        let report = Contributors::report(ALICE).expect("ALICE is registered");
        assert_eq!((report.xp, report.xp_spent, report.xp_left), (earned, 20, earned - 20));
        assert_ok!(Contributors::spend(&ALICE, earned - 20));
        assert_eq!(xp(&ALICE), (earned, earned, 0));
        let totals = XpTotals { worked: earned.into(), spent: earned.into(), ..Default::default() };
        assert_eq!(Totals::<Test>::get().xp, totals);
        work(&ALICE, 2, perfect());
        assert_eq!(xp(&ALICE), (earned + 24, earned, 24));
    });
}

#[test]
fn granted_xp_is_earned_and_counted_by_itself() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let worked = person(&ALICE).xp;
        assert_ok!(Contributors::grant(&ALICE, 50));
        System::assert_last_event(Event::XpGranted { who: ALICE, xp: 50 }.into());
        assert_eq!(xp(&ALICE), (worked + 50, 0, worked + 50));
        let totals = XpTotals { worked: worked.into(), granted: 50, ..Default::default() };
        assert_eq!(Totals::<Test>::get().xp, totals);
        assert_eq!(xp(&BOB), (0, 0, 0));
    });
}

#[test]
fn xp_is_not_spent_beyond_what_is_left() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        assert_ok!(Contributors::grant(&ALICE, 100));
        assert_ok!(Contributors::spend(&ALICE, 60));
        let left = Contributors::left(&ALICE);
        assert_noop!(Contributors::spend(&ALICE, left + 1), Error::<Test>::NotEnoughXp);
        assert_noop!(Contributors::spend(&ALICE, u64::MAX), Error::<Test>::NotEnoughXp);
        assert_ok!(Contributors::spend(&ALICE, left));
        assert_noop!(Contributors::spend(&ALICE, 1), Error::<Test>::NotEnoughXp);
    });
}

#[test]
fn unproven_account_neither_spends_xp_nor_is_granted_any() {
    ExtBuilder.execute(|| {
        assert_noop!(Contributors::spend(&ALICE, 1), Error::<Test>::NotRegistered);
        assert_noop!(Contributors::grant(&ALICE, 1), Error::<Test>::NotRegistered);
        assert_ok!(register(ALICE, None));
        answer_quiz(&ALICE, 1, 8);
        assert!(Contributors::left(&ALICE) > 0);
        assert_noop!(Contributors::spend(&ALICE, 1), Error::<Test>::Unproven);
        assert_noop!(Contributors::grant(&ALICE, 1), Error::<Test>::Unproven);
    });
}

#[test]
fn reward_never_takes_the_room_that_work_needs() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let room = MOST_XP - person(&ALICE).xp;
        assert_noop!(Contributors::grant(&ALICE, room + 1), Error::<Test>::TooMuchXp);
        assert_noop!(Contributors::grant(&ALICE, u64::MAX), Error::<Test>::TooMuchXp);
        assert_ok!(Contributors::grant(&ALICE, room));
        // No account can make its settlement fail.
        work(&ALICE, 1, WorkResult { xp: u32::MAX, ..perfect() });
        assert_eq!(Contributors::earned(&ALICE), MOST_XP + u64::from(u32::MAX));
        assert_noop!(Contributors::grant(&ALICE, 1), Error::<Test>::TooMuchXp);
    });
}

#[test]
fn learning_is_fixed_when_the_set_is_opened_and_rounds_down() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        let before = person(&ALICE).xp;
        learn(ALICE, 11_000);
        assert_ok!(open(&ALICE, 1));
        assert_eq!(OpenSets::<Test>::get(&ALICE, key(1)).map(|open| open.learning.points()), Some(11_000));
        // The character is sold before the set is settled.
        learn(ALICE, 10_000);
        assert_eq!(close_with(&ALICE, 1, perfect()), paid(240));
        // 24 * 1.1 is 26.4.
        assert_eq!(person(&ALICE).xp - before, 26);
        assert_ok!(open(&ALICE, 2));
        learn(ALICE, 20_000);
        assert_ok!(close_with(&ALICE, 2, perfect()));
        assert_eq!(person(&ALICE).xp - before, 26 + 24);
        assert_ok!(open(&ALICE, 3));
        // Rejected work, and work without merit, learns nothing.
        assert_ok!(close_with(&ALICE, 3, WorkResult { outcome: Outcome::Rejected, ..perfect() }));
        assert_eq!(person(&ALICE).xp - before, 26 + 24);
    });
}

#[test]
fn learning_is_one_when_the_account_is_unproven() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        learn(ALICE, 20_000);
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        assert_ok!(close_with(&ALICE, 1, WorkResult { xp: 32, ..quiz(32, 32) }));
        assert_eq!(person(&ALICE).xp, 32);
    });
}
