//! The filter of `agt_campaigns`.

use agt_primitives::{
    contributors::AreaId,
    tasks::{CampaignKind, CampaignPage, CampaignPhase, CampaignSummary},
};
use agt_runtime::AccountId;
use serde::{Deserialize, Serialize};

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
    pub fn apply(&self, page: CampaignPage<AccountId>) -> CampaignPage<AccountId> {
        let campaigns = page.campaigns.into_iter().filter(|campaign| self.admits(campaign));
        CampaignPage { campaigns: campaigns.collect(), next: page.next }
    }

    fn admits(&self, campaign: &CampaignSummary<AccountId>) -> bool {
        self.kind.is_none_or(|kind| kind == campaign.kind)
            && self.area.is_none_or(|area| area == campaign.area)
            && self.phase.is_none_or(|phase| phase == campaign.phase)
    }
}
