//! What the chain stores of assets other than AGT.

use crate::{Client, Result};
use agt_primitives::assets::AssetId;
use agt_runtime::{AccountId, Balance, Hash, Runtime};
use pallet_assets::{Account, AssetAccount, AssetDetails, AssetStatus, Instance1};

/// An asset, with who has its keys.
pub type StoredAsset = AssetDetails<Balance, AccountId, Balance>;

/// What an account has of an asset, in its smallest unit, and whether that is frozen.
pub type StoredUnits = AssetAccount<Balance, Balance, (), AccountId>;

impl Client {
    /// Returns an asset at block `at`, or at the best block; none if there is no such asset.
    pub async fn asset(&self, asset: AssetId, at: Option<Hash>) -> Result<Option<StoredAsset>> {
        self.read(pallet_assets::Asset::<Runtime, Instance1>::hashed_key_for(asset), at).await
    }

    /// Returns what an account has of an asset at block `at`, or at the best block; none if it has no entry there.
    pub async fn units(&self, asset: AssetId, who: &AccountId, at: Option<Hash>) -> Result<Option<StoredUnits>> {
        self.read(Account::<Runtime, Instance1>::hashed_key_for(asset, who), at).await
    }

    /// Returns whether `from` can send units of an asset to `to` at block `at`, or at the best block: neither the asset nor one of
    /// the two accounts is frozen in a way that forbids it.
    pub async fn can_pass(&self, asset: AssetId, from: &AccountId, to: &AccountId, at: Option<Hash>) -> Result<bool> {
        let (stored, from) = (self.asset(asset, at).await?, self.units(asset, from, at).await?);
        Ok(can_pass(stored.as_ref(), from.as_ref(), self.units(asset, to, at).await?.as_ref()))
    }
}

/// Returns whether units of an asset can go from one account to another one. The receiver may have none of it yet.
pub fn can_pass(asset: Option<&StoredAsset>, from: Option<&StoredUnits>, to: Option<&StoredUnits>) -> bool {
    asset.is_some_and(|asset| asset.status == AssetStatus::Live)
        && from.is_some_and(|from| !from.status.is_frozen())
        && to.is_none_or(|to| !to.status.is_blocked())
}

#[cfg(test)]
mod tests {
    use super::*;
    use pallet_assets::{AccountStatus, ExistenceReason};

    fn asset(status: AssetStatus) -> StoredAsset {
        let [owner, issuer, admin, freezer] = [1, 2, 3, 4].map(|key| AccountId::new([key; 32]));
        AssetDetails {
            owner,
            issuer,
            admin,
            freezer,
            supply: 10,
            deposit: 0,
            min_balance: 1,
            is_sufficient: false,
            accounts: 2,
            sufficients: 0,
            approvals: 0,
            status,
        }
    }

    fn units(status: AccountStatus) -> StoredUnits {
        AssetAccount { balance: 5, status, reason: ExistenceReason::Consumer, extra: () }
    }

    #[test]
    fn units_pass_unless_the_asset_or_an_account_is_frozen() {
        let (live, liquid) = (asset(AssetStatus::Live), units(AccountStatus::Liquid));
        let (frozen, blocked) = (units(AccountStatus::Frozen), units(AccountStatus::Blocked));
        for to in [None, Some(&liquid), Some(&frozen)] {
            assert!(can_pass(Some(&live), Some(&liquid), to), "{to:?}");
        }
        for from in [None, Some(&frozen), Some(&blocked)] {
            assert!(!can_pass(Some(&live), from, None), "{from:?}");
        }
        assert!(!can_pass(Some(&live), Some(&liquid), Some(&blocked)));
        for status in [AssetStatus::Frozen, AssetStatus::Destroying] {
            assert!(!can_pass(Some(&asset(status.clone())), Some(&liquid), None), "{status:?}");
        }
        assert!(!can_pass(None, Some(&liquid), None));
    }
}
