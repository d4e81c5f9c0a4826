//! Random operations in any order: a call that fails changes nothing, every invariant holds, no AGT is made, each account
//! has as many open sets as tickets, a step that a report names succeeds, and events alone say what a campaign delivered.

use super::{rebuilt::Rebuilt, *};
use crate::{Lists, Openings};
use agt_primitives::{characters::Boost, multiplier::Multiplier, tasks::TicketReport, token::AGT};
use agt_test_support::{
    properties::{config, for_all, Successes},
    TestCharacters,
};
use codec::Encode;
use frame_support::dispatch::CheckIfFeeless;
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestCaseError},
};
use std::collections::BTreeMap;

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
    FullBlocks(Moment),
    Crowd(u64),
    Join(u8, u64, bool),
    CloseRound(u8),
    Deal(u8, bool),
    Act(u8, Style),
    OpenGold(u8),
    Settle(u8),
    Leave(u8),
    Collect(u8),
    Block(u8),
    Stop(u64),
    Close(u64),
    Prune(u64),
}

const NAMES: [&str; 14] = [
    "Join",
    "CloseRound",
    "Deal",
    "Commit",
    "StandIn",
    "Reveal",
    "RevealFor",
    "RevealMany",
    "OpenGold",
    "Settle",
    "Leave",
    "Collect",
    "Close",
    "Prune",
];

/// The windows of these campaigns: long in comparison with the waits.
const LONG: Windows =
    Windows { join: 15 * MINUTE, commit: 3 * HOUR, stand_in: 2 * HOUR, reveal: 3 * HOUR, gold: 3 * HOUR };

fn op() -> impl Strategy<Value = Op> {
    let wait = prop_oneof![6 => Just(15 * MINUTE), 3 => Just(HOUR), 1 => Just(3 * HOUR), 1 => 1..DAY];
    let style = prop_oneof![
        12 => Just(Style::Honest), 3 => Just(Style::Contrary), 2 => Just(Style::FailsGold), 1 => Just(Style::Garbage)
    ];
    prop_oneof![
        9 => wait.clone().prop_map(Op::Wait),
        1 => wait.prop_map(Op::FullBlocks),
        5 => (0..CAMPAIGNS).prop_map(Op::Crowd),
        6 => (0..PEOPLE, 0..CAMPAIGNS, prop_oneof![5 => Just(false), 1 => Just(true)])
            .prop_map(|(who, campaign, experts)| Op::Join(who, campaign, experts)),
        4 => any::<u8>().prop_map(Op::CloseRound),
        6 => (any::<u8>(), prop_oneof![4 => Just(true), 1 => Just(false)]).prop_map(|(pick, new)| Op::Deal(pick, new)),
        40 => (any::<u8>(), style).prop_map(|(pick, style)| Op::Act(pick, style)),
        6 => any::<u8>().prop_map(Op::OpenGold),
        8 => any::<u8>().prop_map(Op::Settle),
        4 => any::<u8>().prop_map(Op::Leave),
        3 => any::<u8>().prop_map(Op::Collect),
        3 => (0..PEOPLE).prop_map(Op::Block),
    ]
}

/// The operations that end a campaign.
fn end() -> impl Strategy<Value = Op> {
    prop_oneof![
        2 => Just(Op::Wait(3 * HOUR)),
        2 => any::<u8>().prop_map(Op::Settle),
        2 => any::<u8>().prop_map(Op::Leave),
        1 => any::<u8>().prop_map(Op::Collect),
        1 => (0..PEOPLE).prop_map(Op::Block),
        1 => (0..CAMPAIGNS).prop_map(Op::Stop),
        1 => (0..CAMPAIGNS).prop_map(Op::Close),
        1 => (0..CAMPAIGNS).prop_map(Op::Prune),
    ]
}

impl Op {
    /// Returns the single operations: in a crowd everybody joins, one after the other.
    fn each(&self) -> Vec<Op> {
        match self {
            Self::Crowd(campaign) => (0..PEOPLE).map(|who| Self::Join(who, *campaign, false)).collect(),
            other => vec![other.clone()],
        }
    }
}

/// The answers that everybody committed to, to reveal them.
type Memory = BTreeMap<(AccountId, CampaignId, SetId), Answers>;

fn person(number: u8) -> AccountId {
    worker(1 + number)
}

fn begin_world() {
    // A set costs 180 to 270, so some rounds wait for their hour.
    change_terms(|terms| terms.aia_a_day = 24 * 150);
    for number in 0..PEOPLE {
        if number < VETERANS {
            veteran(&person(number), 6_000 + 500 * u16::from(number));
            give_role(&person(number), Role::DataValidation);
            give_medallion(&person(number), 3);
            // Two of them can earn more than the others.
            let reward = [Multiplier::ONE, Multiplier::MOST_STREAK, Multiplier::MOST_PRODUCT][usize::from(number % 3)];
            TestCharacters::select(&person(number), 1, Boost { reward, ..Boost::NONE });
        } else {
            newcomer(&person(number));
        }
    }
    open(CampaignTerms { leaves: 200, gold_root: root_of(&leaves(200, 4)), windows: LONG, ..terms() });
    let role = Requirements { role: Some(Role::DataValidation), ..terms().requirements };
    open(CampaignTerms {
        items: 12,
        leaves: 200,
        gold_root: root_of(&leaves(200, 4)),
        requirements: role,
        windows: LONG,
        ..pool_terms()
    });
    open(CampaignTerms { leaves: 200, gold_root: root_of(&leaves(200, 8)), windows: LONG, ..quiz_terms() });
}

/// Returns one of the things, if there is any.
fn pick<Thing: Clone>(of: &[Thing], pick: u8) -> Option<Thing> {
    of.get(usize::from(pick) % of.len().max(1)).cloned()
}

/// Returns the tickets of everybody whose next step is of this sort.
fn tickets(is_next: impl Fn(&NextStep) -> bool) -> Vec<(AccountId, TicketReport)> {
    let of = |who: AccountId| Tasks::tickets(who.clone()).into_iter().map(move |ticket| (who.clone(), ticket));
    (0..PEOPLE).map(person).flat_map(of).filter(|(_, ticket)| is_next(&ticket.next)).collect()
}

/// Returns the rounds in a state.
fn rounds(is_meant: impl Fn(&RoundState) -> bool) -> Vec<(CampaignId, RoundId)> {
    let all = Rounds::<Test>::iter().filter(|(_, _, round)| is_meant(&round.state));
    let mut found = all.map(|(campaign, round, _)| (campaign, round)).collect::<Vec<_>>();
    found.sort();
    found
}

/// Returns the sets that are dealt and not settled.
fn open_sets() -> Vec<(CampaignId, RoundId, SetId)> {
    let mut found = Vec::new();
    for (campaign, round) in rounds(|state| matches!(state, RoundState::Dealt(_))) {
        let deal = dealt(campaign, round);
        let sets = deal.sets().map(|set| deal.set_id(set));
        let open = sets.filter(|set| !matches!(Sets::<Test>::get(campaign, set), Some(SetEntry::Settled(_))));
        found.extend(open.map(|set| (campaign, round, set)));
    }
    found
}

fn owner_of(campaign: u64) -> AccountId {
    if campaign == 1 {
        REQUESTER
    } else {
        OPERATOR
    }
}

type Ran = (&'static str, DispatchResult, bool);

const NOTHING: Ran = ("Nothing", Err(DispatchError::Unavailable), false);

/// Commits, stands in or reveals, as the report says. A correct call must succeed.
fn act(pick_of: u8, style: Style, memory: &mut Memory) -> Ran {
    let work =
        |next: &NextStep| matches!(next, NextStep::Commit { .. } | NextStep::StandIn { .. } | NextStep::Reveal { .. });
    let Some((who, ticket)) = pick(&tickets(work), pick_of) else { return NOTHING };
    let (campaign, round) = (ticket.campaign, ticket.round);
    let garbage = style == Style::Garbage;
    match ticket.next {
        NextStep::Commit { set, .. } | NextStep::StandIn { set, .. } => {
            let answers = sheet(campaign, round, set, |shown| match (shown, style) {
                (Shown::Item(_), Style::Contrary) => Answer::Choice(who.encode()[0] % 4),
                (Shown::Gold(_), Style::FailsGold) => Answer::Choice(0),
                _ => perfect(shown),
            });
            let aimed = if garbage { SetId(set.0 + 1) } else { set };
            let hash = hash(&who, campaign, set, &answers);
            memory.insert((who.clone(), campaign, set), answers);
            let result = Tasks::commit(signed(&who), campaign, round, aimed, hash);
            let class_is_full = result == Err(Error::<Test>::NoSeatLeft.into());
            let name = if matches!(ticket.next, NextStep::Commit { .. }) { "Commit" } else { "StandIn" };
            let may_fail = garbage || (class_is_full && name == "StandIn");
            (name, result, !may_fail)
        }
        NextStep::Reveal { set, .. } => {
            let answers = memory[&(who.clone(), campaign, set)].clone();
            let salt = if garbage { [0; 32] } else { SALT };
            match pick_of % 3 {
                0 => ("Reveal", Tasks::reveal(signed(&who), campaign, round, set, answers, salt), !garbage),
                1 => {
                    let opening = Opening { campaign, round, set, who, answers, salt };
                    let one = RuntimeCall::Tasks(crate::Call::reveal_many {
                        openings: Openings::truncate_from(vec![opening.clone()]),
                    });
                    let is_free = is_free(&one);
                    let result = reveal_for(&PASSER_BY, opening);
                    // No predicate spends an allowance here, and the block has room.
                    assert_eq!(is_free, result.is_ok());
                    ("RevealFor", result, !garbage)
                }
                _ => ("RevealMany", reveal_many(salt, memory), !garbage),
            }
        }
        _ => NOTHING,
    }
}

/// Returns whether a stranger makes the call without a fee, and undoes what that spends.
fn is_free(call: &RuntimeCall) -> bool {
    let mut is_free = false;
    let _ = Tasks::dry_run(|| {
        is_free = call.is_feeless(&signed(&PASSER_BY));
        Ok(())
    });
    is_free
}

/// A stranger reveals for everybody whose next step is a reveal, each one twice.
fn reveal_many(salt: [u8; 32], memory: &Memory) -> DispatchResult {
    let due = tickets(|next| matches!(next, NextStep::Reveal { .. })).into_iter().filter_map(|(who, ticket)| {
        let NextStep::Reveal { set, .. } = ticket.next else { return None };
        let answers = memory[&(who.clone(), ticket.campaign, set)].clone();
        Some(Opening { campaign: ticket.campaign, round: ticket.round, set, who, answers, salt })
    });
    let openings = Openings::truncate_from(due.flat_map(|opening| [opening.clone(), opening]).collect());
    let revealed = || Sets::<Test>::iter_values().filter_map(SetEntry::into_open).map(|set| set.revealed.count_ones());
    let before = revealed().sum::<u32>();
    // Its second opening of each seat would take a call of the stranger, which has none.
    let call = RuntimeCall::Tasks(crate::Call::reveal_many { openings: openings.clone() });
    assert!(!is_free(&call));
    let result = Tasks::reveal_many(signed(&PASSER_BY), openings.clone());
    let expected = if result.is_ok() { openings.len().div_ceil(2) } else { 0 };
    assert_eq!(revealed().sum::<u32>() - before, expected as u32, "each seat is revealed once");
    result
}

/// Runs an operation. Returns its name, its result, and whether it had to succeed.
fn run(op: &Op, memory: &mut Memory) -> Ran {
    let anyone = signed(&PASSER_BY);
    match *op {
        Op::Wait(millis) => {
            wait(millis);
            ("Wait", Ok(()), true)
        }
        Op::FullBlocks(millis) => {
            wait_in_full_blocks(millis);
            ("FullBlocks", Ok(()), true)
        }
        // `each` replaces it by single joins.
        Op::Crowd(_) => NOTHING,
        Op::Join(who, campaign, experts) => {
            let queue = if experts { Queue::Expert } else { Queue::Work };
            let may_join = Tasks::may_join(person(who), campaign, queue);
            let missing = Tasks::missing_for(person(who), campaign, queue);
            let origin = signed(person(who));
            let result = Tasks::join(origin, campaign, queue);
            assert_eq!(may_join, result);
            assert_eq!(missing.is_empty(), result.is_ok(), "{missing:?}: {result:?}");
            ("Join", result, false)
        }
        Op::CloseRound(of) => {
            let Some((campaign, round)) = pick(&rounds(|state| *state == RoundState::Queueing), of) else {
                return NOTHING;
            };
            ("CloseRound", Tasks::close_round(anyone, campaign, round), false)
        }
        Op::Deal(of, new_epoch) => {
            let closed = rounds(|state| matches!(state, RoundState::Closed { .. }));
            let Some((campaign, round)) = pick(&closed, of) else { return NOTHING };
            if new_epoch {
                pass_epoch();
            }
            let open = Campaigns::<Test>::get(campaign).unwrap().phase == CampaignPhase::Open;
            let result = Tasks::deal(anyone, campaign, round);
            let void = result == Err(Error::<Test>::RoundVoid.into());
            ("Deal", result, new_epoch && open && !void)
        }
        Op::Act(of, style) => act(of, style, memory),
        Op::OpenGold(of) => {
            let Some((campaign, _, set)) = pick(&open_sets(), of) else { return NOTHING };
            ("OpenGold", open_gold(campaign, set), false)
        }
        Op::Settle(of) => {
            let told = tickets(|next| matches!(next, NextStep::Settle { .. }));
            match (pick(&told, of), pick(&open_sets(), of)) {
                (Some((who, ticket)), _) if of % 2 == 0 => {
                    let NextStep::Settle { set } = ticket.next else { return NOTHING };
                    assert_eq!(Tasks::can_settle(&who, ticket.campaign, ticket.round, set), Ok(()));
                    ("Settle", settle(ticket.campaign, ticket.round, set), true)
                }
                (_, Some((campaign, round, set))) => ("Settle", settle(campaign, round, set), false),
                _ => NOTHING,
            }
        }
        Op::Leave(of) => {
            let free = tickets(|next| *next == NextStep::Leave);
            let all = tickets(|_| true);
            let meant = if of % 4 == 0 { pick(&all, of) } else { pick(&free, of) };
            let Some((who, ticket)) = meant else { return NOTHING };
            let looked = Tasks::can_leave(&who, &who, ticket.campaign, ticket.round);
            let result = Tasks::leave(anyone, ticket.campaign, ticket.round, who);
            assert_eq!(result.is_ok(), ticket.next == NextStep::Leave, "{ticket:?}: {result:?}");
            assert_eq!(looked, result);
            ("Leave", result, false)
        }
        Op::Collect(of) => {
            let owed = crate::Unpaid::<Test>::iter_keys().collect::<Vec<_>>();
            let Some((who, campaign)) = pick(&owed, of) else { return NOTHING };
            let must = !Blocked::get().contains(&who);
            ("Collect", Tasks::collect(anyone, campaign, who), must)
        }
        Op::Block(who) => {
            let mut blocked = Blocked::get();
            if !blocked.remove(&person(who)) {
                blocked.insert(person(who));
            }
            Blocked::set(&blocked);
            ("Block", Ok(()), true)
        }
        Op::Stop(campaign) => ("Stop", Tasks::stop_campaign(signed(owner_of(campaign)), campaign), false),
        Op::Close(campaign) => ("Close", Tasks::close_campaign(signed(owner_of(campaign)), campaign), false),
        Op::Prune(campaign) => ("Prune", Tasks::prune(anyone, campaign), false),
    }
}

fn step(op: &Op, memory: &mut Memory) -> Result<(&'static str, bool), TestCaseError> {
    let before = root();
    let issued = Balances::total_issuance();
    let (name, result, must) = run(op, memory);
    prop_assert!(result.is_ok() || !must, "{:?} had to succeed: {:?}", op, result);
    if result.is_err() {
        // A new epoch comes whether or not a round can be dealt by it.
        let same = root() == before || matches!(op, Op::Deal(_, true));
        prop_assert!(same, "{:?} failed and changed something", op);
        return Ok((name, false));
    }
    prop_assert_eq!(Balances::total_issuance(), issued, "{:?} made or destroyed AGT", op);
    check_all();
    for number in 0..PEOPLE {
        let who = person(number);
        let status = Contributors::status(&who).expect("everybody is registered");
        prop_assert_eq!(status.open as usize, Tickets::<Test>::iter_prefix(&who).count(), "{}", number);
        let report = Access::report(who);
        prop_assert!(number >= VETERANS || report.active > 900 * AGT, "{:?}", report.active);
    }
    Ok((name, true))
}

#[test]
fn invariants_hold_after_any_sequence_of_operations() {
    let (successes, endings) = (Successes::default(), Successes::default());
    let config = config(40);
    let config = Config { max_shrink_iters: config.max_shrink_iters.min(64), ..config };
    for_all(config, &(vec(op(), 200..300), vec(end(), 20..100)), |(ops, end)| {
        ExtBuilder.build().execute_with(|| {
            begin_world();
            let mut memory = Memory::new();
            for op in ops.iter().chain(&end).flat_map(Op::each) {
                let (name, succeeds) = step(&op, &mut memory)?;
                if succeeds {
                    successes.note(name);
                }
            }
            for (_, _, entry) in Sets::<Test>::iter() {
                if let SetEntry::Settled(settled) = entry {
                    endings.note(format!("{:?}", settled.outcome));
                }
            }
            for campaign in Campaigns::<Test>::iter_keys() {
                prop_assert_eq!(Rebuilt::of(campaign).agrees(), Ok(()));
            }
            prop_assert!(Lists::<Test>::iter().count() < 16);
            Ok(())
        })
    });
    successes.assert_each(&NAMES, 3);
    endings.assert_each(&["Empty", "Silent", "Judged", "GoldWithheld"], 3);
}
