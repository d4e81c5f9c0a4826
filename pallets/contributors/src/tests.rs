//! The unit tests, one file for each behaviour.

mod aia;
mod crowding;
mod disputes;
mod energy;
mod experience;
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
mod unmet;
mod work;

use crate::{fixtures::measure, mock::*, AreaRecord, Areas, People, Person, Totals};
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::ContributorsBench,
    contributors::{
        AreaId, Contributors as Work, Credits, DisputedCredits, Earned, Outcome, Qualified, SetKey, Tally, WorkKind,
        WorkOffer, WorkResult,
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
    WorkOffer {
        set: key(set),
        area: AREA,
        energy: 1,
        aia_max: 320,
        stake_tier: Multiplier::ONE,
        kind: WorkKind::Platform,
    }
}

/// A quiz, which pays nothing.
fn quiz_offer(set: u64) -> WorkOffer {
    WorkOffer { aia_max: 0, kind: WorkKind::Quiz, ..offer(set) }
}

/// A set of a pool, which pays no AIA.
fn pool_offer(set: u64) -> WorkOffer {
    WorkOffer { aia_max: 0, kind: WorkKind::Pool, ..offer(set) }
}

fn open_with(who: &AccountId, offer: WorkOffer) -> Result<Aia, DispatchError> {
    Contributors::open_work(who, offer)
}

fn open(who: &AccountId, set: u64) -> Result<Aia, DispatchError> {
    open_with(who, offer(set))
}

/// All answers of a set without gold are right: 24 items at 10 AIA each. It is paid at once and ripens in three days.
fn perfect() -> WorkResult {
    WorkResult {
        outcome: Outcome::Accepted,
        consensus: Tally::of(24, 24),
        gold: Tally::NONE,
        measure: None,
        aia: 240,
        xp: 24,
        ripens_at: now() + 3 * DAY,
        earns_merit: true,
    }
}

/// The same set with gold, of whose items so many are right.
fn golden(right: u16, total: u16) -> WorkResult {
    WorkResult { gold: Tally::of(right, total), measure: Some(measure()), ..perfect() }
}

/// The result of a set that consists of gold items.
fn quiz(right: u16, total: u16) -> WorkResult {
    WorkResult { consensus: Tally::NONE, aia: 0, ..golden(right, total) }
}

fn close_with(who: &AccountId, set: u64, result: WorkResult) -> Result<Earned, DispatchError> {
    Contributors::close_work(who, key(set), result)
}

/// Opens a set and closes it with `result`. Returns the AIA credited.
fn work(who: &AccountId, set: u64, result: WorkResult) -> Aia {
    open(who, set).expect("the set can be opened");
    close_with(who, set, result).expect("the set can be closed").credited
}

/// Opens a quiz and closes it with so many of 32 answers right.
fn answer_quiz(who: &AccountId, set: u64, right: u16) {
    open_with(who, quiz_offer(set)).expect("the quiz can be opened");
    close_with(who, set, quiz(right, 32)).expect("the quiz can be closed");
}

/// Registers an account and proves it with one quiz, so that it is on trial in the tests' area. It has two units of energy
/// left and has opened one set today.
fn proven(who: &AccountId, referrer: Option<AccountId>) {
    register(who.clone(), referrer).expect("the account can register");
    answer_quiz(who, 1_000_000, 32);
    assert!(Contributors::is_proven(who));
}

/// Does the same and waits a day, so that all energy is back and no set is opened today.
fn proven_and_rested(who: &AccountId) {
    proven(who, None);
    wait(DAY);
}

/// Makes an account that has worked in the tests' area qualified there, with this skill.
fn stands_at(who: &AccountId, points: u16) {
    Contributors::set_reputation(who, AREA, BasisPoints::clamped(points));
}

/// The record of an account in the tests' area.
fn area(who: &AccountId) -> AreaRecord {
    Areas::<Test>::get(who, AREA).expect("the account has worked here")
}

/// What the sets of this result come to, which is paid at once.
fn paid(aia: Aia) -> Result<Earned, DispatchError> {
    Ok(Earned { own: aia, credited: aia, lost: 0 })
}

/// The AIA that waits for the end of trials.
fn waiting() -> Aia {
    Totals::<Test>::get().waiting
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
