//! The AGT token's constants: what a wallet shows and what the cap is.

use crate::{Balance, Moment};

/// The token's symbol, as wallets show it and as the metadata hash binds it.
pub const SYMBOL: &str = "AGT";

/// Decimal places of AGT. With 18 the transaction pool's 64-bit priority would make all tips above 0.004 AGT equal.
pub const DECIMALS: u8 = 12;

/// One AGT in planck.
pub const AGT: Balance = 1_000_000_000_000;

/// The hard cap in planck: 5,000,000,000 AGT. What was ever minted never exceeds it, whatever was burned since.
pub const CAP: Balance = 5_000_000_000 * AGT;

/// The least an account may hold in planck: 0.01 AGT. An account that falls below it is removed.
pub const EXISTENTIAL_DEPOSIT: Balance = AGT / 100;

/// The earliest moment that a token generation event may have: 2026-01-01T00:00:00Z. An earlier one is a slipped unit
/// or a back-dated first block, and would vest years at once.
pub const EARLIEST_TGE: Moment = 1_767_225_600_000;

/// The address prefix of this chain: an address that was made for another chain does not carry it.
pub const SS58_PREFIX: u16 = 61;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_token_are_those_that_wallets_were_told() {
        assert_eq!(AGT, Balance::from(10u8).pow(DECIMALS.into()));
        assert_eq!(CAP, 5_000_000_000_000_000_000_000);
        assert_eq!(EXISTENTIAL_DEPOSIT, 10_000_000_000);
    }
}
