//! The accounts of a campaign, numbered in the order in which they come, and what each of them did.

use super::Seat;
use crate::labels::Share;
use agt_primitives::token::SS58_PREFIX;
use sp_core::crypto::{AccountId32, Ss58AddressFormat, Ss58Codec};
use std::collections::HashMap;

/// The most bytes of an account: its record, its address of at most 50 characters, and its entry in the table.
pub(super) const MOST_BYTES: usize = size_of::<Record>() + 50 + size_of::<([u8; 32], u32)>() + 1;

/// What an account did.
struct Record {
    address: Box<str>,
    paid: u128,
    answers: u64,
    accepted: u64,
    right: u64,
    decided: u64,
}

/// The accounts.
#[derive(Default)]
pub(super) struct Accounts {
    numbers: HashMap<[u8; 32], u32>,
    records: Vec<Record>,
}

impl Accounts {
    /// Counts a seat of a set of `items` items. Returns the number of its account.
    pub(super) fn note(&mut self, seat: &Seat, items: usize) -> u32 {
        let records = &mut self.records;
        let number = *self.numbers.entry(seat.account).or_insert_with(|| {
            records.push(Record::of(&seat.account));
            super::place(records.len() - 1)
        });
        let record = &mut self.records[number as usize];
        let answers = if seat.revealed { items as u64 } else { 0 };
        record.answers += answers;
        record.accepted += if seat.accepted { answers } else { 0 };
        record.right += u64::from(seat.right);
        record.decided += u64::from(seat.decided);
        record.paid = record.paid.saturating_add(seat.paid);
        number
    }

    /// Returns the address of an account.
    pub(super) fn address(&self, number: u32) -> &str {
        &self.records[number as usize].address
    }

    /// Returns the share of each account, those with the most accepted answers first.
    pub(super) fn shares(&self) -> Vec<Share> {
        let all: u64 = self.records.iter().map(|record| record.accepted).sum();
        let mut shares: Vec<Share> = self.records.iter().map(|record| record.share_of(all)).collect();
        shares.sort_by(|one, other| other.accepted.cmp(&one.accepted).then_with(|| one.account.cmp(&other.account)));
        shares
    }
}

impl Record {
    fn of(account: &[u8; 32]) -> Self {
        let address = AccountId32::from(*account).to_ss58check_with_version(Ss58AddressFormat::custom(SS58_PREFIX));
        Self { address: address.into(), paid: 0, answers: 0, accepted: 0, right: 0, decided: 0 }
    }

    fn share_of(&self, all: u64) -> Share {
        let points = (u128::from(self.accepted) * 10_000).checked_div(all.into()).unwrap_or_default();
        Share {
            account: self.address.to_string(),
            answers: self.answers,
            accepted: self.accepted,
            right: self.right,
            decided: self.decided,
            paid: self.paid,
            share: u16::try_from(points).expect("a part is at most the whole, 10,000 basis points"),
        }
    }
}
