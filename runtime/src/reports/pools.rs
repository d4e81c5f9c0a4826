//! Reward pools by pages, and requests with the pools that pay for them.

use crate::*;
use agt_primitives::{
    reward_pools::{PoolKey, PoolPage, RequestReport, MAX_POOLS},
    tasks::{CampaignId, EscrowId, Funding},
};
use pallet_reward_pools::Pools;

/// Returns the pools after `cursor`, of one owner or of all.
pub fn page(owner: Option<AccountId>, cursor: Option<PoolKey<AccountId>>) -> PoolPage<AccountId> {
    let after = cursor.map(|key| Pools::<Runtime>::hashed_key_for(key.owner, key.number));
    let mut keys: Vec<PoolKey<AccountId>> = match owner {
        Some(owner) => {
            let numbers = match after {
                Some(after) => Pools::<Runtime>::iter_key_prefix_from(owner.clone(), after),
                None => Pools::<Runtime>::iter_key_prefix(owner.clone()),
            };
            numbers.take(MAX_POOLS + 1).map(|number| PoolKey { owner: owner.clone(), number }).collect()
        }
        None => {
            let keys = match after {
                Some(after) => Pools::<Runtime>::iter_keys_from(after),
                None => Pools::<Runtime>::iter_keys(),
            };
            keys.take(MAX_POOLS + 1).map(|(owner, number)| PoolKey { owner, number }).collect()
        }
    };
    let has_more = keys.len() > MAX_POOLS;
    keys.truncate(MAX_POOLS);
    let next = if has_more { keys.last().cloned() } else { None };
    PoolPage { pools: keys.into_iter().filter_map(|key| RewardPools::pool(key.owner, key.number)).collect(), next }
}

/// Returns a campaign that a pool pays for, with its pool; none for any other campaign.
pub fn request(campaign: CampaignId) -> Option<RequestReport<AccountId>> {
    let campaign = Tasks::campaign(campaign)?;
    let Funding::Pool { pool, .. } = campaign.funding else { return None };
    let escrow = RewardPools::escrow(EscrowId::Campaign(campaign.campaign));
    let pool = RewardPools::pool(campaign.owner.clone(), pool);
    Some(RequestReport { campaign, escrow, pool })
}
