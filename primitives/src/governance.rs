//! What anyone may read of referenda and votes.

mod report;

pub use report::{
    CastVote, Delegation, OngoingReferendum, ReferendaPage, ReferendumReport, ReferendumState, TrackVotes,
};

/// The most referenda in one page.
pub const MAX_REFERENDA: u32 = 20;

/// A block's number.
pub type BlockNumber = u32;

/// The number of a referendum.
pub type ReferendumIndex = u32;
