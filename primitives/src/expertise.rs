//! Expertise: what pallets that ask for it may see of medallions and characters.

use crate::contributors::AreaId;

/// Where medallions and characters are kept. Each answer costs the same however many there are.
pub trait Expertise<AccountId> {
    /// The level of the medallion that `who` holds in an area now; zero without one.
    fn medallion(who: &AccountId, area: AreaId) -> u8;

    /// The level of the character that `who` has selected now; zero without one.
    fn character(who: &AccountId) -> u16;
}

/// A chain without medallions and characters.
impl<AccountId> Expertise<AccountId> for () {
    fn medallion(_: &AccountId, _: AreaId) -> u8 {
        0
    }

    fn character(_: &AccountId) -> u16 {
        0
    }
}
