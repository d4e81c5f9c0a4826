//! Self-made merit (A5), and what else somebody may try.

use super::*;
use crate::Call;
use agt_primitives::token::EXISTENTIAL_DEPOSIT;
use frame_support::traits::{GetCallName, ReservableCurrency};

#[test]
fn one_requester_cannot_make_its_ten_accounts_holders() {
    ExtBuilder.execute(|| {
        for worker in 2_000..2_010 {
            skilled(worker);
            for _ in 0..1_000 {
                accept(worker, BIRDS, Some(REQUESTER), 32);
            }
            assert_eq!(counted(worker, BIRDS), (0, 100));
            assert_noop!(claim(worker, BIRDS), Error::<Test>::TooFewAnswers);
        }
    });
}

#[test]
fn nine_requesters_are_too_few_and_ten_are_enough() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        for requester in 0..9 {
            accept(ALICE, BIRDS, Some(REQUESTER + requester), 1_000_000);
        }
        assert_eq!(counted(ALICE, BIRDS), (0, 900));
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        accept(ALICE, BIRDS, Some(REQUESTER + 9), 99);
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        accept(ALICE, BIRDS, Some(REQUESTER + 9), 99);
        assert_eq!(counted(ALICE, BIRDS), (0, 1_000));
        assert_ok!(claim(ALICE, BIRDS));
    });
}

#[test]
fn ten_requesters_give_each_level_at_a_tenth_each() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        grant(ALICE, 27_000);
        let all = || (0..10).for_each(|requester| accept(ALICE, BIRDS, Some(REQUESTER + requester), 1_000_000));
        all();
        assert_ok!(claim(ALICE, BIRDS));
        for next in 2..=MOST_LEVEL {
            assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
            all();
            assert_ok!(level_up(ALICE, BIRDS));
            assert_eq!(counted(ALICE, BIRDS), (0, 1_000 * u64::from(next).pow(2)));
        }
    });
}

#[test]
fn eleventh_requester_is_needed_when_a_tenth_is_rounded_down() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        want(|terms| terms.first_answers = 1_009);
        (0..10).for_each(|requester| accept(ALICE, BIRDS, Some(REQUESTER + requester), 1_000));
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
        accept(ALICE, BIRDS, Some(REQUESTER + 10), 9);
        assert_ok!(claim(ALICE, BIRDS));
    });
}

#[test]
fn same_ten_requesters_give_no_second_medallion_to_a_revoked_account() {
    ExtBuilder.execute(|| {
        skilled(ALICE);
        let all = || (0..10).for_each(|requester| accept(ALICE, BIRDS, Some(REQUESTER + requester), 1_000_000));
        all();
        assert_ok!(claim(ALICE, BIRDS));
        all();
        assert_ok!(rule(ALICE, BIRDS));
        all();
        assert_eq!(counted(ALICE, BIRDS), (0, 0));
        assert_noop!(claim(ALICE, BIRDS), Error::<Test>::TooFewAnswers);
    });
}

#[test]
fn no_call_names_an_account_to_which_a_medallion_could_go() {
    // `revoke` alone names an account: the one that loses.
    assert_eq!(Call::<Test>::get_call_names(), ["open_area", "close_area", "claim", "level_up", "revoke"]);
}

#[test]
fn account_that_is_emptied_and_comes_back_has_its_own_medallion() {
    ExtBuilder.execute(|| {
        holder(ALICE, 3);
        assert_ok!(Balances::transfer_all(signed(ALICE), BOB, false));
        assert!(!System::account_exists(&ALICE));
        assert_eq!((level(ALICE, BIRDS), level(BOB, BIRDS)), (3, 0));
        assert_ok!(Balances::transfer_keep_alive(signed(BOB), ALICE, EXISTENTIAL_DEPOSIT));
        assert_eq!((level(ALICE, BIRDS), level(BOB, BIRDS)), (3, 0));
    });
}

#[test]
fn agt_that_is_on_hold_pays_no_level() {
    ExtBuilder.execute(|| {
        holder(ALICE, 2);
        // What is reserved is the account's and not free.
        assert_ok!(Balances::reserve(&ALICE, ENDOWMENT - 50 * AGT));
        assert_noop!(level_up(ALICE, BIRDS), Error::<Test>::TooLittleAgt);
        Balances::unreserve(&ALICE, EXISTENTIAL_DEPOSIT);
        assert_ok!(level_up(ALICE, BIRDS));
    });
}
