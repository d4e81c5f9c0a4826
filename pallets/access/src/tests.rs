//! One file a behaviour.

mod bonding;
mod disputes;
mod governance;
mod invariants;
mod obligations;
mod properties;
mod report;
mod roles;
mod season;
mod totals;
mod voting;
#[cfg(feature = "runtime-benchmarks")]
mod voting_benchmarks;

use crate::{mock::*, Ledger, Ledgers};
use agt_primitives::{
    access::{DisputeId, Disputes, ObligationId, ObligationKind, Role, SeasonBond, SetAside, SlashOutcome},
    calendar::Month,
    token::AGT,
    Balance, Moment,
};
use agt_test_support::{rolled_back, root, signed};
use frame_support::{
    pallet_prelude::DispatchResult,
    traits::fungible::{Inspect, InspectHold},
};
use sp_runtime::DispatchError;

fn bond(who: AccountId, amount: Balance) -> DispatchResult {
    Access::bond(signed(who), amount)
}

fn unbond(who: AccountId, amount: Balance) -> DispatchResult {
    Access::unbond(signed(who), amount)
}

fn rebond(who: AccountId, amount: Balance) -> DispatchResult {
    Access::rebond(signed(who), amount)
}

fn withdraw(who: AccountId) -> DispatchResult {
    Access::withdraw(signed(who))
}

fn enter(who: AccountId, role: Role) -> DispatchResult {
    Access::enter_role(signed(who), role)
}

fn stop(who: AccountId, role: Role) -> DispatchResult {
    Access::stop_role(signed(who), role)
}

fn leave(who: AccountId, role: Role) -> DispatchResult {
    Access::leave_role(signed(who), role)
}

fn reason(text: &str) -> crate::Reason {
    text.as_bytes().to_vec().try_into().expect("the reason is short")
}

fn slash(who: AccountId, amount: Balance) -> DispatchResult {
    Access::slash(RuntimeOrigin::root(), who, amount, reason("sold the same labels twice"))
}

fn id(kind: ObligationKind, number: u128) -> ObligationId {
    ObligationId { kind, number }
}

/// A set of labels.
fn set(number: u128) -> ObligationId {
    id(ObligationKind::LabelSet, number)
}

fn set_aside(who: AccountId, role: Role, obligation: ObligationId, amount: Balance) -> DispatchResult {
    <Access as SetAside<AccountId>>::set_aside(&who, role, obligation, amount)
}

fn lift(who: AccountId, obligation: ObligationId) -> Result<Balance, DispatchError> {
    <Access as SetAside<AccountId>>::lift(&who, obligation)
}

fn slash_minor(
    who: AccountId,
    obligation: ObligationId,
    amount: Balance,
    prover: Option<AccountId>,
) -> Result<SlashOutcome, DispatchError> {
    <Access as SetAside<AccountId>>::slash_minor(&who, obligation, amount, prover.as_ref())
}

fn slash_disputed(
    who: AccountId,
    dispute: DisputeId,
    amount: Balance,
    prover: Option<AccountId>,
) -> Result<SlashOutcome, DispatchError> {
    <Access as Disputes<AccountId>>::slash_disputed(&who, dispute, amount, prover.as_ref())
}

fn close(who: AccountId, dispute: DisputeId) -> DispatchResult {
    <Access as Disputes<AccountId>>::close_dispute(&who, dispute)
}

fn keep_until(who: AccountId, amount: Balance, until: Moment) -> DispatchResult {
    <Access as SeasonBond<AccountId>>::keep_until(&who, amount, until)
}

/// What of a bond stood still since `since`.
fn kept_since(who: AccountId, since: Moment) -> Balance {
    <Access as SeasonBond<AccountId>>::kept(&who, since)
}

/// The start of the month that the clock stands in.
fn season_start() -> Moment {
    Month::at(Timestamp::get()).and_then(Month::start).expect("tests stay inside the calendar")
}

/// What of a bond stood still since the current season began.
fn kept(who: AccountId) -> Balance {
    kept_since(who, season_start())
}

fn ledger(who: AccountId) -> Ledger {
    Ledgers::<Test>::get(who).unwrap_or_default()
}

/// What has happened since the events were reset, in all pallets.
fn happened() -> Vec<RuntimeEvent> {
    System::events().into_iter().map(|record| record.event).collect()
}

fn free(who: AccountId) -> Balance {
    Balances::balance(&who)
}

fn on_hold(who: AccountId) -> Balance {
    Balances::balance_on_hold(&crate::HoldReason::Bond.into(), &who)
}

/// ALICE with a bond of 2,000 AGT and the validation role.
fn alice_at_work() {
    bond(ALICE, 2_000 * AGT).expect("ALICE has enough");
    enter(ALICE, Role::DataValidation).expect("the bond is enough");
}
