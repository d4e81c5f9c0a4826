//! The answer of `agt_contributor`.

use super::{planck, rfc3339, tasks::Ticket};
use agt_primitives::contributors::{
    AiaReport, AreaReport, Bucket, EnergyReport, FeelessReport, OpenReport, SponsorReport, StandingReport,
};
use agt_primitives::{access::RoleReport, redemption::Claimable};
use agt_runtime::AccountId;
use agt_runtime_api::contributors::{self as api, ContributorReport, ContributorStep};
use serde::Serialize;
use sp_core::crypto::Ss58Codec;

/// The answer of `agt_contributor`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contributor {
    pub address: String,
    pub registered: Option<Standing>,
    pub left_today: Vec<LeftToday>,
    pub tickets: Vec<Ticket>,
    pub roles: Vec<RoleReport>,
    pub next_steps: Vec<Step>,
}

impl Contributor {
    /// What `report` says of the account that was asked for as `address`.
    pub fn new(address: String, report: ContributorReport<AccountId>) -> Self {
        Self {
            address,
            registered: report.standing.map(Into::into),
            left_today: report.left_today.into_iter().map(Into::into).collect(),
            tickets: report.tickets.into_iter().map(Into::into).collect(),
            roles: report.roles,
            next_steps: report.next_steps.into_iter().map(Into::into).collect(),
        }
    }
}

/// Everything about a registered account.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    pub number: u64,
    pub tree: u64,
    pub since: String,
    pub referrer: Option<String>,
    pub held: String,
    pub proven: Option<String>,
    pub gold: Answered,
    pub redeemed: bool,
    pub energy: Energy,
    pub xp: u64,
    pub streak: u32,
    pub multiplier: u16,
    pub aia: Aia,
    pub sets_today: u32,
    pub reserved_today: String,
    pub areas: Vec<Area>,
    pub open: Vec<OpenSet>,
    pub removable: Option<String>,
    pub feeless: Feeless,
    pub sponsor: Option<Sponsor>,
}

impl From<StandingReport<AccountId>> for Standing {
    fn from(report: StandingReport<AccountId>) -> Self {
        let (right, total) = report.gold;
        Self {
            number: report.number,
            tree: report.tree,
            since: rfc3339(report.registered),
            referrer: report.referrer.map(|referrer| referrer.to_ss58check()),
            held: planck(report.held),
            proven: report.proven.map(rfc3339),
            gold: Answered { right, total },
            redeemed: report.redeemed,
            energy: report.energy.into(),
            xp: report.xp,
            streak: report.streak,
            multiplier: report.multiplier.points(),
            aia: report.aia.into(),
            sets_today: report.sets_today,
            reserved_today: report.reserved_today.to_string(),
            areas: report.areas.into_iter().map(Into::into).collect(),
            open: report.open.into_iter().map(Into::into).collect(),
            removable: report.removable.map(rfc3339),
            feeless: report.feeless.into(),
            sponsor: report.sponsor.map(Into::into),
        }
    }
}

/// Gold items that count for being proven.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    pub right: u32,
    pub total: u32,
}

/// Energy now, and when it has grown back.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Energy {
    pub units: u32,
    pub maximum: u32,
    pub period_millis: u64,
    pub next: Option<String>,
    pub full: Option<String>,
}

impl From<EnergyReport> for Energy {
    fn from(report: EnergyReport) -> Self {
        Self {
            units: report.units,
            maximum: report.maximum,
            period_millis: report.period,
            next: report.next.map(rfc3339),
            full: report.full.map(rfc3339),
        }
    }
}

/// AIA: `earned = ripe + pending + disputed + burned + clawedBack`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Aia {
    pub ripe: String,
    pub pending: String,
    pub disputed: String,
    pub earned: String,
    pub burned: String,
    pub clawed_back: String,
    pub ripening: Vec<Ripening>,
}

impl From<AiaReport> for Aia {
    fn from(report: AiaReport) -> Self {
        Self {
            ripe: report.ripe.to_string(),
            pending: report.pending.to_string(),
            disputed: report.disputed.to_string(),
            earned: report.earned.to_string(),
            burned: report.burned.to_string(),
            clawed_back: report.clawed_back.to_string(),
            ripening: report.ripening.into_iter().map(Into::into).collect(),
        }
    }
}

/// AIA that ripens at one moment.
#[derive(Clone, Debug, Serialize)]
pub struct Ripening {
    pub at: String,
    pub aia: String,
}

impl From<Bucket> for Ripening {
    fn from(bucket: Bucket) -> Self {
        Self { at: rfc3339(bucket.ripens), aia: bucket.aia.to_string() }
    }
}

/// The reputation in one area, in basis points; the weight in parts of 1/10,000.
#[derive(Clone, Debug, Serialize)]
pub struct Area {
    pub area: u16,
    pub reputation: u16,
    pub consensus: u16,
    pub gold: u16,
    pub sets: u32,
    pub open: u32,
    pub weight: u16,
}

impl From<AreaReport> for Area {
    fn from(report: AreaReport) -> Self {
        Self {
            area: report.area,
            reputation: report.reputation.points(),
            consensus: report.consensus.points(),
            gold: report.gold.points(),
            sets: report.sets,
            open: report.open,
            weight: report.weight,
        }
    }
}

/// An open set; the multiplier in basis points.
#[derive(Clone, Debug, Serialize)]
pub struct OpenSet {
    pub campaign: u64,
    pub set: u64,
    pub area: u16,
    pub reserved: String,
    pub multiplier: u16,
}

impl From<OpenReport> for OpenSet {
    fn from(report: OpenReport) -> Self {
        Self {
            campaign: report.set.campaign,
            set: report.set.set,
            area: report.area,
            reserved: report.reserved.to_string(),
            multiplier: report.multiplier.points(),
        }
    }
}

/// Calls without a fee.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Feeless {
    pub left: u32,
    pub a_day: u32,
    pub until: String,
}

impl From<FeelessReport> for Feeless {
    fn from(report: FeelessReport) -> Self {
        Self { left: report.left, a_day: report.a_day, until: rfc3339(report.until) }
    }
}

/// Tickets to register others.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sponsor {
    pub tickets: u32,
    pub period_millis: u64,
    pub next: Option<String>,
}

impl From<SponsorReport> for Sponsor {
    fn from(report: SponsorReport) -> Self {
        Self { tickets: report.tickets, period_millis: report.period, next: report.next.map(rfc3339) }
    }
}

/// What is left of this UTC day, in one area or, without one, in any that the account has not worked in.
#[derive(Clone, Debug, Serialize)]
pub struct LeftToday {
    pub area: Option<u16>,
    pub sets: u32,
    pub aia: String,
}

impl From<api::LeftToday> for LeftToday {
    fn from(left: api::LeftToday) -> Self {
        Self { area: left.area, sets: left.sets, aia: left.aia.to_string() }
    }
}

/// Something the account can do, or waits for.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "step", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Step {
    Register { hold: String },
    AnswerGold { right: u32, answered: u32, needed: u32, share: u16 },
    Join,
    WaitForEnergy { until: String },
    WaitForDay { until: String },
    WaitForSettlement,
    Submit { most: String, until: String },
    Claim(Claimable),
    ClaimReferral { season: String, aia: String },
    Sponsor { tickets: u32 },
}

impl From<ContributorStep> for Step {
    fn from(step: ContributorStep) -> Self {
        match step {
            ContributorStep::Register { hold } => Self::Register { hold: planck(hold) },
            ContributorStep::AnswerGold { right, answered, needed, share } => {
                Self::AnswerGold { right, answered, needed, share }
            }
            ContributorStep::Join => Self::Join,
            ContributorStep::WaitForEnergy { until } => Self::WaitForEnergy { until: rfc3339(until) },
            ContributorStep::WaitForDay { until } => Self::WaitForDay { until: rfc3339(until) },
            ContributorStep::WaitForSettlement => Self::WaitForSettlement,
            ContributorStep::Submit { most, until } => Self::Submit { most: most.to_string(), until: rfc3339(until) },
            ContributorStep::Claim(claim) => Self::Claim(claim),
            ContributorStep::ClaimReferral { season, aia } => {
                Self::ClaimReferral { season: season.to_string(), aia: aia.to_string() }
            }
            ContributorStep::Sponsor { tickets } => Self::Sponsor { tickets },
        }
    }
}
