//! When a round is closed, dealt, and left.

use super::{at, campaign, deal, round, who, DEADLINE, DEALT, WINDOWS};
use crate::{
    steps::{of_round, Plan, Step, Tickets, When},
    windows::{Now, CLOSE_LIMIT, DEAL_LIMIT},
};
use agt_primitives::{
    beacon::BeaconEpoch,
    tasks::{CampaignPhase, Queue, RoundId},
};
use pallet_tasks::{Backlog, Round, RoundState};

const ROUND: RoundId = RoundId(2);

fn plan(round: &Round, tickets: &Tickets, now: Now) -> Plan {
    of_round(1, &campaign(), ROUND, round, tickets, &now)
}

fn close() -> Vec<Step> {
    vec![Step::CloseRound { campaign: 1, round: ROUND }]
}

fn known() -> Tickets {
    Tickets::Known([who(5), who(6)].into())
}

fn leave() -> Vec<Step> {
    [5, 6].map(|number| Step::Leave { campaign: 1, round: ROUND, who: who(number) }).to_vec()
}

fn closed() -> Round {
    round(RoundState::Closed { epoch: BeaconEpoch(3), at: 500, backlog: Backlog::default(), wanted: 1, sets: 1 })
}

#[test]
fn a_round_is_closed_from_the_end_of_its_window_on() {
    let queueing = round(RoundState::Queueing);
    let before = plan(&queueing, &Tickets::Unknown, at(WINDOWS.join - 1));
    assert_eq!((before.due, before.next), (vec![], vec![When::Work(WINDOWS.join), When::Chain(DEADLINE)]));
    assert_eq!(plan(&queueing, &Tickets::Unknown, at(WINDOWS.join)).due, close());
    assert_eq!(plan(&queueing, &Tickets::Unknown, at(WINDOWS.join + CLOSE_LIMIT - 1)).due, close());
}

#[test]
fn the_window_counts_on_the_clock_of_work_and_the_deadline_does_not() {
    let queueing = round(RoundState::Queueing);
    let now = Now { chain: WINDOWS.join + 50, ..at(WINDOWS.join - 1) };
    assert_eq!(plan(&queueing, &Tickets::Unknown, now).due, []);
    let now = Now { chain: DEADLINE, ..at(WINDOWS.join - 1) };
    assert_eq!(plan(&queueing, &Tickets::Unknown, now).due, close());
    let graders = Round { queue: Queue::Grade, ..queueing };
    assert_eq!(plan(&graders, &Tickets::Unknown, now).due, []);
}

#[test]
fn tickets_leave_a_round_that_nobody_closed_for_a_day() {
    let queueing = round(RoundState::Queueing);
    let now = at(WINDOWS.join + CLOSE_LIMIT);
    assert!(plan(&queueing, &Tickets::Unknown, now).needs_tickets);
    assert_eq!(plan(&queueing, &known(), now).due, leave());
}

#[test]
fn tickets_leave_a_round_whose_campaign_is_stopped() {
    let stopped = pallet_tasks::Campaign { phase: CampaignPhase::Stopped, ..campaign() };
    let queueing = round(RoundState::Queueing);
    assert_eq!(of_round(1, &stopped, ROUND, &queueing, &known(), &at(0)).due, leave());
    let graders = Round { queue: Queue::Grade, ..queueing };
    assert_eq!(of_round(1, &stopped, ROUND, &graders, &known(), &at(0)).due, []);
}

#[test]
fn a_round_is_dealt_when_the_epoch_after_its_close_has_ended() {
    let deal = vec![Step::Deal { campaign: 1, round: ROUND }];
    let in_epoch = |epoch| Now { epoch: BeaconEpoch(epoch), ..at(600) };
    for epoch in [3, 4] {
        let before = plan(&closed(), &Tickets::Unknown, in_epoch(epoch));
        assert_eq!(before.due, []);
        assert!(before.next.contains(&When::Epoch(BeaconEpoch(5))));
    }
    assert_eq!(plan(&closed(), &Tickets::Unknown, in_epoch(5)).due, deal);
    assert_eq!(plan(&closed(), &Tickets::Unknown, at(500 + DEAL_LIMIT - 1)).due, deal);
}

#[test]
fn tickets_leave_a_round_that_nobody_dealt_for_a_week() {
    assert_eq!(plan(&closed(), &known(), at(500 + DEAL_LIMIT)).due, leave());
    assert_eq!(plan(&round(RoundState::Void), &known(), at(0)).due, leave());
}

#[test]
fn tickets_without_a_seat_leave_when_nobody_can_stand_in_any_more() {
    let dealt = round(RoundState::Dealt(deal()));
    let over = DEALT + WINDOWS.commit + WINDOWS.stand_in;
    let before = plan(&dealt, &known(), at(over - 1));
    assert_eq!((before.due, before.next, before.needs_tickets), (vec![], vec![When::Work(over)], false));
    assert!(plan(&dealt, &Tickets::Unknown, at(over)).needs_tickets);
    assert_eq!(plan(&dealt, &known(), at(over)).due, leave());
}
