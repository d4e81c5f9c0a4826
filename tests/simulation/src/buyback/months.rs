//! The play: revenue arrives, holders sell, the chain sells its stock, and seasons pay.
//!
//! **Assumed**, each for want of a market that exists:
//!
//! * A month has thirty days. All that is paid in a month is paid evenly, hour by hour.
//! * Half of the revenue is paid in a stable asset. The other half is worth as much and is paid in AGT, which its payers buy
//!   on the market at that moment.
//! * Holders sell 30 % of what a season pays, evenly until the next one, and nothing else. Before the model begins a season
//!   has paid out of a pool without revenue.
//! * Block authors keep what they get. Nobody else trades, except in a rally.
//! * There is one market and one stable asset. Its provider neither adds nor withdraws.
//! * Somebody sells on the market as soon and as much as the chain allows, and opens each auction as soon as it can. Bidders
//!   look once an hour, sell what they buy on the market at once, and bid if they gain 0.2 %.
//! * The share of bonded AGT is 10 % and rises by a percentage point each month, to 30 %.

use super::{
    market::ConstantProduct,
    recycling::{Recycler, Season},
    seller::{Seller, Sold},
    usd, BLOCKS_AN_HOUR, HOURS, LOOK, LOOKS_AN_HOUR, SIDE, USD,
};
use agt_primitives::{
    basis_points::BasisPoints, buyback::BuybackTerms, calendar::HOUR, recycler::RecyclerTerms, revenue::RevenueTerms,
    season::CLAIM_DAY, token::AGT, Balance, Moment,
};

/// The months that are played.
pub const MONTHS: u32 = 36;

/// Dollars that revenue is worth in the first month: the fee on 3.3 million of paid work.
pub const FIRST_REVENUE: Balance = 100_000;

/// The share of what a season pays that is sold until the next one.
const SOLD: BasisPoints = BasisPoints::clamped(3_000);

/// What a bidder gains at the least.
const BIDDERS_GAIN: f64 = 0.002;

/// How revenue goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// 5 % more each month.
    Growing,
    /// Always the same.
    Flat,
    /// Halved every three months.
    Collapsing,
    /// Ten times as much from the fourth month on.
    Tenfold,
}

impl Path {
    /// Those of the main table.
    pub const ALL: [Self; 3] = [Self::Growing, Self::Flat, Self::Collapsing];

    /// Returns its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Growing => "growing",
            Self::Flat => "flat",
            Self::Collapsing => "collapsing",
            Self::Tenfold => "tenfold",
        }
    }

    /// Returns what a first revenue is in a month.
    pub fn after(self, first: Balance, month: u32) -> Balance {
        match self {
            Self::Growing => (0..month).fold(first, |revenue, _| revenue * 105 / 100),
            Self::Flat => first,
            Self::Collapsing => first >> (month / 3),
            Self::Tenfold if month >= 3 => first * 10,
            Self::Tenfold => first,
        }
    }
}

/// The modes of the recycler with their names.
pub const MODES: [(&str, u8); 3] = [("alaya", 0), ("aimagine", 1), ("split", 2)];

/// Outsiders who buy AGT until its price has risen by so much each day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rally {
    /// The day on which they begin.
    pub from: u32,
    /// The days on which they buy.
    pub days: u32,
    /// The part by which the price rises on each.
    pub rise: f64,
}

/// What is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// How revenue goes.
    pub path: Path,
    /// The mode of the recycler.
    pub mode: u8,
    /// Dollars that revenue is worth in the first month.
    pub revenue: Balance,
    /// Dollars that the market has at first.
    pub side: Balance,
    /// Who else buys.
    pub rally: Option<Rally>,
    /// Blocks from one sale on the market to the next.
    pub wait: u32,
    /// Months.
    pub months: u32,
}

impl Setting {
    /// Returns a setting of the main table.
    pub const fn of(path: Path, mode: u8) -> Self {
        Self {
            path,
            mode,
            revenue: FIRST_REVENUE,
            side: SIDE,
            rally: None,
            wait: BuybackTerms::DEFAULT.market_wait,
            months: MONTHS,
        }
    }
}

/// A month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Month {
    /// What circulates at its end, in planck.
    pub float: Balance,
    /// Dollars for an AGT at its end.
    pub price: f64,
    /// Revenue in AGT, in planck.
    pub in_agt: Balance,
    /// Revenue in the stable asset, in its smallest units.
    pub in_stable: Balance,
    /// Units that were sold on the market.
    pub on_market: Balance,
    /// Units that were sold in auctions.
    pub in_auctions: Balance,
    /// Planck that they brought together.
    pub bought: Balance,
    /// The highest price of AGT that was paid, in basis points of the reference; zero if nothing was sold.
    pub dearest: f64,
    /// Units in stock at its end.
    pub stock: Balance,
    /// Days on which there was a stock and nothing was sold.
    pub idle: u32,
    /// Planck that were burned.
    pub burned: Balance,
    /// Planck that came back and were not burned.
    pub kept: Balance,
    /// The season.
    pub season: Season,
    /// Planck that the budget of the seasons has left at its end.
    pub left: Balance,
}

/// The whole state.
struct Play {
    setting: Setting,
    market: ConstantProduct,
    seller: Seller,
    recycler: Recycler,
    /// Planck that holders sell in an hour.
    selling: Balance,
    now: Moment,
    month: Month,
    /// Whether something was sold on this day.
    sold: bool,
}

impl Play {
    fn new(setting: Setting) -> Self {
        let market = ConstantProduct::with_side(setting.side);
        let terms = RecyclerTerms { mode: setting.mode, ..RecyclerTerms::DEFAULT };
        let before = Recycler::with(terms).close(0).paid;
        Self {
            setting,
            market,
            seller: Seller::beside(&market, BuybackTerms { market_wait: setting.wait, ..BuybackTerms::DEFAULT }),
            recycler: Recycler::with(terms),
            selling: SOLD.of(before) / Balance::from(HOURS),
            now: 0,
            month: Month::default(),
            sold: false,
        }
    }

    fn note(&mut self, sold: Sold) {
        self.sold = true;
        self.month.bought += sold.agt;
        self.month.dearest = self.month.dearest.max(sold.points());
        self.recycler.recycle(sold.agt);
    }

    /// Lets holders sell and payers pay.
    fn trade(&mut self, revenue: Balance) {
        self.market.sell_agt(self.selling);
        let half = revenue / 2 / Balance::from(HOURS);
        let agt = self.market.buy_agt(half);
        self.month.in_agt += agt;
        self.month.in_stable += half;
        self.seller.stock += half;
        self.recycler.recycle(agt - RevenueTerms::DEFAULT.share_of_authors().of(agt));
    }

    /// Lets outsiders buy up to where the price should be after this hour of a day that began at `first`.
    fn rally(&mut self, day: u32, hour: u32, first: f64) {
        let Some(Rally { from, days, rise }) = self.setting.rally else { return };
        if (from..from + days).contains(&day) {
            let target = first * (1.0 + rise * f64::from(hour + 1) / 24.0);
            let factor = target / self.market.price();
            if factor > 1.0 {
                self.market.buy_agt(self.market.units_to_raise(factor));
            }
        }
    }

    /// Sells on the market as often as an hour allows.
    fn sell_on_market(&mut self) {
        for look in 0..LOOKS_AN_HOUR {
            let now = self.now + Moment::from(look) * LOOK;
            let Some(sold) = self.seller.sell_on_market(&mut self.market, now) else { break };
            self.month.on_market += sold.units;
            self.note(sold);
        }
    }

    /// Lets bidders take what they can sell at a gain.
    fn auction(&mut self) {
        self.seller.open(self.now);
        let Some((offer, rate)) = self.seller.offer(self.now) else { return };
        // What is sold until the next unit brings no more than the bid and the gain: A X f / (X + f u)^2 = rate (1 + gain).
        let after_fee = 1.0 - super::market::FEE;
        let (agt, units) = (self.market.reserves.agt as f64, self.market.reserves.asset as f64);
        let asked = rate as f64 / agt_primitives::assets::PRICED_UNITS as f64 * (1.0 + BIDDERS_GAIN);
        let most = ((after_fee * agt * units / asked).sqrt() - units) / after_fee;
        if most < 1.0 {
            return;
        }
        if let Some(sold) = self.seller.bid(offer.left.min(most as Balance), self.now) {
            self.market.buy_agt(sold.units);
            self.month.in_auctions += sold.units;
            self.note(sold);
        }
    }

    fn day(&mut self, month: u32, day: u32, revenue: Balance) {
        self.recycler.sample(BasisPoints::clamped(1_000 + 100 * u16::try_from(month.min(20)).expect("few")));
        (self.sold, self.month.idle) = (false, self.month.idle + 1);
        let first = self.market.price();
        for hour in 0..24 {
            self.now += HOUR;
            self.seller.observe(self.market.reserves, BLOCKS_AN_HOUR, HOUR);
            self.trade(revenue);
            self.rally(30 * month + day, hour, first);
            self.sell_on_market();
            self.auction();
        }
        if self.sold || self.seller.stock == 0 {
            self.month.idle -= 1;
        }
    }

    fn month(&mut self, month: u32) -> Month {
        self.month = Month::default();
        let (burned, kept) = (self.recycler.burned, self.recycler.kept);
        self.recycler.begin_month();
        let revenue = self.setting.path.after(self.setting.revenue * USD, month);
        for day in 0..30 {
            if day + 1 == CLAIM_DAY {
                self.month.season = self.recycler.close(month);
                self.selling = SOLD.of(self.month.season.paid) / Balance::from(HOURS);
            }
            self.day(month, day, revenue);
        }
        Month {
            float: self.recycler.circulating(month + 1),
            price: self.market.price(),
            stock: self.seller.stock,
            burned: self.recycler.burned - burned,
            kept: self.recycler.kept - kept,
            left: self.recycler.left(),
            ..self.month
        }
    }
}

/// Plays a setting, month by month.
pub fn play(setting: Setting) -> Vec<Month> {
    let mut play = Play::new(setting);
    (0..setting.months).map(|month| play.month(month)).collect()
}

/// The head of the table of months.
pub const HEAD: &str = "revenue,mode,month,float_agt,price_usd,revenue_agt,revenue_stable_usd,sold_on_market_usd,\
sold_in_auctions_usd,bought_back_agt,highest_price_paid_bp,stock_usd,days_without_a_sale,burned_agt,kept_agt,pool_agt,paid_agt,\
recycled_agt,minted_agt,budget_left_agt";

impl Month {
    /// Returns its line of the table.
    pub fn line(&self, path: Path, mode: &str, number: usize) -> String {
        let whole = |planck: Balance| planck / AGT;
        let Season { pool, paid, recycled, minted } = self.season;
        format!(
            "{},{mode},{number},{},{:.5},{},{:.0},{:.0},{:.0},{},{:.0},{:.0},{},{},{},{},{},{},{},{}",
            path.name(),
            whole(self.float),
            self.price,
            whole(self.in_agt),
            usd(self.in_stable),
            usd(self.on_market),
            usd(self.in_auctions),
            whole(self.bought),
            self.dearest,
            usd(self.stock),
            self.idle,
            whole(self.burned),
            whole(self.kept),
            whole(pool),
            whole(paid),
            whole(recycled),
            whole(minted),
            whole(self.left),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_planck_that_comes_back_is_burned_paid_or_waits() {
        for (_, mode) in MODES {
            let mut play = Play::new(Setting { months: 4, ..Setting::of(Path::Growing, mode) });
            let months = (0..4).map(|month| play.month(month)).collect::<Vec<_>>();
            let sum = |of: fn(&Month) -> Balance| months.iter().map(of).sum::<Balance>();
            let authors =
                sum(|month| month.in_agt) + sum(|month| month.bought) - sum(|month| month.burned + month.kept);
            let share = authors as f64 / sum(|month| month.in_agt) as f64;
            assert!((share - 0.1).abs() < 1e-9, "a tenth of revenue in AGT is the authors': {share}");
            let paid = sum(|month| month.season.recycled);
            assert_eq!(sum(|month| month.kept), paid + play.recycler.waiting());
            let sold = sum(|month| month.on_market + month.in_auctions);
            assert_eq!(sum(|month| month.in_stable), sold + play.seller.stock);
        }
    }

    #[test]
    fn nothing_is_sold_above_the_end_of_an_auction() {
        for path in Path::ALL {
            let months = play(Setting { months: 6, ..Setting::of(path, 0) });
            assert!(months.iter().all(|month| month.dearest <= 10_300.0 + 1e-6), "{months:?}");
        }
    }

    #[test]
    fn revenue_goes_as_its_path_says() {
        let of = |path: Path| [0, 1, 2, 3, 6].map(|month| path.after(1_000_000, month));
        assert_eq!(of(Path::Growing), [1_000_000, 1_050_000, 1_102_500, 1_157_625, 1_340_095]);
        assert_eq!(of(Path::Flat), [1_000_000; 5]);
        assert_eq!(of(Path::Collapsing), [1_000_000, 1_000_000, 1_000_000, 500_000, 250_000]);
        assert_eq!(of(Path::Tenfold), [1_000_000, 1_000_000, 1_000_000, 10_000_000, 10_000_000]);
    }
}
