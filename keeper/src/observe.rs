//! Following the best chain: which blocks came, which were given up for others, and what they changed.

use crate::{
    book::Book,
    config::Config,
    dirty::{paid, Dirty},
    metrics::Metrics,
    read::{refresh, Reader},
    schedule::Subject,
    store::Store,
    turns::Turns,
    windows::Now,
    Result,
};
use agt_client::Client;
use agt_primitives::tasks::{CampaignId, CampaignPhase, SetId};
use agt_runtime::{AccountId, Balance, Hash, Runtime};
use pallet_tasks::{SetEntry, Sets};
use std::{
    collections::{BTreeSet, VecDeque},
    time::Instant,
};

/// The blocks that are remembered, in case that the chain gives them up. After a longer gap everything is read anew.
const REMEMBERED: usize = 64;

/// A block whose events were read.
struct Seen {
    number: u32,
    hash: Hash,
    dirty: Dirty,
}

/// Where a keeper stands on the chain.
#[derive(Default)]
pub struct Observer {
    seen: VecDeque<Seen>,
    read: Option<Instant>,
    /// Sets that were settled in a block, or are not followed: their openings are removed when that is final.
    over: BTreeSet<(u32, CampaignId, SetId)>,
    /// What the keeper's account paid since somebody asked, in planck.
    paid: Balance,
}

/// What an observation needs.
pub struct Eyes<'a> {
    /// The client.
    pub client: &'a Client,
    /// The configuration.
    pub config: &'a Config,
    /// The store.
    pub store: &'a Store,
    /// The metrics.
    pub metrics: &'a Metrics,
    /// The keeper's account.
    pub me: &'a AccountId,
}

impl Observer {
    /// Brings the book up to the best block, and returns the number of that block and what its clocks show.
    pub async fn observe(&mut self, eyes: &Eyes<'_>, book: &mut Book, turns: &mut Turns) -> Result<(u32, Now)> {
        let head = eyes.client.best().await?;
        let (number, hash) = (head.number, head.hash());
        let reader = Reader::new(eyes.client, hash);
        let now = reader.now().await?;
        eyes.metrics.best.set(number.into());
        match self.changes(eyes, number, hash, turns).await? {
            Some(dirty) => {
                let over = dirty.settled.iter().map(|(campaign, set)| (number, *campaign, *set));
                self.over.extend(over.filter(|(_, campaign, set)| eyes.store.holds(*campaign, *set)));
                refresh(&reader, book, dirty, eyes.config).await?;
            }
            None => {
                reader.check_version().await?;
                *book = reader.book(eyes.config, &now).await?;
                self.read = Some(Instant::now());
                self.seen = VecDeque::from([Seen { number, hash, dirty: Dirty::default() }]);
                let held = eyes.store.sets().into_iter().filter(|(campaign, set)| !book.is_open(*campaign, *set));
                self.over.extend(held.map(|(campaign, set)| (number, campaign, set)));
            }
        }
        turns.forget(number);
        Ok((number, now))
    }

    /// Returns the fees that the keeper's account paid in blocks that were seen since the last call, in planck.
    pub fn take_paid(&mut self) -> Balance {
        std::mem::take(&mut self.paid)
    }

    /// Returns what has changed since the last observation; none if everything must be read.
    async fn changes(&mut self, eyes: &Eyes<'_>, number: u32, hash: Hash, turns: &mut Turns) -> Result<Option<Dirty>> {
        if self.read.is_none_or(|read| read.elapsed() >= eyes.config.reread) {
            return Ok(None);
        }
        let mut dirty = Dirty::default();
        // What a block has changed that the chain has given up must be read again, too.
        while let Some(last) = self.seen.back() {
            if last.number <= number && eyes.client.hash_of(last.number).await? == Some(last.hash) {
                break;
            }
            let last = self.seen.pop_back();
            dirty.merge(last.map(|last| last.dirty).unwrap_or_default());
        }
        let Some(last) = self.seen.back().map(|last| last.number) else { return Ok(None) };
        if number.saturating_sub(last) as usize > REMEMBERED {
            return Ok(None);
        }
        for next in last.saturating_add(1)..=number {
            let block = if next == number { Some(hash) } else { eyes.client.hash_of(next).await? };
            let Some(block) = block else { break };
            let events = eyes.client.events(block).await?;
            let mut of_block = Dirty::default();
            of_block.add(&events);
            for paid in paid(&events) {
                if paid.who == *eyes.me {
                    self.paid = self.paid.saturating_add(paid.fee);
                    eyes.metrics.paid(paid.fee, paid.failed);
                } else if paid.is_step {
                    turns.saw(&paid.who, next);
                }
            }
            dirty.merge(of_block.clone());
            self.seen.push_back(Seen { number: next, hash: block, dirty: of_block });
            if self.seen.len() > REMEMBERED {
                self.seen.pop_front();
            }
        }
        Ok(Some(dirty))
    }

    /// Removes the openings of sets that are over in a final block.
    pub async fn forget_openings(&mut self, eyes: &Eyes<'_>, book: &mut Book) -> Result<()> {
        let finalized = eyes.client.finalized().await?;
        eyes.metrics.finalized.set(finalized.number.into());
        let (waiting, over): (BTreeSet<_>, BTreeSet<_>) =
            std::mem::take(&mut self.over).into_iter().partition(|(number, ..)| *number > finalized.number);
        self.over = waiting;
        if over.is_empty() {
            return Ok(());
        }
        let over: Vec<(CampaignId, SetId)> = over.into_iter().map(|(_, campaign, set)| (campaign, set)).collect();
        let reader = Reader::new(eyes.client, finalized.hash());
        let keys: Vec<_> = over.iter().map(|(campaign, set)| Sets::<Runtime>::hashed_key_for(campaign, set)).collect();
        let found = reader.many::<SetEntry>(&keys).await?;
        let mut gone = Vec::new();
        for ((campaign, set), entry) in over.into_iter().zip(found) {
            match entry {
                Some(SetEntry::Settled(_)) => gone.push((campaign, set)),
                // Somebody committed to it when the opening came. It is gone with its campaign; otherwise another fork has
                // won, in which the commitment may still come.
                None => {
                    let followed = book.campaigns.get(&campaign);
                    if followed.is_none_or(|followed| followed.campaign.phase == CampaignPhase::Closed) {
                        gone.push((campaign, set));
                    }
                }
                Some(_) => {
                    if let Some(subject @ Subject::Set(..)) = book.subject_of(campaign, set) {
                        book.schedule.touch(subject);
                    }
                }
            }
        }
        eyes.store.forget(&gone)
    }
}
