//! When the protocol's own money is moved.

use super::{at, who};
use crate::{
    book::Book,
    config::Config,
    schedule::Subject,
    steps::{of_money, Money, Plan, Step, Stock, When, LEAST_MOVED},
};
use agt_primitives::{
    assets::{AssetId, AssetKind, PRICED_UNITS},
    buyback::{BuybackTerms, RateSource, ReferenceReport},
    calendar::Month,
    redemption::{claims, SeasonTerms},
    season::submission,
    token::AGT,
    Balance, Moment,
};
use pallet_redemption::Season;
use std::collections::BTreeMap;

const ASSET: AssetId = 3;
const MONTH: Month = Month(720);
const NOW: Moment = 1_000;

/// What is due when nobody has submitted to any season, and no asset is swept.
fn plan(money: &Money) -> Plan {
    of_money(money, &BTreeMap::new(), &BTreeMap::new(), &at(NOW))
}

/// A unit is worth an AGT, and a lot of the stock just as much as an auction needs.
fn stock(source: RateSource) -> Stock {
    let (rate, units) = (AGT * PRICED_UNITS, 10 * BuybackTerms::DEFAULT.least / AGT);
    let reference = Some(ReferenceReport { rate, base: rate, source });
    Stock { held: units, in_pot: units, in_stock: units, reserve: 100, reference, ..Stock::default() }
}

fn money(stock: Stock) -> Money {
    Money { assets: BTreeMap::from([(ASSET, stock)]), ..Money::default() }
}

fn of_asset(stock: Stock) -> Plan {
    plan(&money(stock))
}

#[test]
fn agt_that_lies_in_pots_is_moved_when_it_is_worth_a_fee() {
    let collect = Step::CollectRevenue { asset: AssetKind::Native };
    for (amount, due) in [
        (LEAST_MOVED - 1, vec![]),
        (LEAST_MOVED, vec![Step::RecycleSlashes, Step::PassOn, collect, Step::CollectGifts]),
    ] {
        let money = Money { slashes: amount, held: amount, uncounted: amount, gifts: amount, ..Money::default() };
        assert_eq!(plan(&money), Plan { due, ..Plan::default() });
    }
}

#[test]
fn what_belongs_to_a_season_is_carried_when_it_takes_no_more() {
    let money = Money { belonging: [(MONTH, LEAST_MOVED)].into(), ..Money::default() };
    let carry = Step::Carry { season: MONTH };
    let open = BTreeMap::from([(MONTH, Season::new(SeasonTerms::default()))]);
    let (window, claims) = (submission(MONTH).expect("a month"), claims(MONTH).expect("a month"));
    for (seasons, until) in [(BTreeMap::new(), window.end), (open, claims.end)] {
        let before = of_money(&money, &seasons, &BTreeMap::new(), &at(until - 1));
        assert_eq!(before, Plan { next: vec![When::Chain(until)], ..Plan::default() });
        assert_eq!(of_money(&money, &seasons, &BTreeMap::new(), &at(until)).due, [carry.clone()]);
    }
    let dust = Money { belonging: [(MONTH, LEAST_MOVED - 1)].into(), ..Money::default() };
    assert_eq!(of_money(&dust, &BTreeMap::new(), &BTreeMap::new(), &at(claims.end)), Plan::default());
}

#[test]
fn an_auction_opens_when_a_lot_is_worth_the_least() {
    let open = [Step::OpenAuction { asset: ASSET }];
    let of_governance = stock(RateSource::Governance);
    assert_eq!(of_asset(of_governance).due, open);
    let (held, in_pot, in_stock) = (9, 9, 9);
    assert_eq!(of_asset(Stock { held, in_pot, in_stock, ..of_governance }).due, []);
    assert_eq!(of_asset(Stock { reference: None, ..of_governance }).due, []);
    // At a market's rate no more is offered than a part of what the market holds.
    assert_eq!(of_asset(stock(RateSource::Market)).due, open);
    assert_eq!(of_asset(Stock { reserve: 99, ..stock(RateSource::Market) }).due, []);
    assert_eq!(of_asset(Stock { reserve: 99, ..of_governance }).due, open);
}

#[test]
fn an_auction_is_ended_after_its_time_unless_another_one_opens() {
    let running = Stock { auction: Some(NOW + 1), ..stock(RateSource::Governance) };
    assert_eq!(of_asset(running), Plan { next: vec![When::Chain(NOW + 1)], ..Plan::default() });
    let over = Stock { auction: Some(NOW), ..running };
    assert_eq!(of_asset(over).due, [Step::OpenAuction { asset: ASSET }]);
    let (held, in_pot, in_stock) = (0, 0, 0);
    assert_eq!(of_asset(Stock { held, in_pot, in_stock, ..over }).due, [Step::EndAuction { asset: ASSET }]);
}

#[test]
fn revenue_that_is_not_counted_is_collected_when_it_is_worth_a_fee() {
    let listed = stock(RateSource::Governance);
    assert_eq!(
        of_asset(Stock { in_pot: 0, in_stock: 0, ..listed }).due,
        [collect()],
        "somebody took it out of the pot"
    );
    let gift = Stock { in_pot: listed.in_pot + 1, ..listed };
    assert_eq!(of_asset(gift).due, [Step::OpenAuction { asset: ASSET }, collect()]);
    let worthless = Stock { reference: None, ..gift };
    assert_eq!(of_asset(worthless), Plan::default());
}

#[test]
fn an_asset_is_swept_when_it_is_named_and_the_pot_has_enough_of_it() {
    let unlisted = Stock { held: 50, in_pot: 60, ..Stock::default() };
    let due = |stock, sweep: &[(AssetId, Balance)]| {
        of_money(&money(stock), &BTreeMap::new(), &sweep.iter().copied().collect(), &at(NOW)).due
    };
    assert_eq!(due(unlisted, &[]), [], "anybody can make such an asset");
    assert_eq!(due(unlisted, &[(ASSET + 1, 0)]), []);
    assert_eq!(due(unlisted, &[(ASSET, 61)]), []);
    for least in [0, 60] {
        assert_eq!(due(unlisted, &[(ASSET, least)]), [Step::SweepAsset { asset: ASSET }], "{least}");
    }
    assert_eq!(due(Stock { in_pot: 0, ..unlisted }, &[(ASSET, 0)]), []);
    assert_eq!(due(Stock { held: 0, ..unlisted }, &[(ASSET, 0)]), []);
}

#[test]
fn an_asset_is_not_swept_while_it_is_listed_or_frozen() {
    let sweep = BTreeMap::from([(ASSET, 0)]);
    let due = |stock| of_money(&money(stock), &BTreeMap::new(), &sweep, &at(NOW)).due;
    let listed = Stock { reference: None, ..stock(RateSource::Governance) };
    assert_eq!(due(listed), []);
    let frozen = Stock { in_stock: 0, is_frozen: true, ..listed };
    assert_eq!(due(frozen), [], "neither step would succeed");
}

fn collect() -> Step {
    Step::CollectRevenue { asset: AssetKind::WithId(ASSET) }
}

#[test]
fn a_keeper_without_these_duties_knows_of_no_money() {
    let book = Book::default();
    let look = |book: &Book| book.plan(&Subject::Money, &who(9), &Config::new("keeper"), |_, _| false, &at(NOW));
    assert_eq!(look(&book), Plan::default());
    let money = Some(Money { slashes: LEAST_MOVED, ..Money::default() });
    assert_eq!(look(&Book { money, ..book }).due, [Step::RecycleSlashes]);
}
