//! What anyone may read of campaigns and tickets: the answers of `agt_campaigns` and `agt_campaign`, and the tickets in
//! the answer of `agt_contributor`.

use super::{
    AnswerKind, CampaignId, CampaignKind, CampaignPhase, CampaignTotals, Funding, Queue, Requirements, RoundId, SetId,
    TicketIndex, Uri, Windows,
};
use crate::{contributors::AreaId, report::Time};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_core::H256;

/// A round that is not dealt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct RoundReport {
    /// Its number.
    pub round: RoundId,
    /// What it is joined for.
    pub queue: Queue,
    /// The number of sets that it can deal.
    pub wanted: u32,
    /// The number of tickets of proven workers.
    pub proven: u32,
    /// The number of tickets of unproven workers.
    pub unproven: u32,
    /// It can be joined before this moment; none if it is closed and waits for its deal.
    pub until: Option<Time>,
}

/// Everything about one campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct CampaignReport<AccountId> {
    /// Its number.
    pub campaign: CampaignId,
    /// Its owner.
    pub owner: AccountId,
    /// The sort of work.
    pub kind: CampaignKind,
    /// The area whose reputation admits workers and is moved by the work.
    pub area: AreaId,
    /// The hash of the specification.
    pub spec: H256,
    /// The address of the specification.
    #[serde(serialize_with = "crate::report::text")]
    pub uri: Uri,
    /// What an answer is.
    pub answer: AnswerKind,
    /// The number of items; zero in a quiz.
    pub items: u32,
    /// The number of items in a full set; zero in a quiz.
    pub items_a_set: u8,
    /// The number of gold positions in a set; zero where answers are rich.
    pub gold_a_set: u8,
    /// The number of seats in a set.
    pub replication: u8,
    /// What it requires of those who join its work queue.
    pub requirements: Requirements,
    /// Its payer.
    pub funding: Funding,
    /// The longest time of each step.
    pub windows: Windows,
    /// It can be joined before this moment.
    pub deadline: Time,
    /// The root of the tree of its gold leaves.
    pub gold_root: H256,
    /// The number of its gold leaves.
    pub leaves: u32,
    /// Whether its work moves XP, reputation and streaks.
    pub counts_for_reputation: bool,
    /// The phase of its life.
    pub phase: CampaignPhase,
    /// When it was opened.
    pub opened: Time,
    /// The number of sets that were dealt.
    pub sets: u32,
    /// The number of items that were never dealt.
    pub fresh_items: u32,
    /// The number of items that wait for a second round.
    pub second_round: u32,
    /// The number of items that wait for experts.
    pub for_experts: u32,
    /// The number of rich sets that wait for graders.
    pub for_graders: u32,
    /// The number of tickets that have not ended.
    pub tickets: u32,
    /// The number of seats that are promised their pay.
    pub promised_seats: u32,
    /// Its results so far.
    pub totals: CampaignTotals,
    /// Its rounds that are not dealt; at most one for each queue.
    pub rounds: Vec<RoundReport>,
    /// The number of sets that each queue could deal now. Readers of JSON find it in the rounds.
    #[serde(skip)]
    pub wanted: [u32; 3],
}

/// One campaign in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct CampaignSummary<AccountId> {
    /// Its number.
    pub campaign: CampaignId,
    /// Its owner.
    pub owner: AccountId,
    /// The sort of work.
    pub kind: CampaignKind,
    /// Its area.
    pub area: AreaId,
    /// The phase of its life.
    pub phase: CampaignPhase,
    /// It can be joined before this moment.
    pub deadline: Time,
    /// The number of items.
    pub items: u32,
    /// Its results so far.
    pub totals: CampaignTotals,
}

/// A page of campaigns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct CampaignPage<AccountId> {
    /// The campaigns, by number.
    pub campaigns: Vec<CampaignSummary<AccountId>>,
    /// The number that the next page begins with; none on the last page.
    pub next: Option<CampaignId>,
}

/// The next step of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(tag = "step", rename_all = "camelCase")]
#[allow(missing_docs)] // Each field's name says what it is: `from` is the first moment, `until` the end of the time.
pub enum NextStep {
    /// Wait: others may still join, or reveal.
    WaitForOthers { until: Time },
    /// Close the round: its time to join is over. Anyone may, as soon as its sets can be paid; from `until` on it is void.
    CloseRound { until: Time },
    /// Wait: the seats are not dealt.
    WaitForDeal,
    /// Commit.
    Commit { set: SetId, until: Time },
    /// Wait: a seat of the set may stay free.
    StandBy { set: SetId, from: Time, until: Time },
    /// Commit to a free seat of the set.
    StandIn { set: SetId, until: Time },
    /// Wait: others are still committing. Answers are revealed from `from` on at the latest.
    WaitForReveal { set: SetId, from: Time },
    /// Reveal.
    Reveal { set: SetId, until: Time },
    /// Wait: the gold is to be opened.
    WaitForGold { set: SetId, until: Time },
    /// Wait: the answers are to be graded.
    WaitForGrades { set: SetId, until: Time },
    /// Settle the set: anyone may.
    Settle { set: SetId },
    /// Leave; everything is given back.
    Leave,
}

/// A ticket and its next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct TicketReport {
    /// Its campaign.
    pub campaign: CampaignId,
    /// Its round.
    pub round: RoundId,
    /// Whether it is in the class of proven workers.
    pub proven: bool,
    /// Its number within its class.
    pub index: TicketIndex,
    /// The number of positions of its set; none before the deal and without a set.
    pub positions: Option<u32>,
    /// Its next step.
    pub next: NextStep,
}
