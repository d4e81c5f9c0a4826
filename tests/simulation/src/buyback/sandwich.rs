//! Somebody buys AGT, lets the chain sell, and sells the AGT again: in one block, and over two.

use super::{
    market::{ConstantProduct, FEE, FIRST_AGT_A_USD},
    seller::Seller,
    usd, verdict, BLOCK, SIDE, STABLE_A_MONTH, USD,
};
use agt_primitives::{
    basis_points::BasisPoints,
    buyback::{
        rate::{at_price, cost, WHOLE},
        BuybackTerms,
    },
    calendar::HOUR,
    token::AGT,
    Balance, Moment,
};

/// The rules in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// All of them, in one block: the chain does not sell where somebody has traded in the block.
    OneBlock,
    /// One block, and the chain would sell where somebody has traded.
    OneBlockTouched,
    /// One block, and neither that nor the floor of the price.
    OneBlockAnyPrice,
    /// All of them, over two blocks, between which nobody else trades.
    TwoBlocks,
}

impl Rules {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::OneBlock, Self::OneBlockTouched, Self::OneBlockAnyPrice, Self::TwoBlocks];

    /// Returns their name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneBlock => "one block",
            Self::OneBlockTouched => "one block without the rule of touched markets",
            Self::OneBlockAnyPrice => "one block without that rule and the floor",
            Self::TwoBlocks => "two blocks",
        }
    }
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attacker {
    /// Somebody who pays the providers' fee.
    Outsider,
    /// The only provider, to whom its own fees come back.
    Provider,
}

impl Attacker {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Outsider, Self::Provider];

    const fn name(self) -> &'static str {
        match self {
            Self::Outsider => "outsider",
            Self::Provider => "only provider",
        }
    }
}

/// The terms of the market sales that are compared.
pub const TERMS: [&str; 3] = ["defaults", "a part of 1 % of the reserve", "loosest ranges"];

/// Returns the terms of a name.
pub fn terms(name: &str) -> BuybackTerms {
    match name {
        "defaults" => BuybackTerms::DEFAULT,
        "a part of 1 % of the reserve" => BuybackTerms { market_part: 100, ..BuybackTerms::DEFAULT },
        _ => BuybackTerms { market_slip: 200, market_part: 200, market_wait: 10, ..BuybackTerms::DEFAULT },
    }
}

/// The best sandwich of somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sandwich {
    /// Dollars for which AGT is bought before.
    pub push: f64,
    /// Dollars that the chain sells.
    pub sale: f64,
    /// Dollars that it costs in fees, both ways.
    pub cost: f64,
    /// Dollars that it brings beside them.
    pub gain: f64,
}

impl Sandwich {
    /// Returns the gain less the cost, in dollars.
    pub fn net(&self) -> f64 {
        self.gain - self.cost
    }

    /// Returns the net as a part of what the chain sells.
    pub fn of_sale(&self) -> f64 {
        if self.sale > 0.0 {
            self.net() / self.sale
        } else {
            0.0
        }
    }
}

/// Returns what a push brings in front of a sale of so many twentieths of the most that may be sold. The stock is large. None
/// if the chain does not sell.
fn tried(
    attacker: Attacker,
    rules: Rules,
    terms: BuybackTerms,
    push: Balance,
    twentieths: Balance,
) -> Option<Sandwich> {
    let honest = ConstantProduct::with_side(SIDE);
    let (mut market, mut seller) = (honest, Seller::beside(&honest, terms));
    let bought = market.buy_agt(push);
    if rules == Rules::TwoBlocks {
        seller.observe(market.reserves, 1, BLOCK);
    }
    let reference = seller.reference(HOUR)?;
    let most = BasisPoints::clamped(terms.market_part).of(market.reserves.asset);
    let units = (most * twentieths).div_ceil(20);
    let floor = match rules {
        Rules::OneBlock => return None,
        Rules::OneBlockAnyPrice => 0,
        Rules::OneBlockTouched | Rules::TwoBlocks => cost(units, at_price(reference, WHOLE + terms.market_slip)?)?,
    };
    if market.agt_for(units) < floor {
        return None;
    }
    let got = market.buy_agt(units);
    match attacker {
        Attacker::Outsider => {
            let back = market.sell_agt(bought);
            let cost = FEE * (usd(push) + usd(back));
            Some(Sandwich { push: usd(push), sale: usd(units), cost, gain: usd(back) - usd(push) + cost })
        }
        // What the chain gets less stays in the market, which is the provider's.
        Attacker::Provider => {
            let less = honest.agt_for(units) as f64 - got as f64;
            let gain = less / AGT as f64 / FIRST_AGT_A_USD as f64;
            Some(Sandwich { push: usd(push), sale: usd(units), cost: 0.0, gain })
        }
    }
}

/// The pushes that are tried, in hundred-thousandths of the market's dollars.
const STEPS: [Balance; 13] = [75, 100, 150, 200, 250, 300, 400, 500, 700, 1_000, 2_000, 5_000, 10_000];

/// Returns the sandwich that nets most, of all pushes and sales of at least half of what may be sold; none if the chain does
/// not sell.
pub fn best(attacker: Attacker, rules: Rules, terms: BuybackTerms) -> Option<Sandwich> {
    let tries = STEPS.iter().flat_map(|step| (10..=20).map(move |part| (SIDE * USD / 100_000 * step, part)));
    let all = tries.filter_map(|(push, part)| tried(attacker, rules, terms, push, part));
    all.reduce(|best, one| if one.net() > best.net() { one } else { best })
}

/// The head of the table.
pub const HEAD: &str = "terms,attacker,rules,bought_before_usd,sale_usd,gain_usd,cost_usd,net_usd,net_pct_of_sale,\
net_in_a_month_usd,verdict";

/// Returns the lines of the table. The month sells 50,000 USD by sales of that size, or as many as a month allows.
pub fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for name in TERMS {
        let terms = terms(name);
        for (attacker, rules) in Attacker::ALL.into_iter().flat_map(|who| Rules::ALL.map(|rules| (who, rules))) {
            let start = format!("{name},{},{}", attacker.name(), rules.name());
            lines.push(match best(attacker, rules, terms) {
                None => format!("{start},0,0,0.00,0.00,0.00,0.000,0.00,refused"),
                Some(one) => {
                    let sales = 30 * 24 * HOUR / (Moment::from(terms.market_wait) * BLOCK);
                    let sold = (one.sale * sales as f64).min(STABLE_A_MONTH as f64);
                    format!(
                        "{start},{:.0},{:.0},{:.2},{:.2},{:.2},{:.3},{:.2},{}",
                        one.push,
                        one.sale,
                        one.gain,
                        one.cost,
                        one.net(),
                        100.0 * one.of_sale(),
                        one.of_sale() * sold,
                        verdict(one.net()),
                    )
                }
            });
        }
    }
    lines
}
