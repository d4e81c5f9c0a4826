//! Errors of the chain's own methods: a code, a sentence, and the rule's name for programs to match.

use jsonrpsee::types::ErrorObjectOwned;
use serde::Serialize;

/// The rule a request broke. The codes are stable; see docs/rpc.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Rule {
    /// The block is unknown, or its state was pruned.
    UnknownBlock,
    /// No bucket has that name.
    UnknownBucket,
    /// The text is no SS58 address: wrong alphabet, length or checksum.
    InvalidAddress,
    /// The address was made for another chain.
    ForeignAddress,
    /// The text is no month of the calendar, written as 2027-03, or one before the chain's first season.
    UnknownSeason,
    /// No campaign has that number, or it is pruned.
    UnknownCampaign,
    /// The runtime at that block does not answer this question.
    RuntimeSilent,
    /// Fewer than one or more than the most blocks at once.
    BlockCountOutOfRange,
    /// A clock moves forward, by at least a second.
    ClockMustMove,
    /// The clock cannot be wound past the year 9999.
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
            Self::BlockCountOutOfRange => 14_100,
            Self::ClockMustMove => 14_101,
            Self::ClockTooFar => 14_102,
            Self::SealingFailed => 14_103,
        }
    }

    /// The error of this rule, with a sentence that names what is wrong.
    pub fn broken(self, what: impl Into<String>) -> ErrorObjectOwned {
        #[derive(Serialize)]
        struct Data {
            rule: Rule,
        }
        ErrorObjectOwned::owned(self.code(), what.into(), Some(Data { rule: self }))
    }
}
