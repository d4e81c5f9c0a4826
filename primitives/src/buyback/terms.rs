//! The governed terms of buyback.

use crate::{
    calendar::{DAY, HOUR},
    parameters::Violation,
    terms::governed_terms,
    token::AGT,
    Balance, Moment,
};

governed_terms! {
    /// The governed terms of buyback. A change holds for auctions that open later.
    BuybackTerms;
    /// The price of AGT with which an auction begins, as a share of the reference.
    auction_start AUCTION_START: u16 = 9_000, "buyback.auctionStart", "basis points", 8_500, 10_000;
    /// The price of AGT with which an auction ends, as a share of the reference.
    auction_end AUCTION_END: u16 = 10_300, "buyback.auctionEnd", "basis points", 10_000, 10_500;
    /// How long an auction lasts.
    auction_time AUCTION_TIME: Moment = 6 * HOUR, "buyback.auctionTime", "ms", HOUR, DAY;
    /// The most of the stock of an asset that is offered or sold at once.
    lot LOT: u16 = 1_000, "buyback.lot", "basis points", 10, 1_000;
    /// The least AGT of a lot, of a bid that leaves a part of it, and of a sale on the market.
    least LEAST: Balance = AGT, "buyback.least", "planck", AGT / 10, 1_000 * AGT;
    /// How far the average price of AGT on the market may be above the reference.
    market_slip MARKET_SLIP: u16 = 100, "buyback.marketSlip", "basis points", 0, 200;
    /// The most of a market's reserve that is sold at once.
    market_part MARKET_PART: u16 = 30, "buyback.marketPart", "basis points", 1, 200;
    /// Blocks from one sale on a market to the next.
    market_wait MARKET_WAIT: u32 = 100, "buyback.marketWait", "blocks", 10, 100_000;
    /// The AGT that a market must hold before its price counts.
    deep DEEP: Balance = 10_000 * AGT, "buyback.deep", "planck", 1_000 * AGT, 100_000_000 * AGT;
    /// The most by which the reference price of AGT rises in a day.
    rise RISE: u16 = 200, "buyback.rise", "basis points", 0, 500;
    /// How long a rate that governance set counts.
    rate_age RATE_AGE: Moment = 7 * DAY, "buyback.rateAge", "ms", DAY, 31 * DAY;
    /// The most of a market's reserve that an auction offers where the market's rate counts.
    market_lot MARKET_LOT: u16 = 100, "buyback.marketLot", "basis points", 1, 200;
}

impl BuybackTerms {
    /// Returns an error unless every value is inside its hard range. No value can contradict another: the ranges of the two
    /// prices of an auction meet at the reference.
    pub fn check(&self) -> Result<(), Violation> {
        if *self == self.bounded() {
            Ok(())
        } else {
            Err(Violation::OutOfRange)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_equal_the_design() {
        let terms = BuybackTerms::DEFAULT;
        assert_eq!((terms.auction_start, terms.auction_end, terms.auction_time), (9_000, 10_300, 21_600_000));
        assert_eq!((terms.lot, terms.market_slip, terms.market_part, terms.market_wait), (1_000, 100, 30, 100));
        assert_eq!((terms.rise, terms.rate_age, terms.market_lot), (200, 604_800_000, 100));
        assert_eq!((terms.least, terms.deep), (1_000_000_000_000, 10_000_000_000_000_000));
    }
}
