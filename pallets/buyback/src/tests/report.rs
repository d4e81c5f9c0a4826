//! View functions.

use super::*;
use agt_primitives::buyback::SoldReport;

#[test]
fn auction_is_reported_with_its_rate_of_now() {
    ExtBuilder.execute(|| {
        assert_eq!(Buyback::auction(COIN), None);
        assert_ok!(open(COIN));
        wait(3 * HOUR);
        let report = Buyback::auction(COIN).expect("it is open");
        assert_eq!((report.points, report.rate), (9_650, at_price(RATE, 9_650)));
        assert_eq!((report.lot, report.left, report.done), (LOT, LOT, false));
        wait(3 * HOUR);
        let report = Buyback::auction(COIN).expect("nobody has ended it");
        assert_eq!((report.points, report.done), (10_300, true));
    });
}

#[test]
fn pages_of_auctions_list_each_once() {
    ExtBuilder.execute(|| {
        for asset in 100..200 {
            earn(asset, 1_000 * WHOLE_COIN);
            set_rate(asset, RATE);
            assert_ok!(open(asset));
        }
        let first = Buyback::auctions(None);
        assert_eq!(first.auctions.len(), 64);
        let second = Buyback::auctions(first.next);
        assert_eq!((second.auctions.len(), second.next), (36, None));
        let listed = first.auctions.iter().chain(&second.auctions).map(|auction| auction.asset);
        let listed: std::collections::BTreeSet<_> = listed.collect();
        assert!(listed.into_iter().eq(100..200));
    });
}

#[test]
fn pages_of_runs_begin_with_the_newest() {
    ExtBuilder.execute(|| {
        let page = Buyback::runs(None, 10);
        assert_eq!((page.runs.len(), page.next), (0, None));
        assert_ok!(open(COIN));
        for _ in 0..70 {
            assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        }
        let numbers = |before, limit| {
            let page = Buyback::runs(before, limit);
            (page.runs.iter().map(|run| run.run).collect::<Vec<_>>(), page.next)
        };
        assert_eq!(numbers(None, 3), (vec![69, 68, 67], Some(67)));
        assert_eq!(numbers(Some(67), 2), (vec![66, 65], Some(65)));
        assert_eq!(numbers(None, u32::MAX), ((6..70).rev().collect(), Some(6)));
        assert_eq!(numbers(Some(6), u32::MAX), ((0..6).rev().collect(), None));
        assert_eq!(numbers(Some(u64::MAX), 1), (vec![69], Some(69)));
        assert_eq!(numbers(Some(0), 9), (vec![], None));
        assert_eq!(numbers(None, 0), (vec![], Some(70)));
    });
}

#[test]
fn market_is_reported_as_it_stood_when_the_block_began() {
    tracked(|| {
        assert_eq!(Buyback::market(OTHER), None);
        trade(COIN, |pair| pair.agt = 1);
        let report = Buyback::market(COIN).expect("it is tracked");
        assert_eq!((report.observed, report.mean, report.weight), (RATE, Some(RATE), DAY));
        assert_eq!(report.reserves.map(|pair| pair.agt.0), Some(100_000 * AGT));
        assert_eq!((report.deep, report.last_sale), (true, None));
    });
}

#[test]
fn month_is_reported_with_its_assets() {
    ExtBuilder.execute(|| {
        assert_ok!(open(COIN));
        assert_ok!(bid(ALICE, COIN, WHOLE_COIN));
        let month = Month::at(START).expect("it is in the calendar");
        let report = Buyback::months(month);
        assert_eq!((report.month, report.all), (month, Buyback::totals()));
        assert_eq!(report.sold, [SoldReport { asset: COIN, units: WHOLE_COIN }]);
        assert_eq!(Buyback::months(Month(0)).all, BuybackMonth::default());
    });
}
