//! Removing idle unproven accounts.

use super::*;
use crate::{Error, Event, FeelessDays, XpTotals};
use agt_primitives::{
    contributors::{FeelessKind, FeelessQuota},
    token::AGT,
};
use codec::Encode;
use frame_support::{
    assert_ok,
    traits::{fungible::MutateHold, tokens::Precision},
    weights::Weight,
};

#[test]
fn account_is_removable_by_anybody_when_unproven_and_idle_for_30_days() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        wait(30 * DAY - 1);
        assert_noop!(remove(ALICE), Error::<Test>::NotIdle);
        wait(1);
        assert_ok!(remove(ALICE));
        assert!(!People::<Test>::contains_key(ALICE));
        assert_eq!(on_hold(&ALICE), 0);
        assert_eq!(free(&ALICE), ENDOWMENT);
        System::assert_last_event(Event::Removed { who: ALICE, number: 0, released: AGT, expired: 0, xp: 0 }.into());
        assert_eq!(Totals::<Test>::get(), Default::default());
        assert_noop!(remove(ALICE), Error::<Test>::NotRegistered);
    });
}

#[test]
fn account_without_agt_is_reaped_when_it_is_removed() {
    ExtBuilder.execute(|| {
        assert_ok!(Balances::transfer_allow_death(signed(BOB), POOR, 2 * AGT));
        assert_ok!(register(POOR, None));
        assert_eq!(System::providers(&POOR), 2);
        wait(30 * DAY);
        assert_ok!(remove(POOR));
        assert_eq!(System::providers(&POOR), 1);
        assert_ok!(Balances::transfer_allow_death(signed(POOR), BOB, 2 * AGT));
        assert!(!System::account_exists(&POOR));
    });
}

#[test]
fn removal_is_refused_when_a_foreign_hold_needs_the_provider() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        answer_quiz(&ALICE, 1, 0);
        // Another pallet holds all its AGT, as a bond would. Only this pallet's provider reference allows that.
        let reason = crate::HoldReason::Registration.into();
        rolled_back(|| {
            assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(&ALICE)));
            assert_ok!(frame_system::Pallet::<Test>::inc_consumers(&ALICE));
            assert_ok!(Balances::release(&reason, &ALICE, AGT, Precision::Exact));
            assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, sendable(&ALICE)));
            People::<Test>::mutate(ALICE, |person| person.as_mut().expect("ALICE is there").held = 0);
            wait(30 * DAY);
            assert_noop!(remove(ALICE), Error::<Test>::ProviderNeeded);
        });
    });
}

#[test]
fn removal_is_refused_when_the_account_is_proven() {
    ExtBuilder.execute(|| {
        proven(&ALICE, None);
        wait(365 * DAY);
        assert_noop!(remove(ALICE), Error::<Test>::AlreadyProven);
    });
}

#[test]
fn removal_is_refused_when_the_account_worked_within_30_days() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        wait(29 * DAY);
        assert_ok!(open_with(&ALICE, quiz_offer(1)));
        wait(60 * DAY);
        assert_noop!(remove(ALICE), Error::<Test>::WorkOpen);
        assert_ok!(close_with(&ALICE, 1, quiz(8, 32)));
        wait(30 * DAY - 1);
        assert_noop!(remove(ALICE), Error::<Test>::NotIdle);
        wait(1);
        assert_ok!(remove(ALICE));
    });
}

#[test]
fn removal_is_refused_when_a_dispute_holds_aia() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        let ripens_at = now() + 3 * DAY;
        given(&ALICE, 240, ripens_at);
        assert_ok!(Contributors::hold(&ALICE, 5, 240, ripens_at));
        wait(30 * DAY);
        assert_noop!(remove(ALICE), Error::<Test>::InDispute);
        assert_ok!(Contributors::release(&ALICE, 5));
        assert_ok!(remove(ALICE));
        let aia = Totals::<Test>::get().aia;
        assert_eq!(aia.earned, 240);
        assert_eq!(aia.outstanding, 0);
        assert_eq!(aia.expired, 240);
    });
}

#[test]
fn removed_account_starts_from_nothing_when_it_registers_again() {
    ExtBuilder.execute(|| {
        assert_ok!(register(ALICE, None));
        answer_quiz(&ALICE, 1, 8);
        given(&ALICE, 240, now());
        let before = person(&ALICE);
        let xp = before.xp;
        assert!(xp > 0 && before.aia.earned > 0 && area(&ALICE).qualification.evidence().is_some());
        let zero = Weight::zero();
        assert!(<Contributors as FeelessQuota<AccountId>>::waive(&ALICE, FeelessKind::Work, 1, zero, zero, || true));
        wait(30 * DAY);
        assert_ok!(remove(ALICE));
        let number = before.number;
        System::assert_last_event(Event::Removed { who: ALICE, number, released: AGT, expired: 240, xp }.into());
        assert_eq!(Totals::<Test>::get().xp, XpTotals { worked: xp.into(), removed: xp.into(), ..Default::default() });
        assert_eq!(Areas::<Test>::iter_prefix(ALICE).count(), 0);
        assert!(!FeelessDays::<Test>::contains_key(ALICE));
        assert_eq!(encoded(&ALICE), (None::<Person<AccountId>>, 0u8, 0u8).encode());

        assert_ok!(register(ALICE, None));
        let after = person(&ALICE);
        assert_eq!(after, Person { number: 1, tree: 1, energy: after.energy, ..blank(after.clone()) });
        assert_eq!(energy(&ALICE), 3);
        assert_eq!(reputation(&ALICE), 0);
    });
}

/// Credits an account that is not proven, which no work does.
fn given(who: &AccountId, aia: Aia, ripens_at: Moment) {
    People::<Test>::mutate_extant(who, |person| person.aia.credit(aia, ripens_at, now()).expect("it fits"));
    Totals::<Test>::mutate(|totals| {
        totals.aia.earned += aia;
        totals.aia.outstanding += aia;
    });
}

#[test]
fn what_waits_is_counted_no_more_when_its_account_is_removed() {
    ExtBuilder.execute(|| {
        proven_and_rested(&ALICE);
        work(&ALICE, 1, golden(32, 32));
        assert!(waiting() > 0);
        // No unproven account can have begun a trial.
        rolled_back(|| {
            People::<Test>::mutate_extant(&ALICE, |person| person.proven = None);
            wait(30 * DAY);
            assert_ok!(remove(ALICE));
            assert_eq!(waiting(), 0);
        });
    });
}

/// A record as it is right after registration.
fn blank(person: Person<AccountId>) -> Person<AccountId> {
    Person {
        registered: now(),
        last_active: now(),
        held: AGT,
        referrer: None,
        proven: None,
        redeemed: false,
        xp: 0,
        spent: 0,
        areas: 0,
        open: 0,
        usage: Default::default(),
        streak: Default::default(),
        aia: Default::default(),
        counted_in: None,
        ..person
    }
}
