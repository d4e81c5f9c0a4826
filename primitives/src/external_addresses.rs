//! External addresses that are bound to accounts: the type, how long a binding stands, and the report.

mod report;

use crate::{calendar::DAY, Moment};

pub use report::ExternalAddressReport;

/// An external address: the last 20 bytes of the Keccak-256 hash of a secp256k1 public key.
pub type Address = [u8; 20];

/// How long a binding stands before it can be changed, in milliseconds: 7 days.
pub const BINDING_PERIOD: Moment = 7 * DAY;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binding_stands_for_a_week() {
        assert_eq!(BINDING_PERIOD, 604_800_000);
    }
}
