//! Bond, unbond, rebond, withdraw: what is bonded comes back, later, and never more.

use super::*;
use crate::{Error, Event, MAX_CHUNKS};
use agt_primitives::{access::Accused, token::EXISTENTIAL_DEPOSIT};
use frame_support::{assert_noop, assert_ok};

#[test]
fn bond_puts_agt_on_hold_and_adds_up() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(bond(ALICE, 1));
        assert_eq!((ledger(ALICE).active, on_hold(ALICE)), (1_000 * AGT + 1, 1_000 * AGT + 1));
        assert_eq!(free(ALICE), ENDOWMENT - 1_000 * AGT - 1);
        System::assert_last_event(Event::Bonded { who: ALICE, amount: 1, active: 1_000 * AGT + 1 }.into());
    });
}

#[test]
fn bond_refuses_zero_dust_and_more_than_is_free() {
    ExtBuilder.execute(|| {
        assert_noop!(bond(ALICE, 0), Error::<Test>::ZeroAmount);
        assert_noop!(bond(ALICE, EXISTENTIAL_DEPOSIT - 1), Error::<Test>::BelowMinimum);
        for amount in [ENDOWMENT - EXISTENTIAL_DEPOSIT + 1, ENDOWMENT, ENDOWMENT + 1, u128::MAX] {
            assert_noop!(bond(ALICE, amount), Error::<Test>::InsufficientBalance);
        }
        assert_noop!(bond(DAVE, 1), Error::<Test>::InsufficientBalance);
        assert_ok!(bond(ALICE, ENDOWMENT - EXISTENTIAL_DEPOSIT));
        assert_eq!(free(ALICE), EXISTENTIAL_DEPOSIT);
    });
}

#[test]
fn bond_keeps_the_existential_deposit_free_even_for_a_sponsored_account() {
    ExtBuilder.execute(|| {
        System::inc_providers(&ALICE);
        assert_noop!(bond(ALICE, ENDOWMENT), Error::<Test>::InsufficientBalance);
        assert_ok!(bond(ALICE, ENDOWMENT - EXISTENTIAL_DEPOSIT));
    });
}

#[test]
fn unbond_waits_seven_days_to_the_millisecond() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, 400 * AGT));
        System::assert_last_event(
            Event::Unbonded {
                who: ALICE,
                amount: 400 * AGT,
                releases: START + 7 * DAY,
                active: 600 * AGT,
                unbonding: 400 * AGT,
            }
            .into(),
        );
        assert_noop!(withdraw(ALICE), Error::<Test>::NothingToWithdraw);
        wait(7 * DAY - 1);
        assert_noop!(withdraw(ALICE), Error::<Test>::NothingToWithdraw);
        wait(1);
        assert_ok!(withdraw(ALICE));
        System::assert_last_event(Event::Withdrawn { who: ALICE, amount: 400 * AGT, unbonding: 0 }.into());
        assert_eq!((free(ALICE), on_hold(ALICE)), (ENDOWMENT - 600 * AGT, 600 * AGT));
        assert_noop!(withdraw(ALICE), Error::<Test>::NothingToWithdraw);
    });
}

#[test]
fn bond_comes_back_whole_and_leaves_nothing_behind() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, 1_000 * AGT));
        wait(400 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!((free(ALICE), on_hold(ALICE)), (ENDOWMENT, 0));
        assert!(!Ledgers::<Test>::contains_key(ALICE));
        assert_eq!(System::consumers(&ALICE), 0);
    });
}

#[test]
fn unbond_refuses_zero_and_more_than_is_active() {
    ExtBuilder.execute(|| {
        assert_noop!(unbond(ALICE, 1), Error::<Test>::NoBond);
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_noop!(unbond(ALICE, 0), Error::<Test>::ZeroAmount);
        for amount in [1_000 * AGT + 1, u128::MAX] {
            assert_noop!(unbond(ALICE, amount), Error::<Test>::MoreThanActive);
        }
        assert_ok!(unbond(ALICE, 1_000 * AGT));
        assert_noop!(unbond(ALICE, 1), Error::<Test>::MoreThanActive);
    });
}

#[test]
fn chunks_are_bounded_and_those_of_the_same_time_are_one() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, AGT));
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks.len(), 1);
        for _ in 1..MAX_CHUNKS {
            wait(1);
            assert_ok!(unbond(ALICE, AGT));
        }
        assert_ok!(unbond(ALICE, AGT));
        wait(1);
        assert_noop!(unbond(ALICE, AGT), Error::<Test>::TooManyChunks);
        wait(7 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_ok!(unbond(ALICE, AGT));
    });
}

/// ALICE's bond has the most chunks, of 1 AGT each and a millisecond apart.
fn all_chunks_taken(test: impl FnOnce()) {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        for _ in 0..MAX_CHUNKS {
            wait(1);
            assert_ok!(unbond(ALICE, AGT));
        }
        System::reset_events();
        test();
    });
}

#[test]
fn unbond_first_withdraws_what_has_waited_when_no_place_is_left() {
    all_chunks_taken(|| {
        // The first three have waited.
        wait(7 * DAY - Moment::from(MAX_CHUNKS) + 3);
        let (before, releases) = (free(ALICE), Timestamp::get() + 7 * DAY);
        assert_ok!(unbond(ALICE, 5 * AGT));
        let (unbonding, active) = (18 * AGT, 979 * AGT);
        assert_eq!((free(ALICE), on_hold(ALICE)), (before + 3 * AGT, 997 * AGT));
        assert_eq!((ledger(ALICE).unbonding, ledger(ALICE).chunks.len()), (unbonding, 14));
        let ours = |event| match event {
            RuntimeEvent::Access(event) => Some(event),
            _ => None,
        };
        assert_eq!(
            happened().into_iter().filter_map(ours).collect::<Vec<_>>(),
            [
                Event::Withdrawn { who: ALICE, amount: 3 * AGT, unbonding: 13 * AGT },
                Event::Unbonded { who: ALICE, amount: 5 * AGT, releases, active, unbonding },
            ]
        );
    });
}

#[test]
fn unbond_withdraws_nothing_while_a_place_is_left() {
    all_chunks_taken(|| {
        assert_ok!(rebond(ALICE, AGT));
        wait(30 * DAY);
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).chunks.len() as u32, MAX_CHUNKS, "the owner withdraws when it wants");
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).unbonding, 17 * AGT, "a part of the same time needs no place");
    });
}

#[test]
fn unbond_that_pays_nothing_out_moves_no_agt_and_says_nothing_of_it() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        System::reset_events();
        assert_ok!(unbond(ALICE, AGT));
        let (releases, active) = (START + 7 * DAY, 999 * AGT);
        let expected = Event::Unbonded { who: ALICE, amount: AGT, releases, active, unbonding: AGT };
        assert_eq!(happened(), [expected.into()]);
    });
}

#[test]
fn unbond_is_refused_when_a_dispute_holds_what_has_waited() {
    all_chunks_taken(|| {
        wait(30 * DAY);
        let accuse = |dispute, amount| {
            let accused = Accused::Bond(amount);
            assert_ok!(<Access as Disputes<AccountId>>::open_dispute(&ALICE, dispute, accused));
        };
        accuse(1, 16 * AGT - 1);
        // What is left pays no chunk out as a whole, so no place is free.
        assert_noop!(unbond(ALICE, AGT), Error::<Test>::TooManyChunks);
        assert_ok!(close(ALICE, 1));
        accuse(2, 15 * AGT);
        assert_ok!(unbond(ALICE, AGT));
        assert_eq!(ledger(ALICE).unbonding, 16 * AGT);
    });
}

#[test]
fn unbond_is_refused_when_the_account_cannot_take_what_has_waited() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, AGT));
        for _ in 0..MAX_CHUNKS {
            wait(1);
            assert_ok!(unbond(ALICE, 1));
        }
        // A second provider lets the account spend its existential deposit.
        System::inc_providers(&ALICE);
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, free(ALICE)));
        wait(30 * DAY);
        assert_noop!(unbond(ALICE, 1), Error::<Test>::BelowMinimum);
        assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, AGT));
        assert_ok!(unbond(ALICE, 1));
    });
}

#[test]
fn withdraw_takes_what_has_waited_and_leaves_the_rest() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        wait(DAY);
        assert_ok!(unbond(ALICE, 30 * AGT));
        wait(6 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!((ledger(ALICE).unbonding, on_hold(ALICE)), (30 * AGT, 900 * AGT));
        wait(DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!(on_hold(ALICE), 870 * AGT);
    });
}

#[test]
fn rebond_takes_back_what_would_have_waited_longest() {
    ExtBuilder.execute(|| {
        assert_noop!(rebond(ALICE, 1), Error::<Test>::NoBond);
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        wait(DAY);
        assert_ok!(unbond(ALICE, 30 * AGT));
        assert_noop!(rebond(ALICE, 0), Error::<Test>::ZeroAmount);
        for amount in [130 * AGT + 1, u128::MAX] {
            assert_noop!(rebond(ALICE, amount), Error::<Test>::MoreThanUnbonding);
        }
        assert_ok!(rebond(ALICE, 40 * AGT));
        System::assert_last_event(
            Event::Rebonded { who: ALICE, amount: 40 * AGT, active: 910 * AGT, unbonding: 90 * AGT }.into(),
        );
        let left = ledger(ALICE).chunks.into_inner();
        assert_eq!(
            left.iter().map(|chunk| (chunk.amount, chunk.releases)).collect::<Vec<_>>(),
            [(90 * AGT, START + 7 * DAY)]
        );
    });
}

#[test]
fn unbonding_keeps_its_time_when_the_terms_change() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        assert_ok!(unbond(ALICE, 100 * AGT));
        set_unbonding_days(14, 28);
        assert_ok!(unbond(ALICE, 10 * AGT));
        wait(7 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!(ledger(ALICE).unbonding, 10 * AGT);
        wait(7 * DAY);
        assert_ok!(withdraw(ALICE));
    });
}

#[test]
fn unbonding_time_is_bounded_whatever_governance_says() {
    ExtBuilder.execute(|| {
        let waits = |labour, long_term| {
            rolled_back(|| {
                set_unbonding_days(labour, long_term);
                assert_ok!(bond(ALICE, 20_000 * AGT));
                assert_ok!(unbond(ALICE, AGT));
                let labour = ledger(ALICE).chunks[0].releases - START;
                assert_ok!(rebond(ALICE, AGT));
                assert_ok!(enter(ALICE, Role::Validator));
                assert_ok!(unbond(ALICE, AGT));
                (labour / DAY, (ledger(ALICE).chunks[0].releases - START) / DAY)
            })
        };
        assert_eq!(waits(0, 0), (7, 28));
        assert_eq!(waits(10, 30), (10, 30));
        assert_eq!(waits(100_000, 100_000), (28, 84));
    });
}

#[test]
fn withdraw_names_the_rule_when_the_account_could_not_hold_it() {
    ExtBuilder.execute(|| {
        System::inc_providers(&ALICE);
        assert_ok!(bond(ALICE, ENDOWMENT - EXISTENTIAL_DEPOSIT));
        assert_ok!(unbond(ALICE, 1));
        wait(7 * DAY);
        // A second provider lets the account spend its existential deposit.
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, EXISTENTIAL_DEPOSIT));
        assert_eq!(free(ALICE), 0);
        assert_noop!(withdraw(ALICE), Error::<Test>::BelowMinimum);
        assert_ok!(unbond(ALICE, EXISTENTIAL_DEPOSIT));
        wait(7 * DAY);
        assert_ok!(withdraw(ALICE));
        assert_eq!(free(ALICE), EXISTENTIAL_DEPOSIT + 1);
    });
}

#[test]
fn bond_and_free_balance_do_not_mix() {
    ExtBuilder.execute(|| {
        assert_ok!(bond(ALICE, 1_000 * AGT));
        let rest = free(ALICE);
        assert!(Balances::transfer_allow_death(signed(ALICE), BOB, rest + 1).is_err());
        assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, rest - EXISTENTIAL_DEPOSIT));
        assert_eq!(on_hold(ALICE), 1_000 * AGT);
    });
}
