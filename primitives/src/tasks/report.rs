//! What anyone may read of campaigns and tickets: the answers of `agt_campaigns` and `agt_campaign`, and the tickets in
//! the answer of `agt_contributor`.

use super::{
    AnswerKind, CampaignId, CampaignKind, CampaignPhase, CampaignTotals, Funding, Measured, Queue, Requirements,
    RoundId, SetId, TicketIndex, Uri, Windows,
};
use crate::{basis_points::BasisPoints, contributors::AreaId, report::Time};
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

/// What a calibration has found so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct Calibration {
    /// The number of accounts that answered its gold: at most 1,000 are counted.
    pub accounts: u32,
    /// The middle of their shares of right answers, each the mean over the classes: a reference for campaigns of the same
    /// questions.
    pub middle: BasisPoints,
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
    /// The account that approved its gold; none where a pool pays, and before the approval.
    pub reviewer: Option<AccountId>,
    /// Blake2-256 of the encoded terms, which the reviewer approves.
    pub terms_hash: H256,
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
    /// What its workers are measured by.
    pub measured: Measured,
    /// The first campaign of its series: what gold shows of classes and accounts is kept there.
    pub series: CampaignId,
    /// What it has found so far, if it is a calibration whose gold somebody answered.
    pub calibration: Option<Calibration>,
    /// Whether its work earns merit: XP, and the streak where the platform pays.
    pub earns_merit: bool,
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
    /// The number of sets that it has delivered: all that are settled.
    pub delivered_sets: u32,
    /// The hash of what it has delivered, in the order of settlement: see [`delivered`](super::delivered). Zero before the
    /// first set.
    pub delivered_hash: H256,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use alloc::string::String;
    use core::num::NonZeroU64;

    fn json(value: &impl Serialize) -> String {
        serde_json::to_string(value).expect("a report has a JSON form")
    }

    #[test]
    fn campaign_report_has_its_json_form() {
        let totals = CampaignTotals { settled: 1, decided: 4, aia: 60, paid: u128::MAX, ..CampaignTotals::default() };
        let report = CampaignReport {
            campaign: 3,
            owner: "owner",
            reviewer: Some("reviewer"),
            terms_hash: H256::repeat_byte(6),
            kind: CampaignKind::Specialised,
            area: 7,
            spec: H256::repeat_byte(5),
            uri: Uri::truncate_from(b"https://example.org".to_vec()),
            answer: AnswerKind::Number { least: -1, most: 9, tolerance: NonZeroU64::MIN, decimals: 2 },
            items: 8,
            items_a_set: 4,
            gold_a_set: 2,
            replication: 3,
            requirements: Requirements {
                role: Some(Role::DataValidation),
                medallion: 1,
                character: 2,
                reputation: BasisPoints::clamped(8_500),
            },
            funding: Funding::Pool { pool: 6, price: 600 },
            windows: Windows { join: 1, commit: 2, stand_in: 3, reveal: 4, gold: 5 },
            deadline: Time(1_803_859_200_000),
            gold_root: H256::zero(),
            leaves: 8,
            measured: Measured {
                chance: BasisPoints::clamped(2_500),
                reference: BasisPoints::clamped(9_500),
                items_by_class: crate::tasks::ItemsByClass::truncate_from(alloc::vec![3, 1]),
                series: Some(2),
            },
            series: 1,
            calibration: Some(Calibration { accounts: 3, middle: BasisPoints::clamped(9_000) }),
            earns_merit: true,
            phase: CampaignPhase::Open,
            opened: Time(0),
            sets: 2,
            fresh_items: 4,
            second_round: 1,
            for_experts: 0,
            for_graders: 0,
            tickets: 3,
            promised_seats: 6,
            totals,
            delivered_sets: 1,
            delivered_hash: H256::repeat_byte(4),
            rounds: alloc::vec![RoundReport {
                round: RoundId(1),
                queue: Queue::Expert,
                wanted: 2,
                proven: 3,
                unproven: 0,
                until: None,
            }],
            wanted: [1, 2, 3],
        };
        let expected = concat!(
            r#"{"campaign":3,"owner":"owner","reviewer":"reviewer","#,
            r#""termsHash":"0x0606060606060606060606060606060606060606060606060606060606060606","#,
            r#""kind":"specialised","area":7,"#,
            r#""spec":"0x0505050505050505050505050505050505050505050505050505050505050505","#,
            r#""uri":"https://example.org","#,
            r#""answer":{"type":"number","least":"-1","most":"9","tolerance":"1","decimals":2},"#,
            r#""items":8,"itemsASet":4,"goldASet":2,"replication":3,"#,
            r#""requirements":{"role":"dataValidation","medallion":1,"character":2,"reputation":8500},"#,
            r#""funding":{"by":"pool","pool":6,"price":"600"},"#,
            r#""windows":{"joinMillis":1,"commitMillis":2,"standInMillis":3,"revealMillis":4,"goldMillis":5},"#,
            r#""deadline":"2027-03-01T00:00:00.000Z","#,
            r#""goldRoot":"0x0000000000000000000000000000000000000000000000000000000000000000","#,
            r#""leaves":8,"measured":{"chance":2500,"reference":9500,"itemsByClass":[3,1],"series":2},"series":1,"#,
            r#""calibration":{"accounts":3,"middle":9000},"#,
            r#""earnsMerit":true,"phase":"open","opened":"1970-01-01T00:00:00.000Z","#,
            r#""sets":2,"freshItems":4,"secondRound":1,"forExperts":0,"forGraders":0,"tickets":3,"promisedSeats":6,"#,
            r#""totals":{"settled":1,"empty":0,"withheld":0,"decided":4,"unresolved":0,"lost":0,"gold":0,"void":0,"#,
            r#""aia":"60","paid":"340282366920938463463374607431768211455"},"deliveredSets":1,"#,
            r#""deliveredHash":"0x0404040404040404040404040404040404040404040404040404040404040404","#,
            r#""rounds":[{"round":1,"queue":"expert","wanted":2,"proven":3,"unproven":0,"until":null}]}"#,
        );
        assert_eq!(json(&report), expected);
    }

    #[test]
    fn campaign_page_has_its_json_form() {
        let campaign = CampaignSummary {
            campaign: 3,
            owner: "owner",
            kind: CampaignKind::Quiz,
            area: 7,
            phase: CampaignPhase::Proposed,
            deadline: Time(0),
            items: 0,
            totals: CampaignTotals::default(),
        };
        let expected = concat!(
            r#"{"campaigns":[{"campaign":3,"owner":"owner","kind":"quiz","area":7,"phase":"proposed","#,
            r#""deadline":"1970-01-01T00:00:00.000Z","items":0,"#,
            r#""totals":{"settled":0,"empty":0,"withheld":0,"decided":0,"unresolved":0,"lost":0,"gold":0,"void":0,"#,
            r#""aia":"0","paid":"0"}}],"next":50}"#,
        );
        assert_eq!(json(&CampaignPage { campaigns: alloc::vec![campaign], next: Some(50) }), expected);
    }

    #[test]
    fn ticket_report_has_its_json_form() {
        let next = NextStep::StandBy { set: SetId(4), from: Time(1), until: Time(2) };
        let ticket =
            TicketReport { campaign: 1, round: RoundId(2), proven: true, index: TicketIndex(3), positions: None, next };
        let expected = concat!(
            r#"{"campaign":1,"round":2,"proven":true,"index":3,"positions":null,"next":{"step":"standBy","set":4,"#,
            r#""from":"1970-01-01T00:00:00.001Z","until":"1970-01-01T00:00:00.002Z"}}"#,
        );
        assert_eq!(json(&ticket), expected);
        assert_eq!(json(&NextStep::WaitForDeal), r#"{"step":"waitForDeal"}"#);
    }

    #[test]
    fn answer_and_funding_have_their_json_form() {
        assert_eq!(json(&AnswerKind::Categories { count: 4 }), r#"{"type":"categories","count":4}"#);
        assert_eq!(json(&AnswerKind::Preference { options: 3 }), r#"{"type":"preference","options":3}"#);
        assert_eq!(json(&AnswerKind::Rich), r#"{"type":"rich"}"#);
        assert_eq!(json(&Funding::Platform { aia: 60 }), r#"{"by":"platform","aia":"60"}"#);
    }
}
