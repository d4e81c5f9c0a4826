//! Entry may be paused, exit may not, and the chain goes on in a safe mode.

use super::*;
use crate::configs::safety::{AlwaysOpen, ALWAYS_OPEN};
use agt_primitives::{supply::Bucket, token::AGT};
use frame_support::traits::{Contains, GetCallMetadata};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

fn transfer() -> RuntimeCall {
    pallet_balances::Call::transfer_keep_alive { dest: Bob.to_account_id().into(), value: AGT }.into()
}

fn release() -> RuntimeCall {
    pallet_supply::Call::release { bucket: Bucket::Marketing }.into()
}

fn alice() -> RuntimeOrigin {
    RuntimeOrigin::signed(Alice.to_account_id())
}

fn filtered() -> Result<(), DispatchError> {
    Err(frame_system::Error::<Runtime>::CallFiltered.into())
}

fn enter_safe_mode() {
    dispatch(pallet_safe_mode::Call::force_enter {}, RuntimeOrigin::root()).expect("root may enter");
}

#[test]
fn should_shut_a_transfer_and_keep_a_release_open_in_the_safe_mode() {
    test(|| {
        assert_eq!(dispatch(transfer(), alice()), Ok(()));
        enter_safe_mode();
        assert_eq!(dispatch(transfer(), alice()), filtered());
        assert_eq!(dispatch(release(), alice()), Ok(()));
        dispatch(pallet_safe_mode::Call::force_exit {}, RuntimeOrigin::root()).expect("root may end it");
        assert_eq!(dispatch(transfer(), alice()), Ok(()));
    });
}

#[test]
fn should_shut_a_transfer_inside_every_wrapper_in_the_safe_mode() {
    test(|| {
        enter_safe_mode();
        let batch = pallet_utility::Call::batch_all { calls: vec![transfer()] };
        assert_eq!(dispatch(batch, alice()), filtered());
        let derivative = pallet_utility::Call::as_derivative { index: 0, call: Box::new(transfer()) };
        assert_eq!(dispatch(derivative, alice()), filtered());
    });
}

#[test]
fn should_make_blocks_in_the_safe_mode_until_it_ends_by_itself() {
    test(|| {
        enter_safe_mode();
        Executive::finalize_block();
        begin_block();
        assert_eq!(dispatch(transfer(), alice()), filtered());
    });
}

#[test]
fn should_pause_an_entry_and_refuse_to_pause_an_exit() {
    let pause = |pallet: &str, call: &str| {
        let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
        dispatch(pallet_tx_pause::Call::pause { full_name: (name(pallet), name(call)) }, RuntimeOrigin::root())
    };
    test(|| {
        assert_eq!(pause("Balances", "transfer_keep_alive"), Ok(()));
        assert_eq!(dispatch(transfer(), alice()), filtered());
        for (pallet, call) in
            [("Supply", "release"), ("Timestamp", "set"), ("ValidatorSet", "purge_keys"), ("SafeMode", "force_exit")]
        {
            let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable.into();
            assert_eq!(pause(pallet, call), Err(unpausable), "{pallet}.{call}");
        }
    });
}

#[test]
fn should_open_one_table_to_both_pausing_pallets() {
    assert!(<AlwaysOpen as Contains<RuntimeCall>>::contains(&release()));
    assert!(!<AlwaysOpen as Contains<RuntimeCall>>::contains(&transfer()));
}

#[test]
fn should_name_only_calls_that_exist_in_the_table() {
    let pallets = RuntimeCall::get_module_names();
    for (pallet, calls) in ALWAYS_OPEN {
        assert!(pallets.contains(pallet), "no pallet {pallet}");
        let known = RuntimeCall::get_call_names(pallet);
        for call in calls.iter().filter(|call| **call != "*") {
            assert!(known.contains(call), "{pallet} has no call {call}");
        }
    }
}

#[test]
fn should_shut_entries_and_go_on_when_a_migration_fails() {
    use frame_support::migrations::{FailedMigrationHandler, FailedMigrationHandling};
    test(|| {
        let handling = crate::configs::SafeModeAndGoOn::failed(Some(0));
        assert!(matches!(handling, FailedMigrationHandling::ForceUnstuck));
        assert!(SafeMode::is_entered());
        assert_eq!(dispatch(transfer(), alice()), filtered());
        assert_eq!(dispatch(release(), alice()), Ok(()));
    });
}
