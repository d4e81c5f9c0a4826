//! What a book keeps of items, sets and blocks: as few bytes as they need.

use sp_core::H256;

/// How an item stands.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// The place after the last entry of [`super::Book::carried`] for it; zero if no set has carried it.
    pub(super) last: u32,
    pub(super) confidence: u16,
    /// Counts up to 255; the chain gives up far earlier.
    pub(super) rounds: u8,
    pub(super) decided: bool,
}

/// A set that carried an item.
#[derive(Clone, Copy)]
pub(super) struct Carried {
    /// The set's place in [`super::Book::sets`].
    pub(super) set: u32,
    /// The place after the entry for the item's set before; zero for the first one.
    pub(super) before: u32,
}

/// A settled set.
pub(super) struct SetRow {
    pub(super) set: u32,
    pub(super) event: u32,
    /// Its block's place in [`super::Book::blocks`].
    pub(super) block: u32,
    /// Its first seat's place in [`super::Book::seats`].
    pub(super) seats: u32,
}

/// A block in which sets were settled.
pub(super) struct Block {
    pub(super) number: u32,
    pub(super) hash: H256,
}
