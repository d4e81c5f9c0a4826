//! The answer of `agt_referenda`: referenda in pages from the newest.

use crate::{governance::tracks::Tracks, AccountId, Balance, BlockNumber, Runtime, System};
use agt_primitives::{
    governance::{OngoingReferendum, ReferendaPage, ReferendumIndex, ReferendumReport, ReferendumState, MAX_REFERENDA},
    report::Share,
};
use alloc::string::String;
use codec::Encode;
use frame_support::traits::{Get, VoteTally};
use pallet_referenda::{Curve, DecidingStatus, ReferendumInfo, ReferendumInfoFor, TrackInfo, TracksInfo};
use sp_runtime::Perbill;

type Info = pallet_referenda::ReferendumInfoOf<Runtime, ()>;
type Status = pallet_referenda::ReferendumStatusOf<Runtime, ()>;

/// Referenda from `cursor` down, the newest first.
pub fn report(cursor: Option<ReferendumIndex>) -> ReferendaPage<AccountId> {
    let count = pallet_referenda::ReferendumCount::<Runtime>::get();
    let above = cursor.and_then(|cursor| cursor.checked_add(1)).map_or(count, |above| above.min(count));
    let below = above.saturating_sub(MAX_REFERENDA);
    let referenda =
        (below..above).rev().filter_map(|index| Some(referendum(index, ReferendumInfoFor::<Runtime>::get(index)?)));
    ReferendaPage { referenda: referenda.collect(), next: below.checked_sub(1) }
}

/// The name under which the schedule keeps what a referendum has approved.
pub fn enactment_task(index: ReferendumIndex) -> [u8; 32] {
    // As `pallet-referenda` names it; a test holds the two equal.
    (*b"assembly", "enactment", index).using_encoded(sp_io::hashing::blake2_256)
}

fn referendum(index: ReferendumIndex, info: Info) -> ReferendumReport<AccountId> {
    let enactment_task = enactment_task(index);
    let (state, at, ongoing) = match info {
        ReferendumInfo::Ongoing(status) => {
            let (state, at) = state_of(&status);
            (state, at, ongoing(status))
        }
        ReferendumInfo::Approved(at, ..) => (ReferendumState::Approved, Some(at), None),
        ReferendumInfo::Rejected(at, ..) => (ReferendumState::Rejected, Some(at), None),
        ReferendumInfo::Cancelled(at, ..) => (ReferendumState::Cancelled, Some(at), None),
        ReferendumInfo::TimedOut(at, ..) => (ReferendumState::TimedOut, Some(at), None),
        ReferendumInfo::Killed(at) => (ReferendumState::Killed, Some(at), None),
    };
    let enacts_at = pallet_scheduler::Lookup::<Runtime>::get(enactment_task).map(|(block, _)| block);
    ReferendumReport { index, state, at, ongoing, enacts_at, enactment_task: enactment_task.into() }
}

/// The state of a referendum that has not ended, and the block in which it passes if it is confirming.
fn state_of(status: &Status) -> (ReferendumState, Option<BlockNumber>) {
    match status.deciding {
        Some(DecidingStatus { confirming: Some(until), .. }) => (ReferendumState::Confirming, Some(until)),
        Some(_) => (ReferendumState::Deciding, None),
        None if status.in_queue => (ReferendumState::Queued, None),
        None => (ReferendumState::Preparing, None),
    }
}

fn ongoing(status: Status) -> Option<OngoingReferendum<AccountId>> {
    let track = Tracks::info(status.track)?;
    let deciding_since = status.deciding.as_ref().map(|deciding| deciding.since);
    let (ayes, nays, support) = (status.tally.ayes, status.tally.nays, status.tally.support);
    let needed = |curve: &Curve| share(curve.threshold(elapsed(&track, deciding_since)));
    Some(OngoingReferendum {
        track: status.track,
        track_name: name_of(&track),
        proposal: status.proposal.hash(),
        submitter: status.submission_deposit.who.clone(),
        submitted: status.submitted,
        decision_deposit_placed: status.decision_deposit.is_some(),
        decision_deposit: track.decision_deposit.into(),
        decides_from: status.submitted.saturating_add(track.prepare_period),
        deciding_since,
        decides_until: deciding_since.map(|since| since.saturating_add(track.decision_period)),
        enactment_delay: track.min_enactment_period,
        ayes: ayes.into(),
        nays: nays.into(),
        support: support.into(),
        turnout: <Runtime as pallet_conviction_voting::Config>::MaxTurnout::get().into(),
        approval: share(status.tally.approval(status.track)),
        approval_needed: needed(&track.min_approval),
        support_share: share(status.tally.support(status.track)),
        support_needed: needed(&track.min_support),
    })
}

fn share(part: Perbill) -> Share {
    Share(part.deconstruct())
}

/// The part of its decision period that has passed.
fn elapsed(track: &TrackInfo<Balance, BlockNumber>, deciding_since: Option<BlockNumber>) -> Perbill {
    let blocks = deciding_since.map_or(0, |since| System::block_number().saturating_sub(since));
    Perbill::from_rational(blocks.min(track.decision_period), track.decision_period)
}

fn name_of(track: &TrackInfo<Balance, BlockNumber>) -> String {
    String::from_utf8_lossy(&track.name).trim_end_matches('\0').into()
}
