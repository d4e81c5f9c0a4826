//! What a worker sees.

use super::{names::Name, Media, Prepared};
use crate::{items::Item, Error, Result};
use agt_primitives::tasks::{shuffle, SetId, MAX_POSITIONS};
use serde::Serialize;
use std::{collections::BTreeMap, path::PathBuf};

/// What a position shows to a worker. Gold looks like any other item, and nothing names the item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// What is shown as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The picture, sound or film.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<ShownMedia>,
    /// The options of a preference, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Further columns that the plan shows, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

/// Where a worker finds the media of a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ShownMedia {
    /// A link that leads elsewhere.
    Link(String),
    /// A name of 16 hexadecimal digits, which tells nothing. [`Prepared::media`] finds the file.
    Name(String),
}

impl Prepared {
    /// Returns what each position of a set shows, given its items as the chain dealt them: the fresh ones, then those of second
    /// rounds.
    ///
    /// The gold follows them in the canonical list, and position `p` shows entry `shuffle(seed)[p]`. A set without gold is not
    /// shuffled: the chain takes its positions as its items.
    ///
    /// # Errors
    /// There is no such set or item, or there are more than 32 positions.
    pub fn positions(&self, set: SetId, items: &[u32]) -> Result<Vec<Shown>> {
        let gold = self.plan.gold_a_set;
        let count = u8::try_from(items.len().saturating_add(gold.into())).ok();
        let count = count.filter(|count| u32::from(*count) <= MAX_POSITIONS).ok_or_else(|| {
            let what = format!("set {} has {} items and {gold} gold items", set.0, items.len());
            Error::new(what, format!("a set has at most {MAX_POSITIONS} positions"))
        })?;
        let order = match gold {
            0 => (0..count).collect(),
            _ => shuffle(&self.leaf(set)?.seed, count).to_vec(),
        };
        let entry = |entry: u8| match items.get(usize::from(entry)) {
            Some(item) => Ok((Name::Item(*item), self.item(*item)?)),
            None => {
                let place = usize::from(entry).saturating_sub(items.len());
                let number = self.gold_number(set, u8::try_from(place).unwrap_or(u8::MAX))?;
                Ok((Name::Gold(number), self.gold.get(number)?))
            }
        };
        order.into_iter().map(|place| entry(place).and_then(|(name, item)| self.shown_as(name, item))).collect()
    }

    fn shown_as(&self, name: Name, item: Item) -> Result<Shown> {
        let media = match item.media.as_deref().map(|media| self.media.place(media)).transpose()? {
            None => None,
            Some(Media::Link(link)) => Some(ShownMedia::Link(link)),
            Some(Media::File(_)) => Some(ShownMedia::Name(self.names.hide(name))),
        };
        Ok(Shown { text: item.text, media, options: item.options, fields: item.fields })
    }

    /// Returns the file that a name of [`ShownMedia::Name`] stands for. It lies in the folder of media.
    ///
    /// # Errors
    /// The name stands for nothing, the file is gone, or it is a link that leads out of the folder.
    pub fn media(&self, name: &str) -> Result<PathBuf> {
        let unknown = || Error::new("no media have this name", "ask for the positions of the set again");
        let item = match self.names.find(name).ok_or_else(unknown)? {
            Name::Item(number) if number < self.manifest.items => self.items.get(number)?,
            Name::Gold(number) if number < self.manifest.gold => self.gold.get(number)?,
            _ => return Err(unknown()),
        };
        match self.media.find(&item.media.ok_or_else(unknown)?)? {
            Media::File(path) => Ok(path),
            Media::Link(_) => Err(unknown()),
        }
    }
}
