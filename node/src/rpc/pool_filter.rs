//! The filter and the cursor of `agt_pools`.

use super::named::account_of;
use agt_primitives::{
    assets::{AssetId, AssetKind},
    reward_pools::{PoolKey, PoolPage, PoolPhase, PoolPurpose, PoolReport},
    tasks::PoolId,
};
use agt_runtime::AccountId;
use jsonrpsee::core::RpcResult;
use serde::{Deserialize, Serialize};

/// The conditions on the pools of a list. A condition that is not named admits every pool.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PoolFilter {
    pub owner: Option<String>,
    /// The number of an asset. Pools in AGT have none: see `native`.
    pub asset: Option<AssetId>,
    /// True for the pools in AGT alone, false for those in other assets.
    pub native: Option<bool>,
    pub purpose: Option<PoolPurpose>,
    pub phase: Option<PoolPhase>,
    pub secured: Option<bool>,
}

/// The last pool of the page before, as its `next` names it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolCursor {
    pub owner: String,
    pub number: PoolId,
}

impl PoolCursor {
    /// Returns the pool that it names. Fails if its owner is no address of this chain.
    pub fn key(&self) -> RpcResult<PoolKey<AccountId>> {
        Ok(PoolKey { owner: account_of(&self.owner)?, number: self.number })
    }
}

impl PoolFilter {
    /// Removes the pools from a page that the filter does not admit. Its owner was asked for before.
    pub fn apply(&self, page: PoolPage<AccountId>) -> PoolPage<AccountId> {
        let pools = page.pools.into_iter().filter(|pool| self.admits(pool));
        PoolPage { pools: pools.collect(), next: page.next }
    }

    fn admits(&self, pool: &PoolReport<AccountId>) -> bool {
        let is_native = pool.asset == AssetKind::Native;
        self.asset.is_none_or(|asset| pool.asset == AssetKind::WithId(asset))
            && self.native.is_none_or(|native| native == is_native)
            && self.purpose.is_none_or(|purpose| purpose == pool.purpose)
            && self.phase.is_none_or(|phase| phase == pool.phase)
            && self.secured.is_none_or(|secured| secured == pool.secured)
    }
}
