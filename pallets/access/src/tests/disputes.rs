//! Disputes: what is accused stays where it is until the court has ruled.

use super::*;
use crate::{Error, Event, OpenDisputes, SlashCause};
use agt_primitives::access::{Accused, Disputed};
use frame_support::{assert_noop, assert_ok};

const ROLE: Role = Role::DataValidation;

fn open(who: AccountId, dispute: DisputeId, accused: Accused) -> DispatchResult {
    <Access as Disputes<AccountId>>::open_dispute(&who, dispute, accused)
}

fn disputable(who: AccountId) -> Balance {
    <Access as Disputes<AccountId>>::disputable(&who)
}

#[test]
fn accused_obligation_can_not_be_lifted_and_not_slashed_without_the_court() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_ok!(open(ALICE, 7, Accused::Obligation(set(1))));
        System::assert_last_event(
            Event::DisputeOpened {
                who: ALICE,
                dispute: 7,
                accused: Accused::Obligation(set(1)),
                set_aside: 50 * AGT,
                active: 0,
                unbonding: 0,
            }
            .into(),
        );
        assert_noop!(lift(ALICE, set(1)), Error::<Test>::InDispute);
        assert_noop!(slash_minor(ALICE, set(1), 1, None), Error::<Test>::InDispute);
        assert_noop!(leave(ALICE, ROLE), Error::<Test>::RoleInUse);
        assert_noop!(unbond(ALICE, 2_000 * AGT), Error::<Test>::HeldByObligations);
        assert_eq!(<Access as SetAside<AccountId>>::minor_limit(&ALICE, set(1)), 0);
        assert_eq!(<Access as Disputes<AccountId>>::in_dispute(&ALICE, 7), Some(50 * AGT));
        assert_ok!(close(ALICE, 7));
        System::assert_last_event(Event::DisputeClosed { who: ALICE, dispute: 7 }.into());
        assert_eq!(lift(ALICE, set(1)), Ok(50 * AGT));
    });
}

#[test]
fn unbonding_race_is_lost_by_the_accused() {
    ExtBuilder.execute(|| {
        // Sells on day 0, unbonds on day 0, is challenged on day 6, judged on day 20.
        alice_at_work();
        assert_ok!(unbond(ALICE, 2_000 * AGT));
        wait(6 * DAY);
        assert_ok!(open(ALICE, 1, Accused::Bond(1_500 * AGT)));
        wait(14 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!(ledger(ALICE).unbonding, 1_500 * AGT);
        assert_noop!(withdraw(ALICE), Error::<Test>::InDispute);
        assert_noop!(rebond(ALICE, 1), Error::<Test>::InDispute);
        assert_ok!(slash_disputed(ALICE, 1, 1_000 * AGT, Some(BOB)));
        System::assert_last_event(
            Event::Slashed {
                who: ALICE,
                cause: SlashCause::Dispute(1),
                from_active: 0,
                from_unbonding: 1_000 * AGT,
                prover: Some(BOB),
                to_prover: 100 * AGT,
                to_pot: 900 * AGT,
                owed: 0,
                active: 0,
                unbonding: 500 * AGT,
            }
            .into(),
        );
        assert_ok!(withdraw(ALICE));
        assert_eq!(free(ALICE), ENDOWMENT - 1_000 * AGT);
        assert_eq!(free(BOB), ENDOWMENT + 100 * AGT);
    });
}

#[test]
fn accused_bond_is_what_is_unbonding_first_then_what_is_active() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_ok!(unbond(ALICE, 300 * AGT));
        assert_eq!(disputable(ALICE), 1_950 * AGT);
        for amount in [1_950 * AGT + 1, u128::MAX] {
            assert_noop!(open(ALICE, 1, Accused::Bond(amount)), Error::<Test>::NotEnoughToAccuse);
        }
        assert_ok!(open(ALICE, 1, Accused::Bond(1_000 * AGT)));
        let disputed = Disputed { set_aside: 0, active: 700 * AGT, unbonding: 300 * AGT };
        assert_eq!((ledger(ALICE).disputed, disputable(ALICE)), (disputed, 950 * AGT));
        assert_noop!(unbond(ALICE, 950 * AGT + 1), Error::<Test>::HeldByObligations);
        assert_noop!(set_aside(ALICE, ROLE, set(2), 950 * AGT + 1), Error::<Test>::NoRoom);
        assert_ok!(open(ALICE, 2, Accused::Bond(950 * AGT)));
        assert_noop!(open(ALICE, 3, Accused::Bond(1)), Error::<Test>::NotEnoughToAccuse);
        assert_noop!(unbond(ALICE, 1), Error::<Test>::HeldByObligations);
        assert_ok!(close(ALICE, 1));
        assert_ok!(close(ALICE, 2));
        assert_ok!(unbond(ALICE, 1_650 * AGT));
    });
}

#[test]
fn ruling_closes_the_dispute_and_leaves_the_rest_set_aside() {
    ExtBuilder.execute(|| {
        alice_at_work();
        let batch = id(ObligationKind::Batch, 1);
        assert_ok!(set_aside(ALICE, ROLE, batch, 1_000 * AGT));
        assert_ok!(open(ALICE, 1, Accused::Obligation(batch)));
        assert_noop!(slash_disputed(ALICE, 1, 0, None), Error::<Test>::ZeroAmount);
        for amount in [1_000 * AGT + 1, u128::MAX] {
            assert_noop!(slash_disputed(ALICE, 1, amount, None), Error::<Test>::MoreThanAccused);
        }
        assert_ok!(slash_disputed(ALICE, 1, 400 * AGT, None));
        assert_noop!(slash_disputed(ALICE, 1, 1, None), Error::<Test>::UnknownDispute);
        assert_noop!(close(ALICE, 1), Error::<Test>::UnknownDispute);
        assert_eq!(ledger(ALICE).set_aside, 600 * AGT);
        assert_eq!(lift(ALICE, batch), Ok(600 * AGT));
        assert_eq!((ledger(ALICE).active, ledger(ALICE).set_aside), (1_600 * AGT, 0));
    });
}

#[test]
fn obligation_that_lost_everything_is_lifted_like_any_other() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 2_000 * AGT));
        assert_ok!(open(ALICE, 1, Accused::Obligation(set(1))));
        assert_ok!(slash_disputed(ALICE, 1, 2_000 * AGT, None));
        assert_eq!((ledger(ALICE).active, on_hold(ALICE)), (0, 0));
        // Nothing is left to accuse or to slash, and the role is still in use.
        assert_noop!(open(ALICE, 2, Accused::Obligation(set(1))), Error::<Test>::ZeroAmount);
        assert_noop!(slash_minor(ALICE, set(1), 1, None), Error::<Test>::AboveMinorLimit);
        assert_noop!(leave(ALICE, ROLE), Error::<Test>::RoleInUse);
        assert_eq!(lift(ALICE, set(1)), Ok(0));
        assert!(!Ledgers::<Test>::contains_key(ALICE));
    });
}

#[test]
fn bond_that_lost_everything_is_gone() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 100 * AGT));
        assert_ok!(unbond(ALICE, 40 * AGT));
        assert_ok!(open(ALICE, 1, Accused::Bond(100 * AGT)));
        assert_ok!(slash_disputed(ALICE, 1, 100 * AGT, None));
        assert!(!Ledgers::<Test>::contains_key(ALICE));
        assert_eq!(OpenDisputes::<Test>::iter().count(), 0);
        assert_eq!(free(ALICE), ENDOWMENT - 100 * AGT);
    });
}

#[test]
fn disputes_refuse_bad_input_by_name() {
    ExtBuilder.execute(|| {
        assert_noop!(open(ALICE, 1, Accused::Bond(1)), Error::<Test>::NoBond);
        alice_at_work();
        assert_noop!(open(ALICE, 1, Accused::Bond(0)), Error::<Test>::ZeroAmount);
        assert_noop!(open(ALICE, 1, Accused::Obligation(set(1))), Error::<Test>::UnknownObligation);
        assert_ok!(set_aside(ALICE, ROLE, set(1), 50 * AGT));
        assert_ok!(open(ALICE, 1, Accused::Obligation(set(1))));
        assert_noop!(open(ALICE, 1, Accused::Bond(1)), Error::<Test>::DisputeExists);
        assert_noop!(open(ALICE, 2, Accused::Obligation(set(1))), Error::<Test>::InDispute);
        assert_noop!(close(ALICE, 2), Error::<Test>::UnknownDispute);
        assert_noop!(close(BOB, 1), Error::<Test>::UnknownDispute);
        assert_noop!(slash_disputed(ALICE, 2, 1, None), Error::<Test>::UnknownDispute);
        assert_eq!(<Access as Disputes<AccountId>>::in_dispute(&ALICE, 2), None);
    });
}

#[test]
fn disputed_bond_still_votes_but_backs_no_new_obligation() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(open(ALICE, 1, Accused::Bond(2_000 * AGT)));
        assert_eq!(<Access as agt_primitives::access::Access<AccountId>>::active(&ALICE), 2_000 * AGT);
        assert_noop!(set_aside(ALICE, ROLE, set(1), 1), Error::<Test>::NoRoom);
    });
}
