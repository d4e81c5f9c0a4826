//! One account for each address, one address for each account, seven days at least, and nothing moves.

use super::*;
use agt_primitives::token::EXISTENTIAL_DEPOSIT;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn address_names_the_account_when_its_owner_signed() {
    ExtBuilder.execute(|| {
        let key = key(1);
        assert_ok!(bind(ALICE, &key));
        let bound = Event::Bound { who: ALICE, address: address(&key), replaced: None, held: DEPOSIT };
        System::assert_last_event(bound.into());
        let binding = Binding { address: address(&key), since: START, held: DEPOSIT };
        assert_eq!(Bindings::<Test>::get(ALICE), Some(binding));
        assert_eq!(ExternalAddresses::owner(address(&key)), Some(ALICE));
        let report = ExternalAddresses::report(ALICE);
        assert_eq!(report.address, Some(address(&key)));
        assert_eq!((report.held.0, report.deposit.0), (DEPOSIT, DEPOSIT));
        assert_eq!(report.since, Some(START.into()));
        assert_eq!(report.rests_until, Some((START + BINDING_PERIOD).into()));
    });
}

#[test]
fn binding_can_be_changed_after_seven_days() {
    ExtBuilder.execute(|| {
        assert_ok!(bind(ALICE, &key(1)));
        wait(BINDING_PERIOD - 1);
        assert_noop!(bind(ALICE, &key(2)), Error::<Test>::BoundTooRecently);
        assert_noop!(unbind(ALICE), Error::<Test>::BoundTooRecently);
        wait(1);
        assert_ok!(bind(ALICE, &key(2)));
        let (old, new) = (address(&key(1)), address(&key(2)));
        System::assert_last_event(Event::Bound { who: ALICE, address: new, replaced: Some(old), held: DEPOSIT }.into());
        assert_eq!(Owners::<Test>::get(old), None);
        assert_eq!(Owners::<Test>::get(new), Some(ALICE));
        // The time counts from the last binding.
        wait(BINDING_PERIOD - 1);
        assert_noop!(unbind(ALICE), Error::<Test>::BoundTooRecently);
        wait(1);
        assert_ok!(unbind(ALICE));
        System::assert_last_event(Event::Unbound { who: ALICE, address: new, released: DEPOSIT }.into());
        assert_eq!(Owners::<Test>::get(new), None);
        assert_noop!(unbind(ALICE), Error::<Test>::NotBound);
        assert_noop!(unbind(BOB), Error::<Test>::NotBound);
        assert_ok!(bind(ALICE, &key(1)));
    });
}

#[test]
fn address_is_refused_while_it_names_another_account() {
    ExtBuilder.execute(|| {
        assert_ok!(bind(ALICE, &key(1)));
        assert_noop!(bind(BOB, &key(1)), Error::<Test>::AddressBound);
        wait(BINDING_PERIOD);
        assert_noop!(bind(BOB, &key(1)), Error::<Test>::AddressBound);
        assert_noop!(bind(ALICE, &key(1)), Error::<Test>::AlreadyBound);
        assert_ok!(unbind(ALICE));
        assert_ok!(bind(BOB, &key(1)));
        assert_eq!(ExternalAddresses::owner(address(&key(1))), Some(BOB));
    });
}

#[test]
fn addresses_and_accounts_name_each_other_when_many_change() {
    ExtBuilder.execute(|| {
        for (seed, who) in (1..=40).zip(1_000..) {
            assert_ok!(bind(who, &key(seed)));
        }
        wait(BINDING_PERIOD);
        for (seed, who) in (41..=60).zip(1_000..) {
            assert_ok!(bind(who, &key(seed)));
        }
        for (seed, who) in (1..=20).zip(1_020..) {
            assert_ok!(bind(who, &key(seed)));
        }
        assert_eq!(Bindings::<Test>::iter().count(), 40);
        assert_eq!(Owners::<Test>::iter().count(), 40);
    });
}

#[test]
fn calls_are_refused_when_they_are_not_signed() {
    ExtBuilder.execute(|| {
        for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
            assert_noop!(ExternalAddresses::bind(origin.clone(), [1; 20], START + 1, [1; 65]), BadOrigin);
            assert_noop!(ExternalAddresses::unbind(origin), BadOrigin);
        }
    });
}

#[test]
fn binding_holds_a_deposit_until_it_ends_and_leaves_nothing_behind() {
    ExtBuilder.execute(|| {
        let entries = |who| (Bindings::<Test>::contains_key(who), Owners::<Test>::iter().count());
        let free = Balances::free_balance(ALICE);
        assert_ok!(bind(ALICE, &key(1)));
        assert_eq!((on_hold(ALICE), Balances::free_balance(ALICE)), (DEPOSIT, free - DEPOSIT));
        wait(BINDING_PERIOD);
        assert_ok!(bind(ALICE, &key(2)));
        assert_eq!((on_hold(ALICE), entries(ALICE)), (DEPOSIT, (true, 1)), "another address in the same place");
        wait(BINDING_PERIOD);
        assert_ok!(unbind(ALICE));
        assert_eq!((on_hold(ALICE), Balances::free_balance(ALICE)), (0, free));
        assert_eq!(entries(ALICE), (false, 0), "nothing is left behind");
    });
}

#[test]
fn binding_is_refused_when_the_deposit_cannot_be_held() {
    ExtBuilder.execute(|| {
        const POOR: AccountId = 500;
        let give = |amount| Balances::transfer_allow_death(signed(ALICE), POOR, amount);
        assert_noop!(bind(POOR, &key(1)), Error::<Test>::InsufficientBalance);
        assert_ok!(give(DEPOSIT + EXISTENTIAL_DEPOSIT - 1));
        assert_noop!(bind(POOR, &key(1)), Error::<Test>::InsufficientBalance);
        assert_ok!(give(1));
        assert_ok!(bind(POOR, &key(1)));
        assert_eq!(Balances::free_balance(POOR), EXISTENTIAL_DEPOSIT);
    });
}
