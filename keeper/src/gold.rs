//! Where gold leaves come from.

use agt_primitives::tasks::{CampaignId, GoldLeaf, SetId};
use sp_core::H256;

/// The gold of campaigns, as whoever prepared them has it.
pub trait Gold: Send + Sync {
    /// Returns the leaf of a set of a campaign, and its path to the campaign's root: at most 32 hashes. None if the leaf is
    /// not here; somebody else opens it then.
    fn leaf(&self, campaign: CampaignId, set: SetId) -> Option<(GoldLeaf, Vec<H256>)>;
}

/// No gold: a keeper that somebody else runs for a requester has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoGold;

impl Gold for NoGold {
    fn leaf(&self, _: CampaignId, _: SetId) -> Option<(GoldLeaf, Vec<H256>)> {
        None
    }
}
