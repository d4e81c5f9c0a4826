//! What anyone may read of redemption: the answers of `agt_season`, `agt_quote` and `agt_claimable`, and the stored
//! types that they show as they are.

use super::SeasonTerms;
use crate::{
    calendar::Month,
    report::{decimal, Credits, Planck, Time},
    season::{Closing, Submitted},
    Aia, Balance, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::{self, Display, Formatter};
use scale_info::TypeInfo;
use serde::{Serialize, Serializer};

/// Where a season stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SeasonRates {
    /// What both lanes share at most.
    #[serde(with = "decimal")]
    pub pool: Balance,
    /// What of it revenue has brought back. The rest is bounded by what is left of the sub-budget.
    #[serde(with = "decimal")]
    pub returned: Balance,
    /// The lanes: the AIA in each, its rate, and what it is owed.
    #[serde(flatten)]
    pub lanes: Closing,
}

impl SeasonRates {
    /// Returns what of all that the season owes is paid out of revenue, in planck: as much as there is. None when the figures
    /// do not fit.
    pub fn recycled(&self) -> Option<Balance> {
        Some(self.lanes.owed()?.min(self.returned))
    }
}

/// One season: the answer of `agt_season`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SeasonReport {
    /// The month.
    pub season: Month,
    /// The season's number: 0 for the chain's first one.
    pub number: u32,
    /// From when on AIA can be submitted.
    pub opens: Time,
    /// From when on no more AIA can be submitted, and AGT can be claimed.
    pub closes: Time,
    /// From when on nothing can be claimed any more.
    pub claims_end: Time,
    /// Where it stands.
    pub stage: SeasonStage,
    /// The next of these three moments; none after the last.
    pub next_boundary: Option<Time>,
    /// Its terms: fixed with the first submission, before that what is wanted now.
    pub terms: SeasonTerms,
    /// What was submitted.
    pub submitted: Submitted,
    /// The accounts that have submitted, each counted once.
    pub people: u32,
    /// Whether the rates are fixed. Otherwise the figures are what a close would give now.
    pub closed: bool,
    /// Pool and rates.
    #[serde(flatten)]
    pub rates: SeasonRates,
    /// AIA for which AGT was claimed.
    pub claimed: Submitted,
    /// AGT that was paid.
    pub paid: Planck,
    /// AGT of what was paid that came out of revenue. The rest was minted.
    pub paid_recycled: Planck,
    /// AGT that it still owes.
    pub outstanding: Planck,
    /// AGT of what it still owes that comes out of revenue. The rest is reserved, and minted when it is claimed.
    pub outstanding_recycled: Planck,
    /// AGT that it owed no more when its rest was swept; none before.
    pub swept: Option<Planck>,
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

impl Display for Refusal {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        match self {
            Self::NoSeason => formatter.write_str("the chain's first season has not begun"),
            Self::WindowShut { opens: Some(opens) } => write!(formatter, "the next window opens at {}", Time(*opens)),
            Self::WindowShut { opens: None } => formatter.write_str("the window is shut"),
            Self::BelowMinimum { minimum } => write!(formatter, "a submission is at least {minimum} AIA"),
            Self::Unproven => formatter.write_str("the account is not proven"),
            Self::MoreThanRipe { ripe } => write!(formatter, "{ripe} AIA of the account are ripe"),
            Self::MoreThanLanes { room } => {
                write!(formatter, "both lanes together take {room} AIA more from the account")
            }
        }
    }
}

/// As its sentence.
impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a submission would count and pay: the answer of `agt_quote`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// The month of the clock; none before the chain's first season.
    pub season: Option<Month>,
    /// AIA the account could submit: ripe, not held by a dispute.
    pub ripe: Credits,
    /// AIA that each lane still takes from the account in this season.
    pub room: Submitted,
    /// AIA that would count in each lane; zero when the submission is refused.
    pub counts: Submitted,
    /// The part of the bond that would have to stay until the window ends.
    pub bond_kept: Planck,
    /// What would be paid if the season closed now with it: an estimate, because others submit too.
    pub payout: Planck,
    /// Why the submission would be refused; none when it would not.
    pub refusal: Option<Refusal>,
}

/// What an account can claim of one season: an entry in the answer of `agt_claimable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct Claimable {
    /// The season.
    pub season: Month,
    /// What the account submitted to it.
    pub submitted: Submitted,
    /// What a claim pays.
    pub amount: Planck,
    /// The moment from which on it pays nothing any more.
    pub until: Time,
}

/// All seasons together.
///
/// What was reserved is `minted + lifted +` what is still reserved, where `minted = paid - recycled`. What was taken of revenue is
/// `recycled + given back +` what seasons still keep of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RedemptionTotals {
    /// AIA that was submitted, and burned. Never falls.
    pub aia: u128,
    /// AGT that was reserved when seasons closed. Never falls.
    pub reserved: Balance,
    /// AGT that was claimed. Never falls.
    pub paid: Balance,
    /// AGT of what was claimed that came out of revenue. Never falls.
    pub recycled: Balance,
    /// AGT whose reservation was lifted when seasons were swept. Never falls.
    pub lifted: Balance,
    /// AGT of revenue that seasons took when they closed. Never falls.
    pub taken: Balance,
    /// AGT of revenue that they gave back: what they owed to nobody, and what nobody claimed. Never falls.
    pub given_back: Balance,
}

impl RedemptionTotals {
    /// Returns what was minted. None when the figures are broken.
    pub fn minted(&self) -> Option<Balance> {
        self.paid.checked_sub(self.recycled)
    }

    /// Returns what is reserved and neither minted nor lifted. None when the figures are broken.
    pub fn outstanding(&self) -> Option<Balance> {
        self.reserved.checked_sub(self.minted()?)?.checked_sub(self.lifted)
    }

    /// Returns what seasons keep of revenue for claims. None when the figures are broken.
    pub fn kept(&self) -> Option<Balance> {
        self.taken.checked_sub(self.recycled)?.checked_sub(self.given_back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::season::{Lane, Rate};

    #[test]
    fn revenue_pays_what_a_season_owes_as_far_as_there_is_any() {
        let lane = |owed| Lane { aia: 0, rate: Rate::ZERO, owed };
        let recycled = |returned| {
            let lanes = Closing { base: lane(30), bonded: lane(50) };
            SeasonRates { pool: 100, returned, lanes }.recycled()
        };
        assert_eq!([0, 79, 80, 81].map(recycled), [Some(0), Some(79), Some(80), Some(80)]);
    }

    #[test]
    fn totals_tell_what_is_minted_outstanding_and_kept() {
        let totals =
            RedemptionTotals { aia: 0, reserved: 100, paid: 60, recycled: 25, lifted: 7, taken: 40, given_back: 3 };
        assert_eq!((totals.minted(), totals.outstanding(), totals.kept()), (Some(35), Some(58), Some(12)));
    }

    #[test]
    fn totals_that_are_broken_tell_nothing() {
        let broken = RedemptionTotals { recycled: 1, ..RedemptionTotals::default() };
        assert_eq!((broken.minted(), broken.outstanding(), broken.kept()), (None, None, None));
    }
}
