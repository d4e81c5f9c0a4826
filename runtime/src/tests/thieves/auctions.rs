//! The room of auctions: lots, bids, their end, and the rates of governance.

use super::{wraps::*, *};
use crate::tests::{
    buyback::{
        batch, bid, block_after, buy_units, by, coin_is_made, govern, market_is_tracked, open, owned, run,
        units_come_in, Sales, Tokens, COIN, HOUR, RATE, STOCK, UNITS,
    },
    holder::{pass, undone, Holder},
};
use agt_primitives::{
    buyback::{
        rate::{at_price, cost},
        AuctionReport, Rate,
    },
    calendar::DAY,
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use frame_support::{assert_noop, assert_ok};
use pallet_buyback::Error;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Eve};
use sp_runtime::TokenError;

type Listing = pallet_listed_assets::Call<Runtime>;

/// A year of sleep.
pub(super) const YEAR: u64 = 365 * DAY;
/// A hundredth of the market, which is less than a tenth of the stock.
pub(super) const LOT: Balance = UNITS / 100;

pub(super) fn auction() -> AuctionReport {
    Buyback::auction(COIN).expect("it is open")
}

/// What so many units cost in the auction now.
pub(super) fn price(units: Balance) -> Balance {
    auction().rate.and_then(|rate| cost(units, rate)).expect("it fits")
}

pub(super) fn reference() -> Option<Rate> {
    Buyback::reference(COIN).map(|reference| reference.rate)
}

#[test]
fn lot_bought_in_parts_costs_no_less_than_the_whole() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let (whole, charlie) = (price(LOT), Charlie.to_account_id());
        for (units, refused) in [
            (0, Error::<Runtime>::ZeroUnits),
            (LOT + 1, Error::<Runtime>::MoreThanLeft),
            // Nine tenths of an AGT.
            (8, Error::<Runtime>::BidTooSmall),
        ] {
            assert_noop!(by(Charlie, bid(units)), refused);
        }
        let (before, recycled) = (free(charlie.clone()), Recycler::totals().received);
        // The last part may cost less than the least bid, because it leaves nothing.
        let parts = [vec![99; 30], vec![8, 9, 9, 9, 8, 3]].concat();
        let bids: Vec<RuntimeCall> = parts.into_iter().map(|units| bid(units).into()).collect();
        let most = whole + bids.len() as Balance;
        assert_ok!(by(Charlie, forced(bids)));
        let paid = before - free(charlie.clone());
        assert!(paid > whole && paid < most, "{paid} of {whole}");
        assert_eq!(Recycler::totals().received - recycled, paid);
        assert_eq!((owned(&charlie), auction().left), (LOT, 0));
        assert_noop!(by(Charlie, open()), Error::<Runtime>::AuctionOpen);
        block_after(6 * HOUR);
        assert_ok!(by(Bob, batch(vec![open().into(), bid(LOT).into()])));
    });
}

#[test]
fn auction_sells_to_its_last_slot_and_never_at_its_last_price_again() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let until = auction().until.0;
        block_at(until - SLOT_MILLIS);
        for early in [open(), Sales::end { asset: COIN }] {
            assert_noop!(by(Charlie, early), Error::<Runtime>::AuctionOpen);
        }
        let last = price(1_000);
        let floor = at_price(RATE, 10_300).and_then(|rate| cost(1_000, rate));
        assert!(floor.is_some_and(|floor| last >= floor), "{last}");
        assert_ok!(by(Charlie, bid(1_000)));
        block_at(until);
        let late = Sales::bid { asset: COIN, units: 1_000, most: last };
        assert_noop!(by(Charlie, late.clone()), Error::<Runtime>::AuctionOver);
        assert_noop!(by(Charlie, batch(vec![late.clone().into(), open().into()])), Error::<Runtime>::AuctionOver);
        // Whoever opens the next one begins at its first price.
        assert_noop!(by(Charlie, batch(vec![open().into(), late.into()])), Error::<Runtime>::AboveMost);
        assert_ok!(by(Bob, batch(vec![open().into(), bid(1_000).into()])));
        assert!(price(1_000) > last);
    });
}

#[test]
fn later_bidder_of_a_block_pays_its_fee_and_nothing_else() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Alice, open()));
        pass(0);
        let (bob, charlie) = (Holder(Bob.pair()), Holder(Charlie.pair()));
        let before = [free(bob.who()), free(charlie.who())];
        let whole = price(LOT);
        bob.send(bid(LOT));
        charlie.try_send(bid(LOT)).expect_err("nothing is left");
        assert_noop!(by(Charlie, bid(LOT)), Error::<Runtime>::MoreThanLeft);
        let paid = [before[0] - free(bob.who()), before[1] - free(charlie.who())];
        assert!(paid[0] >= whole && paid[1] < AGT / 10, "{paid:?}");
        assert_eq!([owned(&bob.who()), owned(&charlie.who())], [LOT, 0]);
        pass(6 * HOUR);
        charlie.send(open());
        charlie.send(bid(LOT));
        assert_eq!(owned(&charlie.who()), LOT);
    });
}

#[test]
fn bid_inside_a_wrapper_is_paid_by_the_account_that_gets_the_units() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        delegate(Eve, Charlie, ProxyType::NonTransfer);
        for call in [bid(1_000).into(), batch(vec![bid(1_000).into()]), derived(bid(1_000))] {
            assert_eq!(by_proxy(Charlie, Eve, call), Err(filtered()));
        }
        for poor in [derived(bid(1_000)), shared(bid(1_000), Bob)] {
            assert_noop!(by(Charlie, poor), TokenError::FundsUnavailable);
        }
        let (eve, charlie, derivative) = (Eve.to_account_id(), Charlie.to_account_id(), derivative_of(Charlie));
        assert_eq!([&eve, &charlie, &derivative].map(owned), [0; 3]);
        agt_to(Charlie, derivative.clone(), 200 * AGT);
        let before = [&eve, &charlie, &derivative].map(|who| free(who.clone()));
        assert_ok!(by(Charlie, derived(bid(1_000))));
        delegate(Bob, Charlie, ProxyType::Any);
        assert_eq!(by_proxy(Charlie, Bob, bid(500)), Ok(()));
        let after = [&eve, &charlie, &derivative].map(|who| free(who.clone()));
        assert_eq!(after, [before[0], before[1], before[2] - price(1_000)]);
        assert_eq!([&eve, &charlie, &derivative, &Bob.to_account_id()].map(owned), [0, 0, 1_000, 500]);
    });
}

#[test]
fn bidder_does_not_pay_with_the_life_of_its_account() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let eve = Eve.to_account_id();
        let needs = price(1_000) + EXISTENTIAL_DEPOSIT;
        agt_to(Eve, Bob.to_account_id(), free(eve.clone()) - needs + 1);
        assert_noop!(by(Eve, bid(1_000)), TokenError::NotExpendable);
        agt_to(Bob, eve.clone(), 1);
        assert_ok!(by(Eve, bid(1_000)));
        assert_eq!((free(eve.clone()), owned(&eve)), (EXISTENTIAL_DEPOSIT, 1_000));
        // What it bought keeps the account, and goes where its owner sends it.
        assert_ok!(by(Eve, Tokens::transfer { id: COIN, target: Bob.to_account_id().into(), amount: 1_000 }));
    });
}

#[test]
fn rate_of_governance_that_is_too_old_sells_nothing() {
    test(|| {
        coin_is_made();
        govern(Listing::list { asset: COIN });
        units_come_in(STOCK);
        let set = |rate| govern(Listing::set_rate { asset: COIN, rate });
        set(RATE);
        let set_at = Timestamp::get();
        block_at(set_at + 7 * DAY - SLOT_MILLIS);
        assert_ok!(undone(|| by(Charlie, open())));
        block_at(set_at + 7 * DAY);
        assert_noop!(by(Charlie, open()), Error::<Runtime>::NoReference);
        set(RATE);
        assert_ok!(by(Bob, batch(vec![open().into(), bid(1_000).into()])));
        // A change of the rate in the middle is for the next auction.
        let told = price(1_000);
        set(RATE / 2);
        assert_eq!(price(1_000), told);
        block_after(YEAR);
        assert_noop!(by(Charlie, bid(1_000)), Error::<Runtime>::AuctionOver);
        assert_noop!(by(Charlie, open()), Error::<Runtime>::NoReference);
        // However long the chain has slept, the price of AGT rises by seven days of two hundredths.
        set(RATE / 2);
        assert_ok!(by(Bob, open()));
        assert_eq!(auction().reference, (RATE * 10_000).div_ceil(11_400));
        assert_ok!(by(Bob, bid(1_000)));
    });
}

#[test]
fn pause_of_bids_shuts_every_wrapper_and_no_other_sale() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
        let full_name = (name("Buyback"), name("bid"));
        govern(pallet_tx_pause::Call::pause { full_name: full_name.clone() });
        let call = || RuntimeCall::from(bid(1_000));
        for wrapped in [call(), batch(vec![call()]), derived(call()), shared(call(), Bob), batch(vec![derived(call())])]
        {
            assert_noop!(by(Charlie, wrapped), filtered());
        }
        delegate(Eve, Charlie, ProxyType::Any);
        assert_eq!(by_proxy(Charlie, Eve, call()), Err(filtered()));
        assert_ok!(by(Charlie, forced(vec![call(), buy_units(AGT).into()])));
        assert_eq!(auction().left, LOT);
        block_after(SLOT_MILLIS);
        assert_ok!(by(Charlie, run()));
        govern(pallet_tx_pause::Call::unpause { ident: full_name });
        assert_ok!(by(Charlie, call()));
        assert_eq!(auction().left, LOT - 1_000);
    });
}
