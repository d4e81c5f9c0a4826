//! A person's standing: what pallets ask about it.

mod feeless;

use crate::Aia;
use frame_support::dispatch::DispatchResult;

pub use feeless::{FeelessKind, FeelessQuota, FeelessRefusal, FEELESS_PART, REGISTRATION_PART};

/// AIA of an account, as the redemption asks for it.
pub trait Credits<AccountId> {
    /// AIA that can be burned now: ripe, not held by a dispute. Zero until the account is proven.
    fn ripe(who: &AccountId) -> Aia;

    /// Whether the account is registered and proven.
    fn is_proven(who: &AccountId) -> bool;

    /// Burns exactly so much ripe AIA for good. Fails when there is less, and for zero.
    fn burn(who: &AccountId, aia: Aia) -> DispatchResult;

    /// Notes that the account has redeemed from the bonded lane: from now on its referrer earns by it. Fails when it is
    /// not proven. Noting it again changes nothing.
    fn note_bonded_redemption(who: &AccountId) -> DispatchResult;
}
