//! Who signed a text: EIP-191 personal messages, and the address that a signature recovers to.

use crate::{Config, Error};
use agt_primitives::external_addresses::Address;
use alloc::format;
use frame_support::ensure;
use sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256};

/// Half the order of secp256k1, rounded down: the greatest s of a signature in its lower form.
const HALF_ORDER: [u8; 32] = [
    0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x5d, 0x57, 0x6e,
    0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
];

/// Returns the hash that a wallet signs when it signs `text` as a personal message (EIP-191).
pub(crate) fn personal_message_hash(text: &[u8]) -> [u8; 32] {
    let mut message = format!("\x19Ethereum Signed Message:\n{}", text.len()).into_bytes();
    message.extend_from_slice(text);
    keccak_256(&message)
}

/// Returns the address that signed `hash`. Wallets write the same v as 0 or 1, or as 27 or 28.
pub(crate) fn recover<T: Config>(signature: [u8; 65], hash: &[u8; 32]) -> Result<Address, Error<T>> {
    let [.., v] = signature;
    ensure!(matches!(v, 0 | 1 | 27 | 28), Error::<T>::InvalidV);
    // Big-endian numbers of the same length compare as their bytes do.
    ensure!(signature.get(32..64).is_some_and(|s| s <= HALF_ORDER.as_slice()), Error::<T>::HighS);
    let key = secp256k1_ecdsa_recover(&signature, hash).map_err(|_| Error::<T>::InvalidSignature)?;
    let mut address = Address::default();
    address.iter_mut().zip(keccak_256(&key).into_iter().skip(12)).for_each(|(to, from)| *to = from);
    Ok(address)
}
