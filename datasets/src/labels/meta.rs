//! What an export says about itself, and what it asks about items.

use super::Answering;
use crate::Result;
use serde_json::{Map, Value as Json};
use sp_core::H256;

/// What an export says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportMeta {
    /// The campaign's title.
    pub title: String,
    /// The genesis hash of the chain.
    pub genesis: H256,
    /// The campaign's number.
    pub campaign: u64,
    /// What the answers are.
    pub answering: Answering,
    /// The licence of the labels: an SPDX address or a name. None if the requester gave none.
    pub licence: Option<String>,
    /// The day of the last block that counts, as `2026-01-31`. None if it is not known.
    pub date: Option<String>,
    /// The hash of what the campaign had delivered when the export was made.
    pub delivered_hash: H256,
    /// The number of sets in that hash.
    pub delivered_sets: u32,
    /// The first block whose events count.
    pub from_block: u32,
    /// The last block whose events count.
    pub to_block: u32,
    /// What Label Studio shows of an item.
    pub shown: Shown,
}

/// What Label Studio shows of an item: one field of its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How the field is shown.
    pub medium: Medium,
    /// The name of the field in [`Items::fields`]. `id` always exists.
    pub field: String,
}

/// How a field is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// As text.
    Text,
    /// As a picture, by its address.
    Image,
    /// As sound, by its address.
    Audio,
    /// As a film, by its address.
    Video,
}

impl Default for Shown {
    fn default() -> Self {
        Self { medium: Medium::Text, field: "id".into() }
    }
}

/// What a requester knows about its items. A prepared folder is one source of it.
pub trait Items {
    /// Returns the requester's own name of an item.
    ///
    /// # Errors
    /// There is no such item, or it cannot be read.
    fn id(&self, item: u32) -> Result<String>;

    /// Returns the fields of an item, which go into the `data` of a Label Studio task. There the field `id` is always the
    /// item's name.
    ///
    /// # Errors
    /// As for [`Items::id`].
    fn fields(&self, item: u32) -> Result<Map<String, Json>>;

    /// Returns the text with a hash (`0x` and 64 hexadecimal digits); none where it is not known.
    ///
    /// # Errors
    /// The store of texts cannot be read.
    fn text(&self, _hash: &str) -> Result<Option<String>> {
        Ok(None)
    }
}
