//! Auctions: the opening, bids, and the end.

use super::*;

#[test]
fn auction_offers_a_tenth_of_the_stock_and_tells_its_terms() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        let opened = Event::AuctionOpened {
            asset: COIN,
            lot: LOT,
            reference: RATE,
            opened: START,
            until: START + 6 * HOUR,
            start: 9_000,
            end: 10_300,
            least: AGT,
        };
        assert_eq!(last_event(), opened);
        assert_eq!(left(COIN), LOT);
        assert_eq!(owned(COIN, REVENUE), 10 * LOT, "it stays in the revenue pot");
    });
}

#[test]
fn bid_pays_the_recycler_and_gets_its_units() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        wait(3 * HOUR);
        let units = 1_000 * WHOLE_COIN;
        // AGT costs 0.965 of the reference.
        let rate = at_price(RATE, 9_650).expect("it fits");
        let agt = cost(units, rate).expect("it fits");
        assert_eq!(agt, 2_072_538_860_103_627);
        assert_ok!(Buyback::bid(signed(ALICE), COIN, units, agt));
        let (burned, kept) = (agt * 30 / 100, agt - agt * 30 / 100);
        let month = Month::at(START).expect("it is in the calendar");
        let season = month.next().expect("it is not the last");
        let recycled = Recycled { mode: RecyclerMode::Split, burned, kept, season };
        let sold = Event::LotSold {
            run: 0,
            asset: COIN,
            how: SoldBy::Auction,
            buyer: Some(ALICE),
            units,
            agt,
            rate: agt * 1_000_000_000_000 / units,
            reference: RATE,
            recycled,
            at: now(),
        };
        assert_eq!(last_event(), sold);
        assert_eq!((owned(COIN, ALICE), left(COIN)), (units, LOT - units));
        assert_eq!(Balances::balance(&ALICE), ENDOWMENT - agt);
        assert_eq!(FromAuctions::get(), agt);
        let sums = BuybackMonth { runs: 1, agt, burned, kept };
        assert_eq!((Totals::<Test>::get(), Months::<Test>::get(month)), (sums, sums));
        assert_eq!(SoldIn::<Test>::get(month, COIN), units);
        let of = SoldOf::<Test>::get(COIN);
        assert_eq!((of.units, of.agt), (units, agt));
        assert_eq!(Runs::<Test>::get(0).map(|run| (run.at, run.buyer)), Some((now(), Some(ALICE))));
    });
}

#[test]
fn rate_falls_from_ten_ninths_to_the_floor() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        let rate = || Auctions::<Test>::get(COIN).and_then(|auction| auction.rate(now()));
        assert_eq!(rate(), at_price(RATE, 9_000));
        wait(6 * HOUR - 1);
        assert_eq!(rate(), at_price(RATE, 10_299));
        let mut before = Balance::MAX;
        travel_to(START);
        for _ in 0..12 {
            let rate = rate().expect("it is open");
            assert!(rate < before);
            before = rate;
            wait(HOUR / 2);
        }
    });
}

#[test]
fn bid_is_refused_when_nothing_is_offered_or_asked() {
    ExtBuilder.execute(|| {
        assert_noop!(bid(ALICE, COIN, 1), Error::<Test>::NoAuction);
        assert_ok!(open(COIN));
        assert_noop!(bid(ALICE, COIN, 0), Error::<Test>::ZeroUnits);
        assert_noop!(bid(ALICE, COIN, LOT + 1), Error::<Test>::MoreThanLeft);
        wait(6 * HOUR);
        assert_noop!(bid(ALICE, COIN, LOT), Error::<Test>::AuctionOver);
    });
}

#[test]
fn bid_is_refused_when_it_costs_more_than_the_most() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        let agt = cost(LOT, at_price(RATE, 9_000).expect("it fits")).expect("it fits");
        assert_noop!(Buyback::bid(signed(ALICE), COIN, LOT, agt - 1), Error::<Test>::AboveMost);
        assert_ok!(Buyback::bid(signed(ALICE), COIN, LOT, agt));
    });
}

#[test]
fn bid_of_dust_is_refused_unless_it_takes_the_rest() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        assert_noop!(bid(ALICE, COIN, WHOLE_COIN / 10), Error::<Test>::BidTooSmall);
        assert_ok!(bid(ALICE, COIN, LOT - 1));
        assert_ok!(bid(BOB, COIN, 1));
        assert_eq!((left(COIN), owned(COIN, BOB)), (0, 1));
        assert_noop!(bid(BOB, COIN, 1), Error::<Test>::MoreThanLeft);
    });
}

#[test]
fn bid_is_refused_when_the_bidder_cannot_pay() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        let before = root();
        assert!(bid(DAVE, COIN, LOT).is_err());
        assert_eq!(root(), before);
    });
}

#[test]
fn auction_opens_once_until_its_time_is_over() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        assert_noop!(open(COIN), Error::<Test>::AuctionOpen);
        assert_ok!(bid(ALICE, COIN, LOT / 4));
        wait(6 * HOUR - 1);
        assert_noop!(open(COIN), Error::<Test>::AuctionOpen);
        wait(1);
        System::reset_events();
        assert_ok!(open(COIN));
        let ended = Event::AuctionEnded { asset: COIN, lot: LOT, unsold: LOT - LOT / 4 };
        assert_eq!(System::events()[0].event, ended.into());
        let lot = (10 * LOT - LOT / 4) / 10;
        assert_eq!(left(COIN), lot);
    });
}

#[test]
fn auction_is_ended_when_its_time_is_over_and_not_before() {
    ExtBuilder.execute(|| {
        assert_noop!(end(COIN), Error::<Test>::NoAuction);
        assert_ok!(open(COIN));
        assert_noop!(end(COIN), Error::<Test>::AuctionOpen);
        wait(6 * HOUR);
        assert_ok!(end(COIN));
        assert_eq!(last_event(), Event::AuctionEnded { asset: COIN, lot: LOT, unsold: LOT });
        assert_eq!(Auctions::<Test>::get(COIN), None);
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, LOT));
        assert_noop!(end(COIN), Error::<Test>::AuctionOpen);
        wait(6 * HOUR);
        assert_ok!(end(COIN));
        assert_eq!(last_event(), Event::AuctionEnded { asset: COIN, lot: LOT, unsold: 0 });
    });
}

#[test]
fn auction_is_refused_without_a_reference_or_a_lot() {
    ExtBuilder.execute(|| {
        assert_noop!(open(OTHER), Error::<Test>::NoReference);
        set_rate(OTHER, RATE);
        assert_noop!(open(OTHER), Error::<Test>::LotTooSmall);
        // A lot of half a unit is worth an AGT.
        earn(OTHER, 5 * WHOLE_COIN - 1);
        assert_noop!(open(OTHER), Error::<Test>::LotTooSmall);
        earn(OTHER, 1);
        assert_ok!(open(OTHER));
        unlist(COIN, true);
        assert_noop!(open(COIN), Error::<Test>::LotTooSmall);
    });
}

#[test]
fn auction_keeps_the_terms_with_which_it_opened() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        with_terms(|terms| (terms.auction_start, terms.auction_time, terms.least) = (8_500, HOUR, 1_000 * AGT));
        wait(2 * HOUR);
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        assert_eq!(Runs::<Test>::get(0).map(|run| run.reference), Some(RATE));
    });
}

#[test]
fn terms_outside_their_ranges_are_moved_inside() {
    ExtBuilder.execute(|| {
        with_terms(|terms| (terms.auction_start, terms.auction_end, terms.lot) = (0, u16::MAX, u16::MAX));
        assert_ok!(open(COIN));
        let auction = Auctions::<Test>::get(COIN).expect("it is open");
        assert_eq!((auction.start, auction.end, auction.lot), (8_500, 10_500, LOT));
    });
}
