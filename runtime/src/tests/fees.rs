//! Where fees and dust go, and that none is burned.

use super::*;
use crate::{
    configs::parameters::{dynamic_params::fees, set_call},
    pots, signing, AccountId, Hash,
};
use agt_primitives::token::{AGT, EXISTENTIAL_DEPOSIT};
use frame_support::traits::Get;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Ferdie};

/// Applies `call` as a signed extrinsic of `signer`'s first nonce.
fn apply(call: impl Into<RuntimeCall>, signer: Sr25519Keyring, tip: u128) {
    let genesis: Hash = System::block_hash(0);
    let extrinsic =
        signing::sign(call.into(), &signer.pair(), System::account_nonce(signer.to_account_id()), tip, genesis);
    Executive::apply_extrinsic(extrinsic).expect("a valid extrinsic").expect("a call that succeeds");
}

fn transfer(dest: AccountId, value: u128) -> RuntimeCall {
    pallet_balances::Call::transfer_allow_death { dest: dest.into(), value }.into()
}

fn free(account: &AccountId) -> u128 {
    Balances::free_balance(account)
}

#[test]
fn should_pay_fee_and_tip_to_the_author_and_burn_nothing() {
    test(|| {
        let (author, payer, other) = (Alice.to_account_id(), Bob.to_account_id(), Ferdie.to_account_id());
        let issued = Balances::total_issuance();
        let (before, paid) = (free(&author), free(&payer));
        apply(transfer(other, AGT), Bob, AGT / 2);
        let fee = paid - AGT - free(&payer);
        assert!(fee > AGT / 2 && fee < AGT / 2 + AGT / 10, "{fee}");
        assert_eq!(free(&author), before + fee);
        assert_eq!(Balances::total_issuance(), issued);
    });
}

#[test]
fn should_charge_a_plain_transfer_about_a_hundredth_of_an_agt_or_less() {
    test(|| {
        let payer = Bob.to_account_id();
        let before = free(&payer);
        apply(transfer(Ferdie.to_account_id(), AGT), Bob, 0);
        let fee = before - AGT - free(&payer);
        assert!((AGT / 1_000..=AGT / 50).contains(&fee), "{fee}");
    });
}

#[test]
fn should_charge_the_price_that_governance_set_from_the_next_call_on() {
    test(|| {
        let one = TransactionPayment::length_to_fee(1);
        let set = set_call("fees.planckPerByte", 20_000_000);
        dispatch(set, RuntimeOrigin::root()).expect("a value in range");
        assert_eq!(TransactionPayment::length_to_fee(1), 2 * one);
        assert_eq!(fees::Terms::get().planck_per_byte, 20_000_000);
    });
}

#[test]
fn should_move_dust_to_the_treasury_and_burn_nothing() {
    test(|| {
        let issued = Balances::total_issuance();
        let treasury = free(&pots::account(pots::TREASURY));
        let left = EXISTENTIAL_DEPOSIT - 1;
        let owner = Ferdie.to_account_id();
        let value = free(&owner) - left;
        dispatch(transfer(Bob.to_account_id(), value), RuntimeOrigin::signed(owner.clone())).expect("a transfer");
        assert!(!System::account_exists(&owner));
        assert_eq!(free(&pots::account(pots::TREASURY)), treasury + left);
        assert_eq!(Balances::total_issuance(), issued);
    });
}
