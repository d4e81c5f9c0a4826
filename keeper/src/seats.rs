//! The seats of a set that are committed, as the chain has them, and whether an opening is that of one of them.

use agt_client::Client;
use agt_primitives::tasks::{commitment, CampaignId, SetId, MAX_WORKERS};
use agt_runtime::{AccountId, Hash, Runtime};
use pallet_tasks::{Opening, Submissions, SubmittedAnswers};

/// Returns the committed seats of a set at the best block.
pub(crate) async fn seats(
    client: &Client,
    campaign: CampaignId,
    set: SetId,
) -> agt_client::Result<Vec<SubmittedAnswers<AccountId>>> {
    let most = u8::try_from(MAX_WORKERS).unwrap_or(u8::MAX);
    let keys: Vec<_> = (0..most).map(|seat| Submissions::<Runtime>::hashed_key_for((campaign, set), seat)).collect();
    Ok(client.read_many(&keys, None).await?.into_iter().flatten().collect())
}

/// Returns whether an opening fits the commitment of a seat on the chain with this genesis.
pub(crate) fn fits(genesis: Hash, opening: &Opening<AccountId>, seat: &SubmittedAnswers<AccountId>) -> bool {
    let Opening { campaign, set, who, answers, salt, .. } = opening;
    seat.who == *who && commitment(genesis, *campaign, *set, who, answers, salt) == seat.commitment
}
