//! What a requester says about a job when it opens, and what a committee says about a batch when it posts.

use crate::{contributors::AreaId, tasks::Uri, Balance, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// The most members of a committee.
pub const MOST_SEATS: u32 = 7;

/// The members that are drawn beyond the seats of a committee: as many as the requester can strike.
pub const SPARE_MEMBERS: u32 = 2;

/// The most members that are drawn for a job.
pub const MOST_DRAWN: u32 = MOST_SEATS + SPARE_MEMBERS;

/// The most committees of a job that can say nothing. After that many the requester gets back what is left.
pub const MOST_COMMITTEES: u32 = 3;

/// The number of members of a committee. No other number exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub enum CommitteeSize {
    /// Three members, two of whom must sign.
    Three,
    /// Five members, four of whom must sign.
    Five,
    /// Seven members, five of whom must sign.
    Seven,
}

impl CommitteeSize {
    /// Every size, in the order of their encoding.
    pub const ALL: [Self; 3] = [Self::Three, Self::Five, Self::Seven];

    /// Returns the number of members: 3, 5 or 7.
    pub const fn seats(self) -> u32 {
        match self {
            Self::Three => 3,
            Self::Five => 5,
            Self::Seven => MOST_SEATS,
        }
    }

    /// Returns how many of them must sign a batch: two thirds, rounded up.
    pub const fn threshold(self) -> u32 {
        (2 * self.seats()).div_ceil(3)
    }

    /// Returns how many are drawn, so that the requester can strike some.
    pub const fn drawn(self) -> u32 {
        self.seats() + SPARE_MEMBERS
    }
}

/// What a requester says about a job when it opens. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct JobTerms {
    /// The field of knowledge that it is about.
    pub area: AreaId,
    /// The hash of its specification.
    pub spec: H256,
    /// The address at which the specification is shown.
    #[serde(serialize_with = "crate::report::text")]
    pub uri: Uri,
    /// What an accepted answer earns, in the smallest unit of the pool's asset.
    #[serde(with = "crate::report::decimal")]
    pub price: Balance,
    /// The most answers that it pays for.
    pub answers: u32,
    /// The size of its committee.
    pub size: CommitteeSize,
    /// The moment at which the work ends, in milliseconds.
    #[serde(serialize_with = "crate::report::time")]
    pub ends: Moment,
}

impl JobTerms {
    /// Returns what the job pays at most, in the smallest unit of the pool's asset; none if that does not fit.
    pub fn most(&self) -> Option<Balance> {
        self.price.checked_mul(self.answers.into())
    }
}

/// What a committee attests. The leaves of its tree are [`Leaf`](super::Leaf), one for each person.
///
/// A last batch has no tree: with it a committee attests that no work is left to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[serde(rename_all = "camelCase")]
pub struct BatchContent {
    /// The root of the tree.
    pub root: H256,
    /// The number of its leaves.
    pub leaves: u32,
    /// The accepted answers of all people together.
    pub accepted: u32,
    /// The rejected answers of all people together.
    pub rejected: u32,
    /// The hash of the file that lists the leaves and answers.
    pub file: H256,
    /// The address at which the file lies.
    #[serde(serialize_with = "crate::report::text")]
    pub uri: Uri,
    /// Whether it is the job's last batch: nothing is outstanding after it. It pays nothing: its root and numbers are zero.
    pub is_last: bool,
}

impl BatchContent {
    /// Returns the number of accepted and rejected answers.
    pub fn answers(&self) -> u64 {
        u64::from(self.accepted).saturating_add(self.rejected.into())
    }

    /// Returns whether it names no tree and no answers, as a last batch does.
    pub fn pays_nobody(&self) -> bool {
        self.root == H256::zero() && self.leaves == 0 && self.answers() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threshold_is_two_thirds_rounded_up() {
        assert_eq!(CommitteeSize::ALL.map(CommitteeSize::seats), [3, 5, 7]);
        assert_eq!(CommitteeSize::ALL.map(CommitteeSize::threshold), [2, 4, 5]);
        assert_eq!(CommitteeSize::ALL.map(CommitteeSize::drawn), [5, 7, 9]);
        assert_eq!(MOST_DRAWN, 9);
        for size in CommitteeSize::ALL {
            assert!(3 * size.threshold() >= 2 * size.seats() && size.drawn() <= MOST_DRAWN);
            // Two majorities of one committee share a member.
            assert!(2 * size.threshold() > size.seats());
        }
    }

    #[test]
    fn job_pays_at_most_its_price_for_every_answer() {
        let most = |price, answers| {
            let (area, spec, uri, size, ends) = (0, H256::zero(), Uri::default(), CommitteeSize::Three, 0);
            JobTerms { area, spec, uri, price, answers, size, ends }.most()
        };
        assert_eq!(most(250, 4_000), Some(1_000_000));
        assert_eq!([most(0, 4_000), most(250, 0)], [Some(0); 2]);
        assert_eq!([most(Balance::MAX, 1), most(Balance::MAX, 2)], [Some(Balance::MAX), None]);
    }

    /// A last batch: without a tree and without answers.
    fn empty() -> BatchContent {
        let (root, file, uri) = (H256::zero(), H256::repeat_byte(1), Uri::default());
        BatchContent { root, leaves: 0, accepted: 0, rejected: 0, file, uri, is_last: true }
    }

    #[test]
    fn answers_of_a_batch_are_the_accepted_and_the_rejected_ones() {
        let answers = |accepted, rejected| BatchContent { accepted, rejected, ..empty() }.answers();
        assert_eq!([answers(0, 0), answers(5, 0), answers(0, 7), answers(5, 7)], [0, 5, 7, 12]);
        assert_eq!(answers(u32::MAX, u32::MAX), 2 * u64::from(u32::MAX));
    }

    #[test]
    fn batch_pays_nobody_only_without_a_tree_and_without_answers() {
        assert!(empty().pays_nobody());
        for (why, batch) in [
            ("it has a root", BatchContent { root: H256::repeat_byte(2), ..empty() }),
            ("it has a leaf", BatchContent { leaves: 1, ..empty() }),
            ("it has an accepted answer", BatchContent { accepted: 1, ..empty() }),
            ("it has a rejected answer", BatchContent { rejected: 1, ..empty() }),
        ] {
            assert!(!batch.pays_nobody(), "{why}");
        }
    }
}
