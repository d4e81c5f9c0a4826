//! The sale of revenue on the real runtime, with the real assets and the real markets: what a thief or an unlucky asset can do.

use super::*;
use agt_primitives::{
    assets::{AssetId, AssetKind, PRICED_UNITS},
    buyback::Rate,
    token::AGT,
};
use frame_support::{
    assert_noop, assert_ok,
    traits::fungibles::{Inspect, Mutate},
};
use pallet_asset_conversion::PoolLocator as _;
use pallet_buyback::Error;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};

type Locator = <Runtime as pallet_asset_conversion::Config>::PoolLocator;
pub(super) type Markets = pallet_asset_conversion::Call<Runtime>;
pub(super) type Sales = pallet_buyback::Call<Runtime>;
pub(super) type Tokens = pallet_assets::Call<Runtime, pallet_assets::Instance1>;

/// The first asset. Alice has its keys, and governance lists it.
pub(super) const COIN: AssetId = 1;
/// A unit is worth a tenth of an AGT.
pub(super) const RATE: Rate = AGT / 10 * PRICED_UNITS;
/// Units that the market holds, and AGT of the same worth.
pub(super) const UNITS: Balance = 300_000;
/// Units in stock.
pub(super) const STOCK: Balance = 50_000;
/// An hour in milliseconds.
pub(super) const HOUR: u64 = 3_600_000;

pub(super) fn signed(key: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(key.to_account_id())
}

pub(super) fn by(key: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
    dispatch(call, signed(key))
}

pub(super) fn govern(call: impl Into<RuntimeCall>) {
    dispatch(call, RuntimeOrigin::root()).expect("governance may");
}

/// Ends the block, and begins one so long after it.
pub(super) fn block_after(millis: u64) {
    Executive::finalize_block();
    begin_block_in_slot((Timestamp::get() + millis) / SLOT_MILLIS);
}

pub(super) fn pair() -> (Box<AssetKind>, Box<AssetKind>) {
    (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(COIN)))
}

/// `who` adds so much to the coin's market, or as much of it as the rate of the market lets it add.
pub(super) fn provide_by(who: Sr25519Keyring, agt: Balance, units: Balance) -> Result<(), DispatchError> {
    let (asset1, asset2) = pair();
    let mint_to = who.to_account_id();
    let (amount1_desired, amount2_desired) = (agt, units);
    let call = Markets::add_liquidity {
        asset1,
        asset2,
        amount1_desired,
        amount2_desired,
        amount1_min: 1,
        amount2_min: 1,
        mint_to,
    };
    by(who, call)
}

fn provide(agt: Balance, units: Balance) -> Result<(), DispatchError> {
    provide_by(Alice, agt, units)
}

/// Alice makes the coin, and has all its units.
pub(super) fn coin_is_made() {
    let alice = || Alice.to_account_id();
    assert_ok!(by(Alice, Tokens::create { id: COIN, admin: alice().into(), min_balance: 10 }));
    assert_ok!(by(Alice, Tokens::mint { id: COIN, beneficiary: alice().into(), amount: 10 * UNITS }));
}

/// The call that makes a market of the coin.
pub(super) fn make_market() -> Markets {
    let (asset1, asset2) = pair();
    Markets::create_pool { asset1, asset2 }
}

/// Alice makes the coin and its market, and provides to it.
pub(super) fn market_is_made() {
    coin_is_made();
    assert_ok!(by(Alice, make_market()));
    assert_ok!(provide(UNITS * AGT / 10, UNITS));
}

/// The account of the coin's market.
pub(super) fn market() -> AccountId {
    Locator::pool_address(&AssetKind::Native, &AssetKind::WithId(COIN)).expect("it has an account")
}

/// Units of Alice's go to the revenue pot, and are counted.
pub(super) fn units_come_in(units: Balance) {
    let target = pots::account(pots::REVENUE).into();
    assert_ok!(by(Alice, Tokens::transfer { id: COIN, target, amount: units }));
    assert_ok!(by(Bob, pallet_revenue::Call::<Runtime>::collect { asset: AssetKind::WithId(COIN) }));
}

/// Alice makes the coin and its market, governance lists and tracks it, a day passes, and so many units are in stock.
pub(super) fn market_is_tracked() {
    market_is_made();
    govern(pallet_listed_assets::Call::<Runtime>::list { asset: COIN });
    govern(Sales::track { asset: COIN, observed: RATE });
    (0..26).for_each(|_| block_after(HOUR));
    units_come_in(STOCK);
    block_after(SLOT_MILLIS);
    assert_eq!(Buyback::reference(COIN).map(|reference| reference.rate), Some(RATE));
}

pub(super) fn open() -> Sales {
    Sales::open { asset: COIN }
}

pub(super) fn bid(units: Balance) -> Sales {
    Sales::bid { asset: COIN, units, most: Balance::MAX }
}

/// The most that the market takes at once.
pub(super) fn run() -> Sales {
    Sales::sell_on_market { asset: COIN, units: UNITS * 30 / 10_000, least: 0 }
}

pub(super) fn buy_units(agt: Balance) -> Markets {
    Markets::swap_exact_tokens_for_tokens {
        path: vec![Box::new(AssetKind::Native), Box::new(AssetKind::WithId(COIN))],
        amount_in: agt,
        amount_out_min: 1,
        send_to: Bob.to_account_id(),
        keep_alive: true,
    }
}

pub(super) fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
    UtilityCall::batch_all { calls }.into()
}

pub(super) fn owned(who: &AccountId) -> Balance {
    <Assets as Inspect<AccountId>>::balance(COIN, who)
}

#[test]
fn batch_that_trades_before_the_chain_sells_is_refused_as_a_whole() {
    test(|| {
        market_is_tracked();
        let sandwich = batch(vec![buy_units(100 * AGT).into(), run().into()]);
        assert_noop!(by(Bob, sandwich), Error::<Runtime>::MarketTouched);
        assert_ok!(by(Bob, run()));
        assert_noop!(by(Bob, run()), Error::<Runtime>::TooSoon);
        assert_eq!(Buyback::totals().runs, 1);
    });
}

#[test]
fn gift_to_a_market_shuts_it_for_a_block_and_moves_its_rate_by_a_step() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, BalancesCall::transfer_keep_alive { dest: market().into(), value: 30_000 * AGT }));
        assert_noop!(by(Bob, run()), Error::<Runtime>::MarketTouched);
        block_after(SLOT_MILLIS);
        let seen = Buyback::market(COIN).expect("it is tracked");
        assert_eq!(seen.observed, RATE + RATE / 100, "AGT is worth half, and a hundredth of that is seen");
    });
}

#[test]
fn batch_of_openings_and_bids_gets_one_lot() {
    test(|| {
        market_is_tracked();
        // A hundredth of the market is less than a tenth of the stock.
        let lot = UNITS / 100;
        let greedy = batch(vec![open().into(), bid(lot).into(), open().into()]);
        assert_noop!(by(Charlie, greedy), Error::<Runtime>::AuctionOpen);
        assert_ok!(by(Charlie, batch(vec![open().into(), bid(lot).into()])));
        assert_eq!(owned(&Charlie.to_account_id()), lot);
        block_after(HOUR);
        assert_noop!(by(Charlie, open()), Error::<Runtime>::AuctionOpen);
        block_after(5 * HOUR);
        assert_ok!(by(Charlie, open()));
    });
}

/// A call of the pallet, as a pause names it.
fn named(call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
    let name = |name: &str| name.as_bytes().to_vec().try_into().expect("a short name");
    (name("Buyback"), name(call))
}

#[test]
fn no_auction_opens_while_bids_are_paused_so_that_none_stays_unsold() {
    test(|| {
        market_is_tracked();
        govern(pallet_tx_pause::Call::<Runtime>::pause { full_name: named("bid") });
        let filtered = || frame_system::Error::<Runtime>::CallFiltered;
        assert_noop!(by(Bob, open()), filtered());
        assert_noop!(by(Bob, batch(vec![open().into()])), filtered());
        assert_ok!(by(Bob, run()));
        govern(pallet_tx_pause::Call::<Runtime>::unpause { ident: named("bid") });
        assert_ok!(by(Bob, open()));

        // What was open when the pause began can be ended, and no other one follows it.
        govern(pallet_tx_pause::Call::<Runtime>::pause { full_name: named("bid") });
        assert_noop!(by(Charlie, bid(1_000)), filtered());
        (0..6).for_each(|_| block_after(HOUR));
        assert_noop!(by(Bob, open()), filtered());
        assert_ok!(by(Bob, Sales::end { asset: COIN }));
        govern(pallet_tx_pause::Call::<Runtime>::unpause { ident: named("bid") });
        assert_ok!(by(Bob, open()));
        assert_ok!(by(Charlie, bid(1_000)));
    });
}

#[test]
fn asset_that_freezes_in_the_middle_of_an_auction_costs_nobody_anything() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        assert_ok!(by(Alice, Tokens::freeze_asset { id: COIN }));
        assert!(frame_support::storage::with_storage_layer(|| by(Charlie, bid(1_000))).is_err());
        assert_eq!((owned(&Charlie.to_account_id()), Recycler::recycler().received.0), (0, 90 * AGT));
        assert_noop!(by(Bob, run()), Error::<Runtime>::UnknownMarket);
        assert_ok!(by(Alice, Tokens::thaw_asset { id: COIN }));
        assert_ok!(by(Charlie, bid(1_000)));
        assert_eq!(owned(&Charlie.to_account_id()), 1_000);
    });
}

#[test]
fn bidder_who_is_blocked_pays_nothing() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let charlie = || Charlie.to_account_id();
        assert_ok!(by(Alice, Tokens::touch_other { id: COIN, who: charlie().into() }));
        assert_ok!(by(Alice, Tokens::block { id: COIN, who: charlie().into() }));
        let before = Balances::free_balance(charlie());
        assert!(by(Charlie, bid(1_000)).is_err());
        assert_eq!((Balances::free_balance(charlie()), owned(&charlie())), (before, 0));
    });
}

#[test]
fn market_that_is_drained_prices_nothing_until_a_day_after_it_is_back() {
    test(|| {
        market_is_tracked();
        let shares = <PoolAssets as Inspect<AccountId>>::balance(0, &Alice.to_account_id());
        let (asset1, asset2) = pair();
        let leave = Markets::remove_liquidity {
            asset1,
            asset2,
            // All but what an account must keep.
            lp_token_burn: shares / 100 * 99,
            amount1_min_receive: 1,
            amount2_min_receive: 1,
            withdraw_to: Alice.to_account_id(),
        };
        assert_ok!(by(Alice, leave));
        (0..25).for_each(|_| block_after(HOUR));
        assert_eq!(Buyback::reference(COIN), None);
        assert_noop!(by(Bob, open()), Error::<Runtime>::NoReference);
        assert_ok!(provide(UNITS * AGT / 10, UNITS));
        block_after(HOUR);
        assert_noop!(by(Bob, run()), Error::<Runtime>::NoReference);
        (0..25).for_each(|_| block_after(HOUR));
        assert_ok!(by(Bob, run()));
    });
}

#[test]
fn fee_of_a_market_is_counted_once_and_shared() {
    test(|| {
        let before = Balances::total_issuance();
        market_is_tracked();
        let books = Revenue::books(AssetKind::Native).expect("sound books");
        assert_eq!((books.collected, books.authors, books.recycled), (100 * AGT, 10 * AGT, 90 * AGT));
        assert_eq!((books.held, books.in_pot), (0, 0));
        assert_noop!(
            by(Bob, pallet_revenue::Call::<Runtime>::collect { asset: AssetKind::Native }),
            pallet_revenue::Error::<Runtime>::NothingToCollect
        );
        assert_eq!(Balances::total_issuance(), before, "nothing is minted for it");
    });
}

#[test]
fn mode_that_burns_takes_the_share_that_is_not_bonded() {
    test(|| {
        market_is_tracked();
        govern(crate::configs::parameters::set_call("recycler.mode", 1));
        assert_ok!(by(Bob, open()));
        let (issued, received) = (Balances::total_issuance(), Recycler::totals().received);
        assert_ok!(by(Charlie, bid(1_000)));
        let back = Recycler::totals().received - received;
        // Nobody has bonded anything.
        assert_eq!(issued - Balances::total_issuance(), back);
        assert_eq!(Supply::report().burned.0, back);
    });
}

#[test]
fn account_that_mints_the_asset_gains_nothing_by_paying_it_as_revenue() {
    test(|| {
        market_is_tracked();
        // Its issuer prints a fortune into the pot: a lot is still a hundredth of the market, at the market's rate.
        assert_ok!(<Assets as Mutate<AccountId>>::mint_into(COIN, &pots::account(pots::REVENUE), 1_000 * UNITS));
        assert_ok!(by(Bob, pallet_revenue::Call::<Runtime>::collect { asset: AssetKind::WithId(COIN) }));
        assert_ok!(by(Bob, open()));
        assert_eq!(Buyback::auction(COIN).map(|auction| auction.lot), Some(UNITS / 100));
    });
}
