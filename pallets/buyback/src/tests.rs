//! One file a behaviour.

mod attacks;
mod auctions;
mod invariants;
mod markets;
mod properties;
mod references;
mod report;
mod sales;

use crate::{mock::*, Auctions, Error, Event, Markets, Months, References, Runs, SoldIn, SoldOf, Totals, Tracked};
use agt_primitives::{
    assets::{AssetId, MOST_RATE},
    buyback::{
        rate::{at_price, cost, lowered, Mean},
        BuybackMonth, BuybackTerms, Rate, RateSource, ReferenceReport, Reserves, SoldBy,
    },
    calendar::Month,
    recycler::{Recycled, RecyclerMode},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::{rolled_back, root, signed};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::Inspect};

/// A tenth of the stock.
const LOT: Balance = 100_000 * WHOLE_COIN;

/// A hundredth of what the market holds.
const MARKET_LOT: Balance = 500 * WHOLE_COIN;

/// What may be sold on the market at once: 0.3 % of its reserve.
const PART: Balance = 150 * WHOLE_COIN;

fn track(asset: AssetId) -> DispatchResult {
    Buyback::track(RuntimeOrigin::root(), asset, RATE)
}

fn open(asset: AssetId) -> DispatchResult {
    Buyback::open(signed(CAROL), asset)
}

/// Buys at any cost.
fn bid(who: AccountId, asset: AssetId, units: Balance) -> DispatchResult {
    Buyback::bid(signed(who), asset, units, Balance::MAX)
}

fn end(asset: AssetId) -> DispatchResult {
    Buyback::end(signed(CAROL), asset)
}

fn forget(asset: AssetId) -> DispatchResult {
    Buyback::forget_reference(RuntimeOrigin::root(), asset)
}

fn sell(asset: AssetId, units: Balance) -> DispatchResult {
    Buyback::sell_on_market(signed(CAROL), asset, units, 0)
}

fn reference(asset: AssetId) -> Option<Rate> {
    Buyback::reference(asset).map(|reference| reference.rate)
}

/// The last reference, and when it was taken.
fn last(asset: AssetId) -> Option<(Rate, Moment)> {
    References::<Test>::get(asset).map(|last| (last.rate, last.at))
}

fn market(asset: AssetId) -> Tracked<u64> {
    let markets = Markets::<Test>::get();
    *markets.iter().find(|market| market.asset == asset).expect("it is tracked")
}

fn left(asset: AssetId) -> Balance {
    Auctions::<Test>::get(asset).map_or(0, |auction| auction.left)
}

fn with_terms(change: impl FnOnce(&mut BuybackTerms)) {
    let mut terms = Terms::get();
    change(&mut terms);
    Terms::set(&terms);
}

fn last_event() -> Event<Test> {
    match System::events().pop().expect("there was an event").event {
        RuntimeEvent::Buyback(event) => event,
        other => panic!("not of this pallet: {other:?}"),
    }
}

/// The market of [`COIN`] has been tracked for a day.
fn tracked(test: impl FnOnce()) {
    ExtBuilder.execute(|| {
        assert_ok!(track(COIN));
        observe_for_a_day();
        test();
    });
}
