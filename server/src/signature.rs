//! Signatures of ordinary wallets.

use crate::blake2_256;
use agt_runtime::AccountId;
use sp_core::{ecdsa, ed25519, sr25519, Pair as _};

/// The bytes that wallets put around a text before they sign it.
const WRAPPED: (&str, &str) = ("<Bytes>", "</Bytes>");

/// Returns whether `signature` is one of the account under `text`, as it is or between `<Bytes>` and `</Bytes>`.
///
/// Wallets differ in what they return: the 64 bytes of an sr25519 or ed25519 signature, the 65 of an ECDSA signature, or
/// either of them after a byte that names the kind.
pub(crate) fn is_signed(text: &str, who: &AccountId, signature: &[u8]) -> bool {
    let wrapped = [WRAPPED.0, text, WRAPPED.1].concat();
    [wrapped.as_str(), text].iter().any(|message| verifies(message.as_bytes(), who, signature))
}

fn verifies(message: &[u8], who: &AccountId, signature: &[u8]) -> bool {
    match signature {
        bytes if bytes.len() == 64 => sr(message, who, bytes) || ed(message, who, bytes),
        [0, bytes @ ..] if bytes.len() == 64 => ed(message, who, bytes) || ec(message, who, signature),
        [1, bytes @ ..] if bytes.len() == 64 => sr(message, who, bytes) || ec(message, who, signature),
        [2, bytes @ ..] if bytes.len() == 65 => ec(message, who, bytes),
        bytes => ec(message, who, bytes),
    }
}

fn sr(message: &[u8], who: &AccountId, signature: &[u8]) -> bool {
    let key = sr25519::Public::from_raw(*who.as_ref());
    sr25519::Signature::try_from(signature).is_ok_and(|signature| sr25519::Pair::verify(&signature, message, &key))
}

fn ed(message: &[u8], who: &AccountId, signature: &[u8]) -> bool {
    let key = ed25519::Public::from_raw(*who.as_ref());
    ed25519::Signature::try_from(signature).is_ok_and(|signature| ed25519::Pair::verify(&signature, message, &key))
}

/// The account of an ECDSA key is the hash of the key.
fn ec(message: &[u8], who: &AccountId, signature: &[u8]) -> bool {
    let key = ecdsa::Signature::try_from(signature).ok().and_then(|signature| signature.recover(message));
    key.is_some_and(|key| blake2_256(key.as_ref()) == *AsRef::<[u8; 32]>::as_ref(who))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "AGT labelling\nset: 3";

    fn forms(message: &[u8]) -> Vec<(AccountId, Vec<u8>)> {
        let seed = [7; 32];
        let (sr, ed) = (sr25519::Pair::from_seed(&seed), ed25519::Pair::from_seed(&seed));
        let ec = ecdsa::Pair::from_seed(&seed);
        let (by_sr, by_ed, by_ec) = (sr.sign(message), ed.sign(message), ec.sign(message));
        let hashed = AccountId::new(blake2_256(ec.public().as_ref()));
        vec![
            (sr.public().into(), by_sr.to_vec()),
            (sr.public().into(), [&[1][..], &by_sr[..]].concat()),
            (ed.public().into(), by_ed.to_vec()),
            (ed.public().into(), [&[0][..], &by_ed[..]].concat()),
            (hashed.clone(), by_ec.to_vec()),
            (hashed, [&[2][..], &by_ec[..]].concat()),
        ]
    }

    #[test]
    fn signature_of_each_kind_is_taken_wrapped_or_not() {
        let wrapped = format!("<Bytes>{TEXT}</Bytes>");
        for message in [TEXT, &wrapped] {
            for (who, signature) in forms(message.as_bytes()) {
                assert!(is_signed(TEXT, &who, &signature), "{} bytes", signature.len());
            }
        }
    }

    #[test]
    fn signature_of_another_text_or_account_is_refused() {
        for (who, mut signature) in forms(TEXT.as_bytes()) {
            assert!(!is_signed("AGT labelling\nset: 4", &who, &signature));
            assert!(!is_signed(TEXT, &AccountId::new([1; 32]), &signature));
            signature[20] ^= 1;
            assert!(!is_signed(TEXT, &who, &signature));
            assert!(!is_signed(TEXT, &who, &signature[1..]) && !is_signed(TEXT, &who, &[]));
        }
    }
}
