//! Obligations: each sets its own part aside, once, and what does not fit is refused.

use super::*;
use crate::{Error, Event, OpenObligations, SlashCause};
use frame_support::{assert_noop, assert_ok};

const ROLE: Role = Role::DataValidation;

fn limit(who: AccountId, obligation: ObligationId) -> Balance {
    <Access as SetAside<AccountId>>::minor_limit(&who, obligation)
}

#[test]
fn set_asides_add_up_to_the_active_bond_and_no_further() {
    ExtBuilder.execute(|| {
        alice_at_work();
        for number in 0..40 {
            assert_ok!(set_aside(ALICE, ROLE, set(number), 50 * AGT));
        }
        System::assert_last_event(
            Event::SetAside { who: ALICE, role: ROLE, obligation: set(39), amount: 50 * AGT, set_aside: 2_000 * AGT }
                .into(),
        );
        assert_noop!(set_aside(ALICE, ROLE, set(40), 1), Error::<Test>::NoRoom);
        assert_noop!(set_aside(ALICE, ROLE, set(40), u128::MAX), Error::<Test>::NoRoom);
        assert_ok!(bond(ALICE, 1));
        assert_ok!(set_aside(ALICE, ROLE, set(40), 1));
    });
}

#[test]
fn obligations_of_different_kinds_do_not_overlap_either() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(enter(ALICE, Role::Juror));
        assert_ok!(set_aside(ALICE, Role::Juror, id(ObligationKind::JurySeat, 1), 500 * AGT));
        assert_ok!(set_aside(ALICE, ROLE, id(ObligationKind::Batch, 1), 1_450 * AGT));
        assert_noop!(set_aside(ALICE, ROLE, set(1), 51 * AGT), Error::<Test>::NoRoom);
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        // A role in use is the one that the obligation is under.
        assert_noop!(leave(ALICE, Role::Juror), Error::<Test>::RoleInUse);
        assert_ok!(lift(ALICE, id(ObligationKind::JurySeat, 1)));
        assert_ok!(leave(ALICE, Role::Juror));
        assert_noop!(leave(ALICE, ROLE), Error::<Test>::RoleInUse);
    });
}

#[test]
fn set_aside_is_refused_without_bond_or_role_or_room() {
    ExtBuilder.execute(|| {
        assert_noop!(set_aside(ALICE, ROLE, set(1), AGT), Error::<Test>::NoBond);
        assert_ok!(bond(ALICE, 2_000 * AGT));
        assert_noop!(set_aside(ALICE, ROLE, set(1), AGT), Error::<Test>::RoleNotHeld);
        assert_ok!(enter(ALICE, ROLE));
        assert_noop!(set_aside(ALICE, ROLE, set(1), 0), Error::<Test>::ZeroAmount);
        assert_ok!(unbond(ALICE, 1_001 * AGT));
        assert_noop!(set_aside(ALICE, ROLE, set(1), AGT), Error::<Test>::BelowRoleMinimum);
    });
}

#[test]
fn obligation_is_set_aside_once_and_lifted_once() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_noop!(set_aside(ALICE, ROLE, set(1), 50 * AGT), Error::<Test>::AlreadySetAside);
        // Kind, number and account together make the obligation.
        assert_ok!(set_aside(ALICE, ROLE, id(ObligationKind::Offer, 1), 50 * AGT));
        assert_noop!(lift(BOB, set(1)), Error::<Test>::UnknownObligation);
        assert_eq!(<Access as SetAside<AccountId>>::amount_set_aside(&ALICE, set(1)), Some(50 * AGT));
        assert_eq!(lift(ALICE, set(1)), Ok(50 * AGT));
        System::assert_last_event(
            Event::Lifted { who: ALICE, role: ROLE, obligation: set(1), amount: 50 * AGT, set_aside: 50 * AGT }.into(),
        );
        assert_noop!(lift(ALICE, set(1)), Error::<Test>::UnknownObligation);
        assert_eq!(<Access as SetAside<AccountId>>::amount_set_aside(&ALICE, set(1)), None);
        assert_eq!(ledger(ALICE).set_aside, 50 * AGT);
    });
}

#[test]
fn unbond_leaves_what_is_set_aside() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        for amount in [1_950 * AGT + 1, 2_000 * AGT] {
            assert_noop!(unbond(ALICE, amount), Error::<Test>::HeldByObligations);
        }
        assert_ok!(unbond(ALICE, 1_950 * AGT));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::HeldByObligations);
        assert_ok!(lift(ALICE, set(1)));
        assert_ok!(unbond(ALICE, 50 * AGT));
    });
}

#[test]
fn minor_slash_takes_up_to_a_tenth_of_the_set_aside_and_no_more_ever() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_eq!(limit(ALICE, set(1)), 5 * AGT);
        assert_noop!(slash_minor(ALICE, set(1), 0, None), Error::<Test>::ZeroAmount);
        for amount in [5 * AGT + 1, 50 * AGT, u128::MAX] {
            assert_noop!(slash_minor(ALICE, set(1), amount, None), Error::<Test>::AboveMinorLimit);
        }
        // Two per cent for a reveal that did not come.
        let outcome = slash_minor(ALICE, set(1), AGT, None).expect("it is within the limit");
        assert_eq!((outcome.taken, outcome.to_prover, outcome.to_pot), (AGT, 0, AGT));
        System::assert_last_event(
            Event::Slashed {
                who: ALICE,
                cause: SlashCause::Obligation(set(1)),
                from_active: AGT,
                from_unbonding: 0,
                prover: None,
                to_prover: 0,
                to_pot: AGT,
                owed: 0,
                active: 1_999 * AGT,
                unbonding: 0,
            }
            .into(),
        );
        assert_eq!(limit(ALICE, set(1)), 4 * AGT);
        assert_ok!(slash_minor(ALICE, set(1), 4 * AGT, None));
        assert_noop!(slash_minor(ALICE, set(1), 1, None), Error::<Test>::AboveMinorLimit);
        assert_eq!(free(POT), 5 * AGT + agt_primitives::token::EXISTENTIAL_DEPOSIT);
        assert_eq!(lift(ALICE, set(1)), Ok(45 * AGT));
        assert_eq!((ledger(ALICE).set_aside, ledger(ALICE).active), (0, 1_995 * AGT));
    });
}

#[test]
fn minor_slashes_take_at_most_a_fifth_of_the_bond_in_a_calendar_month() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(enter(ALICE, ROLE));
        let mut lost = 0;
        for number in 0..40 {
            let obligation = set(number);
            // Lifted at once, so that the same bond is set aside again and again.
            let amount = ledger(ALICE).room();
            if set_aside(ALICE, ROLE, obligation, amount).is_err() {
                set_minimum(ROLE, 1);
                continue;
            }
            let most = limit(ALICE, obligation);
            if most > 0 {
                assert_ok!(slash_minor(ALICE, obligation, most, None));
            }
            assert_noop!(slash_minor(ALICE, obligation, 1, None), Error::<Test>::AboveMinorLimit);
            assert_ok!(lift(ALICE, obligation));
            lost += most;
        }
        assert_eq!(lost, 200 * AGT);
        // The next month begins with nothing lost.
        wait(31 * DAY);
        assert_ok!(set_aside(ALICE, ROLE, set(99), 800 * AGT));
        assert_eq!(limit(ALICE, set(99)), 80 * AGT);
        assert_ok!(slash_minor(ALICE, set(99), 80 * AGT, None));
    });
}

#[test]
fn minor_slash_knows_no_obligation_that_is_not_open() {
    ExtBuilder.execute(|| {
        assert_noop!(slash_minor(ALICE, set(1), 1, None), Error::<Test>::UnknownObligation);
        assert_eq!(limit(ALICE, set(1)), 0);
        alice_at_work();
        assert_noop!(slash_minor(ALICE, set(1), 1, None), Error::<Test>::UnknownObligation);
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_ok!(lift(ALICE, set(1)));
        assert_noop!(slash_minor(ALICE, set(1), 1, None), Error::<Test>::UnknownObligation);
    });
}

#[test]
fn prover_gets_a_tenth_and_never_the_accused() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        let outcome = slash_minor(ALICE, set(1), 2 * AGT + 9, Some(BOB)).expect("within the limit");
        assert_eq!((outcome.to_prover, outcome.to_pot), (AGT / 5, 9 * AGT / 5 + 9));
        assert_eq!(free(BOB), ENDOWMENT + AGT / 5);
        let own = slash_minor(ALICE, set(1), AGT, Some(ALICE)).expect("within the limit");
        assert_eq!((own.to_prover, own.to_pot), (0, AGT));
        // A tenth that DAVE's account could not hold goes to the pot.
        let dust = slash_minor(ALICE, set(1), AGT / 20, Some(DAVE)).expect("within the limit");
        assert_eq!((dust.to_prover, dust.to_pot, free(DAVE)), (0, AGT / 20, 0));
        let enough = slash_minor(ALICE, set(1), AGT / 10, Some(DAVE)).expect("within the limit");
        assert_eq!((enough.to_prover, free(DAVE)), (AGT / 100, AGT / 100));
    });
}

#[test]
fn slash_that_is_too_small_to_share_goes_to_the_pot() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        for prover in [BOB, DAVE] {
            let outcome = slash_minor(ALICE, set(1), 9, Some(prover)).expect("within the limit");
            assert_eq!((outcome.to_prover, outcome.to_pot), (0, 9));
        }
        let least = slash_minor(ALICE, set(1), 10, Some(BOB)).expect("within the limit");
        assert_eq!((least.to_prover, least.to_pot, free(BOB)), (1, 9, ENDOWMENT + 1));
    });
}

#[test]
fn nothing_is_stored_when_nothing_is_left() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_ok!(lift(ALICE, set(1)));
        assert_eq!(OpenObligations::<Test>::iter().count(), 0);
        assert!(ledger(ALICE).kinds.is_empty());
    });
}
