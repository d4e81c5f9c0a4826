//! The figures of redemption, for readers. Amounts are planck of AGT and whole AIA.

use super::SeasonTerms;
use crate::{
    calendar::Month,
    season::{Closing, Submitted},
    Aia, Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Where a season stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum SeasonStage {
    /// Its month is still to come.
    Upcoming,
    /// AIA can be submitted.
    Submission,
    /// AGT can be claimed.
    Claims,
    /// Its claims have ended.
    Ended,
}

/// What a season pays by: as it closed, or as it would close now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SeasonRates {
    /// What both lanes share at most.
    pub pool: Balance,
    /// What of it revenue has brought back, before the pool was bounded by what is left of the sub-budget.
    pub returned: Balance,
    /// The lanes: the AIA in each, its rate, and what it is owed.
    pub lanes: Closing,
}

/// One season.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SeasonReport {
    /// The month.
    pub season: Month,
    /// The season's number: 0 for the chain's first one.
    pub number: u32,
    /// From when on AIA can be submitted.
    pub opens: Moment,
    /// From when on no more AIA can be submitted, and AGT can be claimed.
    pub closes: Moment,
    /// From when on nothing can be claimed any more.
    pub claims_end: Moment,
    /// Where it stands.
    pub stage: SeasonStage,
    /// The next of these three moments; none after the last.
    pub next_boundary: Option<Moment>,
    /// Its terms: fixed with the first submission, before that what is wanted now.
    pub terms: SeasonTerms,
    /// What was submitted.
    pub submitted: Submitted,
    /// Whether the rates are fixed. Otherwise the figures are what a close would give now.
    pub closed: bool,
    /// Pool and rates.
    pub rates: SeasonRates,
    /// AIA for which AGT was claimed.
    pub claimed: Submitted,
    /// AGT that was paid.
    pub paid: Balance,
    /// AGT that is still reserved for it.
    pub outstanding: Balance,
    /// What was lifted when its rest was swept; none before.
    pub swept: Option<Balance>,
}

/// Why AIA cannot be submitted now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Refusal {
    /// The chain's first season has not begun.
    NoSeason,
    /// The window is shut from the 21st to the end of the month.
    WindowShut {
        /// When the next one opens; none beyond the calendar.
        opens: Option<Moment>,
    },
    /// The submission is less than the minimum.
    BelowMinimum {
        /// AIA.
        minimum: Aia,
    },
    /// The account is not proven.
    Unproven,
    /// The account has less ripe AIA.
    MoreThanRipe {
        /// AIA.
        ripe: Aia,
    },
    /// Both lanes together take less from this account in this season.
    MoreThanLanes {
        /// AIA.
        room: Aia,
    },
}

/// What a submission would count and pay.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Quote {
    /// The month the clock stands in; none before the chain's first season.
    pub season: Option<Month>,
    /// AIA the account could submit: ripe, not held by a dispute.
    pub ripe: Aia,
    /// AIA that the bonded lane still takes from it in this season.
    pub bonded_room: Aia,
    /// AIA that the base lane still takes from it in this season.
    pub base_room: Aia,
    /// What would count in the bonded lane; zero when it is refused.
    pub bonded: Aia,
    /// What would count in the base lane; zero when it is refused.
    pub base: Aia,
    /// What of the bond would have to stay until the window ends.
    pub kept: Balance,
    /// What it would be paid if the season closed now with it: an estimate, because others submit too.
    pub payout: Balance,
    /// Why it would be refused; none when it would not.
    pub refusal: Option<Refusal>,
}

/// What an account can claim of one season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Claimable {
    /// The season.
    pub season: Month,
    /// What the account submitted to it.
    pub submitted: Submitted,
    /// What a claim pays.
    pub amount: Balance,
    /// From when on it pays nothing any more.
    pub until: Moment,
}

/// All seasons together. `reserved = paid + lifted + outstanding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RedemptionTotals {
    /// AIA that was submitted, and burned. Never falls.
    pub aia: u128,
    /// AGT that was reserved when seasons closed. Never falls.
    pub reserved: Balance,
    /// AGT that was claimed. Never falls.
    pub paid: Balance,
    /// AGT whose reservation was lifted when seasons were swept. Never falls.
    pub lifted: Balance,
}

impl RedemptionTotals {
    /// What is reserved and neither paid nor lifted. None when the figures are broken.
    pub fn outstanding(&self) -> Option<Balance> {
        self.reserved.checked_sub(self.paid)?.checked_sub(self.lifted)
    }
}
