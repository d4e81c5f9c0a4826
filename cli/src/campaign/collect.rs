//! What the chain's events say of a campaign, block after block.

use crate::{
    error::{Failure, Result},
    output::Output,
};
use agt_client::{follow::Block, Client};
use agt_datasets::labels::{Book, Decision, Seat, Settled};
use agt_primitives::{
    contributors::Outcome,
    tasks::{delivered, CampaignId, SetId},
};
use agt_runtime::{AccountId, Hash, RuntimeEvent};
use codec::Encode;
use futures::StreamExt;
use pallet_tasks::{ItemResult, SeatResult};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash as _};

/// What a campaign has delivered, as events tell it.
pub struct Collected {
    /// Its labels.
    pub book: Book,
    /// The hash of what it has delivered, computed from the events. The chain stores the same.
    pub delivered_hash: H256,
    /// The number of sets in that hash.
    pub delivered_sets: u32,
}

/// A settled set of a campaign, from one event.
struct SetEvent {
    settled: Settled,
    items: H256,
    seats: H256,
    /// The hash of what the campaign had delivered with it.
    delivered: H256,
}

/// Reads the events of the blocks `from` to `to` and puts what they say of `campaign` into `book`.
///
/// Errors: [`Exit::Refused`](crate::error::Exit::Refused) if the node has pruned the state of a block.
pub async fn collect(
    out: &Output,
    client: &Client,
    campaign: CampaignId,
    mut book: Book,
    from: u32,
    to: u32,
) -> Result<Collected> {
    let progress = out.steps("reading events", u64::from(to.saturating_sub(from)).saturating_add(1));
    let mut blocks = client.walk(from..=to);
    let (mut delivered_hash, mut delivered_sets) = (H256::zero(), 0u32);
    while let Some(block) = blocks.next().await {
        for SetEvent { settled, items, seats, delivered: told } in of_block(campaign, block?) {
            delivered_hash = delivered(delivered_hash, campaign, SetId(settled.set), items, seats);
            if delivered_hash != told {
                let at = format!("block {}, event {}", settled.block, settled.event);
                let why =
                    format!("sets that were settled before {at} are missing: read from the campaign's opening on");
                return Err(Failure::refused("MissingSets", why));
            }
            delivered_sets = delivered_sets.saturating_add(1);
            book.settled(&settled)?;
        }
        progress.add(1);
    }
    Ok(Collected { book, delivered_hash, delivered_sets })
}

/// Returns the settled sets of a campaign in a block.
fn of_block(campaign: CampaignId, Block { number, hash, events }: Block) -> Vec<SetEvent> {
    let sets = events.into_iter().zip(0..).filter_map(|(record, index)| match record.event {
        RuntimeEvent::Tasks(pallet_tasks::Event::SetSettled {
            campaign: of,
            set,
            items,
            seats,
            delivered_hash,
            ..
        }) if of == campaign => {
            let settled = set_event((number, hash, index), set, &items, &seats);
            Some(SetEvent { delivered: delivered_hash, ..settled })
        }
        _ => None,
    });
    sets.collect()
}

fn set_event(
    (block, block_hash, event): (u32, Hash, u32),
    SetId(set): SetId,
    items: &[ItemResult],
    seats: &[SeatResult<AccountId>],
) -> SetEvent {
    let decision = |item: &ItemResult| Decision {
        item: item.item,
        answer: item.answer,
        confidence: item.confidence.map(|share| share.points()),
    };
    let seat = |seat: &SeatResult<AccountId>| Seat {
        account: seat.who.clone().into(),
        revealed: seat.outcome != Outcome::NoReveal,
        accepted: seat.outcome == Outcome::Accepted,
        paid: if seat.paid > 0 { seat.paid } else { seat.aia.into() },
        right: seat.consensus.right,
        decided: seat.consensus.total,
    };
    let settled = Settled {
        block,
        block_hash,
        event,
        set,
        items: items.iter().map(decision).collect(),
        seats: seats.iter().map(seat).collect(),
    };
    let (items, seats) = (BlakeTwo256::hash(&items.encode()), BlakeTwo256::hash(&seats.encode()));
    SetEvent { settled, items, seats, delivered: H256::zero() }
}
