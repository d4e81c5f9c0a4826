//! Medallions: what other pallets may ask about an account's expertise badges, how they are taken away, their governed terms
//! and reports.
//!
//! A medallion belongs to one account in one area. No method moves it to another account.

mod report;
mod terms;

use crate::contributors::AreaId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchResult, traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

pub use report::{
    AreaPage, MedallionArea, MedallionPage, MedallionReport, MedallionTotals, MedallionsReport, NextLevel,
    MAX_AREAS_A_PAGE, MAX_MEDALLIONS_A_PAGE,
};
pub use terms::{ranges, LevelNeeds, MedallionTerms, AGT_LEVELS};

/// The highest level of a medallion.
pub const MOST_LEVEL: u8 = 5;

/// The maximum number of areas that have medallions, closed ones included.
pub const MAX_AREAS: u32 = 1_024;

/// The maximum length of an area's name, in bytes of UTF-8.
pub const MAX_NAME: u32 = 64;

/// The maximum length of the reason for a revocation, in bytes.
pub const MAX_REASON: u32 = 256;

/// The name of an area: at most [`MAX_NAME`] bytes of UTF-8.
pub type AreaName = BoundedVec<u8, ConstU32<MAX_NAME>>;

/// Why a medallion is taken away, in words: at most [`MAX_REASON`] bytes of UTF-8, which nobody checks.
pub type Reason = BoundedVec<u8, ConstU32<MAX_REASON>>;

/// Accepted answers, by who paid for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CountedAnswers {
    /// Answers that the platform paid for. All of them count.
    pub platform: u64,
    /// Answers that requesters paid for, as far as they count: each requester for at most a tenth of a level.
    pub requested: u64,
}

impl CountedAnswers {
    /// No answers.
    pub const NONE: Self = Self { platform: 0, requested: 0 };

    /// Returns all of them.
    pub const fn total(self) -> u64 {
        self.platform.saturating_add(self.requested)
    }

    /// Returns these and `more`.
    pub const fn and(self, more: Self) -> Self {
        Self {
            platform: self.platform.saturating_add(more.platform),
            requested: self.requested.saturating_add(more.requested),
        }
    }
}

/// Reads the medallions of an account. The cost of each method is independent of how many medallions exist.
pub trait Medallions<AccountId> {
    /// Returns the level of the medallion that `who` holds in `area`, or zero if it holds none.
    fn level(who: &AccountId, area: AreaId) -> u8;

    /// Returns whether `who` holds a medallion in any area.
    fn holds_any(who: &AccountId) -> bool;
}

/// A chain without medallions.
impl<AccountId> Medallions<AccountId> for () {
    fn level(_: &AccountId, _: AreaId) -> u8 {
        0
    }

    fn holds_any(_: &AccountId) -> bool {
        false
    }
}

/// Takes medallions away. Governance has it, and a court can have it.
pub trait RevokeMedallions<AccountId> {
    /// Takes the medallion of `who` in `area`, whatever its level, and the progress towards the next one. Whatever requires a
    /// medallion of the area is shut to `who` at once. Fails if `who` holds none there.
    fn revoke(who: &AccountId, area: AreaId) -> DispatchResult;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_answers_add_up_by_payer_and_never_overflow() {
        let (some, more) =
            (CountedAnswers { platform: 3, requested: 2 }, CountedAnswers { platform: 1, requested: u64::MAX });
        assert_eq!(some.total(), 5);
        assert_eq!(some.and(CountedAnswers::NONE), some);
        assert_eq!(some.and(more), CountedAnswers { platform: 4, requested: u64::MAX });
        assert_eq!(some.and(more).total(), u64::MAX);
    }
}
