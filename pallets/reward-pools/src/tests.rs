//! One file a behaviour.

mod assets;
mod claims;
mod ending;
mod escrow;
mod fees;
mod guarantees;
mod invariants;
mod listing;
mod locks;
mod opening;
mod properties;
mod topping_up;
mod unsecured;

use crate::{mock::*, Books, Error, EscrowBooks, Escrows, Event, HoldReason, NextPool, Opened, Owed, Pool, Pools};
use agt_primitives::{
    assets::{AssetKind, Listing, Money},
    attestation::ValueOf,
    basis_points::BasisPoints,
    reward_pools::{PoolPhase, PoolPurpose},
    tasks::{Escrow, EscrowId, PoolId},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::signed;
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError;

/// How long the pools of the tests live.
const LIFE: Moment = 30 * DAY;
/// The campaign of the tests.
const CAMPAIGN: EscrowId = campaign(7);
/// What a pool of the tests has.
const AMOUNT: Balance = 1_000 * AGT;
/// What such a pool, and each of its escrows, must have as a guarantee.
const LEAST_GUARANTEE: Balance = 500 * AGT;
/// The guarantee of the tests' pools whose asset is not listed: enough for an escrow of a tenth of the pool.
const GUARANTEE: Balance = 10 * LEAST_GUARANTEE;
/// What a campaign of the tests may pay.
const MOST: Balance = 100 * AGT;

/// What names the escrow of a campaign.
const fn campaign(number: u64) -> EscrowId {
    EscrowId::Campaign(number)
}

/// Opens the next pool of an account for [`LIFE`].
fn open_of(owner: AccountId, asset: AssetKind, amount: Balance) -> DispatchResult {
    let guarantee = if <Test as crate::Config>::Listing::is_listed(asset.clone()) { 0 } else { GUARANTEE };
    open_guaranteed(owner, asset, amount, guarantee)
}

fn open_guaranteed(owner: AccountId, asset: AssetKind, amount: Balance, guarantee: Balance) -> DispatchResult {
    let number = NextPool::<Test>::get(owner);
    RewardPools::open(signed(owner), number, asset, PoolPurpose::DataRequest, amount, now() + LIFE, guarantee)
}

/// Opens the next pool of ALICE for [`LIFE`], and returns its number.
#[track_caller]
fn open(asset: AssetKind, amount: Balance) -> PoolId {
    let number = NextPool::<Test>::get(ALICE);
    assert_ok!(open_of(ALICE, asset, amount));
    number
}

/// Opens a pool of [`AMOUNT`] AGT, of which [`CAMPAIGN`] has reserved [`MOST`].
#[track_caller]
fn open_with_campaign() -> PoolId {
    let number = open(AssetKind::Native, AMOUNT);
    assert_ok!(reserve(number, CAMPAIGN, MOST));
    number
}

fn reserve(number: PoolId, id: EscrowId, most: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::open(number, id, &ALICE, most)
}

fn free(id: EscrowId) -> Balance {
    <RewardPools as Escrow<AccountId>>::free(id)
}

fn commit(id: EscrowId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::commit(id, amount)
}

fn pay(id: EscrowId, to: AccountId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::pay(id, &to, amount)
}

fn release(id: EscrowId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::release(id, amount)
}

fn forfeit(id: EscrowId, points: u16) -> Result<Balance, DispatchError> {
    <RewardPools as Escrow<AccountId>>::forfeit(id, BasisPoints::clamped(points))
}

fn forfeit_committed(id: EscrowId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::forfeit_committed(id, amount)
}

fn send(id: EscrowId, to: AccountId) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::send(id, &to)
}

fn close_escrow(id: EscrowId) -> Result<Balance, DispatchError> {
    <RewardPools as Escrow<AccountId>>::close(id)
}

fn earns_merit(id: EscrowId, price: Balance) -> bool {
    <RewardPools as Escrow<AccountId>>::price_earns_merit(id, price)
}

/// A worker earns a free part of an escrow.
#[track_caller]
fn earn(id: EscrowId, who: AccountId, amount: Balance) {
    assert_ok!(commit(id, amount));
    assert_ok!(pay(id, who, amount));
}

fn claim(number: PoolId, who: AccountId) -> DispatchResult {
    RewardPools::claim(signed(who), ALICE, number, who)
}

/// A worker has another account paid what a pool of ALICE owes it.
fn claim_to(number: PoolId, who: AccountId, to: AccountId) -> DispatchResult {
    RewardPools::claim_to(signed(who), ALICE, number, to)
}

fn collect(number: PoolId) -> DispatchResult {
    RewardPools::collect_fee(signed(BOB), ALICE, number)
}

/// Lets time pass until a pool of now can be cancelled, and cancels it.
#[track_caller]
fn cancel(number: PoolId) {
    wait(48 * HOUR);
    assert_ok!(RewardPools::cancel(signed(ALICE), number));
}

fn books(number: PoolId) -> Books {
    Pools::<Test>::get(ALICE, number).expect("the pool exists").books
}

fn escrow(id: EscrowId) -> EscrowBooks<AccountId> {
    Escrows::<Test>::get(id).expect("it has an escrow")
}

fn owed(number: PoolId, who: AccountId) -> Balance {
    RewardPools::owed(ALICE, number, who)
}

fn on_hold(asset: AssetKind, who: AccountId) -> Balance {
    <Test as crate::Config>::Money::on_hold(asset, &HoldReason::Pool.into(), &who)
}

fn deposits(who: AccountId) -> Balance {
    <Test as crate::Config>::Money::on_hold(AssetKind::Native, &HoldReason::PoolDeposit.into(), &who)
}

fn guarantees(who: AccountId) -> Balance {
    <Test as crate::Config>::Money::on_hold(AssetKind::Native, &HoldReason::Guarantee.into(), &who)
}

/// What an account may spend or has frozen, beside what is on hold.
fn balance(asset: AssetKind, who: AccountId) -> Balance {
    match asset {
        AssetKind::Native => Balances::free_balance(who),
        AssetKind::WithId(id) => Assets::balance(id, who),
    }
}

#[track_caller]
fn assert_last(event: Event<Test>) {
    System::assert_last_event(event.into());
}
