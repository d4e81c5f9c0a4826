//! A market between AGT and a stable asset: a constant product, of which providers take 0.3 % of each swap.

use super::USD;
use agt_primitives::{
    arithmetic::mul_div_floor,
    buyback::{rate::spot, Rate, Reserves},
    token::AGT,
    Balance,
};

/// What of a swap is left after the fee of the providers, in thousandths.
const AFTER_FEE: Balance = 997;

/// The fee of the providers, as a part of a swap.
pub const FEE: f64 = (1_000 - AFTER_FEE) as f64 / 1_000.0;

/// AGT for a dollar when the model begins: an AGT costs 0.05 USD.
pub const FIRST_AGT_A_USD: Balance = 20;

/// A market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstantProduct {
    /// What it holds.
    pub reserves: Reserves,
}

/// Returns what comes out for `amount` that goes in, rounded down.
fn out(amount: Balance, into: Balance, of: Balance) -> Balance {
    let counted = amount * AFTER_FEE;
    mul_div_floor(of, counted, into * 1_000 + counted).expect("a part of what the market holds")
}

impl ConstantProduct {
    /// Returns a market with so many dollars and as much AGT, at the first price.
    pub const fn with_side(dollars: Balance) -> Self {
        Self { reserves: Reserves { agt: dollars * FIRST_AGT_A_USD * AGT, asset: dollars * USD } }
    }

    /// Returns the rate at which it stands.
    pub fn rate(&self) -> Rate {
        spot(self.reserves).expect("a market has both sides")
    }

    /// Returns the price of an AGT in dollars.
    pub fn price(&self) -> f64 {
        let Reserves { agt, asset } = self.reserves;
        (asset as f64 / USD as f64) / (agt as f64 / AGT as f64)
    }

    /// Returns the planck that somebody gets who sells so many units.
    pub fn agt_for(&self, units: Balance) -> Balance {
        out(units, self.reserves.asset, self.reserves.agt)
    }

    /// Sells units for AGT and returns the planck.
    pub fn buy_agt(&mut self, units: Balance) -> Balance {
        let agt = self.agt_for(units);
        self.reserves.asset += units;
        self.reserves.agt -= agt;
        agt
    }

    /// Sells planck for units and returns the units.
    pub fn sell_agt(&mut self, planck: Balance) -> Balance {
        let units = out(planck, self.reserves.agt, self.reserves.asset);
        self.reserves.agt += planck;
        self.reserves.asset -= units;
        units
    }

    /// Returns the units whose sale moves the price of AGT by this factor, which is above one. The fee is left out.
    pub fn units_to_raise(&self, factor: f64) -> Balance {
        (self.reserves.asset as f64 * (factor.sqrt() - 1.0)) as Balance
    }

    /// Returns the market of the same product in which the price of AGT is that of this one times a factor.
    pub fn held_at(&self, factor: f64) -> Self {
        let root = factor.sqrt();
        let Reserves { agt, asset } = self.reserves;
        Self { reserves: Reserves { agt: (agt as f64 / root) as Balance, asset: (asset as f64 * root) as Balance } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swap_pays_the_fee_and_moves_the_price_by_twice_its_part() {
        let mut market = ConstantProduct::with_side(1_000_000);
        assert!((market.price() - 0.05).abs() < 1e-12);
        let got = market.buy_agt(10_000 * USD);
        let without_fee = 10_000.0 * 20.0 / 1.01;
        let part = got as f64 / AGT as f64 / without_fee;
        assert!((part - 0.997).abs() < 1e-4, "{part}");
        assert!((market.price() / 0.05 - 1.02).abs() < 2e-4);
        let back = market.sell_agt(got);
        let lost = 1.0 - back as f64 / (10_000.0 * USD as f64);
        assert!((lost - 2.0 * FEE).abs() < 1e-4, "both swaps cost the fee: {lost}");
    }

    #[test]
    fn raised_market_stands_where_it_was_raised_to() {
        let market = ConstantProduct::with_side(1_000_000);
        let mut raised = market;
        raised.buy_agt(market.units_to_raise(1.1));
        assert!((raised.price() / market.price() - 1.1).abs() < 1e-3);
        assert!((market.held_at(1.1).price() / market.price() - 1.1).abs() < 1e-9);
    }
}
