//! Every preset is a chain that keeps its promises from the first block.

use super::*;
use crate::{pots, VERSION};
use agt_primitives::{
    report::Time,
    token::{AGT, CAP, EXISTENTIAL_DEPOSIT, SS58_PREFIX},
};
use frame_support::traits::Get;

#[test]
fn should_hold_every_invariant_at_the_genesis_of_every_preset() {
    for preset in chains::names() {
        genesis(preset.as_ref()).execute_with(assert_invariants);
    }
}

#[test]
fn should_refuse_a_preset_it_does_not_know() {
    assert_eq!(chains::get(&PresetId::from("mainnet")), None);
}

#[test]
fn should_give_each_preset_its_validators_and_pace() {
    for (preset, validators, slot, epoch) in
        [(chains::DEVELOPMENT, 1, 1_000, 20), (chains::LOCAL_TESTNET, 4, 1_000, 20), (chains::STAGING, 4, 6_000, 600)]
    {
        genesis(preset).execute_with(|| {
            assert_eq!(Session::validators().len(), validators);
            assert_eq!(Babe::authorities().len(), validators);
            assert_eq!(Grandpa::grandpa_authorities().len(), validators);
            assert_eq!(Babe::slot_duration(), slot);
            assert_eq!(<Runtime as pallet_babe::Config>::EpochDuration::get(), epoch);
        });
    }
}

#[test]
fn should_issue_nothing_at_genesis_that_supply_did_not_mint() {
    genesis(chains::DEVELOPMENT).execute_with(|| {
        let report = Supply::report();
        assert_eq!(report.issued, report.ever_minted);
        assert_eq!(report.issued, 6_000_000 * AGT + 9 * EXISTENTIAL_DEPOSIT);
        assert_eq!(report.cap, CAP);
        for pot in pots::All::get() {
            assert_eq!(Balances::free_balance(&pot), EXISTENTIAL_DEPOSIT);
            assert!(System::providers(&pot) > 0);
        }
    });
}

#[test]
fn should_date_the_tge_at_the_first_block_when_the_genesis_names_no_date() {
    test(|| assert_eq!(Supply::report().tge, Some(Time((FIRST_SLOT + 1) * SLOT_MILLIS))));
}

#[test]
fn should_not_let_the_author_of_the_first_block_date_the_tge_back() {
    genesis(chains::DEVELOPMENT).execute_with(|| {
        begin_block_in_slot(1);
        assert_eq!(Supply::report().tge, None);
        let early = dispatch(
            pallet_supply::Call::release { bucket: agt_primitives::supply::Bucket::Investors },
            RuntimeOrigin::signed(sp_keyring::Sr25519Keyring::Alice.to_account_id()),
        );
        assert_eq!(early, Err(pallet_supply::Error::<Runtime>::TgeNotSet.into()));
    });
}

#[test]
fn should_name_the_tge_of_a_network_that_is_to_hold_value() {
    genesis(chains::STAGING).execute_with(|| assert_eq!(Supply::report().tge, Some(Time(1_798_761_600_000))));
}

#[test]
fn should_tell_the_prefix_and_version_that_wallets_sign() {
    assert_eq!(<Runtime as frame_system::Config>::SS58Prefix::get(), SS58_PREFIX);
    assert_eq!(VERSION.spec_name, "agt");
}
