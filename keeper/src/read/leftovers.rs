//! What no event tells of and nobody hurries for: it is read now and then.

use super::{part, Reader, PREFIX};
use crate::{
    book::Book,
    config::{Campaigns, Config},
    steps::Kind,
    windows::Now,
    Result,
};
use agt_primitives::{calendar::Month, tasks::CampaignId};
use agt_runtime::{AccountId, Runtime};
use pallet_tasks::{MisconductCount, Unlifted, Unpaid};

/// The most records of each sort that are looked at.
const MOST: usize = 1_024;

/// Where the account stands in a key that begins with its hash of 16 bytes, and where the next part stands behind a hash of
/// eight.
const WHO: usize = PREFIX + 16;
const NEXT: usize = WHO + 32 + 8;

/// An account, for keys of which only the beginning counts.
const ANY: AccountId = AccountId::new([0; 32]);

/// Returns the campaign of a ticket's obligation: the upper half of its number.
fn campaign_of(number: u128) -> CampaignId {
    CampaignId::try_from(number >> 64).unwrap_or_default()
}

impl Reader<'_> {
    /// Reads what is left over: delayed payments, set-asides, old records.
    pub async fn leftovers(&self, book: &mut Book, config: &Config, now: &Now) -> Result<()> {
        if config.duties.contains(&Kind::Collect) {
            let keys = self.keys(&Unpaid::<Runtime>::hashed_key_for(&ANY, 0u64)[..PREFIX], MOST).await?;
            let found = keys.iter().filter_map(|key| Some((part(key, NEXT)?, part(key, WHO)?)));
            book.unpaid = found.filter(|(campaign, _)| config.campaigns.serves(*campaign)).collect();
        }
        if config.duties.contains(&Kind::Lift) && config.campaigns != Campaigns::All {
            let keys = self.keys(&Unlifted::<Runtime>::hashed_key_for(&ANY, 0u128)[..PREFIX], MOST).await?;
            let found = keys.iter().filter_map(|key| Some((part(key, WHO)?, part(key, NEXT)?)));
            let is_served = |number: u128| config.serves_single_accounts(Kind::Lift, campaign_of(number));
            book.unlifted = found.filter(|(_, number)| is_served(*number)).collect();
        }
        if config.duties.contains(&Kind::Forget) {
            let prefix = pallet_tasks::Misconduct::<Runtime>::hashed_key_for(&ANY);
            let keys = self.keys(&prefix[..PREFIX], MOST).await?;
            let season = Month::at(now.chain).unwrap_or_default();
            let counts = self.many::<MisconductCount>(&keys).await?;
            let old = keys.iter().zip(counts).filter(|(_, count)| count.as_ref().is_some_and(|of| of.season < season));
            book.misconduct = old.filter_map(|(key, _)| part(key, WHO)).collect();
        }
        if config.duties.contains(&Kind::SweepSubmission) {
            book.submissions.clear();
            let swept: Vec<Month> =
                book.seasons.iter().filter(|(_, season)| season.swept.is_some()).map(|(month, _)| *month).collect();
            for month in swept {
                let prefix = pallet_redemption::Submissions::<Runtime>::hashed_key_for(month, &ANY);
                // The hash of the month and the month, then the hash of the account.
                let of_month = PREFIX + 8 + 4;
                let keys = self.keys(&prefix[..of_month], MOST).await?;
                book.submissions.extend(keys.iter().filter_map(|key| Some((month, part(key, of_month + 16)?))));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obligation_names_its_campaign() {
        for campaign in [0, 7, CampaignId::MAX] {
            assert_eq!(campaign_of((u128::from(campaign) << 64) | 5), campaign);
        }
    }
}
