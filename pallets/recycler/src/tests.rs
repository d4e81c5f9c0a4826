//! One file a behaviour.

mod attacks;
mod gifts;
mod invariants;
mod properties;
mod recycling;
mod report;
mod seasons;
mod staked;

use crate::{mock::*, Belonging, Error, Event, Sampled, Samples, Sources, Totals};
use agt_primitives::{
    basis_points::BasisPoints,
    calendar::Month,
    recycler::{RecycleSource, Recycled, RecycledRevenue, RecyclerMode, RecyclerTerms},
    supply::{Budget, MintBudget},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::{root, signed};
use frame_support::{
    assert_noop, assert_ok,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::Preservation,
    },
};
use sp_runtime::{DispatchError, TokenError};

const MARCH: Month = Month(57 * 12 + 2);
const APRIL: Month = Month(57 * 12 + 3);
const MAY: Month = Month(57 * 12 + 4);
const JUNE: Month = Month(57 * 12 + 5);

/// What circulates in these tests.
const SUPPLY: Balance = 1_000_000_000 * AGT;

fn recycle(who: AccountId, source: RecycleSource, amount: Balance) -> Result<Recycled, DispatchError> {
    <Recycler as agt_primitives::recycler::Recycler<AccountId>>::recycle(&who, source, amount)
}

/// Revenue of ALICE comes back.
fn revenue(amount: Balance) -> Result<Recycled, DispatchError> {
    recycle(ALICE, RecycleSource::Revenue, amount)
}

fn take(season: Month) -> Balance {
    <Recycler as RecycledRevenue<AccountId>>::take(season)
}

fn expected(season: Month) -> Balance {
    <Recycler as RecycledRevenue<AccountId>>::expected(season)
}

/// Pays without minting.
fn pay_only(who: AccountId, recycled: Balance, minted: Balance) -> DispatchResult {
    <Recycler as RecycledRevenue<AccountId>>::pay(&who, recycled, minted)
}

/// Mints into the pot and pays, or does neither, as a claim of a season.
fn pay(who: AccountId, recycled: Balance, minted: Balance) -> DispatchResult {
    with_storage_layer(|| {
        if minted > 0 {
            <Supply as MintBudget<AccountId>>::reserve(Budget::Seasons, minted)?;
            <Supply as MintBudget<AccountId>>::mint_reserved(Budget::Seasons, &POT, minted)?;
        }
        pay_only(who, recycled, minted)
    })
}

fn give_back(amount: Balance) -> DispatchResult {
    <Recycler as RecycledRevenue<AccountId>>::give_back(amount)
}

/// Somebody carries.
fn carry(season: Month) -> DispatchResult {
    Recycler::carry(signed(DAVE), season)
}

/// Somebody collects.
fn collect() -> DispatchResult {
    Recycler::collect(signed(DAVE))
}

/// BOB sends AGT to the pot of its own accord.
fn gift(amount: Balance) -> DispatchResult {
    Balances::transfer(&BOB, &POT, amount, Preservation::Preserve).map(|_| ())
}

/// Governance chooses a mode.
fn set_mode(mode: RecyclerMode) {
    Terms::set(&RecyclerTerms { mode: mode as u8, ..RecyclerTerms::DEFAULT });
}

/// Lets so many basis points of what circulates be bonded.
fn set_stake(points: u16) {
    Circulating::set(&SUPPLY);
    Bonded::set(&BasisPoints::clamped(points).of(SUPPLY));
}

/// Samples of today and of so many days after it are taken.
fn sample_days(days: u64) {
    next_block(0);
    for _ in 0..days {
        next_block(DAY);
        next_block(0);
    }
}

/// The mean share of bonded AGT, in basis points.
fn staked() -> u16 {
    Recycler::staked().points()
}

fn balance(who: AccountId) -> Balance {
    Balances::balance(&who)
}

/// What lies in the pot beyond its existential deposit.
fn in_pot() -> Balance {
    balance(POT) - EXISTENTIAL_DEPOSIT
}

/// What waits for seasons, and what they have taken and not paid or given back.
fn books() -> (Balance, Balance) {
    let totals = Totals::<Test>::get();
    (totals.waiting().expect("the books are whole"), totals.outstanding().expect("the books are whole"))
}

fn last_event() -> Event<Test> {
    match System::events().pop().expect("there was an event").event {
        RuntimeEvent::Recycler(event) => event,
        other => panic!("not of this pallet: {other:?}"),
    }
}
