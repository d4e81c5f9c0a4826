//! The answers of `agt_campaigns` and `agt_campaign`, and the tickets of `agt_contributor`.

use super::{planck, rfc3339};
use agt_primitives::{
    access::Role,
    tasks::{self, Lane},
};
use agt_runtime::AccountId;
use agt_runtime_api::tasks::{
    self as api, CampaignPage, CampaignReport, CampaignSummary, NextStep, RoundReport, TicketReport,
};
use serde::{Deserialize, Serialize};
use sp_core::crypto::Ss58Codec;

/// What a list of campaigns is narrowed to; nothing named is everything.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CampaignFilter {
    pub kind: Option<Kind>,
    pub area: Option<u16>,
    pub phase: Option<Phase>,
}

impl CampaignFilter {
    fn admits(&self, row: &CampaignRow) -> bool {
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.area.is_none_or(|area| area == row.area)
            && self.phase.is_none_or(|phase| phase == row.phase)
    }
}

/// The answer of `agt_campaigns`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Campaigns {
    pub campaigns: Vec<CampaignRow>,
    pub next: Option<u64>,
}

impl Campaigns {
    /// What of `page` the filter admits.
    pub fn new(page: CampaignPage<AccountId>, filter: &CampaignFilter) -> Self {
        let rows = page.campaigns.into_iter().map(CampaignRow::from);
        Self { campaigns: rows.filter(|row| filter.admits(row)).collect(), next: page.next }
    }
}

/// The sort of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    General,
    Specialised,
    Advanced,
    Quiz,
    Verification,
}

impl From<api::CampaignKind> for Kind {
    fn from(kind: api::CampaignKind) -> Self {
        match kind {
            api::CampaignKind::General => Self::General,
            api::CampaignKind::Specialised => Self::Specialised,
            api::CampaignKind::Advanced => Self::Advanced,
            api::CampaignKind::Quiz => Self::Quiz,
            api::CampaignKind::Verification => Self::Verification,
        }
    }
}

/// Where a campaign is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    Proposed,
    Open,
    Stopped,
    Closed,
}

impl From<api::Phase> for Phase {
    fn from(phase: api::Phase) -> Self {
        match phase {
            api::Phase::Proposed => Self::Proposed,
            api::Phase::Open => Self::Open,
            api::Phase::Stopped => Self::Stopped,
            api::Phase::Closed => Self::Closed,
        }
    }
}

/// A campaign in a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CampaignRow {
    pub campaign: u64,
    pub owner: String,
    pub kind: Kind,
    pub area: u16,
    pub phase: Phase,
    pub deadline: String,
    pub items: u32,
    pub figures: Figures,
}

impl From<CampaignSummary<AccountId>> for CampaignRow {
    fn from(summary: CampaignSummary<AccountId>) -> Self {
        Self {
            campaign: summary.campaign,
            owner: summary.owner.to_ss58check(),
            kind: summary.kind.into(),
            area: summary.area,
            phase: summary.phase.into(),
            deadline: rfc3339(summary.deadline),
            items: summary.items,
            figures: summary.figures.into(),
        }
    }
}

/// What came of a campaign so far.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figures {
    pub settled: u32,
    pub empty: u32,
    pub withheld: u32,
    pub decided: u32,
    pub unresolved: u32,
    pub lost: u32,
    pub gold: u32,
    pub void: u32,
    pub aia: String,
    pub paid: String,
}

impl From<api::CampaignFigures> for Figures {
    fn from(figures: api::CampaignFigures) -> Self {
        Self {
            settled: figures.settled,
            empty: figures.empty,
            withheld: figures.withheld,
            decided: figures.decided,
            unresolved: figures.unresolved,
            lost: figures.lost,
            gold: figures.gold,
            void: figures.void,
            aia: figures.aia.to_string(),
            paid: planck(figures.paid),
        }
    }
}

/// The answer of `agt_campaign`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Campaign {
    pub campaign: u64,
    pub owner: String,
    pub kind: Kind,
    pub area: u16,
    pub spec: String,
    pub uri: String,
    pub answer: Answer,
    pub items: u32,
    pub items_a_set: u8,
    pub gold_a_set: u8,
    pub replication: u8,
    pub requirements: Requirements,
    pub funding: Funding,
    pub windows: Windows,
    pub deadline: String,
    pub gold_root: String,
    pub leaves: u32,
    pub merit: bool,
    pub phase: Phase,
    pub opened: String,
    pub sets: u32,
    pub fresh_items: u32,
    pub second_round: u32,
    pub for_experts: u32,
    pub for_graders: u32,
    pub tickets: u32,
    pub seats_promised: u32,
    pub figures: Figures,
    pub rounds: Vec<Round>,
}

impl Campaign {
    /// What `report` says of the campaign of that number.
    pub fn new(number: u64, report: CampaignReport<AccountId>) -> Self {
        let CampaignReport { campaign, rounds, fresh, .. } = report;
        let terms = campaign.terms;
        Self {
            campaign: number,
            owner: campaign.owner.to_ss58check(),
            kind: terms.kind.into(),
            area: terms.area,
            spec: format!("{:?}", terms.spec),
            uri: String::from_utf8_lossy(&terms.uri).into_owned(),
            answer: terms.answer.into(),
            items: terms.items,
            items_a_set: terms.items_a_set,
            gold_a_set: terms.gold_a_set,
            replication: terms.replication.seats(),
            requirements: Requirements {
                role: terms.requirements.role,
                medallion: terms.requirements.medallion,
                character: terms.requirements.character,
                reputation: terms.requirements.reputation.points(),
            },
            funding: terms.funding.into(),
            windows: Windows {
                join_millis: terms.windows.join,
                commit_millis: terms.windows.commit,
                stand_in_millis: terms.windows.stand_in,
                reveal_millis: terms.windows.reveal,
                gold_millis: terms.windows.gold,
            },
            deadline: rfc3339(terms.deadline),
            gold_root: format!("{:?}", terms.gold_root),
            leaves: terms.leaves,
            merit: campaign.merit,
            phase: campaign.phase.into(),
            opened: rfc3339(campaign.opened),
            sets: campaign.next_set,
            fresh_items: fresh,
            second_round: campaign.again.len(),
            for_experts: campaign.hard.len(),
            for_graders: campaign.ungraded.len(),
            tickets: campaign.tickets,
            seats_promised: campaign.seats,
            figures: campaign.figures.into(),
            rounds: rounds.into_iter().map(Into::into).collect(),
        }
    }
}

/// What an answer is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Answer {
    Categories { count: u16 },
    Number { least: String, most: String, tolerance: String, decimals: u8 },
    Preference { options: u8 },
    Rich,
}

impl From<tasks::AnswerKind> for Answer {
    fn from(kind: tasks::AnswerKind) -> Self {
        match kind {
            tasks::AnswerKind::Categories { count } => Self::Categories { count },
            tasks::AnswerKind::Number { least, most, tolerance, decimals } => Self::Number {
                least: least.to_string(),
                most: most.to_string(),
                tolerance: tolerance.to_string(),
                decimals,
            },
            tasks::AnswerKind::Preference { options } => Self::Preference { options },
            tasks::AnswerKind::Rich => Self::Rich,
        }
    }
}

/// Who may join; the reputation in basis points.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Requirements {
    pub role: Option<Role>,
    pub medallion: u8,
    pub character: u16,
    pub reputation: u16,
}

/// Who pays, and what a perfect set earns.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "camelCase")]
pub enum Funding {
    Platform { aia: String },
    Pool { pool: u64, price: String },
}

impl From<api::Funding> for Funding {
    fn from(funding: api::Funding) -> Self {
        match funding {
            api::Funding::Platform { aia } => Self::Platform { aia: aia.to_string() },
            api::Funding::Pool { pool, price } => Self::Pool { pool, price: planck(price) },
        }
    }
}

/// How long each step of a set takes at the most.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Windows {
    pub join_millis: u64,
    pub commit_millis: u64,
    pub stand_in_millis: u64,
    pub reveal_millis: u64,
    pub gold_millis: u64,
}

/// What a round is joined for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Queue {
    Work,
    Expert,
    Grade,
}

/// A round that is not dealt.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Round {
    pub round: u32,
    pub queue: Queue,
    pub wanted: u32,
    pub proven: u32,
    pub unproven: u32,
    pub until: Option<String>,
}

impl From<RoundReport> for Round {
    fn from(report: RoundReport) -> Self {
        let queue = match report.queue {
            api::Queue::Work => Queue::Work,
            api::Queue::Expert => Queue::Expert,
            api::Queue::Grade => Queue::Grade,
        };
        Self {
            round: report.round,
            queue,
            wanted: report.wanted,
            proven: report.proven,
            unproven: report.unproven,
            until: report.until.map(rfc3339),
        }
    }
}

/// A place in a queue or a seat, and what can be done with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    pub campaign: u64,
    pub round: u32,
    pub proven: bool,
    pub index: u32,
    pub positions: Option<u32>,
    pub next: TicketStep,
}

impl From<TicketReport> for Ticket {
    fn from(report: TicketReport) -> Self {
        Self {
            campaign: report.campaign,
            round: report.round,
            proven: report.ticket.lane == Lane::Proven,
            index: report.ticket.index,
            positions: report.positions,
            next: report.next.into(),
        }
    }
}

/// What can be done with a ticket next.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "camelCase")]
pub enum TicketStep {
    WaitForOthers { until: String },
    CloseRound { until: String },
    WaitForDeal,
    Commit { set: u32, until: String },
    StandBy { set: u32, from: String, until: String },
    StandIn { set: u32, until: String },
    WaitForReveal { set: u32, from: String },
    Reveal { set: u32, until: String },
    WaitForGold { set: u32, until: String },
    WaitForGrades { set: u32, until: String },
    Settle { set: u32 },
    Leave,
}

impl From<NextStep> for TicketStep {
    fn from(step: NextStep) -> Self {
        match step {
            NextStep::WaitForOthers { until } => Self::WaitForOthers { until: rfc3339(until) },
            NextStep::CloseRound { until } => Self::CloseRound { until: rfc3339(until) },
            NextStep::WaitForDeal => Self::WaitForDeal,
            NextStep::Commit { set, until } => Self::Commit { set, until: rfc3339(until) },
            NextStep::StandBy { set, from, until } => Self::StandBy { set, from: rfc3339(from), until: rfc3339(until) },
            NextStep::StandIn { set, until } => Self::StandIn { set, until: rfc3339(until) },
            NextStep::WaitForReveal { set, from } => Self::WaitForReveal { set, from: rfc3339(from) },
            NextStep::Reveal { set, until } => Self::Reveal { set, until: rfc3339(until) },
            NextStep::WaitForGold { set, until } => Self::WaitForGold { set, until: rfc3339(until) },
            NextStep::WaitForGrades { set, until } => Self::WaitForGrades { set, until: rfc3339(until) },
            NextStep::Settle { set } => Self::Settle { set },
            NextStep::Leave => Self::Leave,
        }
    }
}
