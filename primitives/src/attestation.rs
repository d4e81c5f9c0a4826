//! Work that happens off the chain and that a committee of staked validators attests in batches: the terms of jobs and
//! batches, the leaves of a batch, receipts, the governed terms, and the reports.
//!
//! A job pays out of a reward pool. How it draws on the pool is [`crate::tasks::Escrow`].

mod job;
mod leaf;
mod receipt;
mod report;
mod terms;

use crate::{
    access::{ObligationId, ObligationKind},
    tasks::EscrowId,
    Balance,
};

pub use job::{BatchContent, CommitteeSize, JobTerms, MOST_COMMITTEES, MOST_DRAWN, MOST_SEATS, SPARE_MEMBERS};
pub use leaf::{Leaf, Proof, MAX_PROOF};
pub use receipt::Receipt;
pub use report::{AttesterReport, BatchPhase, BatchReport, JobPhase, JobReport};
pub use terms::{ranges, AttestationTerms};

/// The number of a job: work of one requester that a committee attests.
pub type JobId = u64;

/// The number of a batch among those of its job. No number is used twice.
pub type BatchNumber = u32;

/// A batch: its job, and its number there.
pub type BatchKey = (JobId, BatchNumber);

/// What an attester sets aside for as long as it is on the register.
pub const ENLISTMENT: ObligationId = ObligationId { kind: ObligationKind::Batch, number: 0 };

/// Returns what a signer sets aside under a batch. Two batches never have the same obligation, and none has that of
/// [`ENLISTMENT`].
pub const fn signature_under((job, number): BatchKey) -> ObligationId {
    ObligationId { kind: ObligationKind::Batch, number: 1 << 96 | (job as u128) << 32 | number as u128 }
}

/// What the money of an escrow is worth.
pub trait ValueOf {
    /// Returns what `amount` of the asset of an escrow's pool is worth in planck of AGT, rounded down; none without an escrow
    /// and for an asset without a rate.
    fn in_agt(id: EscrowId, amount: Balance) -> Option<Balance>;
}

/// A chain without pools.
impl ValueOf for () {
    fn in_agt(_: EscrowId, _: Balance) -> Option<Balance> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn obligations_of_two_batches_differ() {
        let mut numbers = BTreeSet::from([ENLISTMENT.number]);
        for job in [0, 1, 1 << 32, JobId::MAX] {
            for number in [0, 1, 1 << 31, BatchNumber::MAX] {
                assert!(numbers.insert(signature_under((job, number)).number), "{job} {number}");
            }
        }
        assert_eq!(signature_under((7, 9)).number, (1 << 96) + (7 << 32) + 9);
    }
}
