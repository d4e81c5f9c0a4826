//! blake2b, as the chain hashes.

use blake2b_simd::Params;

/// Returns blake2-256 of bytes.
pub(crate) fn blake2_256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(Params::new().hash_length(32).hash(bytes).as_bytes());
    hash
}

/// Returns blake2-128 of bytes.
pub(crate) fn blake2_128(bytes: &[u8]) -> [u8; 16] {
    let mut hash = [0; 16];
    hash.copy_from_slice(Params::new().hash_length(16).hash(bytes).as_bytes());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{Blake2Hasher, Hasher};

    #[test]
    fn hash_is_that_of_the_chain() {
        for length in [0, 1, 40, 64, 128, 129, 1_000] {
            let bytes = vec![7; length];
            assert_eq!(blake2_256(&bytes), Blake2Hasher::hash(&bytes).0);
        }
    }
}
