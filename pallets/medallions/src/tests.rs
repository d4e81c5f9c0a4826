//! One file a behaviour.

mod areas;
mod attacks;
mod claiming;
mod counting;
mod feeless;
mod invariants;
mod levels;
mod properties;
mod report;
mod revoking;

use crate::{mock::*, Error, Event, Holders, Progress, Progresses, Requested, Totals};
use agt_primitives::{
    basis_points::BasisPoints,
    benchmarking::MedallionsBench,
    contributors::{AreaId, Qualified},
    experience::Experience,
    medallions::{CountedAnswers, MedallionTerms, Medallions as _, RevokeMedallions, MAX_AREAS, MOST_LEVEL},
    merit::{AcceptedSet, OnAccepted},
    revenue::RevenueSource,
    tasks::CampaignKind,
    token::AGT,
    Balance,
};
use agt_test_support::{root, signed, TestRevenue};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, traits::fungible::Inspect};

/// All revenue in AGT from medallions.
fn noted() -> Balance {
    TestRevenue::all_from(RevenueSource::Medallions)
}

/// A requester.
const REQUESTER: AccountId = 1_000;

/// Reports a set of `who` that was accepted. The platform pays if nobody else does.
fn accept(who: AccountId, area: AreaId, requester: Option<AccountId>, answers: u32) {
    let kind = CampaignKind::General;
    let set = AcceptedSet { area, kind, requester, answers, perfect: false, opened_at: START };
    Medallions::on_accepted(&who, &set);
}

fn claim(who: AccountId, area: AreaId) -> DispatchResult {
    Medallions::claim(signed(who), area)
}

/// Asks for the next level, at any price.
fn level_up(who: AccountId, area: AreaId) -> DispatchResult {
    Medallions::level_up(signed(who), area, level(who, area) + 1, Balance::MAX)
}

fn close(area: AreaId) -> DispatchResult {
    Medallions::close_area(RuntimeOrigin::root(), area)
}

fn revoke(who: AccountId, area: AreaId) -> DispatchResult {
    Medallions::revoke(signed(JUDGE), who, area, b"sold the account".to_vec().try_into().expect("it is short"))
}

/// The court, which another pallet is.
fn rule(who: AccountId, area: AreaId) -> DispatchResult {
    <Medallions as RevokeMedallions<AccountId>>::revoke(&who, area)
}

fn level(who: AccountId, area: AreaId) -> u8 {
    Medallions::level(&who, area)
}

fn progress(who: AccountId, area: AreaId) -> Progress {
    Progresses::<Test>::get(who, area)
}

fn counted(who: AccountId, area: AreaId) -> (u64, u64) {
    let CountedAnswers { platform, requested } = progress(who, area).counted;
    (platform, requested)
}

fn free(who: AccountId) -> Balance {
    Balances::balance(&who)
}

/// Changes the terms that governance wants.
fn want(change: impl FnOnce(&mut MedallionTerms)) {
    let mut terms = Terms::get();
    change(&mut terms);
    Terms::set(&terms);
}

fn last_event() -> Event<Test> {
    let event = System::events().pop().expect("there is an event").event;
    match event {
        RuntimeEvent::Medallions(event) => event,
        other => panic!("{other:?} is of another pallet"),
    }
}

/// Makes `who` qualified in birds, with skill.
fn skilled(who: AccountId) {
    qualify(who, BIRDS, Qualified::Yes, 9_500);
}

/// Makes `who` skilled, with the answers of the platform, the XP and the AGT for every level of birds.
fn master(who: AccountId) {
    skilled(who);
    accept(who, BIRDS, None, 25_000);
    grant(who, 27_000);
}

/// Makes `who` hold the medallion of birds at a level.
fn holder(who: AccountId, level: u8) {
    master(who);
    assert_ok!(claim(who, BIRDS));
    for _ in 1..level {
        assert_ok!(level_up(who, BIRDS));
    }
}
