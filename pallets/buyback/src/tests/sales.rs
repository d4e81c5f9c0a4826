//! Sales on the market.

use super::*;
use agt_primitives::revenue::RevenueStock;

#[test]
fn sale_passes_through_the_pot_to_the_recycler() {
    tracked(|| {
        assert_ok!(sell(COIN, PART));
        let agt = swap_out(PART, 50_000 * WHOLE_COIN, 100_000 * AGT);
        let Event::LotSold { how, buyer, units, agt: paid, rate, reference, .. } = last_event() else {
            panic!("a lot was sold")
        };
        assert_eq!((how, buyer, units, paid, reference), (SoldBy::Market, None, PART, agt, RATE));
        assert_eq!(rate, agt * 1_000_000_000_000 / PART);
        assert!(rate >= at_price(RATE, 10_100).expect("it fits"));
        assert_eq!((FromMarkets::get(), owned(COIN, REVENUE)), (agt, 10 * LOT - PART));
        assert_eq!(Balances::balance(&POT), EXISTENTIAL_DEPOSIT);
        assert_eq!(last(COIN), Some((RATE, now())));
        assert_eq!(market(COIN).last_sale, Some(System::block_number()));
    });
}

#[test]
fn sale_is_refused_when_nothing_is_asked_or_tracked() {
    ExtBuilder.execute(|| {
        assert_noop!(sell(COIN, 0), Error::<Test>::ZeroUnits);
        assert_noop!(sell(COIN, PART), Error::<Test>::NotTracked);
    });
}

#[test]
fn sale_waits_a_hundred_blocks_for_the_next() {
    tracked(|| {
        assert_ok!(sell(COIN, PART));
        assert_noop!(sell(COIN, PART), Error::<Test>::TooSoon);
        set_reserves(COIN, 100_000 * AGT, 50_000 * WHOLE_COIN);
        (0..99).for_each(|_| next_block(6_000));
        assert_noop!(sell(COIN, PART), Error::<Test>::TooSoon);
        next_block(6_000);
        assert_ok!(sell(COIN, PART));
    });
}

#[test]
fn sale_is_refused_when_the_market_was_touched_in_its_block() {
    tracked(|| {
        trade(COIN, |pair| pair.agt += 1);
        assert_noop!(sell(COIN, PART), Error::<Test>::MarketTouched);
        trade(COIN, |pair| pair.agt -= 1);
        assert_ok!(sell(COIN, PART));
    });
}

#[test]
fn sale_is_refused_in_the_block_in_which_tracking_begins() {
    ExtBuilder.execute(|| {
        assert_ok!(track(COIN));
        assert_noop!(sell(COIN, PART), Error::<Test>::MarketTouched);
        next_block(6_000);
        assert_ok!(sell(COIN, PART));
    });
}

#[test]
fn sale_is_refused_when_the_market_is_shallow_or_frozen() {
    tracked(|| {
        set_reserves(COIN, 10_000 * AGT - 1, 5_000 * WHOLE_COIN);
        next_block(6_000);
        assert_noop!(sell(COIN, WHOLE_COIN), Error::<Test>::MarketShallow);
        freeze(COIN, true);
        assert_noop!(sell(COIN, WHOLE_COIN), Error::<Test>::UnknownMarket);
        freeze(COIN, false);
        set_reserves(COIN, 10_000 * AGT, 5_000 * WHOLE_COIN);
        next_block(6_000);
        assert_ok!(sell(COIN, PART / 10));
    });
}

#[test]
fn sale_is_refused_above_its_part_of_the_market() {
    tracked(|| {
        assert_noop!(sell(COIN, PART + 1), Error::<Test>::AboveMarketPart);
        assert_ok!(sell(COIN, PART));
    });
}

#[test]
fn sale_takes_a_tenth_of_what_no_auction_offers() {
    tracked(|| {
        unlist(COIN, true);
        assert_noop!(sell(COIN, PART), Error::<Test>::AboveLot);
        unlist(COIN, false);
        // 1,000 in stock: 100 are on offer, and a tenth of the rest is 90.
        assert_ok!(TestStock::sell(COIN, &DAVE, 999_000 * WHOLE_COIN));
        assert_ok!(open(COIN));
        assert_noop!(sell(COIN, 90 * WHOLE_COIN + 1), Error::<Test>::AboveLot);
        wait(6 * HOUR);
        assert_noop!(sell(COIN, 100 * WHOLE_COIN + 1), Error::<Test>::AboveLot);
        assert_ok!(sell(COIN, 100 * WHOLE_COIN));
    });
}

#[test]
fn sale_takes_half_of_what_no_auction_offers_at_least() {
    tracked(|| {
        // A tenth of 901 coins is less than the part of the market.
        assert_ok!(TestStock::sell(COIN, &DAVE, 999_099 * WHOLE_COIN));
        let most = 901 * WHOLE_COIN / 10;
        assert_noop!(sell(COIN, most / 2 - 1), Error::<Test>::SaleTooSmall);
        assert_ok!(sell(COIN, most / 2));
    });
}

#[test]
fn sale_is_refused_without_a_reference() {
    ExtBuilder.execute(|| {
        assert_ok!(track(COIN));
        set_rate(COIN, 0);
        next_block(6_000);
        assert_noop!(sell(COIN, PART), Error::<Test>::NoReference);
    });
}

#[test]
fn sale_is_refused_when_it_brings_less_than_the_least() {
    tracked(|| {
        // A tenth of five coins is all that may be sold, and is worth an AGT without the market's fee.
        assert_ok!(TestStock::sell(COIN, &DAVE, 999_995 * WHOLE_COIN));
        assert_noop!(sell(COIN, WHOLE_COIN / 2), Error::<Test>::SaleTooSmall);
        earn(COIN, 5 * WHOLE_COIN);
        assert_ok!(sell(COIN, WHOLE_COIN));
    });
}

#[test]
fn sale_is_refused_when_the_market_pays_less_than_is_asked() {
    tracked(|| {
        let agt = swap_out(PART, 50_000 * WHOLE_COIN, 100_000 * AGT);
        assert_noop!(Buyback::sell_on_market(signed(BOB), COIN, PART, agt + 1), "the market pays less");
        with_terms(|terms| terms.market_slip = 0);
        assert_noop!(Buyback::sell_on_market(signed(BOB), COIN, PART, 0), "the market pays less");
        with_terms(|terms| terms.market_slip = 100);
        assert_ok!(Buyback::sell_on_market(signed(BOB), COIN, PART, agt));
    });
}
