//! One file a behaviour.

mod assets;
mod claims;
mod ending;
mod escrow;
mod fees;
mod invariants;
mod listing;
mod locks;
mod opening;
mod properties;
mod topping_up;

use crate::{mock::*, Books, CampaignEscrow, Error, Escrows, Event, HoldReason, NextPool, Owed, Pool, Pools};
use agt_primitives::{
    assets::{AssetKind, Money},
    basis_points::BasisPoints,
    reward_pools::{PoolPhase, PoolPurpose},
    tasks::{CampaignId, Escrow, PoolId},
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::signed;
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError;

/// How long the pools of the tests live.
const LIFE: Moment = 30 * DAY;
/// The campaign of the tests.
const CAMPAIGN: CampaignId = 7;
/// What a pool of the tests has.
const AMOUNT: Balance = 1_000 * AGT;
/// What a campaign of the tests may pay.
const MOST: Balance = 100 * AGT;

/// Opens the next pool of an account for [`LIFE`].
fn open_of(owner: AccountId, asset: AssetKind, amount: Balance) -> DispatchResult {
    let number = NextPool::<Test>::get(owner);
    RewardPools::open(signed(owner), number, asset, PoolPurpose::DataRequest, amount, now() + LIFE)
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

fn reserve(number: PoolId, campaign: CampaignId, most: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::open(number, campaign, &ALICE, most)
}

fn free(campaign: CampaignId) -> Balance {
    <RewardPools as Escrow<AccountId>>::free(campaign)
}

fn commit(campaign: CampaignId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::commit(campaign, amount)
}

fn pay(campaign: CampaignId, to: AccountId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::pay(campaign, &to, amount)
}

fn release(campaign: CampaignId, amount: Balance) -> DispatchResult {
    <RewardPools as Escrow<AccountId>>::release(campaign, amount)
}

fn forfeit(campaign: CampaignId, points: u16) -> Result<Balance, DispatchError> {
    <RewardPools as Escrow<AccountId>>::forfeit(campaign, BasisPoints::clamped(points))
}

fn close_campaign(campaign: CampaignId) -> Result<Balance, DispatchError> {
    <RewardPools as Escrow<AccountId>>::close(campaign)
}

fn earns_merit(campaign: CampaignId, price: Balance) -> bool {
    <RewardPools as Escrow<AccountId>>::fee_earns_merit(campaign, price)
}

/// A worker earns a free part of a campaign's escrow.
#[track_caller]
fn earn(campaign: CampaignId, who: AccountId, amount: Balance) {
    assert_ok!(commit(campaign, amount));
    assert_ok!(pay(campaign, who, amount));
}

fn claim(number: PoolId, who: AccountId) -> DispatchResult {
    RewardPools::claim(signed(who), ALICE, number, who)
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

fn escrow(campaign: CampaignId) -> CampaignEscrow<AccountId> {
    Escrows::<Test>::get(campaign).expect("the campaign has an escrow")
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
