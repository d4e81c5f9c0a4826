//! What storage says of the figures: each item with the way from a subject to its key and back.

use super::{agt, assets, bonds, people, pools, quests, seasons, supply, Facts, Subject};
use crate::{state::decoded, Client, Error, Result};
use agt_runtime::{Hash, Moment};
use codec::{Decode, Encode};
use frame_support::{storage::storage_prefix, Blake2_128Concat, StorageHasher, Twox64Concat};
use std::collections::{BTreeMap, BTreeSet};

/// The keys that are asked for at a time.
const AT_ONCE: usize = 512;

/// The hash before a part of a key, by its hasher.
pub(super) type Blake = [u8; 16];
pub(super) type Twox = [u8; 8];

/// A storage item of which figures are rebuilt.
pub(super) struct Item {
    pub(super) pallet: &'static str,
    pub(super) name: &'static str,
    /// Returns the key of a subject behind the item's prefix; none if the item has nothing of it.
    pub(super) key: fn(&Subject) -> Option<Vec<u8>>,
    /// Returns the subject of a key behind the item's prefix, and its figures at a moment.
    pub(super) read: fn(&[u8], &[u8], Moment) -> Result<(Subject, Facts)>,
}

impl Item {
    pub(super) fn prefix(&self) -> [u8; 32] {
        storage_prefix(self.pallet.as_bytes(), self.name.as_bytes())
    }
}

/// Returns every item of every room.
pub(super) fn items() -> impl Iterator<Item = &'static Item> {
    let rooms: [&'static [Item]; 9] = [
        &agt::ITEMS,
        &assets::ITEMS,
        &assets::SHARES,
        &bonds::ITEMS,
        &pools::ITEMS,
        &seasons::ITEMS,
        &supply::ITEMS,
        &people::ITEMS,
        &quests::ITEMS,
    ];
    rooms.into_iter().flatten()
}

pub(super) fn blake(part: &impl Encode) -> Vec<u8> {
    Blake2_128Concat::hash(&part.encode())
}

pub(super) fn twox(part: &impl Encode) -> Vec<u8> {
    Twox64Concat::hash(&part.encode())
}

/// Returns the parts of a key, with the hashes before them.
pub(super) fn parts<Parts: Decode>(key: &[u8]) -> Result<Parts> {
    decoded("a storage key", key)
}

/// Returns a stored value.
pub(super) fn value<Value: Decode>(bytes: &[u8]) -> Result<Value> {
    decoded("a storage value", bytes)
}

impl Client {
    /// Returns what storage says of these subjects at a block whose time is `now`.
    pub(super) async fn stored(
        &self,
        subjects: &BTreeSet<Subject>,
        at: Hash,
        now: Moment,
    ) -> Result<BTreeMap<Subject, Facts>> {
        let places: Vec<(&Item, Vec<u8>)> = subjects
            .iter()
            .flat_map(|subject| items().filter_map(move |item| Some((item, (item.key)(subject)?))))
            .map(|(item, key)| (item, [&item.prefix()[..], &key[..]].concat()))
            .collect();
        let mut found = BTreeMap::<Subject, Facts>::new();
        for some in places.chunks(AT_ONCE) {
            let keys: Vec<_> = some.iter().map(|(_, key)| key.clone()).collect();
            for ((item, key), value) in some.iter().zip(self.read_bytes(&keys, Some(at)).await?) {
                let Some(value) = value else { continue };
                let (subject, facts) = (item.read)(key.get(32..).unwrap_or_default(), &value, now)?;
                found.entry(subject).or_default().join(facts);
            }
        }
        Ok(found)
    }

    /// Returns all that storage says of the figures at a block whose time is `now`.
    pub(super) async fn all_stored(&self, at: Hash, now: Moment) -> Result<BTreeMap<Subject, Facts>> {
        let mut found = BTreeMap::<Subject, Facts>::new();
        for item in items() {
            let (prefix, mut last) = (item.prefix(), None::<Vec<u8>>);
            loop {
                let keys = self.keys(&prefix, AT_ONCE as u32, last.as_deref(), Some(at)).await?;
                let Some(first) = keys.first() else { break };
                // Keys go up, or a node could send this program round for ever.
                if last.as_ref().is_some_and(|last| first <= last) {
                    let name = format!("{}.{}", item.pallet, item.name);
                    return Err(Error::Unreadable(format!("the keys of {name} do not go up")));
                }
                for (key, value) in keys.iter().zip(self.read_bytes(&keys, Some(at)).await?) {
                    let value = value.ok_or_else(|| Error::Unreadable("a storage key has no value".into()))?;
                    let (subject, facts) = (item.read)(key.get(32..).unwrap_or_default(), &value, now)?;
                    found.entry(subject).or_default().join(facts);
                }
                last = keys.last().cloned();
            }
        }
        found.retain(|_, facts| !facts.are_zero());
        Ok(found)
    }
}
