//! Medallions: what other pallets may ask about an account's expertise badges.

use crate::contributors::AreaId;

/// Reads the medallions of an account. The cost of each method is independent of how many medallions exist.
pub trait Medallions<AccountId> {
    /// Returns the level of the medallion that `who` holds in `area`, or zero if it holds none.
    fn level(who: &AccountId, area: AreaId) -> u8;

    /// Returns whether `who` holds a medallion in any area.
    fn holds_any(who: &AccountId) -> bool;
}

/// A chain without medallions.
impl<AccountId> Medallions<AccountId> for () {
    fn level(_: &AccountId, _: AreaId) -> u8 {
        0
    }

    fn holds_any(_: &AccountId) -> bool {
        false
    }
}
