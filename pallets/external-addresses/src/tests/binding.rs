//! One account for each address, one address for each account, seven days at least, and nothing moves.

use super::*;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn address_names_the_account_when_its_owner_signed() {
    ExtBuilder.execute(|| {
        let key = key(1);
        assert_ok!(bind(ALICE, &key));
        System::assert_last_event(Event::Bound { who: ALICE, address: address(&key), nonce: 0, replaced: None }.into());
        let binding = Some(Binding { address: address(&key), since: START });
        assert_eq!(Records::<Test>::get(ALICE), Some(Record { nonce: 1, binding }));
        assert_eq!(ExternalAddresses::owner(address(&key)), Some(ALICE));
        let report = ExternalAddresses::report(ALICE);
        assert_eq!(report.address, Some(address(&key)));
        assert_eq!(report.nonce, 1);
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
        System::assert_last_event(Event::Bound { who: ALICE, address: new, nonce: 1, replaced: Some(old) }.into());
        assert_eq!(Owners::<Test>::get(old), None);
        assert_eq!(Owners::<Test>::get(new), Some(ALICE));
        // The time counts from the last binding.
        wait(BINDING_PERIOD - 1);
        assert_noop!(unbind(ALICE), Error::<Test>::BoundTooRecently);
        wait(1);
        assert_ok!(unbind(ALICE));
        System::assert_last_event(Event::Unbound { who: ALICE, address: new }.into());
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
        assert_eq!(Records::<Test>::iter().count(), 40);
        assert_eq!(Owners::<Test>::iter().count(), 40);
    });
}

#[test]
fn calls_are_refused_when_they_are_not_signed() {
    ExtBuilder.execute(|| {
        for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
            assert_noop!(ExternalAddresses::bind(origin.clone(), [1; 20], [1; 65]), BadOrigin);
            assert_noop!(ExternalAddresses::unbind(origin), BadOrigin);
        }
    });
}
