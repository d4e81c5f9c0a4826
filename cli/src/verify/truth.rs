//! What the chain says of a campaign in a range of blocks, from its opening on.

use crate::{
    campaign::collect::{collect, Collected},
    error::{Failure, Result},
    output::Output,
};
use agt_client::Client;
use agt_datasets::labels::{Answering, Book, ExportMeta};
use agt_primitives::tasks::{CampaignId, CampaignTerms};
use agt_runtime::RuntimeEvent;
use futures::StreamExt;
use serde_json::json;
use sp_core::H256;

/// What the chain says.
pub struct Truth {
    /// What the campaign had delivered at the end of the range.
    pub collected: Collected,
    /// What the range leaves out, in words; none if it holds all that the campaign has delivered.
    pub later: Option<String>,
}

/// Reads what the chain says of the campaign of an export, in the export's blocks.
///
/// Nothing is taken from the export but the range and the words of the answers: the range must begin with the opening, the
/// answers must be of the kind that was opened, and every settled set names the hash of all before it.
///
/// Errors: the range does not begin with the opening, the answers are of another kind, or the node has not kept the events.
pub async fn read(out: &Output, client: &Client, meta: &ExportMeta) -> Result<Truth> {
    let terms = opened_at(client, meta.campaign, meta.from_block).await?;
    let words = match &meta.answering {
        Answering::Choices { labels } => labels.as_slice(),
        _ => &[],
    };
    if Answering::of(&terms.answer, words).ok().as_ref() != Some(&meta.answering) {
        let why = "the export says that answers are of another kind than the campaign asks for on the chain";
        return Err(Failure::refused("OtherAnswers", why));
    }
    let head = client.finalized().await?.number;
    if !(meta.from_block..=head).contains(&meta.to_block) {
        let why = format!("the export ends with block {}, and the last final block is {head}", meta.to_block);
        return Err(Failure::refused("BlockRange", why));
    }
    let book = Book::new(terms.items, meta.answering.clone());
    let collected = collect(out, client, meta.campaign, book, meta.from_block, meta.to_block).await?;
    let later = later(client, meta, head, &collected).await?;
    Ok(Truth { collected, later })
}

/// Returns the terms of a campaign that was opened in a block.
async fn opened_at(client: &Client, campaign: CampaignId, block: u32) -> Result<CampaignTerms> {
    let events = match client.hash_of(block).await? {
        Some(hash) => client.events(hash).await?,
        None => Vec::new(),
    };
    let opened = events.into_iter().find_map(|record| match record.event {
        RuntimeEvent::Tasks(pallet_tasks::Event::CampaignOpened { campaign: of, terms, .. }) if of == campaign => {
            Some(terms)
        }
        _ => None,
    });
    let why = format!("campaign {campaign} was not opened in block {block}, with which the export begins");
    opened.ok_or_else(|| Failure::refused("NotTheOpening", why))
}

/// Returns what the campaign has delivered after the range, in words.
async fn later(client: &Client, meta: &ExportMeta, head: u32, collected: &Collected) -> Result<Option<String>> {
    let (sets, hash) = match client.campaign(meta.campaign, None).await? {
        Some(stored) => {
            let told = client.request("agt_campaign", json!([meta.campaign])).await?;
            (told["deliveredSets"].as_u64().unwrap_or_default(), stored.delivered_hash)
        }
        // Its entry was removed. What it had delivered in all stands in the event of its end.
        None => closed_with(client, meta.campaign, meta.from_block, head).await?,
    };
    let left_out = sets.saturating_sub(collected.delivered_sets.into());
    Ok((hash != collected.delivered_hash)
        .then(|| format!("{left_out} sets were settled after block {}", meta.to_block)))
}

/// Returns the number and the hash of what a closed campaign had delivered.
async fn closed_with(client: &Client, campaign: CampaignId, from: u32, to: u32) -> Result<(u64, H256)> {
    let mut blocks = client.walk(from..=to);
    while let Some(block) = blocks.next().await {
        let closed = block?.events.into_iter().find_map(|record| match record.event {
            RuntimeEvent::Tasks(pallet_tasks::Event::CampaignClosed {
                campaign: of,
                delivered_sets,
                delivered_hash,
                ..
            }) if of == campaign => Some((delivered_sets.into(), delivered_hash)),
            _ => None,
        });
        if let Some(closed) = closed {
            return Ok(closed);
        }
    }
    Err(Failure::refused(
        "UnknownCampaign",
        format!("the chain knows no campaign {campaign}, and does not say how it ended"),
    ))
}
