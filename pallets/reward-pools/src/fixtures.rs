//! What benchmarks make out of nothing.

use crate::{Listed, Unions};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    Balance,
};
use frame_support::{
    storage::with_storage_layer,
    traits::{fungible, fungibles},
};

/// The greatest number of an asset that benchmarks try.
const LAST_NUMBER: AssetId = 10_000;

/// What benchmarks need of [`agt_primitives::assets::Money`].
pub trait MoneyBench<AccountId> {
    /// Makes `amount` planck for `who`. Panics if that is impossible.
    fn give(who: &AccountId, amount: Balance);
}

impl<AccountId: Eq, Balances, AssetsHolder> MoneyBench<AccountId> for Unions<Balances, AssetsHolder>
where
    Balances: fungible::Mutate<AccountId> + fungible::Inspect<AccountId, Balance = Balance>,
{
    fn give(who: &AccountId, amount: Balance) {
        Balances::mint_into(who, amount).expect("the account can receive AGT");
    }
}

/// What benchmarks need of [`agt_primitives::assets::Listing`].
pub trait AssetBench<AccountId> {
    /// Makes an asset of which `who` has all keys, and `amount` of it for `who`, which must have AGT. Its accounts need AGT, and
    /// its least balance is one unit. Panics if that is impossible.
    fn make(who: &AccountId, amount: Balance) -> AssetKind;

    /// Makes `amount` of an asset for `who`, which must have AGT. Panics if that is impossible.
    fn give(asset: &AssetKind, who: &AccountId, amount: Balance);
}

impl<Assets, AccountId, Keyless, Governed> AssetBench<AccountId> for Listed<Assets, AccountId, Keyless, Governed>
where
    AccountId: Clone + Eq,
    Assets: fungibles::Create<AccountId>
        + fungibles::Mutate<AccountId>
        + fungibles::Inspect<AccountId, AssetId = AssetId, Balance = Balance>,
{
    fn make(who: &AccountId, amount: Balance) -> AssetKind {
        // A chain may accept no number but the next.
        let create = |number: &AssetId| with_storage_layer(|| Assets::create(*number, who.clone(), false, 1)).is_ok();
        let number = (1..=LAST_NUMBER).find(create).expect("a number is accepted");
        let asset = AssetKind::WithId(number);
        Self::give(&asset, who, amount);
        asset
    }

    fn give(asset: &AssetKind, who: &AccountId, amount: Balance) {
        let AssetKind::WithId(number) = asset else { panic!("AGT is no asset of this pallet") };
        Assets::mint_into(*number, who, amount).expect("the account can receive the asset");
    }
}
