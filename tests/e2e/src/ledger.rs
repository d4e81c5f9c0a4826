//! What came into each pool and what left it, as its events tell, also after it has ended.

use agt_primitives::{assets::AssetKind, tasks::PoolId, Balance};
use agt_runtime::{AccountId, RuntimeEvent};
use std::collections::BTreeMap;

/// The money of a pool, as its events tell. Amounts are in the pool's asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolBooks {
    /// Its asset.
    pub asset: AssetKind,
    /// What was put in.
    pub funded: Balance,
    /// What workers have claimed.
    pub paid: Balance,
    /// What its owner got back.
    pub refunded: Balance,
    /// What went to the revenue pot.
    pub collected: Balance,
}

impl PoolBooks {
    /// What it must have on hold.
    pub fn held(&self) -> Balance {
        self.funded - self.paid - self.refunded - self.collected
    }
}

/// The books of pools by owner and number.
pub type Pools = BTreeMap<(AccountId, PoolId), PoolBooks>;

/// Enters an event. Those of other pallets change nothing.
pub fn enter(pools: &mut Pools, event: &RuntimeEvent) {
    use pallet_reward_pools::Event::*;
    let RuntimeEvent::RewardPools(event) = event else { return };
    let mut change = |owner: &AccountId, pool: PoolId, change: &dyn Fn(&mut PoolBooks)| {
        change(pools.get_mut(&(owner.clone(), pool)).expect("a pool opens before it moves money"));
    };
    match event {
        Opened { owner, pool, asset, amount, .. } => {
            let books = PoolBooks { asset: asset.clone(), funded: *amount, paid: 0, refunded: 0, collected: 0 };
            pools.insert((owner.clone(), *pool), books);
        }
        ToppedUp { owner, pool, amount, .. } => change(owner, *pool, &|books| books.funded += amount),
        Claimed { owner, pool, amount, .. } => change(owner, *pool, &|books| books.paid += amount),
        FeeCollected { owner, pool, fee, forfeits, .. } => {
            change(owner, *pool, &|books| books.collected += fee + forfeits);
        }
        Refunded { owner, pool, amount } | Closed { owner, pool, amount, .. } => {
            change(owner, *pool, &|books| books.refunded += amount);
        }
        EscrowRefunded { owner, pool, amount, fee, .. } => {
            change(owner, *pool, &|books| books.refunded += amount + fee);
        }
        _ => {}
    }
}
