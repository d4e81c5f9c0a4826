//! Stand-ins for other assets and the revenue in them, markets, rates and the recycler. All that they keep is in storage, so that
//! what fails is rolled back and the root covers it.

use super::{AccountId, Balances, Test, ENDOWMENT, POT};
use agt_primitives::{
    assets::AssetId,
    buyback::{GovernedRate, Market, Rate, Reserves},
    calendar::Month,
    recycler::{RecycleSource, Recycled, Recycler, RecyclerMode},
    revenue::RevenueStock,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::clock::now;
use frame_support::{
    ensure, parameter_types,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::Preservation::Preserve,
    },
};
use sp_runtime::{DispatchError, DispatchResult, TryRuntimeError};
use std::collections::{BTreeMap, BTreeSet};

/// An asset of six decimals, a unit of which is worth two AGT at first.
pub const COIN: AssetId = 1;
/// Another one, of which there is no stock, market or rate.
pub const OTHER: AssetId = 2;
pub const WHOLE_COIN: Balance = 1_000_000;
pub const RATE: Rate = 2_000_000 * AGT;

/// The account of the revenue in other assets.
pub const REVENUE: AccountId = 110;
/// The account of all markets.
pub const MARKET: AccountId = 111;
/// The account that recycled AGT lies in.
pub const RECYCLER: AccountId = 112;

parameter_types! {
    pub storage Owned: BTreeMap<(AssetId, AccountId), Balance> = BTreeMap::new();
    pub storage Pairs: BTreeMap<AssetId, Reserves> = BTreeMap::new();
    pub storage Governed: BTreeMap<AssetId, (Rate, Moment)> = BTreeMap::new();
    pub storage Frozen: BTreeSet<AssetId> = BTreeSet::new();
    pub storage Unlisted: BTreeSet<AssetId> = BTreeSet::new();
    pub storage FromAuctions: Balance = 0;
    pub storage FromMarkets: Balance = 0;
    /// The hundredths that are burned.
    pub storage Burned: Balance = 30;
}

pub fn owned(asset: AssetId, who: AccountId) -> Balance {
    Owned::get().get(&(asset, who)).copied().unwrap_or(0)
}

fn set_owned(asset: AssetId, who: AccountId, amount: Balance) {
    let mut owned = Owned::get();
    owned.insert((asset, who), amount);
    Owned::set(&owned);
}

fn move_asset(asset: AssetId, from: AccountId, to: AccountId, amount: Balance) -> DispatchResult {
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

/// Governance sets a rate now.
pub fn set_rate(asset: AssetId, rate: Rate) {
    let mut rates = Governed::get();
    rates.insert(asset, (rate, now()));
    Governed::set(&rates);
}

/// Gives a market these reserves, out of nothing and into nothing.
pub fn set_reserves(asset: AssetId, agt: Balance, units: Balance) {
    let mut pairs = Pairs::get();
    pairs.insert(asset, Reserves { agt, asset: units });
    let all: Balance = pairs.values().map(|pair| pair.agt).sum();
    Pairs::set(&pairs);
    Balances::set_balance(&MARKET, all + EXISTENTIAL_DEPOSIT);
    set_owned(asset, MARKET, units);
}

/// Somebody buys AGT with units, or units with AGT, or gives to the market for nothing.
pub fn trade(asset: AssetId, change: impl FnOnce(&mut Reserves)) {
    let mut pair = Pairs::get()[&asset];
    change(&mut pair);
    set_reserves(asset, pair.agt, pair.asset);
}

/// What a constant product pays for `amount` after its fee of 0.3 %.
pub fn swap_out(amount: Balance, from: Balance, to: Balance) -> Balance {
    let paid = amount * 997;
    to * paid / (from * 1_000 + paid)
}

/// Checks that all money is where the books say.
pub fn accounts_agree() -> Result<(), TryRuntimeError> {
    let totals = crate::Totals::<Test>::get();
    ensure!(FromAuctions::get() + FromMarkets::get() == totals.agt, "all AGT of runs was recycled");
    ensure!(Balances::balance(&RECYCLER) == totals.agt + EXISTENTIAL_DEPOSIT, "and has arrived");
    ensure!(Balances::balance(&POT) == EXISTENTIAL_DEPOSIT, "nothing stays in the pot");
    ensure!(Owned::get().iter().all(|((_, who), amount)| *who != POT || *amount == 0), "of no asset");
    for (asset, pair) in Pairs::get() {
        ensure!(owned(asset, MARKET) == pair.asset, "a market has what it says");
    }
    let agt: Balance = Pairs::get().values().map(|pair| pair.agt).sum();
    ensure!(Balances::balance(&MARKET) == agt + EXISTENTIAL_DEPOSIT, "of AGT, too");
    Ok(())
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

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for TestStock {
    fn stock(number: u32, units: Balance) -> AssetId {
        earn(number, units);
        number
    }

    fn market(asset: AssetId, reserves: Reserves) {
        set_reserves(asset, reserves.agt, reserves.asset);
    }

    fn rate(asset: AssetId, rate: Rate) {
        set_rate(asset, rate);
    }
}

pub struct TestMarket;

impl Market<AccountId> for TestMarket {
    fn reserves(asset: AssetId) -> Option<Reserves> {
        let pair = Pairs::get().get(&asset).copied()?;
        (!Frozen::get().contains(&asset) && pair.agt > 0 && pair.asset > 0).then_some(pair)
    }

    fn sell(who: &AccountId, asset: AssetId, amount: Balance, least: Balance) -> Result<Balance, DispatchError> {
        let Reserves { agt, asset: units } = Self::reserves(asset).ok_or("no market")?;
        let paid = swap_out(amount, units, agt);
        ensure!(paid >= least, "the market pays less");
        move_asset(asset, *who, MARKET, amount)?;
        Balances::transfer(&MARKET, who, paid, Preserve)?;
        let mut pairs = Pairs::get();
        pairs.insert(asset, Reserves { agt: agt - paid, asset: units + amount });
        Pairs::set(&pairs);
        Ok(paid)
    }
}

pub struct TestRates;

impl GovernedRate for TestRates {
    fn rate(asset: AssetId) -> Option<(Rate, Moment)> {
        Governed::get().get(&asset).copied()
    }
}

pub struct TestRecycler;

impl Recycler<AccountId> for TestRecycler {
    fn recycle(from: &AccountId, source: RecycleSource, amount: Balance) -> Result<Recycled, DispatchError> {
        Balances::transfer(from, &RECYCLER, amount, Preserve)?;
        match source {
            RecycleSource::Auctions => FromAuctions::set(&(FromAuctions::get() + amount)),
            RecycleSource::Markets => FromMarkets::set(&(FromMarkets::get() + amount)),
            other => panic!("not of buyback: {other:?}"),
        }
        let burned = amount * Burned::get() / 100;
        let season = Month::at(now()).and_then(Month::next).ok_or("beyond the calendar")?;
        Ok(Recycled { mode: RecyclerMode::Split, burned, kept: amount - burned, season })
    }
}

/// Gives `who` AGT until it has what it had at genesis.
pub fn refill(who: AccountId) {
    Balances::set_balance(&who, ENDOWMENT);
}
