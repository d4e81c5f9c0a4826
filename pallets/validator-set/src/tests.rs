//! The set is what genesis says, and an offender leaves it.

use crate::{mock::*, Error, Event, Validators};
use frame_support::{
    assert_noop, assert_ok,
    traits::{Hooks, KeyOwnerProofSystem},
};
use pallet_session::historical;
use sp_core::crypto::key_types::DUMMY;
use sp_runtime::{testing::UintAuthorityId, Perbill};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn equivocate(validator: u64, session: u32) {
    let details = OffenceDetails { offender: (validator, ()), reporters: vec![] };
    ValidatorSet::on_offence(&[details], &[Perbill::from_percent(100)], session);
}

fn in_set() -> Vec<u64> {
    Validators::<Test>::get().into_inner()
}

#[test]
fn set_stays_that_of_the_genesis() {
    test(&[1, 2, 3, 4], || {
        assert_eq!(Session::validators(), [1, 2, 3, 4]);
        run_sessions(5);
        assert_eq!(Session::validators(), [1, 2, 3, 4]);
    });
}

#[test]
fn offender_is_disabled_at_once_and_leaves_later_sessions() {
    test(&[1, 2, 3, 4], || {
        run_sessions(1);
        equivocate(2, 1);
        assert_eq!(Session::disabled_validators(), [1]);
        assert_eq!(in_set(), [1, 3, 4]);
        System::assert_last_event(Event::Expelled { validator: 2, session: 1 }.into());
        run_sessions(1);
        assert_eq!(Session::validators(), [1, 2, 3, 4], "the next session was planned with it");
        assert_eq!(Session::disabled_validators(), [1], "and it is disabled there too");
        run_sessions(1);
        assert_eq!(Session::validators(), [1, 3, 4]);
        assert!(Session::disabled_validators().is_empty());
    });
}

#[test]
fn offender_stays_when_the_set_is_at_its_minimum() {
    test(&[1, 2, 3], || {
        equivocate(3, 0);
        assert_eq!(in_set(), [1, 2, 3]);
        System::assert_last_event(Event::Kept { validator: 3, session: 0 }.into());
    });
}

#[test]
fn nothing_happens_when_an_offence_is_reported_again() {
    test(&[1, 2, 3, 4, 5], || {
        equivocate(5, 0);
        let events = System::event_count();
        equivocate(5, 0);
        assert_eq!(in_set(), [1, 2, 3, 4]);
        assert_eq!(System::event_count(), events);
    });
}

#[test]
fn history_proves_past_keys_and_forgets_the_oldest_session() {
    test(&[1, 2, 3], || {
        run_sessions(20);
        let remembered = historical::HistoricalSessions::<Test>::iter_keys().count();
        // The sessions of the history, the one that runs and the one that is planned.
        assert_eq!(remembered, HISTORY as usize + 2);
        assert!(Historical::prove((DUMMY, UintAuthorityId(2))).is_some());
    });
}

#[test]
fn keys_stay_while_their_owner_validates() {
    test(&[1, 2, 3, 4], || {
        assert_noop!(ValidatorSet::purge_keys(RuntimeOrigin::signed(2)), Error::<Test>::StillValidates);
        equivocate(2, 0);
        assert_noop!(ValidatorSet::purge_keys(RuntimeOrigin::signed(2)), Error::<Test>::StillValidates);
        run_sessions(2);
        assert_ok!(ValidatorSet::purge_keys(RuntimeOrigin::signed(2)));
        assert!(!pallet_session::NextKeys::<Test>::contains_key(2));
    });
}

#[test]
fn genesis_is_refused_when_a_validator_has_no_keys() {
    let built = std::panic::catch_unwind(|| chain_with_keys(&[1, 2, 3], &[1, 3]));
    let message = *built.err().expect("a refused genesis").downcast::<String>().expect("a message");
    assert!(message.contains("validator 2") && message.contains("no session keys"), "{message}");
}

#[test]
fn genesis_is_refused_when_a_validator_is_named_twice() {
    let built = std::panic::catch_unwind(|| chain(&[1, 2, 1]));
    let message = *built.err().expect("a refused genesis").downcast::<String>().expect("a message");
    assert!(message.contains("validator 1 is named twice"), "{message}");
}

#[test]
fn genesis_is_refused_with_too_many_validators() {
    let built = std::panic::catch_unwind(|| chain(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
    let message = *built.err().expect("a refused genesis").downcast::<String>().expect("a message");
    assert!(message.contains("11 validators, at most 10"), "{message}");
}

#[test]
fn v1_fails_when_a_validator_is_in_the_set_twice() {
    chain(&[1, 2, 3]).execute_with(|| {
        Validators::<Test>::mutate(|set| set.force_push(1));
        assert_eq!(ValidatorSet::do_try_state(), Err("V1: a validator is in the set twice".into()));
    });
}

#[test]
fn v2_fails_when_the_set_is_empty() {
    chain(&[1, 2, 3]).execute_with(|| {
        Validators::<Test>::kill();
        assert_eq!(ValidatorSet::do_try_state(), Err("V2: the set is empty".into()));
    });
}

#[test]
fn integrity_test_passes_with_the_constants_of_the_mock() {
    ValidatorSet::integrity_test();
}

#[test]
#[should_panic = "MinValidators is zero"]
fn integrity_test_panics_when_the_set_may_become_empty() {
    MinValidators::set(0);
    ValidatorSet::integrity_test();
}

#[test]
#[should_panic = "MinValidators 11 is more than MaxValidators 10"]
fn integrity_test_panics_when_the_minimum_is_above_the_maximum() {
    MinValidators::set(11);
    ValidatorSet::integrity_test();
}

#[test]
#[should_panic = "HistoryDepth is zero"]
fn integrity_test_panics_when_no_equivocation_can_be_proven() {
    HistoryDepth::set(0);
    ValidatorSet::integrity_test();
}
