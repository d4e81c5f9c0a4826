//! Each room by a small story: what its events come to is what the chain's storage would say after them.

mod agt;
mod assets;
mod bonds;
mod keys;
mod people;
mod pools;
mod rest;
mod seasons;

use super::*;
use agt_runtime::{AccountId, Moment, RuntimeEvent};
use codec::Encode;

/// The time of the block in which a story takes place.
const NOW: Moment = 1_000;

fn who(number: u8) -> AccountId {
    AccountId::from([number; 32])
}

/// Returns the books after these events, which are all in block 1.
fn books_of(events: impl IntoIterator<Item = RuntimeEvent>) -> WholeBooks {
    let mut books = WholeBooks::default();
    books.begin(1, NOW);
    events.into_iter().for_each(|event| books.follow(&event));
    books
}

/// Returns what storage says of a subject if an item has this value under the subject's key.
fn stored(pallet: &str, name: &str, subject: &Subject, value: impl Encode) -> Facts {
    stored_at(NOW, pallet, name, subject, value)
}

fn stored_at(now: Moment, pallet: &str, name: &str, subject: &Subject, value: impl Encode) -> Facts {
    let item = storage::items().find(|item| (item.pallet, item.name) == (pallet, name)).expect("the item");
    let key = (item.key)(subject).expect("the item has a key for it");
    let (read, facts) = (item.read)(&key, &value.encode(), now).expect("it is readable");
    assert_eq!(read, *subject, "a key leads back to its subject");
    facts
}
