//! What anyone may read of an account as a contributor: the answer of `agt_contributor`, the answers of other view
//! functions, and the stored types that they show as they are.

use super::{AreaId, Qualified, SetKey};
use crate::{
    access::RoleReport,
    basis_points::BasisPoints,
    calendar::Month,
    multiplier::Multiplier,
    redemption::Claimable,
    report::{decimal, time, Credits, Planck, Time},
    tasks::{CampaignId, Queue, TicketReport},
    Aia, Moment,
};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::Serialize;

/// AIA that ripens at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bucket {
    /// The moment: the beginning of a UTC day.
    #[serde(rename = "at", serialize_with = "time")]
    pub ripens: Moment,
    /// AIA; not zero.
    #[serde(with = "decimal")]
    pub aia: Aia,
}

/// All AIA of the chain. `earned = outstanding + burned + clawed_back + expired`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AiaTotals {
    /// All that was ever credited. Never falls.
    pub earned: Aia,
    /// The part of it that was credited to referrers. Never falls.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct EnergyReport {
    /// Units now.
    pub units: u32,
    /// The most units.
    pub maximum: u32,
    /// The time that a unit takes to grow.
    pub period_millis: Moment,
    /// The moment at which the next unit is there; none at the maximum.
    pub next: Option<Time>,
    /// The moment at which the maximum is reached; none at the maximum.
    pub full: Option<Time>,
}

/// An account's AIA. `earned = ripe + pending + disputed + burned + clawed_back`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AiaReport {
    /// What can be burned now.
    pub ripe: Credits,
    /// What cannot be burned yet: its dispute window has not closed, or its owner is not proven.
    pub pending: Credits,
    /// What open disputes hold.
    pub disputed: Credits,
    /// All that was ever credited.
    pub earned: Credits,
    /// All that was ever burned.
    pub burned: Credits,
    /// All that upheld disputes took.
    pub clawed_back: Credits,
    /// What ripens later, the next first. For an unproven account each moment is the earliest possible.
    pub ripening: Vec<Bucket>,
}

/// How an account stands in one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AreaReport {
    /// The area.
    pub area: AreaId,
    /// The reputation in basis points: the skill that its paid gold shows; zero while it is unqualified.
    pub reputation: BasisPoints,
    /// How it is qualified.
    pub qualified: Qualified,
    /// The moment from which on it may answer quizzes; none while it is on trial or qualified.
    pub quiz_from: Option<Time>,
    /// Gold items of quizzes that it has answered since it was last let in; zero while it is let in.
    pub golds: u32,
    /// What its quizzes show, in thousandths of a nat: 6,900 let it in. Zero while it is let in.
    pub score: i32,
    /// Gold items that are missing until its trial ends; zero unless it is on trial.
    pub trial_left: u32,
    /// AIA that waits for the end of its trial.
    pub held: Credits,
    /// The number of times that it has fallen.
    pub falls: u32,
    /// The number of times that its quizzes have failed.
    pub failed_quizzes: u32,
    /// The part of the platform's reward that its skill is paid, in basis points.
    pub paid_part: BasisPoints,
    /// The number of sets whose gold counted.
    pub sets: u32,
    /// The number of sets that are open in it.
    pub open: u32,
}

/// An open set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct OpenReport {
    /// The set.
    #[serde(flatten)]
    pub set: SetKey,
    /// Its area.
    pub area: AreaId,
    /// The UTC day on which it was opened, in days since 1970-01-01. JSON leaves it out.
    #[serde(skip)]
    pub day: u64,
    /// The most AIA that it can earn, multiplier included.
    pub reserved: Credits,
    /// What its AIA is multiplied by, in basis points.
    pub multiplier: Multiplier,
}

/// An account that can register others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct SponsorReport {
    /// The number of invitations now.
    pub invitations: u32,
    /// The time that an invitation takes to grow.
    pub period_millis: Moment,
    /// The moment at which the next invitation is there; none with ten.
    pub next: Option<Time>,
}

/// An account's calls without a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct FeelessReport {
    /// Calls left this UTC day.
    pub left: u32,
    /// Calls a day.
    pub a_day: u32,
    /// The moment at which it has all of them again.
    pub until: Time,
}

/// The status of one registered account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct StatusReport<AccountId> {
    /// The number of its registration.
    pub number: u64,
    /// Its referral tree.
    pub tree: u64,
    /// The moment of its registration.
    pub since: Time,
    /// The account whose invitation it named.
    pub referrer: Option<AccountId>,
    /// What is on hold until it is proven or removed.
    pub held: Planck,
    /// The moment at which it was first let in in an area; none before.
    pub proven: Option<Time>,
    /// Whether it has redeemed from the bonded lane.
    pub redeemed: bool,
    /// Its energy.
    pub energy: EnergyReport,
    /// All XP that it has ever earned. Requirements read it, and it never falls.
    pub xp: u64,
    /// The part of it that it has spent.
    pub xp_spent: u64,
    /// The part of it that it can still spend.
    pub xp_left: u64,
    /// The number of days in a row with an accepted set.
    pub streak: u32,
    /// What the AIA of its next set would be multiplied by without a stake tier, in basis points.
    pub multiplier: Multiplier,
    /// Its AIA.
    pub aia: AiaReport,
    /// The number of sets opened this UTC day.
    pub sets_today: u32,
    /// AIA reserved this UTC day.
    pub reserved_today: Credits,
    /// Its areas, in no order; at most 16.
    pub areas: Vec<AreaReport>,
    /// Its open sets, in no order; at most 32.
    pub open: Vec<OpenReport>,
    /// The moment from which on it can be removed if it opens no set before; none when it is proven, has a set open, or
    /// is in dispute.
    pub removable: Option<Time>,
    /// Its calls without a fee.
    pub feeless: FeelessReport,
    /// Its invitations; none when it cannot register others.
    pub sponsor: Option<SponsorReport>,
}

/// What an account may still take on this UTC day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct LeftToday {
    /// The area; none for any area in which it has not worked.
    pub area: Option<AreaId>,
    /// The number of sets that it may still open.
    pub sets: u32,
    /// The most AIA that these sets may earn.
    pub aia: Credits,
}

/// Something that an account can do, or waits for.
///
/// A step that has a call of its own succeeds as it is named: a signed extrinsic with that call runs without a fee or can
/// pay it, and does what the step says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(tag = "step", rename_all = "camelCase")]
pub enum ContributorStep {
    /// `register` itself, with the fee and a hold, or have a sponsor register it.
    Register {
        /// What stays on hold until the account is proven or removed.
        hold: Planck,
    },
    /// Have a sponsor register it: its free balance does not cover the hold and the fee.
    FindSponsor {
        /// What would stay on hold.
        hold: Planck,
    },
    /// Answer a quiz: it is let in in no area.
    AnswerQuiz {
        /// The earliest moment at which it may answer one in an area in which it has worked; none if it may now.
        from: Option<Time>,
    },
    /// `join` a queue of a campaign: the newest campaign that takes the account. Others may take it, too.
    Join {
        /// The campaign.
        campaign: CampaignId,
        /// The queue.
        queue: Queue,
    },
    /// Wait for a campaign that takes the account: none of the newest does.
    WaitForCampaign,
    /// Wait for energy.
    WaitForEnergy {
        /// The moment at which the next unit is there.
        until: Time,
    },
    /// Wait for the next UTC day: no more sets may be opened today, or no call without a fee is left and no fee can be paid.
    WaitForDay {
        /// The moment at which it begins.
        until: Time,
    },
    /// Wait until a set is settled: no more sets may be open.
    WaitForSettlement,
    /// `submit` AIA to this month's season.
    Submit {
        /// The most ripe AIA that the season still takes.
        most: Credits,
        /// The moment at which its window ends.
        until: Time,
    },
    /// `claim` AGT of a season.
    Claim(Claimable),
    /// `claim_referral`: the reward for what invitees earned in a season.
    ClaimReferral {
        /// The season.
        season: Month,
        /// The reward.
        aia: Credits,
    },
    /// `register_for` others.
    Sponsor {
        /// The number of invitations now.
        invitations: u32,
    },
}

/// An account as a contributor, registered or not: the answer of `agt_contributor`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct ContributorReport<AccountId> {
    /// Its status; none when it is not registered.
    pub registered: Option<StatusReport<AccountId>>,
    /// What it may still take on this UTC day: in an area in which it has not worked, then in each of its areas. Empty
    /// when it is not registered.
    pub left_today: Vec<LeftToday>,
    /// Its tickets, and the next step of each.
    pub tickets: Vec<TicketReport>,
    /// The roles that it holds.
    pub roles: Vec<RoleReport>,
    /// What it can do next.
    pub next_steps: Vec<ContributorStep>,
}

/// One season of referrals for one referrer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReferralReport {
    /// The season.
    pub season: Month,
    /// AIA of all accounts that was accepted in it so far.
    pub accepted: Aia,
    /// AIA of all invitees that count in it so far.
    pub counted: Aia,
    /// AIA of this referrer's invitees that count.
    pub own: Aia,
    /// The number of its invitees that count.
    pub invitees: u32,
    /// What the referrer is credited if the season has ended, or would be if it ended now.
    pub payout: Aia,
    /// The moment from which on it can be claimed; none beyond the calendar.
    pub claimable: Option<Moment>,
}
