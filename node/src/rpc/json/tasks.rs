//! The answers of `agt_campaigns` and `agt_campaign`, and the tickets of `agt_contributor`: reports as they are declared in
//! the primitives, and the filter of a list.

use agt_primitives::{
    contributors::AreaId,
    tasks::{CampaignKind, CampaignPage, CampaignPhase, CampaignReport, CampaignSummary, TicketReport},
};
use agt_runtime::AccountId;
use serde::{Deserialize, Serialize};

/// The answer of `agt_campaign`.
pub type Campaign = CampaignReport<AccountId>;

/// The answer of `agt_campaigns`.
pub type Campaigns = CampaignPage<AccountId>;

/// A ticket in the answer of `agt_contributor`.
pub type Ticket = TicketReport;

/// The conditions on the campaigns of a list. A condition that is not named admits every campaign.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CampaignFilter {
    pub kind: Option<CampaignKind>,
    pub area: Option<AreaId>,
    pub phase: Option<CampaignPhase>,
}

impl CampaignFilter {
    /// Removes the campaigns from a page that the filter does not admit.
    pub fn apply(&self, page: Campaigns) -> Campaigns {
        let campaigns = page.campaigns.into_iter().filter(|campaign| self.admits(campaign));
        Campaigns { campaigns: campaigns.collect(), next: page.next }
    }

    fn admits(&self, campaign: &CampaignSummary<AccountId>) -> bool {
        self.kind.is_none_or(|kind| kind == campaign.kind)
            && self.area.is_none_or(|area| area == campaign.area)
            && self.phase.is_none_or(|phase| phase == campaign.phase)
    }
}
