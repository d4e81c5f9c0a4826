//! Other assets than AGT, and the revenue in them.

use super::AccountId;
use agt_primitives::{assets::AssetId, revenue::RevenueStock, Balance};
use frame_support::{ensure, parameter_types};
use sp_runtime::DispatchResult;
use std::collections::{BTreeMap, BTreeSet};

/// An asset of six decimals, a unit of which is worth two AGT at first.
pub const COIN: AssetId = 1;
/// Another one, of which there is no stock, market or rate.
pub const OTHER: AssetId = 2;
pub const WHOLE_COIN: Balance = 1_000_000;

/// The account of the revenue in other assets.
pub const REVENUE: AccountId = 110;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Owned: BTreeMap<(AssetId, AccountId), Balance> = BTreeMap::new();
    pub storage Frozen: BTreeSet<AssetId> = BTreeSet::new();
    pub storage Unlisted: BTreeSet<AssetId> = BTreeSet::new();
}

pub fn owned(asset: AssetId, who: AccountId) -> Balance {
    Owned::get().get(&(asset, who)).copied().unwrap_or(0)
}

pub fn set_owned(asset: AssetId, who: AccountId, amount: Balance) {
    let mut owned = Owned::get();
    owned.insert((asset, who), amount);
    Owned::set(&owned);
}

pub fn move_asset(asset: AssetId, from: AccountId, to: AccountId, amount: Balance) -> DispatchResult {
    ensure!(!Frozen::get().contains(&asset), "the asset is frozen");
    let left = owned(asset, from).checked_sub(amount).ok_or("too little of the asset")?;
    set_owned(asset, from, left);
    set_owned(asset, to, owned(asset, to) + amount);
    Ok(())
}

/// Revenue arrives.
pub fn earn(asset: AssetId, amount: Balance) {
    set_owned(asset, REVENUE, owned(asset, REVENUE) + amount);
}

/// Freezes an asset, or ends that.
pub fn freeze(asset: AssetId, is_frozen: bool) {
    let mut frozen = Frozen::get();
    if is_frozen {
        frozen.insert(asset)
    } else {
        frozen.remove(&asset)
    };
    Frozen::set(&frozen);
}

/// Takes an asset off the list, or puts it on.
pub fn unlist(asset: AssetId, is_unlisted: bool) {
    let mut unlisted = Unlisted::get();
    if is_unlisted {
        unlisted.insert(asset)
    } else {
        unlisted.remove(&asset)
    };
    Unlisted::set(&unlisted);
}

pub struct TestStock;

impl RevenueStock<AccountId> for TestStock {
    fn in_stock(asset: AssetId) -> Balance {
        if Unlisted::get().contains(&asset) {
            0
        } else {
            owned(asset, REVENUE)
        }
    }

    fn sell(asset: AssetId, to: &AccountId, amount: Balance) -> DispatchResult {
        ensure!(amount <= Self::in_stock(asset), "too little in stock");
        move_asset(asset, REVENUE, *to, amount)
    }
}
