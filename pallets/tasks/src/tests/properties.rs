//! Whatever happens in whatever order: what fails changes nothing, every invariant holds, no AGT is made, nobody has
//! more sets open than tickets, and what the reports say can be done can be done.

use super::*;
use crate::Lists;
use agt_primitives::token::AGT;
use codec::Encode;
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, RngSeed, TestCaseError, TestRunner},
};
use sp_runtime::StateVersion;
use std::{cell::RefCell, collections::BTreeMap};

/// Five veterans with a bond, a role and a medallion, and three newcomers.
const PEOPLE: u8 = 8;
const VETERANS: u8 = 5;
/// A platform's, a staked pool's, and a quiz.
const CAMPAIGNS: u64 = 3;

/// How an account acts: mostly as it should.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Style {
    Honest,
    Contrary,
    FailsGold,
    Garbage,
}

#[derive(Clone, Debug)]
enum Op {
    Wait(Moment),
    Epoch,
    Join(u8, u64, bool),
    CloseRound(u64, u8),
    Deal(u64, u8),
    Act(u8, u8, Style),
    OpenGold(u64, u8),
    Settle(u64, u8),
    Leave(u8, u8),
    Collect(u8, u64),
    Block(u8),
    Stop(u64),
    Close(u64),
    Prune(u64),
}

const NAMES: [&str; 13] = [
    "Epoch",
    "Join",
    "CloseRound",
    "Deal",
    "Commit",
    "Reveal",
    "OpenGold",
    "Settle",
    "Leave",
    "Collect",
    "Stop",
    "Close",
    "Prune",
];

fn op() -> impl Strategy<Value = Op> {
    let (who, campaign) = (|| 0..PEOPLE, || 0..CAMPAIGNS);
    let wait = prop_oneof![Just(20 * MINUTE), Just(HOUR), Just(2 * HOUR), Just(3 * HOUR), Just(8 * HOUR), 1..DAY];
    let style = prop_oneof![
        12 => Just(Style::Honest), 3 => Just(Style::Contrary), 2 => Just(Style::FailsGold), 1 => Just(Style::Garbage)
    ];
    prop_oneof![
        5 => wait.prop_map(Op::Wait),
        6 => Just(Op::Epoch),
        14 => (who(), campaign(), any::<bool>()).prop_map(|(who, campaign, experts)| Op::Join(who, campaign, experts)),
        6 => (campaign(), any::<u8>()).prop_map(|(campaign, round)| Op::CloseRound(campaign, round)),
        6 => (campaign(), any::<u8>()).prop_map(|(campaign, round)| Op::Deal(campaign, round)),
        40 => (who(), any::<u8>(), style).prop_map(|(who, ticket, style)| Op::Act(who, ticket, style)),
        8 => (campaign(), any::<u8>()).prop_map(|(campaign, set)| Op::OpenGold(campaign, set)),
        10 => (campaign(), any::<u8>()).prop_map(|(campaign, set)| Op::Settle(campaign, set)),
        6 => (who(), any::<u8>()).prop_map(|(who, ticket)| Op::Leave(who, ticket)),
        2 => (who(), campaign()).prop_map(|(who, campaign)| Op::Collect(who, campaign)),
        2 => who().prop_map(Op::Block),
        1 => campaign().prop_map(Op::Stop),
        1 => campaign().prop_map(Op::Close),
        1 => campaign().prop_map(Op::Prune),
    ]
}

/// What everybody committed to, to reveal it.
type Memory = BTreeMap<(AccountId, CampaignId, SetId), Answers>;

fn person(number: u8) -> AccountId {
    worker(1 + number)
}

fn begin_world() {
    for number in 0..PEOPLE {
        if number < VETERANS {
            veteran(&person(number), 6_000 + 500 * u16::from(number));
            give_role(&person(number), Role::DataValidation);
            give_medallion(&person(number), 3);
        } else {
            newcomer(&person(number));
        }
    }
    open(CampaignTerms { leaves: 200, gold_root: root_of(&leaves(200, 2)), ..terms() });
    let role = Requirements { role: Some(Role::DataValidation), ..terms().requirements };
    open(CampaignTerms {
        items: 12,
        leaves: 200,
        gold_root: root_of(&leaves(200, 2)),
        requirements: role,
        ..pool_terms()
    });
    open(CampaignTerms { leaves: 200, gold_root: root_of(&leaves(200, 8)), ..quiz_terms() });
}

/// The ticket of an account that is meant.
fn ticket_of(who: &AccountId, pick: u8) -> Option<crate::TicketReport> {
    let tickets = Tasks::tickets(who.clone());
    tickets.get(usize::from(pick) % tickets.len().max(1)).copied()
}

/// The round of a set.
fn round_of(campaign: CampaignId, set: SetId) -> RoundId {
    let found = Rounds::<Test>::iter_prefix(campaign)
        .find(|(_, round)| matches!(&round.stage, Stage::Dealt(deal) if deal.place_of(set).is_some()));
    found.map_or(RoundId::MAX, |(round, _)| round)
}

fn counted(campaign: CampaignId) -> (u32, u32) {
    Campaigns::<Test>::get(campaign).map_or((0, 0), |found| (found.next_round, found.next_set))
}

fn owner_of(campaign: u64) -> AccountId {
    if campaign == 1 {
        REQUESTER
    } else {
        OPERATOR
    }
}

/// Commits, stands in or reveals: whatever the report says is next. What is done as it should be has to succeed.
fn act(who: &AccountId, pick: u8, style: Style, memory: &mut Memory) -> (&'static str, DispatchResult, bool) {
    let none = ("Act", Err(refused(Error::NoTicket)), false);
    let Some(ticket) = ticket_of(who, pick) else { return none };
    let (campaign, round) = (ticket.campaign, ticket.round);
    let garbage = style == Style::Garbage;
    match ticket.next {
        NextStep::Commit { set, .. } | NextStep::StandIn { set, .. } => {
            let answers = sheet(campaign, round, set, |shown| match (shown, style) {
                (Shown::Item(_), Style::Contrary) => Answer::Choice(who.encode()[0] % 4),
                (Shown::Gold(_), Style::FailsGold) => Answer::Choice(0),
                _ => perfect(shown),
            });
            memory.insert((who.clone(), campaign, set), answers.clone());
            let aimed = if garbage { set + 1 } else { set };
            let result = Tasks::commit(signed(who), campaign, round, aimed, hash(who, campaign, set, &answers));
            let lane_is_full = result == Err(refused(Error::NoSeatLeft));
            ("Commit", result, !garbage && !lane_is_full)
        }
        NextStep::Reveal { set, .. } => {
            let answers = memory[&(who.clone(), campaign, set)].clone();
            let salt = if garbage { [0; 32] } else { SALT };
            ("Reveal", Tasks::reveal(signed(who), campaign, round, set, answers, salt), !garbage)
        }
        _ => none,
    }
}

/// Runs an operation. Tells its name, what came of it, and whether it had to succeed.
fn run(op: &Op, memory: &mut Memory) -> (&'static str, DispatchResult, bool) {
    let anyone = signed(&PASSER_BY);
    match *op {
        Op::Wait(millis) => {
            wait(millis);
            ("Wait", Ok(()), true)
        }
        Op::Epoch => {
            next_epoch();
            ("Epoch", Ok(()), true)
        }
        Op::Join(who, campaign, experts) => {
            let queue = if experts { Queue::Expert } else { Queue::Work };
            let told = Tasks::may_join(person(who), campaign, queue);
            let origin = signed(&person(who));
            let result = if experts { Tasks::join_experts(origin, campaign) } else { Tasks::join(origin, campaign) };
            assert_eq!(told, result);
            ("Join", result, false)
        }
        Op::CloseRound(campaign, pick) => {
            let round = u32::from(pick) % counted(campaign).0.max(1);
            ("CloseRound", Tasks::close_round(anyone, campaign, round), false)
        }
        Op::Deal(campaign, pick) => {
            let round = u32::from(pick) % counted(campaign).0.max(1);
            ("Deal", Tasks::deal(anyone, campaign, round), false)
        }
        Op::Act(who, pick, style) => act(&person(who), pick, style, memory),
        Op::OpenGold(campaign, pick) => {
            let set = u32::from(pick) % counted(campaign).1.max(1);
            let known = Campaigns::<Test>::contains_key(campaign);
            let result = if known { open_gold(campaign, set) } else { Err(refused(Error::UnknownCampaign)) };
            ("OpenGold", result, false)
        }
        Op::Settle(campaign, pick) => {
            let set = u32::from(pick) % counted(campaign).1.max(1);
            ("Settle", settle(campaign, round_of(campaign, set), set), false)
        }
        Op::Leave(who, pick) => {
            let Some(ticket) = ticket_of(&person(who), pick) else {
                return ("Leave", Err(refused(Error::NoTicket)), false);
            };
            match ticket.next {
                NextStep::Settle { set } => ("Settle", settle(ticket.campaign, ticket.round, set), true),
                next => {
                    let result = Tasks::leave(anyone, ticket.campaign, ticket.round, person(who));
                    assert_eq!(result.is_ok(), next == NextStep::Leave, "{next:?}");
                    ("Leave", result, false)
                }
            }
        }
        Op::Collect(who, campaign) => ("Collect", Tasks::collect(anyone, campaign, person(who)), false),
        Op::Block(who) => {
            let mut blocked = Blocked::get();
            if !blocked.remove(&person(who)) {
                blocked.insert(person(who));
            }
            Blocked::set(&blocked);
            ("Block", Ok(()), true)
        }
        Op::Stop(campaign) => ("Stop", Tasks::stop_campaign(signed(&owner_of(campaign)), campaign), false),
        Op::Close(campaign) => ("Close", Tasks::close_campaign(signed(&owner_of(campaign)), campaign), false),
        Op::Prune(campaign) => ("Prune", Tasks::prune(anyone, campaign), false),
    }
}

fn step(op: &Op, memory: &mut Memory) -> Result<(&'static str, bool), TestCaseError> {
    let root = sp_io::storage::root(StateVersion::V1);
    let issued = Balances::total_issuance();
    let (name, result, must) = run(op, memory);
    prop_assert!(result.is_ok() || !must, "{:?} had to succeed: {:?}", op, result);
    if result.is_err() {
        prop_assert_eq!(sp_io::storage::root(StateVersion::V1), root, "{:?} failed and changed something", op);
        return Ok((name, false));
    }
    prop_assert_eq!(Balances::total_issuance(), issued, "{:?} made or destroyed AGT", op);
    check_all();
    for number in 0..PEOPLE {
        let who = person(number);
        let standing = Contributors::standing(&who).expect("everybody is registered");
        prop_assert_eq!(standing.open as usize, Holders::<Test>::iter_prefix(&who).count(), "{}", number);
        let report = Access::report(who);
        prop_assert!(number >= VETERANS || report.active > 900 * AGT, "{:?}", report.active);
    }
    Ok((name, true))
}

#[test]
fn the_books_are_in_order_whatever_happens() {
    let mut runner = TestRunner::new(Config {
        cases: 64,
        rng_seed: RngSeed::Fixed(1),
        source_file: Some(file!()),
        max_shrink_iters: 64,
        ..Config::default()
    });
    let succeeded = RefCell::new(BTreeMap::<&'static str, u32>::new());
    let endings = RefCell::new(BTreeMap::<String, u32>::new());
    let run = |ops: Vec<Op>| {
        ExtBuilder.build().execute_with(|| {
            begin_world();
            let mut memory = Memory::new();
            for op in &ops {
                let (name, succeeds) = step(op, &mut memory)?;
                if succeeds {
                    *succeeded.borrow_mut().entry(name).or_default() += 1;
                }
            }
            for (_, _, entry) in Sets::<Test>::iter() {
                if let SetEntry::Settled(settled) = entry {
                    *endings.borrow_mut().entry(format!("{:?}", settled.ending)).or_default() += 1;
                }
            }
            prop_assert!(Lists::<Test>::iter().count() < 16);
            Ok(())
        })
    };
    if let Err(failure) = runner.run(&vec(op(), 160..240), run) {
        panic!("{failure}");
    }
    // A property over operations that never succeed would say nothing.
    let (succeeded, endings) = (succeeded.into_inner(), endings.into_inner());
    for name in NAMES {
        assert!(succeeded.get(name).is_some_and(|times| *times >= 3), "{name}: {succeeded:?}");
    }
    for name in ["Empty", "Silent", "Judged", "GoldWithheld"] {
        assert!(endings.get(name).is_some_and(|times| *times >= 3), "{name}: {endings:?}");
    }
}
