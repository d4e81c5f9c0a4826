//! What a set of a campaign carries, and what a worker has to do next.

use crate::{Client, Error, Result};
use agt_primitives::tasks::{CampaignId, Queue, RoundId, SetId, TicketReport};
use agt_runtime::{AccountId, Hash, Runtime};
use pallet_tasks::{Campaign, Deal, List, Lists, Page, Round, RoundState, Rounds, TicketsViewFunction, PAGE};

/// A set that was dealt, with the items that it carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealtSet {
    /// What it was joined for.
    pub queue: Queue,
    /// Its items in the canonical order: those that were never dealt before, then those of an earlier round. In a grading
    /// set, the sets whose answers it grades.
    pub items: Vec<u32>,
}

impl Client {
    /// Returns the tickets of an account and the next step of each, at block `at` or at the best block.
    pub async fn tickets(&self, who: &AccountId, at: Option<Hash>) -> Result<Vec<TicketReport>> {
        self.view(TicketsViewFunction::<Runtime>::new(who.clone()), at).await
    }

    /// Returns a campaign as it is stored; none if there is no such campaign or it was pruned.
    pub async fn campaign(&self, campaign: CampaignId, at: Option<Hash>) -> Result<Option<Campaign<AccountId>>> {
        self.read(pallet_tasks::Campaigns::<Runtime>::hashed_key_for(campaign), at).await
    }

    /// Returns a round as it is stored; none if there is no such round or it is over.
    pub async fn round(&self, campaign: CampaignId, round: RoundId, at: Option<Hash>) -> Result<Option<Round>> {
        self.read(Rounds::<Runtime>::hashed_key_for(campaign, round), at).await
    }

    /// Returns the items of a set of a round that was dealt; none if the round was not dealt or the set is not of it.
    pub async fn dealt_set(
        &self,
        campaign: CampaignId,
        round: RoundId,
        set: SetId,
        at: Option<Hash>,
    ) -> Result<Option<DealtSet>> {
        let Some(Round { queue, state: RoundState::Dealt(deal), .. }) = self.round(campaign, round, at).await? else {
            return Ok(None);
        };
        self.items_of(campaign, queue, &deal, set, at).await
    }

    /// Returns the items of a set of a deal; none if the set is not of it.
    pub async fn items_of(
        &self,
        campaign: CampaignId,
        queue: Queue,
        deal: &Deal,
        set: SetId,
        at: Option<Hash>,
    ) -> Result<Option<DealtSet>> {
        let Some(index) = deal.set_index(set) else { return Ok(None) };
        let contents = deal.contents.of(index);
        let mut items: Vec<u32> = contents.fresh.collect();
        for entry in contents.listed {
            let (page, place) = (entry / PAGE, (entry % PAGE) as usize);
            let key = Lists::<Runtime>::hashed_key_for(campaign, (List::of(queue), page));
            let listed: Page = self.read(key, at).await?.unwrap_or_default();
            let entry = listed.entries.get(place);
            let entry =
                entry.ok_or_else(|| Error::Unreadable(format!("list {page} of campaign {campaign} is short")))?;
            items.push(entry.item);
        }
        Ok(Some(DealtSet { queue, items }))
    }
}
