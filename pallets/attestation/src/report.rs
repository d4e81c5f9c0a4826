//! What the view functions return.

use crate::{BatchState, Batches, CommitteeState, Config, Jobs, Pallet};
use agt_primitives::{
    access::{Access, Role, SetAside},
    attestation::{AttesterReport, BatchKey, BatchReport, JobId, JobPhase, JobReport, ENLISTMENT},
    report::{Planck, Time},
};
use alloc::vec::Vec;

impl<T: Config> Pallet<T> {
    pub(crate) fn attester_report(who: &T::AccountId) -> Option<AttesterReport> {
        let (slot, attester) = Self::attester_of(who)?;
        Some(AttesterReport {
            slot,
            weight: attester.weight.into(),
            set_aside: T::Access::amount_set_aside(who, ENLISTMENT).unwrap_or(0).into(),
            since: attester.since.into(),
            has_access: T::Access::has_access(who, Role::DataValidation),
        })
    }

    pub(crate) fn job_report(id: JobId) -> Option<JobReport<T::AccountId>> {
        let job = Jobs::<T>::get(id)?;
        let phase = job.phase(Self::now());
        let members: Vec<_> = match phase {
            JobPhase::Striking => job.committee.members.iter().map(|member| member.who.clone()).collect(),
            _ => job.seated().map(|member| member.who.clone()).collect(),
        };
        let silenced = job.seated().filter(|member| member.is_silenced).map(|member| member.who.clone()).collect();
        Some(JobReport {
            job: id,
            phase,
            opened: job.opened.into(),
            ends: job.ends.into(),
            post_until: job.post_until.into(),
            redraws: job.committee.draw,
            members,
            silenced,
            strike_until: match job.committee.state {
                CommitteeState::Drawing { .. } | CommitteeState::Dismissed => None,
                CommitteeState::Drawn { strike_until } => Some(strike_until.into()),
            },
            next_batch: job.next_batch,
            silences: job.silences,
            proposed: job.proposed,
            last: job.last,
            batches: job.batches,
            rejected: job.rejected,
            most: job.books.most,
            left: job.books.left,
            paid: job.books.paid,
            forfeited: job.books.forfeited,
            requester: job.requester,
            pool: job.pool,
            terms: job.terms,
        })
    }

    pub(crate) fn batch_report(key: BatchKey) -> Option<BatchReport<T::AccountId>> {
        let batch = Batches::<T>::get(key)?;
        let (until, challenge) = match &batch.state {
            BatchState::Proposed { until } | BatchState::Posted { until } => (Some(*until), None),
            BatchState::Challenged { challenge, .. } => (Some(challenge.rule_by), Some(challenge)),
            BatchState::Swept => (None, None),
        };
        Some(BatchReport {
            job: key.0,
            batch: key.1,
            phase: batch.phase(Self::now()),
            members: batch.seats.iter().map(|seat| seat.who.clone()).collect(),
            signers: batch.signers().cloned().collect(),
            refuted: batch.seats.iter().filter(|seat| seat.is_refuted).map(|seat| seat.who.clone()).collect(),
            set_aside: batch.set_aside.into(),
            lifted: batch.is_lifted,
            until: until.map(Time),
            challenger: challenge.map(|challenge| challenge.who.clone()),
            bond: Planck(challenge.map_or(0, |challenge| challenge.bond)),
            lapsed: batch.lapsed,
            total: batch.total,
            claimed: batch.claimed,
            content: batch.content,
        })
    }
}
