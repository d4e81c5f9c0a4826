//! The unit tests, one file for each behaviour.

mod aia;
mod crowding;
mod disputes;
mod energy;
mod fees;
mod idle;
mod integrity;
mod invariants;
mod multipliers;
mod properties;
mod proving;
mod referral;
mod registration;
mod report;
mod reputation;
mod sponsors;
mod work;

use crate::{mock::*, People, Person};
use agt_primitives::{
    contributors::{
        AreaId, Contributors as Work, Credits, DisputedCredits, Outcome, SetKey, Tally, WorkOffer, WorkResult,
    },
    multiplier::Multiplier,
    Aia, Balance, Moment,
};
use agt_test_support::{rolled_back, root, signed};
use frame_support::{
    assert_noop,
    pallet_prelude::DispatchResult,
    traits::fungible::{Inspect, InspectHold},
};
use sp_runtime::DispatchError;

/// The area that the tests work in by default.
const AREA: AreaId = 7;

fn register(who: AccountId, referrer: Option<AccountId>) -> DispatchResult {
    Contributors::register(signed(who), referrer)
}

fn remove(who: AccountId) -> DispatchResult {
    Contributors::remove_idle(signed(SPONSOR), who)
}

fn person(who: &AccountId) -> Person<AccountId> {
    People::<Test>::get(who).expect("the account is registered")
}

fn key(set: u64) -> SetKey {
    SetKey { campaign: 1, set }
}

/// A set of the platform: 32 items at 10 AIA each.
fn offer(set: u64) -> WorkOffer {
    WorkOffer { set: key(set), area: AREA, energy: 1, aia_max: 320, stake_tier: Multiplier::ONE, platform: true }
}

fn open_with(who: &AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
    Contributors::open_work(who, offer)
}

fn open(who: &AccountId, set: u64) -> Result<Aia, DispatchError> {
    open_with(who, offer(set))
}

/// All answers of a mixed set are right: eight gold items and 24 others at 10 AIA each. It ripens in three days.
fn perfect() -> WorkResult {
    WorkResult {
        outcome: Outcome::Accepted,
        consensus: Tally::of(24, 24),
        gold: Tally::of(8, 8),
        aia: 240,
        xp: 24,
        ripens_at: now() + 3 * DAY,
        counts_for_reputation: true,
    }
}

/// The result of a set that consists of gold items.
fn quiz(right: u16, total: u16) -> WorkResult {
    WorkResult { consensus: Tally::NONE, gold: Tally::of(right, total), aia: 0, ..perfect() }
}

fn close_with(who: &AccountId, set: u64, result: WorkResult) -> Result<Aia, DispatchError> {
    Contributors::close_work(who, key(set), result)
}

/// Opens a set and closes it with `result`. Returns the AIA credited.
fn work(who: &AccountId, set: u64, result: WorkResult) -> Aia {
    open(who, set).expect("the set can be opened");
    close_with(who, set, result).expect("the set can be closed")
}

/// Registers an account and proves it with one quiz. It has two units of energy left and has opened one set today.
fn proven(who: &AccountId, referrer: Option<AccountId>) {
    register(who.clone(), referrer).expect("the account can register");
    work(who, 1_000_000, quiz(32, 32));
    assert!(Contributors::is_proven(who));
}

/// Does the same and waits a day, so that all energy is back and no set is opened today.
fn proven_and_rested(who: &AccountId) {
    proven(who, None);
    wait(DAY);
}

fn energy(who: &AccountId) -> u32 {
    Contributors::status(who).map_or(0, |status| status.energy)
}

/// The reputation in the tests' area, in basis points.
fn reputation(who: &AccountId) -> u16 {
    Contributors::reputation(who, AREA).points()
}

fn ripe(who: &AccountId) -> Aia {
    Contributors::ripe(who)
}

fn on_hold(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&crate::HoldReason::Registration.into(), who)
}

fn free(who: &AccountId) -> Balance {
    Balances::balance(who)
}

/// The next midnight.
fn midnight() -> Moment {
    (now() / DAY + 1) * DAY
}
