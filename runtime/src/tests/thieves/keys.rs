//! The room of keys: what whoever has those of an asset can do to its market and to the stock of it.

use super::{markets::*, revenue::*, wraps::*, *};
use crate::{
    reports,
    tests::buyback::{
        batch, bid, block_after, buy_units, by, govern, make_market, market, market_is_made, market_is_tracked, open,
        owned, provide_by, run, units_come_in, Sales, Tokens, COIN, RATE, STOCK, UNITS,
    },
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    token::AGT,
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect};
use pallet_asset_conversion::Error as MarketError;
use pallet_assets::{Error as AssetError, Instance1};
use pallet_buyback::Error as SaleError;
use pallet_revenue::Error;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

type Listing = pallet_listed_assets::Call<Runtime>;

#[test]
fn frozen_market_says_that_it_gives_nothing_back_and_does_when_it_can() {
    test(|| {
        market_is_made();
        units_to(Bob.to_account_id(), 2_000);
        assert_ok!(provide_by(Bob, 100 * AGT, 1_000));
        let before = worth(Bob);
        assert_ok!(by(Alice, Tokens::freeze { id: COIN, who: market().into() }));
        let unavailable = DispatchError::from(MarketError::<Runtime>::PoolUnavailable);
        assert_noop!(by(Bob, leave(Bob, shares(Bob))), unavailable);
        assert_noop!(by(Alice, leave(Alice, shares(Alice))), unavailable);
        assert_noop!(by(Bob, buy_units(AGT)), unavailable);
        // Whoever asks before it provides is told that the market holds nothing that can be had.
        assert_eq!(reports::markets::report(COIN).map(|told| told.reserves), Some(None));
        assert_ok!(by(Alice, Tokens::thaw { id: COIN, who: market().into() }));
        assert_ok!(by(Bob, leave(Bob, shares(Bob))));
        assert!((199 * AGT..=200 * AGT).contains(&(worth(Bob) - before)));
    });
}

#[test]
fn market_frozen_before_its_keys_were_given_up_is_nobodys_gain() {
    test(|| {
        market_is_made();
        units_to(Bob.to_account_id(), 2_000);
        let nobody = || Address::from(pots::account(pots::NOBODY));
        let (id, held) = (COIN, shares(Alice));
        let keyless: Vec<RuntimeCall> = vec![
            Tokens::freeze { id, who: market().into() }.into(),
            Tokens::set_team { id, issuer: nobody(), admin: nobody(), freezer: nobody() }.into(),
            Tokens::transfer_ownership { id, owner: nobody() }.into(),
        ];
        assert_ok!(by(Alice, batch(keyless)));
        // The market takes and never gives, to nobody, and says that it has nothing. No price of it counts.
        let unavailable = DispatchError::from(MarketError::<Runtime>::PoolUnavailable);
        assert_eq!(reports::markets::report(COIN).map(|told| told.reserves), Some(None));
        assert_noop!(by(Bob, buy_units(AGT)), unavailable);
        assert_noop!(by(Alice, leave(Alice, held)), unavailable);
        let tracked = dispatch(Sales::track { asset: COIN, observed: RATE }, RuntimeOrigin::root());
        assert_eq!(tracked, Err(SaleError::<Runtime>::UnknownMarket.into()));
        let thaw = Tokens::thaw { id, who: market().into() };
        assert_noop!(by(Alice, thaw), AssetError::<Runtime, Instance1>::NoPermission);
        // The units outside it are as good as those of any asset without keys: what comes in is stock.
        units_come_in(STOCK);
        assert_eq!(books().in_stock, STOCK);
        govern(Listing::set_rate { asset: COIN, rate: RATE });
        assert_ok!(by(Bob, batch(vec![open().into(), bid(1_000).into()])));
    });
}

#[test]
fn owner_who_destroys_its_asset_gets_nothing_out_of_the_market() {
    test(|| {
        market_is_made();
        let assets = || (Balances::total_issuance(), free(market()), owned_in_all(Alice));
        let before = assets();
        let id: AssetId = COIN;
        assert_noop!(by(Bob, Tokens::start_destroy { id }), AssetError::<Runtime, Instance1>::NoPermission);
        assert_ok!(by(Alice, Tokens::start_destroy { id }));
        let rest = [Tokens::destroy_accounts { id }, Tokens::destroy_approvals { id }, Tokens::finish_destroy { id }];
        assert_ok!(by(Bob, batch(rest.map(RuntimeCall::from).to_vec())));
        assert!(!<Assets as Inspect<AccountId>>::asset_exists(COIN));
        // Who provided to it has trusted its owner. Nobody has the AGT, and least of all the owner.
        assert_noop!(by(Alice, leave(Alice, 1)), MarketError::<Runtime>::PoolEmpty);
        assert_noop!(by(Alice, make_market()), MarketError::<Runtime>::PoolExists);
        assert_noop!(by(Bob, buy_units(AGT)), MarketError::<Runtime>::PoolEmpty);
        assert_eq!(assets(), before);
        // Its number is not used again, and the next asset has its own market.
        let next = COIN + 1;
        block_after(SLOT_MILLIS);
        let create = |id| Tokens::create { id, admin: Alice.to_account_id().into(), min_balance: 10 };
        assert_noop!(by(Alice, create(id)), AssetError::<Runtime, Instance1>::BadAssetId);
        assert_ok!(by(Alice, create(next)));
        assert_ok!(by(Bob, between(AssetKind::Native, AssetKind::WithId(next))));
        govern(Listing::list { asset: next });
    });
}

#[test]
fn stock_is_what_the_keys_of_its_asset_have_left_of_it() {
    test(|| {
        market_is_tracked();
        let pot = || pots::account(pots::REVENUE);
        let coin = AssetKind::WithId(COIN);
        // Its admin takes units and makes new ones, round and round: that prints figures, and no stock.
        let amount = 20_000;
        let circle: [RuntimeCall; 4] = [
            Tokens::burn { id: COIN, who: pot().into(), amount }.into(),
            collect(coin.clone()),
            Tokens::mint { id: COIN, beneficiary: pot().into(), amount }.into(),
            collect(coin.clone()),
        ];
        assert_ok!(by(Alice, batch(vec![circle; 5].concat())));
        let told = books();
        assert_eq!((told.collected, told.lost), (STOCK + 5 * amount, 5 * amount));
        assert_eq!([told.held, told.in_pot, told.in_stock], [STOCK; 3]);
        // In the middle of an auction it takes all but a rest.
        assert_ok!(by(Bob, open()));
        let dest = || Alice.to_account_id().into();
        let take = Tokens::force_transfer { id: COIN, source: pot().into(), dest: dest(), amount: STOCK - 500 };
        assert_ok!(by(Alice, take));
        assert_noop!(by(Charlie, bid(1_000)), Error::<Runtime>::MoreThanInStock);
        assert_noop!(by(Charlie, bid(495)), Error::<Runtime>::LeavesDust);
        assert_noop!(by(Charlie, run()), SaleError::<Runtime>::AboveLot);
        assert_ok!(by(Charlie, bid(500)));
        assert_ok!(by(Bob, collect(coin)));
        let told = books();
        assert_eq!((told.lost, told.sold, told.held), (5 * amount + STOCK - 500, 500, 0));
        units_come_in(STOCK);
        assert_ok!(by(Charlie, bid(1_000)));
        assert_eq!((owned(&Charlie.to_account_id()), books().in_stock), (1_500, STOCK - 1_000));
    });
}

#[test]
fn keys_in_other_hands_change_no_price_of_an_auction() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let told = || Buyback::auction(COIN).map(|auction| (auction.rate, auction.left, auction.reference));
        let (before, charlie) = (told(), || Address::from(Charlie.to_account_id()));
        let (name, symbol) = (b"Gold".to_vec(), b"XAU".to_vec());
        let changes: Vec<RuntimeCall> = vec![
            Tokens::set_metadata { id: COIN, name, symbol, decimals: 30 }.into(),
            Tokens::set_team { id: COIN, issuer: charlie(), admin: charlie(), freezer: charlie() }.into(),
            Tokens::transfer_ownership { id: COIN, owner: charlie() }.into(),
        ];
        assert_ok!(by(Alice, batch(changes)));
        let pot = || Address::from(pots::account(pots::REVENUE));
        let not_permitted = DispatchError::from(AssetError::<Runtime, Instance1>::NoPermission);
        assert_noop!(by(Alice, Tokens::burn { id: COIN, who: pot(), amount: 1 }), not_permitted);
        // The least balance can fall while anybody has units, and never rise.
        assert_noop!(by(Charlie, Tokens::set_min_balance { id: COIN, min_balance: UNITS }), not_permitted);
        assert_ok!(by(Charlie, Tokens::set_min_balance { id: COIN, min_balance: 1 }));
        assert_eq!(told(), before);
        // Whoever shuts the pot stops the sale of its own asset, for nothing.
        assert_ok!(by(Charlie, Tokens::block { id: COIN, who: pot() }));
        assert_noop!(by(Bob, bid(1_000)), Error::<Runtime>::MoreThanInStock);
        assert_noop!(by(Bob, run()), SaleError::<Runtime>::AboveLot);
        assert_noop!(by(Bob, collect(AssetKind::WithId(COIN))), Error::<Runtime>::NothingToCollect);
        assert_eq!(told(), before);
        assert_ok!(by(Charlie, Tokens::thaw { id: COIN, who: pot() }));
        assert_ok!(by(Bob, bid(1_000)));
        assert_eq!(owned(&Bob.to_account_id()), 1_000);
    });
}

#[test]
fn asset_of_more_units_than_fit_is_off_the_list_until_they_are_gone() {
    test(|| {
        market_is_tracked();
        assert_ok!(by(Bob, open()));
        let alice = || Address::from(Alice.to_account_id());
        let amount = pallet_reward_pools::MOST_SUPPLY;
        assert_ok!(by(Alice, Tokens::mint { id: COIN, beneficiary: alice(), amount }));
        assert_eq!((books().held, books().in_stock), (STOCK, 0));
        assert_noop!(by(Alice, bid(1_000)), Error::<Runtime>::MoreThanInStock);
        assert_noop!(by(Alice, open()), SaleError::<Runtime>::AuctionOpen);
        // The market is flooded with them for a block, which makes its rate next to nothing.
        let flood = Tokens::transfer { id: COIN, target: market().into(), amount };
        assert_ok!(by(Alice, batch(vec![flood.into()])));
        block_after(SLOT_MILLIS);
        assert_noop!(by(Alice, run()), SaleError::<Runtime>::AboveLot);
        assert_ok!(by(Alice, Tokens::burn { id: COIN, who: market().into(), amount }));
        assert_eq!(books().in_stock, STOCK);
        assert_ok!(by(Bob, bid(1_000)));
        let seen = Buyback::market(COIN).expect("it is tracked");
        assert_eq!(seen.observed, RATE - RATE / 100, "the rate of a block counts as a step");
    });
}
