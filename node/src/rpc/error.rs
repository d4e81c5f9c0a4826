//! The errors of the chain's own methods: a code, a sentence, and the name of the rule for programs to match.

use jsonrpsee::types::ErrorObjectOwned;
use serde::Serialize;

/// The rule a request broke. The codes are stable; see docs/rpc.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Rule {
    /// The block is unknown, or its state was pruned.
    UnknownBlock,
    /// No bucket has that name.
    UnknownBucket,
    /// The text is not an SS58 address: its alphabet, length or checksum is wrong.
    InvalidAddress,
    /// The address was made for another chain.
    ForeignAddress,
    /// The text is not a month as 2027-03, or the month is before the chain's first season.
    UnknownSeason,
    /// No campaign has that number, or the campaign is pruned.
    UnknownCampaign,
    /// The account has no pool of that number, or the pool is closed.
    UnknownPool,
    /// No job has that number, or the job is closed.
    UnknownJob,
    /// The job has no batch of that number, or the batch is removed.
    UnknownBatch,
    /// The text is no amount in decimal digits, or too great.
    InvalidAmount,
    /// The runtime at that block does not answer this method.
    RuntimeSilent,
    /// The number of blocks is zero or above the limit of one request.
    BlockCountOutOfRange,
    /// The clock must move forward by at least a second.
    ClockMustMove,
    /// The clock would be past the year 9999.
    ClockTooFar,
    /// The block could not be sealed.
    SealingFailed,
}

impl Rule {
    const fn code(self) -> i32 {
        match self {
            Self::UnknownBlock => 14_000,
            Self::UnknownBucket => 14_001,
            Self::InvalidAddress => 14_002,
            Self::ForeignAddress => 14_003,
            Self::RuntimeSilent => 14_004,
            Self::UnknownSeason => 14_005,
            Self::UnknownCampaign => 14_006,
            Self::UnknownPool => 14_007,
            Self::UnknownJob => 14_008,
            Self::UnknownBatch => 14_009,
            Self::InvalidAmount => 14_010,
            Self::BlockCountOutOfRange => 14_100,
            Self::ClockMustMove => 14_101,
            Self::ClockTooFar => 14_102,
            Self::SealingFailed => 14_103,
        }
    }

    /// Returns the error of this rule, with a sentence that names what is wrong.
    pub fn broken(self, what: impl Into<String>) -> ErrorObjectOwned {
        #[derive(Serialize)]
        struct Data {
            rule: Rule,
        }
        ErrorObjectOwned::owned(self.code(), what.into(), Some(Data { rule: self }))
    }
}
