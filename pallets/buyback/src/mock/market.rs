//! Markets of other assets, and the rates that governance sets.

use super::{move_asset, now, set_owned, AccountId, Balances, Frozen};
use agt_primitives::{
    assets::AssetId,
    buyback::{GovernedRate, Market, Rate, Reserves},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use frame_support::{
    ensure, parameter_types,
    traits::{fungible::Mutate, tokens::Preservation::Preserve},
};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

/// Planck that a unit of the tests' coin is worth at first.
pub const RATE: Rate = 2_000_000 * AGT;

/// The account of all markets.
pub const MARKET: AccountId = 111;

parameter_types! {
    // In storage, so that what fails is rolled back and the root covers it.
    pub storage Pairs: BTreeMap<AssetId, Reserves> = BTreeMap::new();
    pub storage Governed: BTreeMap<AssetId, (Rate, Moment)> = BTreeMap::new();
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

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for super::TestStock {
    fn stock(number: u32, units: Balance) -> AssetId {
        super::earn(number, units);
        number
    }

    fn market(asset: AssetId, reserves: Reserves) {
        set_reserves(asset, reserves.agt, reserves.asset);
    }

    fn rate(asset: AssetId, rate: Rate) {
        set_rate(asset, rate);
    }
}
