//! One file a behaviour.

mod attacks;
mod authors;
mod invariants;
mod notes;
mod passing;
mod properties;
mod report;
mod stock;

use crate::{
    mock::*, AssetBooks, Author, AuthorMonths, Authors, AuthorsMonth, AuthorsPaid, Blocks, Books, Collected,
    CollectedIn, CurrentMonth, Error, Event, OpenMonth, SlashesRecycled, SoldIn,
};
use agt_primitives::{
    assets::{AssetId, AssetKind},
    calendar::Month,
    recycler::RecycleSource,
    revenue::{Revenue as _, RevenueSource, RevenueStock, RevenueTerms},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance,
};
use agt_test_support::{rolled_back, root, signed};
use frame_support::{
    assert_noop, assert_ok,
    pallet_prelude::DispatchResult,
    traits::{
        fungible::Mutate as _,
        fungibles::{self, Inspect as _},
        tokens::Preservation::Expendable,
    },
};
use pallet_authorship::EventHandler;
use sp_runtime::{ArithmeticError, TokenError};

/// The month of the tests.
const MARCH: Month = Month(57 * 12 + 2);

/// A block of `who`, at whose beginning chain time is that of the block before.
fn block(who: AccountId) {
    <Revenue as EventHandler<AccountId, u64>>::note_author(who);
}

/// Blocks of `who`.
fn blocks(who: AccountId, count: u32) {
    (0..count).for_each(|_| block(who));
}

/// Pays revenue of ALICE into the pot, without a word.
fn pay(asset: AssetKind, to: AccountId, amount: Balance) {
    let moved = match asset {
        AssetKind::Native => Balances::transfer(&ALICE, &to, amount, Expendable).map(drop),
        AssetKind::WithId(asset) => Assets::transfer(signed(ALICE), asset, to, amount),
    };
    assert_ok!(moved);
}

/// Pays revenue of ALICE into the pot and notes it.
fn earn(asset: AssetKind, source: RevenueSource, amount: Balance) {
    pay(asset.clone(), POT, amount);
    Revenue::note(asset, source, amount);
}

fn earn_agt(amount: Balance) {
    earn(AGT_KIND, RevenueSource::Boosters, amount);
}

fn collect(asset: AssetKind) -> DispatchResult {
    Revenue::collect(signed(CAROL), asset)
}

fn pass_on() -> DispatchResult {
    Revenue::pass_on(signed(CAROL))
}

fn recycle_slashes() -> DispatchResult {
    Revenue::recycle_slashes(signed(CAROL))
}

fn sweep(asset: AssetId) -> DispatchResult {
    Revenue::sweep(signed(CAROL), asset)
}

fn pay_author(who: AccountId) -> DispatchResult {
    Revenue::pay_author(signed(CAROL), who)
}

fn in_stock(asset: AssetId) -> Balance {
    <Revenue as RevenueStock<AccountId>>::in_stock(asset)
}

fn sell(asset: AssetId, to: AccountId, amount: Balance) -> DispatchResult {
    <Revenue as RevenueStock<AccountId>>::sell(asset, &to, amount)
}

/// Planck that an account has beside the existential deposit.
fn beyond(who: AccountId) -> Balance {
    free(who) - EXISTENTIAL_DEPOSIT
}

fn free(who: AccountId) -> Balance {
    Balances::free_balance(who)
}

/// What an account has of an asset.
fn units(asset: AssetId, who: AccountId) -> Balance {
    Assets::balance(asset, who)
}

fn entries(asset: AssetKind) -> AssetBooks {
    Books::<Test>::get(asset)
}

fn held(asset: AssetKind) -> Balance {
    entries(asset).held().expect("the books are sound")
}

fn author(who: AccountId) -> Author {
    Authors::<Test>::get(who).expect("it is an author")
}

/// Planck that an author would be paid now.
fn owed(who: AccountId) -> Balance {
    Revenue::author(who).map_or(0, |report| report.owed.0)
}

fn last_event() -> Event<Test> {
    match System::events().pop().expect("there is an event").event {
        RuntimeEvent::Revenue(event) => event,
        other => panic!("it is {other:?}"),
    }
}
