//! Self-registration.

use super::*;
use crate::{Error, Event, NextNumber};
use agt_primitives::token::{AGT, EXISTENTIAL_DEPOSIT};
use frame_support::assert_ok;

#[test]
fn registration_gives_three_energy_and_holds_one_agt() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_eq!(energy(&ALICE), 3);
        assert_eq!(on_hold(&ALICE), AGT);
        assert_eq!(free(&ALICE), ENDOWMENT - AGT);
        assert_eq!(Balances::total_issuance(), 4 * ENDOWMENT);
        let expected = Event::Registered {
            who: ALICE,
            number: 0,
            tree: 0,
            referrer: None,
            held: AGT,
            sponsor: None,
            invitations: 0,
            energy: 3,
        };
        System::assert_last_event(expected.into());
        let status = Contributors::status(&ALICE).expect("ALICE is registered");
        assert!(!status.proven);
        assert_eq!(status.xp, 0);
        assert_eq!(status.open, 0);
        assert_eq!(status.streak, 0);
        assert_eq!(Contributors::status(&BOB), None);
    });
}

#[test]
fn registration_is_refused_when_the_account_is_registered() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_noop!(register(ALICE, None), Error::<Test>::AlreadyRegistered);
        assert_noop!(register(ALICE, Some(ALICE)), Error::<Test>::AlreadyRegistered);
    });
}

#[test]
fn registration_leaves_the_existential_deposit_beside_the_hold() {
    ExtBuilder.execute(|| {
        let fund = |amount| {
            assert_ok!(Balances::transfer_keep_alive(signed(BOB), POOR, amount));
        };
        fund(AGT + EXISTENTIAL_DEPOSIT - 1);
        assert_noop!(register(POOR, None), Error::<Test>::InsufficientBalance);
        assert_ok!(Balances::transfer_allow_death(signed(BOB), POOR, EXISTENTIAL_DEPOSIT));
        assert_ok!(register(POOR, None));
        assert!(free(&POOR) >= EXISTENTIAL_DEPOSIT);
        assert_noop!(register(account(77), None), Error::<Test>::InsufficientBalance);
    });
}

#[test]
fn registered_account_keeps_what_is_less_than_the_existential_deposit() {
    ExtBuilder.execute(|| {
        let who = super::fees::poor();
        let (left, issued) = (EXISTENTIAL_DEPOSIT / 2, Balances::total_issuance());
        assert_ok!(Balances::transfer_allow_death(signed(BOB), who.clone(), AGT));
        assert_ok!(Balances::transfer_allow_death(signed(who.clone()), BOB, AGT - left));
        assert_eq!((free(&who), Balances::total_issuance()), (left, issued));
        // It stays until more comes. Then the account can send all but the planck that is frozen.
        assert_eq!(sendable(&who), 0);
        assert_ok!(Balances::transfer_allow_death(signed(BOB), who.clone(), AGT));
        assert_eq!(sendable(&who), AGT + left - 1);
        assert_ok!(Balances::transfer_allow_death(signed(who.clone()), BOB, AGT + left - 1));
        assert_eq!((free(&who), Balances::total_issuance()), (1, issued));
        // When it is not registered any more, what is left is dust as on any account.
        wait(30 * DAY);
        assert_ok!(Contributors::remove_idle(signed(BOB), who.clone()));
        assert!(!System::account_exists(&who));
        assert_eq!(Balances::total_issuance(), issued - 1, "the mock burns dust");
    });
}

#[test]
fn registered_account_can_sign_when_it_has_spent_its_agt() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(&ALICE)));
        assert_eq!(free(&ALICE), 0);
        assert!(System::providers(&ALICE) > 0);
        // The hold is released when the account is proven.
        answer_quiz(&ALICE, 1, 32);
        assert_eq!(on_hold(&ALICE), 0);
        assert_eq!(free(&ALICE), AGT);
    });
}

#[test]
fn registration_is_refused_when_the_referrer_is_unknown_or_oneself() {
    ExtBuilder.execute(|| {
        assert_noop!(register(ALICE, Some(ALICE)), Error::<Test>::SelfReferral);
        assert_noop!(register(ALICE, Some(BOB)), Error::<Test>::UnknownReferrer);
        assert_ok!(register(BOB, None));
        assert_ok!(register(ALICE, Some(BOB)));
        let (alice, bob) = (person(&ALICE), person(&BOB));
        let referrer = alice.referrer.expect("ALICE named one");
        assert_eq!(referrer.who, BOB);
        assert_eq!(referrer.number, bob.number);
        assert!(bob.number < alice.number);
        // The referrer cannot be changed, because there is no second registration.
        assert_noop!(register(BOB, Some(ALICE)), Error::<Test>::AlreadyRegistered);
    });
}

#[test]
fn invitees_belong_to_the_tree_of_the_first_referrer() {
    ExtBuilder.execute(|| {
        for (who, referrer) in [(ALICE, None), (BOB, Some(ALICE)), (CAROL, Some(BOB)), (SPONSOR, None)] {
            assert_ok!(register(who, referrer));
        }
        let tree = |who| Contributors::status(&who).expect("it is registered").tree;
        assert_eq!([tree(ALICE), tree(BOB), tree(CAROL)], [0, 0, 0]);
        assert_eq!(tree(SPONSOR), 3);
    });
}

#[test]
fn referrers_form_no_ring_when_one_was_removed_and_registers_again() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(register(BOB, Some(ALICE)));
        wait(30 * DAY - 1);
        // BOB has an open set and is not removed.
        assert_ok!(open_with(&BOB, quiz_offer(1)));
        wait(1);
        assert_ok!(remove(ALICE));
        assert_ok!(register(ALICE, Some(BOB)));
        // BOB names ALICE and ALICE names BOB, but BOB named a registration of ALICE that no longer exists.
        let (alice, bob) = (person(&ALICE), person(&BOB));
        let named = |person: &Person<AccountId>| person.referrer.clone().expect("both named one").number;
        assert_eq!(bob.number, 1);
        assert_eq!(alice.number, 2);
        assert_eq!(named(&bob), 0);
        assert_eq!(named(&alice), 1);
        assert_eq!(bob.tree, 0);
        assert_eq!(alice.tree, 0);
    });
}

#[test]
fn registrations_have_unique_numbers_and_are_counted() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        assert_ok!(register(BOB, None));
        wait(30 * DAY);
        assert_ok!(remove(ALICE));
        assert_ok!(register(ALICE, None));
        assert_eq!(person(&ALICE).number, 2);
        assert_eq!(NextNumber::<Test>::get(), 3);
        let totals = Totals::<Test>::get();
        assert_eq!(totals.registered, 2);
        assert_eq!(totals.proven, 0);
        assert_eq!(totals.held, 2 * AGT);
    });
}

#[test]
fn hold_stays_in_its_range_when_governance_changes_it() {
    ExtBuilder.execute(|| {
        set_term("registrationHold", 5 * AGT);
        assert_ok!(register(ALICE, None));
        set_term("registrationHold", 0);
        assert_ok!(register(BOB, None));
        assert_eq!(on_hold(&ALICE), 5 * AGT);
        assert_eq!(on_hold(&BOB), AGT / 10);
    });
}
