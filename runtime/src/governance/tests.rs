//! Referenda on the real runtime: what each track may do, and what it cannot reach.

mod ending;
mod jamming;
mod locks;
mod passing;
mod reach;
mod tracks;
mod voting;

use super::{
    origins::Origin,
    tracks::{Tracks, DAYS, HOURS},
};
use crate::{
    pots,
    tests::{assert_invariants, begin_block, dispatch, genesis, test},
    *,
};
use agt_primitives::{
    access::Role,
    governance::{ReferendumReport, ReferendumState, MAX_REFERENDA},
    report::Planck,
    supply::Bucket,
    token::AGT,
};
use codec::Encode;
use frame_support::{
    dispatch::RawOrigin,
    traits::{fungible::Inspect, schedule::DispatchTime, Get, StorePreimage},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_referenda::{ReferendumIndex, TracksInfo};
use sp_keyring::Sr25519Keyring::{self, Alice, AliceStash, Bob, Charlie, DaveStash, Eve};
use sp_runtime::{DispatchError, Perbill};

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
    RuntimeOrigin::signed(who.to_account_id())
}

fn blocks(count: u32) {
    for _ in 0..count {
        Executive::finalize_block();
        begin_block();
    }
}

/// Two holders with a share of what circulates: the stashes of marketing and foundation bond `millions` each.
fn holders_bond(millions: u128) -> [Sr25519Keyring; 2] {
    for bucket in [Bucket::Marketing, Bucket::Foundation] {
        let _ = dispatch(pallet_supply::Call::release { bucket }, signed(Eve));
    }
    let holders = [AliceStash, DaveStash];
    for who in holders {
        bond(who, millions * 1_000_000 * AGT);
    }
    holders
}

fn all_vote(holders: [Sr25519Keyring; 2], index: ReferendumIndex) {
    for who in holders {
        vote(who, index, true, Access::report(who.to_account_id()).active.0).expect("a vote");
    }
}

fn bond(who: Sr25519Keyring, amount: Balance) {
    dispatch(pallet_access::Call::bond { amount }, signed(who)).expect("a bond");
}

/// Submits `call` on the track of `origin` and places the decision deposit.
fn submit(origin: impl Into<OriginCaller>, call: impl Into<RuntimeCall>) -> ReferendumIndex {
    submit_hash(origin, Preimage::bound(call.into()).expect("a preimage"))
}

fn submit_hash(
    origin: impl Into<OriginCaller>,
    proposal: frame_support::traits::Bounded<RuntimeCall, sp_runtime::traits::BlakeTwo256>,
) -> ReferendumIndex {
    let index = pallet_referenda::ReferendumCount::<Runtime>::get();
    let call = pallet_referenda::Call::submit {
        proposal_origin: Box::new(origin.into()),
        proposal,
        enactment_moment: DispatchTime::After(0),
    };
    dispatch(call, signed(Alice)).expect("a submission");
    dispatch(pallet_referenda::Call::place_decision_deposit { index }, signed(Alice)).expect("a deposit");
    index
}

fn vote(who: Sr25519Keyring, poll_index: ReferendumIndex, aye: bool, balance: Balance) -> Result<(), DispatchError> {
    let vote = AccountVote::Standard { vote: Vote { aye, conviction: Conviction::Locked1x }, balance };
    dispatch(pallet_conviction_voting::Call::vote { poll_index, vote }, signed(who))
}

fn root() -> RawOrigin<AccountId> {
    RawOrigin::Root
}

fn referendum(index: ReferendumIndex) -> ReferendumReport<AccountId> {
    let page = reports::referenda::report(Some(index));
    page.referenda.into_iter().next().expect("a referendum")
}

fn state(index: ReferendumIndex) -> ReferendumState {
    referendum(index).state
}

/// Runs blocks until the referendum has ended, then as many as its enactment takes.
fn until_enacted(index: ReferendumIndex) -> ReferendumState {
    for _ in 0..500 {
        if referendum(index).ongoing.is_none() {
            break;
        }
        blocks(1);
    }
    while referendum(index).enacts_at.is_some() {
        blocks(1);
    }
    state(index)
}

fn minimum() -> u128 {
    configs::parameters::reports().iter().find(|p| p.name == "access.jurorMinimum").expect("it is governed").value
}

fn set_minimum(value: u128) -> RuntimeCall {
    configs::parameters::set_call("access.jurorMinimum", value)
}

fn pay(amount: Balance) -> RuntimeCall {
    let beneficiary = AccountId::new([7; 32]).into();
    pallet_treasury_limits::Call::pay { beneficiary, amount, purpose: Default::default() }.into()
}

fn fund_treasury() -> Balance {
    dispatch(pallet_supply::Call::release { bucket: Bucket::Ecosystem }, signed(Eve)).expect("a release");
    Balances::total_balance(&pots::account(pots::TREASURY))
}

/// What became of the referendum's call in this block.
fn enactment(index: ReferendumIndex) -> Result<(), DispatchError> {
    let task = reports::referenda::enactment_task(index);
    let events = System::events();
    let dispatched = events.iter().find_map(|record| match &record.event {
        RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched { id: Some(id), result, .. }) if *id == task => {
            Some(*result)
        }
        _ => None,
    });
    dispatched.expect("an enactment in this block")
}

fn enact(index: ReferendumIndex) -> Result<(), DispatchError> {
    assert_eq!(until_enacted(index), ReferendumState::Approved);
    enactment(index)
}
