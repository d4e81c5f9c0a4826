//! What everybody owns, rebuilt from the events of a chain alone: each amount that a block reports is moved once.

use crate::Chain;
use agt_primitives::{
    assets::{AssetId, AssetKind},
    tasks::PoolId,
    Balance,
};
use agt_runtime::{pots, AccountId, RuntimeEvent};
use std::collections::BTreeMap;

type AssetsEvent = pallet_assets::Event<agt_runtime::Runtime, pallet_assets::Instance1>;
type HolderEvent = pallet_assets_holder::Event<agt_runtime::Runtime, pallet_assets_holder::Instance1>;
type BalancesEvent = pallet_balances::Event<agt_runtime::Runtime>;
type PoolsEvent = pallet_reward_pools::Event<agt_runtime::Runtime>;

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

/// Balances by account, what is on hold included, and the books of pools.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// AGT, in planck, as far as it has moved: an account that was endowed at genesis may have a negative figure.
    pub agt: BTreeMap<AccountId, i128>,
    /// Units of each asset.
    pub assets: BTreeMap<(AssetId, AccountId), i128>,
    /// Units of each asset that exist.
    pub issued: BTreeMap<AssetId, i128>,
    /// Pools by owner and number.
    pub pools: BTreeMap<(AccountId, PoolId), PoolBooks>,
    read: u32,
}

impl Ledger {
    /// Reads the events of all blocks that it has not read, from the first one on.
    pub async fn follow(&mut self, chain: &Chain) {
        let head = chain.best().await.number;
        for block in chain.walk(self.read + 1..=head).await {
            block.events.into_iter().for_each(|record| self.enter(record.event));
        }
        self.read = head;
    }

    /// Returns what the accounts own together of an asset.
    pub fn sum_of(&self, asset: AssetId) -> i128 {
        self.assets.iter().filter(|((of, _), _)| *of == asset).map(|(_, amount)| amount).sum()
    }

    /// Returns what the pools of an owner have on hold in an asset.
    pub fn held(&self, owner: &AccountId, asset: &AssetKind) -> Balance {
        let pools = self.pools.iter().filter(|((of, _), books)| of == owner && books.asset == *asset);
        pools.map(|(_, books)| books.held()).sum()
    }

    fn enter(&mut self, event: RuntimeEvent) {
        match event {
            RuntimeEvent::Balances(event) => self.enter_agt(event),
            RuntimeEvent::Assets(event) => self.enter_asset(event),
            RuntimeEvent::AssetsHolder(HolderEvent::Burned { who, asset_id, amount, .. }) => {
                self.add(asset_id, who, amount, -1);
            }
            RuntimeEvent::RewardPools(event) => self.enter_pool(event),
            _ => {}
        }
    }

    fn enter_agt(&mut self, event: BalancesEvent) {
        use pallet_balances::Event::*;
        let mut add = |who: AccountId, amount: Balance, sign: i128| {
            *self.agt.entry(who).or_default() += sign * amount as i128;
        };
        match event {
            Transfer { from, to, amount } | ReserveRepatriated { from, to, amount, .. } => {
                add(from, amount, -1);
                add(to, amount, 1);
            }
            TransferOnHold { source, dest, amount, .. } => {
                add(source, amount, -1);
                add(dest, amount, 1);
            }
            TransferAndHold { source, dest, transferred, .. } => {
                add(source, transferred, -1);
                add(dest, transferred, 1);
            }
            Deposit { who, amount } | Minted { who, amount } | Restored { who, amount } => add(who, amount, 1),
            Withdraw { who, amount }
            | Burned { who, amount }
            | Slashed { who, amount }
            | Suspended { who, amount }
            | BurnedHeld { who, amount, .. } => add(who, amount, -1),
            DustLost { account, amount } => add(account, amount, -1),
            _ => {}
        }
    }

    fn add(&mut self, asset: AssetId, who: AccountId, amount: Balance, sign: i128) {
        *self.assets.entry((asset, who)).or_default() += sign * amount as i128;
    }

    fn enter_asset(&mut self, event: AssetsEvent) {
        use pallet_assets::Event::*;
        match event {
            Issued { asset_id, owner, amount } => {
                self.add(asset_id, owner, amount, 1);
                *self.issued.entry(asset_id).or_default() += amount as i128;
            }
            Burned { asset_id, owner, balance } => {
                self.add(asset_id, owner, balance, -1);
                *self.issued.entry(asset_id).or_default() -= balance as i128;
            }
            Transferred { asset_id, from, to, amount } => {
                self.add(asset_id, from, amount, -1);
                self.add(asset_id, to, amount, 1);
            }
            // What goes into a market or comes out of it.
            Deposited { asset_id, who, amount } => self.add(asset_id, who, amount, 1),
            Withdrawn { asset_id, who, amount } => self.add(asset_id, who, amount, -1),
            _ => {}
        }
    }

    /// Moves an amount of a pool. The SDK reports what leaves a hold of AGT for another account, and nothing of an asset's.
    fn move_out(&mut self, asset: &AssetKind, from: &AccountId, to: &AccountId, amount: Balance) {
        if let AssetKind::WithId(asset) = asset {
            self.add(*asset, from.clone(), amount, -1);
            self.add(*asset, to.clone(), amount, 1);
        }
    }

    fn enter_pool(&mut self, event: PoolsEvent) {
        use pallet_reward_pools::Event::*;
        match event {
            Opened { owner, pool, asset, amount, .. } => {
                let books = PoolBooks { asset, funded: amount, paid: 0, refunded: 0, collected: 0 };
                self.pools.insert((owner, pool), books);
            }
            ToppedUp { owner, pool, who, amount, .. } => {
                let asset = self.change(&owner, pool, |books| books.funded += amount);
                self.move_out(&asset, &who, &owner, amount);
            }
            Claimed { owner, pool, to, amount, .. } => {
                let asset = self.change(&owner, pool, |books| books.paid += amount);
                self.move_out(&asset, &owner, &to, amount);
            }
            FeeCollected { owner, pool, fee, forfeits, .. } => {
                let amount = fee + forfeits;
                let asset = self.change(&owner, pool, |books| books.collected += amount);
                self.move_out(&asset, &owner, &pots::account(pots::REVENUE), amount);
            }
            Refunded { owner, pool, amount } | Closed { owner, pool, amount, .. } => {
                self.change(&owner, pool, |books| books.refunded += amount);
            }
            EscrowRefunded { owner, pool, amount, fee, .. } => {
                self.change(&owner, pool, |books| books.refunded += amount + fee);
            }
            _ => {}
        }
    }

    fn change(&mut self, owner: &AccountId, pool: PoolId, change: impl FnOnce(&mut PoolBooks)) -> AssetKind {
        let books = self.pools.get_mut(&(owner.clone(), pool)).expect("a pool opens before it moves money");
        change(books);
        books.asset.clone()
    }
}
