//! The comparison: block after block what the events told of, and on request all of it.

use super::{people::settle, returned::Returned, EventPlace, Facts, Finding, Subject, WholeBooks};
use crate::{follow::Block, Client, Error, Result};
use agt_runtime::{Hash, Moment, RuntimeEvent};
use std::collections::{BTreeMap, BTreeSet};

/// The blocks between two comparisons of revenue, recycler and buyback.
const RETURNED_EVERY: u32 = 64;

/// The last blocks after which the books agreed with storage.
#[derive(Clone, Debug, Default)]
struct Agreed {
    /// The block after which everything was compared. It was the genesis block at first.
    all: u32,
    /// The later blocks after which single subjects were. Those that are missing agreed when everything did.
    of: BTreeMap<Subject, u32>,
}

impl Agreed {
    /// Notes that a subject agreed after a block.
    fn note(&mut self, subject: Subject, block: u32) {
        self.of.insert(subject, block);
    }

    /// Notes that everything agreed after a block: what neither the books nor storage have, too. So no subject has to be remembered
    /// any more, and those that are gone need no room.
    fn note_all(&mut self, block: u32) {
        (self.all, self.of) = (block, BTreeMap::new());
    }

    /// Returns the last block after which a subject agreed.
    fn last(&self, subject: &Subject) -> u32 {
        self.of.get(subject).copied().unwrap_or(self.all)
    }
}

/// Follows a chain from its genesis block on, and compares the books with it. A clone goes on from the same block.
#[derive(Clone)]
pub struct Auditor {
    client: Client,
    books: WholeBooks,
    agreed: Agreed,
    returned: Returned,
    hash: Hash,
}

impl Auditor {
    /// Reads the state of the genesis block. The node must keep all states.
    ///
    /// Errors: [`Error::Refused`] if the node has pruned that state.
    pub async fn of(client: &Client) -> Result<Self> {
        let hash = client.genesis();
        let now = client.time(Some(hash)).await?;
        let books = WholeBooks::of_genesis(client.all_stored(hash, now).await?);
        let client = client.clone();
        Ok(Self { client, books, agreed: Agreed::default(), returned: Returned::default(), hash })
    }

    /// Returns the books.
    pub fn books(&self) -> &WholeBooks {
        &self.books
    }

    /// Returns the number of the block that comes next.
    pub fn next_number(&self) -> u32 {
        self.books.block.saturating_add(1)
    }

    /// Enters the next block, and compares all that its events told of, and the totals. Returns what differs. After that the
    /// books cannot be trusted any more.
    ///
    /// Errors: [`Error::Unreadable`] if the block is not the next one; [`Error::Refused`] if the node has pruned its state.
    pub async fn check(&mut self, block: &Block) -> Result<Vec<Finding>> {
        if block.number != self.next_number() {
            let why = format!("block {} does not follow block {}", block.number, self.books.block);
            return Err(Error::Unreadable(why));
        }
        let now = self.client.time(Some(block.hash)).await?;
        self.books.begin(block.number, now);
        let events: Vec<RuntimeEvent> = block.events.iter().map(|record| record.event.clone()).collect();
        events.iter().for_each(|event| self.books.follow(event));
        self.returned.note(block);
        self.hash = block.hash;

        let told = self.books.touched.keys().chain(&Subject::TOTALS).filter(|one| self.books.accounts_for(one));
        let asked: BTreeSet<_> = told.cloned().collect();
        let stored = self.client.stored(&asked, block.hash, now).await?;
        let mut found = self.compare(asked, &stored, &events).await?;
        if found.is_empty() && block.number % RETURNED_EVERY == 0 {
            found = self.check_returned().await?;
        }
        Ok(found)
    }

    /// Compares all figures with all that storage says after the last block, so that what no event told of is found.
    ///
    /// Errors: [`Error::Refused`] if the node has pruned a state.
    pub async fn check_all(&mut self) -> Result<Vec<Finding>> {
        let stored = self.client.all_stored(self.hash, self.books.now).await?;
        let known = self.books.subjects().chain(stored.keys()).filter(|one| self.books.accounts_for(one));
        let asked: BTreeSet<_> = known.cloned().collect();
        // What the events of the last block told of was compared after it.
        self.books.touched.clear();
        let mut found = self.compare(asked, &stored, &[]).await?;
        if found.is_empty() {
            self.agreed.note_all(self.books.block);
            found = self.check_returned().await?;
        }
        if found.is_empty() {
            let (block, hash) = (self.books.block, self.hash);
            let rule = |figure| {
                let (from_events, on_chain) = Default::default();
                Finding { block, hash, event: None, figure, from_events, on_chain }
            };
            found = self.books.broken().into_iter().map(rule).collect();
        }
        Ok(found)
    }

    async fn check_returned(&mut self) -> Result<Vec<Finding>> {
        self.returned.check(&self.client, self.books.returned(), self.books.block, self.hash).await
    }

    /// Returns what differs of these subjects, the first block of all first.
    async fn compare(
        &mut self,
        subjects: BTreeSet<Subject>,
        stored: &BTreeMap<Subject, Facts>,
        events: &[RuntimeEvent],
    ) -> Result<Vec<Finding>> {
        let (mut found, block, now) = (Vec::new(), self.books.block, self.books.now);
        for subject in subjects {
            let own = settled(&subject, self.books.facts(&subject), now);
            let said = stored.get(&subject).cloned().unwrap_or_default();
            if own == said {
                self.agreed.note(subject, block);
            } else {
                found.extend(self.locate(&subject, &own, &said, events).await?);
            }
        }
        found.sort_by_key(|finding: &Finding| finding.block);
        Ok(found)
    }

    /// Returns the figures of a subject that differ after the last block, or after the first block after which they did.
    async fn locate(
        &self,
        subject: &Subject,
        own: &Facts,
        said: &Facts,
        events: &[RuntimeEvent],
    ) -> Result<Vec<Finding>> {
        let (last, agreed) = (self.books.block, self.agreed.last(subject));
        let touch = self.books.touched.get(subject);
        if let Some(touch) = touch {
            let event = touch.events.last().and_then(|index| EventPlace::of(*index, events));
            let before = last.saturating_sub(1);
            if agreed == before || self.agrees(subject, &touch.before, before).await?.is_none() {
                return Ok(differing(subject, own, said, last, self.hash, event));
            }
        }
        // No event told of it between the block after which it agreed and this one.
        let own = touch.map_or(own, |touch| &touch.before);
        let (mut right, mut wrong) = (agreed, if touch.is_some() { last.saturating_sub(1) } else { last });
        while wrong.saturating_sub(right) > 1 {
            let middle = right.midpoint(wrong);
            match self.agrees(subject, own, middle).await? {
                None => right = middle,
                Some(_) => wrong = middle,
            }
        }
        let Some((own, said, hash)) = self.agrees(subject, own, wrong).await? else {
            return Err(Error::Unreadable(format!("the node does not say the same of block {wrong} twice")));
        };
        Ok(differing(subject, &own, &said, wrong, hash, None))
    }

    /// Returns none if storage says the same after a block; else what the two say, and the block's hash.
    async fn agrees(&self, subject: &Subject, own: &Facts, block: u32) -> Result<Option<(Facts, Facts, Hash)>> {
        let hash = self.client.hash_of(block).await?;
        let hash = hash.ok_or_else(|| Error::Unreadable(format!("the node has no block {block}")))?;
        let now: Moment = self.client.time(Some(hash)).await?;
        let mut stored = self.client.stored(&BTreeSet::from([subject.clone()]), hash, now).await?;
        let (own, said) = (settled(subject, own.clone(), now), stored.remove(subject).unwrap_or_default());
        Ok((own != said).then_some((own, said, hash)))
    }
}

/// Returns figures as they are at a moment: AIA ripens, and nobody tells of it.
fn settled(subject: &Subject, mut facts: Facts, now: Moment) -> Facts {
    if matches!(subject, Subject::Person(_)) {
        settle(&mut facts, now);
    }
    facts
}

fn differing(
    subject: &Subject,
    own: &Facts,
    said: &Facts,
    block: u32,
    hash: Hash,
    event: Option<EventPlace>,
) -> Vec<Finding> {
    let names: BTreeSet<_> = own.iter().chain(said.iter()).map(|(name, _)| name).collect();
    let differ = names.into_iter().map(|name| (name, own.get(name.clone()), said.get(name.clone())));
    differ
        .filter(|(_, own, said)| own != said)
        .map(|(name, own, said)| Finding {
            block,
            hash,
            event: event.clone(),
            figure: format!("{subject}: {name}"),
            from_events: own.to_string(),
            on_chain: said.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_runtime::AccountId;

    fn account(number: u8) -> Subject {
        Subject::Account(AccountId::new([number; 32]))
    }

    #[test]
    fn subject_that_was_not_compared_agreed_when_everything_did() {
        let mut agreed = Agreed::default();
        assert_eq!(agreed.last(&account(1)), 0, "the books begin with what storage has");
        agreed.note(account(1), 7);
        assert_eq!((agreed.last(&account(1)), agreed.last(&account(2))), (7, 0));
        agreed.note_all(10);
        agreed.note(account(2), 12);
        assert_eq!([1, 2, 3].map(|number| agreed.last(&account(number))), [10, 12, 10]);
    }

    #[test]
    fn subjects_that_are_gone_are_forgotten_when_everything_agrees() {
        let mut agreed = Agreed::default();
        for round in 1..=10 {
            (0..100).for_each(|number| agreed.note(account(number), round));
            assert_eq!(agreed.of.len(), 100);
            agreed.note_all(round);
            assert!(agreed.of.is_empty(), "{round}");
        }
    }
}
