//! External addresses: bound by their owner's signature over chain, account and nonce, one to one, and moving nothing.

use super::*;
use crate::{wallets::personal_message_hash, Bound, Error, Event, Owners, Wallet, Wallets};
use agt_primitives::redemption::{Address, WALLET_REST};
use frame_support::assert_noop;
use sp_core::{ecdsa, Pair, U256};
use sp_io::hashing::keccak_256;

/// The order of secp256k1.
const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

pub(super) fn key(seed: u8) -> ecdsa::Pair {
    ecdsa::Pair::from_seed(&[seed; 32])
}

/// Who signs with a key.
pub(super) fn address(key: &ecdsa::Pair) -> Address {
    let hash = [7; 32];
    let signature: [u8; 65] = key.sign_prehashed(&hash).into();
    let public = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &hash).ok().expect("a signature of our own");
    keccak_256(&public)[12..].try_into().expect("20 bytes")
}

/// A wallet's personal signature of a text.
pub(super) fn sign(key: &ecdsa::Pair, text: &[u8]) -> [u8; 65] {
    let mut signature: [u8; 65] = key.sign_prehashed(&personal_message_hash(text)).into();
    signature[64] += 27;
    signature
}

pub(super) fn message(who: AccountId) -> Vec<u8> {
    Redemption::wallet(who).message
}

pub(super) fn bind(who: AccountId, key: &ecdsa::Pair) -> DispatchResult {
    Redemption::bind_wallet(signed(who), address(key), sign(key, &message(who)))
}

pub(super) fn unbind(who: AccountId) -> DispatchResult {
    Redemption::unbind_wallet(signed(who))
}

#[test]
fn a_personal_message_hashes_as_wallets_hash_it() {
    // A published example: what wallets make of "Some data" with the key 0x4c0883a6...2318.
    let hex = |text: &str| {
        let digit = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal");
        (0..text.len()).step_by(2).map(digit).collect::<Vec<u8>>()
    };
    let hash = personal_message_hash(b"Some data");
    assert_eq!(hash.to_vec(), hex("1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655"));
    let key = hex("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318");
    let key = ecdsa::Pair::from_seed_slice(&key).expect("a key");
    assert_eq!(address(&key).to_vec(), hex("2c7536e3605d9c16a7a3d7b1898e529396a65c23"));
    let signature = sign(&key, b"Some data");
    let (r, s, v) = (
        hex("b91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd"),
        hex("6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a029"),
        hex("1c"),
    );
    assert_eq!(signature.to_vec(), [r, s, v].concat());
}

#[test]
fn the_text_names_the_chain_the_account_and_the_nonce() {
    march(|| {
        let text = String::from_utf8(message(ALICE)).expect("text");
        let chain = "45".repeat(32);
        assert_eq!(
            text,
            format!(
                "AGT: bind my address to an account. This moves nothing.\nchain: 0x{chain}\naccount: \
                 0x0100000000000000\nnonce: 0"
            )
        );
    });
}

#[test]
fn an_address_is_bound_by_its_owner_s_signature() {
    march(|| {
        let key = key(1);
        let balances = [ALICE, BOB].map(free);
        assert_ok!(bind(ALICE, &key));
        System::assert_last_event(
            Event::WalletBound { who: ALICE, address: address(&key), nonce: 0, replaced: None }.into(),
        );
        let bound = Some(Bound { address: address(&key), since: at(2027, 3, 1) });
        assert_eq!(Wallets::<Test>::get(ALICE), Some(Wallet { nonce: 1, bound }));
        assert_eq!(Redemption::owner(address(&key)), Some(ALICE));
        let report = Redemption::wallet(ALICE);
        assert_eq!((report.address, report.nonce), (Some(address(&key)), 1));
        assert_eq!(report.since, Some(at(2027, 3, 1).into()));
        assert_eq!(report.rests_until, Some(at(2027, 3, 8).into()));
        assert_eq!([ALICE, BOB].map(free), balances, "it moves nothing");
    });
}

#[test]
fn a_claim_needs_no_address_and_pays_none() {
    march(|| {
        assert_ok!(submit(ALICE, 20_000));
        assert_ok!(submit(BOB, 10_000));
        assert_ok!(bind(BOB, &key(1)));
        travel_to(at(2027, 3, 21));
        let before = [ALICE, BOB].map(free);
        assert_ok!(claim(ALICE, MARCH));
        assert_ok!(claim(BOB, MARCH));
        assert_eq!([free(ALICE) - before[0], free(BOB) - before[1]], [1_000 * AGT, 500 * AGT]);
        // The one payment there was: a second claim is refused, bound or not.
        assert_noop!(claim(BOB, MARCH), Error::<Test>::NothingToClaim);
    });
}

#[test]
fn a_binding_can_be_changed_after_seven_days() {
    march(|| {
        assert_ok!(bind(ALICE, &key(1)));
        wait(WALLET_REST - 1);
        assert_noop!(bind(ALICE, &key(2)), Error::<Test>::BoundTooRecently);
        assert_noop!(unbind(ALICE), Error::<Test>::BoundTooRecently);
        wait(1);
        assert_ok!(bind(ALICE, &key(2)));
        let (old, new) = (address(&key(1)), address(&key(2)));
        System::assert_last_event(
            Event::WalletBound { who: ALICE, address: new, nonce: 1, replaced: Some(old) }.into(),
        );
        assert_eq!((Owners::<Test>::get(old), Owners::<Test>::get(new)), (None, Some(ALICE)));
        // The time counts from the last binding.
        wait(WALLET_REST - 1);
        assert_noop!(unbind(ALICE), Error::<Test>::BoundTooRecently);
        wait(1);
        assert_ok!(unbind(ALICE));
        System::assert_last_event(Event::WalletUnbound { who: ALICE, address: new }.into());
        assert_eq!(Owners::<Test>::get(new), None);
        assert_noop!(unbind(ALICE), Error::<Test>::NotBound);
        assert_noop!(unbind(BOB), Error::<Test>::NotBound);
        assert_ok!(bind(ALICE, &key(1)));
    });
}

#[test]
fn an_address_belongs_to_one_account_at_a_time() {
    march(|| {
        assert_ok!(bind(ALICE, &key(1)));
        assert_noop!(bind(BOB, &key(1)), Error::<Test>::AddressBound);
        wait(WALLET_REST);
        assert_noop!(bind(BOB, &key(1)), Error::<Test>::AddressBound);
        assert_noop!(bind(ALICE, &key(1)), Error::<Test>::AlreadyBound);
        assert_ok!(unbind(ALICE));
        assert_ok!(bind(BOB, &key(1)));
        assert_eq!(Redemption::owner(address(&key(1))), Some(BOB));
    });
}

#[test]
fn a_signature_binds_once() {
    march(|| {
        let signature = sign(&key(1), &message(ALICE));
        let again = || Redemption::bind_wallet(signed(ALICE), address(&key(1)), signature);
        assert_ok!(again());
        wait(WALLET_REST);
        assert_ok!(unbind(ALICE));
        assert_noop!(again(), Error::<Test>::WrongSigner);
        assert_eq!(Redemption::wallet(ALICE).nonce, 1, "unbinding does not bring a nonce back");
        assert_ok!(bind(ALICE, &key(1)));
    });
}

#[test]
fn a_signature_for_another_account_nonce_or_chain_is_refused() {
    march(|| {
        let key = key(1);
        let with = |text: &[u8]| Redemption::bind_wallet(signed(ALICE), address(&key), sign(&key, text));
        assert_noop!(with(&message(BOB)), Error::<Test>::WrongSigner);
        assert_noop!(with(&Redemption::wallet_message(&ALICE, 1)), Error::<Test>::WrongSigner);
        assert_noop!(with(b""), Error::<Test>::WrongSigner);
        let ours = message(ALICE);
        frame_system::BlockHash::<Test>::insert(0, sp_core::H256::repeat_byte(0x46));
        assert_ne!(message(ALICE), ours);
        assert_noop!(with(&ours), Error::<Test>::WrongSigner);
        assert_ok!(with(&message(ALICE)));
    });
}

#[test]
fn a_signature_of_another_key_is_refused() {
    march(|| {
        let signature = sign(&key(2), &message(ALICE));
        let with = |address| Redemption::bind_wallet(signed(ALICE), address, signature);
        assert_noop!(with(address(&key(1))), Error::<Test>::WrongSigner);
        assert_noop!(with([0; 20]), Error::<Test>::WrongSigner);
        assert_ok!(with(address(&key(2))));
    });
}

#[test]
fn a_signature_in_its_upper_form_is_refused() {
    march(|| {
        let low = sign(&key(1), &message(ALICE));
        let order = U256::from_str_radix(ORDER, 16).expect("a number");
        let high = |s: U256| {
            let mut signature = low;
            signature[32..64].copy_from_slice(&s.to_big_endian());
            // The same point's other form.
            signature[64] = 55 - low[64];
            signature
        };
        let with = |signature| Redemption::bind_wallet(signed(ALICE), address(&key(1)), signature);
        let s = U256::from_big_endian(&low[32..64]);
        // It is a valid signature of the same key: nothing but the rule refuses it.
        let hash = personal_message_hash(&message(ALICE));
        let public = sp_io::crypto::secp256k1_ecdsa_recover(&high(order - s), &hash).ok().expect("it recovers");
        assert_eq!(keccak_256(&public)[12..], address(&key(1)));
        assert_noop!(with(high(order - s)), Error::<Test>::HighS);
        // The bound itself: half the order is low, one more is high.
        let half = order / 2;
        assert_noop!(with(high(half + 1)), Error::<Test>::HighS);
        assert_ne!(with(high(half)), Err(Error::<Test>::HighS.into()));
        assert_noop!(with(high(U256::MAX)), Error::<Test>::HighS);
        assert_ok!(with(low));
    });
}

#[test]
fn a_recovery_byte_other_than_27_and_28_is_refused() {
    march(|| {
        let signature = sign(&key(1), &message(ALICE));
        let with = |v| {
            let mut signature = signature;
            signature[64] = v;
            Redemption::bind_wallet(signed(ALICE), address(&key(1)), signature)
        };
        for v in (0..=26).chain(29..=255) {
            assert_noop!(with(v), Error::<Test>::InvalidV);
        }
        assert_noop!(with(55 - signature[64]), Error::<Test>::WrongSigner);
        assert_ok!(with(signature[64]));
    });
}

#[test]
fn bytes_that_are_no_signature_are_refused() {
    march(|| {
        let with = |r: [u8; 32], s: [u8; 32]| {
            let signature = [&r[..], &s[..], &[27]].concat().try_into().expect("65 bytes");
            Redemption::bind_wallet(signed(ALICE), address(&key(1)), signature)
        };
        let one = U256::one().to_big_endian();
        for (r, s) in [([0; 32], [0; 32]), ([0; 32], one), (one, [0; 32]), ([0xff; 32], one)] {
            assert_noop!(with(r, s), Error::<Test>::InvalidSignature);
        }
    });
}

#[test]
fn many_accounts_and_addresses_stay_each_others_inverse() {
    march(|| {
        for (seed, who) in (1..=40).zip(1_000..) {
            assert_ok!(bind(who, &key(seed)));
        }
        wait(WALLET_REST);
        for (seed, who) in (41..=60).zip(1_000..) {
            assert_ok!(bind(who, &key(seed)));
        }
        for (seed, who) in (1..=20).zip(1_020..) {
            assert_ok!(bind(who, &key(seed)));
        }
        assert_eq!((Wallets::<Test>::iter().count(), Owners::<Test>::iter().count()), (40, 40));
    });
}
