//! Boosters: a factor on AIA that an account has for a time.

use crate::multiplier::Multiplier;

/// Reads the booster of an account.
pub trait Boosters<AccountId> {
    /// Returns the factor of the booster that `who` has now, or 1.0. It is one factor of the AIA multiplier, whose product is
    /// bounded, and it never changes the weight of an answer.
    fn factor(who: &AccountId) -> Multiplier;
}

/// A chain without boosters.
impl<AccountId> Boosters<AccountId> for () {
    fn factor(_: &AccountId) -> Multiplier {
        Multiplier::ONE
    }
}
