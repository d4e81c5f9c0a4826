//! What is counted, and how it is told.

use crate::{LARGE_PART, MAX_PURPOSE, SMALL_PART};
use agt_primitives::{Balance, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{pallet_prelude::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// What a payment is for, in the words of who proposed it.
pub type Purpose = BoundedVec<u8, ConstU32<MAX_PURPOSE>>;

/// How much an origin may let the treasury pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Tier {
    /// A hundredth of the treasury in a calendar month.
    Small,
    /// Together with the small tier a twentieth of the treasury in a calendar month.
    Large,
    /// All of it. What is paid so is not counted against the others.
    Unlimited,
}

/// What the tiers with a limit paid in one calendar month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Month {
    /// The calendar month, counted from January 1970.
    pub index: u32,
    /// What the treasury held before the month's first payment, in planck: what the limits are parts of.
    pub base: Balance,
    /// Planck that the small tier paid.
    pub small: Balance,
    /// Planck that the small and the large tier paid.
    pub both: Balance,
}

impl Month {
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
    /// What the limits of this month are parts of, in planck.
    pub base: Balance,
    /// When the next month begins, in milliseconds since 1970.
    pub next_month: Moment,
    /// The small tier.
    pub small: LimitReport,
    /// The small and the large tier together.
    pub both: LimitReport,
}
