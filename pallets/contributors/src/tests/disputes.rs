//! Disputes hold and destroy AIA that has not ripened.

use super::*;
use crate::{Disputes, Error, Event};
use frame_support::assert_ok;

/// Credits ALICE with 240 AIA that ripen in three days and 200 that ripen in five. Returns both moments.
fn alice_earned() -> (Moment, Moment) {
    proven_and_rested(&ALICE);
    set_term("streakStep", 0);
    let (soon, late) = (now() + 3 * DAY, now() + 5 * DAY);
    work(&ALICE, 1, WorkResult { ripens_at: soon, ..perfect() });
    work(&ALICE, 2, WorkResult { ripens_at: late, aia: 200, ..perfect() });
    (soon, late)
}

#[test]
fn disputed_aia_does_not_ripen() {
    ExtBuilder.execute(|| {
        let (soon, _) = alice_earned();
        assert_ok!(Contributors::hold(&ALICE, 7, 240, soon));
        let ripens = person_ripens(soon);
        System::assert_last_event(Event::AiaHeld { who: ALICE, dispute: 7, aia: 240, ripens, disputed: 240 }.into());
        assert_eq!(Contributors::held(&ALICE, 7), Some(240));
        wait(10 * DAY);
        assert_eq!(ripe(&ALICE), 200);
        assert_eq!(Contributors::release(&ALICE, 7), Ok(240));
        assert_eq!(ripe(&ALICE), 440);
        assert_eq!(Contributors::held(&ALICE, 7), None);
    });
}

/// Returns the first beginning of a UTC day at or after a moment.
fn person_ripens(at: Moment) -> Moment {
    at.div_ceil(DAY) * DAY
}

#[test]
fn aia_of_a_set_can_be_held_after_other_aia_was_redeemed() {
    ExtBuilder.execute(|| {
        let (soon, late) = alice_earned();
        // The AIA of each set can be held until the moment before it ripens, whatever else was held or burned.
        wait(person_ripens(soon) - 1 - now());
        assert_eq!(ripe(&ALICE), 0);
        assert_ok!(Contributors::hold(&ALICE, 1, 240, soon));
        wait(1);
        assert_eq!(ripe(&ALICE), 0);
        wait(person_ripens(late) - 1 - now());
        assert_eq!(ripe(&ALICE), 0);
        assert_ok!(Contributors::hold(&ALICE, 2, 200, late));
        assert_noop!(Contributors::burn(&ALICE, 1), Error::<Test>::NotEnoughRipe);
    });
}

#[test]
fn hold_is_refused_when_the_aia_is_ripe() {
    ExtBuilder.execute(|| {
        let (soon, late) = alice_earned();
        wait(person_ripens(soon) - now());
        // The AIA of a later set is not taken for it.
        assert_noop!(Contributors::hold(&ALICE, 1, 1, soon), Error::<Test>::NotEnoughRipening);
        assert_noop!(Contributors::hold(&ALICE, 1, 1, late + DAY), Error::<Test>::NotEnoughRipening);
        assert_eq!(ripe(&ALICE), 240);
    });
}

#[test]
fn claw_back_destroys_a_part_and_releases_the_rest() {
    ExtBuilder.execute(|| {
        let (soon, _) = alice_earned();
        assert_ok!(Contributors::hold(&ALICE, 7, 240, soon));
        assert_noop!(Contributors::claw_back(&ALICE, 7, 241), Error::<Test>::MoreThanHeld);
        assert_noop!(Contributors::claw_back(&ALICE, 7, 0), Error::<Test>::ZeroAmount);
        assert_ok!(Contributors::claw_back(&ALICE, 7, 100));
        let ended = Event::DisputeEnded {
            who: ALICE,
            dispute: 7,
            clawed_back: 100,
            released: 140,
            ripens: person_ripens(soon),
            disputed: 0,
        };
        System::assert_last_event(ended.into());
        let aia = Totals::<Test>::get().aia;
        assert_eq!(aia.earned, 440);
        assert_eq!(aia.outstanding, 340);
        assert_eq!(aia.clawed_back, 100);
        wait(person_ripens(soon) - now());
        assert_eq!(ripe(&ALICE), 140);
    });
}

#[test]
fn disputes_of_an_account_are_independent() {
    ExtBuilder.execute(|| {
        let (soon, late) = alice_earned();
        assert_ok!(Contributors::hold(&ALICE, 7, 140, soon));
        assert_noop!(Contributors::hold(&ALICE, 7, 10, late), Error::<Test>::DisputeExists);
        assert_noop!(Contributors::hold(&ALICE, 8, 0, late), Error::<Test>::ZeroAmount);
        assert_noop!(Contributors::hold(&BOB, 8, 1, late), Error::<Test>::NotRegistered);
        assert_ok!(Contributors::hold(&ALICE, 8, 100, soon));
        assert_ok!(Contributors::hold(&ALICE, 9, 200, late));
        assert_noop!(Contributors::hold(&ALICE, 10, 1, soon), Error::<Test>::NotEnoughRipening);
        assert_noop!(Contributors::release(&ALICE, 10), Error::<Test>::UnknownDispute);
        assert_noop!(Contributors::release(&BOB, 7), Error::<Test>::UnknownDispute);
        assert_noop!(Contributors::claw_back(&ALICE, 10, 1), Error::<Test>::UnknownDispute);
        assert_eq!(person(&ALICE).aia.disputed, 440);
        assert_ok!(Contributors::claw_back(&ALICE, 8, 100));
        assert_ok!(Contributors::release(&ALICE, 7));
        // A number may be used again once its dispute has ended.
        assert_ok!(Contributors::hold(&ALICE, 7, 140, soon));
        assert_eq!(Disputes::<Test>::iter_prefix(&ALICE).count(), 2);
    });
}

#[test]
fn dispute_holds_what_the_last_set_of_a_trial_credits() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        work(&ALICE, 1, golden(32, 32));
        work(&ALICE, 2, golden(32, 32));
        wait(DAY);
        let last = golden(32, 32);
        assert_ok!(open(&ALICE, 3));
        let earned = close_with(&ALICE, 3, last).expect("the set is open");
        assert!(earned.credited > earned.own);
        assert_ok!(Contributors::hold(&ALICE, 1, earned.credited, last.ripens_at));
        assert_ok!(Contributors::claw_back(&ALICE, 1, earned.credited));
        assert_eq!(person(&ALICE).aia.outstanding(), Some(0));
    });
}
