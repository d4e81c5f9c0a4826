//! What the events of a campaign say, by item.

mod accounts;
mod answers;
mod rows;
mod settled;

use super::{Answering, Contributor, Items, Label, Settlement, Share, Value};
use crate::{Error, Result};
use accounts::Accounts;
use answers::Answers;
use rows::{Block, Carried, SetRow, Standing};
use sp_core::H256;

pub use settled::{Decision, Seat, Settled};

/// The most bytes that a book keeps for an item: its standing, its answer and the link to the set that carried it. Each
/// further set that carries it adds 8 bytes.
pub const MOST_BYTES_AN_ITEM: usize = size_of::<Standing>() + size_of::<Carried>() + size_of::<H256>();

/// The most bytes that a book keeps for a settled set, without its seats: the set, and its block if no other set was settled
/// in it.
pub const MOST_BYTES_A_SET: usize = size_of::<SetRow>() + size_of::<Block>();

/// The bytes that a book keeps for a seat whose answers were revealed.
pub const MOST_BYTES_AN_ANSWERED_SEAT: usize = size_of::<u32>();

/// The most bytes that a book keeps for an account, its address included.
pub const MOST_BYTES_AN_ACCOUNT: usize = accounts::MOST_BYTES;

/// The confidence of an item that has none.
const NO_CONFIDENCE: u16 = u16::MAX;

/// What the events of a campaign's settled sets say, by item.
///
/// It is kept in memory: [`MOST_BYTES_AN_ITEM`] an item (17 where answers are choices), [`MOST_BYTES_A_SET`] a set,
/// [`MOST_BYTES_AN_ANSWERED_SEAT`] a seat and [`MOST_BYTES_AN_ACCOUNT`] an account; lists that grow have up to twice the
/// room. Names of items are not kept: whoever asks for labels brings them.
pub struct Book {
    answering: Answering,
    answers: Answers,
    items: Vec<Standing>,
    carried: Vec<Carried>,
    sets: Vec<SetRow>,
    /// A bit for each set that was settled.
    seen: Vec<u64>,
    blocks: Vec<Block>,
    /// The seats that were revealed, set by set: the account's number times two, and one if it was accepted.
    seats: Vec<u32>,
    accounts: Accounts,
    decided: u32,
}

impl Book {
    /// Returns a book of `items` items of which no set is settled.
    pub fn new(items: u32, answering: Answering) -> Self {
        let nothing = Standing { last: 0, confidence: NO_CONFIDENCE, rounds: 0, decided: false };
        Self {
            answers: Answers::of(&answering, items as usize),
            answering,
            items: vec![nothing; items as usize],
            carried: Vec::new(),
            sets: Vec::new(),
            seen: Vec::new(),
            blocks: Vec::new(),
            seats: Vec::new(),
            accounts: Accounts::default(),
            decided: 0,
        }
    }

    /// Takes what a settled set says. Sets come in the order of the chain. If it returns an error, the book is unchanged.
    ///
    /// # Errors
    /// An item or an answer that the campaign does not have, or a set that is settled already: the events are of another
    /// campaign, or were read twice.
    pub fn settled(&mut self, settled: &Settled) -> Result<()> {
        self.check(settled)?;
        self.note_seen(settled.set);
        let set = place(self.sets.len());
        let block = self.block(settled.block, settled.block_hash);
        self.sets.push(SetRow { set: settled.set, event: settled.event, block, seats: place(self.seats.len()) });
        for seat in &settled.seats {
            let account = self.accounts.note(seat, settled.items.len());
            if seat.revealed {
                self.seats.push(account << 1 | u32::from(seat.accepted));
            }
        }
        for decision in &settled.items {
            let item = decision.item as usize;
            let standing = &mut self.items[item];
            self.carried.push(Carried { set, before: standing.last });
            standing.last = place(self.carried.len());
            standing.rounds = standing.rounds.saturating_add((!settled.seats.is_empty()).into());
            if let Some(answer) = &decision.answer {
                self.answers.put(item, answer);
                standing.confidence = decision.confidence.unwrap_or(NO_CONFIDENCE);
                self.decided += u32::from(!standing.decided);
                standing.decided = true;
            }
        }
        Ok(())
    }

    /// Returns the number of items.
    pub fn items(&self) -> u32 {
        place(self.items.len())
    }

    /// Returns the number of items that are decided.
    pub fn decided(&self) -> u32 {
        self.decided
    }

    /// Returns the number of sets that are settled.
    pub fn sets(&self) -> u32 {
        place(self.sets.len())
    }

    /// Returns what the answers are called.
    pub fn answering(&self) -> &Answering {
        &self.answering
    }

    /// Returns the label of an item; none if the campaign does not have it.
    ///
    /// # Errors
    /// The item's name or the answer's text cannot be read.
    pub fn label(&self, item: u32, names: &dyn Items) -> Result<Option<Label>> {
        let Some(standing) = self.items.get(item as usize) else { return Ok(None) };
        let answer = match standing.decided {
            true => self.answering.value(&self.answers.get(item as usize)),
            false => None,
        };
        let answer = match answer {
            Some(Value::Content { hash, .. }) => Some(Value::Content { text: names.text(&hash)?, hash }),
            answer => answer,
        };
        let contributors = self.contributors_of(standing);
        Ok(Some(Label {
            item,
            id: names.id(item)?,
            answer,
            confidence: Some(standing.confidence).filter(|points| *points != NO_CONFIDENCE),
            answers: place(contributors.len()),
            rounds: standing.rounds.into(),
            settled: self.carried_before(standing.last).map(|carried| self.settlement(carried)),
            contributors,
        }))
    }

    /// Returns the label of each item, in the order of items. They are made one by one.
    pub fn labels<'a>(&'a self, names: &'a dyn Items) -> impl Iterator<Item = Result<Label>> + 'a {
        (0..self.items()).filter_map(move |item| self.label(item, names).transpose())
    }

    /// Returns the share of each account that committed to a seat: those with the most accepted answers first.
    pub fn contributors(&self) -> Vec<Share> {
        self.accounts.shares()
    }

    /// Checks that a set fits the campaign.
    fn check(&self, settled: &Settled) -> Result<()> {
        let at = format!("block {}, event {}", settled.block, settled.event);
        let of_another = "check that the campaign's number and the prepared folder belong together";
        if self.is_seen(settled.set) {
            let what = format!("set {} is settled a second time in {at}", settled.set);
            return Err(Error::new(what, "read the events again from the campaign's first block"));
        }
        for decision in &settled.items {
            if decision.item as usize >= self.items.len() {
                let what = format!("{at} names item {} of a campaign of {} items", decision.item, self.items.len());
                return Err(Error::new(what, of_another));
            }
            if decision.answer.is_some_and(|answer| !self.answering.admits(&answer)) {
                let what = format!("{at} decides item {} with an answer of another kind", decision.item);
                return Err(Error::new(what, of_another));
            }
        }
        Ok(())
    }

    fn is_seen(&self, set: u32) -> bool {
        self.seen.get(set as usize / 64).is_some_and(|bits| bits >> (set % 64) & 1 == 1)
    }

    fn note_seen(&mut self, set: u32) {
        let word = set as usize / 64;
        if self.seen.len() <= word {
            self.seen.resize(word + 1, 0);
        }
        self.seen[word] |= 1 << (set % 64);
    }

    /// Returns the place of a block. Sets of one block follow each other.
    fn block(&mut self, number: u32, hash: H256) -> u32 {
        if self.blocks.last().is_none_or(|last| (last.number, last.hash) != (number, hash)) {
            self.blocks.push(Block { number, hash });
        }
        place(self.blocks.len() - 1)
    }

    /// Returns the entry before a place; none before the first one.
    fn carried_before(&self, place: u32) -> Option<&Carried> {
        self.carried.get((place as usize).checked_sub(1)?)
    }

    fn settlement(&self, carried: &Carried) -> Settlement {
        let row = &self.sets[carried.set as usize];
        let block = &self.blocks[row.block as usize];
        Settlement { set: row.set, block: block.number, block_hash: block.hash, event: row.event }
    }

    /// Returns who revealed answers in the sets that carried an item, in the order of settlement and seats.
    fn contributors_of(&self, standing: &Standing) -> Vec<Contributor> {
        let mut sets = Vec::new();
        let mut carried = self.carried_before(standing.last);
        while let Some(Carried { set, before }) = carried {
            sets.push(*set as usize);
            carried = self.carried_before(*before);
        }
        let seats = sets.iter().rev().flat_map(|set| {
            let end = self.sets.get(set + 1).map_or(self.seats.len(), |next| next.seats as usize);
            &self.seats[self.sets[*set].seats as usize..end]
        });
        let contributor =
            |seat: &u32| Contributor { account: self.accounts.address(seat >> 1).to_owned(), accepted: seat & 1 == 1 };
        seats.map(contributor).collect()
    }
}

/// Returns a place in a list as 32 bits. A campaign has at most 2^24 items and 2^24 sets of at most seven seats.
fn place(place: usize) -> u32 {
    u32::try_from(place).expect("a campaign has fewer than 2^32 sets, seats and items in sets")
}
