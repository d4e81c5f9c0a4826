//! Slashes by governance: by name, with a reason, in a fixed order, and never more than there is.

use super::*;
use crate::{Error, Event, SlashCause};
use agt_primitives::access::Accused;
use frame_support::{assert_noop, assert_ok, traits::Currency};
use sp_runtime::DispatchError::BadOrigin;

const ROLE: Role = Role::DataValidation;

fn open(dispute: DisputeId, amount: Balance) {
    assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, dispute, Accused::Bond(amount)));
}

fn lock(amount: Balance) {
    use frame_support::traits::{LockableCurrency, WithdrawReasons};
    <crate::voting::BondCurrency<Test>>::set_lock(*b"pyconvot", &ALICE, amount, WithdrawReasons::all());
}

#[test]
fn slash_carries_its_reason_and_pays_the_pot() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(slash(ALICE, 300 * AGT));
        System::assert_last_event(
            Event::Slashed {
                who: ALICE,
                cause: SlashCause::Governance(reason("sold the same labels twice")),
                from_active: 300 * AGT,
                from_unbonding: 0,
                prover: None,
                to_prover: 0,
                to_pot: 300 * AGT,
                owed: 0,
                active: 1_700 * AGT,
                unbonding: 0,
            }
            .into(),
        );
        assert_eq!(free(POT), agt_primitives::token::EXISTENTIAL_DEPOSIT + 300 * AGT);
        assert_eq!(free(ALICE), ENDOWMENT - 2_000 * AGT);
    });
}

#[test]
fn slash_refuses_everybody_but_its_origin_and_bad_input_by_name() {
    ExtBuilder.execute(|| {
        alice_at_work();
        for origin in [signed(ALICE), signed(BOB), RuntimeOrigin::none()] {
            assert_noop!(Access::slash(origin, ALICE, AGT, reason("no")), BadOrigin);
        }
        assert_noop!(slash(ALICE, 0), Error::<Test>::ZeroAmount);
        assert_noop!(Access::slash(RuntimeOrigin::root(), ALICE, AGT, Default::default()), Error::<Test>::NoReason);
        assert_noop!(slash(BOB, AGT), Error::<Test>::NoBond);
        for amount in [2_000 * AGT + 1, u128::MAX] {
            assert_noop!(slash(ALICE, amount), Error::<Test>::MoreThanBonded);
        }
        assert_ok!(slash(ALICE, 2_000 * AGT));
        assert_noop!(slash(ALICE, 1), Error::<Test>::NoBond);
    });
}

#[test]
fn slash_takes_free_then_unbonding_then_voted_bond() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(unbond(ALICE, 300 * AGT));
        wait(DAY);
        assert_ok!(unbond(ALICE, 200 * AGT));
        lock(1_000 * AGT);
        // Active 1,500: 1,000 voted, 500 free. Unbonding 300 + 200.
        let parts = |amount| {
            rolled_back(|| {
                assert_ok!(slash(ALICE, amount));
                let Ledger { active, chunks, .. } = ledger(ALICE);
                (active, chunks.iter().map(|chunk| chunk.amount).collect::<Vec<_>>())
            })
        };
        assert_eq!(parts(500 * AGT), (1_000 * AGT, vec![300 * AGT, 200 * AGT]));
        assert_eq!(parts(600 * AGT), (1_000 * AGT, vec![300 * AGT, 100 * AGT]));
        assert_eq!(parts(800 * AGT), (1_000 * AGT, vec![200 * AGT]));
        assert_eq!(parts(1_000 * AGT), (1_000 * AGT, vec![]));
        assert_eq!(parts(1_200 * AGT), (800 * AGT, vec![]));
        assert_eq!(parts(2_000 * AGT), (0, vec![]));
    });
}

#[test]
fn held_bond_is_owed_and_taken_as_soon_as_it_is_free() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 600 * AGT));
        assert_ok!(unbond(ALICE, 400 * AGT));
        open(1, 500 * AGT);
        // Set aside 600, disputed 400 unbonding and 100 active, free 900.
        assert_ok!(slash(ALICE, 1_700 * AGT));
        assert_eq!((ledger(ALICE).active, ledger(ALICE).owed), (700 * AGT, 800 * AGT));
        assert_noop!(slash(ALICE, 300 * AGT + 1), Error::<Test>::MoreThanBonded);

        assert_ok!(close(ALICE, 1));
        System::assert_last_event(
            Event::Slashed {
                who: ALICE,
                cause: SlashCause::Owed,
                from_active: 100 * AGT,
                from_unbonding: 400 * AGT,
                prover: None,
                to_prover: 0,
                to_pot: 500 * AGT,
                owed: 300 * AGT,
                active: 600 * AGT,
                unbonding: 0,
            }
            .into(),
        );
        // The obligation was backed to the end, and gives the rest of its part back.
        assert_eq!(lift(ALICE, set(1)), Ok(600 * AGT));
        assert_eq!((ledger(ALICE).active, ledger(ALICE).owed), (300 * AGT, 0));
        assert_eq!(free(POT), agt_primitives::token::EXISTENTIAL_DEPOSIT + 1_700 * AGT);
    });
}

#[test]
fn account_can_not_hide_its_bond_in_obligations() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 2_000 * AGT));
        assert_ok!(slash(ALICE, 2_000 * AGT));
        assert_eq!(ledger(ALICE).active, 2_000 * AGT);
        assert_noop!(unbond(ALICE, 1), Error::<Test>::HeldByObligations);
        assert_ok!(lift(ALICE, set(1)));
        assert_eq!((ledger(ALICE).active, on_hold(ALICE)), (0, 0));
    });
}

#[test]
fn slash_that_is_owed_as_a_whole_moves_no_agt_yet() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 2_000 * AGT));
        System::reset_events();
        assert_ok!(slash(ALICE, 500 * AGT));
        let expected = Event::Slashed {
            who: ALICE,
            cause: SlashCause::Governance(reason("sold the same labels twice")),
            from_active: 0,
            from_unbonding: 0,
            prover: None,
            to_prover: 0,
            to_pot: 0,
            owed: 500 * AGT,
            active: 2_000 * AGT,
            unbonding: 0,
        };
        assert_eq!(happened(), [expected.into()]);
    });
}

#[test]
fn debt_is_taken_from_what_is_unbonding_even_if_that_is_all_that_is_freed() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(unbond(ALICE, 2_000 * AGT));
        open(1, 500 * AGT);
        assert_ok!(slash(ALICE, 1_800 * AGT));
        assert_eq!((ledger(ALICE).unbonding, ledger(ALICE).owed), (500 * AGT, 300 * AGT));
        assert_ok!(close(ALICE, 1));
        assert_eq!((ledger(ALICE).unbonding, ledger(ALICE).owed), (200 * AGT, 0));
    });
}

#[test]
fn court_comes_before_what_governance_is_owed() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 1_500 * AGT));
        open(1, 500 * AGT);
        assert_ok!(slash(ALICE, 1_800 * AGT));
        assert_eq!(ledger(ALICE).owed, 1_800 * AGT);
        // The court takes its part out of the same 2,000.
        assert_ok!(slash_disputed(ALICE, 1, 400 * AGT, Some(BOB)));
        // 100 of the dispute became free and went to the debt; 1,500 are still held, no more is owed.
        assert_eq!((ledger(ALICE).active, ledger(ALICE).owed), (1_500 * AGT, 1_500 * AGT));
        assert_ok!(lift(ALICE, set(1)));
        assert_eq!((ledger(ALICE).active, ledger(ALICE).owed), (0, 0));
        assert_eq!(free(BOB), ENDOWMENT + 40 * AGT);
    });
}

#[test]
fn later_bond_is_not_taken_for_what_is_owed() {
    ExtBuilder.execute(|| {
        alice_at_work();
        assert_ok!(set_aside(ALICE, ROLE, set(1), 2_000 * AGT));
        assert_ok!(slash(ALICE, 500 * AGT));
        assert_ok!(bond(ALICE, 100 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        assert_ok!(lift(ALICE, set(1)));
        assert_eq!((ledger(ALICE).active, ledger(ALICE).unbonding), (1_500 * AGT, 100 * AGT));
    });
}

#[test]
fn slash_does_not_touch_the_free_balance_and_burns_nothing() {
    ExtBuilder.execute(|| {
        let issued = Balances::total_issuance();
        alice_at_work();
        let free_before = free(ALICE);
        assert_ok!(slash(ALICE, 2_000 * AGT));
        assert_eq!((free(ALICE), on_hold(ALICE)), (free_before, 0));
        assert_eq!(<Balances as Currency<AccountId>>::total_issuance(), issued);
    });
}
