//! A round: its close, its deal, and the tickets that leave it.

use super::{Plan, Step, When};
use crate::windows::{is_stopped, joinable_until, waited, Now, CLOSE_LIMIT, DEAL_LIMIT};
use agt_primitives::tasks::{CampaignId, RoundId};
use agt_runtime::AccountId;
use pallet_tasks::{Campaign, Round, RoundState};
use std::collections::BTreeSet;

/// The tickets of a round that can end without a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tickets {
    /// They were not read.
    #[default]
    Unknown,
    /// In a round that is void: the owners of all its tickets. In a round that was dealt: the owners of tickets that have
    /// no seat, stand-ins included.
    Known(BTreeSet<AccountId>),
}

/// Returns what is due for a round.
pub fn of_round(
    campaign_id: CampaignId,
    campaign: &Campaign<AccountId>,
    round_id: RoundId,
    round: &Round,
    tickets: &Tickets,
    now: &Now,
) -> Plan {
    let leaves = || leave(campaign_id, round_id, tickets);
    match &round.state {
        RoundState::Void => leaves(),
        RoundState::Queueing if is_stopped(campaign, round) => leaves(),
        RoundState::Queueing => {
            let (window, deadline) = joinable_until(campaign, round);
            match waited(campaign, round, now) {
                None => Plan::wait([When::Work(window)].into_iter().chain(deadline.map(When::Chain))),
                Some(over) if over >= CLOSE_LIMIT => leaves(),
                Some(_) => Plan {
                    next: [When::Work(window.saturating_add(CLOSE_LIMIT))]
                        .into_iter()
                        .chain(deadline.map(|deadline| When::Chain(deadline.saturating_add(CLOSE_LIMIT))))
                        .collect(),
                    ..Plan::due(Step::CloseRound { campaign: campaign_id, round: round_id })
                },
            }
        }
        RoundState::Closed { epoch, at, .. } => {
            let void = at.saturating_add(DEAL_LIMIT);
            // The first whole epoch after the close deals it, and must have ended.
            let seeded = epoch.next().next();
            match now.chain >= void {
                true => leaves(),
                false if now.epoch >= seeded => Plan {
                    next: vec![When::Chain(void)],
                    ..Plan::due(Step::Deal { campaign: campaign_id, round: round_id })
                },
                false => Plan::wait([When::Epoch(seeded), When::Chain(void)]),
            }
        }
        RoundState::Dealt(deal) => {
            // Before that a stand-in may still get a seat, and the others can leave by themselves without a fee.
            let over = deal.stand_in_until(&campaign.terms.windows);
            match now.work >= over {
                true => leaves(),
                false => Plan::wait([When::Work(over)]),
            }
        }
    }
}

fn leave(campaign: CampaignId, round: RoundId, tickets: &Tickets) -> Plan {
    match tickets {
        Tickets::Unknown => Plan { needs_tickets: true, ..Plan::default() },
        Tickets::Known(tickets) => {
            let due = tickets.iter().map(|who| Step::Leave { campaign, round, who: who.clone() }).collect();
            Plan { due, ..Plan::default() }
        }
    }
}
