//! What an entry in storage costs the account that keeps it.

use crate::Balance;
use agt_primitives::token::AGT;

/// Returns what an account has on hold for `items` entries of together `bytes` bytes in storage, in planck.
pub(super) const fn deposit(items: Balance, bytes: Balance) -> Balance {
    items * (AGT / 10) + bytes * (AGT / 1_000)
}
