//! When a campaign is closed and pruned.

use super::{at, campaign, who, DEADLINE};
use crate::steps::{of_campaign, Plan, Step, When};
use agt_primitives::tasks::{CampaignPhase, RoundId};
use agt_runtime::AccountId;
use pallet_tasks::Campaign;

/// The owner, and somebody else.
const OWNER: u8 = 1;
const OTHER: u8 = 2;

const AFTER: u64 = 1_000;

fn plan(campaign: &Campaign<AccountId>, keeper: u8, now: u64) -> Plan {
    of_campaign(1, campaign, &who(keeper), AFTER, &at(now))
}

fn close() -> Vec<Step> {
    vec![Step::CloseCampaign { campaign: 1 }]
}

#[test]
fn anyone_closes_a_campaign_after_its_deadline() {
    assert_eq!(plan(&campaign(), OTHER, DEADLINE - 1).next, [When::Chain(DEADLINE)]);
    assert_eq!(plan(&campaign(), OTHER, DEADLINE - 1).due, []);
    assert_eq!(plan(&campaign(), OTHER, DEADLINE).due, close());
}

#[test]
fn a_campaign_with_open_work_is_not_closed() {
    for open in [
        Campaign { tickets: 1, ..campaign() },
        Campaign { promised_seats: 1, ..campaign() },
        Campaign { successors: 1, ..campaign() },
    ] {
        assert_eq!(plan(&open, OWNER, DEADLINE), Plan::default());
    }
}

#[test]
fn the_owners_keeper_closes_a_campaign_when_nothing_is_left_to_do() {
    assert_eq!(plan(&campaign(), OWNER, 0).due, close());
    assert_eq!(plan(&campaign(), OTHER, 0).due, []);
    let mut unfinished = campaign();
    unfinished.terms.items = 8;
    assert_eq!(plan(&unfinished, OWNER, 0).due, []);
    let queueing = Campaign { rounds: [Some(RoundId(0)), None, None], ..campaign() };
    assert_eq!(plan(&queueing, OWNER, 0).due, []);
    let proposed = Campaign { phase: CampaignPhase::Proposed, ..campaign() };
    assert_eq!(plan(&proposed, OWNER, 0).due, []);
    unfinished.phase = CampaignPhase::Stopped;
    assert_eq!(plan(&unfinished, OWNER, 0).due, close());
}

#[test]
fn records_are_pruned_a_while_after_the_deadline() {
    let closed = Campaign { phase: CampaignPhase::Closed, ..campaign() };
    assert_eq!(plan(&closed, OWNER, DEADLINE).next, [When::Chain(DEADLINE + AFTER)]);
    assert_eq!(plan(&closed, OTHER, DEADLINE + AFTER).due, [Step::Prune { campaign: 1 }]);
}
