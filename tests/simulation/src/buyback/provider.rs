//! The only provider of a market, who holds it at a price of AGT that is too high, so that the chain sells too cheap.

use super::{
    market::{ConstantProduct, FEE, FIRST_AGT_A_USD},
    seller::{Seller, Sold},
    usd, verdict, BLOCKS_AN_HOUR, BLOCKS_A_DAY, HOURS, LOOK, LOOKS_AN_HOUR, USD,
};
use agt_primitives::{buyback::BuybackTerms, calendar::HOUR, token::AGT, Balance, Moment};

/// How much higher it holds the price.
pub const TARGETS: [f64; 4] = [0.03, 0.1, 0.5, 1.0];

/// Dollars of the market's side.
pub const SIDES: [Balance; 3] = [1_000, 50_000, 1_000_000];

/// Dollars of the stable asset that arrive in a month.
pub const STABLE: [Balance; 3] = [5_000, 50_000, 500_000];

/// Days that are played.
const DAYS: u32 = 60;

/// What stands beside the mean of its market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The last reference: something was sold at the true one at the beginning.
    Last,
    /// Nothing: before the first sale, or where governance has forgotten the last reference. Nobody sells before the target is
    /// reached.
    Nothing,
    /// The last reference, and a rate of governance at which AGT is 3 % dearer than it truly is.
    Governed,
}

impl Beside {
    const fn name(self) -> &'static str {
        match self {
            Self::Last => "the last reference",
            Self::Nothing => "nothing",
            Self::Governed => "a rate of governance 3 % off",
        }
    }

    /// Returns the sale of an asset beside a market that has stood still at the true price for a day.
    fn seller(self, fair: &ConstantProduct, terms: BuybackTerms) -> Seller {
        let seller = Seller::beside(fair, terms);
        match self {
            Self::Last => seller,
            Self::Nothing => seller.without_reference(),
            Self::Governed => seller.governed_at(fair.rate() * 100 / 103),
        }
    }
}

/// A market, and how its provider holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// The part by which the price is too high.
    pub target: f64,
    /// Dollars of the market's side.
    pub side: Balance,
    /// Dollars of its side in the blocks in which the chain sells or opens an auction: it may be deepened for a block.
    pub deepened: Balance,
    /// Dollars of the stable asset that arrive in a month.
    pub stable: Balance,
    /// Blocks from one sale on the market to the next.
    pub wait: u32,
    /// What stands beside the mean of the market.
    pub beside: Beside,
    /// Whether nobody else bids.
    pub alone: bool,
}

/// A provider, and what it gains.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// What it did.
    pub plan: Plan,
    /// Days until the reference price has come within a hundredth of the target; none within sixty.
    pub days: Option<f64>,
    /// Dollars that it gains in the first thirty days.
    pub month: f64,
    /// Dollars that it gains in the thirty days after.
    pub second: f64,
    /// Dollars of a lot when the target is reached, or of the last one before the end.
    pub lot: f64,
    /// Dollars that it gains by that lot if it is alone.
    pub gain_a_lot: f64,
}

/// Returns the dollars that it gains by a sale that would have brought so much planck without it.
fn gain(sold: &Sold, otherwise: Balance) -> f64 {
    (otherwise as f64 - sold.agt as f64) / AGT as f64 / FIRST_AGT_A_USD as f64
}

impl Held {
    /// Plays sixty days. The provider puts the market back after each sale, sells on it whenever that is allowed, and, if it
    /// is alone, buys each lot at the end of its auction. Otherwise others buy each lot as soon as it costs what it is worth.
    pub fn play(plan: Plan) -> Self {
        let Plan { target, stable, alone, .. } = plan;
        let terms = BuybackTerms { market_wait: plan.wait, ..BuybackTerms::DEFAULT };
        // Depth that is there for a block changes no price, so that it is observed as it stands when the chain sells.
        let fair = ConstantProduct::with_side(plan.deepened);
        let held = fair.held_at(1.0 + target);
        let mut seller = plan.beside.seller(&fair, terms);
        let at_first = fair.rate() as f64;
        let (mut days, mut halves, mut lot, mut gain_a_lot) = (None, [0.0; 2], 0.0, 0.0);
        for hour in 1..=24 * DAYS {
            let now = Moment::from(hour) * HOUR;
            let half = &mut halves[usize::from(hour > HOURS)];
            seller.observe(held.reserves, BLOCKS_AN_HOUR, HOUR);
            seller.stock += stable * USD / Balance::from(HOURS);
            let reached = |reference| at_first / reference as f64 >= (1.0 + target) * 0.99;
            if days.is_none() && seller.reference(now).is_some_and(reached) {
                days = Some(f64::from(hour) / 24.0);
            }
            if plan.beside == Beside::Nothing && days.is_none() {
                continue;
            }
            seller.open(now);
            if let Some((offer, rate)) = seller.offer(now) {
                let is_last = offer.is_over_by(now + HOUR);
                if alone && is_last {
                    if let Some(sold) = seller.bid(offer.left, offer.last_moment()) {
                        let gain = gain(&sold, sold.units * FIRST_AGT_A_USD * AGT / USD);
                        *half += gain;
                        if days.is_none_or(|days| f64::from(hour) / 24.0 <= days + 0.25) {
                            (lot, gain_a_lot) = (usd(sold.units), gain);
                        }
                    }
                } else if !alone && rate as f64 <= at_first {
                    seller.bid(offer.left, now);
                }
            }
            for look in 0..LOOKS_AN_HOUR {
                let now = now + Moment::from(look) * LOOK;
                if let Some(sold) = seller.sell_on_market(&mut { held }, now) {
                    *half += gain(&sold, fair.agt_for(sold.units));
                }
            }
        }
        Self { plan, days, month: halves[0], second: halves[1], lot, gain_a_lot }
    }

    /// Returns the dollars that somebody takes from it, net of the fee, who trades the market back to the true price once.
    pub fn answer(&self) -> f64 {
        let root = (1.0 + self.plan.target).sqrt();
        self.plan.side as f64 * (root - 1.0) / root * (root - 1.0 - FEE)
    }

    /// Returns the answers a day from which on the second thirty days lose.
    pub fn loses_from(&self) -> f64 {
        self.second / 30.0 / self.answer()
    }

    /// Returns its line of the table.
    pub fn line(&self) -> String {
        let net = |answers: f64| self.second - 30.0 * answers * self.answer();
        let Plan { target, side, deepened, stable, wait, beside, alone } = self.plan;
        format!(
            "{:.0},{side},{deepened},{stable},{wait},{},{},{},{:.0},{:.2},{:.2},{:.2},{:.2},{:.2},{},{},{}",
            100.0 * target,
            beside.name(),
            if alone { "nobody" } else { "others" },
            self.days.map_or("-".into(), |days| format!("{days:.1}")),
            self.lot,
            self.gain_a_lot,
            self.month,
            self.second,
            self.answer(),
            self.loses_from(),
            verdict(net(0.0)),
            verdict(net(1.0)),
            verdict(net(24.0)),
        )
    }
}

/// The head of the table.
pub const HEAD: &str = "too_high_pct,side_usd,side_at_sales_usd,stable_usd_a_month,market_wait_blocks,beside_the_mean,\
who_else_bids,days_to_the_target,lot_usd,gain_a_lot_usd,gain_first_month_usd,gain_second_month_usd,an_answer_takes_usd,\
loses_from_answers_a_day,verdict_unanswered,verdict_answered_daily,verdict_answered_hourly";

/// Plays every target, side and revenue, alone and beside other bidders; then a tenth with one sale on the market a day and
/// with a rate of governance, the double price where nothing was sold before, and a small market that is deepened.
pub fn all() -> Vec<Held> {
    let default = BuybackTerms::DEFAULT.market_wait;
    let tenth = TARGETS[1];
    let cases = TARGETS.map(|target| (target, default, Beside::Last)).into_iter().chain([
        (tenth, BLOCKS_A_DAY, Beside::Last),
        (tenth, default, Beside::Governed),
        (TARGETS[3], default, Beside::Nothing),
    ]);
    let mut plans = Vec::new();
    for (target, wait, beside) in cases {
        for (side, stable) in SIDES.into_iter().flat_map(|side| STABLE.map(|stable| (side, stable))) {
            let plan = Plan { target, side, deepened: side, stable, wait, beside, alone: true };
            plans.extend([plan, Plan { alone: false, ..plan }]);
        }
    }
    for (deepened, stable) in SIDES.into_iter().skip(1).flat_map(|side| STABLE.map(|stable| (side, stable))) {
        let (side, beside) = (SIDES[0], Beside::Last);
        let plan = Plan { target: tenth, side, deepened, stable, wait: default, beside, alone: true };
        plans.extend([plan, Plan { alone: false, ..plan }]);
    }
    plans.into_iter().map(Held::play).collect()
}
