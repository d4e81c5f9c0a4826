//! The rules written a second time, in the obvious way, with numbers that are small enough for plain arithmetic.

use super::{
    super::*,
    ops::{bid_units, most, sale, Op},
};
use crate::{Auction, Reference};
use agt_primitives::{buyback::Market, revenue::RevenueStock};
use proptest::{prop_assert_eq, test_runner::TestCaseError};
use std::collections::BTreeMap;

const PRICED: Balance = 1_000_000_000_000;

#[derive(Default)]
pub struct Model {
    auctions: BTreeMap<AssetId, Auction>,
    last: BTreeMap<AssetId, Reference>,
    markets: Vec<Tracked<u64>>,
    months: BTreeMap<Month, BuybackMonth>,
    sold: BTreeMap<(Month, AssetId), Balance>,
}

fn terms() -> BuybackTerms {
    Terms::get().bounded()
}

fn stock(asset: AssetId) -> Balance {
    TestStock::in_stock(asset)
}

/// What units cost where AGT costs so many basis points of its price at a reference.
fn price(units: Balance, reference: Rate, points: u128) -> Balance {
    let rate = (reference * 10_000).div_ceil(points);
    (units * rate).div_ceil(PRICED)
}

impl Model {
    fn market(&self, asset: AssetId) -> Option<&Tracked<u64>> {
        self.markets.iter().find(|market| market.asset == asset)
    }

    /// The auction that sells something now.
    fn running(&self, asset: AssetId) -> Option<&Auction> {
        self.auctions.get(&asset).filter(|auction| now() < auction.until && auction.left > 0)
    }

    /// There is no auction whose time is not over.
    fn has_room(&self, asset: AssetId) -> bool {
        self.auctions.get(&asset).is_none_or(|auction| now() >= auction.until)
    }

    /// The last reference, lowered by an auction of which nothing was sold and whose time is over, if that took its own later.
    fn last(&self, asset: AssetId) -> Option<Reference> {
        let last = *self.last.get(&asset)?;
        let unsold = self.auctions.get(&asset).filter(|auction| now() >= auction.until && auction.left == auction.lot);
        let tried = unsold.map(|auction| Reference { rate: auction.reference, at: auction.opened });
        Some(tried.filter(|tried| tried.rate < last.rate && tried.at >= last.at).unwrap_or(last))
    }

    fn lot(&self, asset: AssetId) -> Option<Balance> {
        let (terms, (_, of_market)) = (terms(), self.reference(asset)?);
        let of_stock = stock(asset) * u128::from(terms.lot) / 10_000;
        let pair = self.market(asset).and_then(|market| market.reserves).unwrap_or_default();
        Some(if of_market { of_stock.min(pair.asset * u128::from(terms.market_lot) / 10_000) } else { of_stock })
    }

    /// The reference, and whether its base is the market's.
    fn reference(&self, asset: AssetId) -> Option<(Rate, bool)> {
        let terms = terms();
        let deep = |market: &&Tracked<u64>| {
            market.mean.weight == DAY && market.reserves.is_some_and(|pair| pair.agt >= terms.deep)
        };
        let of_market = self.market(asset).filter(deep).map(|market| market.mean.area.div_ceil(DAY.into()));
        let young = |set_at: Moment| now() - set_at < terms.rate_age;
        let governed = Governed::get().get(&asset).filter(|(rate, at)| *rate > 0 && young(*at)).map(|(rate, _)| *rate);
        let base = of_market.max(governed)?;
        let floor = self.last(asset).map_or(0, |last| {
            let whole = 10_000 * u128::from(DAY);
            let idle = (now() - last.at).min(7 * DAY);
            (last.rate * whole).div_ceil(whole + u128::from(terms.rise) * u128::from(idle))
        });
        Some((base.max(floor), of_market == Some(base)))
    }

    fn bid_cost(auction: &Auction, units: Balance) -> Balance {
        let (passed, time) = (now() - auction.opened, auction.until - auction.opened);
        let way = u128::from(auction.end - auction.start);
        let points = u128::from(auction.start) + way * u128::from(passed) / u128::from(time);
        price(units, auction.reference, points)
    }

    fn may_sell(&self, asset: AssetId, units: Balance, least: Balance) -> bool {
        let terms = terms();
        let (Some(market), Some(pair)) = (self.market(asset), TestMarket::reserves(asset)) else {
            return false;
        };
        let Some((reference, _)) = self.reference(asset) else {
            return false;
        };
        let offered = self.running(asset).map_or(0, |auction| auction.left);
        let free = stock(asset).saturating_sub(offered);
        let brings = swap_out(units, pair.asset, pair.agt);
        let floor = price(units, reference, 10_000 + u128::from(terms.market_slip));
        let part = pair.asset * u128::from(terms.market_part) / 10_000;
        let lot = free * u128::from(terms.lot) / 10_000;
        units > 0
            && market.last_sale.is_none_or(|last| System::block_number() - last >= terms.market_wait.into())
            && market.reserves == Some(pair)
            && pair.agt >= terms.deep
            && units <= part.min(lot)
            && 2 * units >= part.min(lot)
            && brings >= floor.max(least).max(terms.least)
    }

    /// Whether an operation must succeed.
    pub fn foretells(&self, op: &Op) -> bool {
        let terms = terms();
        match op {
            Op::Track(asset, observed) => {
                let is_deep = TestMarket::reserves(*asset).is_some_and(|pair| pair.agt >= terms.deep);
                (1..=MOST_RATE).contains(observed) && self.market(*asset).is_none() && is_deep
            }
            Op::Untrack(asset) => self.market(*asset).is_some(),
            Op::Open(asset) => {
                let worth = self.reference(*asset).zip(self.lot(*asset)).map(|((rate, _), lot)| lot * rate / PRICED);
                self.has_room(*asset) && worth.is_some_and(|worth| worth >= terms.least)
            }
            Op::Bid(who, asset, thousandths, at_any_cost) => self.running(*asset).is_some_and(|auction| {
                let units = bid_units(*asset, *thousandths);
                let cost = Self::bid_cost(auction, units);
                units > 0
                    && units <= auction.left.min(stock(*asset))
                    && cost <= most(*at_any_cost)
                    && (cost >= auction.least || units == auction.left)
                    && Balances::balance(who) >= cost + EXISTENTIAL_DEPOSIT
                    && !Frozen::get().contains(asset)
            }),
            Op::End(asset) => self.auctions.contains_key(asset) && self.has_room(*asset),
            Op::Sell(asset, thousandths, hundredths) => {
                let (units, least) = sale(*asset, *thousandths, *hundredths);
                self.may_sell(*asset, units, least)
            }
            Op::Forget(asset) => self.last.contains_key(asset),
            _ => true,
        }
    }

    fn sample(&mut self, at: Moment) {
        for market in &mut self.markets {
            let pair = TestMarket::reserves(market.asset);
            let passed = at - market.sampled;
            (market.sampled, market.reserves) = (at, pair);
            let Some(pair) = pair.filter(|pair| pair.agt >= terms().deep) else {
                let kept = market.mean.weight.saturating_sub(passed);
                let all = market.mean.area * u128::from(kept);
                market.mean.area = if kept > 0 { all.div_ceil(market.mean.weight.into()) } else { 0 };
                market.mean.weight = kept;
                continue;
            };
            let time = passed.min(HOUR);
            let (spot, last) = ((pair.agt * PRICED).div_ceil(pair.asset), market.observed);
            market.observed = spot.clamp(last - last / 100, last + last / 100);
            let kept = market.mean.weight.min(DAY - time);
            if market.mean.weight > 0 {
                let all = market.mean.area * u128::from(kept);
                market.mean.area = all.div_ceil(market.mean.weight.into());
            }
            market.mean.area += market.observed * u128::from(time);
            market.mean.weight = kept + time;
        }
    }

    fn book(&mut self, asset: AssetId, units: Balance, agt: Balance) {
        let month = Month::at(now()).expect("tests stay inside the calendar");
        let sums = self.months.entry(month).or_default();
        let burned = agt * 30 / 100;
        sums.runs += 1;
        (sums.agt, sums.burned, sums.kept) = (sums.agt + agt, sums.burned + burned, sums.kept + agt - burned);
        *self.sold.entry((month, asset)).or_default() += units;
    }

    fn end(&mut self, asset: AssetId) {
        if let Some(last) = self.last(asset) {
            self.last.insert(asset, last);
        }
        self.auctions.remove(&asset);
    }

    /// Enters an operation that has succeeded.
    pub fn follow(&mut self, op: &Op) {
        let terms = terms();
        match op {
            Op::Blocks(count, millis) => {
                // Nothing else happens in them, and each begins with the time of the one before.
                let first = now() - u64::from(*count) * millis;
                (0..u64::from(*count)).for_each(|block| self.sample(first + block * millis));
            }
            Op::Track(asset, observed) => self.markets.push(Tracked {
                asset: *asset,
                observed: *observed,
                mean: Mean::default(),
                sampled: now(),
                reserves: None,
                last_sale: None,
            }),
            Op::Untrack(asset) => self.markets.retain(|market| market.asset != *asset),
            Op::Open(asset) => {
                let (reference, _) = self.reference(*asset).expect("it was foretold");
                let lot = self.lot(*asset).expect("it was foretold");
                self.end(*asset);
                let auction = Auction {
                    opened: now(),
                    until: now() + terms.auction_time,
                    reference,
                    lot,
                    left: lot,
                    start: terms.auction_start,
                    end: terms.auction_end,
                    least: terms.least,
                };
                self.auctions.insert(*asset, auction);
            }
            Op::Bid(_, asset, ..) => {
                let auction = self.auctions.get_mut(asset).expect("it was foretold");
                // What is left is the only thing that storage tells; `equals_storage` compares all the rest.
                let units = auction.left - left(*asset);
                auction.left -= units;
                let taken = Reference { rate: auction.reference, at: auction.opened };
                let sold_since = |last: &&Reference| last.at > taken.at && last.rate > taken.rate;
                if self.last.get(asset).filter(sold_since).is_none() {
                    self.last.insert(*asset, taken);
                }
                let cost = Self::bid_cost(auction, units);
                self.book(*asset, units, cost);
            }
            Op::End(asset) => self.end(*asset),
            Op::Forget(asset) => {
                self.last.remove(asset);
            }
            Op::Sell(asset, ..) => {
                let (reference, _) = self.reference(*asset).expect("it was foretold");
                self.last.insert(*asset, Reference { rate: reference, at: now() });
                let market = self.markets.iter_mut().find(|market| market.asset == *asset).expect("it is tracked");
                market.last_sale = Some(System::block_number());
                let (before, after) = (market.reserves.expect("it was deep"), Pairs::get()[asset]);
                let units = after.asset - before.asset;
                self.book(*asset, units, swap_out(units, before.asset, before.agt));
            }
            _ => {}
        }
    }

    /// Storage says the same.
    pub fn equals_storage(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(Auctions::<Test>::iter().collect::<BTreeMap<_, _>>(), self.auctions.clone());
        prop_assert_eq!(References::<Test>::iter().collect::<BTreeMap<_, _>>(), self.last.clone());
        prop_assert_eq!(Markets::<Test>::get().into_inner(), self.markets.clone());
        prop_assert_eq!(Months::<Test>::iter().collect::<BTreeMap<_, _>>(), self.months.clone());
        let sold: BTreeMap<_, _> =
            SoldIn::<Test>::iter().map(|(month, asset, units)| ((month, asset), units)).collect();
        prop_assert_eq!(&sold, &self.sold);
        Ok(())
    }
}
