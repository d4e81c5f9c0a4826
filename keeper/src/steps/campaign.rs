//! The end of a campaign.

use super::{Plan, Step, When};
use crate::windows::Now;
use agt_primitives::{
    tasks::{CampaignId, CampaignPhase, Queue},
    Moment,
};
use agt_runtime::AccountId;
use pallet_tasks::Campaign;

/// Returns what is due for a campaign as a whole.
///
/// Anyone closes it after its deadline. A keeper that signs as its owner closes it as soon as nothing is left to do. Its
/// records are pruned `prune_after` milliseconds after its deadline.
pub fn of_campaign(
    id: CampaignId,
    campaign: &Campaign<AccountId>,
    keeper: &AccountId,
    prune_after: Moment,
    now: &Now,
) -> Plan {
    let deadline = campaign.terms.deadline;
    if campaign.phase == CampaignPhase::Closed {
        let from = deadline.saturating_add(prune_after);
        return match now.chain >= from {
            true => Plan::due(Step::Prune { campaign: id }),
            false => Plan::wait([When::Chain(from)]),
        };
    }
    if campaign.tickets > 0 || campaign.promised_seats > 0 || campaign.successors > 0 {
        return Plan::nothing();
    }
    match now.chain >= deadline || (campaign.owner == *keeper && is_finished(campaign)) {
        true => Plan::due(Step::CloseCampaign { campaign: id }),
        false => Plan::wait([When::Chain(deadline)]),
    }
}

/// Returns whether a campaign without tickets has nothing left that anybody could join for.
fn is_finished(campaign: &Campaign<AccountId>) -> bool {
    match campaign.phase {
        CampaignPhase::Proposed | CampaignPhase::Closed => false,
        CampaignPhase::Stopped => campaign.grading == 0,
        CampaignPhase::Open => {
            campaign.grading == 0
                && Queue::ALL.iter().all(|queue| campaign.wanted(*queue) == 0 && campaign.open_round(*queue).is_none())
        }
    }
}
