//! The report types of contributors: what view functions and RPC return.

use super::{AreaId, SetKey};
use crate::{basis_points::BasisPoints, calendar::Month, multiplier::Multiplier, Aia, Balance, Moment};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// AIA that ripens at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bucket {
    /// When: the beginning of a UTC day.
    pub ripens: Moment,
    /// How much; not zero.
    pub aia: Aia,
}

/// All AIA of the chain. `earned = outstanding + burned + clawed_back + expired`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AiaTotals {
    /// All that was ever credited. Never falls.
    pub earned: Aia,
    /// What of it was credited to referrers. Never falls.
    pub referrals: Aia,
    /// What accounts have: ripe, ripening, waiting for its owner to be proven, or held by a dispute.
    pub outstanding: Aia,
    /// All that was ever burned by redemption. Never falls.
    pub burned: Aia,
    /// All that upheld disputes ever took. Never falls.
    pub clawed_back: Aia,
    /// All that went with unproven accounts that were removed. Never falls.
    pub expired: Aia,
}

/// An account's energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct EnergyReport {
    /// Units now.
    pub units: u32,
    /// Units at most.
    pub maximum: u32,
    /// Milliseconds that a unit takes to grow.
    pub period: Moment,
    /// When the next unit is there; none at the maximum.
    pub next: Option<Moment>,
    /// When the maximum is reached; none at the maximum.
    pub full: Option<Moment>,
}

/// An account's AIA. `earned = ripe + pending + disputed + burned + clawed_back`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AiaReport {
    /// What can be burned now.
    pub ripe: Aia,
    /// What cannot yet: its dispute window has not closed, or its owner is not proven.
    pub pending: Aia,
    /// What open disputes hold.
    pub disputed: Aia,
    /// All that was ever credited.
    pub earned: Aia,
    /// All that was ever burned.
    pub burned: Aia,
    /// All that upheld disputes took.
    pub clawed_back: Aia,
    /// What ripens when, soonest first. For an unproven account that is the earliest it can be.
    pub ripening: Vec<Bucket>,
}

/// An account's reputation in one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AreaReport {
    /// The area.
    pub area: AreaId,
    /// The smaller of both averages.
    pub reputation: BasisPoints,
    /// How often others agreed.
    pub consensus: BasisPoints,
    /// How often gold was right.
    pub gold: BasisPoints,
    /// Sets that moved it.
    pub sets: u32,
    /// Sets that are open in it.
    pub open: u32,
    /// What an answer weighs, in parts of 1/10,000.
    pub weight: u16,
}

/// An open set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OpenReport {
    /// The set.
    pub set: SetKey,
    /// Its area.
    pub area: AreaId,
    /// The UTC day on which it was opened, since 1970-01-01.
    pub day: u64,
    /// The most AIA it can earn, multiplier included.
    pub reserved: Aia,
    /// What its AIA is multiplied by.
    pub multiplier: Multiplier,
}

/// An account that can register others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SponsorReport {
    /// Tickets now.
    pub tickets: u32,
    /// Milliseconds that a ticket takes to grow.
    pub period: Moment,
    /// When the next one is there; none with ten.
    pub next: Option<Moment>,
}

/// An account's calls without a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct FeelessReport {
    /// Calls left this UTC day.
    pub left: u32,
    /// Calls a day.
    pub a_day: u32,
    /// When it has all of them again.
    pub until: Moment,
}

/// Everything about one registered account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct StandingReport<AccountId> {
    /// The number of its registration.
    pub number: u64,
    /// Its referral tree.
    pub tree: u64,
    /// Since when it is registered.
    pub registered: Moment,
    /// Whose invitation it named.
    pub referrer: Option<AccountId>,
    /// Planck on hold until it is proven or removed.
    pub held: Balance,
    /// Since when it is proven; none before.
    pub proven: Option<Moment>,
    /// Gold items answered right and in all, as they count for being proven.
    pub gold: (u32, u32),
    /// Whether it has redeemed from the bonded lane.
    pub redeemed: bool,
    /// Its energy.
    pub energy: EnergyReport,
    /// Its XP.
    pub xp: u64,
    /// Days in a row with an accepted set.
    pub streak: u32,
    /// What its next set's AIA would be multiplied by, without a stake tier.
    pub multiplier: Multiplier,
    /// Its AIA.
    pub aia: AiaReport,
    /// Sets opened this UTC day.
    pub sets_today: u32,
    /// AIA reserved this UTC day.
    pub reserved_today: Aia,
    /// Its areas, in no order; at most 16.
    pub areas: Vec<AreaReport>,
    /// Its open sets, in no order; at most 32.
    pub open: Vec<OpenReport>,
    /// When it can be removed if it opens no set until then; none when it is proven, has a set open, or is in dispute.
    pub removable: Option<Moment>,
    /// Its calls without a fee.
    pub feeless: FeelessReport,
    /// Its tickets; none when it cannot register others.
    pub sponsor: Option<SponsorReport>,
}

/// One season of referrals for one referrer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReferralReport {
    /// The season.
    pub season: Month,
    /// AIA accepted of everybody in it so far.
    pub accepted: Aia,
    /// AIA of all invitees that count in it so far.
    pub counted: Aia,
    /// AIA of this referrer's invitees that count.
    pub own: Aia,
    /// How many of its invitees count.
    pub invitees: u32,
    /// What the referrer would be credited if the season ended now, and is when it has.
    pub payout: Aia,
    /// From when on it can be claimed; none beyond the calendar.
    pub claimable: Option<Moment>,
}
