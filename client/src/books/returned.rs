//! Revenue, recycler and buyback: their own audit, taken along.
//!
//! What the chain says of them is read as a whole. So it is compared now and then, and if it differs, the blocks since the last
//! time are gone through one by one.

use super::{EventPlace, Finding};
use crate::{audit::Books, follow::Block, Client, Result};
use agt_runtime::{Hash, RuntimeEvent};

/// The books when they agreed with the chain, and the blocks since.
#[derive(Clone, Debug, Default)]
pub(super) struct Returned {
    sure: Books,
    since: Vec<Since>,
}

/// A block that told of this money.
#[derive(Clone, Debug)]
struct Since {
    number: u32,
    hash: Hash,
    events: Vec<RuntimeEvent>,
    /// The number of the last event that told of it.
    last: u32,
}

fn tells(event: &RuntimeEvent) -> bool {
    matches!(
        event,
        RuntimeEvent::Revenue(_) | RuntimeEvent::Recycler(_) | RuntimeEvent::Buyback(_) | RuntimeEvent::Redemption(_)
    )
}

impl Returned {
    /// Keeps a block until the next comparison.
    pub(super) fn note(&mut self, block: &Block) {
        let events: Vec<_> = block.events.iter().map(|record| record.event.clone()).collect();
        if let Some(last) = events.iter().rposition(tells).and_then(|last| u32::try_from(last).ok()) {
            self.since.push(Since { number: block.number, hash: block.hash, events, last });
        }
    }

    /// Compares the books with the chain at their last block.
    pub(super) async fn check(
        &mut self,
        client: &Client,
        books: &Books,
        block: u32,
        hash: Hash,
    ) -> Result<Vec<Finding>> {
        let found = compare(client, books, block, hash, None).await?;
        if found.is_empty() {
            (self.sure, self.since) = (books.clone(), Vec::new());
            return Ok(found);
        }
        let mut again = self.sure.clone();
        for Since { number, hash, events, last } in &self.since {
            events.iter().for_each(|event| again.follow(*number, event));
            let first = compare(client, &again, *number, *hash, EventPlace::of(*last, events)).await?;
            if !first.is_empty() {
                return Ok(first);
            }
        }
        Ok(found)
    }
}

async fn compare(
    client: &Client,
    books: &Books,
    block: u32,
    hash: Hash,
    event: Option<EventPlace>,
) -> Result<Vec<Finding>> {
    let said = client.said(books, hash).await?;
    let finding = |figure, from_events, on_chain| {
        let event = event.clone();
        Finding { block, hash, event, figure, from_events, on_chain }
    };
    let differences = books.differences(&said).into_iter();
    let mut found: Vec<_> = differences.map(|one| finding(one.figure, one.from_events, one.on_chain)).collect();
    found.extend(books.breaches().into_iter().map(|one| finding(one.rule, String::new(), String::new())));
    Ok(found)
}
