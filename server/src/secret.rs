//! The server's secret, by which it knows its own texts again.

use crate::blake2_256;
use codec::Encode;
use sp_core::{sr25519, Pair as _};

/// A mark that only this server can make: 16 bytes.
pub(crate) type Mark = [u8; 16];

/// 32 random bytes that never leave the process. A server that starts again has other ones, and knows none of its earlier
/// texts.
pub(crate) struct Secret([u8; 32]);

impl Secret {
    /// Returns a new secret.
    pub(crate) fn generate() -> Self {
        // The seed of a new key is 32 bytes of the system's randomness.
        Self(sr25519::Pair::generate().1)
    }

    /// Returns the mark of a message for one purpose: the first half of blake2-256 over secret, purpose and message. Blake2
    /// is safe with the key in front.
    pub(crate) fn mark(&self, purpose: &str, message: &[u8]) -> Mark {
        let hash = blake2_256(&(self.0, purpose, message).encode());
        let mut mark = Mark::default();
        mark.copy_from_slice(&hash[..16]);
        mark
    }

    /// Returns whether this is the mark of a message. Takes the same time wherever the first difference is.
    pub(crate) fn is_mark(&self, purpose: &str, message: &[u8], claimed: &[u8]) -> bool {
        let mark = self.mark(purpose, message);
        let differences = mark.iter().zip(claimed).fold(0, |all, (ours, theirs)| all | (ours ^ theirs));
        claimed.len() == mark.len() && differences == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_is_of_one_secret_purpose_and_message() {
        let (ours, other) = (Secret::generate(), Secret::generate());
        let mark = ours.mark("a", b"text");
        assert!(ours.is_mark("a", b"text", &mark));
        assert!(!ours.is_mark("b", b"text", &mark));
        assert!(!ours.is_mark("a", b"test", &mark));
        assert!(!other.is_mark("a", b"text", &mark));
        assert!(!ours.is_mark("a", b"text", &mark[..15]) && !ours.is_mark("a", b"text", &[]));
    }
}
