//! The sale of one asset, as `pallet-buyback` does it: the observation, the reference, the auction and the market.

use super::{market::ConstantProduct, BLOCK};
use agt_primitives::{
    basis_points::BasisPoints,
    buyback::{
        rate::{at_price, cost, lowered, points_at, step, worth, Mean, LONGEST_IDLE, MEAN_TIME, WHOLE},
        BuybackTerms, Rate, RateSource, Reserves,
    },
    calendar::HOUR,
    Balance, Moment,
};

/// A reference at which something was sold, or which nobody would pay in a whole auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Taken {
    rate: Rate,
    at: Moment,
}

/// A lot that was offered.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    opened: Moment,
    until: Moment,
    reference: Rate,
    lot: Balance,
    /// Units that nobody has bought.
    pub left: Balance,
}

impl Offer {
    /// Returns the last moment in which a lot can be bought.
    pub const fn last_moment(&self) -> Moment {
        self.until - 1
    }

    /// Returns whether its time is over at `now`.
    pub const fn is_over_by(&self, now: Moment) -> bool {
        self.until <= now
    }

    const fn taken(&self) -> Taken {
        Taken { rate: self.reference, at: self.opened }
    }

    /// Returns what it leaves of the last reference at its end: its own, if it is lower and nothing was sold since it opened.
    const fn leaves(&self, last: Taken) -> Taken {
        if self.left == self.lot && self.reference < last.rate && last.at <= self.opened {
            self.taken()
        } else {
            last
        }
    }
}

/// What was sold, and where the reference was.
#[derive(Clone, Copy, Debug)]
pub struct Sold {
    /// Units.
    pub units: Balance,
    /// Planck that they brought.
    pub agt: Balance,
    /// The reference.
    pub reference: Rate,
}

impl Sold {
    /// Returns the price of AGT that was paid, in basis points of the reference.
    pub fn points(&self) -> f64 {
        let fair = worth(self.units, self.reference).expect("a lot is worth something");
        f64::from(WHOLE) * fair as f64 / self.agt as f64
    }
}

/// The sale of an asset.
#[derive(Clone, Debug)]
pub struct Seller {
    terms: BuybackTerms,
    observed: Rate,
    mean: Mean,
    last: Option<Taken>,
    /// A rate of governance, which is never too old.
    governed: Option<Rate>,
    /// What the market held when the block began.
    reserves: Reserves,
    offer: Option<Offer>,
    last_sale: Option<Moment>,
    /// Units in stock.
    pub stock: Balance,
}

/// The tenths of what is allowed that are tried on the market: at least half of it must be sold.
const TENTHS: [Balance; 6] = [10, 9, 8, 7, 6, 5];

impl Seller {
    /// Returns the sale of an asset whose market begins to be observed, from the rate that governance names.
    pub const fn tracked(market: &ConstantProduct, observed: Rate, terms: BuybackTerms) -> Self {
        Self {
            terms,
            observed,
            mean: Mean { area: 0, weight: 0 },
            last: None,
            governed: None,
            reserves: market.reserves,
            offer: None,
            last_sale: None,
            stock: 0,
        }
    }

    /// Returns the sale of an asset whose market has been observed for a day, and has stood still. Something was sold at the
    /// reference at the beginning.
    pub fn beside(market: &ConstantProduct, terms: BuybackTerms) -> Self {
        let observed = market.rate();
        let mut seller = Self::tracked(market, observed, terms);
        (0..MEAN_TIME / HOUR).for_each(|_| seller.mean.note(observed, HOUR));
        Self { last: Some(Taken { rate: observed, at: 0 }), ..seller }
    }

    /// Returns it as if nothing had ever been sold.
    pub fn without_reference(self) -> Self {
        Self { last: None, ..self }
    }

    /// Returns it with a rate of governance that is always young.
    pub fn governed_at(self, rate: Rate) -> Self {
        Self { governed: Some(rate), ..self }
    }

    const fn is_deep(&self, reserves: Reserves) -> bool {
        reserves.agt >= self.terms.deep && reserves.asset > 0
    }

    /// Lets blocks begin in which the market stands still: they are observed, and count in the mean together. While it is
    /// shallow the mean forgets their time.
    pub fn observe(&mut self, reserves: Reserves, blocks: u32, millis: Moment) {
        self.reserves = reserves;
        if !self.is_deep(reserves) {
            return self.mean.forget(millis);
        }
        let spot = ConstantProduct { reserves }.rate();
        for _ in 0..blocks {
            if self.observed == spot {
                break;
            }
            self.observed = step(self.observed, spot);
        }
        self.mean.note(self.observed, millis);
    }

    /// Returns the greater of the mean of a deep market and the rate of governance; the market's where they are equal.
    fn base(&self) -> Option<(Rate, RateSource)> {
        let counts = self.mean.is_full() && self.is_deep(self.reserves);
        let of_market = self.mean.rate().filter(|_| counts).map(|rate| (rate, RateSource::Market));
        let of_governance = self.governed.map(|rate| (rate, RateSource::Governance));
        of_governance.into_iter().chain(of_market).max_by_key(|(rate, _)| *rate)
    }

    /// Returns the last reference, as an auction leaves it whose time is over.
    fn last(&self, now: Moment) -> Option<Taken> {
        let last = self.last?;
        Some(self.offer.filter(|offer| offer.is_over_by(now)).map_or(last, |offer| offer.leaves(last)))
    }

    /// Returns the reference; none while the market is shallow and governance has set no rate.
    pub fn reference(&self, now: Moment) -> Option<Rate> {
        let (base, _) = self.base()?;
        let idle = |last: Taken| now.saturating_sub(last.at).min(LONGEST_IDLE);
        let floor = self.last(now).map_or(0, |last| lowered(last.rate, self.terms.rise, idle(last)));
        Some(base.max(floor))
    }

    fn on_offer(&self, now: Moment) -> Balance {
        self.offer.filter(|offer| !offer.is_over_by(now)).map_or(0, |offer| offer.left)
    }

    /// Returns the most units that may be sold on a market at once.
    pub fn most_on_market(&self, reserves: Reserves, now: Moment) -> Balance {
        let part = BasisPoints::clamped(self.terms.market_part).of(reserves.asset);
        part.min(BasisPoints::clamped(self.terms.lot).of(self.stock.saturating_sub(self.on_offer(now))))
    }

    /// Returns the least planck that so many units must bring on a market.
    pub fn floor(&self, units: Balance, reference: Rate) -> Balance {
        let dearest = at_price(reference, WHOLE + self.terms.market_slip).expect("a rate");
        cost(units, dearest).expect("a lot costs less than there is")
    }

    /// Sells on a market which nobody has touched in this block: as much as is allowed and brings the floor. None if nothing is
    /// sold, because half of what is allowed brings too little, or the market is shallow or has not rested.
    pub fn sell_on_market(&mut self, market: &mut ConstantProduct, now: Moment) -> Option<Sold> {
        let rest = Moment::from(self.terms.market_wait) * BLOCK;
        let rests = self.last_sale.is_some_and(|last| now.saturating_sub(last) < rest);
        if rests || !self.is_deep(market.reserves) {
            return None;
        }
        let reference = self.reference(now)?;
        let most = self.most_on_market(market.reserves, now);
        let fits = |units: &Balance| {
            let agt = market.agt_for(*units);
            agt >= self.terms.least && agt >= self.floor(*units, reference)
        };
        let units = TENTHS.map(|tenths| (most * tenths).div_ceil(10)).into_iter().find(fits)?;
        let agt = market.buy_agt(units);
        (self.last, self.last_sale) = (Some(Taken { rate: reference, at: now }), Some(now));
        self.stock -= units;
        Some(Sold { units, agt, reference })
    }

    /// Opens an auction if the time of the one before is over, sold out or not, and the lot is worth the least AGT. It is a
    /// part of the stock and, where the market's rate is the base, no more than a part of the market.
    pub fn open(&mut self, now: Moment) -> bool {
        if self.offer.is_some_and(|offer| !offer.is_over_by(now)) {
            return false;
        }
        (self.last, self.offer) = (self.last(now), None);
        let (Some(reference), Some((_, source))) = (self.reference(now), self.base()) else { return false };
        let of_stock = BasisPoints::clamped(self.terms.lot).of(self.stock);
        let lot = match source {
            RateSource::Market => of_stock.min(BasisPoints::clamped(self.terms.market_lot).of(self.reserves.asset)),
            RateSource::Governance => of_stock,
        };
        if worth(lot, reference).is_none_or(|worth| worth < self.terms.least) {
            return false;
        }
        self.offer = Some(Offer { opened: now, until: now + self.terms.auction_time, reference, lot, left: lot });
        true
    }

    /// Removes an auction that is sold out before its time is over, which the chain does not.
    pub fn remove_sold_out(&mut self) {
        self.offer = self.offer.filter(|offer| offer.left > 0);
    }

    /// Returns the lot on offer, and the rate at which it sells; none while nothing is on offer.
    pub fn offer(&self, now: Moment) -> Option<(Offer, Rate)> {
        let offer = self.offer.filter(|_| self.on_offer(now) > 0)?;
        let points = points_at(self.terms.auction_start, self.terms.auction_end, offer.opened, offer.until, now);
        Some((offer, at_price(offer.reference, points)?))
    }

    /// Sells units of the lot to a bidder, and takes its reference, unless a sale on the market since it opened had a higher
    /// one. None if that much is not on offer, or it costs too little.
    pub fn bid(&mut self, units: Balance, now: Moment) -> Option<Sold> {
        let (mut offer, rate) = self.offer(now)?;
        let agt = cost(units, rate)?;
        let is_enough = agt >= self.terms.least || units == offer.left;
        if units == 0 || units > offer.left || !is_enough {
            return None;
        }
        offer.left -= units;
        self.offer = Some(offer);
        self.stock -= units;
        let taken = offer.taken();
        if self.last.is_none_or(|last| last.at <= taken.at || last.rate <= taken.rate) {
            self.last = Some(taken);
        }
        Some(Sold { units, agt, reference: offer.reference })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buyback::{BLOCKS_AN_HOUR, USD};
    use agt_primitives::calendar::DAY;

    fn with_stock() -> (ConstantProduct, Seller) {
        let market = ConstantProduct::with_side(1_000_000);
        let mut seller = Seller::beside(&market, BuybackTerms::DEFAULT);
        seller.stock = 50_000 * USD;
        (market, seller)
    }

    /// Returns how much dearer AGT is at a reference than at another one.
    fn risen(from: Rate, to: Option<Rate>) -> f64 {
        from as f64 / to.expect("a reference") as f64
    }

    #[test]
    fn sale_takes_its_part_of_the_reserve_and_costs_six_thousandths() {
        let (mut market, mut seller) = with_stock();
        let sold = seller.sell_on_market(&mut market, HOUR).expect("the market stands at the reference");
        assert_eq!(sold.units, 3_000 * USD);
        assert!((sold.points() - 10_060.0).abs() < 1.0, "{}", sold.points());
        let rested = HOUR + 100 * BLOCK;
        assert!(seller.sell_on_market(&mut { market.held_at(0.994) }, rested - BLOCK).is_none(), "it has not rested");
        // The next one finds the market 0.6 % higher: half of it would cost 1.05 %.
        assert!(seller.sell_on_market(&mut { market }, rested).is_none());
        let (mut nearly, most) = (market.held_at(0.998), seller.most_on_market(market.held_at(0.998).reserves, rested));
        let sold = seller.sell_on_market(&mut nearly, rested).expect("a part of it");
        assert!(sold.units < most && 2 * sold.units >= most && sold.points() <= 10_100.0);
    }

    #[test]
    fn auction_sells_its_lot_at_the_price_of_its_time() {
        let (_, mut seller) = with_stock();
        assert!(seller.open(0) && !seller.open(HOUR));
        let (offer, _) = seller.offer(0).expect("it is on offer");
        assert_eq!(offer.left, 5_000 * USD);
        let sold = seller.bid(1_000 * USD, 6 * HOUR - 1).expect("a part of the lot");
        assert!((sold.points() - 10_299.0).abs() < 1.1, "{}", sold.points());
        assert!(seller.bid(offer.left, HOUR).is_none() && seller.offer(6 * HOUR).is_none());
    }

    #[test]
    fn sold_out_auction_makes_no_room_before_its_time_is_over() {
        let (_, mut seller) = with_stock();
        assert!(seller.open(0) && seller.bid(5_000 * USD, 0).is_some());
        assert!(!seller.open(6 * HOUR - 1) && seller.open(6 * HOUR));
    }

    #[test]
    fn lot_is_a_hundredth_of_the_market_that_prices_it() {
        let (market, mut seller) = with_stock();
        seller.stock = 1_000_000 * USD;
        let governed = seller.clone().governed_at(market.rate() + 1);
        for (mut seller, lot) in [(seller, 10_000), (governed, 100_000)] {
            assert!(seller.open(0));
            assert_eq!(seller.offer(0).expect("it is on offer").0.left, lot * USD);
        }
    }

    #[test]
    fn reference_rises_by_two_hundredths_a_day_whatever_the_market_does() {
        for buys in [false, true] {
            let (market, mut seller) = with_stock();
            let first = seller.reference(0).expect("a reference");
            for hour in 1..=24 {
                seller.observe(market.held_at(2.0).reserves, BLOCKS_AN_HOUR, HOUR);
                if seller.open(hour * HOUR) && buys {
                    assert!(seller.bid(1_000 * USD, hour * HOUR).is_some());
                }
            }
            // By auctions that sell, and by auctions that do not.
            let day = risen(first, seller.reference(24 * HOUR));
            assert!((1.02..1.0204).contains(&day), "{day}");
        }
    }

    #[test]
    fn open_alone_takes_no_reference() {
        let (market, seller) = with_stock();
        let mut seller = seller.without_reference();
        assert!(seller.open(0));
        for hour in 1..=5 {
            seller.observe(market.held_at(2.0).reserves, BLOCKS_AN_HOUR, HOUR);
            assert_eq!(seller.reference(hour * HOUR), seller.mean.rate());
        }
        assert!(seller.bid(1_000 * USD, 5 * HOUR).is_some());
        assert!(seller.reference(5 * HOUR) > seller.mean.rate());
    }

    #[test]
    fn bid_does_not_lower_what_a_later_sale_on_the_market_took() {
        let (market, mut seller) = with_stock();
        assert!(seller.open(0));
        seller.observe(market.held_at(0.9).reserves, BLOCKS_AN_HOUR, HOUR);
        let sold = seller.sell_on_market(&mut { market.held_at(0.99) }, HOUR).expect("it pays more than the floor");
        let taken = seller.last;
        assert!(seller.bid(1_000 * USD, HOUR).is_some());
        assert_eq!((seller.last, taken), (taken, Some(Taken { rate: sold.reference, at: HOUR })));
    }

    #[test]
    fn idle_reference_falls_for_seven_days_at_most() {
        let (market, mut seller) = with_stock();
        let first = seller.reference(0).expect("a reference");
        for _ in 0..20 * 24 {
            seller.observe(market.held_at(2.0).reserves, BLOCKS_AN_HOUR, HOUR);
        }
        assert!((risen(first, seller.reference(3 * DAY)) - 1.06).abs() < 1e-6);
        assert!((risen(first, seller.reference(20 * DAY)) - 1.14).abs() < 1e-6);
    }

    #[test]
    fn rate_of_governance_counts_where_it_is_the_greater() {
        let (market, seller) = with_stock();
        let (rate, seller) = (market.rate(), seller.without_reference());
        for (governed, base) in [(rate - 1, (rate, RateSource::Market)), (rate, (rate, RateSource::Market))] {
            assert_eq!(seller.clone().governed_at(governed).base(), Some(base));
        }
        let mut above = seller.governed_at(rate + 1);
        assert_eq!(above.base(), Some((rate + 1, RateSource::Governance)));
        above.observe(Reserves::default(), 1, BLOCK);
        assert_eq!(above.reference(BLOCK), Some(rate + 1), "whatever the market is");
    }

    #[test]
    fn first_observation_is_that_of_governance() {
        let market = ConstantProduct::with_side(1_000_000);
        let mut seller = Seller::tracked(&market, market.rate(), BuybackTerms::DEFAULT);
        seller.observe(market.held_at(10.0).reserves, 1, BLOCK);
        assert_eq!(seller.observed, market.rate() - market.rate() / 100);
        assert_eq!(seller.reference(BLOCK), None, "a day is collected first");
    }

    #[test]
    fn mean_is_forgotten_while_a_market_is_shallow() {
        let (market, mut seller) = with_stock();
        let shallow = Reserves { agt: BuybackTerms::DEFAULT.deep - 1, asset: market.reserves.asset };
        seller.observe(shallow, 1, BLOCK);
        assert_eq!(seller.reference(BLOCK), None);
        seller.observe(market.reserves, 1, BLOCK);
        assert_eq!(seller.reference(BLOCK), Some(market.rate()), "the block that was forgotten is collected again");
        seller.observe(shallow, 1, DAY);
        assert_eq!(seller.mean, Mean::default());
        for hour in 0..24 {
            assert_eq!(seller.reference(DAY), None, "{hour}");
            seller.observe(market.reserves, BLOCKS_AN_HOUR, HOUR);
        }
        assert!(seller.reference(DAY).is_some());
    }
}
