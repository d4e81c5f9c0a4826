//! When answers are revealed, gold is opened, and sets are settled.

use super::{at, campaign, deal, round, DEALT, WINDOWS};
use crate::{
    steps::{of_set, Plan, SetFacts, Step, When},
    windows::CLOSE_LIMIT,
};
use agt_primitives::{
    tasks::{Queue, RoundId, SetId, REVEAL_MARGIN},
    Moment,
};
use agt_runtime::AccountId;
use pallet_tasks::{AwaitingGrades, Campaign, OpenSet, Round, RoundState, SetEntry, Waiting, GRADING_WINDOW};

const ROUND: RoundId = RoundId(2);
const SET: SetId = SetId(4);

/// The end of the time to commit, and of that to stand in.
const COMMITTED: Moment = DEALT + WINDOWS.commit;
const STOOD_IN: Moment = COMMITTED + WINDOWS.stand_in;

/// A set to which all three seats committed at the beginning.
const FULL: OpenSet = OpenSet {
    round: ROUND,
    committed: 0b111,
    revealed: 0,
    unproven: 0,
    last_commit: DEALT,
    answered: None,
    gold_opened: false,
};

/// The same one, revealed.
fn revealed() -> OpenSet {
    OpenSet { revealed: 0b111, answered: Some(DEALT + REVEAL_MARGIN + 7), ..FULL }
}

fn planned(campaign: &Campaign<AccountId>, queue: Queue, entry: Option<&SetEntry>, held: bool, now: Moment) -> Plan {
    let deal = deal();
    let facts = SetFacts {
        campaign_id: 1,
        campaign,
        round: ROUND,
        queue,
        deal: &deal,
        set: SET,
        entry,
        graders: None,
        holds_openings: held,
    };
    of_set(&facts, &at(now))
}

fn plan(open: OpenSet, held: bool, now: Moment) -> Plan {
    planned(&campaign(), Queue::Work, Some(&SetEntry::Open(open)), held, now)
}

fn settle() -> Vec<Step> {
    vec![Step::Settle { campaign: 1, round: ROUND, set: SET }]
}

fn reveal() -> Vec<Step> {
    vec![Step::Reveal { campaign: 1, set: SET }]
}

fn open_gold() -> Vec<Step> {
    vec![Step::OpenGold { campaign: 1, set: SET }]
}

#[test]
fn a_set_without_commitments_is_settled_after_the_stand_ins() {
    let plan = |now| planned(&campaign(), Queue::Work, None, false, now);
    assert_eq!(plan(STOOD_IN - 1), Plan { next: vec![When::Work(STOOD_IN)], ..Plan::default() });
    assert_eq!(plan(STOOD_IN).due, settle());
}

#[test]
fn a_full_set_is_revealed_two_minutes_after_its_last_commitment() {
    let from = DEALT + REVEAL_MARGIN;
    assert!(plan(FULL, true, from - 1).next.contains(&When::Work(from)));
    assert_eq!(plan(FULL, true, from - 1).due, []);
    assert_eq!(plan(FULL, true, from).due, reveal());
    assert_eq!(plan(FULL, false, from).due, []);
}

#[test]
fn a_set_with_a_free_seat_is_revealed_after_the_stand_ins() {
    let open = OpenSet { committed: 0b101, ..FULL };
    let from = (DEALT + REVEAL_MARGIN).max(STOOD_IN);
    assert_eq!(plan(open, true, from - 1).due, []);
    assert_eq!(plan(open, true, from).due, reveal());
    let late = OpenSet { last_commit: STOOD_IN - 1, ..open };
    assert_eq!(plan(late, true, STOOD_IN - 1 + REVEAL_MARGIN - 1).due, []);
    assert_eq!(plan(late, true, STOOD_IN - 1 + REVEAL_MARGIN).due, reveal());
}

#[test]
fn a_silent_set_is_settled_when_its_reveals_are_over() {
    let over = deal().times(&WINDOWS, &FULL).reveal_until;
    assert_eq!(over, (DEALT + REVEAL_MARGIN).max(COMMITTED) + WINDOWS.reveal);
    assert_eq!(plan(FULL, true, over - 1).due, reveal());
    assert_eq!(plan(FULL, true, over).due, settle());
}

#[test]
fn gold_is_opened_as_soon_as_all_answers_are_revealed() {
    let answered = DEALT + REVEAL_MARGIN + 7;
    assert_eq!(plan(revealed(), true, answered).due, open_gold());
    let over = answered + WINDOWS.gold;
    assert_eq!(plan(revealed(), true, over - 1).due, open_gold());
    assert_eq!(plan(revealed(), true, over).due, settle(), "the gold was withheld");
    let opened = OpenSet { gold_opened: true, ..revealed() };
    assert_eq!(plan(opened, true, answered).due, settle());
}

#[test]
fn gold_of_a_set_with_a_silent_seat_waits_for_the_end_of_the_reveals() {
    let open = OpenSet { revealed: 0b011, ..FULL };
    let over = deal().times(&WINDOWS, &open).reveal_until;
    assert_eq!(plan(open, true, over - 1).due, reveal());
    assert_eq!(plan(open, true, over).due, open_gold());
    assert_eq!(plan(open, true, over + WINDOWS.gold).due, settle());
}

#[test]
fn a_set_without_gold_is_settled_when_it_is_revealed() {
    let mut rich = campaign();
    rich.terms.gold_a_set = 0;
    let entry = SetEntry::Open(revealed());
    assert_eq!(planned(&rich, Queue::Work, Some(&entry), false, DEALT + REVEAL_MARGIN + 7).due, settle());
    let graders = planned(&campaign(), Queue::Grade, Some(&entry), false, DEALT + REVEAL_MARGIN + 7);
    assert_eq!(graders.due, settle());
}

/// A rich set that has waited for graders since [`DEALT`], as the entry 3 of their list.
const WAITS: AwaitingGrades = AwaitingGrades { open: FULL, since: DEALT, entry: 3 };

fn grading(head: u32, graders: Option<&Round>, now: Moment) -> Plan {
    let (campaign, deal) = (Campaign { ungraded: Waiting { head, tail: 4 }, ..campaign() }, deal());
    let entry = SetEntry::Grading(WAITS);
    let facts = SetFacts {
        campaign_id: 1,
        campaign: &campaign,
        round: ROUND,
        queue: Queue::Work,
        deal: &deal,
        set: SET,
        entry: Some(&entry),
        graders,
        holds_openings: false,
    };
    of_set(&facts, &at(now))
}

#[test]
fn a_rich_set_is_settled_without_grades_after_a_week() {
    let over = DEALT + GRADING_WINDOW;
    assert_eq!(grading(3, None, over - 1), Plan { next: vec![When::Work(over)], ..Plan::default() });
    assert_eq!(grading(3, None, over).due, settle());
}

#[test]
fn a_rich_set_waits_for_graders_who_were_dealt_it() {
    assert_eq!(grading(4, None, DEALT + GRADING_WINDOW), Plan::default());
}

#[test]
fn a_rich_set_waits_for_graders_who_joined_within_the_week() {
    let over = DEALT + GRADING_WINDOW;
    let came = Round { queue: Queue::Grade, opened: over - 1, ..round(RoundState::Queueing) };
    let void = over - 1 + WINDOWS.join + CLOSE_LIMIT;
    assert_eq!(grading(3, Some(&came), over), Plan { next: vec![When::Work(void)], ..Plan::default() });
    assert_eq!(grading(3, Some(&came), void).due, settle(), "their round is void");
    let late = Round { opened: over, ..came };
    assert_eq!(grading(3, Some(&late), over).due, settle());
}
