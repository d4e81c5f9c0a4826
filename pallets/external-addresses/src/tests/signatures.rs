//! What is signed and by whom: one chain, one account, one nonce, one form.

use super::*;
use sp_core::U256;

/// The order of secp256k1.
const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

#[test]
fn personal_message_hashes_as_wallets_hash_it() {
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
fn text_names_the_chain_the_account_and_the_expiry() {
    ExtBuilder.execute(|| {
        let text = String::from_utf8(message(ALICE)).expect("text");
        let chain = "45".repeat(32);
        assert_eq!(
            text,
            format!(
                "AGT: bind my address to an account. This moves nothing.\nchain: 0x{chain}\naccount: \
                 0x0100000000000000\nexpires: {}",
                START + BINDING_PERIOD
            )
        );
    });
}

#[test]
fn text_is_refused_before_the_first_block() {
    ExtBuilder.execute(|| {
        let text = message(ALICE);
        System::set_block_number(0);
        assert_eq!(ExternalAddresses::report(ALICE).message, None, "the genesis hash is not known");
        assert_eq!(ExternalAddresses::message(ALICE, START), None);
        System::set_block_number(1);
        assert_eq!(message(ALICE), text);
    });
}

#[test]
fn signature_is_refused_when_it_was_used() {
    ExtBuilder.execute(|| {
        let (signature, expires) = (sign(&key(1), &message(ALICE)), expiry());
        let again = || ExternalAddresses::bind(signed(ALICE), address(&key(1)), expires, signature);
        assert_ok!(again());
        wait(BINDING_PERIOD);
        assert_ok!(unbind(ALICE));
        assert_noop!(again(), Error::<Test>::SignatureExpired);
        assert_ok!(bind(ALICE, &key(1)));
    });
}

#[test]
fn signature_is_refused_when_it_has_expired_or_lives_too_long() {
    ExtBuilder.execute(|| {
        let until = |expires| {
            let signature = sign(&key(1), &ExternalAddresses::text(&ALICE, expires));
            ExternalAddresses::bind(signed(ALICE), address(&key(1)), expires, signature)
        };
        for expired in [0, START - 1, START] {
            assert_noop!(until(expired), Error::<Test>::SignatureExpired);
        }
        for far in [START + BINDING_PERIOD + 1, Moment::MAX] {
            assert_noop!(until(far), Error::<Test>::ExpiryTooFar);
        }
        assert_ok!(until(START + 1));
    });
}

#[test]
fn signature_is_refused_when_account_expiry_or_chain_differ() {
    ExtBuilder.execute(|| {
        let key = key(1);
        let with = |text: &[u8]| ExternalAddresses::bind(signed(ALICE), address(&key), expiry(), sign(&key, text));
        assert_noop!(with(&message(BOB)), Error::<Test>::WrongSigner);
        assert_noop!(with(&ExternalAddresses::text(&ALICE, expiry() - 1)), Error::<Test>::WrongSigner);
        assert_noop!(with(b""), Error::<Test>::WrongSigner);
        let ours = message(ALICE);
        frame_system::BlockHash::<Test>::insert(0, sp_core::H256::repeat_byte(0x46));
        assert_ne!(message(ALICE), ours);
        assert_noop!(with(&ours), Error::<Test>::WrongSigner);
        assert_ok!(with(&message(ALICE)));
    });
}

#[test]
fn signature_is_refused_when_another_key_signed() {
    ExtBuilder.execute(|| {
        let signature = sign(&key(2), &message(ALICE));
        let with = |address| ExternalAddresses::bind(signed(ALICE), address, expiry(), signature);
        assert_noop!(with(address(&key(1))), Error::<Test>::WrongSigner);
        assert_noop!(with([0; 20]), Error::<Test>::WrongSigner);
        assert_ok!(with(address(&key(2))));
    });
}

#[test]
fn signature_is_refused_when_s_is_in_the_upper_half() {
    ExtBuilder.execute(|| {
        let low = sign(&key(1), &message(ALICE));
        let order = U256::from_str_radix(ORDER, 16).expect("a number");
        let high = |s: U256| {
            let mut signature = low;
            signature[32..64].copy_from_slice(&s.to_big_endian());
            // The same point's other form.
            signature[64] = 55 - low[64];
            signature
        };
        let with = |signature| ExternalAddresses::bind(signed(ALICE), address(&key(1)), expiry(), signature);
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
fn signature_is_refused_when_no_wallet_writes_its_v() {
    ExtBuilder.execute(|| {
        let signature = sign(&key(1), &message(ALICE));
        let with = |v| {
            let mut signature = signature;
            signature[64] = v;
            ExternalAddresses::bind(signed(ALICE), address(&key(1)), expiry(), signature)
        };
        for v in (2..=26).chain(29..=255) {
            assert_noop!(with(v), Error::<Test>::InvalidV);
        }
        assert_noop!(with(55 - signature[64]), Error::<Test>::WrongSigner);
        assert_noop!(with(28 - signature[64]), Error::<Test>::WrongSigner);
        assert_ok!(with(signature[64]));
    });
}

#[test]
fn signature_binds_when_its_v_is_0_or_1_and_only_once() {
    let mut seen = [false; 2];
    for seed in 1..=8 {
        ExtBuilder.execute(|| {
            let wallet = sign(&key(seed), &message(ALICE));
            let mut hardware = wallet;
            hardware[64] -= 27;
            seen[usize::from(hardware[64])] = true;
            let expires = expiry();
            let with = |signature| ExternalAddresses::bind(signed(ALICE), address(&key(seed)), expires, signature);
            assert_ok!(with(hardware));
            assert_eq!(ExternalAddresses::owner(address(&key(seed))), Some(ALICE));
            wait(BINDING_PERIOD);
            assert_ok!(unbind(ALICE));
            // Both ways to write v are one signature, and it was used.
            for used in [hardware, wallet] {
                assert_noop!(with(used), Error::<Test>::SignatureExpired);
            }
        });
    }
    assert_eq!(seen, [true; 2], "the keys sign with either v");
}

#[test]
fn signature_is_refused_when_no_key_fits_it() {
    ExtBuilder.execute(|| {
        let with = |r: [u8; 32], s: [u8; 32]| {
            let signature = [&r[..], &s[..], &[27]].concat().try_into().expect("65 bytes");
            ExternalAddresses::bind(signed(ALICE), address(&key(1)), expiry(), signature)
        };
        let one = U256::one().to_big_endian();
        for (r, s) in [([0; 32], [0; 32]), ([0; 32], one), (one, [0; 32]), ([0xff; 32], one)] {
            assert_noop!(with(r, s), Error::<Test>::InvalidSignature);
        }
    });
}
