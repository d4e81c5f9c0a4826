//! What an event of a settled set says, in plain types: the command line fills them from the chain.

use agt_primitives::tasks::Answer;
use sp_core::H256;

/// What an event `SetSettled` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The number of its block.
    pub block: u32,
    /// The hash of its block.
    pub block_hash: H256,
    /// Its index in the block, from zero.
    pub event: u32,
    /// The set.
    pub set: u32,
    /// The results of its items.
    pub items: Vec<Decision>,
    /// The results of its seats to which somebody committed.
    pub seats: Vec<Seat>,
}

/// The result of one item of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The item.
    pub item: u32,
    /// The answer; none if the set did not decide it.
    pub answer: Option<Answer>,
    /// The confidence in basis points, where there is one.
    pub confidence: Option<u16>,
}

/// The result of one seat of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The account that committed.
    pub account: [u8; 32],
    /// Whether its answers were revealed.
    pub revealed: bool,
    /// Whether its work was accepted. Counts only if it was revealed.
    pub accepted: bool,
    /// What it was paid, in the smallest unit of the pool's asset; in AIA where the platform pays.
    pub paid: u128,
    /// Its answers to decided items that are right.
    pub right: u16,
    /// Its answers to decided items.
    pub decided: u16,
}
