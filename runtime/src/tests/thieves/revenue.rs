//! The room of revenue: gifts, the authors' tenth, slashes, and stock that is taken off the list.

use super::{wraps::*, *};
use crate::{
    configs::parameters::set_call,
    tests::buyback::{
        batch, bid, block_after, by, govern, market_is_tracked, open, owned, run, units_come_in, Sales, COIN, STOCK,
    },
};
use agt_primitives::{
    assets::AssetKind,
    calendar::{Month, DAY},
    revenue::BooksReport,
    token::{AGT, EXISTENTIAL_DEPOSIT},
};
use frame_support::{assert_noop, assert_ok};
use pallet_buyback::Error as SaleError;
use pallet_revenue::{Call as RevenueCall, Error};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Eve};

type Listing = pallet_listed_assets::Call<Runtime>;

pub(super) fn collect(asset: AssetKind) -> RuntimeCall {
    RevenueCall::collect { asset }.into()
}

fn give(pot: frame_support::PalletId, value: Balance) -> RuntimeCall {
    BalancesCall::transfer_keep_alive { dest: pots::account(pot).into(), value }.into()
}

fn in_pot(pot: frame_support::PalletId) -> Balance {
    free(pots::account(pot)) - EXISTENTIAL_DEPOSIT
}

pub(super) fn books() -> BooksReport {
    Revenue::books(AssetKind::WithId(COIN)).expect("sound books")
}

#[test]
fn rounding_gives_the_rest_to_the_seasons_and_loses_no_planck() {
    test(|| {
        let held = || (in_pot(pots::AUTHORS), in_pot(pots::RECYCLER), Balances::total_issuance());
        for (mode, halves) in [(0, 0), (2, 1)] {
            govern(set_call("recycler.mode", mode));
            for amount in [1, 2, 9, 10, 11, 19, 99, 101] {
                let before = held();
                assert_ok!(by(Bob, batch(vec![give(pots::REVENUE, amount), collect(AssetKind::Native)])));
                let (authors, recycled, issued) = held();
                let (tenth, rest) = (amount / 10, amount - amount / 10);
                let burned = halves * (rest / 2);
                assert_eq!(authors - before.0, tenth, "{amount}");
                assert_eq!((recycled - before.1, before.2 - issued), (rest - burned, burned), "{amount}");
            }
        }
        // Who splits what it pays takes the authors' part, and gets nothing of it.
        let before = held();
        let split = (0..10).flat_map(|_| [give(pots::REVENUE, 9), collect(AssetKind::Native)]);
        assert_ok!(by(Bob, batch(split.collect())));
        assert_eq!(held().0, before.0);
        assert_ok!(by(Bob, batch(vec![give(pots::REVENUE, 90), collect(AssetKind::Native)])));
        assert_eq!(held().0, before.0 + 9);
    });
}

#[test]
fn author_is_paid_the_tenth_of_an_ended_month_once() {
    test(|| {
        let alice = Alice.to_account_id();
        let pay = || RuntimeCall::from(RevenueCall::pay_author { author: alice.clone().into() });
        let nothing = DispatchError::from(Error::<Runtime>::NothingOwed);
        block_after(SLOT_MILLIS);
        // It makes every block, and fills the pot that it is paid out of.
        assert_ok!(by(Alice, give(pots::AUTHORS, 100 * AGT)));
        assert_noop!(by(Alice, pay()), nothing);
        assert_noop!(by(Bob, batch(vec![collect(AssetKind::Native); 2])), Error::<Runtime>::NothingToCollect);
        assert_ok!(by(Bob, collect(AssetKind::Native)));
        assert_eq!((in_pot(pots::AUTHORS), in_pot(pots::RECYCLER)), (10 * AGT, 90 * AGT));
        let february = Month::at(Timestamp::get()).and_then(Month::next).and_then(Month::start);
        let february = february.expect("it is in the calendar");
        // The month ends with the second block of the next one: the first begins before anybody knows its time.
        for moment in [february - SLOT_MILLIS, february] {
            block_at(moment);
            assert_noop!(by(Alice, pay()), nothing);
        }
        block_after(SLOT_MILLIS);
        assert_noop!(by(Alice, batch(vec![pay(), pay()])), nothing);
        let before = free(alice.clone());
        assert_ok!(by(Bob, forced(vec![pay(), pay()])));
        assert_eq!(free(alice.clone()) - before, 10 * AGT);
        // A year without a block owes nobody anything, and the blocks after it are worth what comes in with them.
        assert_ok!(by(Bob, batch(vec![give(pots::REVENUE, 50 * AGT), collect(AssetKind::Native)])));
        block_after(365 * DAY);
        assert_noop!(by(Alice, pay()), nothing);
        block_after(SLOT_MILLIS);
        assert_ok!(by(Bob, pay()));
        assert_noop!(by(Bob, pay()), nothing);
        assert_eq!((free(alice.clone()) - before, in_pot(pots::AUTHORS)), (15 * AGT, 0));
    });
}

#[test]
fn slashes_are_no_revenue_and_are_recycled_once() {
    test(|| {
        let recycle = || RuntimeCall::from(RevenueCall::recycle_slashes {});
        assert_ok!(by(Bob, give(pots::REWARDS, 100 * AGT)));
        assert_noop!(by(Alice, batch(vec![recycle(), recycle()])), Error::<Runtime>::NothingToRecycle);
        let issued = Balances::total_issuance();
        assert_ok!(by(Alice, forced(vec![recycle(), recycle(), collect(AssetKind::Native)])));
        assert_eq!([pots::REWARDS, pots::AUTHORS, pots::RECYCLER].map(in_pot), [0, 0, 100 * AGT]);
        assert_eq!(Balances::total_issuance(), issued);
        assert_noop!(by(Alice, collect(AssetKind::Native)), Error::<Runtime>::NothingToCollect);
        assert_ok!(by(Bob, batch(vec![give(pots::REWARDS, 1), recycle()])));
    });
}

#[test]
fn asset_off_the_list_in_the_middle_of_an_auction_is_swept_and_not_sold() {
    test(|| {
        market_is_tracked();
        let (eve, treasury) = (Eve.to_account_id(), pots::account(pots::TREASURY));
        let sweep = || RuntimeCall::from(RevenueCall::sweep { asset: COIN });
        assert_ok!(by(Bob, open()));
        assert_ok!(by(Charlie, bid(1_000)));
        assert_noop!(by(Eve, sweep()), Error::<Runtime>::AssetListed);
        govern(Listing::unlist { asset: COIN });
        assert_noop!(by(Charlie, bid(1_000)), Error::<Runtime>::MoreThanInStock);
        assert_noop!(by(Charlie, run()), SaleError::<Runtime>::AboveLot);
        assert_noop!(by(Eve, batch(vec![sweep(), sweep()])), Error::<Runtime>::NothingHeld);
        assert_ok!(by(Eve, sweep()));
        assert_eq!((owned(&eve), owned(&treasury)), (0, STOCK - 1_000));
        let told = books();
        assert_eq!((told.sold, told.swept, told.held, told.in_pot), (1_000, STOCK - 1_000, 0, 0));
        // Back on the list, the auction sells what comes in, by its own terms, until its time is over.
        govern(Listing::list { asset: COIN });
        assert_noop!(by(Charlie, bid(1_000)), Error::<Runtime>::MoreThanInStock);
        units_come_in(STOCK);
        assert_ok!(by(Charlie, bid(1_000)));
        let until = Buyback::auction(COIN).expect("it is open").until.0;
        block_at(until - SLOT_MILLIS);
        let end = || Sales::end { asset: COIN };
        assert_noop!(by(Eve, end()), SaleError::<Runtime>::AuctionOpen);
        block_at(until);
        assert_ok!(by(Eve, end()));
        assert_ok!(by(Bob, batch(vec![open().into(), bid(1_000).into()])));
    });
}
