//! One file a behaviour.

mod boosters;
mod counting;
mod daily;
mod feeless;
mod invariants;
mod milestones;
mod occasions;
mod properties;
mod report;

use crate::{mock::*, Entries, Error, Event, Events, Records, Stocks, Today, Totals};
use agt_primitives::{
    calendar::day,
    contributors::AreaId,
    merit::{AcceptedSet, OnAccepted},
    multiplier::Multiplier,
    quests::{Condition, DailyQuests, EventId, ListPlace, Milestone, Quest, QuestTerms, Reward, MOST_STOCK},
    supply::{Budget, MintBudget},
    tasks::CampaignKind,
    token::{AGT, EXISTENTIAL_DEPOSIT},
    Balance, Moment,
};
use agt_test_support::{rolled_back, root, signed, TestMedallions};
use frame_support::{
    assert_noop, assert_ok,
    pallet_prelude::DispatchResult,
    traits::fungible::{Inspect, Mutate},
};

/// A set of a general campaign: 20 right answers, not all gold right. The platform pays for it.
const PLAIN: AcceptedSet<AccountId> = AcceptedSet {
    area: 1,
    kind: CampaignKind::General,
    requester: None,
    answers: 20,
    perfect: false,
    opened_at: START,
};

fn accept(who: AccountId, set: AcceptedSet<AccountId>) {
    <Quests as OnAccepted<AccountId>>::on_accepted(&who, &set);
}

/// Plain sets of `who`, which it opened now, are accepted.
fn work(who: AccountId, sets: u32) {
    (0..sets).for_each(|_| accept(who, AcceptedSet { opened_at: now(), ..PLAIN }));
}

/// Makes these the quests of today.
fn set_quests(quests: [Quest; 3]) {
    Today::<Test>::put(DailyQuests { day: day(now()), quests });
}

fn claim_quest(who: AccountId, quest: Quest) -> DispatchResult {
    Quests::claim_quest(signed(who), quest)
}

fn claim_milestone(who: AccountId, milestone: Milestone) -> DispatchResult {
    Quests::claim_milestone(signed(who), milestone)
}

fn use_booster(who: AccountId) -> DispatchResult {
    Quests::use_booster(signed(who))
}

/// Buys a booster at any price.
fn buy_booster(who: AccountId) -> DispatchResult {
    Quests::buy_booster(signed(who), Balance::MAX)
}

/// Governance opens an event of 30 days.
fn open(reward: Reward, places: u32, condition: Condition) -> Result<EventId, sp_runtime::DispatchError> {
    let (event, from) = (crate::NextEvent::<Test>::get(), now());
    Quests::open_event(RuntimeOrigin::root(), reward, places, condition, from, from + 30 * DAY).map(|()| event)
}

fn enter(who: AccountId, event: EventId) -> DispatchResult {
    Quests::enter_event(signed(who), event)
}

fn claim_event(who: AccountId, event: EventId) -> DispatchResult {
    Quests::claim_event(signed(who), event, None)
}

fn close_event(event: EventId) -> DispatchResult {
    Quests::close_event(signed(CAROL), event)
}

fn stock(who: AccountId) -> u8 {
    Stocks::<Test>::get(who).stock
}

/// Gives `who` boosters as if it had won them.
fn give_boosters(who: AccountId, count: u8) {
    assert_ok!(Quests::pay(&who, Reward::new(0, count)));
}

fn factor(who: AccountId) -> Multiplier {
    <Quests as agt_primitives::boosters::Boosters<AccountId>>::factor(&who)
}

/// What the sub-budget has left, has promised, has minted.
fn budget() -> (Balance, Balance, Balance) {
    let budget = Budget::Milestones;
    (
        <Supply as MintBudget<AccountId>>::left(budget),
        <Supply as MintBudget<AccountId>>::reserved(budget),
        <Supply as MintBudget<AccountId>>::minted(budget),
    )
}

/// The whole sub-budget.
const ALL: Balance = 100_000_000 * AGT;

/// A reward of AGT alone.
const fn agt(amount: Balance) -> Reward {
    Reward { xp: 0, boosters: 0, agt: amount }
}

fn last_event() -> Event<Test> {
    match System::events().pop().expect("there was an event").event {
        RuntimeEvent::Quests(event) => event,
        other => panic!("not of this pallet: {other:?}"),
    }
}
