//! Each invariant sees the corruption that it is there for.

use super::*;

const NONE: [&str; 0] = [];

/// The ids of the invariants that fail after a corruption, which is undone.
fn broken_by(corrupt: impl FnOnce()) -> Vec<&'static str> {
    agt_test_support::broken_by(corrupt, ExternalAddresses::invariants, ExternalAddresses::do_try_state)
}

/// BOB has bound an address.
fn test(look: impl FnOnce(Address)) {
    ExtBuilder.execute(|| {
        assert_ok!(bind(BOB, &key(1)));
        look(address(&key(1)));
    });
}

#[test]
fn invariants_hold_on_a_chain_that_lives() {
    test(|_| assert_eq!(broken_by(|| {}), NONE));
}

#[test]
fn xa1_fails_when_an_address_does_not_name_its_account() {
    test(|address| {
        assert_eq!(broken_by(|| Owners::<Test>::remove(address)), ["XA1"]);
        assert_eq!(broken_by(|| Owners::<Test>::insert(address, ALICE)), ["XA1", "XA2"]);
        let shared = Binding { address, since: START, held: 0 };
        assert_eq!(broken_by(|| Bindings::<Test>::insert(ALICE, shared)), ["XA1"]);
    });
}

#[test]
fn xa2_fails_when_an_account_has_not_bound_the_address_that_names_it() {
    test(|_| {
        assert_eq!(broken_by(|| Owners::<Test>::insert([9; 20], BOB)), ["XA2"]);
        assert_eq!(broken_by(|| Bindings::<Test>::remove(BOB)), ["XA2", "XA3"]);
    });
}

#[test]
fn xa3_fails_when_a_hold_is_not_that_of_the_binding() {
    test(|address| {
        let with = |held| move || Bindings::<Test>::insert(BOB, Binding { address, since: START, held });
        assert_eq!(broken_by(with(DEPOSIT)), NONE);
        assert_eq!(broken_by(with(DEPOSIT - 1)), ["XA3"]);
        assert_eq!(broken_by(with(0)), ["XA3"]);
    });
}

#[test]
fn xa4_fails_when_a_binding_began_in_the_future() {
    test(|_| assert_eq!(broken_by(|| travel_to(START - 1)), ["XA4"]));
}
