//! One file a behaviour.

mod binding;
mod invariants;
mod properties;
mod signatures;

use crate::{mock::*, signature::personal_message_hash, Binding, Bindings, Error, Event, Owners};
use agt_primitives::{
    external_addresses::{Address, BINDING_PERIOD},
    Balance, Moment,
};
use agt_test_support::signed;
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::InspectHold};
use sp_core::{ecdsa, Pair};
use sp_io::hashing::keccak_256;

fn key(seed: u8) -> ecdsa::Pair {
    ecdsa::Pair::from_seed(&[seed; 32])
}

/// The address whose owner has a key.
fn address(key: &ecdsa::Pair) -> Address {
    let hash = [7; 32];
    let signature: [u8; 65] = key.sign_prehashed(&hash).into();
    let public = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &hash).ok().expect("a signature of our own");
    keccak_256(&public)[12..].try_into().expect("20 bytes")
}

/// A wallet's personal signature of a text.
fn sign(key: &ecdsa::Pair, text: &[u8]) -> [u8; 65] {
    let mut signature: [u8; 65] = key.sign_prehashed(&personal_message_hash(text)).into();
    signature[64] += 27;
    signature
}

/// When a signature of now expires at the latest.
fn expiry() -> Moment {
    ExternalAddresses::report(ALICE).expires
}

/// What the owner of an address signs for `who` now.
fn message(who: AccountId) -> Vec<u8> {
    let report = ExternalAddresses::report(who);
    assert_eq!(report.message, ExternalAddresses::message(who, report.expires));
    report.message.expect("the chain has begun")
}

fn bind(who: AccountId, key: &ecdsa::Pair) -> DispatchResult {
    ExternalAddresses::bind(signed(who), address(key), expiry(), sign(key, &message(who)))
}

fn unbind(who: AccountId) -> DispatchResult {
    ExternalAddresses::unbind(signed(who))
}

fn on_hold(who: AccountId) -> Balance {
    Balances::balance_on_hold(&crate::HoldReason::Binding.into(), &who)
}
