//! What an account is missing to join a campaign: every requirement that it does not meet, with the figures.

use super::{CampaignId, CampaignPhase, Queue, RoundId};
use crate::{
    access::Role,
    basis_points::BasisPoints,
    contributors::AreaId,
    report::{Credits, Planck, Time},
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchResult, traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::Serialize;
use sp_runtime::DispatchError;

/// The most requirements that an account can miss at once. There are fewer of them.
pub const MAX_MISSING: u32 = 32;

/// Every requirement that an account does not meet, in the order in which they are checked; empty if it meets all.
pub type MissingList = BoundedVec<Missing, ConstU32<MAX_MISSING>>;

/// A requirement that an account does not meet. Of a least figure it says what the account `has` and what it `needs`; of a
/// greatest one, what it `has` and the `most` that it may have: `has` must be less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(tag = "missing", rename_all = "camelCase")]
#[allow(missing_docs)] // The figures are described above, and each unit with its variant.
pub enum Missing {
    /// The campaign: it does not exist, or it was pruned.
    Campaign,
    /// An open campaign: its gold is not approved, or it is stopped or closed.
    OpenCampaign { is: CampaignPhase },
    /// Time: the deadline has passed.
    Deadline { until: Time },
    /// A registration.
    Registration,
    /// Distance: the account may know the gold, or belongs to the referral tree of one that may.
    Distance,
    /// Fewer seats lost on this UTC day.
    SeatsLostToday { has: u32, most: u32 },
    /// Fewer seats lost in this season.
    SeatsLostThisSeason { has: u32, most: u32 },
    /// To be on trial or qualified in the area: quizzes let people in.
    LetIn { area: AreaId },
    /// Access to the role: to hold it, with a bond of its minimum.
    Role { role: Role },
    /// The medallion of the area at a level.
    Medallion { area: AreaId, has: u8, needs: u8 },
    /// A selected character of a level.
    Character { has: u16, needs: u16 },
    /// A reputation in the area, in basis points. That of a trial counts from the end of the trial on.
    Reputation { area: AreaId, has: BasisPoints, needs: BasisPoints },
    /// The next round: this one can no longer be joined and is not dealt.
    NextRound { round: RoundId },
    /// Something to deal in the queue.
    Work,
    /// A pool that can pay one set.
    PoolFunds,
    /// Another round: the account has a ticket of this one.
    AnotherRound { round: RoundId },
    /// A place of the account's class in the round, in tickets.
    Place { has: u32, most: u32 },
    /// A sound offer. No campaign makes another one.
    SoundOffer,
    /// Fewer open sets.
    OpenSets { has: u32, most: u32 },
    /// Fewer areas.
    Areas { has: u32, most: u32 },
    /// A quiz of another area: the account is on trial or qualified in this one.
    OtherArea { area: AreaId },
    /// The end of the time in which the account answers no quiz of the area.
    QuizWait { until: Time },
    /// The result of the quiz that is open in the area.
    QuizResult { area: AreaId },
    /// Fewer sets opened on this UTC day.
    SetsToday { has: u32, most: u32 },
    /// Room under the most AIA of this UTC day, of which the account `has` reserved a part: the set `needs` more than the rest.
    AiaToday { has: Credits, needs: Credits, most: Credits },
    /// Units of energy.
    Energy { has: u32, needs: u32 },
    /// A part of the active bond that is not set aside.
    Bond { has: Planck, needs: Planck },
}

/// Whether an account can join a campaign, and what it is missing: the answer of `agt_eligibility`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
pub struct EligibilityReport {
    /// The campaign.
    pub campaign: CampaignId,
    /// Every queue, in the order of [`Queue::ALL`].
    pub queues: Vec<QueueReport>,
}

/// Whether an account can join one queue of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct QueueReport {
    /// The queue.
    pub queue: Queue,
    /// Whether a transaction of the account that joins the queue succeeds now. If not, and nothing is missing, the account cannot
    /// pay its fee, or the call is paused.
    pub can_join: bool,
    /// Every requirement that the account does not meet, in the order in which they are checked.
    pub missing: Vec<Missing>,
}

/// The requirements that an account does not meet, each with the error that a call fails with if it is the first one.
///
/// A call that evaluates this list and fails with its first error cannot differ from a reader of the same list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmet(Vec<(Missing, DispatchError)>);

impl Unmet {
    /// Notes a requirement that is not met, unless it is noted before.
    pub fn note(&mut self, missing: Missing, error: impl Into<DispatchError>) {
        if !self.0.iter().any(|(noted, _)| *noted == missing) {
            self.0.push((missing, error.into()));
        }
    }

    /// Notes a requirement if it is not `met`.
    pub fn require(&mut self, met: bool, missing: Missing, error: impl Into<DispatchError>) {
        if !met {
            self.note(missing, error);
        }
    }

    /// Notes all of `others` after what is noted.
    pub fn append(&mut self, others: Self) {
        others.0.into_iter().for_each(|(missing, error)| self.note(missing, error));
    }

    /// Returns whether every requirement is met.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the error of the first requirement that is not met, if there is one.
    pub fn first_error(&self) -> DispatchResult {
        self.0.first().map_or(Ok(()), |(_, error)| Err(*error))
    }

    /// Returns the error of the first requirement that is not met; `Unavailable` if all are met.
    pub fn error(&self) -> DispatchError {
        self.first_error().err().unwrap_or(DispatchError::Unavailable)
    }

    /// Returns what is missing, in the order in which it was noted.
    pub fn missing(&self) -> MissingList {
        BoundedVec::truncate_from(self.0.iter().map(|(missing, _)| *missing).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unmet_keeps_the_order_and_notes_nothing_twice() {
        let mut unmet = Unmet::default();
        assert_eq!((unmet.is_empty(), unmet.first_error()), (true, Ok(())));
        unmet.require(true, Missing::Campaign, DispatchError::Other("met"));
        unmet.require(false, Missing::Work, DispatchError::Other("first"));
        let mut others = Unmet::default();
        others.note(Missing::Work, DispatchError::Other("again"));
        others.note(Missing::Energy { has: 0, needs: 1 }, DispatchError::Other("second"));
        unmet.append(others);
        assert_eq!(unmet.first_error(), Err(DispatchError::Other("first")));
        assert_eq!(unmet.error(), DispatchError::Other("first"));
        assert_eq!(unmet.missing().into_inner(), [Missing::Work, Missing::Energy { has: 0, needs: 1 }]);
        assert!(!unmet.is_empty());
    }

    #[test]
    fn eligibility_report_has_its_json_form() {
        let queue = QueueReport { queue: Queue::Expert, can_join: false, missing: [Missing::Work].to_vec() };
        let report = EligibilityReport { campaign: 3, queues: [queue].to_vec() };
        let expected = r#"{"campaign":3,"queues":[{"queue":"expert","canJoin":false,"missing":[{"missing":"work"}]}]}"#;
        assert_eq!(serde_json::to_string(&report).expect("it has a JSON form"), expected);
    }

    #[test]
    fn missing_list_has_its_json_form() {
        let missing = [
            Missing::OpenCampaign { is: CampaignPhase::Stopped },
            Missing::Role { role: Role::AdvancedTasks },
            Missing::Medallion { area: 7, has: 0, needs: 1 },
            Missing::Reputation { area: 7, has: BasisPoints::ZERO, needs: BasisPoints::clamped(8_500) },
            Missing::NextRound { round: RoundId(2) },
            Missing::QuizWait { until: Time(1) },
            Missing::AiaToday { has: Credits(20), needs: Credits(60), most: Credits(70) },
            Missing::Bond { has: Planck(1), needs: Planck(2) },
        ];
        let expected = concat!(
            r#"[{"missing":"openCampaign","is":"stopped"},{"missing":"role","role":"advancedTasks"},"#,
            r#"{"missing":"medallion","area":7,"has":0,"needs":1},"#,
            r#"{"missing":"reputation","area":7,"has":0,"needs":8500},{"missing":"nextRound","round":2},"#,
            r#"{"missing":"quizWait","until":"1970-01-01T00:00:00.001Z"},"#,
            r#"{"missing":"aiaToday","has":"20","needs":"60","most":"70"},{"missing":"bond","has":"1","needs":"2"}]"#,
        );
        assert_eq!(serde_json::to_string(&missing).expect("it has a JSON form"), expected);
    }
}
