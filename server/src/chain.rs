//! What the server reads from the chain, with as few questions to the node as possible.

use crate::seat::Look;
use agt_client::Client;
use agt_primitives::{
    tasks::{CampaignId, RoundId, SetId, Windows},
    Moment,
};
use agt_runtime::{AccountId, Hash, Runtime};
use codec::{Decode, Input};
use futures::try_join;
use pallet_tasks::{Round, RoundState, SetEntry, Sets, Ticket, Tickets};
use pallet_work_clock::{FullAt, StoodStill, LONGEST_STOP};
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// How old the newest known block may be for a request. A refusal always rests on a block that was asked for after the
/// request came.
pub(crate) const FRESH: Duration = Duration::from_millis(500);

/// The most seats that are known of one block.
const MOST_SEATS: usize = 10_000;

type Result<Value> = std::result::Result<Value, agt_client::Error>;

/// The state of one campaign at the best block.
pub(crate) struct Chain {
    client: Client,
    campaign: CampaignId,
    windows: Windows,
    known: Mutex<Option<Known>>,
}

/// What is known of the best block.
struct Known {
    block: Block,
    read: Instant,
    rounds: BTreeMap<RoundId, Arc<Round>>,
    seats: BTreeMap<(AccountId, RoundId, SetId), Arc<Entries>>,
}

/// The entries of an account's ticket and of a set.
struct Entries {
    ticket: Option<Ticket>,
    set: Option<SetEntry>,
}

/// A block and its clocks.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    pub(crate) hash: Hash,
    time: Moment,
    stood_still: Moment,
}

impl Block {
    /// Returns the time of the clock of work.
    pub(crate) fn work_time(&self) -> Moment {
        self.time.saturating_sub(self.stood_still)
    }

    /// Returns the chain time at which the clock of work shows `at`, unless it stands still until then.
    pub(crate) fn chain_time(&self, at: Moment) -> Moment {
        at.saturating_add(self.stood_still)
    }
}

/// What the chain says of a set and an account, at one block.
pub(crate) struct Seen {
    pub(crate) block: Block,
    pub(crate) round: Option<Arc<Round>>,
    entries: Option<Arc<Entries>>,
}

impl Seen {
    pub(crate) fn look<'a>(&'a self, windows: &'a Windows) -> Look<'a> {
        Look {
            round: self.round.as_deref(),
            ticket: self.entries.as_ref().and_then(|entries| entries.ticket.as_ref()),
            entry: self.entries.as_ref().and_then(|entries| entries.set.as_ref()),
            windows,
            now: self.block.work_time(),
        }
    }
}

impl Chain {
    pub(crate) fn new(client: Client, campaign: CampaignId, windows: Windows) -> Self {
        Self { client, campaign, windows, known: Mutex::new(None) }
    }

    /// Returns the windows of the campaign.
    pub(crate) fn windows(&self) -> &Windows {
        &self.windows
    }

    /// Returns a round at a block that was the best one at `since` or later.
    pub(crate) async fn round(&self, round: RoundId, since: Instant) -> Result<(Block, Option<Arc<Round>>)> {
        // Whoever comes while another asks waits here, and finds the answer.
        let mut known = self.known.lock().await;
        let fresh = match known.take() {
            Some(fresh) if fresh.read >= since => fresh,
            older => self.newer(older).await?,
        };
        let Known { block, rounds, .. } = known.insert(fresh);
        if let Some(found) = rounds.get(&round) {
            return Ok((*block, Some(found.clone())));
        }
        let found = self.client.round(self.campaign, round, Some(block.hash)).await?.map(Arc::new);
        // Only what exists is kept: nobody can fill the memory with numbers.
        if let Some(found) = &found {
            rounds.insert(round, found.clone());
        }
        Ok((*block, found))
    }

    /// Returns what is known of the best block now.
    async fn newer(&self, older: Option<Known>) -> Result<Known> {
        let read = Instant::now();
        let hash = self.client.best().await?.hash();
        if let Some(known) = older.filter(|known| known.block.hash == hash) {
            return Ok(Known { read, ..known });
        }
        let (client, at) = (&self.client, Some(hash));
        let (time, stood_still, full_at) = try_join!(
            client.time(at),
            client.read::<Moment>(StoodStill::<Runtime>::hashed_key(), at),
            client.read::<Moment>(FullAt::<Runtime>::hashed_key(), at),
        )?;
        let stop = full_at.map_or(0, |full| time.saturating_sub(full).min(LONGEST_STOP));
        let stood_still = stood_still.unwrap_or_default().saturating_add(stop);
        Ok(Known { block: Block { hash, time, stood_still }, read, rounds: BTreeMap::new(), seats: BTreeMap::new() })
    }

    /// Returns what the chain says of an account's seat in a set, at a block that was the best one at `since` or later.
    pub(crate) async fn seen(&self, who: &AccountId, round: RoundId, set: SetId, since: Instant) -> Result<Seen> {
        let (block, found) = self.round(round, since).await?;
        let is_dealt = matches!(found.as_deref(), Some(Round { state: RoundState::Dealt(_), .. }));
        let entries = if is_dealt { Some(self.entries(who, round, set, block).await?) } else { None };
        Ok(Seen { block, round: found, entries })
    }

    /// Returns the entries of an account's ticket in a round and of a set, at a block.
    async fn entries(&self, who: &AccountId, round: RoundId, set: SetId, block: Block) -> Result<Arc<Entries>> {
        let seat = (who.clone(), round, set);
        if let Some(known) = self.known.lock().await.as_ref().filter(|known| known.block.hash == block.hash) {
            if let Some(entries) = known.seats.get(&seat) {
                return Ok(entries.clone());
            }
        }
        let ticket = Tickets::<Runtime>::hashed_key_for(who, (self.campaign, round));
        let keys = [ticket, Sets::<Runtime>::hashed_key_for(self.campaign, set)];
        let mut values = self.client.read_many::<Encoded>(&keys, Some(block.hash)).await?.into_iter();
        let ticket = values.next().flatten().map(|value| value.decoded("a ticket")).transpose()?;
        let set = values.next().flatten().map(|value| value.decoded("a set")).transpose()?;
        let entries = Arc::new(Entries { ticket, set });
        if let Some(known) = self.known.lock().await.as_mut().filter(|known| known.block.hash == block.hash) {
            if known.seats.len() < MOST_SEATS {
                known.seats.insert(seat, entries.clone());
            }
        }
        Ok(entries)
    }

    /// Returns the items of a set of a round that was dealt; none if the set is not of it.
    pub(crate) async fn items(&self, round: &Round, set: SetId, block: Block) -> Result<Option<Vec<u32>>> {
        let RoundState::Dealt(deal) = &round.state else { return Ok(None) };
        let dealt = self.client.items_of(self.campaign, round.queue, deal, set, Some(block.hash)).await?;
        Ok(dealt.map(|dealt| dealt.items))
    }

    /// Checks that the node answers.
    pub(crate) async fn reach(&self) -> Result<u32> {
        Ok(self.client.best().await?.number)
    }
}

/// A storage value as it is stored, so that values of several types come in one answer.
struct Encoded(Vec<u8>);

impl Decode for Encoded {
    fn decode<Source: Input>(input: &mut Source) -> std::result::Result<Self, codec::Error> {
        let length = input.remaining_len()?.ok_or("a value without a length")?;
        let mut bytes = vec![0; length];
        input.read(&mut bytes)?;
        Ok(Self(bytes))
    }
}

impl Encoded {
    fn decoded<Entry: Decode>(&self, what: &str) -> Result<Entry> {
        let decoded = Entry::decode(&mut &self.0[..]);
        decoded.map_err(|error| agt_client::Error::Unreadable(format!("{what}: {error}")))
    }
}
