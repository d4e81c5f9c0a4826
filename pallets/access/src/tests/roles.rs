//! Roles: entered with a bond, stopped and left without anybody's leave.

use super::*;
use crate::{Error, Event};
use agt_primitives::access::{Access as Asked, Accused};
use frame_support::{assert_noop, assert_ok};

fn has_access(who: AccountId, role: Role) -> bool {
    <Access as Asked<AccountId>>::has_access(&who, role)
}

#[test]
fn role_is_entered_with_its_minimum_and_not_with_less() {
    ExtBuilder.execute(|| {
        for role in Role::ALL {
            assert_noop!(enter(ALICE, role), Error::<Test>::NoBond);
        }
        assert_ok!(bond(ALICE, 1_000 * AGT - 1));
        assert_noop!(enter(ALICE, Role::DataValidation), Error::<Test>::BelowRoleMinimum);
        assert_ok!(enter(ALICE, Role::AdvancedTasks));
        assert_ok!(enter(ALICE, Role::Governance));
        assert_ok!(bond(ALICE, 1));
        assert_ok!(enter(ALICE, Role::DataValidation));
        System::assert_last_event(Event::RoleEntered { who: ALICE, role: Role::DataValidation }.into());
        assert_noop!(enter(ALICE, Role::DataValidation), Error::<Test>::RoleHeld);
        assert_noop!(enter(ALICE, Role::Validator), Error::<Test>::BelowRoleMinimum);
    });
}

#[test]
fn room_is_the_active_bond_that_no_obligation_and_no_dispute_holds() {
    ExtBuilder.execute(|| {
        let room = || <Access as Asked<AccountId>>::room(&ALICE);
        assert_eq!(room(), 0);
        alice_at_work();
        assert_ok!(unbond(ALICE, 100 * AGT));
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 50 * AGT));
        assert_eq!(room(), 1_850 * AGT);
        // What is unbonding bears the first 100.
        assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, 1, Accused::Bond(300 * AGT)));
        assert_eq!(room(), 1_650 * AGT);
    });
}

#[test]
fn every_role_fits() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 10_000 * AGT));
        for role in Role::ALL {
            assert_ok!(enter(ALICE, role));
            assert!(has_access(ALICE, role));
            assert_eq!(<Access as Asked<AccountId>>::role_since(&ALICE, role), Some(START));
        }
    });
}

#[test]
fn unbonding_part_counts_for_no_role() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(unbond(ALICE, 1_000 * AGT + 1));
        assert!(!has_access(ALICE, Role::DataValidation));
        assert_noop!(enter(ALICE, Role::DataOffer), Error::<Test>::BelowRoleMinimum);
        assert_ok!(rebond(ALICE, 1));
        assert!(has_access(ALICE, Role::DataValidation));
        assert_ok!(unbond(ALICE, 1_000 * AGT));
        assert_noop!(enter(ALICE, Role::Governance), Error::<Test>::NoBond);
    });
}

#[test]
fn rise_of_the_minimum_stops_new_obligations_and_changes_no_open_one() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 50 * AGT));
        set_minimum(Role::DataValidation, 3_000 * AGT);
        assert!(!has_access(ALICE, Role::DataValidation));
        assert_noop!(set_aside(ALICE, Role::DataValidation, set(2), 50 * AGT), Error::<Test>::BelowRoleMinimum);
        assert!(ledger(ALICE).role(Role::DataValidation).is_some());
        assert_eq!(lift(ALICE, set(1)), Ok(50 * AGT));
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(2), 50 * AGT));
    });
}

#[test]
fn role_in_use_is_stopped_at_once_and_left_when_nothing_is_open() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 50 * AGT));
        assert_noop!(leave(ALICE, Role::DataValidation), Error::<Test>::RoleInUse);
        assert_ok!(stop(ALICE, Role::DataValidation));
        System::assert_last_event(Event::RoleStopped { who: ALICE, role: Role::DataValidation, open: 1 }.into());
        assert!(!has_access(ALICE, Role::DataValidation));
        assert_noop!(set_aside(ALICE, Role::DataValidation, set(2), 50 * AGT), Error::<Test>::RoleStopped);
        assert_noop!(stop(ALICE, Role::DataValidation), Error::<Test>::RoleStopped);
        assert_noop!(leave(ALICE, Role::DataValidation), Error::<Test>::RoleInUse);
        assert_ok!(lift(ALICE, set(1)));
        assert_ok!(leave(ALICE, Role::DataValidation));
        System::assert_last_event(Event::RoleLeft { who: ALICE, role: Role::DataValidation }.into());
        assert_noop!(set_aside(ALICE, Role::DataValidation, set(2), 50 * AGT), Error::<Test>::RoleNotHeld);
    });
}

#[test]
fn stopped_role_can_be_entered_again_if_the_bond_is_enough() {
    ExtBuilder.execute(|| {
        alice_at_work();
        wait(DAY);
        assert_ok!(stop(ALICE, Role::DataValidation));
        set_minimum(Role::DataValidation, 3_000 * AGT);
        assert_noop!(enter(ALICE, Role::DataValidation), Error::<Test>::BelowRoleMinimum);
        set_minimum(Role::DataValidation, 1_000 * AGT);
        assert_ok!(enter(ALICE, Role::DataValidation));
        assert!(has_access(ALICE, Role::DataValidation));
        assert_eq!(<Access as Asked<AccountId>>::role_since(&ALICE, Role::DataValidation), Some(START));
    });
}

#[test]
fn roles_that_are_not_held_are_neither_stopped_nor_left() {
    ExtBuilder.execute(|| {
        assert_noop!(leave(ALICE, Role::Juror), Error::<Test>::RoleNotHeld);
        assert_noop!(stop(ALICE, Role::Juror), Error::<Test>::RoleNotHeld);
        alice_at_work();
        assert_noop!(leave(ALICE, Role::Juror), Error::<Test>::RoleNotHeld);
        assert_noop!(stop(ALICE, Role::Juror), Error::<Test>::RoleNotHeld);
    });
}

#[test]
fn long_term_role_makes_every_unbonding_long_while_it_is_held() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(enter(ALICE, Role::Juror));
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks[0].releases, START + 28 * DAY);
    });
}

#[test]
fn leaving_a_long_term_role_does_not_shorten_the_waiting() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(enter(ALICE, Role::Juror));
        assert_ok!(leave(ALICE, Role::Juror));
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks[0].releases, START + 28 * DAY);
        wait(28 * DAY - 1);
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks[1].releases, START + 56 * DAY - 1);
        wait(1);
        assert_ok!(unbond(ALICE, AGT));
        // The shorter waiting of the third part ends before that of the second.
        assert_eq!(ledger(ALICE).chunks[1].releases, START + 35 * DAY);
    });
}

#[test]
fn waiting_is_not_shortened_by_leaving_under_shorter_terms() {
    ExtBuilder.execute(|| {
        alice_at_work();
        set_unbonding_days(7, 84);
        assert_ok!(enter(ALICE, Role::Juror));
        assert_ok!(leave(ALICE, Role::Juror));
        set_unbonding_days(7, 28);
        assert_ok!(enter(ALICE, Role::Juror));
        assert_ok!(leave(ALICE, Role::Juror));
        wait(84 * DAY - 1);
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks[0].releases, Timestamp::get() + 28 * DAY);
        wait(1);
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks[0].releases, Timestamp::get() + 7 * DAY);
    });
}

#[test]
fn leaving_a_labour_role_leaves_the_waiting_short() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(leave(ALICE, Role::DataValidation));
        assert_ok!(unbond(ALICE, 2_000 * AGT));
        assert_eq!(ledger(ALICE).chunks[0].releases, START + 7 * DAY);
    });
}

#[test]
fn role_ends_with_the_last_planck_of_the_bond() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(enter(ALICE, Role::Governance));
        assert_ok!(unbond(ALICE, 2_000 * AGT));
        assert_eq!(ledger(ALICE).roles.len(), 2, "what is unbonding can still be slashed");
        wait(30 * DAY);
        assert_ok!(withdraw(ALICE));
        for role in [Role::DataValidation, Role::Governance] {
            System::assert_has_event(Event::RoleLeft { who: ALICE, role }.into());
        }
        assert!(!Ledgers::<Test>::contains_key(ALICE), "nothing stays that no bond pays for");
        assert_ok!(bond(ALICE, 2_000 * AGT));
        assert_ok!(enter(ALICE, Role::DataValidation));
    });
}

#[test]
fn role_stays_without_a_bond_while_an_obligation_is_open() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, Role::DataValidation, set(1), 2_000 * AGT));
        let accused = Accused::Obligation(set(1));
        assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, 1, accused));
        assert_ok!(slash_disputed(ALICE, 1, 2_000 * AGT, None));
        assert_eq!(on_hold(ALICE), 0);
        assert_eq!(ledger(ALICE).roles.len(), 1);
        assert_ok!(lift(ALICE, set(1)));
        System::assert_has_event(Event::RoleLeft { who: ALICE, role: Role::DataValidation }.into());
        assert!(!Ledgers::<Test>::contains_key(ALICE));
    });
}
