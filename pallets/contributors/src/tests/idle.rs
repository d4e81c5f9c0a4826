//! Removing idle unproven accounts.

use super::*;
use crate::{Areas, Error, Event, FeelessDays, Totals};
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
        System::assert_last_event(Event::Removed { who: ALICE, number: 0, released: AGT, expired: 0 }.into());
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
        work(&ALICE, 1, WorkResult { outcome: Outcome::Rejected, ..perfect() });
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
        assert_ok!(open(&ALICE, 1));
        wait(60 * DAY);
        assert_noop!(remove(ALICE), Error::<Test>::WorkOpen);
        assert_ok!(close_with(&ALICE, 1, perfect()));
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
        let result = perfect();
        work(&ALICE, 1, result);
        assert_ok!(Contributors::hold(&ALICE, 5, 240, result.ripens_at));
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
        work(&ALICE, 1, perfect());
        let before = person(&ALICE);
        assert!(before.gold.right > 0 && before.xp > 0 && before.aia.earned > 0 && reputation(&ALICE) > 0);
        let zero = Weight::zero();
        assert!(<Contributors as FeelessQuota<AccountId>>::waive(&ALICE, FeelessKind::Work, 1, zero, zero, || true));
        wait(30 * DAY);
        assert_ok!(remove(ALICE));
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

/// A record as it is right after registration.
fn blank(person: Person<AccountId>) -> Person<AccountId> {
    Person {
        registered: now(),
        last_active: now(),
        held: AGT,
        referrer: None,
        proven: None,
        redeemed: false,
        gold: Default::default(),
        xp: 0,
        areas: 0,
        open: 0,
        usage: Default::default(),
        streak: Default::default(),
        aia: Default::default(),
        counted_in: None,
        ..person
    }
}
