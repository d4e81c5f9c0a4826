//! Bidders who wait for a better price, and one who buys the stock at the price of a moment.

use super::{
    market::{ConstantProduct, FIRST_AGT_A_USD},
    seller::Seller,
    usd, verdict, BLOCKS_AN_HOUR, HOURS, SIDE, STABLE_A_MONTH, USD,
};
use agt_primitives::{
    buyback::{BuybackTerms, Rate},
    calendar::HOUR,
    token::AGT,
    Balance, Moment,
};

/// The time between two looks at an auction.
const STEP: Moment = HOUR / 60;

/// What a lot costs a bidder who buys the AGT for it, as a part of it.
const COST: f64 = 0.002;

/// Who bids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bidders {
    /// One, who waits for the last block.
    Lone,
    /// Two, who bid as soon as it pays.
    Equal,
    /// Two, of whom the first bids a block before the second gains. AGT cost the second 1 % more.
    Unequal,
}

impl Bidders {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Lone, Self::Equal, Self::Unequal];

    const fn name(self) -> &'static str {
        match self {
            Self::Lone => "a lone one who waits",
            Self::Equal => "two alike",
            Self::Unequal => "two and AGT cost the second 1 % more",
        }
    }

    /// Returns the price of AGT, in basis points of the reference, at which the first bids. None for the end.
    const fn bids_from(self) -> Option<f64> {
        match self {
            Self::Lone => None,
            Self::Equal => Some(10_020.0),
            Self::Unequal => Some(10_119.0),
        }
    }
}

/// A month of auctions while the market stands at the reference.
#[derive(Clone, Copy, Debug)]
pub struct Played {
    /// Who bids.
    pub bidders: Bidders,
    /// The price of AGT with which auctions end, in basis points of the reference.
    pub end: u16,
    /// Whether somebody sells on the market, too.
    pub market: bool,
    /// Dollars that auctions sold.
    pub sold: f64,
    /// Dollars of the greatest lot.
    pub lot: f64,
    /// The price of AGT that was paid, in basis points of the reference.
    pub points: f64,
}

impl Played {
    /// Plays a month in which the stable asset arrives evenly. Each sale on the market is followed by holders who sell as
    /// much AGT, so that it stands still.
    pub fn of(bidders: Bidders, end: u16, market: bool) -> Self {
        let terms = BuybackTerms { auction_end: end, ..BuybackTerms::DEFAULT };
        let still = ConstantProduct::with_side(SIDE);
        let mut seller = Seller::beside(&still, terms);
        let mut played = Self { bidders, end, market, sold: 0.0, lot: 0.0, points: 0.0 };
        let steps = Moment::from(HOURS) * HOUR / STEP;
        let arrives = STABLE_A_MONTH * USD / Balance::from(steps);
        for step in 1..=steps {
            let now = step * STEP;
            seller.observe(still.reserves, 1, STEP);
            seller.stock += arrives;
            seller.open(now);
            // Its step before the end sees the last block.
            let Some((offer, rate)) = seller.offer(now) else { continue };
            let last = offer.is_over_by(now + STEP);
            let at = if last { offer.last_moment() } else { now };
            let price = seller.reference(now).map_or(0.0, |reference| 10_000.0 * reference as f64 / rate as f64);
            if bidders.bids_from().map_or(last, |from| price >= from) {
                if let Some(sold) = seller.bid(offer.left, at) {
                    played.sold += usd(sold.units);
                    played.lot = played.lot.max(usd(sold.units));
                    played.points = played.points.max(sold.points());
                }
            }
            if market {
                seller.sell_on_market(&mut { still }, now);
            }
        }
        played
    }

    /// Returns what the bidder pays, as a part of the worth at the reference.
    pub fn paid(&self) -> f64 {
        10_000.0 / self.points
    }

    /// Returns dollars that the bidder gains in a month, which the protocol loses.
    pub fn gain(&self) -> f64 {
        self.sold * (1.0 - self.paid())
    }

    /// Returns dollars that the month costs the bidder.
    pub fn cost(&self) -> f64 {
        self.sold * COST
    }

    /// Returns its line of the table.
    pub fn line(&self) -> String {
        format!(
            "{},{},{},{:.0},{:.4},{:.0},{:.2},{:.0},{:.2},{:.2},{:.2},{}",
            self.bidders.name(),
            self.end,
            if self.market { "yes" } else { "no" },
            self.points,
            self.paid(),
            self.lot,
            self.lot * (1.0 - self.paid()),
            self.sold,
            self.gain(),
            self.cost(),
            self.gain() - self.cost(),
            verdict(self.gain() - self.cost()),
        )
    }
}

/// Somebody who opens and bids in a batch, at the price with which auctions begin, because the price of AGT has fallen so fast
/// that the reference does not know it yet. A month of revenue is in stock.
#[derive(Clone, Copy, Debug)]
pub struct Drained {
    /// Whether the time of an auction must be over before the next one opens, as it must on the chain.
    pub one_a_time: bool,
    /// Dollars of the first lot, which is the greatest.
    pub lot: f64,
    /// Dollars that it gains by that lot.
    pub gain_a_lot: f64,
    /// Dollars that were sold within a day.
    pub sold: f64,
    /// Dollars that were sold in the first block.
    pub at_once: f64,
    /// What was paid, as a part of what it was worth.
    pub paid: f64,
    /// The price of AGT that was paid, in basis points of the reference.
    pub points: f64,
}

/// What is left of the price of AGT.
const AFTER_THE_FALL: f64 = 0.7;

impl Drained {
    /// Plays the day after the fall: it buys what it can open, hour by hour, while that pays.
    pub fn of(one_a_time: bool) -> Self {
        let before = ConstantProduct::with_side(SIDE);
        let fallen = before.held_at(AFTER_THE_FALL);
        let mut seller = Seller::beside(&before, BuybackTerms::DEFAULT);
        seller.stock = STABLE_A_MONTH * USD;
        let mut drained =
            Self { one_a_time, lot: 0.0, gain_a_lot: 0.0, sold: 0.0, at_once: 0.0, paid: 0.0, points: 0.0 };
        let worth = |planck: Balance| planck as f64 / AGT as f64 / FIRST_AGT_A_USD as f64 * AFTER_THE_FALL;
        let mut paid = 0.0;
        for hour in 0..24 {
            let now = (1 + hour) * HOUR;
            while seller.open(now) {
                let pays = |rate: Rate| rate < fallen.rate();
                let Some((offer, _)) = seller.offer(now).filter(|(_, rate)| pays(*rate)) else { break };
                let Some(sold) = seller.bid(offer.left, now) else { break };
                if drained.sold == 0.0 {
                    drained.lot = usd(sold.units);
                    drained.gain_a_lot = drained.lot - worth(sold.agt);
                }
                drained.sold += usd(sold.units);
                drained.points = drained.points.max(sold.points());
                paid += worth(sold.agt);
                if !one_a_time {
                    seller.remove_sold_out();
                }
            }
            if hour == 0 {
                drained.at_once = drained.sold;
            }
            seller.observe(fallen.reserves, BLOCKS_AN_HOUR, HOUR);
        }
        Self { paid: paid / drained.sold, ..drained }
    }

    /// Returns dollars that it gains, which the protocol loses.
    pub fn gain(&self) -> f64 {
        self.sold * (1.0 - self.paid)
    }

    /// Returns its line of the table.
    pub fn line(&self) -> String {
        let cost = self.sold * COST;
        format!(
            "{},{},no,{:.0},{:.4},{:.0},{:.2},{:.0},{:.2},{cost:.2},{:.2},{}",
            if self.one_a_time { "one who buys what opens after a fall of 30 %" } else { "and without one lot a time" },
            BuybackTerms::DEFAULT.auction_end,
            self.points,
            self.paid,
            self.lot,
            self.gain_a_lot,
            self.sold,
            self.gain(),
            self.gain() - cost,
            verdict(self.gain() - cost),
        )
    }
}

/// The head of the table.
pub const HEAD: &str =
    "bidders,auctions_end_bp,sold_on_market_too,price_paid_bp,paid_of_worth,greatest_lot_usd,gain_a_lot_usd,\
sold_in_auctions_usd,gain_in_a_month_usd,cost_usd,net_usd,verdict";

/// Returns all bidders with and without sales on the market; the lone one also at the loosest end.
fn waiting() -> Vec<Played> {
    let mut all = Vec::new();
    for market in [false, true] {
        all.extend(Bidders::ALL.map(|bidders| Played::of(bidders, BuybackTerms::DEFAULT.auction_end, market)));
        all.push(Played::of(Bidders::Lone, 10_500, market));
    }
    all
}

/// Returns the lines of the table: those who wait, and the one who buys at the price of a moment, with and without the rule
/// that there is one lot for each time of an auction.
pub fn lines() -> Vec<String> {
    let drained = [true, false].map(|one_a_time| Drained::of(one_a_time).line());
    waiting().iter().map(Played::line).chain(drained).collect()
}
