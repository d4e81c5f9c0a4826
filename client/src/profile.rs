//! What the runtime says of an account's characters, medallions and quests, and of the campaigns that it can join.

use crate::{Client, Result};
use agt_primitives::{
    characters::{CharacterId, ProfileReport},
    medallions::MedallionsReport,
    quests::QuestsReport,
    tasks::{CampaignId, EligibilityReport},
};
use agt_runtime::{AccountId, Hash};

impl Client {
    /// Returns the characters of an account after `after`, or the first ones, at block `at` or at the best block.
    pub async fn characters(
        &self,
        who: &AccountId,
        after: Option<CharacterId>,
        at: Option<Hash>,
    ) -> Result<ProfileReport<AccountId>> {
        self.call_api("AgtApi_characters", (who, after), at).await
    }

    /// Returns how an account stands in every area that has medallions, at block `at` or at the best block.
    pub async fn medallions(&self, who: &AccountId, at: Option<Hash>) -> Result<MedallionsReport> {
        self.call_api("AgtApi_medallions", who, at).await
    }

    /// Returns the quests, milestones, boosters and events of an account, at block `at` or at the best block.
    pub async fn quests(&self, who: &AccountId, at: Option<Hash>) -> Result<QuestsReport> {
        self.call_api("AgtApi_quests", who, at).await
    }

    /// Returns whether an account can join each queue of a campaign, and what it is missing, at block `at` or at the best
    /// block; none if there is no such campaign or it was pruned.
    pub async fn eligibility(
        &self,
        who: &AccountId,
        campaign: CampaignId,
        at: Option<Hash>,
    ) -> Result<Option<EligibilityReport>> {
        self.call_api("AgtApi_eligibility", (who, campaign), at).await
    }
}
