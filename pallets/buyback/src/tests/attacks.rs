//! What the design's attacks on buyback get: nothing, or no more than it says.

use super::*;

#[test]
fn sandwich_in_one_block_is_refused() {
    tracked(|| {
        // Somebody buys AGT, lets the chain sell, and would sell it again.
        trade(COIN, |pair| {
            let paid = swap_out(5_000 * WHOLE_COIN, pair.asset, pair.agt);
            (pair.asset, pair.agt) = (pair.asset + 5_000 * WHOLE_COIN, pair.agt - paid);
        });
        assert_noop!(sell(COIN, PART), Error::<Test>::MarketTouched);
    });
}

#[test]
fn sandwich_over_two_blocks_gets_the_slip_at_most() {
    tracked(|| {
        // A sale costs 0.6 %: the fee, and its own weight. Half a percent more is beyond the slip.
        trade(COIN, |pair| pair.agt -= pair.agt / 200);
        next_block(6_000);
        assert_noop!(sell(COIN, PART), "the market pays less");
        trade(COIN, |pair| pair.agt = 99_700 * AGT);
        next_block(6_000);
        let floor = cost(PART, at_price(reference(COIN).expect("it is tracked"), 10_100).expect("it fits"));
        assert_ok!(sell(COIN, PART));
        assert!(Some(FromMarkets::get()) >= floor);
    });
}

#[test]
fn lone_bidder_who_always_waits_pays_the_floor_of_one_reference() {
    ExtBuilder.execute(|| {
        for _ in 0..20 {
            set_rate(COIN, RATE);
            assert_ok!(open(COIN));
            let units = left(COIN);
            wait(6 * HOUR - 1);
            let before = Totals::<Test>::get().agt;
            assert_ok!(bid(ALICE, COIN, units));
            let paid = Totals::<Test>::get().agt - before;
            assert!(paid * 10_300 >= units * 2 * AGT / WHOLE_COIN * 10_000);
            assert_eq!(reference(COIN), Some(RATE), "what was paid moves no reference");
            wait(1);
            refill(ALICE);
        }
    });
}

#[test]
fn donation_moves_the_observation_by_a_hundredth_a_block() {
    tracked(|| {
        for change in [|pair: &mut Reserves| pair.agt *= 10, |pair: &mut Reserves| pair.asset *= 1_000] {
            let before = market(COIN).observed;
            trade(COIN, change);
            assert_eq!(market(COIN).observed, before);
            next_block(6_000);
            assert!(market(COIN).observed.abs_diff(before) <= before / 100);
        }
    });
}

#[test]
fn market_at_a_false_price_lowers_the_reference_by_its_share_of_a_day() {
    tracked(|| {
        // Governance says nothing; the chain has sold at the true price once.
        set_rate(COIN, 0);
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, 10 * WHOLE_COIN));
        // AGT at a hundred times its price, for three days.
        set_reserves(COIN, 100_000 * AGT, 5_000_000 * WHOLE_COIN);
        let mut last = RATE;
        for day in 1..=3 {
            (0..48).for_each(|_| next_block(HOUR / 2));
            let expected = (last * 10_000).div_ceil(10_200);
            assert_eq!(reference(COIN), Some(expected), "day {day}");
            assert_ok!(open(COIN));
            assert_ok!(bid(ALICE, COIN, 10 * WHOLE_COIN));
            last = expected;
        }
        assert!(market(COIN).mean.rate() < Some(last / 2), "the mean alone would have followed");
    });
}

#[test]
fn shallow_market_that_is_deep_for_a_moment_counts_for_nothing() {
    tracked(|| {
        set_reserves(COIN, 100 * AGT, 5_000 * WHOLE_COIN);
        (0..100).for_each(|_| next_block(HOUR / 2));
        let before = market(COIN);
        assert_eq!(before.mean, Mean::default());
        set_reserves(COIN, 10_000 * AGT, 500_000 * WHOLE_COIN);
        next_block(6_000);
        let after = market(COIN);
        assert_eq!(after.observed, before.observed - before.observed / 100);
        assert_eq!(after.mean.weight, HOUR / 2, "half an hour of the day that it takes");
        assert_eq!(Buyback::reference(COIN).map(|reference| reference.source), Some(RateSource::Governance));
        set_rate(COIN, 0);
        assert_noop!(open(COIN), Error::<Test>::NoReference);
    });
}

#[test]
fn mean_is_forgotten_while_a_market_is_shallow() {
    tracked(|| {
        set_rate(COIN, 0);
        // The price was true when the market was left; it has halved since, and nobody but the attacker trades.
        set_reserves(COIN, 10_000 * AGT - 1, 10_000 * WHOLE_COIN);
        next_block(DAY);
        assert_eq!(market(COIN).mean.weight, DAY - HOUR / 2, "the time of the block before");
        assert_eq!(market(COIN).mean.rate(), Some(RATE), "what is kept says the same");
        next_block(6_000);
        assert_eq!(market(COIN).mean, Mean::default(), "a day is forgotten, and not an hour of it");
        // It is deep again: yesterday's mean does not come back.
        set_reserves(COIN, 10_000 * AGT, 10_000 * WHOLE_COIN);
        (0..47).for_each(|_| next_block(HOUR / 2));
        assert_eq!(reference(COIN), None);
        assert_noop!(open(COIN), Error::<Test>::NoReference);
        (0..2).for_each(|_| next_block(HOUR / 2));
        let report = Buyback::reference(COIN).expect("a day has been collected");
        assert!(report.base < RATE * 8 / 10, "anew");
    });
}

#[test]
fn market_made_shallow_does_not_bring_a_lower_rate_of_governance() {
    tracked(|| {
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, 10 * WHOLE_COIN));
        set_rate(COIN, RATE / 2);
        set_reserves(COIN, 10_000 * AGT - 1, 5_000 * WHOLE_COIN);
        next_block(6_000);
        let report = Buyback::reference(COIN).expect("governance has said one");
        assert_eq!((report.base, report.source), (RATE / 2, RateSource::Governance));
        assert_eq!(report.rate, lowered(RATE, 200, 6_000), "two hundredths a day below the last sale at most");
    });
}

#[test]
fn market_held_too_low_does_not_beat_a_young_rate_of_governance() {
    tracked(|| {
        set_reserves(COIN, 100_000 * AGT, 100_000 * WHOLE_COIN);
        (0..5 * 24).for_each(|_| next_block(HOUR));
        assert!(market(COIN).mean.is_full() && market(COIN).mean.rate() < Some(RATE * 6 / 10));
        let expected = ReferenceReport { rate: RATE, base: RATE, source: RateSource::Governance };
        assert_eq!(Buyback::reference(COIN), Some(expected));
    });
}

#[test]
fn first_observation_is_that_of_governance() {
    ExtBuilder.execute(|| {
        // Somebody has traded the market to a tenth of its rate just before the referendum is enacted.
        set_reserves(COIN, 30_000 * AGT, 150_000 * WHOLE_COIN);
        assert_ok!(Buyback::track(RuntimeOrigin::root(), COIN, RATE));
        assert_eq!(last_event(), Event::Tracked { asset: COIN, observed: RATE });
        assert_eq!(market(COIN).observed, RATE);
        set_reserves(COIN, 100_000 * AGT, 50_000 * WHOLE_COIN);
        observe_for_a_day();
        assert_eq!(market(COIN).mean.rate(), Some(RATE), "one block of a false price has left no trace");
    });
}

#[test]
fn sold_out_auction_makes_no_room_before_its_time_is_over() {
    ExtBuilder.execute(|| {
        // Whoever would empty the stock at the price of a moment gets a lot for each time of an auction.
        for lots in 1..=4 {
            assert_ok!(open(COIN));
            assert_ok!(bid(ALICE, COIN, left(COIN)));
            refill(ALICE);
            assert_eq!(left(COIN), 0);
            assert_eq!(Buyback::auction(COIN).map(|auction| auction.done), Some(true), "it takes no bids");
            assert_noop!(open(COIN), Error::<Test>::AuctionOpen);
            assert_noop!(end(COIN), Error::<Test>::AuctionOpen);
            wait(6 * HOUR - 1);
            assert_noop!(open(COIN), Error::<Test>::AuctionOpen);
            wait(1);
            assert_eq!(Totals::<Test>::get().runs, lots);
        }
    });
}

#[test]
fn lot_is_a_hundredth_of_the_market_that_prices_it() {
    tracked(|| {
        assert_ok!(open(COIN));
        assert_eq!(left(COIN), MARKET_LOT, "and not a tenth of the stock");
        wait(6 * HOUR);
        // What the market holds in the middle of a block makes no room.
        trade(COIN, |pair| (pair.agt, pair.asset) = (pair.agt * 100, pair.asset * 100));
        assert_ok!(open(COIN));
        assert_eq!(left(COIN), MARKET_LOT);
        wait(6 * HOUR);
        with_terms(|terms| terms.market_lot = u16::MAX);
        assert_ok!(open(COIN));
        assert_eq!(left(COIN), 2 * MARKET_LOT, "two hundredths at most");
        wait(6 * HOUR);
        // Where governance says more than the market, the market's depth does not matter.
        set_rate(COIN, RATE + 1);
        assert_ok!(open(COIN));
        assert_eq!(left(COIN), LOT);
    });
}

#[test]
fn lot_of_a_small_stock_is_a_tenth_of_it_on_a_deep_market() {
    tracked(|| {
        unlist(COIN, true);
        assert_noop!(open(COIN), Error::<Test>::LotTooSmall);
        unlist(COIN, false);
        set_reserves(COIN, 20_000_000 * AGT, 10_000_000 * WHOLE_COIN);
        next_block(6_000);
        assert_ok!(open(COIN));
        assert_eq!(left(COIN), LOT);
    });
}

#[test]
fn dust_sale_does_not_shut_the_market() {
    tracked(|| {
        // Worth two AGT, which is more than the least.
        assert_noop!(sell(COIN, WHOLE_COIN), Error::<Test>::SaleTooSmall);
        assert_noop!(sell(COIN, PART / 2 - 1), Error::<Test>::SaleTooSmall);
        assert_eq!(market(COIN).last_sale, None);
        assert_ok!(sell(COIN, PART / 2));
    });
}

#[test]
fn drained_market_and_market_of_one_planck_are_no_reference() {
    tracked(|| {
        set_rate(COIN, RATE / 3);
        for (agt, units) in [(1, 1), (1, 1_000_000 * WHOLE_COIN), (0, WHOLE_COIN), (AGT, 0)] {
            set_reserves(COIN, agt, units);
            next_block(6_000);
            assert_eq!(market(COIN).observed, RATE);
            assert_eq!(Buyback::reference(COIN).map(|reference| reference.source), Some(RateSource::Governance));
            assert!(sell(COIN, 1).is_err());
        }
    });
}

#[test]
fn asset_that_is_frozen_in_the_middle_stops_its_own_auction_alone() {
    ExtBuilder.execute(|| {
        earn(OTHER, 1_000 * WHOLE_COIN);
        set_rate(OTHER, RATE);
        assert_ok!(open(COIN));
        assert_ok!(open(OTHER));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        freeze(COIN, true);
        let before = root();
        assert_eq!(bid(ALICE, COIN, WHOLE_COIN), Err("the asset is frozen".into()));
        assert_eq!(root(), before);
        assert_ok!(bid(ALICE, OTHER, WHOLE_COIN));
        freeze(COIN, false);
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        unlist(COIN, true);
        let before = root();
        assert_eq!(bid(ALICE, COIN, WHOLE_COIN), Err("too little in stock".into()));
        assert_eq!(root(), before);
        assert_ok!(bid(ALICE, OTHER, WHOLE_COIN));
        unlist(COIN, false);
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        assert_eq!(Totals::<Test>::get().runs, 5);
    });
}

#[test]
fn clock_that_jumps_a_month_ends_an_auction_and_ages_a_rate() {
    tracked(|| {
        assert_ok!(open(COIN));
        next_block(31 * DAY);
        assert_noop!(bid(ALICE, COIN, WHOLE_COIN), Error::<Test>::AuctionOver);
        assert_eq!(Buyback::reference(COIN).map(|reference| reference.source), Some(RateSource::Market));
        assert_ok!(Buyback::untrack(RuntimeOrigin::root(), COIN));
        assert_noop!(open(COIN), Error::<Test>::NoReference);
    });
}
