//! Tests of exports as a whole: what is written is read again, and what was changed is found.

mod book;
mod changes;
mod export;
mod round_trip;

use super::{Answering, Book, Decision, ExportMeta, Format, Items, Medium, Seat, Settled, Shown};
use crate::Result;
use agt_primitives::tasks::Answer;
use serde_json::{Map, Value as Json};
use sp_core::H256;
use std::{collections::BTreeMap, path::Path};

/// The items of a test: their names, and texts by hash.
#[derive(Default)]
pub(super) struct Named {
    names: Vec<String>,
    texts: BTreeMap<String, String>,
}

impl Named {
    /// Items with names that CSV must quote.
    fn awkward(items: u32) -> Self {
        let name = |item| match item % 5 {
            0 => format!("cat-{item:04}.png"),
            1 => format!("a, \"quoted\" name {item}"),
            2 => format!("two\nlines {item}"),
            3 => format!(" ünï→cödé {item}\t"),
            _ => format!("carriage\rreturn\r\n{item}"),
        };
        Self { names: (0..items).map(name).collect(), texts: BTreeMap::new() }
    }
}

impl Items for Named {
    fn id(&self, item: u32) -> Result<String> {
        Ok(self.names[item as usize].clone())
    }

    fn fields(&self, item: u32) -> Result<Map<String, Json>> {
        Ok(Map::from_iter([("picture".to_owned(), format!("/media/{item}.png").into())]))
    }

    fn text(&self, hash: &str) -> Result<Option<String>> {
        Ok(self.texts.get(hash).cloned())
    }
}

/// Every kind of answer.
fn every_answering() -> [Answering; 4] {
    let labels = ["cat", "dog, or \"wolf\"", "", "0x12"].map(String::from).into();
    [
        Answering::Choices { labels },
        Answering::Preference { options: 3 },
        Answering::Number { decimals: 2 },
        Answering::Content,
    ]
}

/// An answer of a kind.
fn answer(answering: &Answering, number: u32) -> Answer {
    match answering {
        Answering::Choices { labels } => Answer::Choice((number as usize % labels.len()) as u8),
        Answering::Preference { options } => Answer::Choice((number % u32::from(*options)) as u8),
        Answering::Number { .. } => Answer::Number(i64::from(number) * 7_919 - 100_000),
        Answering::Content => Answer::Content(super::content_hash(&format!("text {number}"))),
    }
}

/// What an export says about itself.
pub(super) fn meta(answering: Answering) -> ExportMeta {
    ExportMeta {
        title: "Cats and \"dogs\"".into(),
        genesis: H256::repeat_byte(1),
        campaign: 7,
        answering,
        licence: Some("https://creativecommons.org/licenses/by/4.0/".into()),
        date: Some("2026-01-31".into()),
        delivered_hash: H256::repeat_byte(2),
        delivered_sets: 3,
        from_block: 800,
        to_block: 900,
        shown: Shown { medium: Medium::Text, field: "id".into() },
    }
}

/// A seat of the account with a number, which was revealed.
fn seat(account: u32, accepted: bool) -> Seat {
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&account.to_le_bytes());
    Seat { account: bytes, revealed: true, accepted, paid: 1_000, right: 3, decided: 4 }
}

/// A set of three seats that carries items; `decided` says which it decides.
fn set(number: u32, items: impl Iterator<Item = u32>, answering: &Answering, decided: impl Fn(u32) -> bool) -> Settled {
    let decision = |item| Decision {
        item,
        answer: decided(item).then(|| answer(answering, item)),
        confidence: decided(item).then_some((item * 37 % 10_001) as u16),
    };
    Settled {
        block: 812 + number / 2,
        block_hash: H256::from_low_u64_be(u64::from(812 + number / 2)),
        event: 31 + number % 2,
        set: number,
        items: items.map(decision).collect(),
        seats: (0..3).map(|place| seat(number % 4 + place, place < 2)).collect(),
    }
}

/// A campaign of 40 items in sets of eight. Every fifth item is decided in a second round, every tenth not at all, and the
/// last set is not settled.
fn campaign(answering: &Answering) -> (Book, Named) {
    let (mut book, mut names) = (Book::new(40, answering.clone()), Named::awkward(40));
    for number in 0..4u32 {
        let items = number * 8..number * 8 + 8;
        book.settled(&set(number, items, answering, |item| item % 5 != 0)).unwrap();
    }
    let again = (0..32).filter(|item| item % 5 == 0);
    book.settled(&set(9, again, answering, |item| item % 10 != 0)).unwrap();
    for item in (0..40).filter(|item| item % 3 == 0) {
        let text = format!("text {item}");
        names.texts.insert(format!("{:?}", super::content_hash(&text)), text);
    }
    (book, names)
}

/// Exports a campaign in every format.
fn exported(folder: &Path, answering: &Answering) -> (Book, Named) {
    let (book, names) = campaign(answering);
    super::export(folder, &meta(answering.clone()), &book, &names, &Format::ALL, |_| {}).unwrap();
    (book, names)
}
