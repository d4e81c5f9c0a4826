//! AGT and other assets by the SDK's union of `pallet_balances` and `pallet_assets_holder`.
//!
//! The union can also mint and burn. It stays behind [`Money`], which only moves.

use agt_primitives::{
    assets::{AssetId, AssetKind, Money},
    Balance,
};
use codec::Decode;
use core::marker::PhantomData;
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{self, NativeFromLeft, UnionOf},
        fungibles::{self, Inspect, InspectHold, MutateHold},
        tokens::{
            DepositConsequence::{Blocked, Overflow, UnknownAsset},
            Fortitude::{Force, Polite},
            Precision::Exact,
            Preservation::Preserve,
            Provenance::Minted,
            Restriction::Free,
            WithdrawConsequence::{Frozen, Success},
        },
    },
};
use sp_runtime::{traits::TrailingZeroInput, DispatchError, TokenError};

/// AGT and assets in one view. The holder also answers for balances.
type Union<Balances, AssetsHolder, AccountId> = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;

/// The money of a chain: AGT in `Balances`, assets in the pallet that holds them, `AssetsHolder`. Both have the same
/// reasons.
pub struct Unions<Balances, AssetsHolder>(PhantomData<(Balances, AssetsHolder)>);

/// Checks that exactly `amount` was moved.
fn exactly(amount: Balance, moved: Result<Balance, DispatchError>) -> DispatchResult {
    ensure!(moved? == amount, TokenError::FundsUnavailable);
    Ok(())
}

impl<AccountId, Balances, AssetsHolder> Money<AccountId> for Unions<Balances, AssetsHolder>
where
    AccountId: Decode,
    Balances: fungible::MutateHold<AccountId> + fungible::Inspect<AccountId, Balance = Balance>,
    AssetsHolder: fungibles::MutateHold<AccountId>
        + fungibles::Inspect<AccountId, AssetId = AssetId, Balance = Balance>
        + fungibles::InspectHold<AccountId, Reason = <Balances as fungible::InspectHold<AccountId>>::Reason>,
{
    type Reason = <Balances as fungible::InspectHold<AccountId>>::Reason;

    fn hold(asset: AssetKind, reason: &Self::Reason, who: &AccountId, amount: Balance) -> DispatchResult {
        // The SDK's `hold` also takes what is frozen, which `who` may not spend.
        let most = Union::<Balances, AssetsHolder, AccountId>::reducible_balance(asset.clone(), who, Preserve, Polite);
        ensure!(amount <= most, TokenError::FundsUnavailable);
        with_storage_layer(|| Union::<Balances, AssetsHolder, AccountId>::hold(asset, reason, who, amount))
    }

    fn fund(
        asset: AssetKind,
        reason: &Self::Reason,
        from: &AccountId,
        to: &AccountId,
        amount: Balance,
    ) -> DispatchResult {
        with_storage_layer(|| {
            let moved = Union::<Balances, AssetsHolder, AccountId>::transfer_and_hold(
                asset, reason, from, to, amount, Exact, Preserve, Polite,
            );
            exactly(amount, moved)
        })
    }

    fn pay(
        asset: AssetKind,
        reason: &Self::Reason,
        from: &AccountId,
        to: &AccountId,
        amount: Balance,
    ) -> DispatchResult {
        // The SDK takes the hold down before it learns that `to` cannot receive.
        with_storage_layer(|| {
            let moved = Union::<Balances, AssetsHolder, AccountId>::transfer_on_hold(
                asset, reason, from, to, amount, Exact, Free, Force,
            );
            exactly(amount, moved)
        })
    }

    fn release(asset: AssetKind, reason: &Self::Reason, who: &AccountId, amount: Balance) -> DispatchResult {
        with_storage_layer(|| {
            let moved = Union::<Balances, AssetsHolder, AccountId>::release(asset, reason, who, amount, Exact);
            exactly(amount, moved)
        })
    }

    fn on_hold(asset: AssetKind, reason: &Self::Reason, who: &AccountId) -> Balance {
        Union::<Balances, AssetsHolder, AccountId>::balance_on_hold(asset, reason, who)
    }

    fn is_obstructed(asset: AssetKind, to: &AccountId, amount: Balance) -> bool {
        if asset == AssetKind::Native {
            return false;
        }
        // The SDK checks the supply as if a payment out of a hold were minted, and the asset's freeze after all the rest.
        let deposit = Union::<Balances, AssetsHolder, AccountId>::can_deposit(asset.clone(), to, amount, Minted);
        // An account without a unit has too low a balance, unless the freezer froze it or the asset.
        let withdrawal = Union::<Balances, AssetsHolder, AccountId>::can_withdraw(asset.clone(), to, 1);
        matches!(deposit, UnknownAsset | Overflow | Blocked) || withdrawal == Frozen || Self::least(asset).is_none()
    }

    fn least(asset: AssetKind) -> Option<Balance> {
        // Whoever withdraws nothing can do so if and only if the asset exists and is live.
        let anybody = AccountId::decode(&mut TrailingZeroInput::zeroes()).ok()?;
        let is_live = Union::<Balances, AssetsHolder, AccountId>::can_withdraw(asset.clone(), &anybody, 0) == Success;
        is_live.then(|| Union::<Balances, AssetsHolder, AccountId>::minimum_balance(asset))
    }
}
