//! Bonds with their votes and referenda, as readers are told of them.

use super::tracks::{TrackId, Tracks};
use crate::{Access, AccountId, Balance, BlockNumber, Runtime, System};
use agt_runtime_api::governance::*;
use alloc::{string::String, vec::Vec};
use codec::Encode;
use frame_support::traits::{Get, VoteTally};
use pallet_conviction_voting::{AccountVote, Casting, Conviction, Delegating, Voting, VotingFor};
use pallet_referenda::{Curve, DecidingStatus, ReferendumInfo, ReferendumInfoFor, TrackInfo, TracksInfo};
use sp_runtime::Perbill;

type Info = pallet_referenda::ReferendumInfoOf<Runtime, ()>;
type Status = pallet_referenda::ReferendumStatusOf<Runtime, ()>;
type Votes = pallet_conviction_voting::VotingOf<Runtime>;

/// An account's bond and what it votes with it.
pub fn bond(who: AccountId) -> BondReport<AccountId> {
    let votes = Tracks::track_ids().filter_map(|track| track_votes(track, VotingFor::<Runtime>::get(&who, track)));
    BondReport { votes: votes.collect(), bond: Access::report(who) }
}

/// Referenda from `cursor` down, the newest first.
pub fn referenda(cursor: Option<ReferendumIndex>) -> ReferendaPage<AccountId> {
    let count = pallet_referenda::ReferendumCount::<Runtime>::get();
    let above = cursor.and_then(|cursor| cursor.checked_add(1)).map_or(count, |above| above.min(count));
    let below = above.saturating_sub(MAX_REFERENDA);
    let referenda =
        (below..above).rev().filter_map(|index| Some(report(index, ReferendumInfoFor::<Runtime>::get(index)?)));
    ReferendaPage { referenda: referenda.collect(), next: below.checked_sub(1) }
}

/// The name under which the schedule keeps what a referendum has approved.
pub fn enactment_task(index: ReferendumIndex) -> [u8; 32] {
    // As `pallet-referenda` names it; a test holds the two equal.
    (*b"assembly", "enactment", index).using_encoded(sp_io::hashing::blake2_256)
}

fn report(index: ReferendumIndex, info: Info) -> ReferendumReport<AccountId> {
    let enactment_task = enactment_task(index);
    let (state, ongoing) = match info {
        ReferendumInfo::Ongoing(status) => {
            let state = state_of(&status);
            (state, ongoing(status))
        }
        ReferendumInfo::Approved(at, ..) => (ReferendumState::Approved { at }, None),
        ReferendumInfo::Rejected(at, ..) => (ReferendumState::Rejected { at }, None),
        ReferendumInfo::Cancelled(at, ..) => (ReferendumState::Cancelled { at }, None),
        ReferendumInfo::TimedOut(at, ..) => (ReferendumState::TimedOut { at }, None),
        ReferendumInfo::Killed(at) => (ReferendumState::Killed { at }, None),
    };
    let enacts_at = pallet_scheduler::Lookup::<Runtime>::get(enactment_task).map(|(block, _)| block);
    ReferendumReport { index, state, ongoing, enacts_at, enactment_task }
}

fn state_of(status: &Status) -> ReferendumState {
    match status.deciding {
        Some(DecidingStatus { confirming: Some(until), .. }) => ReferendumState::Confirming { until },
        Some(_) => ReferendumState::Deciding,
        None if status.in_queue => ReferendumState::Queued,
        None => ReferendumState::Preparing,
    }
}

fn ongoing(status: Status) -> Option<OngoingReferendum<AccountId>> {
    let track = Tracks::info(status.track)?;
    let deciding_since = status.deciding.as_ref().map(|deciding| deciding.since);
    let (ayes, nays, support) = (status.tally.ayes, status.tally.nays, status.tally.support);
    let needed = |curve: &Curve| curve.threshold(elapsed(&track, deciding_since)).deconstruct();
    Some(OngoingReferendum {
        track: status.track,
        track_name: name_of(&track),
        proposal: status.proposal.hash().into(),
        submitter: status.submission_deposit.who.clone(),
        submitted: status.submitted,
        decision_deposit_placed: status.decision_deposit.is_some(),
        decision_deposit: track.decision_deposit,
        decides_from: status.submitted.saturating_add(track.prepare_period),
        deciding_since,
        decides_until: deciding_since.map(|since| since.saturating_add(track.decision_period)),
        enactment_delay: track.min_enactment_period,
        ayes,
        nays,
        support,
        turnout: <Runtime as pallet_conviction_voting::Config>::MaxTurnout::get(),
        approval: status.tally.approval(status.track).deconstruct(),
        approval_needed: needed(&track.min_approval),
        support_share: status.tally.support(status.track).deconstruct(),
        support_needed: needed(&track.min_support),
    })
}

/// How much of its decision period a referendum has behind it.
fn elapsed(track: &TrackInfo<Balance, BlockNumber>, deciding_since: Option<BlockNumber>) -> Perbill {
    let blocks = deciding_since.map_or(0, |since| System::block_number().saturating_sub(since));
    Perbill::from_rational(blocks.min(track.decision_period), track.decision_period)
}

fn name_of(track: &TrackInfo<Balance, BlockNumber>) -> String {
    String::from_utf8_lossy(&track.name).trim_end_matches('\0').into()
}

fn track_votes(track: TrackId, voting: Votes) -> Option<TrackVotes<AccountId>> {
    let prior_lock = voting_prior(&voting);
    let (votes, delegates_to, delegations) = match voting {
        Voting::Casting(Casting { votes, delegations, .. }) => {
            (votes.into_iter().map(cast_vote).collect(), None, delegations)
        }
        Voting::Delegating(Delegating { balance, target, conviction, delegations, .. }) => {
            let delegation = Delegation { to: target, amount: balance, conviction: conviction.into() };
            (Vec::new(), Some(delegation), delegations)
        }
    };
    let told = TrackVotes { track, votes, delegates_to, delegated_votes: delegations.votes, prior_lock };
    let nothing = told.votes.is_empty() && told.delegates_to.is_none() && told.delegated_votes == 0 && prior_lock == 0;
    (!nothing).then_some(told)
}

fn voting_prior(voting: &Votes) -> Balance {
    match voting {
        Voting::Casting(Casting { prior, .. }) => prior.locked(),
        Voting::Delegating(Delegating { prior, .. }) => prior.locked(),
    }
}

fn cast_vote((referendum, vote): (ReferendumIndex, AccountVote<Balance>)) -> CastVote {
    let unlocked = Conviction::None.into();
    match vote {
        AccountVote::Standard { vote, balance } => {
            let (aye, nay) = if vote.aye { (balance, 0) } else { (0, balance) };
            CastVote { referendum, aye, nay, abstain: 0, conviction: vote.conviction.into() }
        }
        AccountVote::Split { aye, nay } => CastVote { referendum, aye, nay, abstain: 0, conviction: unlocked },
        AccountVote::SplitAbstain { aye, nay, abstain } => {
            CastVote { referendum, aye, nay, abstain, conviction: unlocked }
        }
    }
}
