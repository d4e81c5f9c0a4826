//! AGT and other assets, as pallets of this chain hold and pay them.

use crate::{token::AGT, Balance};
use frame_support::{dispatch::DispatchResult, traits::fungible::NativeOrWithId};

/// The number of an asset other than AGT.
pub type AssetId = u32;

/// AGT, or another asset by its number.
pub type AssetKind = NativeOrWithId<AssetId>;

/// The number of an asset's smallest units that a rate prices.
pub const PRICED_UNITS: Balance = 1_000_000_000_000;

/// The greatest rate: a smallest unit is worth a million AGT.
pub const MOST_RATE: Balance = 1_000_000 * AGT * PRICED_UNITS;

/// How a pallet holds and pays AGT and other assets. Nothing here issues or burns.
///
/// Amounts are in the smallest unit of the asset. A method that fails changes nothing. All amounts are exact: less is never
/// moved than was asked.
pub trait Money<AccountId> {
    /// Why money is on hold.
    type Reason;

    /// Puts `amount` of what `who` may spend on hold. Its account stays alive.
    fn hold(asset: AssetKind, reason: &Self::Reason, who: &AccountId, amount: Balance) -> DispatchResult;

    /// Moves `amount` that `from` may spend into the hold of `to`. Both accounts stay alive.
    fn fund(
        asset: AssetKind,
        reason: &Self::Reason,
        from: &AccountId,
        to: &AccountId,
        amount: Balance,
    ) -> DispatchResult;

    /// Pays `amount` that `from` has on hold to `to`, which may spend it. What else `from` has locked or frozen does not
    /// matter. It fails where `to` cannot receive the asset: it would have less than the least balance, or the asset or its
    /// account is frozen.
    fn pay(
        asset: AssetKind,
        reason: &Self::Reason,
        from: &AccountId,
        to: &AccountId,
        amount: Balance,
    ) -> DispatchResult;

    /// Gives `amount` that `who` has on hold back to `who`.
    fn release(asset: AssetKind, reason: &Self::Reason, who: &AccountId, amount: Balance) -> DispatchResult;

    /// Returns what `who` has on hold for a reason.
    fn on_hold(asset: AssetKind, reason: &Self::Reason, who: &AccountId) -> Balance;

    /// Returns whether the asset keeps `to` from `amount` now: it is not live, its freezer has blocked or frozen the account of
    /// `to`, or its supply and the amount together exceed what its type holds. A frozen account can be paid and could not
    /// spend it. Whatever `to` can bring about itself is no reason: that it has no account, or less than the least balance.
    /// AGT never is a reason.
    fn is_obstructed(asset: AssetKind, to: &AccountId, amount: Balance) -> bool;

    /// Returns the least balance of an account in this asset; none if the asset does not exist or is not live.
    fn least(asset: AssetKind) -> Option<Balance>;
}

/// Which assets nobody can take back, freeze or dilute.
pub trait Listing {
    /// Returns whether an asset is listed now: AGT always; another one if nobody has the keys of its owner, issuer, admin
    /// and freezer, or governance lists it, and its supply is at most half of what its type can hold.
    fn is_listed(asset: AssetKind) -> bool;
}

/// What assets are worth.
pub trait Worth {
    /// Returns what `amount` of an asset is worth in planck of AGT, rounded down; none for an asset without a rate.
    fn in_agt(asset: AssetKind, amount: Balance) -> Option<Balance>;
}

/// What benchmarks need of [`Worth`].
pub trait WorthBench {
    /// Makes each unit of an asset worth a planck of AGT.
    fn price(asset: AssetKind);
}

/// AGT alone has a worth.
impl Worth for () {
    fn in_agt(asset: AssetKind, amount: Balance) -> Option<Balance> {
        (asset == AssetKind::Native).then_some(amount)
    }
}

impl WorthBench for () {
    fn price(_: AssetKind) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greatest_rate_makes_a_smallest_unit_worth_a_million_agt() {
        assert_eq!((MOST_RATE / PRICED_UNITS, MOST_RATE % PRICED_UNITS), (1_000_000 * AGT, 0));
    }
}
