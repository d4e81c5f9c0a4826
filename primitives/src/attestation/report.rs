//! What anyone may read about attesters, jobs and batches.

use super::{BatchContent, BatchNumber, JobId, JobTerms};
use crate::{
    report::{decimal, Planck, Time},
    tasks::PoolId,
    Balance,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a job waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum JobPhase {
    /// A committee is to be drawn.
    Drawing,
    /// The requester can strike members of the committee, and nobody posts yet.
    Striking,
    /// People work, and the committee posts.
    Working,
    /// The work has ended, and the committee can still post.
    Ending,
    /// A last batch was proposed or posted. The job closes when that batch is final and all batches are swept.
    Closing,
    /// The time to post is over, and no committee has said that nothing is outstanding. Anybody can have it replaced.
    Silent,
    /// No committee is drawn any more. The job closes when its batches are swept.
    Over,
}

/// What a batch waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum BatchPhase {
    /// Signatures.
    Proposed,
    /// The end of the time in which it can be challenged.
    Posted,
    /// A ruling on its challenge.
    Challenged,
    /// Claims.
    Final,
    /// The removal of its records. It pays nothing any more.
    Swept,
}

/// An account on the register of attesters.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct AttesterReport {
    pub slot: u32,
    /// Its weight in draws: what it set aside when it enlisted.
    pub weight: Planck,
    /// What of that is still set aside. If it is less than the weight, the attester is not drawn.
    pub set_aside: Planck,
    pub since: Time,
    /// Whether it may take on new obligations as a validator of data. If not, it is not drawn.
    pub has_access: bool,
}

/// A job and its money, in the smallest unit of its pool's asset.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct JobReport<AccountId> {
    pub job: JobId,
    pub requester: AccountId,
    /// The number of the requester's pool that pays.
    pub pool: PoolId,
    pub phase: JobPhase,
    pub terms: JobTerms,
    pub opened: Time,
    /// The moment at which the work ends: the terms' one, or an earlier one at which the requester stopped it.
    pub ends: Time,
    /// Until when batches can be posted.
    pub post_until: Time,
    /// How many committees were asked for before this one.
    pub redraws: u32,
    /// The members of the committee. While the requester can strike, there are up to two spare ones at the end.
    pub members: Vec<AccountId>,
    /// The members who cannot propose a batch, because one that they had proposed was not signed.
    pub silenced: Vec<AccountId>,
    /// Until when the requester can strike members; none while a committee is to be drawn.
    pub strike_until: Option<Time>,
    /// How many of its committees have said nothing until their time was over.
    pub silences: u32,
    /// The number of the next batch.
    pub next_batch: BatchNumber,
    /// The batch that waits for signatures.
    pub proposed: Option<BatchNumber>,
    /// The last batch, from its proposal on, unless it was dropped or is void.
    pub last: Option<BatchNumber>,
    /// The number of batches that are not removed.
    pub batches: u32,
    /// The answers that its batches have rejected.
    #[serde(with = "decimal")]
    pub rejected: u64,
    /// What it pays at most.
    #[serde(with = "decimal")]
    pub most: Balance,
    /// What no batch has taken.
    #[serde(with = "decimal")]
    pub left: Balance,
    /// What was claimed.
    #[serde(with = "decimal")]
    pub paid: Balance,
    /// What nobody claimed in time.
    #[serde(with = "decimal")]
    pub forfeited: Balance,
}

/// A batch. Amounts without another unit are in the smallest unit of the pool's asset.
#[allow(missing_docs)] // A field without a comment is what its name says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BatchReport<AccountId> {
    pub job: JobId,
    pub batch: BatchNumber,
    pub phase: BatchPhase,
    pub content: BatchContent,
    /// The members of its committee.
    pub members: Vec<AccountId>,
    /// Those who have signed.
    pub signers: Vec<AccountId>,
    /// The members whose receipts do not count for it any more: a challenge with one was dismissed.
    pub refuted: Vec<AccountId>,
    /// What each signer has set aside.
    pub set_aside: Planck,
    /// Whether the signers' set-asides were lifted.
    pub lifted: bool,
    /// The end of what it waits for: signatures, challenges or a ruling; of a final batch, when it became final. None for a
    /// swept one.
    pub until: Option<Time>,
    /// Who has challenged it.
    pub challenger: Option<AccountId>,
    /// What the challenger has on hold; zero with a receipt.
    pub bond: Planck,
    /// Who has challenged it when nobody ruled. Since then a challenge needs a bond, and the next one that lapses is the last.
    pub lapsed: Option<AccountId>,
    /// What it pays.
    #[serde(with = "decimal")]
    pub total: Balance,
    /// What was claimed of it.
    #[serde(with = "decimal")]
    pub claimed: Balance,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attestation::CommitteeSize;
    use alloc::string::String;
    use frame_support::BoundedVec;
    use sp_core::H256;

    fn json(report: &impl Serialize) -> String {
        serde_json::to_string(report).expect("a report serialises")
    }

    #[test]
    fn attester_report_has_its_json_form() {
        let report = AttesterReport {
            slot: 3,
            weight: Planck(Balance::MAX),
            set_aside: Planck(4),
            since: Time(1),
            has_access: true,
        };
        let expected = concat!(
            r#"{"slot":3,"weight":"340282366920938463463374607431768211455","setAside":"4","#,
            r#""since":"1970-01-01T00:00:00.001Z","hasAccess":true}"#,
        );
        assert_eq!(json(&report), expected);
    }

    #[test]
    fn job_report_has_its_json_form() {
        let report = JobReport {
            job: 1,
            requester: 7_u64,
            pool: 2,
            phase: JobPhase::Striking,
            terms: JobTerms {
                area: 3,
                spec: H256::repeat_byte(1),
                uri: BoundedVec::truncate_from(b"https://example.org".to_vec()),
                price: Balance::MAX,
                answers: 4,
                size: CommitteeSize::Five,
                ends: 1,
            },
            opened: Time(0),
            ends: Time(1),
            post_until: Time(2),
            redraws: 0,
            members: vec![8, 9],
            silenced: vec![9],
            strike_until: Some(Time(3)),
            silences: 0,
            next_batch: 5,
            proposed: None,
            last: None,
            batches: 4,
            rejected: 6,
            most: 10,
            left: 1,
            paid: 2,
            forfeited: 3,
        };
        let expected = concat!(
            r#"{"job":1,"requester":7,"pool":2,"phase":"striking","terms":{"area":3,"#,
            r#""spec":"0x0101010101010101010101010101010101010101010101010101010101010101","#,
            r#""uri":"https://example.org","price":"340282366920938463463374607431768211455","answers":4,"#,
            r#""size":"five","ends":"1970-01-01T00:00:00.001Z"},"#,
            r#""opened":"1970-01-01T00:00:00.000Z","ends":"1970-01-01T00:00:00.001Z","#,
            r#""postUntil":"1970-01-01T00:00:00.002Z","redraws":0,"members":[8,9],"silenced":[9],"#,
            r#""strikeUntil":"1970-01-01T00:00:00.003Z","silences":0,"nextBatch":5,"proposed":null,"last":null,"#,
            r#""batches":4,"rejected":"6","most":"10","left":"1","paid":"2","forfeited":"3"}"#,
        );
        assert_eq!(json(&report), expected);
    }

    #[test]
    fn batch_report_has_its_json_form() {
        let content = BatchContent {
            root: H256::repeat_byte(1),
            leaves: 1,
            accepted: 2,
            rejected: 3,
            file: H256::repeat_byte(2),
            uri: BoundedVec::truncate_from(b"https://example.org".to_vec()),
            is_last: false,
        };
        let report = BatchReport {
            job: 1,
            batch: 2,
            phase: BatchPhase::Challenged,
            content,
            members: vec![7_u64, 8],
            signers: vec![7],
            refuted: vec![8],
            set_aside: Planck(5),
            lifted: false,
            until: Some(Time(1)),
            challenger: Some(9),
            bond: Planck(6),
            lapsed: None,
            total: 10,
            claimed: 0,
        };
        let expected = concat!(
            r#"{"job":1,"batch":2,"phase":"challenged","#,
            r#""content":{"root":"0x0101010101010101010101010101010101010101010101010101010101010101","#,
            r#""leaves":1,"accepted":2,"rejected":3,"#,
            r#""file":"0x0202020202020202020202020202020202020202020202020202020202020202","#,
            r#""uri":"https://example.org","isLast":false},"#,
            r#""members":[7,8],"signers":[7],"refuted":[8],"setAside":"5","lifted":false,"#,
            r#""until":"1970-01-01T00:00:00.001Z","challenger":9,"bond":"6","lapsed":null,"#,
            r#""total":"10","claimed":"0"}"#,
        );
        assert_eq!(json(&report), expected);
    }

    #[test]
    fn phases_have_their_json_form() {
        use BatchPhase::{Challenged, Final, Posted, Proposed, Swept};
        use JobPhase::{Closing, Drawing, Ending, Over, Silent, Striking, Working};
        assert_eq!(
            json(&[Drawing, Striking, Working, Ending, Closing, Silent, Over]),
            r#"["drawing","striking","working","ending","closing","silent","over"]"#
        );
        assert_eq!(
            json(&[Proposed, Posted, Challenged, Final, Swept]),
            r#"["proposed","posted","challenged","final","swept"]"#
        );
    }
}
