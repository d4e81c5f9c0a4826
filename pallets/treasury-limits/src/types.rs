//! What is counted, and the reports of it.

use crate::{LARGE_PART, MAX_PURPOSE, SMALL_PART};
use agt_primitives::{calendar::Month, Balance, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// What a payment is for, in the words of its proposer.
pub type Purpose = BoundedVec<u8, ConstU32<MAX_PURPOSE>>;

/// How much an origin can have the treasury pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Tier {
    /// A hundredth of the treasury in a calendar month.
    Small,
    /// Together with the small tier a twentieth of the treasury in a calendar month.
    Large,
    /// All of it. These payments are not counted against the other tiers.
    Unlimited,
}

/// What the tiers with a limit paid in one calendar month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MonthlySpending {
    /// The calendar month.
    pub month: Month,
    /// What the treasury held before the month's first payment, in planck: the limits are parts of it.
    pub base: Balance,
    /// Planck that the small tier paid.
    pub small: Balance,
    /// Planck that the small and the large tier paid.
    pub both: Balance,
}

impl MonthlySpending {
    /// The most that the small tier pays in this month, in planck.
    pub fn small_limit(&self) -> Balance {
        self.base / SMALL_PART
    }

    /// The most that the small and the large tier pay in this month, in planck.
    pub fn both_limit(&self) -> Balance {
        self.base / LARGE_PART
    }
}

/// One limit as it stands, in planck.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LimitReport {
    /// The most in this month.
    pub limit: Balance,
    /// Paid in this month.
    pub paid: Balance,
    /// What may still be paid.
    pub left: Balance,
}

/// The limits of the treasury as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LimitsReport {
    /// What the treasury holds, in planck.
    pub funds: Balance,
    /// The base of this month's limits, in planck.
    pub base: Balance,
    /// When the next month begins, in milliseconds since 1970.
    pub next_month: Moment,
    /// The small tier.
    pub small: LimitReport,
    /// The small and the large tier together.
    pub both: LimitReport,
}
