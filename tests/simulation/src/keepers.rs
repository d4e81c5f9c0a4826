//! What a keeper gains by the openings that workers hand to it, and what others lose.
//!
//! An opening is the answers of a worker and their salt. Who has it can read the answers before the others have committed,
//! and reveals them for the worker, or does not. [`handing`] says how many openings dishonest keepers read and lose, by how
//! clients hand them over. [`crowd`] plays keepers in league with accounts that copy, or with competitors, on the platform's
//! campaigns. [`pool`] plays a requester that is its workers' keeper.

pub mod crowd;
pub mod handing;
pub mod pool;
pub mod tables;

/// The keepers in league with a cohort, as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keeper {
    /// The number of the cohort: its friends, who reveal by themselves.
    pub friends: usize,
    /// The share of all other seats whose answers it reads before its friends commit.
    pub reads: f64,
    /// The share of all other seats that are not revealed because of it.
    pub loses: f64,
    /// Whether the client of a worker notices the first seat that it loses, and hands it nothing any more.
    pub dropped: bool,
    /// Whether it knows the gold, as the campaign's requester does, and tells its friends who copy.
    pub knows_gold: bool,
}
