//! The room of sales: what moves a reference and a market while the chain sells there.

use super::{auctions::*, markets::reserves, wraps::*, *};
use crate::{
    configs::parameters::set_call,
    tests::buyback::{
        batch, bid, block_after, by, govern, market, market_is_tracked, open, owned, run, Markets, Tokens, COIN, HOUR,
        RATE, UNITS,
    },
};
use agt_primitives::{
    assets::AssetKind,
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use frame_support::{assert_noop, assert_ok};
use pallet_asset_conversion::Error as MarketError;
use pallet_assets::{Error as AssetError, Instance1};
use pallet_buyback::Error;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

#[test]
fn units_given_to_the_market_in_the_block_of_an_opening_enlarge_no_lot() {
    test(|| {
        market_is_tracked();
        let gift = Tokens::transfer { id: COIN, target: market().into(), amount: UNITS };
        assert_ok!(by(Alice, batch(vec![gift.into(), open().into()])));
        assert_eq!((auction().lot, auction().reference), (LOT, RATE));
        assert_noop!(by(Alice, run()), Error::<Runtime>::MarketTouched);
        // The gift halves what a unit costs on the market. The reference knows a hundredth of it.
        block_after(SLOT_MILLIS);
        assert_eq!(Buyback::market(COIN).map(|seen| seen.observed), Some(RATE - RATE / 100));
        assert_ok!(by(Bob, bid(LOT)));
    });
}

#[test]
fn market_that_slept_for_a_year_is_moved_by_an_hour_at_most() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let amount = UNITS / 2;
        assert_ok!(by(Alice, Tokens::transfer { id: COIN, target: Charlie.to_account_id().into(), amount }));
        block_after(YEAR);
        // The first to come finds neither the old lot nor an old price, and drives the market down.
        assert_noop!(by(Charlie, bid(1_000)), Error::<Runtime>::AuctionOver);
        let sell = Markets::swap_exact_tokens_for_tokens {
            path: vec![Box::new(AssetKind::WithId(COIN)), Box::new(AssetKind::Native)],
            amount_in: amount,
            amount_out_min: 1,
            send_to: Charlie.to_account_id(),
            keep_alive: false,
        };
        assert_ok!(by(Charlie, sell));
        assert_noop!(by(Charlie, run()), Error::<Runtime>::MarketTouched);
        assert_eq!(reference(), Some(RATE));
        block_after(SLOT_MILLIS);
        // An observation a hundredth lower, which counts as an hour of 24.
        let moved = RATE - RATE / 100 / 24;
        assert!(reference().is_some_and(|rate| (moved..RATE).contains(&rate)), "{:?}", reference());
        // The market pays less than the reference.
        let too_little = MarketError::<Runtime>::ProvidedMinimumNotSufficientForSwap;
        assert_noop!(by(Charlie, run()), too_little);
        assert_ok!(by(Bob, open()));
        assert!(price(LOT) > LOT * AGT / 10);
        assert_ok!(by(Bob, bid(LOT)));
    });
}

#[test]
fn terms_that_change_in_an_auction_stop_the_market_and_not_the_auction() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        govern(set_call("buyback.deep", 40_000 * AGT));
        govern(set_call("buyback.auctionEnd", 10_500));
        govern(set_call("buyback.least", 1_000 * AGT));
        assert_noop!(by(Charlie, run()), Error::<Runtime>::MarketShallow);
        assert_eq!((auction().end, auction().least.0), (10_300, AGT));
        block_after(HOUR);
        assert_ok!(by(Charlie, bid(1_000)));
        block_after(SLOT_MILLIS);
        govern(set_call("buyback.deep", 10_000 * AGT));
        govern(set_call("buyback.least", AGT));
        // An hour of the day is missing, and must be observed anew.
        assert_noop!(by(Charlie, run()), Error::<Runtime>::NoReference);
        block_after(HOUR);
        block_after(HOUR);
        assert_ok!(by(Charlie, batch(vec![bid(1_000).into(), run().into()])));
    });
}

#[test]
fn gift_to_the_pot_of_buyback_is_neither_sold_nor_recycled() {
    test(|| {
        market_is_tracked();
        let pot = pots::account(pots::BUYBACK);
        agt_to(Charlie, pot.clone(), 5 * AGT);
        assert_ok!(by(Alice, Tokens::transfer { id: COIN, target: pot.clone().into(), amount: 500 }));
        // A pot that cannot send shuts the sale, and the sale that failed is not the last one.
        assert_ok!(by(Alice, Tokens::freeze { id: COIN, who: pot.clone().into() }));
        assert_noop!(by(Bob, run()), AssetError::<Runtime, Instance1>::Frozen);
        assert_ok!(by(Alice, Tokens::thaw { id: COIN, who: pot.clone().into() }));
        let (recycled, (planck, units)) = (Recycler::totals().received, reserves());
        assert_ok!(by(Bob, run()));
        let (left, grown) = reserves();
        assert_eq!(Recycler::totals().received - recycled, planck - left);
        assert_eq!(grown - units, UNITS * 30 / 10_000);
        assert_eq!((free(pot.clone()), owned(&pot)), (EXISTENTIAL_DEPOSIT + 5 * AGT, 500));
        assert_noop!(by(Bob, run()), Error::<Runtime>::TooSoon);
    });
}
